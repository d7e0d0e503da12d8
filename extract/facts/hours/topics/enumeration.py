"""The list of hours that is being read, and what a member takes over from those before."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from extract.facts import lexicon
from extract.facts.hours import cut_words, providers
from extract.facts.hours.topics.cues import CUES
from extract.facts.hours.topics.kinds import fits
from extract.facts.hours.topics.topic import Topic
from extract.facts.unit_classes import unit_class
from extract.polish.tokens import HARD_BREAK

if TYPE_CHECKING:
    from extract.facts.context import Context
    from extract.polish.tokens import Tokens
    from extract.sections import Section

_NARROWING = frozenset({"z", "ze", "o"})  # "z zamówień publicznych 6 h"
_CLAUSE_ENDS = frozenset({",", ";", ":", ")", "i", "oraz", "a"})
_MOST_NAMED = 24  # topics of a section that are remembered
_ENDING = 2  # letters of "prawnik" that "prawny" lacks
_SHORTEST_STEM = 5
_OPENING = 3  # tokens of ", z tego"
_YEAR = 4  # digits
_HEADS = 3  # earlier heads of an enumeration that an adjective may go back to


class Enumeration:
    """The list of hours that is being read: its members so far and where the last one ended.

    Attributes
    ----------
    last, last_index
        Topic of the hours read last in the section, and the token behind them.
    opening
        Topic of the first member.
    heads
        Heads that its members named, in order.
    varied
        Whether its members named several topics.
    """

    def __init__(self, section: Section, context: Context, tokens: Tokens) -> None:
        self._section = section
        self._context = context
        self._tokens = tokens
        self.last: Topic | None = None
        self.last_index = -1
        self.opening: Topic | None = None
        self.heads: list[str] = []
        self.varied = False
        self._opened = 0
        self._named: dict[str, Topic] = {}

    def note(self, topic: Topic | None, index: int) -> None:
        """Remember ``topic`` as that of the hours whose last token is before ``index``."""
        if topic is not None and topic.head:
            running = self.last is not None and not self.broken(index)
            differs = self.last is not None and self.last.name != topic.name
            self.varied = running and (self.varied or differs)
            self.heads = [*self.heads[-_HEADS:], topic.head] if running else [topic.head]
            self.opening = self.opening if running else topic
            self._opened = self._opened if running else index
            self.last = topic
            if " " in topic.name and len(self._named) < _MOST_NAMED:
                self._named[topic.name] = topic
            if self._section.parent_id is not None and not topic.provider:
                self._context.topics[self._section.parent_id] = topic.name, topic.head
        self.last_index = index

    def join(self, index: int) -> None:
        """Go on with the enumeration of the line above at token ``index``."""
        self.last_index = index

    def of_giver(self, lemma: str) -> Topic | None:
        """Topic of the section that a giver's name is kin to: "doradztwo prawne" of a "prawnik"."""
        stem = lemma[:-_ENDING]
        if len(stem) < _SHORTEST_STEM:
            return None
        for topic in self._named.values():
            if any(word.startswith(stem) for word in topic.name.split()[1:]):
                return Topic(topic.name, topic.head)
        return None

    def broken(self, first: int) -> bool:
        """Tell whether a sentence or line ended since the last hours."""
        words = self._tokens.words
        return any(
            words[place] == HARD_BREAK or (words[place] == "." and ends_sentence(words, place))
            for place in range(max(0, self.last_index - 1), first)
        )

    def before_bracket(self, first: int) -> Topic | None:
        """Topic of the hours right before the bracket that token ``first`` is in: "(plan 32 h)"."""
        words = self._tokens.words[max(0, self.last_index) : first]
        if self.last is None or words[:1] != ["("] or ")" in words or HARD_BREAK in words:
            return None
        return Topic(self.last.name, self.last.head)

    def total(self, first: int) -> Topic | None:
        """Topic of the hours whose parts are being listed: "90 godzin doradztwa: psycholog 40"."""
        if self.opening is None or self.broken(first):
            return None
        behind = self._tokens.words[self._opened : self._opened + _OPENING]
        opened = behind[:1] in ([":"], ["("]) or not CUES.isdisjoint(behind)
        return self.opening if opened else None

    def running(self, first: int) -> Topic | None:
        """Topic of the hours before in the same sentence."""
        if self.last is None or self.broken(first):
            return None
        if self.last.given and (total := self.total(first)) is not None:
            return Topic(total.name, total.head)  # "z tego prawnik 29, ja 11,5"
        whole = " " not in self.last.name  # a total named it, no kind of it
        if self.varied and self.opening and not whole and self._leaves_list(first):
            return Topic(self.opening.name, self.opening.head)
        return Topic(self.last.name, self.last.head)

    def _leaves_list(self, first: int) -> bool:
        """Tell a number behind the parts of the one before: "…, w tym prawne 96; Ełk 402 h"."""
        words = self._tokens.words[max(0, self.last_index) : first]
        return ";" in words or ")" in words or self._closes_list(words)

    def _closes_list(self, behind: list[str]) -> bool:
        """Tell a bracket behind all parts of a total: "46 godzin: 20 biznesowego i … (plan 60)"."""
        if behind[:1] != ["("] or self.opening is None or " " in self.opening.name:
            return False
        listed = self._tokens.words[self._opened : self.last_index]
        return ")" not in listed and not {"i", "oraz"}.isdisjoint(listed)

    def member(self, first: int) -> Topic | None:
        """Head alone for a member of a list with its own phrase: "z zamówień publicznych 6 h"."""
        if self.last is None or self.broken(first):
            return None
        words = self._tokens.words[max(0, self.last_index) : first]
        if any(map(lexicon.names_service, words)):
            return None
        label = len(words)
        while label and words[label - 1] not in _CLAUSE_ENDS:
            label -= 1
        words = words[label:]
        own = any(
            form in _NARROWING and following not in CUES and following.islower()
            for form, following in pairwise(words)
        )
        return Topic(self.last.head, self.last.head) if own else None

    def another_person(self, first: int, last: int) -> Topic | None:
        """Read "psychologa" behind "dyżury pedagoga: 62 godz.": the same of somebody else."""
        words = self._tokens.words
        head = lexicon.word(words[first])
        if self.last is None or not head.genitive or " " not in self.last.name:
            return None
        if head.kind != "noun" or head.proper or unit_class(head.lemma) != "person":
            return None
        if providers.lemma_of(words[first]) is not None:
            return None  # "doradca zawodowy 140 h, psycholog 96"
        tail = " ".join(words[first : last + 1])
        span = self._tokens.starts[first], self._tokens.ends[last]
        return Topic(f"{self.last.head} {tail}", self.last.head, span)

    def fits(self, adjective: str) -> bool:
        """Tell whether an adjective can be of what the running enumeration names."""
        return self.last is not None and fits(adjective, self.last.head)


def _gives_hours(words: list[str], stop: int) -> bool:
    """Tell a cut adjective before a stop and hours behind it."""
    beside = words[stop + 2 : stop + 5]
    hours = any(form == "h" or lexicon.names_hours(form) for form in beside)
    return hours and words[stop - 1].islower() and cut_words.adjective(words[stop - 1]) is not None


def ends_sentence(words: list[str], stop: int) -> bool:
    """Tell the full stop at ``stop`` from that of "godz." or "min."."""
    if not stop or words[stop - 1] == "p":
        return not stop  # "p. Marta"
    following = "".join(words[stop + 1 : stop + 2])
    if following.isdigit() and words[stop - 1].isdigit() and len(words[stop - 1]) < _YEAR:
        return False  # "14.03"
    if following.islower() or following in ("-", ",", ")"):
        return False  # "rem.-bud. 588"
    if following[:1].isdigit() and _gives_hours(words, stop):
        return False  # "prawne 12 h, psycholog. 22 h"
    return not lexicon.takes_stop(words[stop - 1]) or following.istitle()
