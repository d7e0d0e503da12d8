"use strict";
// The page as a whole: the run, the report that is open, the place in the address, views, theme.
(() => {
  const THEME = "owes-extract/theme";
  const THEMES = ["auto", "light", "dark"];
  const NAMES = /^data\/\d+\.js$/;
  const loading = new Set();
  let wanted = null;

  // Scripts are loaded from the folder of the page alone, under the names it gives them.
  const policy = globalThis.trustedTypes?.createPolicy("report-data", {
    createScriptURL: (url) => {
      if (NAMES.test(url)) return url;
      throw new TypeError(`no data of this page: ${url}`);
    },
  });

  const load = (number) => {
    if (loading.has(number)) return;
    loading.add(number);
    const name = `data/${number}.js`;
    const script = document.createElement("script");
    script.src = policy ? policy.createScriptURL(name) : name;
    script.addEventListener("load", () => script.remove());
    script.addEventListener("error", () => {
      loading.delete(number);
      Review.notice("load", Review.say("not_loaded", { name }), { grave: true });
    });
    document.head.append(script);
  };

  /** Called by data/run.js. */
  Review.opened = (run) => {
    Review.run = run;
    run.numbers = new Map();
    run.reports.forEach((entry, number) => {
      entry.number = number;
      entry.folded = Review.folded(`${entry.title ?? ""} ${entry.id} ${entry.path ?? ""}`);
      run.numbers.set(entry.id, number);
    });
    Review.sayAll();
    // The first text comes before the list: it is what the user waits for.
    route();
    Review.emit("run");
    Review.emit("ready");
    if (!run.reports.length) Review.notice("empty", Review.say("no_reports"));
  };

  /** Called by the file of a report. */
  Review.loaded = (number, data) => {
    loading.delete(number);
    if (!wanted || wanted.number !== number) return;
    Review.selected = null;
    Review.openReport(number, data);
    document.title = `${data.title ?? data.id} – owes-extract`;
    Review.by("text").scrollTop = 0;
    Review.emit("report");
    // The frame after this one holds the marks: tests/benchmark/review_start.py reads the time.
    requestAnimationFrame(() => {
      Review.shownAt = performance.now();
    });
    place();
  };

  const place = () => {
    if (wanted.fid && Review.report.byId.has(wanted.fid)) {
      return Review.select(wanted.fid, { remember: false, focus: true });
    }
    const section = Review.report.sections.findIndex(({ path }) => path === wanted.fid);
    if (section >= 0) return Review.showSection(section);
    if (wanted.fid) {
      Review.notice("lost", Review.say("no_such_place", { place: wanted.fid }));
    }
    return undefined;
  };

  const decoded = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };

  /** Address of a report, or of a fact in it. */
  Review.linkTo = (id, fid) =>
    `#${encodeURIComponent(id)}${fid ? `/${encodeURIComponent(fid).replace("%40", "@")}` : ""}`;

  /** Open what the address names (extract/tables/anchors.py): a report, a fact, a section. */
  const route = () => {
    // Decoded first: some programs write the "/" of an address as "%2F".
    const [id, ...rest] = decoded(location.hash.slice(1)).split("/");
    const fact = rest.join("/");
    let fid = fact.startsWith(`${id}#`) ? fact.slice(id.length + 1) : fact;
    let number = Review.run.numbers.get(id);
    if (number === undefined) {
      if (id && Review.run.reports.length) {
        Review.notice("lost", Review.say("no_such_report", { report: id }));
      }
      if (!Review.run.reports.length) return;
      [number, fid] = [0, ""];
    }
    wanted = { number, fid };
    Review.wanted = number;
    if (Review.report?.number === number) place();
    else load(number);
  };

  Review.go = (id) => {
    location.hash = Review.linkTo(id);
  };

  /** Keep the selected fact in the address, without a step in the history. */
  Review.remark = (fid) => {
    history.replaceState(null, "", Review.linkTo(Review.report.id, fid));
  };

  addEventListener("hashchange", route);

  Review.on("work", (change) => {
    if (!Review.report || (change.id && change.id !== Review.report.id)) return;
    Review.refresh();
    if (Review.selected && !Review.report.byId.has(Review.selected)) Review.selected = null;
    Review.emit("decided");
  });

  /** On a narrow screen one pane is seen at a time. */
  Review.view = (name) => {
    if (document.body.dataset.view === name) return;
    document.body.dataset.view = name;
    views();
    Review.emit("view", name);
    if (name === "text" && Review.selected) Review.showEvidence(Review.selected);
  };

  const views = () => {
    for (const button of document.querySelectorAll(".views button")) {
      button.setAttribute("aria-pressed", String(button.dataset.view === document.body.dataset.view));
    }
  };

  for (const button of document.querySelectorAll(".views button")) {
    button.addEventListener("click", () => Review.view(button.dataset.view));
  }
  views();
  // Choosing a report or a section leads to the text.
  Review.on("report", () => Review.view("text"));

  const themed = (theme) => {
    if (theme === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  };

  Review.switchTheme = () => {
    const now = document.documentElement.dataset.theme ?? "auto";
    const next = THEMES[(THEMES.indexOf(now) + 1) % THEMES.length];
    themed(next);
    Review.remember(THEME, next);
    Review.speak(Review.say(`theme_${next}`));
    Review.by("theme").title = Review.say(`theme_${next}`);
  };

  const kept = Review.remembered(THEME);
  if (THEMES.includes(kept)) themed(kept);
  Review.by("theme").addEventListener("click", Review.switchTheme);
  Review.by("language").addEventListener("click", Review.switchLanguage);
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault();
    Review.by("text").focus();
  });
})();
