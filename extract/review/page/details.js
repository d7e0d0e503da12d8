"use strict";
// What stands behind a fact: the sentence, the rule, its whole and parts, what it feeds, what fails;
// and what a person can do about it.
(() => {
  const AROUND = 140;
  let editing = null;

  const row = (key, ...value) => [
    Review.el("dt", {}, Review.say(key)),
    Review.el("dd", {}, ...value),
  ];

  const link = (fact) =>
    Review.el(
      "button",
      {
        type: "button",
        class: "plain link",
        on: { click: () => Review.select(fact.fid, { focus: true }) },
      },
      `${Review.stated(fact.now)} `,
      Review.el("span", { class: "soft" }, `„${short(Review.quoteOf(fact))}”`),
    );

  const short = (text) => {
    const folded = text.replace(/\s+/g, " ").trim();
    return folded.length > 60 ? `${folded.slice(0, 59)}…` : folded;
  };

  const inSentence = (fact) => {
    const { text } = Review.report;
    if (text === null) return null;
    const before = text.slice(Math.max(0, fact.from - AROUND), fact.from);
    const behind = text.slice(fact.to, fact.to + AROUND);
    const trimmed = (part) => Review.visible(part.replace(/\s+/g, " "));
    return Review.el(
      "blockquote",
      {},
      `…${trimmed(before)}`,
      Review.el("strong", {}, trimmed(Review.quoteOf(fact))),
      `${trimmed(behind)}…`,
    );
  };

  const shownField = (name, value) => {
    if (value === null || value === undefined || value === "") return "–";
    if (name === "status") return Review.say(`status_${value}`);
    if (name === "modifier") return Review.say(`modifier_${value}`);
    if (name.startsWith("date_")) return Review.day(value);
    return typeof value === "number" ? Review.number(value) : String(value);
  };

  const changed = (fact) =>
    Object.entries(fact.decision?.action === "edit" ? fact.decision.fields : {}).flatMap(
      ([name, value]) =>
        row(
          `field_${name}`,
          Review.el("del", {}, shownField(name, fact[name])),
          " → ",
          Review.el("ins", {}, shownField(name, value)),
        ),
    );

  const facts = (fact) => {
    const { now } = fact;
    const said = [];
    if (Review.isQuantity(fact.kind)) {
      said.push(...row("field_status", Review.say(`status_${now.status ?? "achieved"}`)));
      if (now.modifier !== "exact") {
        said.push(...row("field_modifier", Review.say(`modifier_${now.modifier}`)));
      }
      if (now.cumulative) said.push(...row("field_cumulative", Review.say("yes")));
    }
    if (fact.kind === "date") {
      if (now.precision) said.push(...row("field_precision", Review.say(`precision_${now.precision}`)));
      if (now.role) said.push(...row("field_role", Review.say(`role_${now.role}`)));
      if (now.inferred) said.push(...row("field_inferred", now.inferred));
    }
    if (fact.kind === "institution") {
      if (now.body) said.push(...row("field_kind", now.body));
      if (now.place) said.push(...row("field_place", now.place));
      if (!now.named) said.push(...row("field_named", Review.say("no")));
    }
    said.push(...row("field_section", Review.sectionName(fact.section)));
    said.push(
      ...row(
        "field_rule",
        fact.rule ?? Review.say("by_hand"),
        fact.source === "rule" || fact.source === "human" ? "" : ` (${fact.source})`,
      ),
    );
    if (fact.whole) said.push(...row("field_whole", link(fact.whole)));
    if (fact.parts.length) {
      said.push(
        ...row(
          "field_parts",
          Review.el("ul", {}, ...fact.parts.map((part) => Review.el("li", {}, link(part)))),
        ),
      );
    }
    said.push(
      ...row(
        "field_indicators",
        fact.fed.length
          ? Review.el(
              "ul",
              {},
              ...fact.fed.map((value) =>
                Review.el(
                  "li",
                  {},
                  Review.indicatorName(value.indicator_id),
                  Review.el(
                    "span",
                    { class: "soft" },
                    ` ${Review.number(value.value)} ${value.unit ?? ""}, ` +
                      Review.say(`status_${value.status ?? "achieved"}`),
                  ),
                ),
              ),
            )
          : Review.el("span", { class: "soft" }, Review.say("feeds_none")),
      ),
    );
    if (fact.checks.length) {
      said.push(
        ...row(
          "field_checks",
          Review.el(
            "ul",
            {},
            ...fact.checks.map((check) =>
              Review.el(
                "li",
                { class: check.holds ? "" : "bad" },
                `${check.holds ? "✓" : "⚠"} ${check.message}`,
              ),
            ),
          ),
        ),
      );
    }
    if (fact.doubts.length) {
      said.push(
        ...row("field_doubts", fact.doubts.map((key) => Review.say(`doubt_${key}`)).join("; ")),
      );
    }
    return Review.el("dl", {}, ...changed(fact), ...said);
  };

  const button = (key, act, pressed) =>
    Review.el(
      "button",
      {
        type: "button",
        class: `act ${key}`,
        "aria-pressed": pressed === undefined ? null : String(pressed),
        on: { click: act },
      },
      Review.say(key),
      Review.el("kbd", { "aria-hidden": "true" }, Review.KEY_OF[key] ?? ""),
    );

  const actions = (fact) => {
    const action = fact.decision?.action;
    const added = action === "add";
    return Review.el(
      "div",
      { class: "actions" },
      added ? null : button("accept", () => Review.act("accept"), action === "accept"),
      added ? null : button("reject", () => Review.act("reject"), action === "reject"),
      button("edit", () => Review.act("edit"), added ? undefined : action === "edit"),
      action ? button("withdraw", () => Review.act("withdraw")) : null,
    );
  };

  const form = (fact) => {
    const problem = Review.el("p", { class: "bad", role: "alert" });
    const fields = Review.fieldsOf(fact.kind, fact.now, "edit");
    const made = Review.el(
      "form",
      {
        class: "edit",
        novalidate: true,
        on: {
          submit: (event) => {
            event.preventDefault();
            const read = Review.readFields(fact.kind, made);
            problem.textContent = read.problem ?? "";
            if (read.problem) return;
            editing = null;
            const own = fact.decision?.action === "add";
            if (own) {
              Review.store.decide(Review.report, fact.fid, { ...fact.decision, fields: read.fields });
              Review.speak(Review.say("said_edit"));
            } else {
              const fresh = Object.entries(read.fields).filter(
                ([name, value]) => value !== (fact[name] ?? null),
              );
              if (fresh.length) Review.decide(fact, "edit", Object.fromEntries(fresh));
              else Review.decide(fact, "accept");
            }
            Review.focusFact();
          },
        },
      },
      fields,
      problem,
      Review.el(
        "div",
        { class: "actions" },
        Review.el("button", { type: "submit", class: "strong" }, Review.say("keep")),
        Review.el(
          "button",
          { type: "button", class: "act", on: { click: () => Review.stopEditing() } },
          Review.say("cancel"),
        ),
      ),
    );
    return made;
  };

  /** Return what is told of a fact, with the buttons to decide on it. */
  Review.detailsOf = (fact) =>
    Review.el(
      "div",
      { class: "details", "data-fid": fact.fid },
      inSentence(fact),
      editing === fact.fid ? form(fact) : actions(fact),
      facts(fact),
    );

  Review.stopEditing = () => {
    if (editing === null) return false;
    editing = null;
    Review.emit("opened");
    Review.focusFact();
    return true;
  };

  /** Decide on the fact that is selected. */
  Review.act = (action) => {
    const fact = Review.report?.byId.get(Review.selected);
    if (!fact) return Review.speak(Review.say("select_first"));
    if (action === "edit") {
      editing = fact.fid;
      Review.emit("opened");
      const first = document.querySelector("form.edit input, form.edit select");
      first?.focus();
      first?.select?.();
      return undefined;
    }
    editing = null;
    const again = fact.decision?.action === action;
    if (fact.decision?.action === "add" && action !== "withdraw") return undefined;
    Review.decide(fact, action === "withdraw" || again ? null : action);
    Review.focusFact();
    return undefined;
  };

  Review.on("selected", () => {
    if (editing !== Review.selected) editing = null;
  });
})();
