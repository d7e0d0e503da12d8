"""Numbers that are for each of several, said by a word farther off."""

import pytest

from extract import pipeline
from extract.facts.fact import Count


def modifiers(text: str) -> list[tuple[float | None, str]]:
    found = pipeline.extract(text, model=None).facts
    return [(fact.value, fact.modifier) for fact in found if isinstance(fact, Count)]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Na każdy z nich zapisało się 14 osób.", [(14, "each")]),
        ("Odbyło się 9 spotkań, na każde przychodziło 8 osób.", [(9, "exact"), (8, "each")]),
        ("W każdym szkoleniu miało wziąć udział co najmniej 12 osób.", [(12, "each")]),
        ("Średnio w zajęciach uczestniczyło 9 seniorów.", [(9, "each")]),
        (
            "Odbyły się 4 warsztaty, każdorazowo od 10 do 15 uczestników.",
            [(4, "exact"), (10, "each")],
        ),
        ("Statystyczny czytelnik wypożyczył 17 książek.", [(17, "each")]),
        ("Na jedno szkolenie przypada 11 osób.", [(11, "each")]),
    ],
)
def test_each_said_farther_off(text: str, want: list[tuple[float, str]]) -> None:
    assert modifiers(text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Każdy z 12 uczestników otrzymał zaświadczenie.", [(12, "exact")]),
        ("Po szkoleniu każda grupa napisała plan. Wzięło w nim udział 20 osób.", [(20, "exact")]),
        ("Na każde spotkanie zaproszono burmistrza, przyszło łącznie 140 osób.", [(140, "exact")]),
        ("Średnia z 40 ankiet jest dobra.", [(40, "exact")]),
        ("Odwiedzono każdą z tych 14 gmin.", [(14, "exact")]),
    ],
)
def test_a_word_that_is_of_something_else(text: str, want: list[tuple[float, str]]) -> None:
    assert modifiers(text) == want
