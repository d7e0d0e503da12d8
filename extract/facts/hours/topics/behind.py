"""Topics that stand behind their hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.facts import heads, lexicon, phrases
from extract.facts.hours.members import is_genitive, is_hours
from extract.facts.hours.services import spelled_out
from extract.facts.hours.topics.cues import CONSISTS, CUES, MADE_UP, WORDS
from extract.facts.hours.topics.kinds import is_no_kind
from extract.facts.hours.topics.topic import Topic
from extract.facts.unit_classes import unit_class
from extract.polish import morphology
from extract.polish.tokens import HARD_BREAK

if TYPE_CHECKING:
    from extract.facts.hours.topics.naming import Naming
    from extract.polish.tokens import Tokens

_SCOPE = WORDS.pattern(r"\s{1,3}(?:(?:z|w)\s<scopes>|na|tj\.)\s{1,2}")
_SEPARATORS = frozenset({",", ";", "(", "•", "·", "▪", "/", HARD_BREAK, "i", "oraz", "a", *CUES})
_NEXT = frozenset({",", ";", "i", "oraz", "a"})
_MARKS = frozenset({"-", "–", "—", "(", ":", "to"})  # "12 h – doradztwo prawne", "8 h to mentoring"


class TopicBehind:
    """Reads what stands right of the hours: "godzin doradztwa prawnego", "12 h – mentoring"."""

    def __init__(self, text: str, tokens: Tokens, naming: Naming) -> None:
        self._text = text
        self._tokens = tokens
        self._naming = naming

    def after(self, first: int, behind: int, end: int) -> Topic | None:
        """Topic right behind the hours at tokens ``first``..``behind - 1``: "godzin mentoringu".

        Their unit ends at offset ``end`` of the report's text.
        """
        text, words = self._text, self._tokens.words
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
            return self._naming.completed(behind, own)
        if phrase.kind == "elided":
            stands = (
                is_genitive(words[behind])
                or self._opens(first)
                or self._goes_on(first, phrase.last + 1)
            )
            return self._naming.completed(phrase.first, phrase.last) if stands else None
        topic = self._naming.named(phrase.first, phrase.last)
        if topic is None or (scope is not None and topic.head not in lexicon.SERVICES):
            return None
        return None if unit_class(topic.head) in ("person", "body") else topic

    def behind_mark(self, behind: int) -> Topic | None:
        """Read "12 h – doradztwo prawne", "8 h to mentoring", "6 h (księgowe)"."""
        words = self._tokens.words
        if behind + 1 >= len(words):
            return None
        consists = words[behind].startswith(CONSISTS) and words[behind + 1] == "się"
        if consists:
            behind += 1 + (words[behind + 2 : behind + 3] == [":"])
        elif words[behind].startswith(MADE_UP):
            behind += words[behind + 1].lower() in ("na", "się")
        elif words[behind] not in _MARKS:
            return None
        phrase = phrases.after(self._tokens, behind + 1)
        if phrase is None or phrase.kind == "measure":
            return None
        following = "".join(words[phrase.last + 1 : phrase.last + 2])
        if phrase.kind == "elided":
            beyond = "".join(words[phrase.last + 2 : phrase.last + 3])
            if following in lexicon.DASHES and beyond[:1].isdigit():
                return None  # "86 godzin (prawne – 32 h, księgowe – 54 h)": of a part
            closed = not following[:1].isalnum() or following in _SEPARATORS
            return self._naming.completed(phrase.first, phrase.last) if closed else None
        service = lexicon.names_service(words[phrase.first])
        if words[behind] == "(" and following[:1].isdigit():
            return None  # "140 godz. (poradnictwo 92, grupa wsparcia 48)": of a part
        topic = self._naming.named(phrase.first, phrase.last) if service else None
        return Topic(topic.head, topic.head) if consists and topic is not None else topic

    def narrowed(self, topic: Topic, behind: int) -> Topic:
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
        if any(map(is_no_kind, kinds)):
            return topic
        name = morphology.complete_phrase(topic.head, kinds)
        return Topic(name, topic.head, (topic.span[0], self._tokens.ends[last]))

    def _own_adjectives(self, behind: int, phrase: phrases.Phrase) -> int | None:
        """Last adjective of "9,5 h księgowego i trochę nerwów", whose noun is another's."""
        words = self._tokens.words
        head = heads.head(words, phrase.first, phrase.last)
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

    def _goes_on(self, first: int, behind: int) -> bool:
        """Tell "8 h prawne" behind a colon where the next hours follow: "…: 8 h prawne, 4 h"."""
        words = self._tokens.words
        if words[max(0, first - 1)] != ":" or "".join(words[behind : behind + 1]) not in _NEXT:
            return False
        return is_hours(words, behind + 1)
