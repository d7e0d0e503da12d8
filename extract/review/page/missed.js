"use strict";
// Marking what was missed: the words that are selected, or words looked up with the keyboard.
(() => {
  const HITS = 8;
  const dialog = Review.by("missed-dialog");
  let span = null;
  let kind = "count";

  const selectedSpan = () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const from = Review.offsetAt(range.startContainer, range.startOffset);
    const to = Review.offsetAt(range.endContainer, range.endOffset);
    return from === null || to === null ? null : trimmed(from, to);
  };

  const trimmed = (from, to) => {
    const { text } = Review.report;
    let [start, end] = [from, to];
    while (start < end && /\s/.test(text[start])) start += 1;
    while (end > start && /\s/.test(text[end - 1])) end -= 1;
    return start < end ? { from: start, to: end } : null;
  };

  const quote = () => Review.report.text.slice(span.from, span.to);

  /** Facts of the kind that share a character with the span and were not rejected. */
  const inTheWay = () =>
    Review.report.facts.find(
      (fact) =>
        fact.kind === kind &&
        fact.decision?.action !== "reject" &&
        fact.from < span.to &&
        span.from < fact.to,
    );

  const guess = () => {
    const digits = /\d[\d\u00a0 ]*(?:,\d+)?/.exec(quote());
    const words = quote().replace(/\s+/g, " ");
    if (Review.isQuantity(kind)) {
      return { value: digits ? Review.readNumber(digits[0].trim()) : null, status: "achieved" };
    }
    return kind === "institution" ? { name: words } : {};
  };

  const wholeWords = (from, to) => {
    const { text } = Review.report;
    const letter = /[\p{L}\p{N}]/u;
    let [start, end] = [from, to];
    while (start > 0 && letter.test(text[start - 1])) start -= 1;
    while (end < text.length && letter.test(text[end])) end += 1;
    return { from: start, to: end };
  };

  const hits = (words) => {
    const found = [];
    const text = Review.folded(Review.report.text);
    const wanted = Review.folded(words.trim());
    if (wanted.length < 2) return found;
    for (let at = text.indexOf(wanted); at >= 0 && found.length < HITS; ) {
      found.push(wholeWords(at, at + wanted.length));
      at = text.indexOf(wanted, at + wanted.length);
    }
    return found;
  };

  const lookUp = () => {
    const list = Review.el("ul", { class: "hits" });
    const input = Review.el("input", {
      type: "search",
      id: "missed-words",
      autocomplete: "off",
      on: {
        input: () => {
          list.replaceChildren(
            ...hits(input.value).map((hit) => {
              const { text } = Review.report;
              const shown = (from, to) => Review.visible(text.slice(from, to).replace(/\s+/g, " "));
              return Review.el(
                "li",
                {},
                Review.el(
                  "button",
                  {
                    type: "button",
                    class: "plain",
                    on: {
                      click: () => {
                        span = hit;
                        render();
                      },
                    },
                  },
                  `…${shown(Math.max(0, hit.from - 40), hit.from)}`,
                  Review.el("strong", {}, shown(hit.from, hit.to)),
                  `${shown(hit.to, hit.to + 40)}…`,
                ),
              );
            }),
          );
        },
        keydown: (event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          list.querySelector("button")?.click();
        },
      },
    });
    return [
      Review.el("p", {}, Review.say("missed_how")),
      Review.el("label", { for: "missed-words" }, Review.say("missed_words")),
      input,
      list,
    ];
  };

  const kinds = () =>
    Review.el(
      "div",
      { class: "field" },
      Review.el("label", { for: "missed-kind" }, Review.say("field_kind_of_fact")),
      Review.el(
        "select",
        {
          id: "missed-kind",
          on: {
            change: (event) => {
              kind = event.target.value;
              render();
              Review.by("missed-kind").focus();
            },
          },
        },
        ...Review.KINDS.map((one) =>
          Review.el(
            "option",
            { value: one, selected: one === kind },
            Review.say(`kind_one_${one}`),
          ),
        ),
      ),
    );

  const render = () => {
    const problem = Review.el("p", { class: "bad", role: "alert" });
    const form = Review.el("form", {
      novalidate: true,
      on: {
        submit: (event) => {
          event.preventDefault();
          const said = add(form);
          problem.textContent = said ?? "";
        },
      },
    });
    const cancel = Review.el(
      "button",
      { type: "button", class: "act", on: { click: () => dialog.close() } },
      Review.say("cancel"),
    );
    if (span) {
      form.append(
        Review.el("blockquote", {}, Review.el("strong", {}, Review.visible(quote()))),
        kinds(),
        Review.fieldsOf(kind, guess(), "missed"),
        problem,
        Review.el(
          "div",
          { class: "actions" },
          Review.el("button", { type: "submit", class: "strong" }, Review.say("add")),
          cancel,
        ),
      );
    } else {
      form.append(...lookUp(), Review.el("div", { class: "actions" }, cancel));
    }
    dialog.replaceChildren(
      Review.el("h2", { id: "missed-title" }, Review.say("mark_long")),
      form,
    );
    (span ? form.querySelector(".fields input, .fields select") : form.querySelector("input")).focus();
  };

  const add = (form) => {
    const other = inTheWay();
    if (other) return Review.say("overlaps", { quote: Review.quoteOf(other) });
    const read = Review.readFields(kind, form);
    if (read.problem) return read.problem;
    const { offsets } = Review.report;
    const [start, end] = [offsets.point(span.from), offsets.point(span.to)];
    const fid = `${kind}@${start}-${end}`;
    const decision = { action: "add", kind, start, end, quote: quote(), fields: read.fields };
    dialog.close();
    getSelection().removeAllRanges();
    Review.store.decide(Review.report, fid, decision);
    Review.select(fid, { focus: true });
    Review.speak(Review.say("said_add"));
    return null;
  };

  /** Open the dialog for a missed span: the selected words, or words to look up. */
  Review.markMissed = () => {
    if (!Review.report || Review.report.text === null) return;
    span = selectedSpan();
    dialog.showModal();
    render();
  };

  dialog.addEventListener("close", () => {
    dialog.replaceChildren();
    Review.focusFact();
  });
  // Pressing a button would take the selection away before it is read.
  Review.by("mark").addEventListener("mousedown", (event) => event.preventDefault());
  Review.by("mark").addEventListener("click", Review.markMissed);
})();
