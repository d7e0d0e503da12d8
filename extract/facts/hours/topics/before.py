"""Topics that stand before their hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.facts import heads, label_phrases, lexicon
from extract.facts.hours import cut_words, providers
from extract.facts.hours.services import is_means
from extract.facts.hours.topics import bridges
from extract.facts.hours.topics.cues import CUES, STOPS
from extract.facts.hours.topics.topic import Topic
from extract.facts.unit_classes import unit_class
from extract.polish import morphology
from extract.polish.numerals import is_number
from extract.polish.tokens import HARD_BREAK

if TYPE_CHECKING:
    from extract.facts.hours.topics.givers import Givers
    from extract.facts.hours.topics.naming import Naming
    from extract.facts.phrases import Phrase
    from extract.polish.tokens import Tokens

_JOINTS = frozenset({"i", "oraz", "/"})
_BETWEEN_SCOPES = frozenset({",", "i", "oraz", "a"})
_NEXT_SCOPE = 12  # tokens from one scope with its hours to the next


class TopicBefore:
    """Reads what stands left of the hours: "doradztwo prawne 2 h", "kadrowe 17h", "… (61,5h)"."""

    def __init__(self, tokens: Tokens, naming: Naming, givers: Givers) -> None:
        self._tokens = tokens
        self._naming = naming
        self._givers = givers
        self._scoped = -1

    def read(self, index: int) -> Topic | None:
        """Topic whose last token is ``index``, or stands left of a bridge that ends there."""
        words = self._tokens.words
        aside = self._of_aside(index)
        if aside is not None:
            return aside
        index = self._over_bridge(index)
        if index < 0:
            return None
        cut = cut_words.ending_at(words, index)
        if cut is not None:
            return self._naming.cut(cut, index)
        if words[index] in STOPS:
            return None
        provider = self._givers.ending_at(index)
        running = self._givers.as_provided(provider, index) if provider is not None else None
        if running is not None:
            return running
        if providers.is_first_name(words[index]):
            return None  # "doradztwo kluczowe 62 h (Marek 37 h, Ilona 25 h)"
        phrase = label_phrases.ending_at(self._tokens, index, governed=True)
        if phrase is not None and phrase.kind == "counted":
            return self._of_noun(phrase, index)
        return self._of_adjectives(index)

    def _over_bridge(self, index: int) -> int:
        words = self._tokens.words
        dashed = index >= 0 and words[index] in lexicon.DASHES
        index = bridges.over_bridge(words, index)
        if dashed:
            index = bridges.over_inclusion(words, index)
        if index > 0 and words[index + 1] == "(" and words[index].isdigit():
            index = bridges.over_bridge(words, index - 1)  # "z księgowego 18 (51 h)"
        return index

    def _of_noun(self, phrase: Phrase, index: int) -> Topic | None:
        """Topic that a noun ending at ``index`` names, unless it says for whom or in what scope."""
        words = self._tokens.words
        counted = phrase.first and is_number(words[phrase.first - 1])
        if counted and phrase.unit not in lexicon.SERVICES - lexicon.PORTIONS:
            served = self.read(phrase.first - 2)  # "obsługa księgowa 12 PES – 264 godz."
            return served if served is not None and served.head in lexicon.SERVICES else None
        if self._goes_on_in_scope(phrase):
            self._scoped = index
            return None
        if phrase.first == index and lexicon.word(words[index]).kind == "acronym":
            return self._of_acronym(phrase, index)
        if unit_class(phrase.unit) == "person":
            return self._givers.person(phrase)
        if unit_class(phrase.unit) in ("body", "job") or phrase.unit in lexicon.NO_TOPICS:
            return None
        if phrase.unit in lexicon.SCOPES or _in_scope(words, phrase.first):
            self._scoped = index
            return None  # "zajęcia z zakresu prawa pracy (18 h)"
        before = words[phrase.first - 1].lower() if phrase.first else ""
        adjunct = morphology.is_preposition(before)
        means = adjunct and is_means(words, phrase.first)  # "magazynier z obsługą wózka"
        if means or (adjunct and phrase.unit not in lexicon.SERVICES):
            return None  # "zajęcia z robotyki (16 h)": what stands before the preposition
        return self._naming.of_opened(phrase.first, phrase.last) or self._naming.named(
            self._with_foreign(phrase.first), phrase.last
        )

    def _of_acronym(self, phrase: Phrase, index: int) -> Topic | None:
        """Read "doradztwo HR 12 h" and "HR 12 h", but not "kurs dla pracowników SS (30 h)"."""
        before = self._tokens.words[index - 1] if index else ""
        if lexicon.names_service(before):
            return self._naming.named(index - 1, index)
        if morphology.is_preposition(before) or unit_class(phrase.unit) == "body":
            return None
        return self._naming.completed(index, index)

    def _of_adjectives(self, index: int) -> Topic | None:
        """Topic of adjectives that end at ``index``: "prawne i księgowe 12 h"."""
        words = self._tokens.words
        first = index
        while first >= 0 and (
            (lexicon.word(words[first]).adjectival and words[first].lower() not in CUES)
            or (first < index and words[first] in _JOINTS)
            or _is_cut_before_slash(words, first)
        ):
            first -= 1
        if "/" in words[first + 1 : index] and first >= 0 and lexicon.names_service(words[first]):
            return self._naming.named(first, index)  # "doradztwo ogólne/kluczowe"
        adverb = 0 < first < index and lexicon.word(words[first]).kind == "adverb"
        if adverb and lexicon.at(words, first - 1).lemma in lexicon.SERVICES:
            return self._naming.named(first - 1, first - 1)  # "prace społecznie użyteczne"
        while first < index and words[first + 1] in _JOINTS:
            first += 1
        if first < index and _in_scope(words, first + 1):
            self._scoped = index
            return None  # "doradztwo z zakresu: prawa – 20 h"
        return self._naming.completed(first + 1, index) if first < index else None

    def _goes_on_in_scope(self, phrase: Phrase) -> bool:
        """Tell "marketingu" behind "szkolenia z zakresu księgowości (16 h),": a scope as well."""
        words = self._tokens.words
        if not 0 <= self._scoped < phrase.first <= self._scoped + _NEXT_SCOPE:
            return False
        between = words[self._scoped + 1 : phrase.first]
        joined = between[-1:] != [] and between[-1] in _BETWEEN_SCOPES
        head = lexicon.word(words[phrase.first])
        scoped = head.genitive or head.kind == "acronym"
        return (
            joined and scoped and HARD_BREAK not in between and phrase.unit not in lexicon.SERVICES
        )

    def _with_foreign(self, first: int) -> int:
        """Take in the first word of "nordic walking", which no dictionary has."""
        word = self._tokens.words[first - 1] if first else ""
        foreign = word.isalpha() and word.islower() and not morphology.analyses(word)
        return first - 1 if foreign and not lexicon.takes_stop(word) else first

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
        provider = self._givers.ending_at(index - 1)
        if provider is not None:
            return self._givers.given(provider)
        cut = cut_words.ending_at(words, index - 1)
        if cut is not None:
            return self._naming.cut(cut, index - 1)
        topic = self._naming.named(opening + 1, index - 1)
        return Topic(topic.name, topic.head) if topic is not None else None

    def _is_person(self, index: int) -> bool:
        """Tell a name, common by the dictionary or not: "Kowalska", "p. Nowak", "Jan Mazur"."""
        words = self._tokens.words
        if lexicon.word(words[index]).proper or heads.is_capital_inside(words, index):
            return True
        titled = [form.lower() for form in words[max(0, index - 2) : index]]
        return titled[-2:] == ["p", "."] or titled[-1:] in (["pan"], ["pani"])


def _is_cut_before_slash(words: list[str], index: int) -> bool:
    """Tell the full stop of "podst./kluczowe" and the word before it."""
    if words[index] != ".":
        return words[index + 1 : index + 3] == [".", "/"]
    cut = cut_words.adjective(words[index - 1]) if index else None
    return cut is not None and words[index + 1 : index + 2] == ["/"]


def _in_scope(words: list[str], first: int) -> bool:
    """Tell the complement of "zakres": "zajęcia z zakresu prawa pracy"."""
    before = (
        words[first - 2 : first - 1]
        if words[first - 1 : first] == [":"]
        else words[first - 1 : first]
    )
    return any(map(lexicon.names_scope, before))
