"""Hours whose unit is left out: "księgowe 38" in a list, "Liczba godzin doradztwa: 45".

Works on the token indices of one section, beside the hours read last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.facts import label_spans, lexicon
from extract.facts.hours import against_plan, ahead, comparisons, cut_words, members, parts
from extract.facts.hours.labelled import LabelReader
from extract.facts.hours.last import (
    ADJECTIVES,
    BARE,
    IN_LIST,
    LIST_REACH,
    PART,
    LastHours,
)
from extract.facts.hours.listed import ListedReader
from extract.facts.hours.members import CONJUNCTIONS, CUES, OPENERS, SUMS, is_genitive
from extract.polish.tokens import HARD_BREAK

if TYPE_CHECKING:
    from extract.facts.context import Context
    from extract.facts.hours.topics import Topic, TopicReader
    from extract.polish.tokens import Tokens
    from extract.sections import Section

AGAINST_PLAN = "hours against a plan"
TOTAL = "total of hours"
SUMMAND = "summand of hours"
_CLOSERS = CONJUNCTIONS | {",", ";", ".", ")", "(", "]", "[", "+", HARD_BREAK}
_NEXT = CONJUNCTIONS | {","}  # "16 godzin doradztwa biznesowego, 7,5 prawnego"
_BEFORE_SUMMAND = lexicon.DASHES | {"("}
_LONGEST_LABEL = 8  # tokens between two summands
_NAMING = frozenset({"na", "to"})  # "40 na doradztwo prawne"
_NAMED_AMONG_HOURS = lexicon.NEVER_COUNTED | lexicon.PARTS_OF_COURSES


class ElidedReader:
    """Reads the numbers of one section that stand for hours without saying so."""

    def __init__(
        self,
        section: Section,
        context: Context,
        tokens: Tokens,
        topics: TopicReader,
        last: LastHours,
    ) -> None:
        self._tokens = tokens
        self._topics = topics
        self._last = last
        self._members = ListedReader(tokens, topics, last)
        self._by_label = LabelReader(section, context, tokens, topics)

    def read(self, first: int, behind: int) -> tuple[Topic | None, str] | None:
        """Topic and rule of the hours that the number ``first``..``behind - 1`` states, if any."""
        words = self._tokens.words
        following = words[behind] if behind < len(words) else HARD_BREAK
        if following == "(" and members.is_hours(words, behind + 1):
            return None  # "z prawnego skorzystało 15 PES (42 h), z księgowego 18 (51 h)"
        if following in lexicon.DASHES and self._is_kind(behind + 1):
            return self._before_adjectives(first, behind + 1)  # "56 – psychologicznego"
        part = following in ("w", "z") and not CUES.isdisjoint(words[behind + 1 : behind + 2])
        if following[:1].isalpha() and following not in CONJUNCTIONS and not part:
            labelled = following.lower() in parts.LEADS and self._opened_by_colon(first)
            return (
                (self._member_with_adjectives(first) if labelled else None)
                or self._before_adjectives(first, behind)
                or self._before_service(first, behind)
                or self._before_phrase(first, behind)
                or self._out_of(first, behind)
            )
        beside = words[behind + 1 : behind + 2]
        closed = (
            following in _CLOSERS
            or part
            or (following == "/" and beside and beside[0].isdigit())
            or (following in lexicon.DASHES and beside and beside[0].lower() in SUMS)
        )
        return (
            self._member_with_adjectives(first)
            or self._before_total(first, behind)
            or self._by_label.named(first)
            or (self._behind_hours(first, behind) if closed else None)
            or (self._members.read(first) if closed else None)
            or (self._by_label.below(first, following) if closed else None)
        )

    def _is_kind(self, index: int) -> bool:
        """Tell an adjective in the genitive behind a dash, and none behind it."""
        words = self._tokens.words
        beyond = "".join(words[index + 1 : index + 2])
        if index >= len(words) or words[index - 1] == ":" or beyond in lexicon.DASHES:
            return False
        return lexicon.word(words[index]).adjectival and is_genitive(words[index])

    def _opened_by_colon(self, first: int) -> bool:
        """Tell a number right behind the colon or dash of its label: "prawne: 96 dla 20 osób"."""
        return first > 0 and self._tokens.words[first - 1] in lexicon.DASHES

    def _member_with_adjectives(self, first: int) -> tuple[Topic | None, str] | None:
        if not self._last.reaches(first) or self._last.behind >= len(self._tokens):
            return None
        words = self._tokens.words
        cut = cut_words.ending_at(words, first - 1) if first else None
        if cut is not None and cut.service is None and self._last.behind < cut.first:
            beside = members.is_aside(words[self._last.behind : cut.first])
            return (self._topics.of_cut(cut, first - 1), IN_LIST) if beside else None
        label = members.adjectives_before(words, self._last.behind, first)
        topic = self._topics.adjectives(*label) if label is not None else None
        return (topic, IN_LIST) if topic is not None else None

    def _before_adjectives(self, first: int, behind: int) -> tuple[Topic | None, str] | None:
        """Read "20 prawnego i 28 księgowego" behind "48 godzin doradztwa, w tym"."""
        words = self._tokens.words
        if not self._last.reaches(first):
            return None
        between = words[self._last.behind : first]
        running = self._last.opened or self._last.rule in (ADJECTIVES, PART)
        opened = running or any(form in OPENERS for form in between)
        if not opened and between and all(form in _NEXT for form in between):
            # "30 godzin warsztatów plastycznych, 24 kulinarnych", but "30 h doradztwa i 12 nowych"
            one = not members.is_plural(words[behind])
            opened = one or members.is_plural(words[self._last.behind - 1])
            opened = opened and self._topics.fits(words[behind])
        last = behind
        while last < len(words) and lexicon.word(words[last]).adjectival:
            last += 1
        beyond = words[last] if last < len(words) else HARD_BREAK
        closed = not beyond[:1].isalpha() or beyond in CONJUNCTIONS or beyond in parts.LEADS
        if not opened or last == behind or not closed or not members.is_aside(between):
            return None
        if any(form[:1].isdigit() for form in between) and members.is_plural(words[behind]):
            return None  # "120 godzin dla 36 PES, w tym 12 nowych"
        if words[last : last + 1] == ["("] and members.is_hours(words, last + 1):
            return None  # "46 porad (60 h), w tym 20 prawnych (32 h)"
        topic = self._topics.adjectives(behind, last - 1)
        return (topic, ADJECTIVES) if topic is not None else None

    def _before_phrase(self, first: int, behind: int) -> tuple[Topic | None, str] | None:
        """Read "40 w Ełku, 80 w Piszu" and "40 to mentoring" behind "120 godzin, z czego"."""
        words = self._tokens.words
        between = words[self._last.behind : first] if 0 <= self._last.behind <= first else []
        if len(between) > LIST_REACH:
            return None
        running = self._last.rule in (PART, ADJECTIVES) and parts.goes_on(between)
        running = running or self._devoted(between, behind)
        if not running and not parts.opened(between):
            return None
        told = parts.phrase_behind(words, behind)
        if told is None:
            return None
        topic = self._topics.of_part(told[0] + 1, told[1]) if words[behind] in _NAMING else None
        if words[behind] == "z":
            return self._topics.bare(first), PART
        return topic or self._topics.running(first), PART

    def _devoted(self, between: list[str], behind: int) -> bool:
        """Tell "44 godziny poświęcono na doradztwo prawne, 61,5 na księgowe"."""
        words = self._tokens.words
        beside = words[behind + 1 : behind + 2]
        if not between or not set(between) <= _NEXT or words[behind] != "na" or not beside:
            return False
        kind = lexicon.word(beside[0]).adjectival and self._topics.fits(beside[0])
        return kind or lexicon.names_service(beside[0])

    def _before_service(self, first: int, behind: int) -> tuple[Topic | None, str] | None:
        """Read "415 mentoring" and "40 praktyk" among parts of hours: never counted themselves."""
        words = self._tokens.words
        if (
            not self._last.reaches(first)
            or lexicon.word(words[behind]).lemma not in _NAMED_AMONG_HOURS
        ):
            return None
        between = words[self._last.behind : first]
        opened = any(form in OPENERS for form in between)
        if not (opened or self._last.opened) or not members.is_aside(between):
            return None
        return self._topics.named(behind, behind), IN_LIST

    def _before_total(self, first: int, behind: int) -> tuple[Topic | None, str] | None:
        """Read "prawne 70, księgowe 65, razem 135 godzin" from its first member on."""
        words = self._tokens.words
        if not first or words[behind : behind + 1] != [","]:
            return None
        if not lexicon.word(words[first - 1]).adjectival:
            return None
        span = label_spans.span(self._tokens, first)
        if span is None or not all(
            lexicon.word(form).adjectival for form in words[span[0] : first]
        ):
            return None
        if not ahead.total_of_hours(words, behind):
            return None
        return self._topics.adjectives(*span), IN_LIST

    def _behind_hours(self, first: int, behind: int) -> tuple[Topic | None, str] | None:
        """Read what says no more than how much: "zrealizowano 180", "(plan: 96)", "razem 35"."""
        words = self._tokens.words
        if not self._last.reaches(first):
            return None
        label = against_plan.label(words, self._last.behind, first)
        if label is not None:
            return self._topics.running(first, label), AGAINST_PLAN
        between = words[self._last.behind : first]
        if between == ["["]:
            return self._topics.running(first), IN_LIST  # "402 godz. [388]"
        if between == ["/"] and self._last.rule in BARE:
            return self._topics.running(first), self._last.rule  # "640 / 702"
        told = comparisons.told(words, self._last.behind, first, behind)
        if told is not None:
            return self._topics.running(first), told
        added = between == ["("] and words[behind : behind + 1] == ["+"]
        if added or (between == ["+"] and self._last.rule == SUMMAND):
            return self._topics.running(first), SUMMAND  # "1249 (402 + 518 + 329)"
        listed = members.is_aside(between[:-1])
        if between and between[-1].lower() in SUMS and listed:
            return self._topics.total(first), TOTAL
        return None

    def _out_of(self, first: int, behind: int) -> tuple[Topic | None, str] | None:
        """Read "17 h z 20 zamówionych"."""
        last = self._last.behind
        if not 0 < last < first:
            return None
        told = comparisons.told(self._tokens.words, last, first, behind)
        return (self._topics.running(first), told) if told is not None else None

    def summand(self, first: int, behind: int) -> tuple[Topic | None, str]:
        """Topic and rule of a number that the hours before it are the sum of."""
        words = self._tokens.words
        last = behind
        while last < len(words) and lexicon.word(words[last]).adjectival:
            last += 1
        topic = self._topics.adjectives(behind, last - 1) if last > behind else None
        if topic is None:
            topic = (
                self._topics.uncounted(behind)
                or self._labelled_before(first)
                or self._topics.running(first)
            )
        return topic, IN_LIST

    def _labelled_before(self, first: int) -> Topic | None:
        """Topic that the words between two summands name: "na prawne 40", "prawne (40)"."""
        words = self._tokens.words
        last = first - 1
        while last > self._last.behind and words[last] in _BEFORE_SUMMAND:
            last -= 1
        start = last
        while start >= self._last.behind and words[start] not in _CLOSERS | {":"}:
            start -= 1
        if start == last or last - start > _LONGEST_LABEL:
            return None
        return self._topics.of_label(start + 1, last)
