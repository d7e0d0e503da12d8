"""Counts: so many of something."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts import compared, elision, labels, lexicon, phrases
from extract.facts.compared import COMPARED
from extract.facts.fact import Count
from extract.facts.phrases import Phrase
from extract.polish import morphology
from extract.polish.numerals import NumberMention
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
_YEARS = frozenset(range(1900, 2101))  # a float is looked up in a range one year after another
_MOST_DIGITS = 6
_ROW = re.compile(r"[ \t]{0,8}(\d{1,2})[ \t]{1,4}(?=[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż])")
_ROW_CELL = re.compile(r"\s{0,4}\d{1,3}[a-z]?[.)]?\s{0,3}[|\t]\s{0,3}[^\W\d]")
_DAY_OR_MONEY = re.compile(r"\d{1,2}\.\d{2}|\d{1,3}(?:[ \u00a0.]\d{3})+,\d\d|\d{4,},\d\d")
_PAGE_BEFORE = re.compile(r"(?:\A|\s\s|\n)[-–]\s?\Z")
_PAGE_BEHIND = re.compile(r"\s?[-–][ \t]*(?:\n|\Z)")
_AVERAGES = frozenset({"średnio", "przeciętnie"})
_RATE_REACH = 4
_POSTS = (" et", " osobo")
_ROW_REACH = 300  # characters of a row whose neighbours are looked for


def find(section: Section, context: Context) -> Iterator[Count]:
    """Yield the counts stated in ``section``, in order.

    A count whose unit is left out ("7 w UG") has ``unit`` ``None``; ``meaning.breakdown`` gives it
    the unit of its whole or drops it.
    """
    reader = _Reader(section, context)
    previous = -1
    for number in context.numbers(section):
        if context.free(number.start, number.end) and reader.stands(number):
            times = number.form == "multiplicative"
            count = reader.read_times(number) if times else reader.read(number, previous)
            previous = number.end
            if count is not None:
                yield count
    for compound in context.compounds(section):
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
        if (
            self._is_garbled(number)
            or self._is_ordinal(number, behind)
            or self._numbers_row(number, first)
            or words[first].lower() in lexicon.BOTH
            or self._is_dotted(number)
            or self._numbers_page(number)
            or self._is_none_or_each(first, behind)
        ):
            return None
        floor = self._tokens.first_from(previous) if previous >= 0 else 0
        preceding = words[first - 1] if first else HARD_BREAK
        following = words[behind] if behind < len(words) else HARD_BREAK
        if self._is_bracketed(number):
            return self._count(number, Phrase("elided", None, first, behind - 1), COMPARED)
        if following == ")":
            bracketed = self._in_brackets(number, first, behind, floor)
            if bracketed is not None:
                return bracketed
        new_cell = preceding == ":" and labels.opens_cell(following)
        phrase = None
        if not new_cell:
            phrase = phrases.after(self._tokens, behind, plural=_is_plural(number))
        if phrase is not None and phrase.kind == "counted":
            if number.rule == "fraction" and phrase.unit in lexicon.COUNTING_NOUNS:
                return None  # "1/3 ogólnej liczby członków" is a share
            return self._before_noun(number, phrase, first, floor)
        told = None
        if phrase is None or phrase.kind == "measure":
            told = compared.read(words, first, behind)
        if phrase is not None and phrase.kind == "measure" and told is None:
            return self._men(number, phrase)
        parted = first and words[first - 1].lower() in _OPENED and not self._dates(behind)
        if self._is_name(number, first) or (self._is_year(number) and not parted):
            return None
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
        phrase = phrase or Phrase("elided", None, first - 1, behind)
        category = phrase.kind == "counted" and self._is_category(number, phrase)
        rule = CATEGORY if category else "number in brackets"
        return self._count(number, phrase, rule, end=self._tokens.ends[behind])

    def _before_noun(
        self, number: NumberMention, phrase: Phrase, first: int, floor: int
    ) -> Count | None:
        words = self._tokens.words
        if self._is_year(number) and not morphology.is_plural_genitive(words[phrase.first]):
            return None
        dashed = bool(first) and words[first - 1] in lexicon.DASHES
        portioned = phrase.unit in lexicon.CLASSIFIERS
        named = labels.read(self._tokens, first, floor=floor) if dashed or portioned else None
        if portioned and named is not None and named.kind == "counted":
            return self._count(number, named, "number after noun")  # "ulotki – 1500 szt."
        rule = LABELLED if dashed and named is not None else "number before noun"
        return self._count(number, phrase, rule)

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

    def _is_garbled(self, number: NumberMention) -> bool:
        """Tell a footnote digit behind a closing quote, and digits that lost their separators."""
        digits = self._text[number.start : number.end].isdigit()
        footnote = self._text[number.start - 1 : number.start] in ("”", "»")
        return digits and (footnote or number.end - number.start > _MOST_DIGITS)

    def _is_dotted(self, number: NumberMention) -> bool:
        """Tell "3.11" and "46 200,00", a day or money: counts have no such fractions."""
        written = self._text[number.start : number.end]
        return _DAY_OR_MONEY.fullmatch(written) is not None and not self._text.startswith(
            _POSTS, number.end
        )

    def _numbers_page(self, number: NumberMention) -> bool:
        """Tell "- 2 -" at the end of a page's header or on a line of its own."""
        opens = self._text[max(0, number.start - 4) : number.start]
        page = _PAGE_BEHIND.match(self._text, number.end)
        return page is not None and _PAGE_BEFORE.search(opens) is not None

    def _is_none_or_each(self, first: int, behind: int) -> bool:
        """Tell "ani jedno szkolenie" and "na jednego uczestnika przypadło średnio"."""
        words = self._tokens.words
        if not words[first].lower().startswith("jed"):
            return False
        around = (*words[max(0, first - 3) : first], *words[behind : behind + _RATE_REACH])
        return "ani" in words[max(0, first - 1) : first] or any(
            form.lower() in _AVERAGES or form.startswith("przypad") for form in around
        )

    def _is_bracketed(self, number: NumberMention) -> bool:
        """Tell "61 spotkań /54/" and "17 [22]", a number alone in slashes or square brackets."""
        before = self._text[max(0, number.start - 2) : number.start]
        after = self._text[number.end : number.end + 1]
        opened = before[-1:] == "/" and (len(before) < 2 or before[0].isspace())
        return (opened and after == "/") or (before[-1:] == "[" and after == "]")

    def _is_ordinal(self, number: NumberMention, behind: int) -> bool:
        """Tell "5. edycja": a stop behind digits, then a word in lower case."""
        words = self._tokens.words
        return (
            number.form == "digits"
            and behind + 1 < len(words)
            and words[behind] == "."
            and words[behind + 1][:1].islower()
            and lexicon.word(words[behind + 1]).kind in ("noun", "adjective")
        )

    def _numbers_row(self, number: NumberMention, first: int) -> bool:
        """Tell the number of a row: of a table, or one whose full stop is lost.

        "6 | Miejsca pracy | 20", "2 Termin realizacji" above "3 …".
        """
        line = self._text.rfind("\n", max(0, number.start - _ROW_REACH), number.start) + 1
        if _ROW_CELL.match(self._text, line) and not self._text[line : number.start].strip():
            return True
        if first and self._tokens.words[first - 1] != HARD_BREAK:
            return False
        own = _ROW.match(self._text, number.start)
        if own is None or own.end(1) != number.end:
            return False
        row = int(own[1])
        behind = self._text.find("\n", number.end, number.end + _ROW_REACH)
        following = _ROW.match(self._text, behind + 1) if behind >= 0 else None
        above = self._text.rfind("\n", max(0, number.start - _ROW_REACH), max(0, number.start - 1))
        before = _ROW.match(self._text, above + 1)
        return (following is not None and int(following[1]) == row + 1) or (
            before is not None and before.start() < number.start and int(before[1]) == row - 1
        )

    def _is_name(self, number: NumberMention, first: int) -> bool:
        """Tell "Przedszkole 12", "pakiet 2": the number is a name, nothing stands between."""
        if number.form not in ("digits", "range") or not first:
            return False
        words = self._tokens.words
        if words[first - 1] == "cel" and first > 1 and words[first - 2] in (",", ";", ":", "("):
            return False  # "cel 40, osiągnięto 27"
        entry = lexicon.word(words[first - 1])
        several = entry.kind == "noun" and morphology.is_only_plural(words[first - 1])
        if several and lexicon.unit_class(entry.lemma) == "body":
            return False  # "w szkołach 31"
        named = entry.lemma.lower() in lexicon.NUMBERED_BODIES
        return named and entry.kind in ("noun", "acronym")

    def _is_year(self, number: NumberMention) -> bool:
        return (
            number.form == "digits"
            and number.end - number.start == 4
            and number.value in _YEARS
            and self._text[number.start : number.end].isdigit()
        )

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
