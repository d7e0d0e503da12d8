"""Whether "szk." is a school or a training: "4 szk. podst.", "w 5 szk. zawodowych", "5 szk."."""

from __future__ import annotations

from extract.facts import lexicon
from extract.polish import morphology

_CUT = "szk"
SCHOOL = "szkoła"


def last_of(words: list[str], first: int, position: int) -> int | None:
    """Index of the last token of a school at ``position``; ``None`` where it is none.

    Parameters
    ----------
    words
        Tokens of a section.
    first, position
        Indices of the token behind the number, and of the word to be told.
    """
    if words[position].lower() != _CUT:
        return None
    kind = position + 2 if words[position + 1 : position + 2] == ["."] else position + 1
    form = "".join(words[kind : kind + 1]).lower()
    sure = form.startswith(lexicon.SCHOOL_KINDS)
    return kind if sure or (_may_be(form) and _is_meant(words, first, form)) else None


def _may_be(form: str) -> bool:
    return form.startswith(lexicon.MAY_BE_SCHOOL)


def _is_meant(words: list[str], first: int, form: str) -> bool:
    """Tell "odwiedzono 4 szk. zawodowych" by what governs it; trainings would be "zawodowe"."""
    if form.endswith("ych") and words[first - 1].lower() in lexicon.FEW:
        return True
    before = "".join(words[max(0, first - 2) : max(0, first - 1)]).lower()
    return morphology.is_preposition(before) or before.startswith(lexicon.SCHOOL_VERBS)
