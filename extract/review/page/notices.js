"use strict";
// What the user has to know: lines above the panes that stay until they are closed.
(() => {
  const shown = new Map();

  /**
   * Tell the user something.
   * `key` names the notice: a second one of the same key takes the place of the first.
   * `grave` interrupts a screen reader.
   */
  Review.notice = (key, text, { grave = false } = {}) => {
    Review.hush(key);
    const close = Review.el(
      "button",
      {
        type: "button",
        class: "plain",
        "aria-label": Review.say("close"),
        on: { click: () => Review.hush(key) },
      },
      "×",
    );
    const line = Review.el(
      "p",
      { class: grave ? "notice grave" : "notice", role: grave ? "alert" : "status" },
      Review.el("span", {}, text),
      close,
    );
    shown.set(key, line);
    Review.by("notices").append(line);
  };

  Review.hush = (key) => {
    shown.get(key)?.remove();
    shown.delete(key);
  };

  /** Tell a screen reader what happened; everybody else sees it. */
  Review.speak = (text) => {
    Review.by("spoken").textContent = text;
  };
})();
