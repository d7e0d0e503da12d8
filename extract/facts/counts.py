"""Counts: so many of something."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts import arrows, compared, elision, labels, lexicon, phrases, uncounted
from extract.facts.compared import COMPARED
from extract.facts.fact import Count, changed
from extract.facts.phrases import Phrase
from extract.facts.unit_classes import NOUN_TAGS
from extract.polish import morphology
from extract.polish.numerals import NumberMention, find_numbers
from extract.polish.tokens import HARD_BREAK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.facts.context import Context
    from extract.polish.numerals import CompoundMention
    from extract.sections import Section

# What may follow a number whose noun stands before it.
_CLOSERS = frozenset(
    {",", ";", ".", ")", HARD_BREAK, "i", "oraz", "a", "w", "z", "przy", "tj", "("}
)
# "17 k., 23 m.": metres only where no women stand before.
_AFTER_WOMEN = re.compile(r"\d\s?(?:k\.?|K\.?|kob\.|kobiet\w{0,2})\s{0,2}(?:,|i|oraz|/)\s{0,2}\Z")
_WOMEN_REACH = 16
_IN_WORDS = 8  # words of a number in brackets behind its digits
_AMOUNTING = (["w", "liczbie"], ["w", "ilości"])
_FEW = frozenset({"dwa", "dwie", "trzy", "cztery"})
_MANY = frozenset({0, 1, 5, 6, 7, 8, 9})  # last digits of numbers that govern the genitive plural
CATEGORY = "number after category"
"""Rule of a count whose noun is never plural, so that it may name a part and not the unit."""
_EXACTLY = frozenset({"dokładnie", "ściślej", "tj"})
ELIDED = "unit left out"
"""Rule of a count that leaves to others what it counts."""
LABELLED = "label, number, noun"
"""Rule of a count with a label before and its noun behind: "ubóstwo – 96 rodzin"."""
_FROM_TO = frozenset({"z", "ze", "do"})
_OPENED = frozenset({"czego", "tego", "nich"})
"""Last words of what opens parts: "z czego 2000 trafiło do szkół" is no year."""


def find(section: Section, context: Context) -> Iterator[Count]:
    """Yield the counts stated in ``section``, in order.

    A count whose unit is left out ("7 w UG") has ``unit`` ``None``; ``meaning.breakdown`` gives it
    the unit of its whole or drops it.
    """
    numbers, compounds = context.numbers(section), context.compounds(section)
    if not numbers and not compounds:
        return
    reader = _Reader(section, context)
    previous = -1
    before: Count | None = None
    for number in numbers:
        if context.free(number.start, number.end) and reader.stands(number):
            times = number.form == "multiplicative"
            count = reader.read_times(number) if times else reader.read(number, previous)
            end = number.end if count is None else max(number.end, count.end)
            if arrows.leads_on(context.report.text, end):
                count = reader.read_earlier(number, count, previous)
            elif before is not None and arrows.opens(context.report.text, number.start):
                count = reader.read_later(number, count, before)
            before = count
            previous = number.end
            if count is not None:
                yield count
    for compound in compounds:
        if context.free(compound.start, compound.end) and reader.stands(compound):
            count = reader.read_compound(compound)
            if count is not None:
                yield count


class _Reader:
    """Reads the numbers of one section, each from the words beside it."""

    def __init__(self, section: Section, context: Context) -> None:
        self._section = section
        self._context = context
        self._text = context.report.text
        self._tokens = context.tokens(section)

    def stands(self, number: NumberMention | CompoundMention) -> bool:
        """Tell whether a word begins where ``number`` does; none does inside of "od½od"."""
        first = self._tokens.first_from(number.start)
        return first < len(self._tokens) and self._tokens.starts[first] < number.end

    def read(self, number: NumberMention, previous: int) -> Count | None:
        """Count that ``number`` states; ``previous`` is where the free number before it ends."""
        words = self._tokens.words
        first = self._tokens.first_from(number.full_start)
        behind = self._tokens.first_from(number.end)
        if uncounted.counts_nothing(self._text, self._tokens, number, first, behind):
            return None
        floor = self._tokens.first_from(previous) if previous >= 0 else 0
        preceding = words[first - 1] if first else HARD_BREAK
        following = words[behind] if behind < len(words) else HARD_BREAK
        if self._is_bracketed(number):
            return self._count(number, Phrase("elided", None, first, behind - 1), COMPARED)
        if following == ")":
            if number.form == "words" and preceding == "(" and floor == first - 1 > 0:
                return None  # "24 (dwadzieścia cztery) spotkania"
            bracketed = self._in_brackets(number, first, behind, floor)
            if bracketed is not None:
                return bracketed
        new_cell = preceding == ":" and labels.opens_cell(following)
        phrase = None
        if not new_cell:
            phrase = phrases.after(self._tokens, behind, plural=_is_plural(number))
            phrase = phrase or self._behind_words(number, behind)
        if phrase is not None and phrase.kind == "counted":
            if number.rule == "fraction" and phrase.unit in lexicon.COUNTING_NOUNS:
                return None  # "1/3 ogólnej liczby członków" is a share
            if self._tells_whose(number, phrase):
                whose = Phrase("elided", None, phrase.first, phrase.last)
                return self._count(number, whose, ELIDED)
            return self._before_noun(number, phrase, first, floor)
        told = None
        if phrase is None or phrase.kind == "measure":
            told = compared.read(words, first, behind)
        if phrase is not None and phrase.kind == "measure" and told is None:
            return self._men(number, phrase)
        parted = first and words[first - 1].lower() in _OPENED and not self._dates(behind)
        if uncounted.is_name(words, number, first) or (
            uncounted.is_year(self._text, number) and not parted
        ):
            return None
        amounted = self._amounting(number, first) if phrase is None else None
        if amounted is not None:
            return amounted
        front = labels.fronted(self._tokens, first, floor=floor) if phrase is None else None
        if front is not None:
            return self._count(number, front, "number after noun")
        if told is not None:
            above = None
            if told.last < first and told.first and words[told.first - 1] == ":":
                above = labels.read(self._tokens, told.first, floor=floor, separated=True)
            if above is not None and above.kind == "counted":
                label = Phrase("counted", above.unit, above.first, told.last)
                return self._count(number, label, "number after noun")
            said = " ".join(words[told.first : told.last + 1])
            return self._count(number, told, COMPARED if compared.compares(said) else ELIDED)
        named = None
        if phrase is None and (preceding in _FROM_TO or new_cell or not self._goes_on(behind)):
            named = labels.read(self._tokens, first, floor=floor)
            if named is not None and named.kind == "measure":
                return None
            if named is not None and named.kind == "counted":
                rule = CATEGORY if self._is_category(number, named) else "number after noun"
                return self._count(number, named, rule)
        if number.rule == "digits-multiplier":
            return None  # "52 tys. pochodziło z darowizn": money whose currency is left out
        if preceding in _FROM_TO and floor == first - 1:
            named = named or Phrase("elided", None, floor, floor)  # "z 310 do 342"
        elided = phrase or elision.target(words, first) or named
        elided = elided or elision.read(self._tokens, first, behind)
        return self._count(number, elided, ELIDED) if elided is not None else None

    def read_earlier(self, number: NumberMention, count: Count | None, previous: int) -> Count:
        """Count that an arrow leads away from: "grupy 15 → 17", "miejsca pracy (8 → 19)"."""
        if count is not None:
            return changed(count, rule=COMPARED)
        first = self._tokens.first_from(number.full_start)
        bracketed = bool(first) and self._tokens.words[first - 1] == "("
        floor = self._tokens.first_from(previous) if previous >= 0 else 0
        label = labels.read(self._tokens, first - 1, floor=floor, separated=True)
        known = bracketed and label is not None and label.kind == "counted"
        alone = Phrase("counted", label.unit, first, first) if known and label else None
        return self._count(number, alone or Phrase("elided", None, first, first), COMPARED)

    def read_later(self, number: NumberMention, count: Count | None, before: Count) -> Count | None:
        """Count that an arrow leads to from ``before``; a noun of its own tells its unit."""
        joined = arrows.joins(self._text, before.number_end, number.start) or arrows.joins(
            self._text, before.end, number.start
        )
        if not joined or (count is not None and count.unit is not None):
            return count
        first = self._tokens.first_from(number.start)
        alone = Phrase("elided", None, first, first)
        return changed(self._count(number, alone, ELIDED), unit=before.unit)

    def _tells_whose(self, number: NumberMention, phrase: Phrase) -> bool:
        """Tell a noun that its number does not govern: "dwie osób prawnych", "11 zakładania PES".

        Two to four in words have the nominative plural, five and more the genitive plural.
        """
        form = self._tokens.words[phrase.first]
        written = self._text[number.start : number.end].lower()
        if written in _FEW:
            return morphology.is_only_plural_genitive(form)
        many = number.form == "digits" and (number.value or 0) % 10 in _MANY
        return (
            many
            and _is_plural(number)
            and morphology.is_gerund(form)
            and not morphology.is_plural_genitive(form)
        )

    def _is_category(self, number: NumberMention, phrase: Phrase) -> bool:
        named = lexicon.names_count(self._tokens.words[max(0, phrase.first - 1)])
        plural = _is_plural(number) and not named  # "liczba PES": its plural does not show
        return plural and phrases.is_category(self._tokens, phrase)

    def read_times(self, number: NumberMention) -> Count | None:
        """Count in "211 razy", "dwukrotnie", unless they compare ("trzy razy więcej")."""
        first = self._tokens.first_from(number.start)
        behind = self._tokens.first_from(number.end)
        words = self._tokens.words
        beside = (*words[max(0, first - 3) : first], *words[behind : behind + 2])
        if any(form.lower().startswith(lexicon.COMPARING) for form in beside):
            return None
        return self._count(number, Phrase("counted", "raz", first, behind - 1), "times")

    def read_compound(self, compound: CompoundMention) -> Count | None:
        """Count in "ośmioosobowy zespół" (8 osoba) and "1 dniowe szkolenie" (1 szkolenie)."""
        behind = self._tokens.first_from(compound.end)
        phrase: Phrase | None = None
        if compound.base == "osoba":
            first = self._tokens.first_from(compound.start)
            phrase = Phrase("counted", "osoba", first, behind - 1)
        elif compound.value == 1 and self._text.startswith("1 ", compound.start):
            phrase = phrases.after(self._tokens, behind)
        if phrase is None or phrase.kind != "counted":
            return None
        number = NumberMention(
            start=compound.start,
            end=compound.end,
            full_start=compound.start,
            value=compound.value,
            value_max=compound.value_max,
            modifier="exact",
            form="digits",
            rule="compound",
        )
        return self._count(number, phrase, "number in adjective")

    def _in_brackets(
        self, number: NumberMention, first: int, behind: int, floor: int
    ) -> Count | None:
        """Read "Grupy inicjatywne (8)" and the exact value of "blisko 250 (dokładnie 243) osób"."""
        words = self._tokens.words
        if words[first - 2 : first - 1] == ["("] and words[first - 1] in _EXACTLY:
            phrase = phrases.after(self._tokens, behind + 1, plural=_is_plural(number))
            if phrase is not None and phrase.kind == "counted":
                return self._count(number, phrase, "number restated")
        if not first or words[first - 1] != "(":
            return None
        phrase = phrases.ending_at(self._tokens, first - 2)
        if phrase is None or phrase.kind != "counted":
            phrase = labels.read(self._tokens, first - 1, floor=floor, separated=True)
        if (phrase is None or phrase.kind == "elided") and _opens_sentence(words, floor, first):
            governed = phrases.ending_at(self._tokens, first - 2, governed=True)
            several = governed is not None and _is_several(words, governed.first)
            phrase = governed if several else phrase  # "Wśród uczestników (25) były …"
        phrase = phrase or Phrase("elided", None, first - 1, behind)
        category = phrase.kind == "counted" and self._is_category(number, phrase)
        rule = CATEGORY if category else "number in brackets"
        return self._count(number, phrase, rule, end=self._tokens.ends[behind])

    def _before_noun(
        self, number: NumberMention, phrase: Phrase, first: int, floor: int
    ) -> Count | None:
        words = self._tokens.words
        if uncounted.is_year(self._text, number) and not morphology.is_plural_genitive(
            words[phrase.first]
        ):
            return None
        dashed = bool(first) and words[first - 1] in lexicon.DASHES
        portioned = phrase.unit in lexicon.CLASSIFIERS
        named = labels.read(self._tokens, first, floor=floor) if dashed or portioned else None
        amounted = self._amounting(number, first) if portioned else None
        if amounted is not None:
            return amounted
        if portioned and first > 1 and words[first - 1] in ("(", ","):
            return self._portions(number, phrase, first)
        if portioned and named is not None and named.kind == "counted":
            return self._count(number, named, "number after noun")  # "ulotki – 1500 szt."
        rule = LABELLED if dashed and named is not None else "number before noun"
        return self._count(number, phrase, rule)

    def _portions(self, number: NumberMention, portion: Phrase, first: int) -> Count:
        """Read "paczki (233 szt.)", "paczki, 233 szt.": what stands before comes in pieces."""
        named = phrases.ending_at(self._tokens, first - 2, governed=True)
        single = named is not None and lexicon.word(self._tokens.words[named.first]).singular
        if named is None or named.kind != "counted" or (single and _is_plural(number)):
            return self._count(number, portion, "number before noun")
        last = portion.last
        while self._tokens.words[last + 1 : last + 2] in ([")"], ["."]):
            last += 1
        return self._count(number, named, "number in brackets", end=self._tokens.ends[last])

    def _behind_words(self, number: NumberMention, behind: int) -> Phrase | None:
        """Read the noun of "24 (dwadzieścia cztery) spotkania", the number in words passed over."""
        words = self._tokens.words
        reach = range(behind + 1, min(len(words), behind + _IN_WORDS))
        opens = words[behind : behind + 1] == ["("]
        closing = next((p for p in reach if words[p] == ")"), None) if opens else None
        if closing is None:
            return None
        span = self._tokens.starts[behind], self._tokens.starts[closing]
        said = list(find_numbers(self._text, *span))
        same = len(said) == 1 and said[0].value == number.value and said[0].form == "words"
        phrase = (
            phrases.after(self._tokens, closing + 1, plural=_is_plural(number)) if same else None
        )
        return phrase if phrase is not None and phrase.kind == "counted" else None

    def _amounting(self, number: NumberMention, first: int) -> Count | None:
        """Read "spotkania animacyjne w liczbie 24", "ulotki w ilości 1500"."""
        if [
            form.lower() for form in self._tokens.words[max(0, first - 2) : first]
        ] not in _AMOUNTING:
            return None
        named = phrases.ending_at(self._tokens, first - 3, governed=True)
        if named is None or named.kind != "counted":
            return None
        return self._count(number, named, "number after noun")

    def _men(self, number: NumberMention, phrase: Phrase) -> Count | None:
        """Read "23 m." behind "17 k.": men; any other measure counts nothing."""
        earliest = max(0, number.start - _WOMEN_REACH)
        if phrase.unit != "m" or not _AFTER_WOMEN.search(self._text, earliest, number.start):
            return None
        men = Phrase("counted", "mężczyzna", phrase.first, phrase.last)
        return self._count(number, men, "number before noun")

    def _dates(self, behind: int) -> bool:
        """Tell "2019 r.", "2019 roku" by what stands behind the digits."""
        return "".join(self._tokens.words[behind : behind + 1]).lower() in ("r", "rok", "roku")

    def _goes_on(self, behind: int) -> bool:
        """Tell whether a word of content follows: the number is its, not the label's."""
        words = self._tokens.words
        if behind >= len(words):
            return False
        form = words[behind]
        out_of = form == "na" and "".join(words[behind + 1 : behind + 2]).isdigit()  # "88 na 90"
        content = form[:1].isalnum() and form.lower() not in _CLOSERS and not out_of
        return content and lexicon.word(form).kind != "verb"

    def _is_bracketed(self, number: NumberMention) -> bool:
        """Tell "61 spotkań /54/" and "17 [22]", a number alone in slashes or square brackets."""
        before = self._text[max(0, number.start - 2) : number.start]
        after = self._text[number.end : number.end + 1]
        opened = before[-1:] == "/" and (len(before) < 2 or before[0].isspace())
        return (opened and after == "/") or (before[-1:] == "[" and after == "]")

    def _count(
        self, number: NumberMention, phrase: Phrase, rule: str, *, end: int | None = None
    ) -> Count:
        tokens, text = self._tokens, self._text
        phrase_start, phrase_end = tokens.starts[phrase.first], tokens.ends[phrase.last]
        start = min(number.full_start, phrase_start)
        stop = end or max(number.end, phrase_end)
        return Count(
            report_id=self._context.report.report_id,
            section_id=self._section.section_id,
            start=start,
            end=stop,
            quote=text[start:stop],
            rule=rule,
            value=number.value,
            value_max=number.value_max,
            modifier=number.modifier,
            number_start=number.start,
            number_end=number.end,
            unit=self._unit(phrase),
            phrase=text[phrase_start:phrase_end],
        )

    def _unit(self, phrase: Phrase) -> str | None:
        """Return the unit, an ambiguous abbreviation ("wol.") read as the report asks."""
        if phrase.unit is None:
            return None
        for form in self._tokens.words[phrase.first : phrase.last + 1]:
            entry = lexicon.AMBIGUOUS.get(form.lower())
            if entry is not None:
                return self._context.reading(form.lower(), *entry, default=phrase.unit)
        return phrase.unit


def _is_plural(number: NumberMention) -> bool:
    return number.value is None or (number.value >= 2 and number.value == int(number.value))


def _opens_sentence(words: list[str], floor: int, first: int) -> bool:
    """Tell a number that is the first of its sentence."""
    return not floor or any(form in (".", HARD_BREAK) for form in words[floor:first])


def _is_several(words: list[str], index: int) -> bool:
    """Tell a common noun that is plural beyond doubt behind a preposition: "wśród uczestników"."""
    form = words[index]
    if not index or not morphology.is_preposition(words[index - 1]):
        return False
    entry = lexicon.word(form)
    tags = [a.tag for a in morphology.analyses(form) if a.pos in NOUN_TAGS]
    plural = bool(tags) and all(":pl:" in tag for tag in tags)
    return entry.kind == "noun" and plural and not entry.proper
