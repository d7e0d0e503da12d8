"""Topics told by words of a label that do not stand beside the hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.facts import lexicon
from extract.facts.hours.topics.cues import CUES
from extract.facts.hours.topics.kinds import is_no_kind
from extract.facts.hours.topics.topic import Topic
from extract.polish import morphology
from extract.polish.tokens import HARD_BREAK

if TYPE_CHECKING:
    from extract.facts.hours.topics.enumeration import Enumeration
    from extract.facts.hours.topics.naming import Naming
    from extract.polish.tokens import Tokens

_LONGEST = 12  # tokens of a label
_BEGINS = frozenset({",", ";", ":", "(", ")", ".", "•", "▪", HARD_BREAK})
_LEADS = frozenset({"i", "oraz", "a", "w", "z"}) | CUES


class TopicOfLabel:
    """Reads "psychologiczne dla rodzin 29 h" and "z puli prawnej zostało 12 h"."""

    def __init__(self, tokens: Tokens, naming: Naming, enumeration: Enumeration) -> None:
        self._tokens = tokens
        self._naming = naming
        self._list = enumeration

    def read(self, first: int) -> Topic | None:
        """Topic of the hours at token ``first`` by an adjective of their label."""
        words = self._tokens.words
        start, stop = first, max(0, first - _LONGEST)
        while start > stop and words[start - 1] not in _BEGINS:
            start -= 1
        return self._opened(start, first) or self._of_pool(start, first) or self._of_row(start)

    def _of_row(self, first: int) -> Topic | None:
        """Read "księgowe: 9 osób, 32 h" by the label before another number of its member."""
        words = self._tokens.words
        if first < 2 or words[first - 1] != ",":
            return None
        start, stop = first - 1, max(0, first - _LONGEST)
        while start > stop and words[start - 1] not in _BEGINS - {":"}:
            start -= 1
        last = start
        while last < first and lexicon.word(words[last]).kind == "adjective":
            last += 1
        numbered = words[last] in lexicon.DASHES and words[last + 1][:1].isdigit()
        return self._opened(start, first) if last > start and numbered else None

    def _opened(self, start: int, first: int) -> Topic | None:
        """Adjectives that open a member of a list, behind them for whom or what it was."""
        words = self._tokens.words
        while start < first and words[start].lower() in _LEADS:
            start += 1
        last = start
        while last < first and lexicon.word(words[last]).kind == "adjective":
            last += 1
        if last == start or last >= first - 1:
            return None
        if not morphology.is_preposition(words[last]) and words[last] not in lexicon.DASHES:
            return None
        if self._list.last is None or self._list.broken(start) or not self._list.fits(words[start]):
            return None
        return None if is_no_kind(words[start]) else self._bare(start, last - 1)

    def _of_pool(self, start: int, first: int) -> Topic | None:
        """Read what hours are set aside for: "limit księgowy", "z puli prawnej"."""
        words = self._tokens.words
        for place in range(start, first - 1):
            if lexicon.POOLS.isdisjoint(a.lemma for a in morphology.analyses(words[place])):
                continue
            last = place + 1
            while last < first and lexicon.word(words[last]).kind == "adjective":
                last += 1
            if last > place + 1 and not any(map(is_no_kind, words[place + 1 : last])):
                return self._bare(place + 1, last - 1)
        return None

    def _bare(self, first: int, last: int) -> Topic | None:
        topic = self._naming.completed(first, last)
        return Topic(topic.name, topic.head) if topic is not None else None
