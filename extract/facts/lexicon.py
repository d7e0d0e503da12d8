"""What a word beside a number can be: a counted noun, an adjective, a stop sign.

Reads ``units.toml`` (abbreviations, measures, lists of nouns) and asks the dictionary for
everything else; each word form is worked out once per process.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal

from extract.facts.unit_classes import listed_lemma
from extract.polish import morphology, sentences, totals
from extract.polish.morphology import restore
from extract.polish.remembered import remembered

Kind = Literal[
    "noun", "adjective", "acronym", "abbreviation", "measure", "adverb", "function", "verb", "other"
]
_HOW_MANY = frozenset({"ile", "ilu"})
NAMING: frozenset[Kind] = frozenset({"noun", "acronym", "abbreviation"})
"""Kinds of words that can be what a number counts: "spotkań", "PES", "os."."""

_UNITS = tomllib.loads(files("extract.facts").joinpath("units.toml").read_text(encoding="utf-8"))
ABBREVIATIONS: dict[str, str] = _UNITS["abbreviations"]
AMBIGUOUS: dict[str, tuple[str, tuple[str, ...]]] = {
    form: (entry["unit"], tuple(entry["stems"])) for form, entry in _UNITS["ambiguous"].items()
}
WRITTEN: dict[str, str] = _UNITS["written"]
SCHOOL_KINDS: tuple[str, ...] = tuple(_UNITS["schools"]["kinds"])
MAY_BE_SCHOOL: tuple[str, ...] = tuple(_UNITS["schools"]["either"])
SCHOOL_VERBS: tuple[str, ...] = tuple(_UNITS["schools"]["verbs"])
FEW = frozenset(_UNITS["schools"]["few"])
CUT_NOUNS: dict[str, str] = _UNITS["cut_nouns"]
CUT_JOBS = frozenset(_UNITS["jobs"]["cut"])
JOB_VERBS: tuple[str, ...] = tuple(_UNITS["jobs"]["verbs"])
SYMBOLS: dict[str, str] = _UNITS["symbols"]
CUT_ADJECTIVES: dict[str, str] = _UNITS["adjectives"]
ACRONYMS: dict[str, str] = _UNITS["acronyms"]
ATTRIBUTES = frozenset(_UNITS["attributes"]["acronyms"])
CLASSIFIERS = frozenset(_UNITS["classifiers"]["lemmas"])
ISSUED = frozenset(_UNITS["classifiers"]["issued"])
MEASURES = frozenset(_UNITS["measures"]["lemmas"])
MEASURE_ABBREVIATIONS = frozenset(_UNITS["measures"]["abbreviations"])
COUNTING_NOUNS = frozenset(_UNITS["nouns"]["counting"])
MEASURING_NOUNS = frozenset(_UNITS["nouns"]["measuring"])
TOTALS = totals.ADVERBS.union(_UNITS["nouns"]["amounting"])
SERVICES = frozenset(_UNITS["nouns"]["services"])
PORTIONS = frozenset(_UNITS["nouns"]["portions"])
ROUND_THE_CLOCK = frozenset(_UNITS["nouns"]["round_the_clock"])
NEVER_COUNTED = frozenset(_UNITS["nouns"]["never_counted"])
ADVICE = frozenset(_UNITS["nouns"]["advice"])
ADVISING = ADVICE.union(_UNITS["nouns"]["advising"])
MODES = frozenset(_UNITS["nouns"]["modes"])
LENGTHS: tuple[str, ...] = tuple(_UNITS["nouns"]["lengths"])
LESSONS = frozenset(_UNITS["nouns"]["lessons"])
ANNOUNCING = frozenset(_UNITS["nouns"]["announcing"])
STATUS_LABELS = frozenset(_UNITS["nouns"]["status_labels"])
PRONOUNS = frozenset(_UNITS["nouns"]["pronouns"])
ALSO_WORDS = frozenset(_UNITS["nouns"]["also_words"])
PEOPLE = frozenset(_UNITS["nouns"]["people"])
NEVER_DESCRIBING = frozenset(_UNITS["nouns"]["never_describing"])
ELIDING = frozenset(_UNITS["nouns"]["eliding"])
NO_NOUNS = frozenset(_UNITS["nouns"]["no_nouns"])
RATHER_VERBS = frozenset(_UNITS["nouns"]["rather_verbs"])
BOTH = frozenset(_UNITS["nouns"]["both"])
SAID = frozenset(_UNITS["nouns"]["said"])
PART_OPENERS = frozenset({"tym", "tego", "czego", "których", "nich"})
"""Last words of what opens parts: "w tym", "z tego", "spośród nich"."""
CONJUNCTIONS = frozenset({"i", "oraz", "a"})
COORDINATORS = frozenset({"i", "oraz", "lub", "czy", "a", ",", "/"})
DASHES = frozenset({"-", "–", "—", "=", ":", "|"})
NUMBERED_BODIES = frozenset(_UNITS["names"]["numbered_bodies"])
DEGREES = frozenset(_UNITS["nouns"]["degrees"])
RESPECTIVELY = tuple(_UNITS["nouns"]["respectively"])
COMPARING = tuple(_UNITS["nouns"]["comparing"])
KINDS_OF_SERVICE: tuple[str, ...] = tuple(_UNITS["nouns"]["kinds_of_service"])
CUT_BEFORE_STOP = frozenset(_UNITS["cut_before_stop"])
CUT_TO_TWO: dict[str, str] = _UNITS["cut_to_two"]
PARTS_OF_COURSES = frozenset(_UNITS["nouns"]["parts_of_courses"])
MEANT: tuple[str, ...] = tuple(_UNITS["nouns"]["meant"])
PLANNED_OR_DONE = (*MEANT, *_UNITS["nouns"]["done"])
MANNERS = frozenset(_UNITS["nouns"]["manners"])
TRAININGS = frozenset(_UNITS["nouns"]["trainings"])
SCOPES = frozenset(_UNITS["nouns"]["scopes"])
EXTENTS = frozenset(_UNITS["nouns"]["extents"])
NO_KINDS = frozenset(_UNITS["nouns"]["no_kinds"])
POOLS = frozenset(_UNITS["nouns"]["pools"])
NO_TOPICS = frozenset(_UNITS["nouns"]["no_topics"])
PROVIDERS = frozenset(_UNITS["nouns"]["providers"])
GIVERS: dict[str, str] = _UNITS["givers"]
ADVISER_KINDS: dict[str, str] = _UNITS["adviser_kinds"]
FIXED_UNITS: dict[str, str] = _UNITS["multiword"]
CUT_IN_UNITS = frozenset(_UNITS["cut"]["words"])

# Capitals, perhaps with an ending ("IPSy", "OWES-u", "PES-ów"), perhaps mixed ("OzN", "UMiG").
_ACRONYM = re.compile(
    r"(?P<stem>[A-ZĄĆĘŁŃÓŚŹŻ](?:[a-z]?[A-ZĄĆĘŁŃÓŚŹŻ]){1,6})(?:-?(?:u|y|em|owi|ów|om|ach|ami|i|ie|a|e))?\Z"
)


_ROMAN = re.compile(r"[IVXLC]{2,}")


@dataclass(frozen=True, slots=True)
class Word:
    """What one word form can be beside a number.

    ``lemma`` is the unit for a noun, an acronym or an abbreviation; ``adjectival`` is true when an
    adjective or participle reading exists as well ("dorosłych"), ``verbal`` when an adjective can
    also be a verb ("przypadły"), ``singular`` when the form is never plural, ``genitive`` when it
    can be one, ``proper`` when it is only a name.
    """

    kind: Kind
    lemma: str
    adjectival: bool = False
    verbal: bool = False
    singular: bool = False
    genitive: bool = False
    proper: bool = False


@remembered(1 << 15)
def word(form: str) -> Word:
    """Classify ``form`` as the word after or before a number."""
    if not form[:1].isalpha():
        return Word("other", form)
    if form in ACRONYMS:
        return Word("acronym", ACRONYMS[form])
    acronym = _ACRONYM.match(form)
    if acronym is not None and _ROMAN.fullmatch(form):
        return Word("other", form)
    if acronym is not None and not _shouted_word(form):
        return Word("acronym", acronym["stem"])
    lower = form.lower()
    if lower in CUT_ADJECTIVES:
        return Word("adjective", lower, adjectival=True)
    if lower in ABBREVIATIONS and not morphology.is_preposition(form):
        return Word("abbreviation", ABBREVIATIONS[lower])
    return _dictionary_word(form)


@remembered(1 << 12)
def unabbreviated(form: str) -> Word:
    """Classify an abbreviation that stands without its full stop: "126 prac" counts praca."""
    plain = _dictionary_word(form)
    named = plain.lemma[:1].isupper() and form.islower()  # "osob", which lost an accent
    known = plain.kind == "noun" and morphology.is_noun(form) and not named
    return plain if known else word(form)


def at(words: list[str], index: int) -> Word:
    """Classify ``words[index]``, a word as well without its full stop: "200 godzin prac"."""
    form = words[index]
    if form in ALSO_WORDS and words[index + 1 : index + 2] != ["."]:
        return unabbreviated(form)
    return word(form)


def _dictionary_word(form: str) -> Word:
    lower = form.lower()
    if lower in MEASURE_ABBREVIATIONS:
        return Word("measure", lower)
    if morphology.is_preposition(form) or lower in NO_NOUNS:
        return Word("function", lower)
    adjectival = morphology.is_adjective(form)
    verbal = morphology.is_verb(form)
    lemma = listed_lemma(form, morphology.noun_lemma(form)) if morphology.is_noun(form) else None
    if lower in RATHER_VERBS:
        return Word("verb", lower)
    if verbal and lemma is not None and (_only_vocative(form) or _is_infinitive(form)):
        lemma = None
    adjectival = adjectival and lemma not in NEVER_DESCRIBING
    if lemma in PRONOUNS or any(a.lemma in PRONOUNS for a in morphology.analyses(form)):
        return Word("function", lower)
    if lemma is not None and not (adjectival and _turned_adjective(form, lemma)):
        kind: Kind = "measure" if lemma in MEASURES else "noun"
        nouns = [a for a in morphology.analyses(form) if a.pos in morphology.NOUNS]
        # "Kurs" that opens a sentence is no genitive of the name "Kursa"
        read = [a for a in nouns if a.lemma.islower() or not lemma.islower()] or nouns
        return Word(
            kind,
            lemma,
            adjectival,
            singular=all(":sg:" in a.tag for a in read),
            genitive=any("gen" in a.tag.split(":")[2] for a in read),
            proper=form[:1].isupper() and not _is_common(nouns),
        )
    if adjectival:
        return Word("adjective", _person(lower) or lower, adjectival=True, verbal=verbal)
    if verbal:
        return Word("verb", lower)
    if any(analysis.pos == "adv" for analysis in morphology.analyses(form)):
        return Word("adverb", lower)
    if not morphology.analyses(form):
        restored = restore(form)
        if restored is not None:
            return word(restored)
        if form.islower() and len(form) > _SHORT_VERB and form.endswith(_VERB_ENDINGS):
            return Word("verb", lower)  # "dofinasowano": a verb with a letter lost
        return Word("noun", lower, genitive=True, proper=form[:1].isupper())
    return Word("function", lower)


_VERB_ENDINGS = ("ano", "ono", "ęto", "yto", "owali", "owała", "owały", "owało")
_SHORT_VERB = 6


def _person(form: str) -> str | None:
    """Lemma of a participle that names people by itself: "odwiedzających" -> odwiedzający."""
    for ending in ("ych", "ymi", "ym", "ego", "emu", "ej", "y", "a", "ą", "e", "i"):
        if form.endswith(ending) and form[: -len(ending)] + "y" in PEOPLE:
            return form[: -len(ending)] + "y"
    return None


def _turned_adjective(form: str, lemma: str) -> bool:
    """Tell an adjective that the dictionary also lists as a noun ("księgowy", "grupowy").

    Those that name people counted by themselves (``people`` in ``units.toml``) stay nouns.
    """
    adjectives = {a.lemma for a in morphology.analyses(form) if a.pos not in morphology.NOUNS}
    return lemma not in PEOPLE and any(lemma[:-1] == other[:-1] for other in adjectives)


def _only_vocative(form: str) -> bool:
    """Tell noun readings that are calls nobody writes: "trwało!" beside the verb trwać."""
    nouns = [a for a in morphology.analyses(form) if a.pos in morphology.NOUNS]
    return all(a.tag.split(":")[2] == "voc" for a in nouns)


def _is_infinitive(form: str) -> bool:
    """Tell an infinitive whose noun reading is that of its own verb: "być", genitive of "bycie"."""
    readings = morphology.analyses(form)
    imperfective = any(a.pos == "ger" and ":imperf" in a.tag for a in readings)
    return imperfective and any(a.pos == "inf" for a in readings)  # but "14 260 wejść"


def _is_common(nouns: list[morphology.Analysis]) -> bool:
    return any(a.pos != "subst" or "nazwa_pospolita" in a.classes or not a.classes for a in nouns)


@remembered(1 << 14)
def takes_stop(form: str) -> bool:
    """Tell whether a full stop behind ``form`` abbreviates it and ends nothing."""
    lower = form.lower()
    return (
        lower in ABBREVIATIONS
        or lower in CUT_ADJECTIVES
        or (lower in sentences.ABBREVIATIONS and lower not in CUT_BEFORE_STOP)
        or (len(form) < 6 and not form.isupper() and not morphology.analyses(form))
    )


def _shouted_word(form: str) -> bool:
    """Tell a dictionary word written in capitals ("SPOTKANIA"), which is no acronym."""
    return len(form) > 4 and form.isupper() and bool(morphology.analyses(form.lower()))


# The dictionary is slow on a word it meets for the first time; the first letters spare most words.
_LETTERS = 3
_SERVICE_LETTERS = frozenset(lemma[:_LETTERS] for lemma in SERVICES)
_COUNTING_LETTERS = frozenset(lemma[:_LETTERS] for lemma in COUNTING_NOUNS)


def names_service(form: str) -> bool:
    """Tell a form of a service given by the hour: "doradztwa", "zajęć", "szk."."""
    return form[:_LETTERS].lower() in _SERVICE_LETTERS and word(form).lemma in SERVICES


def is_never_counted(form: str) -> bool:
    """Tell a form of a service without a plural: "mentoringu", "doradztwo"."""
    return word(form).lemma in NEVER_COUNTED


def names_count(form: str) -> bool:
    """Tell a form of a noun that announces a number: "liczby", "ilość"."""
    return form[:_LETTERS].lower() in _COUNTING_LETTERS and word(form).lemma in COUNTING_NOUNS


def asks_how_many(form: str) -> bool:
    """Tell a word with which a form asks for a number: "ilu", "liczba"."""
    return form.lower() in _HOW_MANY or names_count(form)


def may_name_count(text: str) -> bool:
    """Tell whether a noun that announces a number may stand in ``text``: one look for all."""
    small = text.lower()
    return "-\n" in text or any(map(small.__contains__, _COUNTING_LETTERS))


def names_scope(form: str) -> bool:
    """Tell a form of a noun that says in what a service was: "zakresu", "dziedzinie"."""
    return word(form).lemma in SCOPES


def names_hours(form: str) -> bool:
    """Tell a form of "godzina", cut or whole."""
    return form[:_LETTERS].lower() == "god" and word(form).lemma in ("godzina", "godz")
