"""Where an entry of the outline hangs: levels read from how the document uses its markers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.sections.document_levels import closing_headings, holders
from extract.sections.entry import HEADINGS
from extract.sections.paragraphs import BEHIND_LETTERS, CLOSING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.sections.entry import Entry

# The usual order of levels, outermost first; the document's own order outranks it.
_RANKS = {
    "project": 0,
    "part": 5,
    "task": 10,
    "I": 15,
    "capitals": 20,
    "underlined": 25,
    "framed": 28,
    "own": 29,
    "short": 30,
    "A": 35,
    "1": 40,
    "a": 50,
}
_BULLET = 60
# Kinds that the path counts among themselves.
_OUTER = 10
_DEEPEST = 12


@dataclass(slots=True)
class _Level:
    section: int
    family: str
    rank: int
    ordinal: int
    next_ordinal: int
    indent: int
    lettered: bool = False


def parents(entries: Sequence[Entry]) -> list[int]:
    """Index of each entry's parent among the sections, of which 0 is the root."""
    nest = _Nest(entries)
    return [nest.place(entry) for entry in entries]


def names(entries: Sequence[Entry], above: Sequence[int]) -> list[str]:
    """Name of each entry under its parent (``above``): its letter, or its ordinal.

    Projects, tasks and headings are counted among themselves, together with all of a list of which
    some are headings; other list items, bullets and paragraphs apart from them. What comes to a
    name that is taken gets its turn behind a tilde ("a~2"), headings and letters before the rest.
    """
    pairs = list(zip(entries, above, strict=True))
    lists = {(parent, entry.family) for entry, parent in pairs if entry.kind in HEADINGS}
    counted = [(parent, entry.family) in lists for entry, parent in pairs]
    last: Counter[tuple[int, bool]] = Counter()
    plain: list[str] = []
    for (entry, parent), among in zip(pairs, counted, strict=True):
        if entry.letter is None:
            last[parent, among] += 1
        plain.append(entry.letter or str(last[parent, among]))
    turns: Counter[tuple[int, str]] = Counter()
    found = plain.copy()
    for first in (True, False):
        for at, (entry, parent) in enumerate(pairs):
            if (counted[at] or entry.letter is not None) is first:
                turns[parent, plain[at]] += 1
                if (turn := turns[parent, plain[at]]) > 1:
                    found[at] = f"{plain[at]}~{turn}"
    return found


class _Nest:
    """Places entries one after another, keeping the open levels on a stack.

    An entry whose family is open closes everything below it and becomes a sibling. A new family
    opens a level below the innermost one that may hold it: one of a higher rank, a list that
    counts on after the entry, or a family within which the entry's own list starts anew.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._stack = [_Level(0, "", -1, 0, 0, 0)]
        self._placed = 0
        self._within = _restarts(entries)
        for family, outer in holders(entries, _family_rank).items():
            self._within.setdefault(family, set()).update(outer)
        self._closing = closing_headings(entries, _family_rank)

    def place(self, entry: Entry) -> int:
        """Place the next entry; return its parent's index."""
        stack = self._stack
        if entry.kind == "paragraph":
            return self._place_below_list(entry.family)
        family = entry.family
        rank = _rank(entry)
        depth = self._open(entry) or self._closes(entry)
        if depth:
            del stack[depth:]
        else:
            while len(stack) > 1 and not self._holds(stack[-1], entry, rank):
                stack.pop()
        if len(stack) > _DEEPEST:
            del stack[_DEEPEST:]
        parent = stack[-1]
        self._placed += 1
        stack.append(
            _Level(
                self._placed,
                family,
                rank,
                entry.ordinal,
                entry.next_ordinal,
                entry.indent,
                lettered=entry.letter is not None,
            )
        )
        return parent.section

    def _place_below_list(self, family: str) -> int:
        """Close the bullets; the paragraph itself holds nothing, so it opens no level.

        One behind letters closes them, too, the closing one everything.
        """
        stack = self._stack
        while stack[-1].rank == _BULLET:
            stack.pop()
        if family == CLOSING:
            del stack[1:]
        elif family == BEHIND_LETTERS:
            depth = next((d for d, level in enumerate(stack) if level.lettered), len(stack))
            del stack[depth:]
        self._placed += 1
        return stack[-1].section

    def _open(self, entry: Entry) -> int:
        """Depth of the open level of which the entry is a sibling, 0 if there is none."""
        for depth in range(len(self._stack) - 1, 0, -1):
            level = self._stack[depth]
            if level.family == entry.family and (
                entry.kind != "bullet" or level.indent <= entry.indent + 1
            ):
                if entry.kind == "bullet" and entry.indent > level.indent + 1:
                    return 0
                return depth
            # "I." and then "2.", "3.": one list, numbered in two ways.
            if (
                level.family[:1] == "I"
                and entry.family == "1."
                and entry.ordinal == level.ordinal + 1
                and not level.ordinal < level.next_ordinal
                and depth == len(self._stack) - 1
            ):
                return depth
        return 0

    def _closes(self, entry: Entry) -> int:
        """Depth of the list that the entry's family closes the document with, 0 if none is."""
        list_family = self._closing.get(entry.family)
        if list_family is None:
            return 0
        return next(
            (depth for depth, level in enumerate(self._stack) if level.family == list_family), 0
        )

    def _holds(self, level: _Level, entry: Entry, rank: int) -> bool:
        if level.family in self._within.get(entry.family, ()):
            return True
        if entry.family in self._within.get(level.family, ()):
            return False
        counts_on = level.ordinal < level.next_ordinal <= level.ordinal + 3
        if counts_on and rank > _OUTER:
            return True
        if rank == level.rank == _BULLET:
            return entry.indent >= level.indent
        return rank > level.rank


def _rank(entry: Entry) -> int:
    if entry.kind == "bullet":
        return _BULLET
    # A task whose text runs on in its line is an item of whatever is open.
    if entry.kind == "numbered" and ":" in entry.family:
        return _RANKS["1"]
    return _family_rank(entry.family)


@lru_cache(maxsize=256)
def _family_rank(family: str) -> int:
    if family in _RANKS:
        return _RANKS[family]
    if family[0] == "#":  # Markdown: as many as the heading is deep
        return _RANKS["task"] + len(family) - 1
    head = family.split(":", maxsplit=1)[0].strip("()./-")
    if "." in head:  # 1.1, 1.1.1
        return _RANKS["1"] + head.count(".") + 2
    # "1)" stands below "1." where both occur.
    return _RANKS.get(head, _BULLET) + (1 if family.endswith(")") else 0)


def _restarts(entries: Sequence[Entry]) -> dict[str, set[str]]:
    """For each list family the families that always come between its starts.

    A list that begins anew under each heading belongs to the headings, whatever its rank.
    """
    since: dict[str, set[str]] = {}
    between: dict[str, set[str]] = {}
    starts: dict[str, int] = {}
    for entry in entries:
        family = entry.family
        if entry.kind not in ("bullet", "paragraph"):
            for other in since.values():
                other.add(family)
        if entry.ordinal == 1 and family != "project":
            starts[family] = starts.get(family, 0) + 1
            seen = since.get(family)
            if seen is not None:
                if starts[family] == 2:
                    between[family] = seen - {family}
                else:
                    between[family] &= seen
            since[family] = set()
    # Two families that each come between the other's starts say nothing: their ranks decide.
    return {
        family: {other for other in found if family not in between.get(other, ())}
        for family, found in between.items()
    }
