"""The words that tell a plan, a result and the set-up: ``cues.toml``, ``set_up.toml``."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from itertools import compress, count
from typing import TYPE_CHECKING, Any, NamedTuple

from extract.polish.listed import WordLists
from extract.polish.plain_letters import with_plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extract.facts.fact import Status

SET_UP = WordLists("extract.meaning.status", "set_up.toml")
"""Words beside counts and rates that are true of the set-up, for patterns."""
_GAP = re.compile(r" \*(\d) ")


class Cue(NamedTuple):
    """A phrase and what it says of the numbers beside it; the fields are those of ``cues.toml``."""

    words: tuple[str, ...]
    status: Status
    only: str = ""
    near: int = 0
    early: int = 0
    single: bool = False
    not_after: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    needs: tuple[str, ...] = ()

    def stands_at(self, words: Sequence[str], at: int) -> bool:
        """Tell whether the phrase stands at ``words[at]``, known to be its first word."""
        behind = at + len(self.words)
        return (
            behind <= len(words)
            and (behind == at + 1 or all(map(_fits, self.words[1:], words[at + 1 : behind])))
            and (not at or words[at - 1].lower() not in self.not_after)
            and (behind == len(words) or words[behind].lower() not in self.not_before)
        )


def has_any(words: Iterable[str], wanted: Iterable[str]) -> bool:
    """Tell whether one of ``words`` is one of ``wanted``, which may end or begin with "*"."""
    return any(_fits(form, word) for word in words for form in wanted)


def _fits(wanted: str, word: str) -> bool:
    small = word.lower()
    if wanted[-1] == "*":
        return small.startswith(wanted[:-1])
    return small.endswith(wanted[1:]) if wanted[0] == "*" else small == wanted


@cache
def _lists() -> dict[str, Any]:
    source = files("extract.meaning.status").joinpath("cues.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def verbs(*groups: str) -> frozenset[str]:
    """Infinitives of some groups of ``[verbs]``."""
    return frozenset(verb for group in groups for verb in _lists()["verbs"][group])


@cache
def units(*groups: str) -> frozenset[str]:
    """Units of some groups of ``[units]``."""
    return frozenset(unit for group in groups for unit in _lists()["units"][group])


@cache
def function_words(group: str) -> frozenset[str]:
    """Words of a group of ``[words]``."""
    return frozenset(_lists()["words"][group])


@cache
def side_stems() -> dict[Status, tuple[str, ...]]:
    """Beginnings of the words that say what a column or a side of a slash is."""
    return {status: with_plain(stems) for status, stems in _lists()["sides"].items()}


def _spread(phrase: str) -> Iterator[str]:
    """Yield a phrase for each width of its gap: "umowa *2 mówi*" with none to two words in it."""
    gap = _GAP.search(phrase)
    if gap is None:
        yield phrase
        return
    for width in range(int(gap[1]) + 1):
        yield f"{phrase[: gap.start()]} {'* ' * width}{phrase[gap.end() :]}"


class Phrases:
    """Cues by the word they begin with, also typed without Polish letters ("narastajaco")."""

    def __init__(self, entries: Iterable[dict[str, Any]]) -> None:
        self._whole: dict[str, list[Cue]] = {}
        self._open: list[Cue] = []
        for entry in entries:
            phrases = (each for phrase in entry["phrases"] for each in _spread(phrase))
            for phrase in with_plain(phrases):
                cue = Cue(
                    words=tuple(phrase.split()),
                    status=entry["status"],
                    only=entry.get("only", ""),
                    near=entry.get("near", 0),
                    early=entry.get("early", 0),
                    single=entry.get("single", False),
                    not_after=frozenset(with_plain(entry.get("not_after", ()))),
                    not_before=frozenset(with_plain(entry.get("not_before", ()))),
                    needs=with_plain(entry.get("needs", ())),
                )
                first = cue.words[0]
                (self._open if first[-1] == "*" else self._whole.setdefault(first, [])).append(cue)
        self._stems = tuple(cue.words[0][:-1] for cue in self._open)

    def beginning_with(self, word: str) -> tuple[Cue, ...]:
        """Cues whose first word this is, those of more words first."""
        small = word.lower()
        found = list(self._whole.get(small, ()))
        if small.startswith(self._stems):  # one look for all of them, which rules most words out
            found += [cue for cue in self._open if _fits(cue.words[0], small)]
        return tuple(sorted(found, key=lambda cue: -len(cue.words))) if found else ()

    def in_words(self, words: Sequence[str]) -> Iterator[Cue]:
        """Yield the cues of ``words`` in order, ``near`` and ``early`` left aside."""
        begun = list(map(self.beginning_with, words))
        for at in compress(count(), begun):
            cue = next((c for c in begun[at] if c.stands_at(words, at)), None)
            if cue is not None:
                yield cue


def cues_from(word: str) -> tuple[Cue, ...]:
    """Cues whose first word this is, for clauses."""
    return clauses().beginning_with(word)


@cache
def titles() -> Phrases:
    """Cues of section titles."""
    return Phrases(_lists()["title"])


@cache
def ahead() -> tuple[str, ...]:
    """Beginnings of words of plans that may end a title of something else."""
    return tuple(_lists()["mixed"]["ahead"])


@cache
def clauses() -> Phrases:
    """Cues of clauses, and of heads of tables and columns."""
    return Phrases(_lists()["cue"])


@cache
def running_totals() -> Phrases:
    """Cues of totals since an earlier time."""
    return Phrases([{"status": "achieved", "phrases": _lists()["cumulative"]["phrases"]}])


@cache
def of_year() -> Phrases:
    """Cues of totals since the first day of the year."""
    return Phrases([{"status": "achieved", "phrases": _lists()["cumulative"]["of_year"]}])
