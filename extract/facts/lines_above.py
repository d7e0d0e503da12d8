"""Short lines that stand as titles over lines of figures, without being headings of sections."""

from __future__ import annotations

from extract.facts import lexicon, phrases
from extract.polish.tokens import HARD_BREAK

_LINES = 8
_LONGEST = 8  # tokens of such a line
_REACH = 90  # tokens looked at


def service(words: list[str], index: int) -> tuple[int, int] | None:
    """First and last token of the service named by the nearest such line above token ``index``.

    Lines of figures are passed over; a longer line or one with a verb is running text and ends
    the search.
    """
    end = index
    while end > 0 and words[end - 1] != HARD_BREAK:
        end -= 1
        if index - end > _REACH:
            return None
    for _ in range(_LINES):
        last = end - 1
        while last >= 0 and words[last] == HARD_BREAK:
            last -= 1
        first = last
        while first > 0 and words[first - 1] != HARD_BREAK and last - first < _LONGEST:
            first -= 1
        if last < 0 or (first and words[first - 1] != HARD_BREAK) or index - first > _REACH:
            return None
        line = words[first : last + 1]
        if any(lexicon.word(form).kind == "verb" for form in line):
            return None
        if not any(form[:1].isdigit() for form in line):
            for place in range(first, last + 1):
                if lexicon.names_service(words[place]):
                    return place, min(last, phrases.complements(words, place + 1) - 1)
        end = first
    return None
