"""What stands between two counts of a sentence, and whether an enumeration goes on over it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts import lexicon

if TYPE_CHECKING:
    from extract.facts.fact import Count

ASIDE = re.compile(r"\([^()]{0,200}\)")
# Between two members of one enumeration: a comma or conjunction, no sentence end. A full stop that
# ends an abbreviation ("2022 r., a jedna") is none.
_CONTINUES = re.compile(
    r"\)?(?:[^.:()]|\.(?=\s{0,2}[,;\da-ząćęłńóśźż–-]|\s{0,2}\Z)){0,200}\(?(?:[^.:()]{0,40})\Z"
)
_CUT = re.compile(r"\b([^\W\d_]{1,6})\.(?=\s)")
_CONNECTS = re.compile(r"[,;/(]|\b(?:i|oraz|lub|a|plus|natomiast|zaś)\b")


def between(text: str, previous: Count, count: Count) -> str:
    """Return what stands between two counts, without asides and what is of the first alone."""
    gap = text[previous.end : count.start] if previous.end < count.start else ""
    if gap[:1] == "." and lexicon.takes_stop(previous.quote.rpartition(" ")[2]):
        gap = gap[1:]
    gap = ASIDE.sub("", gap).replace("m.in.", "")
    if count.unit is not None:
        return gap
    if gap.count(")") > gap.count("("):
        gap = gap.partition(")")[2]  # what a bracket says behind its last count
    if ":" in gap and ";" in gap.partition(":")[2]:
        gap = gap.rpartition(";")[2]  # "2 porozumienia: z A i B; dawnych obowiązuje 5"
    return gap


def goes_on(gap: str, *, loose: bool = False) -> bool:
    """Tell whether an enumeration goes on over ``gap``; ``loose`` asks for no connecting word."""
    if not gap.strip():
        return True
    if ". " in gap:  # "12 spotkań w gm. Borki, 9 w gm. Sady"
        gap = _CUT.sub(lambda cut: cut[1] if lexicon.takes_stop(cut[1]) else cut[0], gap)
    return bool(_CONTINUES.match(gap)) and (loose or bool(_CONNECTS.search(gap)))
