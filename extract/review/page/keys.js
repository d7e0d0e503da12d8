"use strict";
// Everything with the keyboard: one key for each thing to do, shown in a list, switched off at will.
(() => {
  const KEPT = "owes-extract/keys";
  const dialog = Review.by("keys-dialog");
  let on = Review.remembered(KEPT) !== "off";

  const focus = (id) => {
    const element = Review.by(id);
    element.focus();
    element.select?.();
  };

  const undecided = (fact) => fact.decision === null;
  const failing = (fact) => fact.failing;

  const KEYS = [
    ["j", "key_next", () => Review.stepFact(1)],
    ["k", "key_previous", () => Review.stepFact(-1)],
    ["n", "key_next_undecided", () => Review.stepFact(1, undecided)],
    ["f", "key_next_failing", () => Review.stepFact(1, failing)],
    ["a", "accept", () => Review.act("accept")],
    ["x", "reject", () => Review.act("reject")],
    ["e", "edit", () => Review.act("edit")],
    ["u", "withdraw", () => Review.act("withdraw")],
    ["m", "mark_long", () => Review.markMissed()],
    ["w", "key_whole", () => toWhole()],
    ["c", "key_complete", () => Review.report && Review.setComplete(!Review.report.complete)],
    ["]", "key_next_report", () => Review.stepReport(1)],
    ["[", "key_previous_report", () => Review.stepReport(-1)],
    ["/", "find", () => focus("find")],
    ["g", "key_reports", () => (Review.view("left"), focus("report-filter"))],
    ["o", "key_sections", () => (Review.view("text"), Review.by("outline").querySelector("button")?.focus())],
    ["t", "key_facts", () => (Review.view("right"), Review.selected ? Review.focusFact() : Review.stepFact(1))],
    ["r", "key_filters", () => (Review.view("right"), Review.by("fact-chips").querySelector("button")?.focus())],
    ["s", "save_long", () => Review.save()],
    ["i", "open_long", () => Review.by("file").click()],
    ["l", "language", () => Review.switchLanguage()],
    ["d", "theme", () => Review.switchTheme()],
    ["?", "keys", () => show()],
  ];

  Review.KEY_OF = Object.fromEntries(KEYS.map(([key, name]) => [name, key]));

  const toWhole = () => {
    const fact = Review.report?.byId.get(Review.selected);
    if (fact?.whole) Review.select(fact.whole.fid, { focus: true });
    else Review.speak(Review.say("no_whole"));
  };

  const show = () => {
    if (dialog.open) return;
    const check = Review.el("input", {
      type: "checkbox",
      id: "keys-on",
      checked: on,
      on: {
        change: () => {
          on = check.checked;
          Review.remember(KEPT, on ? "on" : "off");
        },
      },
    });
    const line = (key, name) => [
      Review.el("dt", {}, Review.el("kbd", {}, key)),
      Review.el("dd", {}, Review.say(name)),
    ];
    dialog.replaceChildren(
      Review.el("h2", { id: "keys-title" }, Review.say("keys")),
      Review.el(
        "dl",
        { class: "keys" },
        ...KEYS.flatMap(([key, name]) => line(key, name)),
        ...line("Esc", "key_close"),
      ),
      Review.el("p", {}, Review.el("label", {}, check, " ", Review.say("keys_on"))),
      Review.el("h3", {}, Review.say("legend")),
      Review.el(
        "ul",
        { class: "legend" },
        ...Review.KINDS.map((kind) =>
          Review.el(
            "li",
            {},
            Review.el("span", { class: `glyph ${kind}`, "aria-hidden": "true" }, Review.GLYPHS[kind]),
            " ",
            Review.el("mark", { class: `${kind} achieved` }, Review.say(`kind_${kind}`)),
          ),
        ),
        ...Review.STATUSES.map((status) =>
          Review.el(
            "li",
            {},
            Review.el("mark", { class: `count ${status}` }, Review.say(`status_${status}`)),
            Review.el("span", { class: "soft" }, ` ${Review.say(`about_${status}`)}`),
          ),
        ),
      ),
      Review.el(
        "form",
        { method: "dialog", class: "actions" },
        Review.el("button", { class: "strong" }, Review.say("close")),
      ),
    );
    dialog.showModal();
  };

  const typing = (target) =>
    target.closest?.("input:not([type=checkbox]), select, textarea, [contenteditable]");

  const escape = (event) => {
    if (document.querySelector("dialog[open]")) return;
    if (Review.stopEditing()) return;
    if (typing(event.target)) {
      if (event.target.type === "search") {
        event.target.value = "";
        event.target.dispatchEvent(new Event("input"));
      }
      event.target.blur();
      Review.focusFact();
    } else if (Review.selected) {
      Review.select(null);
      Review.by("text").focus({ preventScroll: true });
    }
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape") return escape(event);
    if (!on || typing(event.target) || document.querySelector("dialog[open]")) return;
    const found = KEYS.find(([key]) => key === event.key);
    if (!found) return;
    event.preventDefault();
    found[2]();
  });

  Review.by("help").addEventListener("click", show);
})();
