"use strict";
// Which facts of the open report are shown: by kind, status, and what is to be looked at.
(() => {
  const ONLY = ["failing", "doubtful", "undecided"];
  const hidden = new Set();
  const only = new Set();

  const tests = {
    failing: (fact) => fact.failing,
    doubtful: (fact) => fact.doubts.length > 0,
    undecided: (fact) => fact.decision === null,
  };

  Review.filters = {
    shows: (fact) =>
      !hidden.has(fact.kind) &&
      !(Review.isQuantity(fact.kind) && hidden.has(fact.now.status ?? "achieved")) &&
      [...only].every((name) => tests[name](fact)),

    /** Show everything again. */
    clear: () => {
      hidden.clear();
      only.clear();
      Review.emit("filters");
    },

    active: () => hidden.size > 0 || only.size > 0,
  };

  const toggle = (set, name) => {
    if (!set.delete(name)) set.add(name);
    Review.emit("filters");
  };

  const chip = (key, label, count, pressed, act, glyph) =>
    Review.el(
      "button",
      {
        type: "button",
        class: ONLY.includes(key) ? "chip only" : "chip",
        "data-chip": key,
        "aria-pressed": String(pressed),
        on: { click: act },
      },
      glyph ? Review.el("span", { class: `glyph ${key}`, "aria-hidden": "true" }, glyph) : null,
      Review.el("span", {}, label),
      Review.el("span", { class: "count" }, Review.number(count)),
    );

  const render = () => {
    const facts = Review.report.facts;
    const had = document.activeElement?.dataset?.chip;
    const chips = [
      Review.KINDS.map((kind) =>
        chip(
          kind,
          Review.say(`kind_${kind}`),
          facts.filter((fact) => fact.kind === kind).length,
          !hidden.has(kind),
          () => toggle(hidden, kind),
          Review.GLYPHS[kind],
        ),
      ),
      Review.STATUSES.map((status) =>
        chip(
          status,
          Review.say(`status_${status}`),
          facts.filter(
            (fact) => Review.isQuantity(fact.kind) && (fact.now.status ?? "achieved") === status,
          ).length,
          !hidden.has(status),
          () => toggle(hidden, status),
        ),
      ),
      ONLY.map((name) =>
        chip(
          name,
          Review.say(`only_${name}`),
          facts.filter(tests[name]).length,
          only.has(name),
          () => toggle(only, name),
        ),
      ),
    ].map((row) => Review.el("div", { class: "chips" }, ...row));
    Review.by("fact-chips").replaceChildren(...chips);
    if (had) Review.by("fact-chips").querySelector(`[data-chip="${had}"]`)?.focus();
  };

  Review.on("report", render);
  Review.on("decided", render);
  Review.on("filters", render);
  Review.on("language", () => Review.report && render());
})();
