"""What is remembered of words: answers do not depend on it, and it never becomes too much."""

from __future__ import annotations

import gc
from itertools import pairwise, product

import pytest

from extract import extract
from extract.polish import remembered
from extract.polish.remembered import MOST, Remembered, make_room, words_remembered

_TEXT = "W okresie od 1 do 31 marca 2017 r. przeprowadzono {} spotkań w {}, w tym {} w UG Lipa.\n"


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    make_room(0)


def test_reports_read_the_same_whatever_is_remembered() -> None:
    texts = [_TEXT.format(n, place, n // 2) for n, place in product((4, 30), ("Iławie", "Ełku"))]
    fresh = []
    for text in texts:
        make_room(0)
        fresh.append(extract(text, model=None).facts)
    assert [extract(text, model=None).facts for text in texts] == fresh
    assert all(len(facts) >= 3 for facts in fresh)


def test_room_is_made_once_there_is_too_much() -> None:
    extract(_TEXT.format(30, "Iławie", 7), model=None)
    held = words_remembered()
    assert 0 < held <= MOST
    make_room(held)
    assert words_remembered() == held
    make_room(held - 1)
    assert words_remembered() == 0


def test_reading_many_reports_makes_room(monkeypatch: pytest.MonkeyPatch) -> None:
    most = 500
    monkeypatch.setattr("extract.pipeline.make_room", lambda: remembered.make_room(most))
    held = []
    for number in range(40):
        word = "".join(chr(ord("a") + (number * step) % 23) for step in range(1, 9))
        extract(
            _TEXT.format(number, f"gminie {word.title()} i Stowarzyszeniu {word}ek", 1), model=None
        )
        held.append(words_remembered())
    assert max(held) < 4 * most
    assert any(later < earlier for earlier, later in pairwise(held))


def test_a_function_answers_the_same_when_its_words_are_let_go_of() -> None:
    asked = []

    @remembered.remembered(2)
    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    assert [length(word) for word in ("a", "ab", "a", "abc", "a", "ab")] == [1, 2, 1, 3, 1, 2]
    assert asked == ["a", "ab", "abc", "ab"]  # room for two: "ab" had to go
    make_room(0)
    assert length("a") == 1
    assert asked[-1] == "a"


def test_a_mapping_is_counted_as_long_as_it_is_there() -> None:
    before = words_remembered()
    known = Remembered(len, 100)
    assert list(map(known.__getitem__, ("a", "ab", "a"))) == [1, 2, 1]
    assert words_remembered() == before + 2
    del known
    gc.collect()
    assert words_remembered() == before
