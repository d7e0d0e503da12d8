"""What the words around a fact say of its number: a total, one of several kinds, beside a plan."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from extract.indicators.facts import ACHIEVED, PLANNED
from extract.indicators.numbering import any_of, numbered
from extract.indicators.sections import placement
from extract.indicators.strings import matching
from extract.polish.listed import WordLists
from extract.polish.totals import TOTALS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import pandas as pd
    from numpy.typing import NDArray

    from extract.indicators.facts import Facts

WORDS = WordLists("extract.indicators", "telling.toml")
"""What the words around a fact say."""


def _about(words: Iterable[str]) -> str:
    """Return what Arrow can look for where some words may stand, of each phrase a part."""
    return "|".join(re.escape(max(phrase.split("*"), key=len).strip()) for phrase in words)


_PUT_OFF = WORDS.pattern(r"\b<put_off>")
_WHOLE = WORDS.pattern(r"\b<whole>")
_EXAMPLE = WORDS.pattern(r"\b<example>")
_WISH = WORDS.pattern(r"\b<wish>")
_TOTAL = TOTALS.pattern(r"\b<in_all>")
# How a sentence or an item begins that adds up what stands before it.
_IN_ALL = TOTALS.pattern(r"\W*<in_all sums adds_up>")
_ABOUT_PUT_OFF, _ABOUT_WHOLE, _ABOUT_EXAMPLE, _ABOUT_WISH = (
    _about(WORDS[name]) for name in ("put_off", "whole", "example", "wish")
)
_ABOUT_TOTAL = _about(TOTALS["in_all"])
_ABOUT_IN_ALL = rf"^\W*(?:{_ABOUT_TOTAL}|{_about(TOTALS['sums'] + TOTALS['adds_up'])})"
_TAKES_UP = re.compile(
    r"(?:\A|[.;:(–-]\s?)\W*(?:ze?|spośród|wśród|na|we?)\s(?:tych\s|wszystkich\s)?\Z", re.IGNORECASE
)


def says_put_off(facts: Facts, rows: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Tell of which facts the sentence says that something was put off or called off."""
    return _told(facts, "sentence", rows, _ABOUT_PUT_OFF, _PUT_OFF.search)


def says_whole(facts: Facts, rows: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Tell of which facts the clause says that their number is of a whole project."""
    return _told(facts, "clause", rows, _ABOUT_WHOLE, _says_whole)


def _says_whole(clause: str) -> bool:
    # What is said of its whole, or of the number it takes over from, stands behind the bar.
    return _WHOLE.search(clause.partition(" | ")[0]) is not None


def says_example(facts: Facts, rows: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Tell of which facts the sentence says that they are examples: "Były to: kurs (14 osób)"."""
    found = _told(facts, "sentence", rows, _ABOUT_EXAMPLE, _EXAMPLE.search)
    some = np.flatnonzero(found)
    said = zip(*(facts.texts(name, rows[some]) for name in ("sentence", "quote")), strict=True)
    found[some] = [
        _EXAMPLE.search(sentence.partition(" ".join(quote.split()))[0]) is not None
        for sentence, quote in said
    ]
    return found


def says_wish(facts: Facts, places: pd.DataFrame, rows: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Tell of which facts the sentence or the title says what others should do."""
    titles = places["title"].cat
    wishes = np.array([_is_wish(title) for title in titles.categories], dtype=bool)
    titled = wishes[titles.codes.to_numpy()[facts.column("section")[rows]]]
    found: NDArray[np.bool_] = _told(facts, "sentence", rows, _ABOUT_WISH, _WISH.search)
    found |= titled
    return found


@cache
def _wished() -> re.Pattern[str]:
    stems = "|".join(placement()["wish"]["titles"])
    return re.compile(rf"\W*(?:\w+\W+(?:i|oraz)\W+)?(?:{stems})", re.IGNORECASE)


def _is_wish(title: str) -> bool:
    """Tell "Rekomendacje", "Wnioski i rekomendacje", also above the own title."""
    return any(_wished().match(one) for one in title.split(" | "))


def takes_up(facts: Facts, rows: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Tell of which facts a sentence begins with their number and goes on: "Ze 193 spotkań 48"."""
    said = zip(*(facts.texts(name, rows).tolist() for name in ("sentence", "quote")), strict=True)
    found = [
        _TAKES_UP.search(sentence.partition(" ".join(quote.split()))[0]) is not None
        for sentence, quote in said
    ]
    return np.array(found, dtype=bool)


def says_total(facts: Facts, rows: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Tell of which facts the clause says that their number is a total."""
    return _told(facts, "clause", rows, _ABOUT_TOTAL, _TOTAL.search)


def adds_up(facts: Facts, rows: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Tell of which facts the sentence begins as one that adds up what stands before it."""
    return _told(facts, "sentence", rows, _ABOUT_IN_ALL, _IN_ALL.match)


def plan_beside(
    made: pd.DataFrame,
    facts: Facts,
    home: NDArray[np.int64],
    rows: NDArray[np.intp],
    alive: NDArray[np.intp],
) -> NDArray[np.bool_]:
    """Tell of achieved candidates whether their sentence has the plan of their indicator.

    Not where each of those ``alive`` has one of its own: "prawne: plan 40 h, wykonanie 38 h.
    Księgowe: plan 60 h, wykonanie 62 h".
    """
    status, fact = made["status"].to_numpy(), made["fact"].to_numpy()
    found = np.zeros(len(rows), dtype=bool)
    asked = np.zeros(len(made), dtype=bool)
    asked[rows] = status[rows] == ACHIEVED
    # Only of the places with a plan the candidates are told apart by indicator.
    there = np.flatnonzero(any_of(home, asked) & any_of(home, status == PLANNED))
    key = np.full(len(made), -1)
    key[there] = numbered(home[there], made["indicator"].to_numpy()[there])
    size = len(there) + 1  # the last one is that of all other places
    many = np.bincount(key[alive[status[alive] == PLANNED]] % size, minlength=size)
    results = np.bincount(key[alive[status[alive] == ACHIEVED]] % size, minlength=size)
    some = np.flatnonzero(asked[rows] & (key[rows] >= 0) & (many < results)[key[rows]])
    plans = there[(status[there] == PLANNED) & np.isin(key[there], key[rows[some]])]
    some = some[np.isin(key[rows[some]], key[plans])]
    planned = set(zip(key[plans].tolist(), facts.texts("sentence", fact[plans]), strict=True))
    said = zip(key[rows[some]].tolist(), facts.texts("sentence", fact[rows[some]]), strict=True)
    found[some] = [one in planned for one in said]
    return found


def _told(
    facts: Facts,
    name: str,
    rows: NDArray[np.intp],
    about: str,
    tells: Callable[[str], object],
) -> NDArray[np.bool_]:
    """Tell of which facts a text tells something.

    Only of the few texts in which Arrow finds ``about`` is it asked.
    """
    found = np.zeros(len(rows), dtype=bool)
    for some, texts in facts.said(name, rows):
        may = matching(texts, about)
        found[some[may]] = [bool(tells(text)) for text in texts.take(may).to_pylist()]
    return found
