"use strict";
// Offsets of the tables count characters (code points), those of JavaScript units of UTF-16. They
// differ behind a character outside of the basic plane, an emoji for instance.
(() => {
  const PAIR = /[\ud800-\udbff][\udc00-\udfff]/g;
  const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

  /** Return what turns the offsets of one kind into those of the other. */
  Review.offsets = (text) => {
    const pairs = [...text.matchAll(PAIR)].map((match) => match.index);
    if (!pairs.length) return { unit: (point) => point, point: (unit) => unit };
    // Before the pair of number n lie n pairs, so its character has the offset index - n.
    const points = pairs.map((index, before) => index - before);
    const before = (sorted, value) => {
      let low = 0;
      let high = sorted.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (sorted[middle] < value) low = middle + 1;
        else high = middle;
      }
      return low;
    };
    return {
      unit: (point) => point + before(points, point),
      point: (unit) => unit - before(pairs, unit),
    };
  };

  /** Make what steers a screen visible, one character for one: controls, turns of direction. */
  Review.visible = (text) => text.replace(HIDDEN, "\ufffd");
})();
