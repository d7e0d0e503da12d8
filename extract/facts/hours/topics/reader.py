"""Topics of the hours in one section: beside them, before in the sentence, in the list or above."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extract.facts import heads, lexicon, phrases
from extract.facts.hours import against_plan, providers
from extract.facts.hours.services import spelled_out
from extract.facts.hours.topics.before import TopicBefore
from extract.facts.hours.topics.behind import TopicBehind
from extract.facts.hours.topics.cues import OPENING
from extract.facts.hours.topics.enumeration import Enumeration
from extract.facts.hours.topics.far_off import LONG, TopicFarOff
from extract.facts.hours.topics.givers import Givers
from extract.facts.hours.topics.kinds import fits, is_no_kind
from extract.facts.hours.topics.label import TopicOfLabel
from extract.facts.hours.topics.naming import Naming, is_group
from extract.facts.hours.topics.topic import Topic, is_portion
from extract.facts.unit_classes import unit_class
from extract.polish import morphology

if TYPE_CHECKING:
    from extract.facts.context import Context
    from extract.facts.hours import cut_words
    from extract.polish.tokens import Tokens
    from extract.sections import Section


class TopicReader:
    """Reads topics in one section; remembers the head that the running enumeration has named."""

    def __init__(self, section: Section, context: Context, tokens: Tokens) -> None:
        self._tokens = tokens
        self._list = Enumeration(section, context, tokens)
        self._naming = Naming(section, context, tokens, self._list)
        self._givers = Givers(tokens, self._list)
        self._behind = TopicBehind(context.report.text, tokens, self._naming)
        self._label = TopicOfLabel(tokens, self._naming, self._list)
        self._before = TopicBefore(tokens, self._naming, self._givers)
        self._far_off = TopicFarOff(section, context, tokens, self._naming, self._list)

    def note(self, topic: Topic | None, index: int) -> None:
        """Remember ``topic`` as that of the hours whose last token is before ``index``."""
        self._list.note(topic, index)

    def read(self, first: int, behind: int, end: int) -> Topic | None:
        """Topic of the hours at tokens ``first``..``behind - 1``; their unit ends at ``end``.

        Looks right ("godzin doradztwa prawnego") and left ("doradztwo prawne 2 h", "kadrowe 17h",
        "… (61,5h)"). A topic found there that is no mere portion is taken; else the label, those
        who gave or took the hours, the list that is being read, the clause, the sentences before,
        and the heading or lead of the section are asked, in the order below.
        """
        rest = self._far_off.of_rest(first)
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
            or self._of_person(first)
            or self._of_scope(first, behind)
            or self._naming.in_clause(first - 1)
            or self._givers.before(first - 1)
            or self._givers.subject(first)
            or self._givers.workers(first)
            or self._givers.opening(first)
            or self._list.running(first)
            or self._givers.oblique(first, behind)
            or self._far_off.of_sentence_before(first)
            or self._far_off.of_total_before(first)
            or self._naming.of_heading(first)
            or beside
            or self._naming.in_clause(first - 1, portions=True)
            or self._far_off.of_sentence_before(first, LONG)
            or self._far_off.of_item_before(first)
            or self._far_off.of_next(behind)
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
        if first == last and providers.is_first_name(words[first]):
            return self._list.running(first) or self._naming.of_heading(first)
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
        return self._far_off.of_total(first)

    def of_heading(self, first: int) -> Topic | None:
        """Topic of the bare hours at token ``first`` that the title or the lead above names."""
        return self._naming.of_heading(first)

    def adjectives(self, first: int, last: int) -> Topic | None:
        """Topic named by adjectives alone, ``tokens[first..last]``, head taken from the list."""
        return self._naming.completed(first, last)

    def _of_person(self, first: int) -> Topic | None:
        """Read "Marek 37 h, Ilona 25 h": what the hours before are of."""
        named = first > 0 and providers.is_first_name(self._tokens.words[first - 1])
        return self._list.running(first) if named else None

    def _against_plan(self, first: int) -> Topic | None:
        """Read "prawne – plan 40 h, wykonanie 27 h": of what the number before is."""
        label = against_plan.label(self._tokens.words, self._list.last_index, first)
        return self._list.running(first) if label is not None else None
