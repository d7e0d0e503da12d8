"""Items of a list that stand side by side: a number in one is no whole of those in the next.

"- opał (8 rodzin)", below it "- leki (5 rodzin)", "- odzież (3 rodziny)": that the last two make up
the first is chance.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.meaning.breakdown.mention import Mention, Sentence

_MARK = re.compile(
    r"[ \t\xa0]{0,12}"
    r"(?:(?P<bullet>[-–—•*·▪➢])|(?P<figure>\(?[0-9]{1,2}[.)])|(?P<letter>\(?[a-z]\)))"
    r"[ \t\xa0]{1,4}"
)
_LINE = 200  # characters before a number that hold the beginning of its line
_OTHERS = 4  # sentences with numbers around one that are asked whether they count the same


def among_equals(sentences: Sequence[Sentence], index: int, whole: Mention, text: str) -> bool:
    """Tell a number of sentence ``index`` that stands in an item as those below do in theirs.

    It does in a bracket behind what the item names, or where the item before counts the same.
    """
    mark = _mark(whole, text)
    if mark is None:
        return False
    if whole.bracket >= 0:
        below = (m for s in sentences[index + 1 : index + 2] for m in s.mentions)
        return any(_counts_same(m, whole) and m.bracket >= 0 for m in below)
    above = sentences[max(0, index - _OTHERS) : index]
    return any(
        _counts_same(m, whole) and m.whole is None and _mark(m, text) == mark
        for sentence in above
        for m in sentence.mentions
    )


def _counts_same(mention: Mention, whole: Mention) -> bool:
    return mention.key == whole.key and mention.unit == whole.unit


def _mark(mention: Mention, text: str) -> str | None:
    """Return the kind of mark, or the bullet, that the line of ``mention`` begins with, if any."""
    reach = max(0, mention.start - _LINE)
    line = text.rfind("\n", reach, mention.start) + 1
    if not line and reach:
        return None
    found = _MARK.match(text, line)
    if found is None:
        return None
    return found["bullet"] or found.lastgroup
