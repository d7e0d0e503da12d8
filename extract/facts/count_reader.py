"""A number read as a count, from the words beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from extract.facts import (
    answers,
    bracketed,
    compared,
    elision,
    governed,
    labels,
    lexicon,
    phrases,
    portioned,
    predicated,
    shared_nouns,
    uncounted,
)
from extract.facts.compared import COMPARED
from extract.facts.count_rules import (
    AFTER_NOUN,
    BEFORE_NOUN,
    CATEGORY,
    ELIDED,
    IN_BRACKETS,
    LABELLED,
    PREDICATED,
    SHARED,
)
from extract.facts.phrases import Phrase
from extract.facts.unit_classes import unit_class
from extract.polish import morphology
from extract.polish.tokens import HARD_BREAK

if TYPE_CHECKING:
    from extract.facts.count_making import CountMaker
    from extract.facts.fact import Count
    from extract.polish.numerals import NumberMention
    from extract.polish.tokens import Tokens

# "17 k., 23 m.": metres only where no women stand before.
_AFTER_WOMEN = re.compile(r"\d\s?(?:k\.?|K\.?|kob\.|kobiet\w{0,2})\s{0,2}(?:,|i|oraz|/)\s{0,2}\Z")
_WOMEN_REACH = 16
_DIVISIBLE = "etat"


class _Place(NamedTuple):
    """A number among tokens, at ``first`` to before ``behind``; ``floor`` ends the one before."""

    number: NumberMention
    first: int
    behind: int
    floor: int


class CountReader:
    """Reads the numbers of one section, each from the words beside it."""

    def __init__(self, text: str, tokens: Tokens, counts: CountMaker) -> None:
        self._text = text
        self._tokens = tokens
        self._counts = counts

    def read(self, number: NumberMention, previous: int) -> Count | None:
        """Count that ``number`` states; ``previous`` is where the free number before it ends."""
        words = self._tokens.words
        place = self._placed(number, previous)
        first, behind, floor = place.first, place.behind, place.floor
        asked = answers.counted(self._text, self._tokens, number, first)
        if asked is not None:
            return self._counts.made(number, asked, AFTER_NOUN)
        if uncounted.counts_nothing(self._text, self._tokens, number, first, behind):
            return None
        preceding = words[first - 1] if first else HARD_BREAK
        following = words[behind] if behind < len(words) else HARD_BREAK
        if bracketed.is_alone(self._text, number):
            return self._counts.made(number, Phrase("elided", None, first, behind - 1), COMPARED)
        if following == ")":
            if number.form == "words" and preceding == "(" and floor == first - 1 > 0:
                return None  # "24 (dwadzieścia cztery) spotkania"
            count = self._in_brackets(place)
            if count is not None:
                return count
        new_cell = preceding == ":" and labels.opens_cell(following)
        phrase = None if new_cell else self._behind(place)
        if phrase is not None and phrase.kind == "counted":
            return self._of_noun(place, phrase)
        shared = shared_nouns.read(self._tokens, first, phrase) if phrase is not None else None
        if shared is not None:
            return self._counts.made(number, shared, SHARED)
        return self._without_noun(place, phrase, new_cell=new_cell)

    def _placed(self, number: NumberMention, previous: int) -> _Place:
        first = self._tokens.first_from(number.full_start)
        behind = self._tokens.first_from(number.end)
        floor = self._tokens.first_from(previous) if previous >= 0 else 0
        return _Place(number, first, behind, floor)

    def _behind(self, place: _Place) -> Phrase | None:
        """Words right behind a number, behind a bracket or in quotes."""
        number, behind = place.number, place.behind
        words = phrases.after(self._tokens, behind, plural=governed.is_plural(number))
        return (
            governed.of_kind_in_quotes(self._tokens, number, words)
            or words
            or bracketed.behind_words(self._text, self._tokens, number, behind)
            or governed.in_quotes(self._tokens, number, behind)
        )

    def _of_noun(self, place: _Place, phrase: Phrase) -> Count | None:
        """Count by the noun behind the number, unless that tells whose: "7 spółdzielni to …"."""
        number = place.number
        if _is_share(number, phrase) or _is_said(number, phrase):
            return None
        if governed.tells_whose(self._text, self._tokens, number, phrase):
            whose = Phrase("elided", None, phrase.first, phrase.last)
            return self._counts.made(number, whose, ELIDED)
        return self._before_noun(place, phrase)

    def _without_noun(
        self, place: _Place, phrase: Phrase | None, *, new_cell: bool
    ) -> Count | None:
        """Count by what else is said beside a number.

        ``phrase`` is a measure behind it, or words that tell a part. In a ``new_cell`` what stands
        behind the number is another cell's.
        """
        words = self._tokens.words
        number, first, behind, floor = place
        told = None
        if phrase is None or phrase.kind == "measure":
            told = compared.read(words, first, behind)
        if phrase is not None and phrase.kind == "measure" and told is None:
            return self._men(number, phrase)
        if uncounted.is_name(words, number, first) or (
            uncounted.is_year(self._text, number) and not uncounted.is_part(words, first, behind)
        ):
            return None
        said = predicated.read(words, first, behind)
        if said is not None:
            return self._counts.made(number, said, PREDICATED)
        front = self._fronted(first, floor) if phrase is None else None
        if front is not None:
            return self._counts.made(number, front, AFTER_NOUN)
        told = told or elision.of_us(words, behind) or elision.aged(words, first, behind)
        if told is not None:
            return self._told(place, told)
        return self._by_label(place, phrase, new_cell=new_cell)

    def _told(self, place: _Place, told: Phrase) -> Count:
        """Count by words of a time, a plan or an age; a label above them has the noun."""
        words = self._tokens.words
        number, first = place.number, place.first
        behind_colon = told.first and words[told.first - 1] == ":"
        if told.kind == "elided" and told.last < first and behind_colon:
            above = labels.read(self._tokens, told.first, floor=place.floor, separated=True)
            if above is not None and above.kind == "counted":
                label = Phrase("counted", above.unit, above.first, told.last)
                return self._counts.made(number, label, AFTER_NOUN)
        told_by = " ".join(words[told.first : told.last + 1])
        return self._counts.made(number, told, COMPARED if compared.compares(told_by) else ELIDED)

    def _by_label(self, place: _Place, phrase: Phrase | None, *, new_cell: bool) -> Count | None:
        """Count by the label before a number, else by the words that tell the part it is of."""
        words = self._tokens.words
        number, first, behind, floor = place
        named = None
        changes = first > 0 and words[first - 1] in elision.FROM_TO
        if phrase is None and (changes or new_cell or not governed.goes_on(words, behind)):
            named = labels.read(self._tokens, first, floor=floor)
            if named is not None and (named.kind == "measure" or _is_share(number, named)):
                return None
            if named is not None and named.kind == "counted":
                category = governed.is_category(self._tokens, number, named)
                return self._counts.made(number, named, CATEGORY if category else AFTER_NOUN)
        if number.rule == "digits-multiplier":
            return None  # "52 tys. pochodziło z darowizn": money whose currency is left out
        named = elision.changed_to(words, first, floor, named)
        elided = phrase or elision.target(words, first) or named
        elided = elided or elision.read(self._tokens, first, behind)
        return self._counts.made(number, elided, ELIDED) if elided is not None else None

    def _fronted(self, first: int, floor: int) -> Phrase | None:
        amounted = portioned.amounting(self._tokens, first)
        return amounted or labels.fronted(self._tokens, first, floor=floor)

    def _in_brackets(self, place: _Place) -> Count | None:
        """Read "Grupy inicjatywne (8)" and the exact value of "blisko 250 (dokładnie 243) osób"."""
        number, first, behind, floor = place
        exact = bracketed.exactly(self._tokens, number, first, behind)
        if exact is not None:
            return self._counts.made(number, exact, "number restated")
        phrase = bracketed.named(self._tokens, first, behind, floor)
        if phrase is None:
            return None
        category = phrase.kind == "counted" and governed.is_category(self._tokens, number, phrase)
        rule = CATEGORY if category else IN_BRACKETS
        return self._counts.made(number, phrase, rule, end=self._tokens.ends[behind])

    def _before_noun(self, place: _Place, phrase: Phrase) -> Count | None:
        words = self._tokens.words
        number, first, _, floor = place
        if uncounted.is_year(self._text, number) and not morphology.is_plural_genitive(
            words[phrase.first]
        ):
            return None
        dashed = bool(first) and words[first - 1] in lexicon.DASHES
        pieces = phrase.unit in lexicon.CLASSIFIERS
        named = labels.read(self._tokens, first, floor=floor) if dashed or pieces else None
        amounted = portioned.amounting(self._tokens, first) if pieces else None
        if amounted is not None:
            return self._counts.made(number, amounted, AFTER_NOUN)
        if pieces and first > 1 and words[first - 1] in ("(", ","):
            come = portioned.named(self._tokens, number, first)
            if come is None:
                return self._counts.made(number, phrase, BEFORE_NOUN)
            end = portioned.end(self._tokens, phrase)
            return self._counts.made(number, come, IN_BRACKETS, end=end)
        if pieces and named is not None and named.kind == "counted":
            return self._counts.made(number, named, AFTER_NOUN)  # "ulotki – 1500 szt."
        rule = LABELLED if dashed and named is not None else BEFORE_NOUN
        return self._counts.made(number, phrase, rule)

    def _men(self, number: NumberMention, phrase: Phrase) -> Count | None:
        """Read "23 m." behind "17 k.": men; any other measure counts nothing."""
        earliest = max(0, number.start - _WOMEN_REACH)
        if phrase.unit != "m" or not _AFTER_WOMEN.search(self._text, earliest, number.start):
            return None
        men = Phrase("counted", "mężczyzna", phrase.first, phrase.last)
        return self._counts.made(number, men, BEFORE_NOUN)


def _is_said(number: NumberMention, phrase: Phrase) -> bool:
    """Tell "kilka słów o nas", which counts no words."""
    return number.value is None and phrase.unit in lexicon.SAID


def _is_share(number: NumberMention, phrase: Phrase) -> bool:
    """Tell "1/3 liczby członków", "jedna trzecia uczestników", and done of meant: "PS: 3/8"."""
    in_words = number.rule == "fraction-words" and (number.value or 1) < 1
    if not (number.rule == "fraction" or in_words) or phrase.unit == _DIVISIBLE:
        return False
    return phrase.unit in lexicon.COUNTING_NOUNS or unit_class(phrase.unit) is not None
