"""Morfeusz 2 itself, the morphological dictionary of Polish (SGJP): readings and forms.

The dictionary is opened on the first look-up of a process, so importing costs nothing and a
spawned worker opens its own.

``morfeusz2.Morfeusz.analyse`` fetches tag, names and labels of every reading as new strings, which
takes twice as long as the look-up itself. The readings beneath it carry the three as numbers, and
a thousand combinations of them make up a corpus: each is spelled out once here.
"""

from __future__ import annotations

from functools import cache
from sys import intern
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_LOCK = Lock()
_LOST = "\ufffd"
"""What stands for a letter that could not be decoded; Morfeusz complains of it on stderr."""


class Analysis(NamedTuple):
    """One reading of a word.

    Attributes
    ----------
    lemma
        Bare lemma (``rok``, not Morfeusz' ``rok:Sm3~lata``). Gerunds and participles have the
        infinitive.
    tag
        Tag of the SGJP tagset, alternatives joined by dots: ``subst:sg:gen.dat:f``.
    pos
        First field of the tag.
    classes
        Name classes of the dictionary (``nazwa_pospolita``, ``imię``, ``nazwa_geograficzna``, …).
    qualifiers
        Labels of the dictionary (``daw.``, ``rzad.``, ``pot.``); ``("guessed",)`` for a word
        that it lacks and whose reading follows from its ending.
    """

    lemma: str
    tag: str
    pos: str
    classes: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] = ()


@cache
def _engine() -> Any:
    import morfeusz2

    return morfeusz2.Morfeusz(praet="composite")._morfeusz_obj


_new_tuple = tuple.__new__  # an Analysis as its own ``__new__`` makes it, one call less
_Rest = tuple[str, str, tuple[str, ...], tuple[str, ...]]
_SPELLED: dict[tuple[int, int, int], _Rest] = {}
"""What a reading says beside its lemma, by the numbers of its tag, names and labels."""


def whole_readings(word: str) -> tuple[Analysis, ...]:
    """Read ``word`` as one word, in the dictionary's order; empty if it has no reading."""
    if _LOST in word:
        return ()
    with _LOCK:
        found = list(_engine().analyse(word))
        last = found[-1].endNode  # they come in order of their nodes
        if last > 1:
            found = [one for one in found if one.startNode == 0 and one.endNode == last]
        if len(found) == 1 and found[0].isIgn():
            return ()
        return tuple(map(_analysis, found))


def knows_any(words: Iterable[str]) -> bool:
    """Tell whether the dictionary has one of ``words``, each without spaces: one question for all.

    Half the price of asking for each, and nothing is remembered. A word of which only a part is
    known counts too.
    """
    whole = " ".join(word for word in words if _LOST not in word)
    with _LOCK:
        return not all(reading.isIgn() for reading in _engine().analyse(whole))


def generated_forms(lemma: str, pos: str | None = None) -> list[tuple[str, Analysis]] | None:
    """Forms of ``lemma``, one word, with their readings; ``None`` if the dictionary lacks it.

    In the dictionary's order, and only those of the part of speech ``pos`` if one is given: a
    verb has 130 forms, of which the gerund's are a tenth.
    """
    if _LOST in lemma:
        return None
    with _LOCK:
        found = _engine().generate(lemma)
        if all(one.isIgn() for one in found):
            return None
        return [(one.orth, _analysis(one)) for one in found if pos in {None, _rest(one)[1]}]


def forms_tagged(lemma: str, tag: str) -> list[tuple[str, Analysis]]:
    """Forms of ``lemma`` with this very tag; a tenth of the price of all forms of a verb."""
    if _LOST in lemma:
        return []
    with _LOCK:
        found = _engine().generate(lemma, _tag_number(tag))
        return [(one.orth, _analysis(one)) for one in found]


@cache
def _tag_number(tag: str) -> int:
    number: int = _engine().getIdResolver().getTagId(tag)
    return number


def _analysis(reading: Any) -> Analysis:
    lemma = reading._lemma  # what its ``lemma`` returns
    if ":" in lemma:
        lemma = lemma.partition(":")[0] or lemma
    # readings and forms of a word share its lemma
    return _new_tuple(Analysis, (intern(lemma), *_rest(reading)))


def _rest(reading: Any) -> _Rest:
    numbers = reading.tagId, reading.nameId, reading.labelsId
    rest = _SPELLED.get(numbers)
    if rest is None:
        rest = _SPELLED[numbers] = _spelled(reading)
    return rest


def _spelled(reading: Any) -> _Rest:
    engine = _engine()
    tag = reading.getTag(engine)
    labels = ",".join(reading.getLabels(engine)).replace("|", ",")
    return (
        tag,
        tag.partition(":")[0],
        tuple(reading.getName(engine)),
        tuple(labels.split(",")) if labels else (),
    )
