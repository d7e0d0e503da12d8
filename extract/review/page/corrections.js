"use strict";
// The user's work as a file: saved as corrections.json for `owes-extract correct`, and taken in
// again. The file holds what this browser keeps; nothing is thrown away when it is saved.
(() => {
  const FORMAT = "owes-extract corrections";
  const VERSION = 1;
  const ACTIONS = ["accept", "reject", "edit", "add", "withdraw"];

  const reports = () =>
    Review.run.reports
      .map((entry) => ({ entry, work: Review.store.work(entry) }))
      .filter(({ work }) => Object.keys(work.facts).length || work.complete !== undefined);

  const asFile = () => ({
    format: FORMAT,
    version: VERSION,
    reports: reports().map(({ entry, work }) => ({
      report_id: entry.id,
      sha256: entry.sha256,
      ...(work.complete === undefined ? {} : { complete: work.complete }),
      corrections: Object.entries(work.facts).map(([fid, decision]) => ({
        fact_id: `${entry.id}#${fid}`,
        ...decision,
      })),
    })),
  });

  /** Save the corrections by a download. */
  Review.save = () => {
    const file = asFile();
    if (!file.reports.length) return Review.notice("saved", Review.say("nothing_to_save"));
    const url = URL.createObjectURL(
      new Blob([`${JSON.stringify(file, null, 1)}\n`], { type: "application/json" }),
    );
    const link = Review.el("a", { href: url, download: "corrections.json" });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 60000);
    const count = file.reports.reduce((sum, report) => sum + report.corrections.length, 0);
    return Review.notice("saved", Review.say("saved", { count: Review.number(count) }));
  };

  const sound = (correction, id) =>
    correction &&
    ACTIONS.includes(correction.action) &&
    typeof correction.fact_id === "string" &&
    correction.fact_id.startsWith(`${id}#`);

  /** Take in a file of corrections; say what was left out and why. */
  Review.takeIn = (text, name) => {
    let file;
    Review.hush("left");
    try {
      file = JSON.parse(text);
    } catch {
      file = null;
    }
    if (file?.format !== FORMAT || file.version !== VERSION || !Array.isArray(file.reports)) {
      return Review.notice("opened", Review.say("no_corrections", { name }), { grave: true });
    }
    let taken = 0;
    const left = [];
    for (const report of file.reports) {
      const number = Review.run.numbers.get(report?.report_id);
      const entry = Review.run.reports[number];
      if (!entry || entry.sha256 !== report.sha256 || !Array.isArray(report.corrections)) {
        left.push(String(report?.report_id));
        continue;
      }
      const work = { facts: {} };
      if (typeof report.complete === "boolean") work.complete = report.complete;
      for (const { fact_id: factId, ...decision } of report.corrections.filter((one) =>
        sound(one, entry.id),
      )) {
        work.facts[factId.slice(entry.id.length + 1)] = decision;
        taken += 1;
      }
      Review.store.merge(entry, work);
    }
    Review.notice("opened", Review.say("taken_in", { count: Review.number(taken), name }));
    if (left.length) {
      Review.notice("left", Review.say("left_out", { names: left.slice(0, 5).join(", ") }), {
        grave: true,
      });
    }
    return undefined;
  };

  const count = () => {
    const waiting = reports().reduce((sum, { work }) => sum + Object.keys(work.facts).length, 0);
    Review.by("waiting").textContent = waiting ? Review.number(waiting) : "";
  };

  Review.by("save").addEventListener("click", Review.save);
  Review.by("open").addEventListener("click", () => Review.by("file").click());
  Review.by("file").addEventListener("change", async (event) => {
    const [file] = event.target.files;
    event.target.value = "";
    if (file) Review.takeIn(await file.text(), file.name);
  });
  const counted = Review.calm(count, 50);
  Review.on("work", counted);
  Review.on("ready", counted);
  Review.on("language", counted);
})();
