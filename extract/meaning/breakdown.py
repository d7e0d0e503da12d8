"""Parts of a whole: who is counted inside whose number, and the units that parts leave out.

"30 spotkań: 7 w UG, 19 w PUP, 4 w PCPR" is one count with three parts; the parts name no unit and
take that of their whole. Works on the text between two numbers, within a sentence, and on list
items under a line that ends with a colon.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from importlib.resources import files
from typing import TYPE_CHECKING

from extract.facts.fact import Count, Fact

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.polish.sentences import SentenceIndex
    from extract.report import Report
    from extract.sections import Section

# Between a whole and its first part.
_OPENS = re.compile(
    r":|\bw tym\b|\bz czego\b|\bz tego\b|\bz których\b|\bspośród (?:nich|których|tych)\b|\bw podziale na\b|\btj\.",
    re.IGNORECASE,
)
_OPENS_IN_BRACKET = re.compile(r"\(\s{0,2}(?:w tym|z czego|z tego|tj\.)?[^()]{0,40}\Z", re.IGNORECASE)
# Between two members of one enumeration.
_CONTINUES = re.compile(r"[^.;:()]{0,90}(?:,|;|/|\bi|\boraz|\ba także|\ba|\bplus)\s{0,3}(?:[^\W\d_.;:()]{1,25}\s{0,3}){0,3}[–-]?\s{0,2}\Z")
_RESTATES = re.compile(r"\s{0,2}\(\s{0,2}(?:dokładnie|tj\.|ściślej|a dokładnie)\s{1,2}\Z", re.IGNORECASE)

_CLASSES = {
    unit: name
    for name, units in tomllib.loads(
        files("extract.meaning").joinpath("unit_classes.toml").read_text(encoding="utf-8")
    ).items()
    for unit in units
}
_HAPPENS = frozenset({"event", "job"})


def resolve(
    facts: Sequence[Fact], report: Report, sections: Sequence[Section], sentences: SentenceIndex
) -> list[Fact]:
    """Link parts to wholes, fill in elided units, drop counts that found no unit.

    Parameters
    ----------
    facts
        Facts of one report in any order.

    Returns
    -------
    The facts in order of their offsets; values are never changed.
    """
    counts = sorted((f for f in facts if isinstance(f, Count)), key=lambda c: c.number_start)
    others = [f for f in facts if not isinstance(f, Count)]
    resolved = _Resolver(report.text, sections, sentences).run(counts)
    return sorted([*others, *resolved], key=lambda f: (f.start, f.end, f.kind))


class _Resolver:
    """One pass over a report's counts, remembering the whole whose parts are being listed."""

    def __init__(
        self, text: str, sections: Iterable[Section], sentences: SentenceIndex
    ) -> None:
        self._text = text
        self._sections = {section.section_id: section for section in sections}
        self._sentences = sentences
        self._whole: Count | None = None
        self._added = 0.0
        self._open_lists: dict[str, Count] = {}

    def run(self, counts: Sequence[Count]) -> list[Count]:
        done: list[Count] = []
        previous: Count | None = None
        sentence_end = -1
        for count in counts:
            if count.number_start >= sentence_end:
                previous, self._whole = None, None
                _, sentence_end = self._sentences.span(count.number_start, count.number_end)
            restated = previous is not None and _RESTATES.search(
                self._text, previous.number_end, count.number_start
            )
            if restated and previous is not None and done:
                done[-1] = replace(count, unit=count.unit or previous.unit)
                previous = done[-1]
                continue
            read = self._place(count, previous)
            if read is None:
                continue
            done.append(read)
            self._note_open_list(read)
            previous = read
        return done

    def _place(self, count: Count, previous: Count | None) -> Count | None:
        if previous is None:
            return self._under_open_list(count)
        gap = self._text[previous.end : count.start] if previous.end < count.start else ""
        if _OPENS.search(gap) or _OPENS_IN_BRACKET.search(gap):
            self._whole, self._added = previous, 0.0
            return self._part(count) or self._sibling(count, None, gap)
        if self._whole is not None and _CONTINUES.match(gap):
            part = self._part(count)
            if part is not None:
                return part
        return self._sibling(count, previous, gap)

    def _part(self, count: Count) -> Count | None:
        """Return ``count`` as a part of the running whole, or ``None`` if it cannot be one."""
        whole = self._whole
        if whole is None or whole.value is None or count.value is None:
            return None
        if count.value > whole.value or (count.unit is not None and not _comparable(count, whole)):
            return None
        self._added += count.value
        unit = count.unit
        if unit is None or _takes_unit(unit, whole.unit):
            unit = whole.unit
        return replace(count, unit=unit, part_of=whole.fact_id)

    def _sibling(self, count: Count, previous: Count | None, gap: str) -> Count | None:
        """Return ``count`` with the unit of the count it is coordinated with."""
        if count.unit is not None:
            return count
        if previous is not None and _CONTINUES.match(gap):
            return replace(count, unit=previous.unit, part_of=previous.part_of)
        return None

    def _note_open_list(self, count: Count) -> None:
        """Remember a count whose stretch ends with a colon: its parts are the items below."""
        section = self._sections[count.section_id]
        tail = self._text[max(count.end, section.end - 120) : section.end].rstrip()
        if tail.endswith(":") and count.end >= section.end - 200:
            self._open_lists[section.section_id] = count

    def _under_open_list(self, count: Count) -> Count | None:
        section = self._sections[count.section_id]
        whole = self._open_lists.get(section.parent_id or "")
        if whole is None or section.kind not in ("bullet", "numbered", "lettered"):
            return count if count.unit is not None else None
        self._whole, self._added = whole, 0.0
        return self._part(count) or (count if count.unit is not None else None)


def _comparable(part: Count, whole: Count) -> bool:
    """True when the part's own unit can be a kind of the whole's, or take its place."""
    if part.unit == whole.unit:
        return True
    ours, theirs = _CLASSES.get(part.unit or ""), _CLASSES.get(whole.unit or "")
    return theirs in _HAPPENS or ours == theirs or ours is None or theirs is None


def _takes_unit(part: str, whole: str | None) -> bool:
    """True when a part names who took part in what is counted: "78 spotkań: 33 grup"."""
    return _CLASSES.get(whole or "") in _HAPPENS and _CLASSES.get(part) in ("body", "person")
