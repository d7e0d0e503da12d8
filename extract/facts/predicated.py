"""What numbers are said to be, or to be of: "40 to kobiety", "109 z utworzonych miejsc pracy".

Works on token indices of one stretch, like ``phrases``.
"""

from __future__ import annotations

from extract.facts import fixed_units, lexicon
from extract.facts.phrases import Phrase
from extract.facts.unit_classes import unit_class
from extract.polish import morphology

_MAKE_UP = ("stanowi",)
_OUT_OF = (["z", "nich"], ["spośród", "nich"], ["z", "tego"])
_DIVIDED = frozenset({"person", "body"})
_ANY = frozenset(
    {"osoba", "podmiot", "organizacja", "instytucja", "grupa"}
)  # "44 to nowe podmioty"
_FROM = frozenset({"z", "ze", "spośród"})
_CLOSES = frozenset({",", ";", ".", ")", ""})
_REACH = 3


def read(words: list[str], first: int, behind: int) -> Phrase | None:
    """Return what the number, the tokens ``first``..``behind - 1``, is said to be or to be of."""
    index = behind
    if [form.lower() for form in words[index : index + 2]] in _OUT_OF:
        index += 2
    verb = "".join(words[index : index + 1])
    if verb == "to" or verb.startswith(_MAKE_UP):
        return _named(words, behind, index + 1)
    if verb in lexicon.DASHES and verb not in (":", "|"):
        named = _named(words, behind, index + 1)  # "18 to stowarzyszenia, 15 – fundacje"
        closed = named is not None and "".join(words[named.last + 1 : named.last + 2]) in _CLOSES
        return named if closed else None
    before = "".join(words[first - 1 : first]) if first > 1 else ""
    if before.startswith(_MAKE_UP):
        noun = _noun(words[first - 2])
        return Phrase("counted", noun, first - 2, first - 1) if noun is not None else None
    return _out_of_made(words, behind)


def _named(words: list[str], behind: int, index: int) -> Phrase | None:
    """Read the noun that follows the verb, adjectives before it."""
    for position in range(index, min(len(words), index + _REACH)):
        noun = _noun(words[position])
        if noun is not None:
            fixed = fixed_units.longest(words, position, noun)
            if fixed is not None:
                return Phrase("counted", fixed[1], behind, fixed[0] - 1)
            return Phrase("counted", noun, behind, position)
        if lexicon.word(words[position]).kind != "adjective":
            break
    return None


def _noun(form: str) -> str | None:
    """Lemma of people or bodies in the nominative plural."""
    entry = lexicon.word(form)
    if entry.kind != "noun" or entry.lemma in _ANY or unit_class(entry.lemma) not in _DIVIDED:
        return None
    plural = any(
        a.pos in morphology.NOUNS and a.lemma == entry.lemma and ":pl:nom" in a.tag
        for a in morphology.analyses(form)
    )
    return entry.lemma if plural else None


def _out_of_made(words: list[str], index: int) -> Phrase | None:
    """Read "istniało 109 z utworzonych miejsc pracy": as many of what was made."""
    noun = index + 2
    if noun >= len(words) or words[index] not in _FROM:
        return None
    if not morphology.is_plural_genitive(words[noun]):
        return None
    if not any(
        a.pos == "ppas" and ":pl:gen" in a.tag for a in morphology.analyses(words[index + 1])
    ):
        return None
    entry = lexicon.word(words[noun])
    if entry.kind not in ("noun", "acronym"):
        return None
    fixed = fixed_units.longest(words, noun, entry.lemma)
    last = fixed[0] - 1 if fixed is not None else noun
    return Phrase("counted", fixed[1] if fixed is not None else entry.lemma, index, last)
