"use strict";
// The tree of sections, each with the number of its facts and of what fails in it, and what the
// report says in all: period, how it was read, findings, indicators.
(() => {
  const nameOf = (section) =>
    [section.marker, section.title].filter(Boolean).join(" ") ||
    Review.say(section.kind === "report" ? "section_report" : "section_untitled");

  /** Titles of a section and of those above it. */
  Review.sectionName = (place) => {
    const section = Review.report.sections[place];
    return section ? `${section.path} · ${nameOf(section)}` : "";
  };

  const tree = () => {
    const { sections, facts } = Review.report;
    const counted = sections.map(() => ({ facts: 0, failing: 0 }));
    for (const fact of facts) {
      const here = counted[fact.section];
      if (here) {
        here.facts += 1;
        here.failing += fact.failing ? 1 : 0;
      }
    }
    const items = sections
      .map((section, place) => ({ section, place }))
      .filter(({ section, place }) => section.kind !== "paragraph" || counted[place].facts)
      .map(({ section, place }) =>
        Review.el(
          "li",
          { class: `level-${Math.min(section.level, 5)}` },
          Review.el(
            "button",
            {
              type: "button",
              class: "plain",
              "data-section": place,
              on: { click: () => Review.showSection(place) },
            },
            Review.el("span", { class: "path" }, section.path),
            Review.el("span", { class: "name" }, nameOf(section)),
            counted[place].failing
              ? Review.el("span", { class: "flag bad" }, `⚠ ${counted[place].failing}`)
              : null,
            counted[place].facts
              ? Review.el("span", { class: "flag soft" }, String(counted[place].facts))
              : null,
          ),
        ),
      );
    Review.by("outline").replaceChildren(
      Review.el("h2", {}, Review.say("sections")),
      Review.el("ol", {}, ...items),
    );
  };

  const finding = (check) => {
    const facts = check.facts.map((at) => Review.report.machine[at]);
    const words = [
      Review.el("span", { class: check.holds ? "flag good" : "flag bad" }, check.holds ? "✓" : "⚠"),
      Review.el("span", {}, ` ${check.message}`),
    ];
    if (!facts.length) return Review.el("li", {}, ...words);
    return Review.el(
      "li",
      {},
      Review.el(
        "button",
        {
          type: "button",
          class: "plain finding",
          on: { click: () => Review.select(facts[0].fid, { focus: true }) },
        },
        ...words,
      ),
    );
  };

  Review.finding = finding;

  const totals = () => {
    const sums = new Map();
    for (const value of Review.report.indicators) {
      const key = `${value.indicator_id} ${value.unit}`;
      const sum = sums.get(key) ?? { id: value.indicator_id, unit: value.unit, rows: [] };
      sum.rows.push(value);
      sums.set(key, sum);
    }
    // Within a report as in a roll-up: what is summed is added up, of anything else the largest.
    const cell = (sum, status) => {
      const some = sum.rows
        .filter((row) => (row.status ?? "achieved") === status)
        .map((row) => row.value);
      if (!some.length) return "–";
      const adds = Review.run.indicators[sum.id]?.agg === "sum";
      return Review.number(adds ? some.reduce((a, b) => a + b, 0) : Math.max(...some));
    };
    return [...sums.values()].map((sum) =>
      Review.el(
        "tr",
        {},
        Review.el("th", { scope: "row" }, Review.indicatorName(sum.id)),
        Review.el("td", {}, cell(sum, "achieved")),
        Review.el("td", {}, cell(sum, "planned")),
        Review.el("td", { class: "soft" }, sum.unit ?? ""),
      ),
    );
  };

  Review.indicatorName = (id) => Review.run.indicators[id]?.[Review.lang] ?? id;

  const fold = (key, count, ...inside) => {
    const kept = Review.by("summary").querySelector(`[data-fold="${key}"]`);
    return Review.el(
      "details",
      { "data-fold": key, open: kept?.open ?? false },
      Review.el("summary", {}, Review.say(key, { count })),
      ...inside,
    );
  };

  const summary = () => {
    const report = Review.report;
    const failing = report.checks.filter((check) => !check.holds);
    const holding = report.checks.filter((check) => check.holds);
    const decided = report.facts.filter((fact) => fact.decision !== null).length;
    const facts = [
      report.period ? Review.days(...report.period) : Review.say("no_period"),
      report.path,
      report.encoding,
    ].filter(Boolean);
    const done = Review.el("input", {
      type: "checkbox",
      id: "complete",
      checked: report.complete,
      on: { change: () => Review.setComplete(!Review.report.complete) },
    });
    const kept = document.activeElement?.id === "complete";
    Review.by("summary").replaceChildren(
      Review.el("h2", {}, report.title ?? report.id),
      Review.el("p", { class: "soft about" }, facts.join("  ·  ")),
      report.assumed ? Review.el("p", { class: "soft about" }, report.assumed) : "",
      Review.el(
        "p",
        { class: "progress" },
        Review.el("progress", {
          max: Math.max(1, report.facts.length),
          value: decided,
          "aria-label": Review.say("progress"),
        }),
        Review.el(
          "span",
          {},
          Review.say("decided", {
            some: Review.number(decided),
            all: Review.number(report.facts.length),
          }),
        ),
        Review.el("label", {}, done, " ", Review.say("complete")),
      ),
      failing.length ? Review.el("ul", { class: "findings" }, ...failing.map(finding)) : "",
      holding.length
        ? fold(
            "holding",
            holding.length,
            Review.el("ul", { class: "findings" }, ...holding.map(finding)),
          )
        : "",
      report.indicators.length
        ? fold(
            "indicators",
            new Set(report.indicators.map((value) => value.indicator_id)).size,
            Review.el(
              "table",
              { class: "totals" },
              Review.el(
                "thead",
                {},
                Review.el(
                  "tr",
                  {},
                  ...["indicator", "status_achieved", "status_planned", "unit"].map((key) =>
                    Review.el("th", { scope: "col" }, Review.say(key)),
                  ),
                ),
              ),
              Review.el("tbody", {}, ...totals()),
            ),
          )
        : "",
    );
    if (kept) Review.by("complete").focus();
  };

  Review.setComplete = (complete) => {
    Review.store.complete(Review.report, complete);
    Review.speak(Review.say(complete ? "said_complete" : "said_incomplete"));
  };

  const render = () => {
    summary();
    tree();
  };

  Review.on("report", render);
  Review.on("decided", summary);
  Review.on("language", () => Review.report && render());
})();
