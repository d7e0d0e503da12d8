"""What hours were of: the nominative of the service beside, before or above them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from extract.facts import lexicon, phrases
from extract.facts.services import in_name, service_above, spelled_out
from extract.polish import morphology
from extract.polish.tokens import HARD_BREAK

if TYPE_CHECKING:
    from extract.facts.context import Context
    from extract.polish.tokens import Tokens
    from extract.sections import Section

_SCOPE = re.compile(
    r"\s{1,3}(?:(?:z|w)\s(?:zakres(?:u|ie)|obszar(?:u|ze)|ramach|tematyce|dziedzinie|formie)"
    r"|na|tj\.)\s{1,2}"
)
# Words between a topic and its hours that belong to neither: "doradztwo w wymiarze 20 h".
_BRIDGE = (
    frozenset(
        {"w", "wymiarze", "łącznym", "łącznej", "liczbie", "ilości", "przez", "to", "było", "się"}
        | {"-", "–", "—", ":", "=", "("}
    )
    | lexicon.TOTALS
)
_CUES = frozenset({"tym", "tego", "czego", "których", "nich"})
# How a service was given, and what announces its title: no part of its name.
_MODES = frozenset({"online", "on-line", "stacjonarnie", "zdalnie", "hybrydowo"})
_ANNOUNCES = frozenset({"pn", "pt", "nt", "ds", "dot", "tj", "np", "zw"})
_SCOPES = frozenset({"zakres", "obszar", "temat", "tematyka", "dziedzina", "kierunek"})
_STOPS = frozenset({".", ";", HARD_BREAK})
_SUMS = frozenset({"razem", "łącznie", "ogółem", "sumie"})
_CLAUSE = 40


@dataclass(frozen=True, slots=True)
class Topic:
    """What hours are of.

    ``name`` is the nominative, ``head`` the lemma of its head noun, which later members of a list
    inherit; ``span`` the offsets of its words when they stand beside the hours, else ``None``.
    """

    name: str
    head: str
    span: tuple[int, int] | None = None


class TopicReader:
    """Reads topics in one section; remembers the head that the running enumeration has named."""

    def __init__(self, section: Section, context: Context, tokens: Tokens) -> None:
        self._section = section
        self._context = context
        self._tokens = tokens
        self._last: Topic | None = None
        self._last_index = -1
        self._above: str | None = None
        self._looked_above = False

    def note(self, topic: Topic | None, index: int) -> None:
        """Remember ``topic`` as that of the hours whose last token is before ``index``."""
        if topic is not None and topic.head:
            self._last = topic
            if self._section.parent_id is not None:
                self._context.topics[self._section.parent_id] = topic.name, topic.head
        self._last_index = index

    def read(self, first: int, behind: int, end: int) -> Topic | None:
        """Topic of the hours at tokens ``first``..``behind - 1``; their unit ends at ``end``.

        Looks right ("godzin doradztwa prawnego"), left ("doradztwo prawne 2 h", "kadrowe 17h",
        "… (61,5h)"), then for a service in the clause, the topic of the list that is being read,
        and the heading or lead of the section.
        """
        beside = self._after(behind, end) or self._before(first - 1)
        if beside is not None and not _is_portion(beside):
            return beside
        return (
            (self._of_total(first) if beside is None else None)
            or self._of_member(first)
            or self._in_clause(first - 1)
            or self._of_list(first)
            or self._of_heading()
            or beside
            or self._in_clause(first - 1, portions=True)
            or self._of_item_before()
        )

    def labelled(self, first: int, last: int) -> Topic | None:
        """Topic inside the label ``first``..``last`` of "Liczba godzin doradztwa: 45"."""
        phrase = phrases.after(self._tokens, first) if first <= last else None
        if phrase is not None and phrase.last <= last and phrase.kind == "counted":
            return self._named(phrase.first, phrase.last)
        return self._in_clause(first - 1) or self._of_heading()

    def of_label(self, first: int, last: int) -> Topic | None:
        """Topic of hours whose label, ``tokens[first..last]``, need not name it.

        A service in the label or its adjectives; else that of the list, the heading or the lead.
        """
        words = self._tokens.words
        for index in range(first, last + 1):
            if lexicon.names_service(words[index]):
                return self._named(index, min(last, phrases.complements(words, index + 1) - 1))
        if all(
            lexicon.word(form).adjectival or form in ("i", "oraz")
            for form in words[first : last + 1]
        ):
            return self._completed(first, last)
        return (
            self._of_member(first)
            or self._of_list(first)
            or self._of_heading()
            or self._in_clause(first - 1)
        )

    def in_cell(self, first: int, last: int, service: str | None) -> str | None:
        """Topic of hours in a table by the label of their row, ``tokens[first..last]``.

        ``service`` is what the head of the column or the corner of the table names.
        """
        words = self._tokens.words[first : last + 1]
        if service is not None and words and all(lexicon.word(form).adjectival for form in words):
            return morphology.complete_phrase(service.split()[0], [spelled_out(w) for w in words])
        named = next(
            (i for i in range(first, last + 1) if lexicon.names_service(self._tokens.words[i])),
            None,
        )
        if named is None and service is not None:
            return service
        topic = self.of_label(first, last) if words else self._of_heading()
        return topic.name if topic is not None else None

    def of_heading(self) -> Topic | None:
        """Topic that the title or the lead above names."""
        return self._of_heading()

    def adjectives(self, first: int, last: int) -> Topic | None:
        """Topic named by adjectives alone, ``tokens[first..last]``, head taken from the list."""
        return self._completed(first, last)

    def _after(self, behind: int, end: int) -> Topic | None:
        text, words = self._context.report.text, self._tokens.words
        if text[end - 1 : end] == "." and behind < len(words) and words[behind].istitle():
            return None
        scope = _SCOPE.match(text, end)
        if scope is not None:
            behind = self._tokens.first_from(scope.end())
        phrase = phrases.after(self._tokens, behind)
        if phrase is None or phrase.kind == "measure":
            return None
        if phrase.kind == "elided":
            return self._completed(phrase.first, phrase.last) if _genitive(words[behind]) else None
        topic = self._named(phrase.first, phrase.last)
        if topic is None or (scope is not None and topic.head not in lexicon.SERVICES):
            return None
        return None if lexicon.unit_class(topic.head) in ("person", "body") else topic

    def _before(self, index: int) -> Topic | None:
        words = self._tokens.words
        index = self._over_bridge(index)
        if index < 0 or words[index] in _STOPS:
            return None
        phrase = phrases.ending_at(self._tokens, index, governed=True)
        if phrase is not None and phrase.kind == "counted":
            counted = phrase.first and words[phrase.first - 1].isdigit()
            if counted and phrase.unit not in lexicon.SERVICES - lexicon.PORTIONS:
                return self._before(phrase.first - 2)  # "obsługa księgowa 12 PES – 264 godz."
            head = lexicon.word(words[phrase.first]) if phrase.first == index else None
            if head is not None and head.kind == "acronym":
                return self._completed(index, index)
            if lexicon.unit_class(phrase.unit) == "person":
                return self._of_person(phrase)
            if lexicon.unit_class(phrase.unit) in ("body", "job"):
                return None
            if phrase.unit in _SCOPES or _in_scope(words, phrase.first):
                return None  # "zajęcia z zakresu prawa pracy (18 h)"
            adjunct = phrase.first and morphology.is_preposition(words[phrase.first - 1])
            if adjunct and phrase.unit not in lexicon.SERVICES:
                return None  # "zajęcia z robotyki (16 h)": what stands before the preposition
            return self._named(phrase.first, phrase.last)
        first = index
        while first >= 0 and (
            (lexicon.word(words[first]).adjectival and words[first].lower() not in _CUES)
            or (first < index and words[first] in ("i", "oraz"))
        ):
            first -= 1
        while first < index and words[first + 1] in ("i", "oraz"):
            first += 1
        return self._completed(first + 1, index) if first < index else None

    def _over_bridge(self, index: int) -> int:
        """Go left over dashes, words of measure, a verb and a bracketed aside."""
        words = self._tokens.words
        while index >= 0:
            form = words[index]
            if form == ")":
                opening = index
                while opening >= 0 and words[opening] != "(" and index - opening < 8:
                    opening -= 1
                if opening < 0 or words[opening] != "(":
                    return index
                index = opening - 1
            elif form.lower() in _BRIDGE or lexicon.word(form).kind == "verb":
                index -= 1
            else:
                return index
        return index

    def _of_person(self, phrase: phrases.Phrase) -> Topic | None:
        """Read who gave the hours: "doradca prawny", or "psychologa" behind "dyżury pedagoga"."""
        words = self._tokens.words
        service = lexicon.GIVERS.get(phrase.unit or "")
        if service is not None:
            given = [form for form in words[phrase.first + 1 : phrase.last + 1] if form.isalpha()]
            return Topic(morphology.complete_phrase(service, given), service, self._span(phrase))
        if self._last is None or not lexicon.word(words[phrase.first]).genitive:
            return None
        if self._last_index < 0 or phrase.first - self._last_index > 2:
            return None
        tail = " ".join(words[phrase.first : phrase.last + 1])
        return Topic(f"{self._last.head} {tail}", self._last.head, self._span(phrase))

    def _named(self, first: int, last: int) -> Topic | None:
        """Nominative of ``tokens[first..last]`` from its head noun on."""
        words = self._tokens.words
        head = phrases.head(words, first, last)
        if head is None:
            return self._completed(first, last)
        entry = lexicon.word(words[head])
        kept = [
            spelled_out(form)
            for form in takewhile(_is_no_participle, words[head : last + 1])
            if form[:1].isalpha() and form.lower() not in _MODES
        ]
        kept = list(takewhile(lambda form: form.lower() not in _ANNOUNCES, kept)) or kept
        if entry.kind == "abbreviation":
            name = morphology.complete_phrase(entry.lemma, kept[1:])
        else:
            name = morphology.nominative_phrase(kept)
        span = self._tokens.starts[first], self._tokens.ends[last]
        return Topic(name, entry.lemma, span)

    def _completed(self, first: int, last: int) -> Topic | None:
        """Adjectives with the head noun they leave out: the list's, the clause's, the heading's."""
        head = self._head(first)
        if head is None:
            return None
        words = self._tokens.words[first : last + 1]
        while words and (words[0].lower() in _CUES or not words[0][:1].isalpha()):
            words, first = words[1:], first + 1
        while words and words[-1].lower() in _MODES:
            words, last = words[:-1], last - 1
        if not words:
            return None if first > last + 1 else Topic(head, head)
        name = morphology.complete_phrase(head, [spelled_out(form) for form in words])
        return Topic(name, head, (self._tokens.starts[first], self._tokens.ends[last]))

    def _head(self, first: int) -> str | None:
        if self._last is not None and not self._broken(first):
            return self._last.head
        clause = self._in_clause(first - 1)
        if clause is not None:
            return clause.head
        heading = self._of_heading()
        if heading is not None:
            return heading.head
        return self._last.head if self._last is not None else None

    def _broken(self, first: int) -> bool:
        """Tell whether a sentence or line ended since the last hours."""
        words = self._tokens.words[max(0, self._last_index) : first]
        return any(form in (".", HARD_BREAK) for form in words)

    def _in_clause(self, index: int, *, portions: bool = False) -> Topic | None:
        """Nearest noun to the left in the sentence that names a service; titles are passed over.

        ``portions`` are meant ("spotkanie", "sesja") where nothing better was found.
        """
        words, starts = self._tokens.words, self._tokens.starts
        titles = self._context.titles
        stop = max(-1, index - _CLAUSE)
        while index > stop:
            form = words[index]
            if form in _STOPS and not (
                form == "." and index and lexicon.takes_stop(words[index - 1])
            ):
                return None
            inside = titles.overlaps(starts[index], starts[index] + 1)
            if not inside and lexicon.names_service(form) and not in_name(words, index):
                last = phrases.complements(words, index + 1) - 1
                topic = self._named(index, last)
                if topic is None or portions or not _is_portion(topic):
                    return Topic(topic.name, topic.head) if topic is not None else None
            index -= 1
        return None

    def _of_list(self, first: int) -> Topic | None:
        """Topic of the hours before in the same sentence."""
        if self._last is None or self._broken(first):
            return None
        return Topic(self._last.name, self._last.head)

    def _of_member(self, first: int) -> Topic | None:
        """Head alone for a member of a list with its own phrase: "z zamówień publicznych 6 h"."""
        if self._last is None or self._broken(first):
            return None
        words = self._tokens.words[max(0, self._last_index) : first]
        if any(map(lexicon.names_service, words)):
            return None
        own = any(
            form.islower() and morphology.is_preposition(form) and following not in _CUES
            for form, following in pairwise(words)
        )
        return Topic(self._last.head, self._last.head) if own else None

    def _of_total(self, first: int) -> Topic | None:
        """Topic of a total behind its parts: what opened "zajęcia: joga 4 h, razem 9 h"."""
        words = self._tokens.words
        if self._last is None or not first or self._broken(first):
            return None
        if words[first - 1] != "=" and words[first - 1].lower() not in _SUMS:
            return None
        index, opened = first - 1, -1
        while index >= 0 and words[index] not in (".", HARD_BREAK):
            opened = index if words[index] == ":" else opened
            index -= 1
        announced = self._in_clause(opened - 1) if opened > 0 else None
        return announced or Topic(self._last.head, self._last.head)

    def _of_item_before(self) -> Topic | None:
        """Topic of the hours in the item before in the same list."""
        said = self._context.topics.get(self._section.parent_id or "")
        return Topic(*said) if said is not None else None

    def _of_heading(self) -> Topic | None:
        """Service that the section's title names, the lead above a list, or a title further up."""
        if not self._looked_above:
            self._looked_above = True
            self._above = service_above(self._section, self._context)
        if self._above is None:
            return None
        words = self._above.split()
        return Topic(self._above, lexicon.word(words[0]).lemma)

    def _span(self, phrase: phrases.Phrase) -> tuple[int, int]:
        return self._tokens.starts[phrase.first], self._tokens.ends[phrase.last]


def _is_portion(topic: Topic) -> bool:
    """Tell "spotkanie" alone, which portions what was given, from "spotkanie animacyjne"."""
    return topic.head in lexicon.PORTIONS and " " not in topic.name


def _in_scope(words: list[str], first: int) -> bool:
    """Tell the complement of "zakres": "zajęcia z zakresu prawa pracy"."""
    return bool(first) and lexicon.word(words[first - 1]).lemma in _SCOPES


def _is_no_participle(form: str) -> bool:
    """Tell "doradztwa prawnego" from "szkoleń przewidzianych": what was done to it is no topic."""
    readings = morphology.analyses(form)
    return not readings or any(a.pos not in ("ppas", "pact") for a in readings)


def _genitive(form: str) -> bool:
    return any(".gen" in f".{part}" for a in morphology.analyses(form) for part in a.tag.split(":"))
