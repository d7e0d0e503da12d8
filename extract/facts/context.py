"""What a finder may know beside its section: the report, and which numbers are taken."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from extract.facts.spans import Spans
from extract.polish.numerals import CompoundMention, NumberMention, find_compounds, find_numbers
from extract.polish.tokens import TokenIndex, Tokens

if TYPE_CHECKING:
    from extract.entities import Entity
    from extract.facts.institutions.aliases import Aliases
    from extract.facts.institutions.codebook import Codebook
    from extract.facts.institutions.finder import Knowledge
    from extract.facts.told_years import ToldYears
    from extract.report import Report
    from extract.sections import Section


_READ_AHEAD = 20_000
_Mention = TypeVar("_Mention", NumberMention, CompoundMention)


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
    topics
        Name and head of the topic of the hours read last in a list, by the ``section_id`` above it.
    entities
        What the statistical model found in the whole report, in order of ``start``; empty where
        the rules read alone.
    codebook, aliases
        Which kinds of bodies there are, and which names are one body, where not the package's own
        codebook and none.
    bodies
        What the finder of institutions knows of the whole report; its own.
    years
        What the finder of dates knows of the years that a report without a period tells; its own.
    claimed
        Number spans that an earlier finder of the registry has read; the pipeline adds to it
        after each finder, so a finder never counts what another one dated.
    words
        The tokens of the whole report, wherever they are asked for.
    """

    report: Report
    sections: tuple[Section, ...] = ()
    entities: tuple[Entity, ...] = ()
    traps: Spans = field(default_factory=Spans)
    claimed: Spans = field(default_factory=Spans)
    titles: Spans = field(default_factory=Spans)
    topics: dict[str, tuple[str, str]] = field(default_factory=dict)
    codebook: Codebook | None = None
    aliases: Aliases | None = None
    bodies: Knowledge | None = None
    years: ToldYears | None = None
    _by_id: dict[str, Section] = field(default_factory=dict)
    _readings: dict[str, str] = field(default_factory=dict)
    _window: tuple[int, int] = (0, -1)
    _read_numbers: list[NumberMention] = field(default_factory=list)
    _number_starts: list[int] = field(default_factory=list)
    _read_compounds: list[CompoundMention] = field(default_factory=list)
    _compound_starts: list[int] = field(default_factory=list)
    _section_tokens: tuple[int, int, Tokens] | None = None
    words: TokenIndex = field(init=False)

    def __post_init__(self) -> None:
        self.words = TokenIndex(self.report.text)

    def section(self, section_id: str | None) -> Section | None:
        """Section with this id; ``None`` for the root's parent."""
        if not self._by_id:
            self._by_id.update((section.section_id, section) for section in self.sections)
        return self._by_id.get(section_id or "")

    def tokens(self, section: Section) -> Tokens:
        """Tokens of ``section`` behind its marker."""
        start, end = section.content_start, section.end
        kept = self._section_tokens
        if kept is None or kept[:2] != (start, end):
            kept = self._section_tokens = (start, end, self.words.inside(start, end))
        return kept[2]

    def numbers(self, section: Section) -> list[NumberMention]:
        """Numbers of ``section`` behind its marker, in order."""
        self._read_ahead(section.content_start, section.end)
        return _between(self._read_numbers, self._number_starts, section)

    def compounds(self, section: Section) -> list[CompoundMention]:
        """Adjectives that carry a number ("dwudniowe") of ``section``, in order."""
        self._read_ahead(section.content_start, section.end)
        return _between(self._read_compounds, self._compound_starts, section)

    def _read_ahead(self, start: int, end: int) -> None:
        """Scan the text from ``start`` on, past ``end`` where sections are short.

        One scan of 20,000 characters serves hundreds of short sections, and memory is bounded by
        it (or by the longest stretch the pipeline hands over), not by the report.
        """
        if self._window[0] <= start and end <= self._window[1]:
            return
        text = self.report.text
        end = min(len(text), max(end, start + _READ_AHEAD))
        self._window = start, end
        self._read_numbers = list(find_numbers(text, start, end))
        self._number_starts = [number.start for number in self._read_numbers]
        self._read_compounds = list(find_compounds(text, start, end))
        self._compound_starts = [compound.start for compound in self._read_compounds]

    def reading(self, form: str, unit: str, stems: tuple[str, ...], default: str) -> str:
        """Choose the unit of an abbreviation by what the report is about, looked up once."""
        known = self._readings.get(form)
        if known is None:
            text = self.report.text
            named = any(stem in text or stem.capitalize() in text for stem in stems)
            known = unit if named else default
            self._readings[form] = known
        return known

    def free(self, start: int, end: int) -> bool:
        """Tell whether no trap, no title and no earlier fact lies on ``start``..``end``."""
        return not (
            self.traps.overlaps(start, end)
            or self.claimed.overlaps(start, end)
            or self.titles.overlaps(start, end)
        )


def _between(mentions: list[_Mention], starts: list[int], section: Section) -> list[_Mention]:
    first = bisect_left(starts, section.content_start)
    return mentions[first : bisect_left(starts, section.end, first)]
