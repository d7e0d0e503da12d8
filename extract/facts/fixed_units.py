"""Units of several words that are counted as one: "miejsce pracy", "list intencyjny"."""

from __future__ import annotations

from extract.facts import lexicon
from extract.polish import morphology
from extract.polish.remembered import remembered

_UNITS: dict[str, list[tuple[tuple[str, ...], str]]] = {}
for _lemmas, _unit in lexicon.FIXED_UNITS.items():
    _head, *_rest = _lemmas.split()
    _UNITS.setdefault(_head, []).append((tuple(_rest), _unit))


def longest(words: list[str], index: int, head: str) -> tuple[int, str] | None:
    """Longest fixed unit that begins at ``words[index]`` with the lemma ``head``.

    Where ``head`` begins none, another lemma of the word may: "listy intencyjne" are no *lista*.
    Returns the index after its last word and the unit, or ``None``.
    """
    known = _UNITS.get(head) or _by_form(words[index])
    best: tuple[int, str] | None = None
    for rest, unit in known:
        end = index + 1
        for lemma in rest:
            while end < len(words) and words[end] == ".":
                end += 1
            if end >= len(words) or not _has_lemma(words[end], lemma):
                break
            end += 1
        else:
            if best is None or end > best[0]:
                best = (end, unit)
    return best


def is_degree(words: list[str], index: int) -> bool:
    """Tell "stopień znaczny", "st. umiarkowany": a degree of disability, no measure."""
    if lexicon.word(words[index]).lemma not in ("stopień", "st"):
        return False
    behind = index + (2 if words[index + 1 : index + 2] == ["."] else 1)
    return behind < len(words) and any(_has_lemma(words[behind], one) for one in lexicon.DEGREES)


@remembered(1 << 14)
def _by_form(form: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return the fixed units that begin with any lemma of a word."""
    lemmas = dict.fromkeys(analysis.lemma for analysis in morphology.analyses(form))
    return tuple(unit for lemma in lemmas for unit in _UNITS.get(lemma, ()))


@remembered(1 << 14)
def _has_lemma(form: str, lemma: str) -> bool:
    lower = form.lower()
    if lower == lemma:
        return True
    if lemma.startswith(lower) and lower in lexicon.CUT_IN_UNITS:
        return True  # "os. fiz.", "gr. inicj.", "sp. socj."
    return any(analysis.lemma.lower() == lemma for analysis in morphology.analyses(form))
