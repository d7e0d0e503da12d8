"""Hours that a label or what stands above tells: "Liczba godzin doradztwa: 45", "w tym prawne: 80".

The label says so itself, or it stands below a line or heading such as "Doradztwo (w h):".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.facts import label_spans, lexicon
from extract.facts.hours import lines_above, members, providers
from extract.facts.hours.announced import hours_above, under_stated
from extract.facts.hours.last import ABOVE, IN_LABEL
from extract.facts.hours.members import CONJUNCTIONS, CUES, SUMS
from extract.polish.numerals import is_number
from extract.polish.tokens import HARD_BREAK

if TYPE_CHECKING:
    from extract.facts.context import Context
    from extract.facts.hours.topics import Topic, TopicReader
    from extract.polish.tokens import Tokens
    from extract.sections import Section

UNDER = "part of hours above"
_YEAR = 4  # digits


class LabelReader:
    """Reads the numbers of one section that a label or a line above makes hours."""

    def __init__(
        self, section: Section, context: Context, tokens: Tokens, topics: TopicReader
    ) -> None:
        self._section = section
        self._context = context
        self._tokens = tokens
        self._topics = topics
        self._above: bool | None = None

    def named(self, first: int) -> tuple[Topic | None, str] | None:
        """Topic and rule by the label that says "godziny", or the one that its own stands below."""
        span = label_spans.span(self._tokens, first)
        if span is None:
            return None
        for position in range(span[0], span[1] + 1):
            if self._names_hours(position):
                return self._topics.labelled(position + 1, span[1]), IN_LABEL
        if span[0] and self._tokens.words[span[0] - 1] == ":":
            over = label_spans.span(self._tokens, span[0])
            if over is not None and any(map(self._names_hours, range(over[0], span[0]))):
                return self._topics.of_label(*span), IN_LABEL
        return None

    def below(self, first: int, following: str) -> tuple[Topic | None, str] | None:
        """Topic and rule of "Elbląg 310" below "Ile godzin?", of a part of the hours above it.

        ``following`` is the word behind the number at token ``first``; ``None`` where nothing
        above makes it hours.
        """
        if self._above is None:
            self._above = hours_above(self._section, self._context)
        words = self._tokens.words
        span = label_spans.span(self._tokens, first)
        start = span[0] if span is not None else max(0, first - 2)
        if not self._above and not self._below_line(start):
            return self._under_hours(span) if span is not None else None
        if span is None:
            alone = not first and following != ")"
            summed = any(form.lower() in SUMS for form in words[max(0, first - 2) : first])
            return (self._topics.of_heading(first), ABOVE) if alone or summed else None
        label = words[span[0] : span[1] + 1]
        if len(label) == 1 and len(label[0]) == _YEAR and label[0].isdigit():
            return self._topics.of_heading(first), ABOVE  # "2017: 310"
        if any(form[:1].isdigit() or lexicon.word(form).kind == "verb" for form in label):
            return None
        if any(map(members.counts_people, label)):
            return None  # "uczestnicy – 22" among the hours
        return self._topics.of_label(*span), ABOVE

    def _names_hours(self, position: int) -> bool:
        """Tell a word for hours that is no clock time and not the unit of a number before it."""
        tokens = self._tokens
        cut = tokens.words[position] == "h" and tokens.words[position - 1 : position] == ["("]
        return (
            (cut or lexicon.names_hours(tokens.words[position]))
            and not self._context.traps.overlaps(tokens.starts[position], tokens.ends[position])
            and not (position and is_number(tokens.words[position - 1]))
        )

    def _under_hours(self, span: tuple[int, int]) -> tuple[Topic | None, str] | None:
        """Read a row of parts below hours: "Godziny doradztwa: 120", then "w tym prawne: 80"."""
        words = self._tokens.words
        first, last = span
        start = first - 2 if first > 1 and words[first - 1].lower() in CUES else first
        if start and words[start - 1] != HARD_BREAK:
            return None
        if not self._names_part(first, last):
            return None
        if lines_above.under_hours(self._tokens, self._context.report.text, start):
            self._topics.join(start)
            return self._topics.of_label(first, last), UNDER
        if not start and under_stated(self._section, self._context):
            return self._topics.of_label(first, last), UNDER
        return None

    def _names_part(self, first: int, last: int) -> bool:
        """Tell the label of a kind of service or of who gave it."""
        words = self._tokens.words
        forms = words[first : last + 1]
        if all(lexicon.word(form).adjectival or form in CONJUNCTIONS for form in forms):
            return True
        if lexicon.names_service(words[first]):
            return not members.any_plural([lexicon.word(words[first])])
        return providers.ending_at(words, last) is not None

    def _below_line(self, start: int) -> bool:
        """Tell a row, its label from token ``start`` on, below a line "Doradztwo (w h):"."""
        words = self._tokens.words
        if start and words[start - 1] != HARD_BREAK:
            return False
        return lines_above.announce_hours(self._tokens, self._context.report.text, start)
