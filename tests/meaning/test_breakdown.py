"""Parts and their whole: what is counted inside whose number."""

import pytest

from extract import pipeline
from extract.facts.fact import Count


def parts(text: str) -> list[tuple[float | None, str | None, float | None]]:
    """(value, unit, value of the whole) of every count."""
    counts = [fact for fact in pipeline.extract(text).facts if isinstance(fact, Count)]
    wholes = {count.fact_id: count.value for count in counts}
    return [(c.value, c.unit, wholes[c.part_of] if c.part_of else None) for c in counts]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "Odbyło się 17 spotkań: 5 w UG, 12 w PUP/MUP.",
            [(17, "spotkanie", None), (5, "spotkanie", 17), (12, "spotkanie", 17)],
        ),
        (
            "Utworzono 19 miejsc pracy w 6 PS, w tym 5 dla osób z niepełnosprawnościami.",
            [(19, "miejsce pracy", None), (6, "PS", None), (5, "miejsce pracy", 19)],
        ),
        (
            "W szkoleniach wzięło udział 44 osób (30 kobiet i 14 mężczyzn).",
            [(44, "osoba", None), (30, "kobieta", 44), (14, "mężczyzna", 44)],
        ),
        (
            "Odbyły się 3 szkolenia, w tym 60 uczestników.",
            [(3, "szkolenie", None), (60, "uczestnik", None)],
        ),
        (
            "Powstało 17 PES (zakładano 20).",
            [(17, "PES", None), (20, "PES", None)],
        ),
        (
            "Wypożyczono 900 książek (w 2018 r. – 850).",
            [(900, "książka", None), (850, "książka", None)],
        ),
    ],
)  # fmt: skip
def test_parts_of_a_sentence(text: str, want: list[tuple[float, str, float | None]]) -> None:
    assert parts(text) == want


def test_bullets_under_a_colon_are_parts_of_the_number_above() -> None:
    text = "ANIMACJA\nPrzeprowadzono 30 spotkań:\n- 18 w gminach wiejskich;\n- 12 w miastach.\n"
    assert parts(text) == [(30, "spotkanie", None), (18, "spotkanie", 30), (12, "spotkanie", 30)]


def test_the_line_above_a_list_announces_the_unit() -> None:
    text = (
        "Liczba udzielonych porad w podziale na powiaty:\n- powiat ełcki – 18\n- powiat piski – 9\n"
    )
    assert parts(text) == [(18, "porada", None), (9, "porada", None)]


def test_a_number_that_finds_no_unit_states_nothing() -> None:
    assert parts("Zobacz 7 w nowym wydaniu.") == []
