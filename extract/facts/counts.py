"""Counts: so many of something."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts import lexicon, phrases
from extract.facts.fact import Count, Modifier
from extract.polish import morphology
from extract.polish.numerals import NumberMention
from extract.polish.tokens import HARD_BREAK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.facts.context import Context
    from extract.polish.numerals import CompoundMention
    from extract.polish.tokens import Tokens
    from extract.sections import Section

_CLOSERS = frozenset({",", ";", ".", ")", HARD_BREAK, "i", "oraz", "a", "w", "z", "tj", "("})
_ELIDING = frozenset(
    {
        "w",
        "we",
        "z",
        "ze",
        "na",
        "dla",
        "u",
        "do",
        "od",
        "po",
        "przez",
        "podczas",
        "przy",
        "o",
        "poza",
        "pod",
        "spośród",
        "online",
        "on-line",
        "stacjonarnie",
        "zdalnie",
    }
)
# "17 k., 23 m.": metres only where no women stand before.
_AFTER_WOMEN = re.compile(r"\d\s?(?:k\.?|K\.?|kob\.|kobiet\w{0,2})\s{0,2}(?:,|i|oraz|/)\s{0,2}\Z")
_EXACTLY = frozenset({"dokładnie", "ściślej", "tj"})
_FROM_TO = frozenset({"z", "ze", "do"})
_BOTH = frozenset({"oba", "obie", "obu", "obydwa", "obydwie", "obydwu", "oboma", "obiema", "oboje"})
_DASHES = frozenset({"-", "–", "—", ":"})
_YEARS = range(1900, 2101)


def find(section: Section, context: Context) -> Iterator[Count]:
    """Yield the counts stated in ``section``, in order.

    A count whose unit is left out ("7 w UG") has ``unit`` ``None``; ``meaning.breakdown`` gives it
    the unit of its whole or drops it.
    """
    tokens = context.tokens(section)
    behind = -1
    for number in context.numbers(section):
        if not context.free(number.start, number.end) or number.form == "multiplicative":
            continue
        previous, behind = behind, number.end
        count = _read(number, tokens, section, context, previous)
        if count is not None:
            yield count
    for compound in context.compounds(section):
        if context.free(compound.start, compound.end):
            yield from _in_adjective(compound, tokens, section, context)


def _in_adjective(
    compound: CompoundMention, tokens: Tokens, section: Section, context: Context
) -> Iterator[Count]:
    """Count in "ośmioosobowy zespół" (8 osoba) and "1 dniowe szkolenie" (1 szkolenie)."""
    text = context.report.text
    behind = tokens.first_from(compound.end)
    phrase: phrases.Phrase | None
    if compound.base == "osoba":
        first = tokens.first_from(compound.start)
        phrase = phrases.Phrase("counted", "osoba", first, behind - 1)
    elif compound.value == 1 and text.startswith("1 ", compound.start):
        phrase = phrases.after(tokens, behind)
    else:
        return
    if phrase is not None and phrase.kind == "counted":
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
        yield _count(number, phrase, section, context, tokens, "number in adjective")


def _read(
    number: NumberMention, tokens: Tokens, section: Section, context: Context, previous: int
) -> Count | None:
    """Read one number; ``previous`` is the offset where the number before it ends."""
    text = context.report.text
    words = tokens.words
    first = tokens.first_from(number.full_start)
    behind = tokens.first_from(number.end)
    following = words[behind] if behind < len(words) else HARD_BREAK
    preceding = words[first - 1] if first else HARD_BREAK
    floor = tokens.first_from(previous) if previous >= 0 else 0
    if number.value is not None and _is_suspicious(number, text):
        return None
    if _is_ordinal(number, words, behind):
        return None
    if words[first].lower() in _BOTH:
        return None
    if following == ")" and first > 1 and words[first - 2] == "(" and preceding in _EXACTLY:
        phrase = phrases.after(tokens, behind + 1, plural=_is_plural(number))
        if phrase is not None and phrase.kind == "counted":
            return _count(number, phrase, section, context, tokens, "number restated")
    if preceding == "(" and following == ")":
        phrase = phrases.ending_at(tokens, first - 2)
        end = tokens.ends[behind]
        if phrase is None or phrase.kind != "counted":
            named = phrases.label(tokens, first - 1, floor=floor, separated=True)
            phrase = named or phrases.Phrase("elided", None, first - 1, behind)
        return _count(number, phrase, section, context, tokens, "number in brackets", end)
    phrase = phrases.after(tokens, behind, plural=_is_plural(number))
    if phrase is not None and phrase.kind == "counted":
        if _is_year(number, text) and not _plural_genitive(words, phrase):
            return None
        rule = "number before noun"
        if preceding in _DASHES or phrase.unit in lexicon.CLASSIFIERS:
            named = phrases.label(tokens, first, floor=floor)
            if phrase.unit in lexicon.CLASSIFIERS and named and named.kind == "counted":
                return _count(number, named, section, context, tokens, "number after noun")
            if preceding in _DASHES and named is not None:
                rule = "label, number, noun"
        return _count(number, phrase, section, context, tokens, rule)
    if phrase is not None and phrase.kind == "measure":
        if phrase.unit == "m" and _AFTER_WOMEN.search(text, max(0, number.start - 16), number.start):
            phrase = phrases.Phrase("counted", "mężczyzna", phrase.first, phrase.last)
            return _count(number, phrase, section, context, tokens, "number before noun")
        return None
    if _names_a_body(number, words, first):
        return None
    if _is_year(number, text):
        return None
    named = None
    changed = preceding in _FROM_TO
    if phrase is None and (changed or not _goes_on(words, behind)):
        named = phrases.label(tokens, first, floor=floor)
        if named is not None and named.kind == "measure":
            return None
        if named is not None and named.kind == "counted":
            category = _is_plural(number) and phrases.is_category(tokens, named)
            rule = "number after category" if category else "number after noun"
            return _count(number, named, section, context, tokens, rule)
    elided = (
        phrase
        or named
        or _prepositional(tokens, behind)
        or _verbal(tokens, first, behind)
        or _in_series(words, first, behind)
    )
    if elided is not None:
        return _count(number, elided, section, context, tokens, "unit left out")
    return None


def _goes_on(words: list[str], behind: int) -> bool:
    """True when a word of content follows: the number belongs to it, not to what precedes."""
    if behind >= len(words):
        return False
    form = words[behind]
    return form[:1].isalnum() and form.lower() not in _CLOSERS and lexicon.word(form).kind != "verb"


def _verbal(tokens: Tokens, first: int, behind: int) -> phrases.Phrase | None:
    """Verb beside a bare number: "odbyło się 11", "zakładano 250", "11 odrzuciła"."""
    words = tokens.words
    verb = behind + 1 if words[behind : behind + 1] in (["nie"], ["się"]) else behind
    if verb < len(words) and lexicon.word(words[verb]).kind == "verb":
        return phrases.Phrase("elided", None, behind, verb)
    before = words[first - 1].lower() if first else ""
    if before in lexicon.TOTALS or before in lexicon.STATUS_LABELS:
        return phrases.Phrase("elided", None, first - 1, first - 1)
    position = first - 1
    while position >= 0 and first - position < 4 and words[position].isalpha():
        if lexicon.word(words[position]).kind == "verb":
            return phrases.Phrase("elided", None, position, first - 1)
        position -= 1
    return None


def _in_series(words: list[str], first: int, behind: int) -> phrases.Phrase | None:
    """Bare member of a series whose last one names the unit: "14, 17 i 12 osób"."""
    if (
        behind + 1 < len(words)
        and words[behind] in (",", "i", "oraz", "lub", "/")
        and words[behind + 1][:1].isdigit()
    ):
        return phrases.Phrase("elided", None, first, first)
    return None


def _is_suspicious(number: NumberMention, text: str) -> bool:
    """True for a footnote digit behind a closing quote, and for seven digits in a row."""
    before = text[number.start - 1 : number.start]
    return (before in ("”", "»") and number.form == "digits") or (
        number.end - number.start > 6 and text[number.start : number.end].isdigit()
    )


def _is_plural(number: NumberMention) -> bool:
    return number.value is None or (number.value >= 2 and number.value == int(number.value))


def _prepositional(tokens: Tokens, index: int) -> phrases.Phrase | None:
    """Words of "7 w UG/UM", "13 z osobami fizycznymi": up to the next comma or stop."""
    words = tokens.words
    if index + 1 < len(words) and words[index] in _DASHES and words[index + 1][:1].isalpha():
        index += 1
    elif index >= len(words) or words[index].lower() not in _ELIDING:
        return None
    elif [form.lower() for form in words[index : index + 2]] == ["z", "nas"]:
        return phrases.Phrase("counted", "osoba", index, index + 1)
    last = index
    while last + 1 < len(words) and last - index < 6:
        form = words[last + 1]
        if (
            not (form[:1].isalpha() or form == "/")
            or lexicon.word(form).kind == "verb"
            or form in ("i", "oraz", "a")
        ):
            break
        last += 1
    if last == index and not (index + 1 < len(words) and words[index + 1][:1].isdigit()):
        return None
    return phrases.Phrase("elided", None, index, last)


def _count(
    number: NumberMention,
    phrase: phrases.Phrase,
    section: Section,
    context: Context,
    tokens: Tokens,
    rule: str,
    end: int | None = None,
) -> Count:
    text = context.report.text
    unit = phrase.unit
    for form in tokens.words[phrase.first : phrase.last + 1]:
        entry = lexicon.AMBIGUOUS.get(form.lower())
        if entry is not None and unit is not None:
            unit = context.reading(form.lower(), *entry, default=unit)
    start = min(number.full_start, tokens.starts[phrase.first])
    stop = end or max(number.end, tokens.ends[phrase.last])
    modifier: Modifier = number.modifier
    return Count(
        report_id=context.report.report_id,
        section_id=section.section_id,
        start=start,
        end=stop,
        quote=text[start:stop],
        rule=rule,
        value=number.value,
        value_max=number.value_max,
        modifier=modifier,
        number_start=number.start,
        number_end=number.end,
        unit=unit,
        phrase=text[tokens.starts[phrase.first] : tokens.ends[phrase.last]],
    )


def _is_ordinal(number: NumberMention, words: list[str], behind: int) -> bool:
    """ "5. edycja": a stop behind digits, then a word in lower case, makes an ordinal."""
    return (
        number.form == "digits"
        and behind + 1 < len(words)
        and words[behind] == "."
        and words[behind + 1][:1].islower()
        and lexicon.word(words[behind + 1]).kind in ("noun", "adjective")
    )


def _names_a_body(number: NumberMention, words: list[str], first: int) -> bool:
    """ "Przedszkole 12", "pakiet 2": the number is a name, if nothing stands between."""
    if number.form not in ("digits", "range") or not first:
        return False
    entry = lexicon.word(words[first - 1])
    return entry.kind in ("noun", "acronym") and entry.lemma.lower() in lexicon.NUMBERED_BODIES


def _is_year(number: NumberMention, text: str) -> bool:
    return (
        number.form == "digits"
        and number.value in _YEARS
        and number.value_max is None
        and number.end - number.start == 4
        and text[number.start : number.end].isdigit()
    )


def _plural_genitive(words: list[str], phrase: phrases.Phrase) -> bool:
    """A year-like number counts only what stands right behind it in the genitive plural."""
    return any(
        analysis.tag.startswith("subst:pl:gen")
        for analysis in morphology.analyses(words[phrase.first])
    )
