"""The words right before figures, which say what the figures are."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.polish.calendar.words import CUES

_NEAR = 48  # characters that hold the words just before
_STRIP = "(„\"'”[/–—-"
_ITEM = re.compile(r"[ \xa0]*+(?:(?:[-–—•*▪➢·o]|\(?[0-9]{1,2}[.)]|[a-z]\))[ \xa0]{1,4})?")


@dataclass(slots=True)
class Before:
    """What stands before a chunk: the last three words, lower case, ``""`` across a clause border.

    ``start`` is the chunk's offset, ``written`` the text right before it.
    """

    first: str
    second: str
    third: str
    bracket: bool
    line_start: bool
    written: str
    start: int

    @property
    def opens(self) -> bool:
        """True where a line, a list item or a cell of a table begins."""
        if self.line_start:
            return True
        border = max(self.written.rfind("\n"), self.written.rfind("|"), self.written.rfind("\t"))
        return _ITEM.fullmatch(self.written, border + 1) is not None

    @property
    def preposition(self) -> str:
        """The word that governs the date, over "dnia", "roku", "końca"."""
        if self.first not in CUES["between"]:
            return self.first
        return self.second if self.second not in CUES["between"] else self.third

    def place(self, word: str) -> int:
        """Offset in the text of the last ``word`` (one of the three) before the chunk."""
        return self.start - len(self.written) + self.written.lower().rindex(word)


def look_before(text: str, start: int) -> Before:
    """Read the words before ``start``; a blank line, a comma or a semicolon hides what precedes."""
    raw = text[max(0, start - _NEAR) : start]
    bare = raw.rstrip()
    gap = raw[len(bare) :]
    line_start = "\n" in gap or (not bare and len(raw) == start)
    last = bare[-1:]
    if last in (",", ";", ")") or gap.count("\n") > 1:
        return Before("", "", "", False, line_start, raw, start)
    found = ["", "", ""]
    words = bare.lower().rsplit(None, 3)
    for place, word in enumerate(words[:-4:-1]):
        if place and word[-1] in ",;)":
            break
        found[place] = word.strip(_STRIP).rstrip(":")
    first, second, third = found
    return Before(first, second, third, last == "(", line_start, raw, start)
