"""Which mentions mean one body: a pure function of the bodies, whatever their order.

The name itself does most of it: abbreviation and expansion, all cases, both spellings of a place
come to one name before, and so to one id. What is left are names with one letter wrong and names
with and without their town.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from extract.facts.institutions.alike import alike
from extract.facts.institutions.likeness import Body, masked, placeless, variants
from extract.facts.institutions.misspelt import one_apart
from extract.facts.institutions.slugs import slug
from extract.facts.institutions.words import is_known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_DISTINCTIVE = 2
"""Words of its own that make a name one of its kind in a batch of reports, without a town."""


def link(bodies: Iterable[Body], *, one_report: bool = False) -> dict[str, str]:
    """Return the final id for the id of every body.

    Parameters
    ----------
    bodies
        Of a report or of a batch, in any order, each as often as it likes.
    one_report
        They come from one report, where one name without a town is the body of that name with one.

    Returns
    -------
    dict
        An id for each id given; the most frequent spelling's for one that is misspelt.
    """
    known = _aggregated(bodies)
    steps: dict[str, str] = {}
    _link_misspelt(known, steps)
    _link_towns(known, steps, one_report=one_report)
    return {identifier: _end(identifier, steps) for identifier in known}


def link_many(each: Callable[[], Iterable[Body]]) -> dict[str, str]:
    """Return the final ids that ``link`` gives to others, for more bodies than are to be held.

    Parameters
    ----------
    each
        Gives all bodies, the same ones each time; twice, one after the other.

    Returns
    -------
    dict
        The ids that change, with their final ones.
    """
    some = alike(each())
    linked = link(body for body in each() if hash(body.institution_id) in some)
    return {before: final for before, final in linked.items() if before != final}


def _aggregated(bodies: Iterable[Body]) -> dict[str, Body]:
    """Sum up what is said of each id; of two names of one id the first by alphabet stands."""
    counts: dict[str, int] = defaultdict(int)
    said: dict[str, Body] = {}
    for body in bodies:
        counts[body.institution_id] += body.mentions
        kept = said.get(body.institution_id)
        if kept is None or _order(body) < _order(kept):
            said[body.institution_id] = body
    return {
        identifier: said[identifier]._replace(mentions=counts[identifier])
        for identifier in sorted(said)
    }


def _order(body: Body) -> tuple[str, str, str]:
    return body.name, body.kind or "", body.place or ""


def _link_misspelt(bodies: Mapping[str, Body], steps: dict[str, str]) -> None:
    """Send a name with one wrong letter to the right one.

    Names are compared that agree in kind and in all words but one. A name is never sent on to
    another: what is one letter from a misspelt name is two letters from the right one, and step
    by step half of all names would be one.
    """
    if len(bodies) < 2:
        return
    blocks: dict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
    for identifier, body in bodies.items():
        for key, word in masked(body):
            blocks[key].append((word, identifier))
    best: dict[str, tuple[_Rank, str]] = {}
    for found in blocks.values():
        if len(found) > 1:
            _link_block(found, bodies, best)
    steps.update(
        (identifier, target) for identifier, (_, target) in best.items() if target not in best
    )


def _link_block(
    found: list[tuple[str, str]], bodies: Mapping[str, Body], best: dict[str, tuple[_Rank, str]]
) -> None:
    """Note for each misspelt name of a block the best of the right ones."""
    near: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for word, identifier in found:
        for key in variants(slug(word)):
            near[key].append((word, identifier))
    for group in near.values():
        if len(group) < 2:
            continue
        ranked = sorted(group, key=lambda one: _rank(one[0], bodies[one[1]]))
        for place, (word, identifier) in enumerate(ranked[:-1]):
            for better, target in reversed(ranked[place + 1 :][-8:]):
                if identifier != target and _is_slip(
                    word, better, bodies[identifier], bodies[target]
                ):
                    right = (_rank(better, bodies[target]), target)
                    best[identifier] = max(best.get(identifier, right), right)
                    break


_Rank = tuple[bool, int, int, str]


def _rank(word: str, body: Body) -> _Rank:
    return is_known(word.capitalize()), body.mentions, len(word), body.institution_id


def _is_slip(word: str, better: str, body: Body, target: Body) -> bool:
    """Tell a slip of the pen from another name: no word, and rarer or with a letter lost."""
    if is_known(word.capitalize()) or not one_apart(slug(word), slug(better)):
        return False
    if is_known(better.capitalize()):
        return True
    return body.mentions < target.mentions or (
        len(word) != len(better) and body.mentions == target.mentions
    )


def _link_towns(bodies: Mapping[str, Body], steps: dict[str, str], *, one_report: bool) -> None:
    """Send a name without its town to the only body of that name and kind that has one."""
    placed: dict[tuple[str, str], set[str]] = defaultdict(set)
    for identifier, body in bodies.items():
        if body.place is not None:
            placed[placeless(body)].add(_end(identifier, steps))
    for identifier, body in bodies.items():
        if body.place is not None or identifier in steps:
            continue
        there = placed.get(placeless(body), set())
        own = body.name.partition('"')[2].strip('"').split()
        if len(there) == 1 and own and (one_report or len(own) >= _DISTINCTIVE):
            steps[identifier] = next(iter(there))


def _end(identifier: str, steps: Mapping[str, str]) -> str:
    seen = {identifier}
    while identifier in steps and steps[identifier] not in seen:
        identifier = steps[identifier]
        seen.add(identifier)
    return identifier
