"use strict";
// The text of the report with its facts marked. Marks that lie in each other are nested; of two
// that cross, the later one is cut. Every text node knows its offset, so that a place in the page
// and an offset in the text lead to each other.
(() => {
  const PIECE = 12000;
  const HEADED = ["project", "task", "heading"];
  let nodes = [];
  const offsetOf = new WeakMap();

  const addText = (parent, from, to) => {
    if (from >= to) return;
    const node = document.createTextNode(Review.visible(Review.report.text.slice(from, to)));
    offsetOf.set(node, from);
    nodes.push({ from, node });
    parent.append(node);
  };

  const mark = (fact) => {
    const made = Review.el("mark", { "data-fid": fact.fid });
    dress(made, fact);
    return made;
  };

  const dress = (element, fact) => {
    const { decision, now } = fact;
    element.className = [
      fact.kind,
      Review.isQuantity(fact.kind) ? (now.status ?? "achieved") : "",
      fact.failing ? "failing" : "",
      decision ? decision.action : "",
      Review.filters.shows(fact) ? "" : "off",
      Review.selected === fact.fid ? "selected" : "",
    ]
      .filter(Boolean)
      .join(" ");
  };

  /** Write the text from one offset to another, with the facts in it, into an element. */
  const fill = (parent, from, to, facts) => {
    const stack = [{ element: parent, to }];
    let at = from;
    const closeUntil = (offset) => {
      while (stack.length > 1 && stack.at(-1).to <= offset) {
        const closed = stack.pop();
        addText(closed.element, at, closed.to);
        at = Math.max(at, closed.to);
      }
    };
    for (const fact of facts) {
      const start = Math.max(fact.from, at, from);
      closeUntil(start);
      addText(stack.at(-1).element, at, start);
      at = Math.max(at, start);
      const end = Math.min(fact.to, stack.at(-1).to, to);
      if (start >= end) continue;
      const element = mark(fact);
      stack.at(-1).element.append(element);
      stack.push({ element, to: end });
    }
    closeUntil(to);
    while (stack.length > 1) {
      const closed = stack.pop();
      addText(closed.element, at, closed.to);
      at = Math.max(at, closed.to);
    }
    addText(parent, at, to);
  };

  /** Cut a long stretch at line ends outside of facts: the browser lays out what is in sight. */
  const pieces = (from, to, facts) => {
    const text = Review.report.text;
    const made = [];
    let start = from;
    let next = 0;
    while (to - start > PIECE) {
      let cut = text.indexOf("\n", start + PIECE);
      if (cut < 0 || cut >= to) break;
      cut += 1;
      while (next < facts.length && facts[next].to <= cut) next += 1;
      if (next < facts.length && facts[next].from < cut) {
        cut = text.indexOf("\n", facts[next].to) + 1;
        if (cut <= 0 || cut >= to) break;
      }
      made.push([start, cut]);
      start = cut;
    }
    made.push([start, to]);
    return made;
  };

  const block = (section, place) => {
    const { text, facts } = Review.report;
    const here = facts
      .filter((fact) => fact.from < section.to && fact.to > section.from)
      .sort((a, b) => a.from - b.from || b.to - a.to);
    const made = Review.el("section", {
      class: `stretch ${section.kind}`,
      "data-section": place,
      "data-path": section.path,
    });
    let from = section.from;
    if (HEADED.includes(section.kind)) {
      const begins = from + text.slice(from, section.to).search(/\S|$/);
      const end = text.indexOf("\n", begins);
      const stop = end < 0 || end > section.to ? section.to : end + 1;
      const head = Review.el("div", { class: "head" });
      fill(head, from, stop, here.filter((fact) => fact.from < stop));
      made.append(head);
      from = stop;
    }
    const rest = here.filter((fact) => fact.to > from);
    for (const [start, end] of pieces(from, section.to, rest)) {
      if (start >= end) continue;
      const body = Review.el("div", { class: "body" });
      fill(body, start, end, rest.filter((fact) => fact.from < end && fact.to > start));
      made.append(body);
    }
    return made;
  };

  const render = () => {
    nodes = [];
    const reading = Review.by("reading");
    const { text, sections } = Review.report;
    if (text === null) {
      reading.replaceChildren(
        Review.el("p", { class: "notice" }, Review.say("no_text", { path: Review.report.path })),
      );
      return;
    }
    reading.replaceChildren(...sections.filter((s) => s.from < s.to).map(
      (section) => block(section, sections.indexOf(section)),
    ));
  };

  const redress = () => {
    for (const element of Review.by("reading").querySelectorAll("mark")) {
      const fact = Review.report.byId.get(element.dataset.fid);
      if (fact) dress(element, fact);
    }
  };

  const marksOf = (fid) =>
    Review.by("reading").querySelectorAll(`mark[data-fid="${CSS.escape(fid)}"]`);

  /** Bring the evidence of a fact into view. */
  Review.showEvidence = (fid, block = "center") => {
    const first = marksOf(fid)[0];
    if (first) Review.reveal(first, block);
  };

  Review.showSection = (place) => {
    const found = Review.by("reading").querySelector(`[data-section="${place}"]`);
    if (!found) return;
    Review.view("text");
    Review.reveal(found, "start");
  };

  /** Return the offset in the text (in units) of a place in the page, or null outside of it. */
  Review.offsetAt = (node, within) => {
    if (offsetOf.has(node)) return offsetOf.get(node) + within;
    if (!Review.by("reading").contains(node)) return null;
    const walker = document.createTreeWalker(Review.by("reading"), NodeFilter.SHOW_TEXT);
    const child = node.childNodes[within] ?? null;
    if (child) {
      walker.currentNode = child;
      const text = child.nodeType === Node.TEXT_NODE ? child : walker.nextNode();
      return text ? offsetOf.get(text) : Review.report.text.length;
    }
    walker.currentNode = node;
    let last = null;
    for (let text = walker.nextNode(); text && node.contains(text); text = walker.nextNode()) {
      last = text;
    }
    return last ? offsetOf.get(last) + last.length : null;
  };

  /** Return the DOM range of a stretch of the text. */
  Review.rangeOf = (from, to) => {
    const place = (offset) => {
      let low = 0;
      let high = nodes.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (nodes[middle].from <= offset) low = middle;
        else high = middle - 1;
      }
      const { from: start, node } = nodes[low];
      return [node, Math.min(offset - start, node.length)];
    };
    if (!nodes.length) return null;
    const range = document.createRange();
    range.setStart(...place(from));
    range.setEnd(...place(to));
    return range;
  };

  Review.by("reading").addEventListener("click", (event) => {
    const clicked = event.target.closest("mark");
    if (!clicked || String(getSelection())) return;
    Review.select(clicked.dataset.fid, { from: "text" });
  });

  let written = "";
  Review.on("report", () => {
    written = addedIds();
    render();
  });
  const addedIds = () =>
    Review.report.facts
      .filter((fact) => fact.source === "human")
      .map((fact) => fact.fid)
      .join();
  Review.on("decided", () => {
    // A span that was added or taken back changes which marks there are.
    const now = addedIds();
    if (now === written) return redress();
    written = now;
    const top = Review.by("text").scrollTop;
    render();
    Review.by("text").scrollTop = top;
  });
  Review.on("filters", redress);
  Review.on("selected", redress);
  Review.on("language", () => Review.report?.text === null && render());
})();
