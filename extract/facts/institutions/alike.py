"""Which of very many bodies could be one: the others need not be compared, nor held."""

from __future__ import annotations

from array import array
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from extract.facts.institutions.likeness import masked, placeless, variants
from extract.facts.institutions.slugs import slug
from extract.facts.institutions.words import is_known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extract.facts.institutions.likeness import Body


def alike(bodies: Iterable[Body]) -> set[int]:
    """Return the hashes of the ids that ``link`` may give to another, and of those it may choose.

    For each word of a name some numbers are held. Hashes that meet by chance cost a needless
    comparison, nothing else.
    """
    names, towns = _Groups(), _Groups()
    words: list[str] = []
    once: dict[str, str] = {}
    has_town = bytearray()
    for body in bodies:
        owner = hash(body.institution_id)
        for key, word in masked(body):
            names.add(hash(key), owner)
            words.append(once.setdefault(word, word))
        towns.add(hash(placeless(body)), owner)
        has_town.append(body.place is not None)
    found: set[int] = set()
    for members, owners in names:
        near = _near({words[member] for member in members})
        found.update(o for m, o in zip(members, owners, strict=True) if words[m] in near)
    for members, owners in towns:
        if len({has_town[member] for member in members}) > 1:
            found.update(owners)
    return found


def _near(words: set[str]) -> set[str]:
    """Return the words that could be another one of them with a letter wrong, and these."""
    if len(words) < 2:
        return set()
    meeting: dict[str, list[str]] = defaultdict(list)
    for word in words:
        for variant in variants(slug(word)):
            meeting[variant].append(word)
    near: set[str] = set()
    for met in meeting.values():
        # What the dictionary knows is no slip.
        if len(met) > 1 and not all(is_known(word.capitalize()) for word in met):
            near.update(met)
    return near


class _Groups:
    """Members, numbered as they are added, by the hash of what they have in common."""

    def __init__(self) -> None:
        self._keys = array("q")
        self._owners = array("q")

    def add(self, key: int, owner: int) -> None:
        self._keys.append(key)
        self._owners.append(owner)

    def __iter__(self) -> Iterator[tuple[Sequence[int], Sequence[int]]]:
        """Give the members of each group of several, and their owners."""
        if not self._keys:
            return
        keys = np.frombuffer(self._keys, np.int64)
        owners = np.frombuffer(self._owners, np.int64)
        order = np.argsort(keys, kind="stable")
        begins = np.flatnonzero(np.append(True, np.diff(keys[order]) != 0))
        ends = np.append(begins[1:], len(keys))
        several = ends - begins > 1
        for begin, end in zip(begins[several].tolist(), ends[several].tolist(), strict=True):
            members = order[begin:end]
            yield members.tolist(), owners[members].tolist()
