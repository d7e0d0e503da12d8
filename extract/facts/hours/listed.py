"""Members of a list of hours whose label stands before: "Anna Nowak – 12", "w Ełku 40"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.facts import label_spans, lexicon
from extract.facts.hours import members, providers
from extract.facts.hours.last import BARE, IN_LIST, LIST_REACH, LastHours
from extract.facts.hours.members import CUES, ENUMERATION, OPENERS
from extract.facts.unit_classes import unit_class
from extract.polish import morphology
from extract.polish.tokens import HARD_BREAK

if TYPE_CHECKING:
    from extract.facts.hours.topics import Topic, TopicReader
    from extract.polish.tokens import Tokens

_LISTED = BARE | {IN_LIST}
_LONGEST_LABEL = 8
_YEAR = 4  # digits
_CLAUSE = 12  # tokens before hours in which the preposition of their label stands


class ListedReader:
    """Reads the numbers of one section that a label makes hours like those read last."""

    def __init__(self, tokens: Tokens, topics: TopicReader, last: LastHours) -> None:
        self._tokens = tokens
        self._topics = topics
        self._last = last

    def read(self, first: int) -> tuple[Topic | None, str] | None:
        """Topic and rule of the hours that the number at token ``first`` states, if any."""
        return self._member(first) or self._next_sentence(first)

    def _member(self, first: int) -> tuple[Topic | None, str] | None:
        """Read a member of a list of hours whose label is no adjective.

        A name, a person, an activity or a phrase with a preposition: what stands in the plural is
        counted itself ("40 godzin szkoleń: kobiety 12").
        """
        words = self._tokens.words
        if not self._last.reaches(first):
            return None
        last = first - 1
        dashed = False
        while last >= self._last.behind and words[last] in lexicon.DASHES:
            last, dashed = last - 1, True
        start = last
        while start >= self._last.behind and words[start] not in ENUMERATION:
            start -= 1
        start += 1
        if start <= last and words[start].lower() in ("w", "z") and words[start + 1] in CUES:
            start += 2
        opens = start
        if [form.lower() for form in words[start : start + 2]] == ["p", "."]:
            start += 2
        if not start <= last < start + _LONGEST_LABEL:
            return None
        between = words[self._last.behind : opens]
        if (
            not between
            or HARD_BREAK in words[self._last.behind : last]
            or not members.is_aside(between)
        ):
            return None
        if words[start].isdigit() and any(form[:1].isdigit() for form in between):
            return None  # "120 h dla 30 PES (2019: 28)": of what stands nearer
        if any(form in OPENERS for form in between):
            self._last.opened = True
        if not self._is_label(start, last, dashed=dashed):
            if self._between_hours(start, first):
                return self._topics.named(start, last), IN_LIST
            return None
        if morphology.is_preposition(words[start]) and lexicon.names_scope(words[start + 1]):
            return self._topics.bare(first), IN_LIST  # "z zakresu RODO 6,5"
        return self._topics.of_label(start, last), IN_LIST

    def _between_hours(self, start: int, first: int) -> bool:
        """Tell "gimnastyki 128 godzin, jogi 64, aerobiku 72 godziny": hours on either side."""
        words = self._tokens.words
        head = lexicon.word(words[start])
        if head.kind != "noun" or words[first + 1 : first + 2] != [","]:
            return False
        if unit_class(head.lemma) is not None:
            return False
        for place in range(first + 2, min(len(words) - 1, first + 2 + _LONGEST_LABEL)):
            if words[place][:1].isdigit():
                return members.is_hours(words, place)
        return False

    def _next_sentence(self, first: int) -> tuple[Topic | None, str] | None:
        """Read "Razem 90 godzin. Doradztwo biznesowe – 60": a service that is never counted."""
        words = self._tokens.words
        if not 0 <= self._last.behind < first <= self._last.behind + 2 * LIST_REACH:
            return None
        span = label_spans.span(self._tokens, first) if words[first - 1] in lexicon.DASHES else None
        if span is None or not lexicon.is_never_counted(words[span[0]]):
            return None
        return self._topics.of_label(*span), IN_LIST

    def _is_label(self, start: int, last: int, *, dashed: bool) -> bool:
        """Tell a label that names a part of the hours before it."""
        words = self._tokens.words
        forms = words[start : last + 1]
        entries = [lexicon.word(form) for form in forms]
        if any(
            entry.kind == "verb" or (form == "." and not lexicon.takes_stop(before))
            for entry, form, before in zip(entries, forms, ["", *forms], strict=False)
        ):
            return False
        if any(map(lexicon.names_count, forms)):
            return False  # "liczba osób – 12"
        head = entries[0]
        opens = words[start].lower()
        if morphology.is_preposition(words[start]):
            before = [
                form.lower()
                for form in words[max(0, self._last.first - _CLAUSE) : self._last.first]
            ]
            same = opens in before or (opens == "we" and "w" in before)
            another_time = any(len(form) == _YEAR and form.isdigit() for form in forms)
            named = any(map(lexicon.names_service, forms))
            named = named or any(map(lexicon.names_scope, forms[1:2]))  # "z zakresu RODO 6,5"
            return self._last.opened or same or another_time or named
        if (any(map(lexicon.names_service, forms)) or head.lemma in lexicon.NEVER_COUNTED) and (
            self._last.announced or not members.any_plural(entries)
        ):
            return True
        if head.kind == "adverb" or opens in lexicon.MODES:
            label = words[self._last.first - 1] if self._last.first > 0 else ""
            beside = label.lower() in lexicon.MODES or lexicon.word(label).kind == "adverb"
            return self._last.opened or beside
        if head.kind == "acronym" and start == last:
            return False  # "NGO 12" counts organisations
        if providers.ending_at(words, last) is not None:
            return True  # "prawnik 40, doradca zawodowy 50"
        if head.kind == "noun" and not (head.singular or members.is_name(words, start)):
            return False
        named = head.kind == "acronym" or members.is_name(words, start)
        month = head.kind == "measure" and start == last  # "luty – 14"
        part = dashed and head.kind == "noun"
        return self._last.opened or (named and self._last.rule in _LISTED) or part or month
