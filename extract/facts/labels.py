"""What the label before a number names: "szkoły: 3", "Liczba zawartych umów … 22".

Works on token indices of one stretch, like ``phrases``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.facts import fixed_units, heads, label_phrases, lexicon
from extract.facts.label_spans import ASIDE, CLOSING_QUOTES, ENDS, span
from extract.facts.phrases import Phrase
from extract.facts.unit_classes import unit_class
from extract.polish import morphology
from extract.polish.verb_forms import verb_form

if TYPE_CHECKING:
    from extract.polish.tokens import Tokens

_SHORT = 4  # words of "w drugim", "w części południowej"
_DASHES = frozenset({"-", "–", "—"})


def read(tokens: Tokens, index: int, *, floor: int = 0, separated: bool = False) -> Phrase | None:
    """Phrase that names the number whose first token is ``index``: "szkoły: 3", "Liczba … 22".

    Reads back over a colon, dash or a word of totality ("ogółem"). Behind a colon or dash the
    first noun of the label is the head; without one the noun must stand right before the number,
    or a counting noun ("liczba") must open the label. A label that names no unit of its own
    ("utworzone", "plan", "w trakcie", a place) takes the one before its colon, if there is one
    ("grupy inicjatywne: utworzone – 13"), else it is elided. ``separated`` says that something like
    a bracket stands where the colon would; ``floor`` is the first token that may belong to the
    label: what reaches down to it is the noun of the number before ("142 spotkania: 61 z …").
    """
    words = tokens.words
    bounds = span(tokens, index, floor)
    if bounds is None:
        return _before_aside(tokens, index, floor)
    begun, position = bounds
    first = _behind_number(words, begun, position, floor)
    if first is None:
        return None
    counting = _counting_noun(words, first, position)
    if counting is not None:
        return label_phrases.first_noun(words, counting + 1, position, behind_verb=False)
    if separated or any(form in lexicon.DASHES for form in words[position + 1 : index]):
        named = label_phrases.first_noun(words, first, position)
    else:
        named = _right_before(tokens, first, position)
        if named is None and not _may_elide(words, first, position):
            return None
    if named is not None and named.kind == "counted" and _is_done_to(words, named, first):
        return Phrase("elided", None, first, position)
    if named is not None and named.kind != "elided":
        return named
    if first > 1 and words[first - 1] == ":" and not separated:  # one label above, no more
        above = read(tokens, first, floor=floor, separated=True)
        if above is not None and above.kind == "counted" and not _is_trait(words[above.first]):
            return Phrase("counted", above.unit, above.first, position)
    return Phrase("elided", None, first, position)


def _behind_number(words: list[str], first: int, last: int, floor: int) -> int | None:
    """Index at which a label begins that reaches down to ``floor``, the number before it.

    Any other begins at ``first``; ``None`` where the words are the noun of that number.
    """
    if floor and first == floor < last and words[first] in lexicon.DASHES:
        return first + 1  # "nowe 7 – rozwiązane 2"
    if floor and first <= floor and not opens_cell(words[first]):
        dash = next((p for p in range(last - 1, first, -1) if words[p] in _DASHES), None)
        return None if dash is None else dash + 1  # "30 spotkań – UG: 7"
    return first


def _right_before(tokens: Tokens, first: int, last: int) -> Phrase | None:
    """Read a label that nothing parts from its number: "Liczba … 22", "Porozumień podpisano 44"."""
    words = tokens.words
    named = label_phrases.ending_at(tokens, last) or _fronted(tokens, first, last)
    if named is not None and named.kind == "elided" and _is_title(words, first, last):
        named = label_phrases.first_noun(words, first, last)  # "filmy na DVD 96"
    if named is None:
        named = _before_dash(words, first, last)
    if named is None and _is_of_many(words, first, last):
        # "Wypożyczeń na zewnątrz 8 400"
        named = label_phrases.first_noun(words, first, last)
    if named is None and words[last] in CLOSING_QUOTES:
        return Phrase("elided", None, first, last)  # "w spółdzielni „Nowa” 3"
    return named


def _may_elide(words: list[str], first: int, last: int) -> bool:
    """Tell words that name a number though they name no unit: "utworzono", "w drugim"."""
    when = last - first < _SHORT and morphology.is_preposition(words[first])
    return when or _describes(words, first, last)


def _before_aside(tokens: Tokens, index: int, floor: int) -> Phrase | None:
    """Read "liczba spotkań (plan 40): 44": a bracket with what was meant, then a colon."""
    words = tokens.words
    if not floor or words[max(0, index - 2) : index] != [")", ":"]:
        return None
    opening = next((p for p in range(floor, max(0, floor - ASIDE), -1) if words[p] == "("), None)
    if opening is None or index - opening > ASIDE or not _says_meant(words[opening + 1 : index]):
        return None
    bounds = span(tokens, opening)
    if bounds is None or any(form[:1].isdigit() for form in words[bounds[0] : opening]):
        return None
    return read(tokens, opening, separated=True)


def _says_meant(words: list[str]) -> bool:
    small = (form.lower() for form in words)
    return any(form.startswith(lexicon.MEANT) or form in ("cel", "target") for form in small)


def _is_trait(form: str) -> bool:
    """Tell "wykształcenie", "stopień": what people are told apart by, never counted itself."""
    entry = lexicon.word(form)
    return entry.singular and unit_class(entry.lemma) is None and entry.kind == "noun"


def opens_cell(form: str) -> bool:
    """Tell "Liczba" that opens the next label of a row: "miejsc: 40 Liczba osób: 38"."""
    return form.istitle() and lexicon.names_count(form)


def _before_dash(words: list[str], first: int, last: int) -> Phrase | None:
    """Read "grupy inicjatywne – powstało": many of what stands before the dash."""
    dash = next((p for p in range(last, first, -1) if words[p] in _DASHES), None)
    if dash is None or dash == last or not _describes(words, dash + 1, last):
        return None
    phrase = label_phrases.first_noun(words, first, dash - 1)
    if phrase is None or phrase.kind != "counted" or lexicon.word(words[phrase.first]).singular:
        return None
    return Phrase("counted", phrase.unit, phrase.first, last)


def fronted(tokens: Tokens, index: int, *, floor: int = 0) -> Phrase | None:
    """Noun that opens a clause whose verb stands before the number: "Spotkań w 2015 r. było 146".

    In the genitive, or with być in the nominative ("Grupy, które zakończyły pracę, były trzy").
    What may stand between it and its verb is a relative clause, a title, or when and where.
    """
    words = tokens.words
    last = index - 1
    if last < 1 or not _is_verb(words[last]):
        return None
    bounds = span(tokens, index, floor)
    if bounds is None or bounds[0] >= last or (floor and bounds[0] <= floor):
        return None
    first = bounds[0]
    if first and words[first - 1] not in ENDS:
        return None
    head = _people(words, first, last)
    head = heads.head(words, first, last) if head is None else head
    if head is None or not all(_may_describe(words[p]) for p in range(first, head)):
        return None
    entry = lexicon.word(words[head])
    being = words[last] in ("były", "było", "są", "jest")
    if entry.kind != "noun" or entry.singular or entry.proper:
        return None
    if not being and not morphology.is_plural_genitive(words[head]):
        return None
    fixed = fixed_units.longest(words, head, entry.lemma)
    return Phrase("counted", fixed[1] if fixed else entry.lemma, first, last)


def _may_describe(form: str) -> bool:
    entry = lexicon.word(form)
    return entry.adjectival or entry.kind in ("adjective", "adverb")


def _people(words: list[str], first: int, last: int) -> int | None:
    """Index of an adjective that people are called by: "Długotrwale bezrobotnych było 502"."""
    while first < last and lexicon.word(words[first]).kind == "adverb":
        first += 1
    called = lexicon.word(words[first]).lemma in lexicon.PEOPLE
    return first if called and not heads.noun_follows(words, first + 1, last) else None


def _is_verb(form: str) -> bool:
    entry = lexicon.word(form)
    return entry.kind == "verb" or entry.verbal


def _is_done_to(words: list[str], named: Phrase, first: int) -> bool:
    """Tell one thing that many did something with: "kurs ukończyli: 11", "podjęło pracę: 9"."""
    label = words[first : named.last + 1]
    if "się" in label or not lexicon.word(words[named.first]).singular:
        return False
    if unit_class(named.unit) == "person":
        return False  # "wzięła udział młodzież: 22"
    verbs = (verb_form(form) for form in label if lexicon.word(form).kind == "verb")
    return any(verb is not None and verb.personal and verb.tense == "past" for verb in verbs)


def _is_title(words: list[str], first: int, last: int) -> bool:
    """Tell a label that opens with its noun and has no verb: "wypożyczenia na zewnątrz"."""
    if lexicon.word(words[first]).kind not in ("noun", "adjective"):
        return False
    return all(lexicon.word(form).kind != "verb" for form in words[first : last + 1])


def _is_of_many(words: list[str], first: int, last: int) -> bool:
    """Tell a title that opens with what there is many of, in the genitive."""
    return morphology.is_plural_genitive(words[first]) and _is_title(words, first, last)


def _describes(words: list[str], first: int, last: int) -> bool:
    """Tell a label of adjectives or verbs alone: "utworzone", "utworzono"."""
    return all(
        lexicon.word(words[p]).adjectival
        or lexicon.word(words[p]).kind == "verb"
        or words[p] in lexicon.COORDINATORS
        or words[p] in (".", "się")
        for p in range(first, last + 1)
    )


def _many(words: list[str], index: int) -> bool:
    """Tell a noun of which a number governs the form: "spotkań", an acronym, "os."."""
    form = words[index]
    entry = lexicon.word(form)
    if entry.singular or entry.kind != "noun":
        return not entry.singular
    if not morphology.analyses(form):
        return words[index + 1] != "."  # "porozumien", which lost an accent, but not "zaśw."
    return morphology.is_plural_genitive(form)


def _counting_noun(words: list[str], first: int, last: int) -> int | None:
    for position in range(last, first - 1, -1):
        if lexicon.names_count(words[position]):
            return position
    if first < last and lexicon.word(words[first]).lemma in lexicon.MEASURING_NOUNS:
        # "Wskaźnik grup inicjatywnych: 6"
        return first if morphology.is_plural_genitive(words[first + 1]) else None
    return None


def _fronted(tokens: Tokens, first: int, last: int) -> Phrase | None:
    """Genitive put before its verb: "Porozumień podpisano 44", "Spotkań odbyło się 12"."""
    words = tokens.words
    position = last
    while position >= first and lexicon.word(words[position]).kind in (
        "verb",
        "adverb",
        "function",
    ):
        position -= 1
    if not first <= position < last or not any(
        lexicon.word(form).kind == "verb" for form in words[position + 1 : last + 1]
    ):
        return None
    phrase = label_phrases.ending_at(tokens, position)
    if phrase is not None and phrase.kind == "elided" and phrase.first > first:
        phrase = label_phrases.ending_at(tokens, phrase.first - 1)
    if phrase is None or phrase.kind != "counted":
        return None
    before = lexicon.word(words[phrase.first - 1]) if phrase.first > first else None
    if before is not None and before.kind == "noun" and words[phrase.first].isupper():
        # "Posiedzeń KOW odbyło się 3", "założenia PES wypracowało 29": the acronym says of what
        phrase = Phrase("counted", before.lemma, phrase.first - 1, phrase.last)
    # Not what a verb is done to: "ankiety wypełniło 61", "zadania zrealizowało 38".
    return phrase if _many(words, phrase.first) else None
