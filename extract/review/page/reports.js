"use strict";
// The list of reports: filtered, and put into the page some at a time, however many there are.
(() => {
  const AT_ONCE = 80;
  const only = new Set();
  const ONLY = ["failing", "doubtful", "incomplete"];
  let shown = [];
  let written = 0;

  const complete = (entry) => Review.store.work(entry).complete ?? entry.complete;

  const tests = {
    failing: (entry) => entry.failing > 0,
    doubtful: (entry) => entry.doubtful > 0,
    incomplete: (entry) => !complete(entry),
  };

  const total = (entry) => Object.values(entry.kinds).reduce((sum, count) => sum + count, 0);

  const decided = (entry) => {
    const mine = Object.values(Review.store.work(entry).facts);
    const gone = mine.filter((decision) => decision.action === "withdraw").length;
    return Math.max(0, entry.decided + mine.length - 2 * gone);
  };

  const line = (entry) => {
    const number = entry.number;
    const marks = [
      entry.failing ? Review.el("span", { class: "flag bad" }, `⚠ ${entry.failing}`) : null,
      complete(entry)
        ? Review.el("span", { class: "flag good" }, "✓")
        : decided(entry)
          ? Review.el("span", { class: "flag" }, `${decided(entry)}/${total(entry)}`)
          : Review.el("span", { class: "flag soft" }, String(total(entry))),
    ];
    return Review.el(
      "li",
      {},
      Review.el(
        "a",
        {
          href: Review.linkTo(entry.id),
          "data-number": number,
          "aria-current": Review.report?.number === number ? "page" : null,
        },
        Review.el("span", { class: "name" }, entry.title ?? entry.id),
        Review.el(
          "span",
          { class: "under" },
          Review.el(
            "span",
            { class: "soft" },
            entry.period ? Review.days(...entry.period) : Review.say("no_period"),
          ),
          ...marks,
        ),
      ),
    );
  };

  const more = () => {
    const list = Review.by("report-list");
    list.append(...shown.slice(written, written + AT_ONCE).map(line));
    written = Math.min(written + AT_ONCE, shown.length);
  };

  const render = () => {
    const wanted = Review.folded(Review.by("report-filter").value).split(" ").filter(Boolean);
    shown = Review.run.reports.filter(
      (entry) =>
        [...only].every((name) => tests[name](entry)) &&
        wanted.every((word) => entry.folded.includes(word)),
    );
    written = 0;
    Review.by("report-list").replaceChildren();
    more();
    const all = Review.run.reports.length;
    Review.by("report-count").textContent =
      shown.length === all
        ? Review.number(all)
        : Review.say("of", { some: Review.number(shown.length), all: Review.number(all) });
    Review.by("report-chips").replaceChildren(
      ...ONLY.map((name) =>
        Review.el(
          "button",
          {
            type: "button",
            class: "chip only",
            "data-chip": name,
            "aria-pressed": String(only.has(name)),
            on: {
              click: () => {
                if (!only.delete(name)) only.add(name);
                render();
                Review.by("report-chips").querySelector(`[data-chip="${name}"]`).focus();
              },
            },
          },
          Review.say(`reports_${name}`),
        ),
      ),
    );
  };

  const current = () => {
    const list = Review.by("report-list");
    list.querySelector("[aria-current]")?.removeAttribute("aria-current");
    const place = shown.findIndex((entry) => entry.number === Review.report.number);
    while (place >= written) more();
    const link = list.querySelector(`[data-number="${Review.report.number}"]`);
    link?.setAttribute("aria-current", "page");
    if (link) Review.reveal(link);
  };

  /** Write the line of one report again. */
  const again = (id) => {
    const entry = Review.run.reports[Review.run.numbers.get(id)];
    const old = Review.by("report-list").querySelector(`[data-number="${entry.number}"]`);
    const had = old === document.activeElement;
    const made = line(entry);
    old?.parentElement.replaceWith(made);
    if (had) made.firstChild.focus();
  };

  /** Open the report that stands `step` lines further in the list. */
  Review.stepReport = (step) => {
    const here = shown.findIndex((entry) => entry.number === Review.wanted);
    const next = shown[here < 0 ? 0 : here + step];
    if (next) Review.go(next.id);
  };

  const failed = () => {
    const { failed: files } = Review.run;
    const box = Review.by("failed");
    box.hidden = !files.length;
    box.querySelector("summary").textContent = Review.say("failed", { count: files.length });
    box
      .querySelector("ul")
      .replaceChildren(
        ...files.map((file) =>
          Review.el("li", {}, Review.el("b", {}, file.path), ` – ${file.message}`),
        ),
      );
  };

  Review.on("run", () => {
    render();
    failed();
    const box = Review.by("left");
    box.addEventListener(
      "scroll",
      () => {
        if (written < shown.length && box.scrollTop + 2 * box.clientHeight > box.scrollHeight) {
          more();
        }
      },
      { passive: true },
    );
    Review.by("report-filter").addEventListener("input", Review.calm(render, 120));
    Review.by("report-filter").addEventListener("keydown", (event) => {
      if (event.key === "Enter" && shown.length) Review.go(shown[0].id);
    });
  });
  Review.on("report", current);
  Review.on("decided", () => again(Review.report.id));
  Review.on("work", (change) => (change.elsewhere ? render() : null));
  Review.on("language", () => {
    render();
    failed();
    if (Review.report) current();
  });
})();
