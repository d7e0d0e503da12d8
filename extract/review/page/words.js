"use strict";
// The words of the page in the language that was chosen, and numbers and days as it writes them.
(() => {
  const words = JSON.parse(Review.by("words").textContent);
  const KEPT = "owes-extract/language";

  const first = () => {
    const wanted = Review.remembered(KEPT) || document.documentElement.dataset.lang;
    return wanted || (navigator.language.toLowerCase().startsWith("pl") ? "pl" : "en");
  };

  /** Read a setting of the page; storage may be switched off. */
  Review.remembered = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };

  Review.remember = (key, value) => {
    try {
      localStorage.setItem(key, value);
    } catch {
      // A setting that is not kept costs a click; work that is not kept is told of in store.js.
    }
  };

  Review.lang = first();

  /** Say `key` in the page's language, with `{name}` filled in from `fields`. */
  Review.say = (key, fields = {}) => {
    const said = words[key]?.[Review.lang] ?? key;
    return said.replace(/\{(\w+)\}/g, (whole, name) => String(fields[name] ?? whole));
  };

  Review.knows = (key) => key in words;

  Review.number = (value) =>
    new Intl.NumberFormat(Review.lang, { maximumFractionDigits: 6 }).format(value);

  Review.day = (iso) => {
    if (!iso) return "…";
    const [year, month, day] = iso.split("-");
    return Review.lang === "pl" ? `${day}.${month}.${year}` : iso;
  };

  Review.days = (start, end) =>
    start === end || !end ? Review.day(start) : `${Review.day(start)} – ${Review.day(end)}`;

  /** Fill in the words of everything that stands in the page's HTML. */
  Review.sayAll = () => {
    document.documentElement.lang = Review.lang;
    for (const element of document.querySelectorAll("[data-say]")) {
      element.textContent = Review.say(element.dataset.say);
    }
    for (const element of document.querySelectorAll("[data-say-label]")) {
      const said = Review.say(element.dataset.sayLabel);
      element.setAttribute("aria-label", said);
      if (element.tagName === "BUTTON") element.title = said;
    }
    for (const element of document.querySelectorAll("[data-say-hint]")) {
      element.placeholder = Review.say(element.dataset.sayHint);
    }
  };

  Review.switchLanguage = () => {
    Review.lang = Review.lang === "pl" ? "en" : "pl";
    Review.remember(KEPT, Review.lang);
    Review.sayAll();
    Review.emit("language");
  };
})();
