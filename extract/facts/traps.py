"""Digits that state nothing: statutes, telephones, clock times, programme codes.

The traps are data (``traps.toml``): a name, the reason, a pattern and the examples the tests hold
it to. They are read before any finder, and no finder reads a number that lies in one.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from extract.facts.spans import Spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class TrapRule:
    """One entry of ``traps.toml``; without cues it begins with a digit."""

    name: str
    why: str
    cues: tuple[str, ...]
    pattern: str
    examples: tuple[str, ...]

    @property
    def starts_with_digit(self) -> bool:
        """True when the pattern is tried where a number begins, not at a word."""
        return not self.cues


def rules() -> tuple[TrapRule, ...]:
    """Return the entries of ``traps.toml`` in order."""
    data = tomllib.loads(files("extract.facts").joinpath("traps.toml").read_text(encoding="utf-8"))
    return tuple(
        TrapRule(
            entry["name"],
            entry["why"],
            tuple(entry["cues"]),
            entry["pattern"],
            tuple(entry["examples"]),
        )
        for entry in data["trap"]
    )


RULES = rules()


def _any_cue() -> str:
    """Pattern of a cue: first letters before whole cues, which rules most words out at once."""
    cues = sorted({cue for rule in RULES for cue in rule.cues})
    by_letter = [
        f"{re.escape(letter)}(?:{'|'.join(re.escape(cue[1:]) for cue in some)})"
        for letter, some in groupby(cues, itemgetter(0))
    ]
    letters = "".join(dict.fromkeys(re.escape(cue[0]) for cue in cues))
    return rf"(?=[\d+{letters}])(?:\d|\+|{'|'.join(by_letter)})"


# One cheap scan finds the places where a trap may begin, a cue or a digit; only there is the
# alternation of all patterns tried. The first rule that matches names it. The scan begins with the
# character before the cue, so that it stops once a word.
_CUE_FIRST = re.compile(_any_cue())
_CUES = re.compile(rf"\W(?={_any_cue()})")
_LONGEST_KEY = 2


def _any_rule(numbers: Iterable[int]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<t{i}>{RULES[i].pattern})" for i in numbers))


# Few patterns begin with a digit, and most cues are digits.
_AT_DIGIT = _any_rule(i for i, rule in enumerate(RULES) if rule.starts_with_digit)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Return what is tried at a cue, by its first letters: the few rules that have such a cue."""
    cues = {cue for rule in RULES for cue in rule.cues}
    return {
        key: _any_rule(
            i
            for i, rule in enumerate(RULES)
            if any(key.startswith(cue) or cue.startswith(key) for cue in rule.cues)
        )
        for key in {cue[:_LONGEST_KEY] for cue in cues}
    }


_LIST_NUMBER = re.compile(
    r"[\s:](?<!\d\s)(?P<colon>(?<=:)\s?|(?<=:\s))?(?P<number>[1-9]\d?)"
    r"(?P<closing>\.(?=\s{1,3}[A-ZĄĆĘŁŃÓŚŹŻ„])|\)(?=\s{0,3}[^\W\d]))"
)
_FIRST_OF_LIST = re.compile(r":\s?1[.)]")
# A title in quotes is a name: „Aktywni 50+”, „4 pory roku”. Unbalanced quotes close at the line
# end or after 160 characters and hide nothing.
_TITLE = re.compile(
    r"[„“”\"«»](?=[^\s.,;)])[^„“”\"«»\n]{0,160}?(?:[”“\"»«]|’’|'')|,,[^„”\"\n]{0,160}?(?:’’|''|”|\")"
)


def find_traps(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield ``(start, end, name)`` of every trap in ``text``, in order, disjoint."""
    reached = 0
    patterns = _patterns()
    starts = [cue.end() for cue in _CUES.finditer(text)]
    if _CUE_FIRST.match(text):
        starts.insert(0, 0)
    for start in starts:
        if start < reached:
            continue
        # A cue of one sign ("§") stands before anything.
        pattern = patterns.get(text[start : start + _LONGEST_KEY]) or patterns.get(text[start])
        match = (pattern or _AT_DIGIT).match(text, start)
        if match is not None and match.lastgroup is not None:
            reached = match.end()
            yield start, reached, RULES[int(match.lastgroup[1:])].name


def find_list_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Yield the numbers of lists inside of a line: "działania: 1. Porady. 2. Mediacje".

    Such a list begins with 1 behind a colon, and 2 must follow in the same line.
    """
    if _FIRST_OF_LIST.search(text) is None:
        return
    pending: tuple[int, int] | None = None
    wanted, closing, reached = 0, "", 0
    for match in _LIST_NUMBER.finditer(text):
        number, at = int(match["number"]), match.span("number")
        if match["colon"] and number == 1:
            pending, wanted, closing = at, 2, match["closing"]
        elif number != wanted or match["closing"] != closing:
            continue
        elif text.find("\n", reached, at[0]) >= 0:
            wanted = 0
            continue
        else:
            if pending is not None:
                yield pending
                pending = None
            yield at
            wanted += 1
        reached = at[1]


def find_titles(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of quoted titles, quotes included: a number in them belongs to a name."""
    for match in _TITLE.finditer(text):
        yield match.start(), match.end()


def title_spans(text: str) -> Spans:
    """Return all quoted titles of ``text`` as one set of spans."""
    spans = Spans()
    for start, end in find_titles(text):
        spans.add(start, end)
    return spans


def trap_spans(text: str) -> Spans:
    """Return all traps of ``text`` as one set of spans."""
    spans = Spans()
    for start, end, _ in find_traps(text):
        spans.add(start, end)
    for start, end in find_list_numbers(text):
        spans.add(start, end)
    return spans
