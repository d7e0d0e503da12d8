"use strict";
// The user's work: one entry of localStorage for each report and version of its text, changed one
// decision at a time, so that two tabs do not overwrite each other's. What the browser does not
// keep stays in memory, and the user is told.
(() => {
  const PREFIX = "owes-extract/decided/";
  const TAB = "owes-extract/tab";
  const ANSWER = "owes-extract/tab-answer";
  const unkept = new Map();
  const me = `${Date.now()}-${Math.random()}`;

  const keyOf = (report) => `${PREFIX}${report.id}/${report.sha256}`;
  const empty = () => ({ facts: {} });

  const read = (key) => {
    if (unkept.has(key)) return unkept.get(key);
    const kept = Review.remembered(key);
    if (kept === null) return empty();
    try {
      const work = JSON.parse(kept);
      if (work && typeof work.facts === "object" && work.facts !== null) return work;
    } catch {
      // Told below, together with JSON that is no work of this page.
    }
    Review.remember(`${key}/damaged`, kept);
    Review.notice("damaged", Review.say("notice_damaged"), { grave: true });
    return empty();
  };

  const write = (key, work) => {
    try {
      if (Object.keys(work.facts).length || work.complete !== undefined) {
        localStorage.setItem(key, JSON.stringify(work));
      } else {
        localStorage.removeItem(key);
      }
      unkept.delete(key);
      if (!unkept.size) Review.hush("full");
    } catch {
      unkept.set(key, work);
      Review.notice("full", Review.say("notice_full", { count: waitingInMemory() }), {
        grave: true,
      });
    }
  };

  const waitingInMemory = () =>
    [...unkept.values()].reduce((sum, work) => sum + Object.keys(work.facts).length, 0);

  const change = (report, action) => {
    const key = keyOf(report);
    const work = read(key);
    action(work);
    // Work that the browser did not keep is tried again with each change.
    for (const [other, lost] of [...unkept]) if (other !== key) write(other, lost);
    write(key, work);
    Review.emit("work", { id: report.id });
  };

  Review.store = {
    /** Work on one report that is not in the tables yet. */
    work: (report) => read(keyOf(report)),

    /** Set or, with null, drop the decision on one fact. */
    decide: (report, fid, decision) =>
      change(report, (work) => {
        if (decision === null) delete work.facts[fid];
        else work.facts[fid] = decision;
      }),

    /** Note that the whole report has been looked at, or has not; undefined for no word on it. */
    complete: (report, complete) =>
      change(report, (work) => {
        if (complete === undefined) delete work.complete;
        else work.complete = complete;
      }),

    /** Take in work from a file, over what is here. */
    merge: (report, work) =>
      change(report, (mine) => {
        Object.assign(mine.facts, work.facts);
        if (work.complete !== undefined) mine.complete = work.complete;
      }),

    unkept: () => unkept.size,
  };

  addEventListener("storage", (event) => {
    if (event.key === TAB || (event.key === ANSWER && event.newValue !== me)) {
      Review.notice("tabs", Review.say("notice_tabs"));
      if (event.key === TAB) Review.remember(ANSWER, me);
    } else if (event.key === null) {
      Review.notice("cleared", Review.say("notice_cleared"), { grave: true });
      Review.emit("work", { elsewhere: true });
    } else if (event.key.startsWith(PREFIX)) {
      Review.emit("work", { elsewhere: true, key: event.key });
    }
  });

  addEventListener("beforeunload", (event) => {
    if (unkept.size) event.preventDefault();
  });

  Review.on("ready", () => {
    Review.remember(TAB, me);
    try {
      localStorage.setItem("owes-extract/probe", me);
      localStorage.removeItem("owes-extract/probe");
    } catch {
      Review.notice("full", Review.say("notice_full", { count: 0 }), { grave: true });
    }
  });
})();
