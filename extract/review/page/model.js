"use strict";
// The report that is open: facts of the tables with what goes without saying filled in, the user's
// decisions over them, and who is whose part.
(() => {
  const SILENT = { modifier: "exact", cumulative: false, named: true, source: "rule" };
  const QUANTITIES = ["count", "hours", "amount"];

  Review.KINDS = ["count", "hours", "amount", "date", "institution"];
  Review.STATUSES = ["achieved", "planned", "context"];
  Review.GLYPHS = { count: "#", hours: "h", amount: "¤", date: "31", institution: "⌂" };
  Review.isQuantity = (kind) => QUANTITIES.includes(kind);

  /** Fields of each kind that a person can correct. */
  Review.FIELDS = {
    count: ["value", "value_max", "unit", "status", "modifier"],
    hours: ["value", "value_max", "topic", "status", "modifier"],
    amount: ["value", "value_max", "unit", "status", "modifier"],
    date: ["date_start", "date_end"],
    institution: ["name", "place"],
  };

  const idOf = (fact) => `${fact.kind}@${fact.start}-${fact.end}`;

  /** Turn what a report's file says into what the page works with. */
  Review.openReport = (number, data) => {
    const offsets = Review.offsets(data.text ?? "");
    const facts = data.facts.map((told) => ({
      ...SILENT,
      ...told,
      told: told.now ?? {},
      fid: idOf(told),
      from: offsets.unit(told.start),
      to: offsets.unit(told.end),
      doubts: told.doubts ?? [],
      parts: [],
      checks: [],
      fed: [],
    }));
    for (const fact of facts) {
      if (fact.part_of !== undefined) {
        fact.whole = facts[fact.part_of];
        fact.whole.parts.push(fact);
      }
    }
    for (const check of data.checks) for (const at of check.facts) facts[at].checks.push(check);
    for (const value of data.indicators) for (const at of value.facts) facts[at].fed.push(value);
    const sections = data.sections.map((section) => ({
      ...section,
      from: offsets.unit(section.start),
      to: offsets.unit(section.end),
    }));
    Review.report = { ...data, number, offsets, machine: facts, sections };
    Review.refresh();
  };

  /** Read the decisions on the open report again, and lay them over its facts. */
  Review.refresh = () => {
    const report = Review.report;
    const work = Review.store.work(report);
    const decided = { ...(report.decided.facts ?? {}), ...work.facts };
    const added = Object.entries(decided)
      .filter(([, decision]) => decision.action === "add")
      .map(([fid, decision]) => addedFact(report, fid, decision));
    report.facts = [...report.machine, ...added].sort(
      (a, b) => a.start - b.start || a.end - b.end || (a.kind < b.kind ? -1 : 1),
    );
    report.byId = new Map(report.facts.map((fact) => [fact.fid, fact]));
    report.complete = work.complete ?? report.decided.complete ?? false;
    for (const fact of report.facts) {
      const decision = decided[fact.fid];
      fact.decision = decision && decision.action !== "withdraw" ? decision : null;
      // What the tables say now follows from decisions in them, as long as these stand.
      const stands = work.facts[fact.fid] === undefined;
      fact.now = { ...fact, ...(stands ? fact.told : {}), ...(fact.decision?.fields ?? {}) };
      fact.failing = fact.checks.some((check) => !check.holds);
    }
  };

  const addedFact = (report, fid, decision) => ({
    ...SILENT,
    kind: decision.kind,
    start: decision.start,
    end: decision.end,
    ...decision.fields,
    rule: null,
    source: "human",
    fid,
    from: report.offsets.unit(decision.start),
    to: report.offsets.unit(decision.end),
    section: sectionAt(report, decision.start),
    doubts: [],
    parts: [],
    checks: [],
    fed: [],
  });

  const sectionAt = (report, start) => {
    const at = report.sections.findIndex((s) => s.start <= start && start < s.end);
    return at < 0 ? undefined : at;
  };

  Review.quoteOf = (fact) =>
    Review.report.text === null ? "" : Review.report.text.slice(fact.from, fact.to);

  /** The fields of a fact as they were when the user decided: a later run may read others. */
  Review.seen = (fact) =>
    Object.fromEntries(
      [...Review.FIELDS[fact.kind], ...(fact.kind === "institution" ? [] : [])].map((name) => [
        name,
        fact[name] ?? null,
      ]),
    );

  /** Decide on a fact: accept, reject, edit with fields, or null to take a decision back. */
  Review.decide = (fact, action, fields) => {
    const report = Review.report;
    const before = report.decided.facts?.[fact.fid];
    let decision = null;
    if (action !== null) {
      decision = { action, quote: Review.quoteOf(fact), seen: Review.seen(fact) };
      if (fields) decision.fields = fields;
    } else if (before) {
      decision = { action: "withdraw" };
    }
    Review.store.decide(report, fact.fid, decision);
    Review.speak(Review.say(action === null ? "said_withdrawn" : `said_${action}`));
  };

  /** Say in a few words what a fact states. */
  Review.stated = (fact) => {
    if (fact.kind === "institution") return fact.name ?? "";
    if (fact.kind === "date") return Review.days(fact.date_start, fact.date_end);
    return `${Review.valueOf(fact)} ${fact.unit ?? fact.topic ?? ""}`.trim();
  };

  Review.valueOf = (fact) => {
    const low = fact.value ?? null;
    const high = fact.value_max ?? null;
    const mark = { min: "≥ ", max: "≤ ", approx: "≈ ", each: "à " }[fact.modifier] ?? "";
    if (low === null) return high === null ? "?" : `? – ${Review.number(high)}`;
    const range = high === null ? "" : ` – ${Review.number(high)}`;
    return `${mark}${Review.number(low)}${range}`;
  };
})();
