"use strict";
// Search in the text of the open report: case and Polish letters make no difference.
(() => {
  const MOST = 2000;
  const box = Review.by("find");
  let hits = [];
  let at = -1;

  const paint = () => {
    if (!CSS.highlights) return;
    CSS.highlights.delete("found");
    CSS.highlights.delete("found-here");
    if (!hits.length) return;
    const ranges = hits.map((hit) => Review.rangeOf(hit, hit + box.value.trim().length));
    CSS.highlights.set("found", new Highlight(...ranges));
    if (at >= 0) CSS.highlights.set("found-here", new Highlight(ranges[at]));
  };

  const tell = () => {
    for (const id of ["find-back", "find-next"]) Review.by(id).disabled = hits.length < 2;
    Review.by("found").textContent = !box.value.trim()
      ? ""
      : hits.length
        ? `${at + 1}/${hits.length}`
        : Review.say("none_found");
  };

  const find = () => {
    hits = [];
    at = -1;
    const wanted = Review.folded(box.value.trim());
    const text = Review.report?.text;
    if (wanted && text) {
      const folded = Review.folded(text);
      for (
        let hit = folded.indexOf(wanted);
        hit >= 0 && hits.length < MOST;
        hit = folded.indexOf(wanted, hit + wanted.length)
      ) {
        hits.push(hit);
      }
    }
    if (hits.length) step(1);
    else paint();
    tell();
  };

  const step = (by) => {
    if (!hits.length) return;
    at = (at + by + hits.length) % hits.length;
    Review.view("text");
    const range = Review.rangeOf(hits[at], hits[at] + 1);
    const holder = range.startContainer.parentElement;
    // A long paragraph is one element: the place in it decides, not its beginning.
    Review.reveal(holder, "nearest");
    const pane = Review.by("text");
    const place = range.getBoundingClientRect();
    const frame = pane.getBoundingClientRect();
    if (place.top < frame.top + 60 || place.bottom > frame.bottom - 60) {
      const middle = (frame.top + frame.bottom) / 2;
      if (pane.scrollHeight > pane.clientHeight + 1) pane.scrollTop += place.top - middle;
      else scrollBy(0, place.top - innerHeight / 2);
    }
    paint();
    tell();
  };

  box.addEventListener("input", Review.calm(find, 120));
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
      step(event.shiftKey ? -1 : 1);
    }
  });
  Review.by("search").addEventListener("submit", (event) => event.preventDefault());
  Review.by("find-next").addEventListener("click", () => step(1));
  Review.by("find-back").addEventListener("click", () => step(-1));
  Review.on("report", find);
  Review.on("decided", () => setTimeout(paint));
  Review.on("language", tell);
})();
