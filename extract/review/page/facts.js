"use strict";
// The table of facts beside the text. The row of the selected fact is open; on a narrow screen its
// details lie in a sheet over the text as well.
(() => {
  const AT_ONCE = 250;
  let shown = [];
  let written = 0;

  const body = () => Review.by("facts").tBodies[0];
  const narrow = matchMedia("(max-width: 70rem)");

  const flags = (fact) => {
    const sign = { accept: "✓", reject: "✗", edit: "✎", add: "+" }[fact.decision?.action];
    return [
      sign
        ? Review.el(
            "span",
            { class: `flag ${fact.decision.action}`, title: Review.say(`done_${fact.decision.action}`) },
            sign,
            Review.el("span", { class: "unseen" }, Review.say(`done_${fact.decision.action}`)),
          )
        : null,
      fact.failing
        ? Review.el(
            "span",
            { class: "flag bad", title: Review.say("only_failing") },
            "⚠",
            Review.el("span", { class: "unseen" }, Review.say("only_failing")),
          )
        : null,
      fact.doubts.length
        ? Review.el(
            "span",
            { class: "flag soft", title: Review.say("only_doubtful") },
            "?",
            Review.el("span", { class: "unseen" }, Review.say("only_doubtful")),
          )
        : null,
    ];
  };

  const line = (fact) => {
    const { now } = fact;
    const quantity = Review.isQuantity(fact.kind);
    const open = Review.selected === fact.fid;
    const main = quantity ? (now.unit ?? now.topic ?? Review.say("no_unit")) : Review.stated(now);
    const quote = Review.visible(Review.quoteOf(fact).replace(/\s+/g, " "));
    return Review.el(
      "tr",
      {
        class: [fact.decision?.action ?? "", open ? "selected" : "", quantity ? now.status : ""]
          .filter(Boolean)
          .join(" "),
        "data-fid": fact.fid,
      },
      Review.el(
        "td",
        { class: "value" },
        Review.el(
          "span",
          { class: `glyph ${fact.kind}`, title: Review.say(`kind_${fact.kind}`), "aria-hidden": "true" },
          Review.GLYPHS[fact.kind],
        ),
        quantity ? Review.el("span", { class: "number" }, Review.valueOf(now)) : null,
      ),
      Review.el(
        "td",
        { class: "what" },
        Review.el(
          "button",
          {
            type: "button",
            class: "plain opens",
            "aria-expanded": String(open),
            tabindex: open || (!Review.selected && fact === shown[0]) ? null : -1,
          },
          Review.el("span", { class: "unseen" }, `${Review.say(`kind_${fact.kind}`)}: ${quantity ? `${Review.valueOf(now)} ` : ""}`),
          Review.el("span", { class: "main" }, main),
          quote && quote !== main ? Review.el("span", { class: "quote soft" }, quote) : null,
        ),
      ),
      Review.el(
        "td",
        { class: "state" },
        quantity ? Review.el("span", {}, Review.say(`status_${now.status ?? "achieved"}`)) : null,
        ...flags(fact),
      ),
    );
  };

  const opened = (fact) =>
    Review.el(
      "tr",
      { class: "opened" },
      Review.el("td", { colspan: 3 }, Review.detailsOf(fact)),
    );

  const more = () => {
    const rows = [];
    for (const fact of shown.slice(written, written + AT_ONCE)) {
      rows.push(line(fact));
      if (Review.selected === fact.fid && !onSheet()) rows.push(opened(fact));
    }
    body().append(...rows);
    written = Math.min(written + AT_ONCE, shown.length);
  };

  const onSheet = () => narrow.matches && document.body.dataset.view === "text";

  const render = () => {
    shown = Review.report.facts.filter(
      (fact) => Review.filters.shows(fact) || fact.fid === Review.selected,
    );
    const wanted = Math.max(written, AT_ONCE);
    written = 0;
    const top = Review.by("right").scrollTop;
    body().replaceChildren();
    while (written < Math.min(wanted, shown.length)) more();
    Review.by("right").scrollTop = top;
    Review.by("no-facts").hidden = shown.length > 0;
    const all = Review.report.facts.length;
    Review.by("fact-count").textContent =
      shown.length === all
        ? Review.number(all)
        : Review.say("of", { some: Review.number(shown.length), all: Review.number(all) });
    sheet();
  };

  const sheet = () => {
    const fact = Review.report?.byId.get(Review.selected);
    const box = Review.by("sheet");
    box.hidden = !fact || !onSheet();
    if (box.hidden) return box.replaceChildren();
    return box.replaceChildren(
      Review.el(
        "div",
        { class: "sheet-head" },
        Review.el(
          "h2",
          {},
          Review.el(
            "span",
            { class: `glyph ${fact.kind}`, "aria-hidden": "true" },
            Review.GLYPHS[fact.kind],
          ),
          ` ${Review.stated(fact.now)}`,
        ),
        Review.el(
          "button",
          {
            type: "button",
            class: "plain",
            "aria-label": Review.say("close"),
            on: { click: () => Review.select(null) },
          },
          "×",
        ),
      ),
      Review.detailsOf(fact),
    );
  };

  const rowOf = (fid) => body().querySelector(`tr[data-fid="${CSS.escape(fid)}"]`);

  /** Put the keyboard onto the selected fact. */
  Review.focusFact = () => {
    if (!Review.selected) return;
    const target = onSheet() ? Review.by("sheet") : rowOf(Review.selected)?.querySelector("button");
    target?.focus({ preventScroll: true });
  };

  /**
   * Select a fact, or none.
   * Its row opens and its evidence comes into view; `from` says which of the two was clicked and
   * stays where it is; `focus` puts the keyboard onto it.
   */
  Review.select = (fid, { from, focus = false, remember = true } = {}) => {
    if (fid !== null && !Review.report.byId.has(fid)) return;
    Review.selected = fid;
    Review.emit("selected");
    if (remember) Review.remark(fid);
    if (fid === null) return;
    const fact = Review.report.byId.get(fid);
    const place = shown.indexOf(fact);
    while (place >= written) more();
    // A sheet lies over the lower half of a narrow screen: the evidence goes above it.
    if (onSheet()) Review.showEvidence(fid, "start");
    else if (from !== "text") Review.showEvidence(fid);
    if (from !== "table") {
      const row = rowOf(fid);
      if (row) Review.reveal(row, "center");
    }
    if (focus) Review.focusFact();
    Review.speak(`${Review.say(`kind_${fact.kind}`)}: ${Review.stated(fact.now)}`);
  };

  /** Select the next fact that `wanted` holds for, `step` facts on. */
  Review.stepFact = (step, wanted = () => true) => {
    const facts = Review.report?.facts ?? [];
    let at = facts.findIndex((fact) => fact.fid === Review.selected);
    if (at < 0 && step < 0) at = facts.length;
    for (at += step; at >= 0 && at < facts.length; at += step) {
      if (Review.filters.shows(facts[at]) && wanted(facts[at])) {
        return Review.select(facts[at].fid, { focus: true });
      }
    }
    return Review.speak(Review.say("no_more"));
  };

  Review.by("facts").addEventListener("click", (event) => {
    if (event.target.closest(".opened")) return;
    const row = event.target.closest("tr[data-fid]");
    if (!row) return;
    const fid = row.dataset.fid;
    Review.select(fid === Review.selected ? null : fid, { from: "table", focus: true });
    if (!Review.selected) rowOf(fid)?.querySelector("button").focus({ preventScroll: true });
  });
  Review.by("right").addEventListener(
    "scroll",
    () => {
      const box = Review.by("right");
      if (written < shown.length && box.scrollTop + 2 * box.clientHeight > box.scrollHeight) more();
    },
    { passive: true },
  );
  narrow.addEventListener("change", () => Review.report && render());

  for (const event of ["decided", "filters", "selected", "opened", "view"]) {
    Review.on(event, () => Review.report && render());
  }
  Review.on("report", () => {
    written = 0;
    Review.by("right").scrollTop = 0;
    render();
  });
  Review.on("language", () => Review.report && render());
})();
