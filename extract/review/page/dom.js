"use strict";
// One name for everything of the page, a way to make elements, and a way to tell of events.
// Text reaches the page as text nodes only: nothing a report says is ever parsed as HTML.
window.Review = {};

(() => {
  const events = new EventTarget();

  /** Make an element. `attributes.on` holds listeners; null, undefined and false are left out. */
  Review.el = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name === "on") {
        for (const [event, listener] of Object.entries(value)) {
          made.addEventListener(event, listener);
        }
      } else if (value !== null && value !== undefined && value !== false) {
        made.setAttribute(name, value === true ? "" : String(value));
      }
    }
    made.append(...children.flat().filter((child) => child !== null && child !== undefined));
    return made;
  };

  Review.by = (id) => document.getElementById(id);

  Review.on = (name, listener) => {
    events.addEventListener(name, (event) => listener(event.detail));
  };

  Review.emit = (name, detail) => {
    events.dispatchEvent(new CustomEvent(name, { detail }));
  };

  /** Wait until `pause` milliseconds have passed without another call. */
  Review.calm = (action, pause) => {
    let waiting = 0;
    return (...given) => {
      clearTimeout(waiting);
      waiting = setTimeout(() => action(...given), pause);
    };
  };

  /** Bring an element into view inside its own pane, without moving the page. */
  Review.reveal = (element, block = "nearest") => {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    element.scrollIntoView({ block, inline: "nearest", behavior: still ? "auto" : "instant" });
  };

  /** Fold case and Polish letters, one character for one, so that offsets stay. */
  Review.folded = (text) =>
    text
      .toLowerCase()
      .replace(/[ąćęłńóśźż]/g, (letter) => "acelnoszz"["ąćęłńóśźż".indexOf(letter)])
      .replace(/[\u00a0\n\t]/g, " ");
})();
