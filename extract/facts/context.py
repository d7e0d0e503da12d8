"""What a finder may know beside its section: the report, and which numbers are taken."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extract.polish.numerals import NumberMention, find_numbers
from extract.polish.tokens import Tokens, tokenise

if TYPE_CHECKING:
    from extract.report import Report
    from extract.sections import Section


class Spans:
    """Disjoint character spans kept in order; answers "is anything here taken?" in log time."""

    __slots__ = ("_ends", "_starts")

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def add(self, start: int, end: int) -> None:
        """Take ``start``..``end``; a span that overlaps a taken one is ignored."""
        if start >= end or self.overlaps(start, end):
            return
        if not self._starts or start >= self._ends[-1]:
            self._starts.append(start)
            self._ends.append(end)
        else:
            insort(self._starts, start)
            insort(self._ends, end)

    def overlaps(self, start: int, end: int) -> bool:
        """True when any character of ``start``..``end`` is taken."""
        after = bisect_left(self._starts, end)
        return after > 0 and self._ends[after - 1] > start


@dataclass(slots=True)
class Context:
    """Shared by the finders of one report; made by the pipeline, thrown away after it.

    Attributes
    ----------
    report
        The report being read.
    sections
        Its section tree in document order.
    traps
        Spans that hold digits but state nothing (telephone numbers, statutes, WCAG 2.0).
    titles
        Quoted titles: a number in one belongs to a name.
    claimed
        Number spans that an earlier finder of the registry has read; the pipeline adds to it
        after each finder, so a finder never counts what another one dated.
    """

    report: Report
    sections: tuple[Section, ...] = ()
    traps: Spans = field(default_factory=Spans)
    claimed: Spans = field(default_factory=Spans)
    titles: Spans = field(default_factory=Spans)
    _by_id: dict[str, Section] = field(default_factory=dict)
    _readings: dict[str, str] = field(default_factory=dict)
    _stretch: tuple[int, int] = (-1, -1)
    _tokens: Tokens = field(default_factory=lambda: Tokens([], [], []))
    _numbers: tuple[NumberMention, ...] = ()

    def section(self, section_id: str | None) -> Section | None:
        """Section with this id; ``None`` for the root's parent."""
        if not self._by_id:
            self._by_id.update((section.section_id, section) for section in self.sections)
        return self._by_id.get(section_id or "")

    def tokens(self, section: Section) -> Tokens:
        """Tokens of ``section`` behind its marker; kept until another section is asked for."""
        self._read(section)
        return self._tokens

    def numbers(self, section: Section) -> tuple[NumberMention, ...]:
        """Numbers of ``section`` behind its marker, in order; kept like ``tokens``."""
        self._read(section)
        return self._numbers

    def reading(self, form: str, unit: str, stems: tuple[str, ...], default: str) -> str:
        """Unit of an abbreviation that depends on what the report is about, looked up once."""
        known = self._readings.get(form)
        if known is None:
            text = self.report.text
            known = unit if any(stem in text for stem in stems) else default
            self._readings[form] = known
        return known

    def _read(self, section: Section) -> None:
        stretch = (section.content_start, section.end)
        if stretch != self._stretch:
            text = self.report.text
            self._tokens = tokenise(text, *stretch)
            self._numbers = tuple(find_numbers(text, *stretch))
            self._stretch = stretch

    def free(self, start: int, end: int) -> bool:
        """True when no trap, no title and no earlier fact lies on ``start``..``end``."""
        return not (
            self.traps.overlaps(start, end)
            or self.claimed.overlaps(start, end)
            or self.titles.overlaps(start, end)
        )
