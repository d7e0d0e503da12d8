"""Topics of the hours in one section: beside them, before in the sentence, in the list or above."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extract.facts import heads, hours_against_plan, lexicon, phrases
from extract.facts.hour_lists import SUMS
from extract.facts.services import spelled_out
from extract.facts.topics.before import TopicBefore
from extract.facts.topics.behind import TopicBehind
from extract.facts.topics.cues import OPENING, RESTS
from extract.facts.topics.enumeration import Enumeration, ends_sentence
from extract.facts.topics.givers import Givers
from extract.facts.topics.kinds import fits, is_no_kind
from extract.facts.topics.label import TopicOfLabel
from extract.facts.topics.naming import Naming, is_group
from extract.facts.topics.topic import Topic, is_portion
from extract.facts.unit_classes import unit_class
from extract.polish import morphology
from extract.polish.tokens import HARD_BREAK

if TYPE_CHECKING:
    from extract.facts import cut_words
    from extract.facts.context import Context
    from extract.polish.tokens import Tokens
    from extract.sections import Section

_TOTAL_REACH = 160  # tokens from what opens a list to its total
_LONG = 40  # tokens of a sentence about something that the one before names
_TO_NEXT = 24  # tokens to the next hours
_STOPS = 2  # of the sentence before, and of "godz."
_SEVERAL = 2  # heads of an enumeration of unlike things
_SHORT = 10  # tokens of "Trwały one łącznie" before its hours


class TopicReader:
    """Reads topics in one section; remembers the head that the running enumeration has named."""

    def __init__(self, section: Section, context: Context, tokens: Tokens) -> None:
        self._section = section
        self._context = context
        self._tokens = tokens
        self._list = Enumeration(section, context, tokens)
        self._naming = Naming(section, context, tokens, self._list)
        self._givers = Givers(tokens, self._list)
        self._behind = TopicBehind(context.report.text, tokens, self._naming)
        self._label = TopicOfLabel(tokens, self._naming, self._list)
        self._before = TopicBefore(tokens, self._naming, self._givers)

    def note(self, topic: Topic | None, index: int) -> None:
        """Remember ``topic`` as that of the hours whose last token is before ``index``."""
        self._list.note(topic, index)

    def read(self, first: int, behind: int, end: int) -> Topic | None:
        """Topic of the hours at tokens ``first``..``behind - 1``; their unit ends at ``end``.

        Looks right ("godzin doradztwa prawnego"), left ("doradztwo prawne 2 h", "kadrowe 17h",
        "… (61,5h)"), then for a service in the clause, the topic of the list that is being read,
        and the heading or lead of the section.
        """
        rest = self._of_rest(first)
        if rest is not None:
            return rest
        beside = (
            self._behind.after(first, behind, end)
            or self._before.read(first - 1)
            or self._behind.behind_mark(behind)
        )
        if beside is not None and not is_portion(beside):
            return self._behind.narrowed(beside, behind)
        return (
            (self.total(first) or self._against_plan(first) if beside is None else None)
            or self._label.read(first)
            or self._givers.pool(first)
            or self._givers.beside_named(first, behind)
            or self._givers.behind(behind)
            or self._list.member(first)
            or self._list.before_bracket(first)
            or self._of_scope(first, behind)
            or self._naming.in_clause(first - 1)
            or self._givers.before(first - 1)
            or self._givers.subject(first)
            or self._givers.workers(first)
            or self._givers.opening(first)
            or self._list.running(first)
            or self._givers.oblique(first, behind)
            or self._of_sentence_before(first)
            or self._of_total_before(first)
            or self._naming.of_heading(first)
            or beside
            or self._naming.in_clause(first - 1, portions=True)
            or self._of_sentence_before(first, _LONG)
            or self._of_item_before(first)
            or self._of_next(behind)
        )

    def named(self, first: int, last: int) -> Topic | None:
        """Topic that the words ``first``..``last`` name by themselves."""
        return self._naming.named(first, last)

    def uncounted(self, behind: int) -> Topic | None:
        """Topic that the phrase at token ``behind`` names, unless it is of people or bodies."""
        phrase = phrases.after(self._tokens, behind)
        if phrase is None or phrase.kind != "counted" or unit_class(phrase.unit) is not None:
            return None
        return self._naming.named(phrase.first, phrase.last)

    def labelled(self, first: int, last: int) -> Topic | None:
        """Topic inside the label ``first``..``last`` of "Liczba godzin doradztwa: 45"."""
        phrase = phrases.after(self._tokens, first) if first <= last else None
        named = phrase is not None and phrase.unit not in lexicon.NO_TOPICS
        if named and phrase is not None and phrase.last <= last and phrase.kind == "counted":
            return self._naming.named(phrase.first, phrase.last)
        return (
            self._givers.agent(first, last)
            or self._naming.in_clause(first - 1)
            or self._list.running(first)
            or self._naming.of_heading(first)
        )

    def of_label(self, first: int, last: int) -> Topic | None:
        """Topic of hours whose label, ``tokens[first..last]``, need not name it.

        A service in the label or its adjectives; else that of the list, the heading or the lead.
        """
        words = self._tokens.words
        # "na prawne przypada 80"
        while first < last and words[first].lower() in OPENING:
            first += 1
        provider = self._givers.ending_at(last)
        if provider is not None and provider.complement and provider.first == first:
            return self._givers.given(provider)  # "trener pracy 20"
        while first < last and (words[last] == "się" or lexicon.word(words[last]).kind == "verb"):
            last -= 1
        for index in range(first, last + 1):
            if lexicon.names_service(words[index]) or lexicon.is_never_counted(words[index]):
                start = index - 1 if index > first and is_group(words, index) else index
                return self._naming.named(
                    start, min(last, phrases.complements(words, index + 1) - 1)
                )
        named = words[first].istitle() and heads.is_capital_inside(words, first)
        if not named and all(
            lexicon.word(form).adjectival or form in ("i", "oraz")
            for form in words[first : last + 1]
        ):
            topic = self._naming.completed(first, last)
            return topic or self._givers.before(last)  # "prawnik 8 godzin, a księgowa 14,5"
        return (
            self._list.another_person(first, last)
            or self._givers.known(last)
            or self._list.member(first)
            or self._list.running(first)
            or self._givers.before(last)
            or self._naming.of_heading(first)
            or self._naming.in_clause(first - 1)
        )

    def in_cell(self, first: int, last: int, service: str | None) -> str | None:
        """Topic of hours in a table by the label of their row, ``tokens[first..last]``.

        ``service`` is what the head of the column or the corner of the table names.
        """
        words = self._tokens.words[first : last + 1]
        kind = bool(words) and all(lexicon.word(form).adjectival for form in words)
        kind = kind and not is_no_kind(words[0])
        if service is not None and kind and fits(words[0], service.split()[0]):
            return morphology.complete_phrase(service.split()[0], [spelled_out(w) for w in words])
        named = next(
            (i for i in range(first, last + 1) if lexicon.names_service(self._tokens.words[i])),
            None,
        )
        if named is None and service is not None:
            return service
        topic = self.of_label(first, last) if words else self._naming.of_heading()
        return topic.name if topic is not None else None

    def above(self) -> str | None:
        """Service that the title or the lead above names."""
        topic = self._naming.of_heading()
        return topic.name if topic is not None else None

    def join(self, index: int) -> None:
        """Go on with the enumeration of the line above at token ``index``."""
        self._list.join(index)

    def of_cut(self, cut: cut_words.Cut, last: int) -> Topic | None:
        """Topic of cut words that end at token ``last``: "księg."."""
        return self._naming.cut(cut, last)

    def fits(self, adjective: str) -> bool:
        """Tell whether an adjective can be of what the running enumeration names."""
        return self._list.fits(adjective)

    def bare(self, first: int) -> Topic | None:
        """Head alone of the hours before in the sentence: "48 z zakresu dostępności"."""
        last = self._list.running(first)
        return Topic(last.head, last.head) if last is not None else None

    def of_part(self, first: int, last: int) -> Topic | None:
        """Topic of a part of hours by the words behind it: "doradztwo prawne", "księgowe"."""
        words = self._tokens.words
        if lexicon.names_service(words[first]):
            return self._naming.named(first, last)
        if all(lexicon.word(form).adjectival for form in words[first : last + 1]):
            return self._naming.completed(first, last)
        return None

    def _of_scope(self, first: int, behind: int) -> Topic | None:
        """Head alone for "8 h z zakresu RODO" behind "34 h porad prawnych"."""
        words = self._tokens.words
        named = any(map(lexicon.names_scope, words[behind + 1 : behind + 2]))
        if not named or words[behind] not in ("z", "w"):
            return None
        return self.bare(first)

    def running(self, first: int, label: int | None = None) -> Topic | None:
        """Topic of the hours before in the sentence, for a number behind the word ``label``."""
        topic = self._list.running(first)
        if topic is None or label is None:
            return topic
        return replace(topic, span=(self._tokens.starts[label], self._tokens.ends[label]))

    def total(self, first: int) -> Topic | None:
        """Topic of the total at token ``first``: what opened "zajęcia: joga 4 h, razem 9 h"."""
        words = self._tokens.words
        if self._list.last is None or not first or self._list.broken(first):
            return None
        if words[first - 1] != "=" and words[first - 1].lower() not in SUMS:
            return None
        index, opened = first - 1, -1
        stop = max(-1, first - _TOTAL_REACH)
        while index > stop and words[index] != HARD_BREAK:
            if words[index] == "." and ends_sentence(words, index):
                break
            opened = index if words[index] == ":" else opened
            index -= 1
        announced = self._naming.in_clause(opened - 1) if opened > 0 else None
        if announced is not None:
            return announced
        name = self._list.last.head if self._list.varied else self._list.last.name
        return Topic(name, self._list.last.head)

    def of_heading(self, first: int) -> Topic | None:
        """Topic of the bare hours at token ``first`` that the title or the lead above names."""
        return self._naming.of_heading(first)

    def adjectives(self, first: int, last: int) -> Topic | None:
        """Topic named by adjectives alone, ``tokens[first..last]``, head taken from the list."""
        return self._naming.completed(first, last)

    def _against_plan(self, first: int) -> Topic | None:
        """Read "prawne – plan 40 h, wykonanie 27 h": of what the number before is."""
        label = hours_against_plan.label(self._tokens.words, self._list.last_index, first)
        return self._list.running(first) if label is not None else None

    def _of_sentence_before(self, first: int, reach: int = _SHORT) -> Topic | None:
        """Read "Odbyły się szkolenia. Trwały one łącznie 232 godziny": of what was told before.

        Of the sentence before whatever the words are where ``reach`` is long.
        """
        words = self._tokens.words
        start, stop = first - 1, max(-1, first - reach)
        while start > stop and not (
            words[start] == HARD_BREAK or (words[start] == "." and ends_sentence(words, start))
        ):
            start -= 1
        if start <= stop or words[start] != ".":
            return None
        if reach == _SHORT and not words[start + 1].lower().startswith("trwa"):
            return None
        topic = self._naming.in_clause(start - 1)
        last = self._list.last
        if topic is None or last is None or not self._list.varied or last.head != topic.head:
            return topic
        return Topic(topic.head, topic.head)  # behind "doradztwo prawne 61 h, księgowe 74 h."

    def _of_next(self, behind: int) -> Topic | None:
        """Read "w I półroczu 120 h, w II półroczu 140 h doradztwa": of what the next hours are."""
        words = self._tokens.words
        for place in range(behind, min(len(words) - 1, behind + _TO_NEXT)):
            if words[place] in (";", HARD_BREAK) or (
                words[place] == "." and ends_sentence(words, place)
            ):
                return None
            if words[place] == "h" or lexicon.names_hours(words[place]):
                first = place + 1 + (words[place + 1] == ".")
                if first < len(words) and lexicon.names_service(words[first]):
                    topic = self._naming.named(first, phrases.complements(words, first + 1) - 1)
                    return replace(topic, span=None) if topic is not None else None
        return None

    def _of_total_before(self, first: int) -> Topic | None:
        """Read "312 godzin doradztwa, z tego prawne 84 h. Przewidziano 350 godzin": of the total.

        It stands in the sentence before, and names a service that is never counted.
        """
        opening = self._list.opening
        if opening is None or opening.name not in lexicon.NEVER_COUNTED:
            return None
        words = self._tokens.words[max(0, self._list.last_index - 1) : first]
        if len(words) > _SHORT or HARD_BREAK in words or words.count(".") > _STOPS:
            return None
        return Topic(opening.name, opening.head)

    def _of_rest(self, first: int) -> Topic | None:
        """Read "pozostałe 60 h" behind hours of several things: of what these were all of."""
        if not first or self._tokens.words[first - 1].lower() not in RESTS:
            return None
        if len(set(self._list.heads)) < _SEVERAL or self._list.broken(first):
            return None
        return self._of_sentence_before(first, _LONG)

    def _of_item_before(self, first: int) -> Topic | None:
        """Topic of the hours in the item before in the same list, its head for "z zakresu …"."""
        said = self._context.topics.get(self._section.parent_id or "")
        if said is None:
            return None
        before = self._tokens.words[max(0, first - _LONG) : first]
        own = not any(map(lexicon.names_scope, before))
        return Topic(*said) if own else Topic(said[1], said[1])
