"""Numbers in a row: whether one goes on where another ends."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extract.meaning.breakdown.clauses import acts, has_verb
from extract.meaning.breakdown.cues import CONVERTS, TOTAL

if TYPE_CHECKING:
    from extract.meaning.breakdown.mention import Mention

ASIDE = re.compile(r"\([^()]{0,200}\)|(?<=\s)/[^/\n]{1,100}/(?=[\s.,;:]|\Z)")
CLAUSE = re.compile(r"[,;+]|\b(?:i|oraz|a|natomiast|zaś)\b")
REACH = 250
"""Characters between two members of an enumeration, or from its opening to the first."""
_CONTRASTS = re.compile(r",\s{1,3}[^\W\d_]{1,20}\s{1,3}(?:zaś|natomiast)\b")  # "koszty zaś"
RESUMES = re.compile(r",\s{1,3}(?:i|oraz)\s{1,3}\Z")
"""Before a number: a comma there closes what was inserted."""
_TITLE = re.compile(r"[„“«][^„“”«»\"\n]{1,80}[”“»\"]")
_STOP = re.compile(r"\.\s{0,3}\n")  # a digit behind it hides that a sentence begins
_CONNECTS = re.compile(r"[,;/\n+]|\b(?:i|oraz|lub|a|plus|natomiast|zaś)\b")


@dataclass(slots=True, eq=False)
class Run:
    """Numbers enumerated behind something that opens parts.

    Attributes
    ----------
    opener
        ``word``, ``colon``, ``open`` (a bracket), ``behind`` ("4 z nich"), or ``line``.
    start
        Offset of what opens it.
    members
        The numbers in order.
    before
        The numbers among which the whole is.
    adds_up
        They are parts only if they make up the whole: nothing else tells them from labels.
    """

    opener: str
    start: int
    members: list[Mention]
    before: list[Mention] = field(default_factory=list)
    adds_up: bool = False


def continues(previous: Mention, mention: Mention, text: str) -> bool:
    """Tell whether an enumeration goes on from ``previous`` to ``mention``.

    A number with a noun of its own behind a verb of its own opens another clause; a total closes
    the enumeration.
    """
    gap = gap_between(previous, mention, text)
    if gap is None:
        return False
    gap = _TITLE.sub(" ", gap)  # "spółdzielnia „Razem”" adds nothing up
    if CONVERTS.search(text, previous.end, mention.fact.number_start):
        return False
    first = mention.start == mention.fact.number_start
    if not gap.strip() or (first and gap.strip() == ";"):
        return True
    if mention.unit not in (None, previous.unit) and RESUMES.search(gap):
        return False
    if TOTAL.search(gap) or not _CONNECTS.search(gap):
        return False
    if mention.unit is None and mention.key == "count":
        # "w tym 5 dla OzN; do czerwca objęto 58": the other clause has a verb, the parts had none
        own = text[mention.start : mention.fact.number_start]  # "; zajęcia ukończyło 36"
        told = ";" in gap and has_verb(gap.rpartition(";")[2] + own)
        return not told or has_verb(text[previous.start : previous.end])
    if (";" in gap or _STOP.search(gap)) and mention.unit != previous.unit:
        return False
    clause = gap[max((match.end() for match in CLAUSE.finditer(gap)), default=0) :]
    return not acts(clause) and not _CONTRASTS.search(gap)


def gap_between(previous: Mention, mention: Mention, text: str) -> str | None:
    """Return the text between two mentions without its bracketed asides; ``None`` if too long."""
    if mention.start - previous.end > REACH:
        return None
    if mention.start <= previous.end:
        return ""
    return ASIDE.sub(" ", text[previous.end : mention.start])
