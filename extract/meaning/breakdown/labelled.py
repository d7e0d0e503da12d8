"""Units that a label, an item, a line above or a title names: "Liczba miejsc pracy: cel 40"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts.count_labels import announces_count
from extract.facts.grids.captions import unit_of_caption
from extract.facts.leads import unit_of
from extract.facts.lexicon import STATUS_LABELS
from extract.facts.unit_classes import unit_class
from extract.meaning.breakdown.clauses import has_verb
from extract.meaning.breakdown.cues import DIVIDES, SHARE_OF
from extract.polish import morphology
from extract.sections import LIST_ITEMS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.facts.fact import Count
    from extract.sections import Section

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LAST_LINE = 300
_SEVERAL = re.compile(r"[,;/]|\b(?:i|oraz|a)\b", re.IGNORECASE)
# A label that opens a sentence, before its colon or bracket
_OPENED = re.compile(r"(?:[^\W_]{1,3}\)\s*)?(?P<head>[^:()]{1,60}+)(?::|\((?=[^()]{0,200}\Z))")
_SHARE_REACH = 80  # characters of "jedna trzecia uczestników kursu ("
_MOST = re.compile(r"(?:Najwięcej|Najmniej|Większość)\s(?=[^\W\d_])")
_AGE = re.compile(r"\b\d{2}\+")  # "kursy komputerowe 60+:"
_OPENED_ITEM = re.compile(r"(?:[^\W_]{1,3}\)|[-–•])\s*(?P<head>[^:(),]{1,24}),\s")
_LONGEST_LABEL = 2_000  # characters of a sentence from a label to a number of its


def is_opened(text: str, begin: int, end: int) -> bool:
    """Tell whether a label opens ``text[begin:end]``: "kursy: z 4 odbyły się 2"."""
    return _OPENED.match(text, begin, end) is not None


def headed(text: str, count: Count, *, begin: int, sentence: int) -> str | None:
    """Read "Grupy inicjatywne: stan na początek 9 + nowe 7": the noun a sentence opens with.

    Of a known class and without a number; "powody: brak środków 3" says of what the numbers are
    and not what they count. A bracket does as a colon does: "Wolontariusze (48 stałych, …)".

    Parameters
    ----------
    count
        Count whose unit is looked for.
    begin
        Offset of the sentence, or of a line in it, that the label opens.
    sentence
        Offset of the sentence, which an item may open.
    """
    most = _MOST.match(text, sentence, count.number_start)
    if most is not None:
        return unit_of_caption(text[most.end() : count.number_start])
    share = SHARE_OF.search(
        text, max(sentence, count.number_start - _SHARE_REACH), count.number_start
    )
    if share is not None:
        return unit_of_caption(share["whose"])  # "kurs ukończyła połowa uczestników (31 z 62)"
    opened = _OPENED.match(text, begin, count.start + 1) or _item(text, count, sentence)
    head = _AGE.sub("", opened["head"]).strip() if opened is not None else ""
    if not head or any(map(str.isdigit, head)):
        return None
    if DIVIDES.search(head):
        return _divided(head)
    unit = unit_of(f"{head}:")
    if unit in STATUS_LABELS:
        return None  # "wskaźniki: liczba spotkań – plan 40, wykonanie 44"
    if unit_class(unit) is not None:
        return unit
    held = unit_of_caption(head)  # "Spotkania odbyły się w: UG – 7"
    return held if unit_class(held) in ("event", "job") else None


def _divided(head: str) -> str | None:
    """Read "Wykształcenie uczestników:", "Stopień niepełnosprawności osób:": who is divided."""
    last = head.rpartition(" ")[2]
    if last == head or not morphology.is_plural_genitive(last):
        return None
    unit = morphology.noun_lemma(last)
    return unit if unit_class(unit) == "person" else None


def _item(text: str, count: Count, sentence: int) -> re.Match[str] | None:
    """Read "b) szkolenia, zorganizowano 7": the clause leaves out what the item names."""
    opened = _OPENED_ITEM.match(text, sentence, count.number_start)
    told = text[opened.end() : count.number_start] if opened is not None else ","
    return opened if "," not in told and has_verb(told) else None


def label(text: str, count: Count, begin: int) -> str | None:
    """Read "Liczba miejsc pracy: cel 40, osiągnięto 27", a label in the sentence from ``begin``."""
    near = max(begin, count.start - _LONGEST_LABEL)
    colon = text.rfind(":", near, count.start + 1)
    return unit_of(text[near : colon + 1]) if colon > near else None


def label_before(text: str, start: int, end: int) -> str | None:
    """Read "Liczba miejsc pracy. Wartość docelowa: 40.": a label that is a sentence, no number.

    A question may name its year: "Ile osób zatrudniono w 2022 r.?".
    """
    before = text[start:end].rstrip()
    told = _YEAR.sub("", before) if before.endswith("?") else before
    if not announces_count(before) or any(map(str.isdigit, told)):
        return None
    return unit_of(before.rstrip("."))


def above(text: str, section: Section, sections: Mapping[str, Section]) -> str | None:
    """Read the unit that the line above a list item, or an answer's title, announces."""
    parent = sections.get(section.parent_id or "")
    if parent is not None and section.kind in LIST_ITEMS:
        lead = text[parent.content_start : parent.end].rstrip()[-_LAST_LINE:]
        if lead.endswith(":"):
            return unit_of(lead)
    title = section.title or ""
    return unit_of(title) if not title.endswith(":") else None


def titled(title: str) -> str | None:
    """Read "Wskaźnik 6 – Porozumienia" above "Podpisano 2": a title that names one thing only."""
    return None if _SEVERAL.search(title) else unit_of_caption(title)
