"""What hours were of: the nominative of the service beside, before or above them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.facts import cut_words, lexicon, lines_above, phrases, providers
from extract.facts.hour_lists import SUMS, is_number
from extract.facts.services import MODES, in_name, name_of, service_above, spelled_out
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
        | {"trwał", "trwała", "trwało", "trwały", "ok", "około"}
        | {"-", "–", "—", ":", "=", "("}
    )
    | lexicon.TOTALS
)
_CUES = frozenset({"tym", "tego", "czego", "których", "nich"})
_JOINTS = frozenset({"i", "oraz", "/"})
_PURPOSES = frozenset({"do", "dla", "po", "przed", "od", "bez"})  # "kandydaci do pracy (8 h)"
_NARROWING = frozenset({"z", "ze", "o"})  # "z zamówień publicznych 6 h"
_CLAUSE_ENDS = frozenset({",", ";", ":", ")", "i", "oraz", "a"})
_SCOPES = frozenset({"zakres", "obszar", "temat", "tematyka", "dziedzina", "kierunek"})
_STOPS = frozenset({".", ";", HARD_BREAK})
_PLAN = frozenset({"plan", "planie", "wykonanie", "realizacja", "osiągnięto", "cel"})
_CLAUSE = 40
_TOTAL_REACH = 160  # tokens from what opens a list to its total
_SHORT = 10  # tokens of "Trwały one łącznie" before its hours
_KEPT = 16  # clauses remembered
_HEADS = 3  # earlier heads of an enumeration that an adjective may go back to
_SEPARATORS = frozenset({",", ";", "(", "•", "·", "▪", "/", HARD_BREAK, "i", "oraz", "a", *_CUES})
_MARKS = frozenset({"-", "–", "—", "(", ":", "to"})  # "12 h – doradztwo prawne", "8 h to mentoring"
# "180 h stanowiło doradztwo kluczowe", "40 h przeznaczono na prawne"
_MADE_UP = ("stanowi", "dotycz", "przypad", "przeznacz", "poświęc")
_INCLUSION = 6  # tokens of ", w tym mentoring" before a colon


@dataclass(frozen=True, slots=True)
class Topic:
    """What hours are of.

    ``name`` is the nominative, ``head`` the lemma of its head noun, which later members of a list
    inherit; ``span`` the offsets of its words when they stand beside the hours, else ``None``;
    ``provider`` says that it names who gave them, for want of a service.
    """

    name: str
    head: str
    span: tuple[int, int] | None = None
    provider: bool = False


class TopicReader:
    """Reads topics in one section; remembers the head that the running enumeration has named."""

    def __init__(self, section: Section, context: Context, tokens: Tokens) -> None:
        self._section = section
        self._context = context
        self._tokens = tokens
        self._last: Topic | None = None
        self._last_index = -1
        self._line_end: int | None = None
        self._clauses: dict[tuple[int, bool], Topic | None] = {}
        self._opening: Topic | None = None  # the first of the running enumeration
        self._heads: list[str] = []  # of the running enumeration, in order
        self._varied = False  # whether the running enumeration has named several topics
        self._above: str | None = None
        self._looked_above = False

    def note(self, topic: Topic | None, index: int) -> None:
        """Remember ``topic`` as that of the hours whose last token is before ``index``."""
        if topic is not None and topic.head:
            running = self._last is not None and not self._broken(index)
            differs = self._last is not None and self._last.name != topic.name
            self._varied = running and (self._varied or differs)
            self._heads = [*self._heads[-_HEADS:], topic.head] if running else [topic.head]
            self._opening = self._opening if running else topic
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
        beside = (
            self._after(first, behind, end) or self._before(first - 1) or self._behind_mark(behind)
        )
        if beside is not None and not _is_portion(beside):
            return self._narrowed(beside, behind)
        return (
            (self._of_total(first) if beside is None else None)
            or self._of_member(first)
            or self._in_clause(first - 1)
            or self._of_provider(first - 1)
            or self._of_list(first)
            or self._of_sentence_before(first)
            or self._of_heading(first)
            or beside
            or self._in_clause(first - 1, portions=True)
            or self._of_item_before()
        )

    def named(self, first: int, last: int) -> Topic | None:
        """Topic that the words ``first``..``last`` name by themselves."""
        return self._named(first, last)

    def labelled(self, first: int, last: int) -> Topic | None:
        """Topic inside the label ``first``..``last`` of "Liczba godzin doradztwa: 45"."""
        phrase = phrases.after(self._tokens, first) if first <= last else None
        if phrase is not None and phrase.last <= last and phrase.kind == "counted":
            return self._named(phrase.first, phrase.last)
        return self._in_clause(first - 1) or self._of_list(first) or self._of_heading(first)

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
            self._of_another_person(first, last)
            or self._of_known_provider(last)
            or self._of_member(first)
            or self._of_list(first)
            or self._of_provider(last)
            or self._of_heading(first)
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

    def join(self, index: int) -> None:
        """Go on with the enumeration of the line above at token ``index``."""
        self._last_index = index

    def of_cut(self, cut: cut_words.Cut, last: int) -> Topic | None:
        """Topic of cut words that end at token ``last``: "księg."."""
        return self._of_cut(cut, last)

    def fits(self, adjective: str) -> bool:
        """Tell whether an adjective can be of what the running enumeration names."""
        return self._last is not None and _fits(adjective, self._last.head)

    def of_part(self, first: int, last: int) -> Topic | None:
        """Topic of a part of hours by the words behind it: "doradztwo prawne", "księgowe"."""
        words = self._tokens.words
        if lexicon.names_service(words[first]):
            return self._named(first, last)
        if all(lexicon.word(form).adjectival for form in words[first : last + 1]):
            return self._completed(first, last)
        return None

    def running(self, first: int, label: int | None = None) -> Topic | None:
        """Topic of the hours before in the sentence, for a number behind the word ``label``."""
        topic = self._of_list(first)
        if topic is None or label is None:
            return topic
        return replace(topic, span=(self._tokens.starts[label], self._tokens.ends[label]))

    def total(self, first: int) -> Topic | None:
        """Topic of the total at token ``first`` behind its parts."""
        return self._of_total(first)

    def of_heading(self, first: int) -> Topic | None:
        """Topic of the bare hours at token ``first`` that the title or the lead above names."""
        return self._of_heading(first)

    def adjectives(self, first: int, last: int) -> Topic | None:
        """Topic named by adjectives alone, ``tokens[first..last]``, head taken from the list."""
        return self._completed(first, last)

    def _after(self, first: int, behind: int, end: int) -> Topic | None:
        text, words = self._context.report.text, self._tokens.words
        if text[end - 1 : end] == "." and behind < len(words) and words[behind].istitle():
            return None
        scope = _SCOPE.match(text, end)
        if scope is not None:
            behind = self._tokens.first_from(scope.end())
        phrase = phrases.after(self._tokens, behind)
        if phrase is None or phrase.kind == "measure":
            return None
        own = self._own_adjectives(behind, phrase)
        if own is not None:
            return self._completed(behind, own)
        if phrase.kind == "elided":
            stands = _genitive(words[behind]) or self._opens(first)
            return self._completed(phrase.first, phrase.last) if stands else None
        topic = self._named(phrase.first, phrase.last)
        if topic is None or (scope is not None and topic.head not in lexicon.SERVICES):
            return None
        return None if lexicon.unit_class(topic.head) in ("person", "body") else topic

    def _own_adjectives(self, behind: int, phrase: phrases.Phrase) -> int | None:
        """Last adjective of "9,5 h księgowego i trochę nerwów", whose noun is another's."""
        words = self._tokens.words
        head = phrases.head(words, phrase.first, phrase.last)
        if (
            phrase.kind != "counted"
            or head is None
            or lexicon.word(words[behind]).kind != "adjective"
        ):
            return None
        last = behind
        while last + 1 < head and lexicon.word(words[last + 1]).kind == "adjective":
            last += 1
        apart = words[last + 1] in ("i", "oraz", "a", ",")
        return last if apart and not morphology.agree(words[last], words[head]) else None

    def _opens(self, first: int) -> bool:
        """Tell a number with no label before it: "…, 40 h prawne"."""
        words = self._tokens.words
        before = words[first - 1] if first else HARD_BREAK
        if before in lexicon.DASHES:
            return first < 2 or words[first - 2] == HARD_BREAK
        return before.lower() in _SEPARATORS

    def _behind_mark(self, behind: int) -> Topic | None:
        """Read "12 h – doradztwo prawne", "8 h to mentoring", "6 h (księgowe)"."""
        words = self._tokens.words
        if behind + 1 >= len(words):
            return None
        if words[behind].startswith(_MADE_UP):
            behind += words[behind + 1].lower() in ("na", "się")
        elif words[behind] not in _MARKS:
            return None
        phrase = phrases.after(self._tokens, behind + 1)
        if phrase is None or phrase.kind == "measure":
            return None
        following = "".join(words[phrase.last + 1 : phrase.last + 2])
        if phrase.kind == "elided":
            closed = not following[:1].isalnum() or following in _SEPARATORS
            return self._completed(phrase.first, phrase.last) if closed else None
        service = lexicon.names_service(words[phrase.first])
        return self._named(phrase.first, phrase.last) if service else None

    def _narrowed(self, topic: Topic, behind: int) -> Topic:
        """Add the kind told in brackets: "Doradztwo: 12 h (prawne)"."""
        words = self._tokens.words
        if " " in topic.name or topic.span is None or words[behind : behind + 1] != ["("]:
            return topic
        last = behind + 1
        while last < len(words) and lexicon.word(words[last]).kind == "adjective":
            last += 1
        if last == behind + 1 or words[last : last + 1] != [")"]:
            return topic
        kinds = [spelled_out(form) for form in words[behind + 1 : last]]
        if any(map(_is_no_kind, kinds)):
            return topic
        name = morphology.complete_phrase(topic.head, kinds)
        return Topic(name, topic.head, (topic.span[0], self._tokens.ends[last]))

    def _before(self, index: int) -> Topic | None:
        words = self._tokens.words
        aside = self._of_aside(index)
        if aside is not None:
            return aside
        dashed = index >= 0 and words[index] in lexicon.DASHES
        index = self._over_bridge(index)
        if dashed:
            index = self._over_inclusion(index)
        if index < 0:
            return None
        cut = cut_words.ending_at(words, index)
        if cut is not None:
            return self._of_cut(cut, index)
        if words[index] in _STOPS:
            return None
        provider = self._provider(index)
        if provider is not None and (running := self._as_provided(provider, index)) is not None:
            return running
        phrase = phrases.ending_at(self._tokens, index, governed=True)
        if phrase is not None and phrase.kind == "counted":
            counted = phrase.first and is_number(words[phrase.first - 1])
            if counted and phrase.unit not in lexicon.SERVICES - lexicon.PORTIONS:
                served = self._before(phrase.first - 2)  # "obsługa księgowa 12 PES – 264 godz."
                return served if served is not None and served.head in lexicon.SERVICES else None
            head = lexicon.word(words[phrase.first]) if phrase.first == index else None
            if head is not None and head.kind == "acronym":
                before = words[index - 1] if index else ""
                if lexicon.names_service(before):
                    return self._named(index - 1, index)  # "doradztwo HR 12 h"
                return None if morphology.is_preposition(before) else self._completed(index, index)
            if lexicon.unit_class(phrase.unit) == "person":
                return self._of_person(phrase)
            if lexicon.unit_class(phrase.unit) in ("body", "job"):
                return None
            if phrase.unit in _SCOPES or _in_scope(words, phrase.first):
                return None  # "zajęcia z zakresu prawa pracy (18 h)"
            before = words[phrase.first - 1].lower() if phrase.first else ""
            adjunct = morphology.is_preposition(before)
            if adjunct and (phrase.unit not in lexicon.SERVICES or before in _PURPOSES):
                return None  # "zajęcia z robotyki (16 h)": what stands before the preposition
            return self._named(self._with_foreign(phrase.first), phrase.last)
        first = index
        while first >= 0 and (
            (lexicon.word(words[first]).adjectival and words[first].lower() not in _CUES)
            or (first < index and words[first] in _JOINTS)
        ):
            first -= 1
        if "/" in words[first + 1 : index] and first >= 0 and lexicon.names_service(words[first]):
            return self._named(first, index)  # "doradztwo ogólne/kluczowe"
        while first < index and words[first + 1] in _JOINTS:
            first += 1
        return self._completed(first + 1, index) if first < index else None

    def _with_foreign(self, first: int) -> int:
        """Take in the first word of "nordic walking", which no dictionary has."""
        word = self._tokens.words[first - 1] if first else ""
        foreign = word.isalpha() and word.islower() and not morphology.analyses(word)
        return first - 1 if foreign and not lexicon.takes_stop(word) else first

    def _of_cut(self, cut: cut_words.Cut, last: int) -> Topic | None:
        head = cut.service or self._head(cut.first)
        if head is None:
            return None
        span = self._tokens.starts[cut.first], self._tokens.ends[last]
        return Topic(morphology.complete_phrase(head, cut.adjectives), head, span)

    def _of_aside(self, index: int) -> Topic | None:
        """Read what a person did from the brackets behind a name: "p. Kowalska (księgowość)"."""
        words = self._tokens.words
        while index >= 0 and words[index] in lexicon.DASHES:
            index -= 1
        if index < 0 or words[index] != ")":
            return None
        opening = index
        while opening >= 0 and words[opening] != "(" and index - opening < 8:
            opening -= 1
        if opening < 1 or words[opening] != "(" or opening + 1 == index:
            return None
        before, inside = words[opening - 1], words[opening + 1 : index]
        initial = before == "." and opening > 1 and words[opening - 2].isupper()
        if not (before.istitle() and self._is_person(opening - 1)) and not initial:
            return None
        if not all(form.isalpha() or form == "." for form in inside):
            return None
        provider = self._provider(index - 1)
        if provider is not None:
            return self._given(provider)
        cut = cut_words.ending_at(words, index - 1)
        if cut is not None:
            return self._of_cut(cut, index - 1)
        topic = self._named(opening + 1, index - 1)
        return Topic(topic.name, topic.head) if topic is not None else None

    def _is_person(self, index: int) -> bool:
        """Tell a name, common by the dictionary or not: "Kowalska", "p. Nowak", "Jan Mazur"."""
        words = self._tokens.words
        if lexicon.word(words[index]).proper or phrases.is_capital_inside(words, index):
            return True
        titled = [form.lower() for form in words[max(0, index - 2) : index]]
        return titled[-2:] == ["p", "."] or titled[-1:] in (["pan"], ["pani"])

    def _over_inclusion(self, index: int) -> int:
        """Go left over ", w tym mentoring": "biznesowe, w tym mentoring: 32 h" is of both."""
        words = self._tokens.words
        for place in range(index - 1, max(1, index - _INCLUSION), -1):
            if [form.lower() for form in words[place - 1 : place + 1]] == ["w", "tym"]:
                label = words[place - 3] if place > 2 and words[place - 2] == "," else ""
                entry = lexicon.word(label)
                return place - 3 if entry.kind in ("noun", "adjective") else index
        return index

    def _provider(self, index: int) -> providers.Provider | None:
        """Read who gave the hours, unless a service or a preposition governs the words."""
        words = self._tokens.words
        provider = providers.ending_at(words, index) if index >= 0 else None
        if provider is None or not provider.first:
            return provider
        before = words[provider.first - 1]
        governed = lexicon.names_service(before) or morphology.is_preposition(before)
        return None if governed else provider

    def _as_provided(self, provider: providers.Provider, index: int) -> Topic | None:
        """Read a provider whose service is known by its name, or who stands in a list of them."""
        listed = self._last is not None and self._last.provider and not self._broken(index)
        known = provider.lemma in lexicon.GIVERS or provider.scope
        return self._given(provider) if known or listed else None

    def _given(self, provider: providers.Provider) -> Topic:
        span = self._tokens.starts[provider.first], self._tokens.ends[provider.last]
        service = lexicon.GIVERS.get(provider.lemma)
        if service is None:
            return Topic(provider.lemma, provider.lemma, span, provider=True)
        kinds = [spelled_out(form) for form in provider.adjectives]
        return Topic(morphology.complete_phrase(service, kinds), service, span)

    def _of_known_provider(self, index: int) -> Topic | None:
        """Name the hours after a provider whose service has a name: "doradca zawodowy 50"."""
        provider = self._provider(index)
        return self._as_provided(provider, index) if provider is not None else None

    def _of_provider(self, index: int) -> Topic | None:
        """Name the hours after who gave them: "prawnik – 44 godz."."""
        provider = self._provider(self._over_bridge(index))
        return self._given(provider) if provider is not None else None

    def _over_bridge(self, index: int) -> int:
        """Go left over dashes, words of measure, a verb and a bracketed aside."""
        words = self._tokens.words
        while index >= 0:
            form = words[index]
            if form.lower() in _PLAN and index + 1 < len(words):
                index -= 1
            elif form == ")":
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
        if phrase.first and words[phrase.first - 1].lower() in _PURPOSES:
            return None  # "szkolenie dla wolontariuszy (16 godz.)"
        service = lexicon.GIVERS.get(phrase.unit or "")
        if service is not None:
            given = [form for form in words[phrase.first + 1 : phrase.last + 1] if form.isalpha()]
            return Topic(morphology.complete_phrase(service, given), service, self._span(phrase))
        if self._last_index < 0 or phrase.first - self._last_index > 2:
            return None
        return self._of_another_person(phrase.first, phrase.last)

    def _of_another_person(self, first: int, last: int) -> Topic | None:
        """Read "psychologa" behind "dyżury pedagoga: 62 godz.": the same of somebody else."""
        words = self._tokens.words
        head = lexicon.word(words[first])
        if self._last is None or not head.genitive or " " not in self._last.name:
            return None
        if head.kind != "noun" or head.proper or lexicon.unit_class(head.lemma) != "person":
            return None
        tail = " ".join(words[first : last + 1])
        span = self._tokens.starts[first], self._tokens.ends[last]
        return Topic(f"{self._last.head} {tail}", self._last.head, span)

    def _named(self, first: int, last: int) -> Topic | None:
        """Nominative of ``tokens[first..last]`` from its head noun on."""
        words = self._tokens.words
        head = phrases.head(words, first, last)
        while head is not None and lexicon.word(words[head]).lemma in lexicon.EXTENTS:
            head = phrases.head(words, head + 1, last)  # "łączny czas trwania doradztwa"
        if head is None:
            return self._completed(first, last)
        entry = lexicon.word(words[head])
        span = self._tokens.starts[first], self._tokens.ends[last]
        return Topic(name_of(words, head, last), entry.lemma, span)

    def _completed(self, first: int, last: int) -> Topic | None:
        """Adjectives with the head noun they leave out: the list's, the clause's, the heading's."""
        head = self._head(first, self._tokens.words[last])
        if head is None:
            return None
        words = self._tokens.words[first : last + 1]
        while words and (words[0].lower() in _CUES or not words[0][:1].isalpha()):
            words, first = words[1:], first + 1
        while words and words[-1].lower() in MODES:
            words, last = words[:-1], last - 1
        if not words:
            return None if first > last + 1 else Topic(head, head)
        if all(map(_is_no_kind, words)):
            whole = Topic(head, head) if self._varied else None
            return whole or self._of_list(first)  # "druga 8 h", "inne 12"
        name = morphology.complete_phrase(head, [spelled_out(form) for form in words])
        span = self._tokens.starts[first], self._tokens.ends[last]
        return Topic(name.replace(" / ", "/"), head, span)

    def _head(self, first: int, adjective: str = "") -> str | None:
        last = self._last if self._last is not None and not self._last.provider else None
        if last is not None and not self._broken(first):
            # "doradztwo podstawowe 186 h, mentoring 64 h, prawne 31 h"
            agreeing = (head for head in reversed(self._heads) if _fits(adjective, head))
            return next(agreeing, None) or self._head_above(first, adjective) or last.head
        return self._head_above(first) or (last.head if last is not None else None)

    def _head_above(self, first: int, adjective: str = "") -> str | None:
        """Head that the clause, the title or the lead names, if ``adjective`` can be of it."""
        clause = self._in_clause(first - 1)
        if clause is not None and _fits(adjective, clause.head):
            return clause.head
        heading = self._of_heading(first)
        return heading.head if heading is not None and _fits(adjective, heading.head) else None

    def _broken(self, first: int) -> bool:
        """Tell whether a sentence or line ended since the last hours."""
        words = self._tokens.words
        return any(
            words[place] == HARD_BREAK or (words[place] == "." and _ends_sentence(words, place))
            for place in range(max(0, self._last_index), first)
        )

    def _in_clause(self, index: int, *, portions: bool = False) -> Topic | None:
        """Return what ``_nearest_service`` finds, looked up once for one number."""
        asked = index, portions
        if asked not in self._clauses:
            if len(self._clauses) > _KEPT:
                self._clauses.clear()
            self._clauses[asked] = self._nearest_service(index, portions=portions)
        return self._clauses[asked]

    def _nearest_service(self, index: int, *, portions: bool) -> Topic | None:
        """Nearest noun to the left in the sentence that names a service; titles are passed over.

        ``portions`` are meant ("spotkanie", "sesja") where nothing better was found. In brackets
        behind events that are counted ("3 szkolenia (RODO, 8 godz.)") it is these.
        """
        words, starts = self._tokens.words, self._tokens.starts
        titles = self._context.titles
        stop = max(-1, index - _CLAUSE)
        depth = 0
        while index > stop:
            form = words[index]
            if form in _STOPS and not (
                form == "." and index and lexicon.takes_stop(words[index - 1])
            ):
                return None
            depth += (form == ")") - (form == "(")
            if depth < 0:
                depth = 0
                owner = self._counted_owner(index)
                if owner is not None:
                    return owner
            cut = index + 1 < len(words) and words[index + 1] == "."
            named = lexicon.names_service(form) or (cut and cut_words.service(form) is not None)
            inside = named and titles.overlaps(starts[index], starts[index] + 1)
            if named and not inside and not in_name(words, index) and not _is_means(words, index):
                first = index - 1 if _is_group(words, index) else index
                last = phrases.complements(words, index + 1) - 1
                topic = self._named(first, last)
                if topic is None or portions or not _is_portion(topic):
                    return Topic(topic.name, topic.head) if topic is not None else None
            index -= 1
        return None

    def _of_list(self, first: int) -> Topic | None:
        """Topic of the hours before in the same sentence."""
        if self._last is None or self._broken(first):
            return None
        whole = " " not in self._last.name  # a total named it, no kind of it
        if self._varied and self._opening and not whole and self._leaves_list(first):
            return Topic(self._opening.name, self._opening.head)
        return Topic(self._last.name, self._last.head)

    def _leaves_list(self, first: int) -> bool:
        """Tell a number behind the parts of the one before: "…, w tym prawne 96; Ełk 402 h"."""
        words = self._tokens.words[max(0, self._last_index) : first]
        return ";" in words or ")" in words

    def _of_member(self, first: int) -> Topic | None:
        """Head alone for a member of a list with its own phrase: "z zamówień publicznych 6 h"."""
        if self._last is None or self._broken(first):
            return None
        words = self._tokens.words[max(0, self._last_index) : first]
        if any(map(lexicon.names_service, words)):
            return None
        label = len(words)
        while label and words[label - 1] not in _CLAUSE_ENDS:
            label -= 1
        words = words[label:]
        own = any(
            form in _NARROWING and following not in _CUES and following.islower()
            for form, following in pairwise(words)
        )
        return Topic(self._last.head, self._last.head) if own else None

    def _of_total(self, first: int) -> Topic | None:
        """Topic of a total behind its parts: what opened "zajęcia: joga 4 h, razem 9 h"."""
        words = self._tokens.words
        if self._last is None or not first or self._broken(first):
            return None
        if words[first - 1] != "=" and words[first - 1].lower() not in SUMS:
            return None
        index, opened = first - 1, -1
        stop = max(-1, first - _TOTAL_REACH)
        while index > stop and words[index] != HARD_BREAK:
            if words[index] == "." and _ends_sentence(words, index):
                break
            opened = index if words[index] == ":" else opened
            index -= 1
        announced = self._in_clause(opened - 1) if opened > 0 else None
        if announced is not None:
            return announced
        name = self._last.head if self._varied else self._last.name
        return Topic(name, self._last.head)

    def _counted_owner(self, opening: int) -> Topic | None:
        """Events counted right before a bracket: "3 szkolenia (", "3 szk. ("."""
        words = self._tokens.words
        last = opening - 1
        if last > 0 and words[last] == "." and lexicon.takes_stop(words[last - 1]):
            last -= 1
        phrase = phrases.ending_at(self._tokens, last) if last > 0 else None
        if phrase is None or phrase.kind != "counted" or not phrase.first:
            return None
        if not words[phrase.first - 1][:1].isdigit() or phrase.unit not in lexicon.SERVICES:
            return None
        topic = self._named(phrase.first, phrase.last)
        if topic is None or _is_portion(topic):
            return None
        return Topic(topic.name, topic.head)

    def _of_sentence_before(self, first: int) -> Topic | None:
        """Read "Odbyły się szkolenia. Trwały one łącznie 232 godziny": of what was told before."""
        words = self._tokens.words
        start, stop = first - 1, max(-1, first - _SHORT)
        while start > stop and words[start] not in (".", HARD_BREAK):
            start -= 1
        if start <= stop or words[start] != "." or not words[start + 1].lower().startswith("trwa"):
            return None
        return self._in_clause(start - 1)

    def _of_item_before(self) -> Topic | None:
        """Topic of the hours in the item before in the same list."""
        said = self._context.topics.get(self._section.parent_id or "")
        return Topic(*said) if said is not None else None

    def _of_heading(self, first: int | None = None) -> Topic | None:
        """Service that the title or the lead above names.

        A short line of the section above the hours at token ``first``, the section's title, the
        line that opens its list, or a title further up.
        """
        below = first is not None and first > self._first_break()
        near = lines_above.service(self._tokens.words, first) if first and below else None
        if near is not None and (topic := self._named(*near)) is not None:
            return replace(topic, span=None)
        if not self._looked_above:
            self._looked_above = True
            self._above = service_above(self._section, self._context)
        if self._above is None:
            return None
        words = self._above.split()
        return Topic(self._above, lexicon.word(words[0]).lemma)

    def _first_break(self) -> int:
        """Token of the first line end of the section, looked up once."""
        if self._line_end is None:
            words = self._tokens.words
            self._line_end = words.index(HARD_BREAK) if HARD_BREAK in words else len(words)
        return self._line_end

    def _span(self, phrase: phrases.Phrase) -> tuple[int, int]:
        return self._tokens.starts[phrase.first], self._tokens.ends[phrase.last]


def _is_portion(topic: Topic) -> bool:
    """Tell "spotkanie" alone, which portions what was given, from "spotkanie animacyjne"."""
    return topic.head in lexicon.PORTIONS and " " not in topic.name


def _in_scope(words: list[str], first: int) -> bool:
    """Tell the complement of "zakres": "zajęcia z zakresu prawa pracy"."""
    return bool(first) and lexicon.word(words[first - 1]).lemma in _SCOPES


def _is_no_kind(form: str) -> bool:
    """Tell "druga", "pozostałe" and a month from the adjective of a service."""
    lemmas = {reading.lemma for reading in morphology.analyses(form)}
    return not lemmas.isdisjoint(lexicon.NO_KINDS) or not lemmas.isdisjoint(lexicon.MEASURES)


def _ends_sentence(words: list[str], stop: int) -> bool:
    """Tell the full stop at ``stop`` from that of "godz." or "min."."""
    if not stop or words[stop - 1] == "p":
        return not stop  # "p. Marta"
    following = "".join(words[stop + 1 : stop + 2])
    if following.islower() or following in ("-", ",", ")"):
        return False  # "rem.-bud. 588"
    return not lexicon.takes_stop(words[stop - 1]) or following.istitle()


def _is_means(words: list[str], index: int) -> bool:
    """Tell what something is done with or for: "magazynier z obsługą wózka", "do pracy"."""
    if not index or words[index - 1].lower() in _PURPOSES:
        return bool(index)
    if words[index - 1].lower() not in ("z", "ze"):
        return False
    cases = {case for a in morphology.analyses(words[index]) for case in a.tag.split(":")[2:3]}
    return bool(cases) and all("inst" in case and "gen" not in case for case in cases)


def _is_group(words: list[str], index: int) -> bool:
    """Tell "grupa wsparcia", in which the service is the complement."""
    return index > 0 and lexicon.word(words[index - 1]).lemma == "grupa"


@lru_cache(maxsize=1 << 12)
def _fits(adjective: str, head: str) -> bool:
    """Tell whether an adjective in the singular can be of ``head``: "prawne" is no mentoring."""
    kinds = [a.tag.split(":") for a in morphology.analyses(adjective) if a.pos == "adj"]
    nouns = [a.tag.split(":") for a in morphology.analyses(head) if a.pos == "subst"]
    if not kinds or not nouns:
        return True
    counted = head not in lexicon.NEVER_COUNTED  # "usługi księgowe 40 h, prawne 12 h"
    return any(
        set(kind[3].split(".")) & set(noun[3].split("."))
        and (counted or set(kind[1].split(".")) & set(noun[1].split(".")))
        for kind in kinds
        for noun in nouns
        if "nom" in noun[2]
    )


def _genitive(form: str) -> bool:
    return any(".gen" in f".{part}" for a in morphology.analyses(form) for part in a.tag.split(":"))
