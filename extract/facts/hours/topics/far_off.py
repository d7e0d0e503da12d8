"""Topics told far from their hours: before a list, in the sentence before, by the next hours."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extract.facts import lexicon, phrases
from extract.facts.hours.members import SUMS
from extract.facts.hours.topics.cues import RESTS
from extract.facts.hours.topics.enumeration import ends_sentence
from extract.facts.hours.topics.topic import Topic
from extract.polish.tokens import HARD_BREAK

if TYPE_CHECKING:
    from extract.facts.context import Context
    from extract.facts.hours.topics.enumeration import Enumeration
    from extract.facts.hours.topics.naming import Naming
    from extract.polish.tokens import Tokens
    from extract.sections import Section

_TOTAL_REACH = 160  # tokens from what opens a list to its total
LONG = 40
"""Tokens of a sentence about something that the one before names."""
_TO_NEXT = 24  # tokens to the next hours
_STOPS = 2  # of the sentence before, and of "godz."
_SEVERAL = 2  # heads of an enumeration of unlike things
_SHORT = 10  # tokens of "Trwały one łącznie" before its hours


class TopicFarOff:
    """Reads "Odbyły się szkolenia. Trwały one łącznie 232 godziny" and "pozostałe 60 h"."""

    def __init__(
        self,
        section: Section,
        context: Context,
        tokens: Tokens,
        naming: Naming,
        enumeration: Enumeration,
    ) -> None:
        self._above = section.parent_id or ""
        self._said = context.topics
        self._tokens = tokens
        self._naming = naming
        self._list = enumeration

    def of_rest(self, first: int) -> Topic | None:
        """Read "pozostałe 60 h" behind hours of several things: of what these were all of."""
        if not first or self._tokens.words[first - 1].lower() not in RESTS:
            return None
        if len(set(self._list.heads)) < _SEVERAL or self._list.broken(first):
            return None
        return self.of_sentence_before(first, LONG)

    def of_total(self, first: int) -> Topic | None:
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

    def of_sentence_before(self, first: int, reach: int = _SHORT) -> Topic | None:
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

    def of_total_before(self, first: int) -> Topic | None:
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

    def of_item_before(self, first: int) -> Topic | None:
        """Topic of the hours in the item before in the same list, its head for "z zakresu …"."""
        said = self._said.get(self._above)
        if said is None:
            return None
        before = self._tokens.words[max(0, first - LONG) : first]
        own = not any(map(lexicon.names_scope, before))
        return Topic(*said) if own else Topic(said[1], said[1])

    def of_next(self, behind: int) -> Topic | None:
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
