"""Services and their adjectives as timesheets cut them: "dor. praw.", "księg.-podat."."""

from __future__ import annotations

from typing import NamedTuple

from extract.facts import lexicon
from extract.polish import morphology
from extract.polish.remembered import remembered

_SHORTEST = 3
_LONGEST = 10
_MOST_WORDS = 6


class Cut(NamedTuple):
    """A run of cut words that ends before a number.

    ``service`` is the lemma of the head, if the run names one; ``adjectives`` are whole; ``first``
    is the index of the first token of the run.
    """

    service: str | None
    adjectives: list[str]
    first: int


def ending_at(words: list[str], index: int) -> Cut | None:
    """Read the cut words whose last full stop is ``words[index]``; ``None`` if there are none."""
    if words[index] != "." or not index:
        return None
    if "".join(words[index + 1 : index + 2]).istitle() and morphology.is_noun(words[index - 1]):
        return None  # "prawnik i psycholog. Planowano"
    adjectives: list[str] = []
    position = index
    while position > 0 and index - position < 2 * _MOST_WORDS:
        form = words[position]
        if form == ".":
            whole = service(words[position - 1])
            if whole is not None:
                return Cut(whole, adjectives, position - 1)
            cut = adjective(words[position - 1])
            if cut is None:
                break
            adjectives.insert(0, cut)
            position -= 2
        elif form == "-" and adjectives and adjectives[0].endswith("y"):
            first = adjective(words[position - 2]) if words[position - 1] == "." else None
            if first is None:
                break
            adjectives[0] = f"{first[:-1]}o-{adjectives[0]}"
            position -= 3
        elif adjectives and lexicon.names_service(form):
            return Cut(lexicon.word(form).lemma, adjectives, position)
        else:
            break
    return Cut(None, adjectives, position + 1) if adjectives else None


@remembered(1 << 10)
def service(form: str) -> str | None:
    """Lemma of the service that a word before a full stop abbreviates: "hydroter", "dor"."""
    lower = form.lower()
    if len(lower) > _LONGEST:
        return None
    known = lexicon.ABBREVIATIONS.get(lower) or lexicon.CUT_NOUNS.get(lower)
    if known is not None:
        return known if known in lexicon.SERVICES else None
    if lower in lexicon.CUT_ADJECTIVES or morphology.analyses(lower) or len(lower) < _SHORTEST + 1:
        return None
    return next((lemma for lemma in _SERVICES if lemma.startswith(lower) and lemma != lower), None)


@remembered(1 << 10)
def adjective(form: str) -> str | None:
    """Whole adjective that a word before a full stop abbreviates: "praw", "zaw", "gr"."""
    lower = form.lower()
    first, _, last = lower.rpartition("-")
    if first.endswith("o"):
        whole = adjective(last)
        return f"{first}-{whole}" if whole is not None else None  # "księgowo-podatk."
    known = lexicon.CUT_ADJECTIVES.get(lower) or lexicon.CUT_TO_TWO.get(lower)
    if known is not None or not _SHORTEST <= len(lower) <= _LONGEST:
        return known
    return next((whole for whole in lexicon.KINDS_OF_SERVICE if whole.startswith(lower)), None)


_SERVICES = sorted(lexicon.SERVICES, key=lambda lemma: (len(lemma), lemma))
