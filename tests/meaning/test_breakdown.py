"""Parts and their whole: what is counted inside whose number."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from extract import pipeline
from extract.facts.fact import Amount, Count, Quantity

CORPUS = tomllib.loads(
    (Path(__file__).parent / "breakdown_corpus.toml").read_text(encoding="utf-8")
)
CASES = [(form, case) for form, cases in CORPUS.items() for case in cases]


def parts(text: str) -> list[tuple[float | None, str | None, float | None]]:
    """(value, unit, value of the whole) of every count."""
    facts = pipeline.extract(text, model=None).facts
    counts = [fact for fact in facts if isinstance(fact, Count)]
    wholes = {count.fact_id: count.value for count in counts}
    return [(c.value, c.unit, wholes[c.part_of] if c.part_of else None) for c in counts]


def kind_of(fact: Quantity) -> str:
    return fact.unit if isinstance(fact, Amount) else fact.kind


def breakdowns_of(text: str, kind: str) -> dict[float, list[float]]:
    """Parts of each whole of one kind, by the whole's value."""
    facts = pipeline.extract(text, model=None).facts
    numbers = {fact.fact_id: fact for fact in facts if isinstance(fact, Quantity)}
    found: dict[float, list[float]] = defaultdict(list)
    for fact in numbers.values():
        if fact.part_of is not None and kind_of(fact) == kind:
            found[numbers[fact.part_of].value].append(fact.value)
    return dict(found)


@pytest.mark.parametrize(
    ("form", "case"), CASES, ids=[f"{form}: {case['text'][:60]}" for form, case in CASES]
)
def test_the_corpus_of_breakdowns(form: str, case: dict[str, Any]) -> None:
    stated = case.get("wholes", case.get("except", []))
    want = {whole: list(parts) for whole, parts in stated}
    assert breakdowns_of(case["text"], case.get("kind", "count")) == want, form


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "Odbyło się 17 spotkań: 5 w UG, 12 w PUP/MUP.",
            [(17, "spotkanie", None), (5, "spotkanie", 17), (12, "spotkanie", 17)],
        ),
        (
            "Odbyło się 17 spotkań: 5 grup, 12 szkół.",
            [(17, "spotkanie", None), (5, "spotkanie", 17), (12, "spotkanie", 17)],
        ),
        (
            "W szkoleniach wzięło udział 44 osób (30 kobiet i 14 mężczyzn).",
            [(44, "osoba", None), (30, "kobieta", 44), (14, "mężczyzna", 44)],
        ),
        (
            "Udzielono porad: psychologicznych 318, prawnych 142 (razem 460).",
            [(318, "porada", 460), (142, "porada", 460), (460, "porada", None)],
        ),
        (
            "Zarejestrowano 1 300 czytelników: filia Borki – 800, filia Sady – 500.",
            [(1300, "czytelnik", None), (800, "czytelnik", 1300), (500, "czytelnik", 1300)],
        ),
        (
            "Przeprowadzono 9 szkoleń, w tym trzy zdalnie.",
            [(9, "szkolenie", None), (3, "szkolenie", 9)],
        ),
    ],
)  # fmt: skip
def test_a_part_takes_the_unit_it_leaves_out(
    text: str, want: list[tuple[float, str, float | None]]
) -> None:
    assert parts(text) == want


def test_the_line_above_a_list_announces_the_unit() -> None:
    text = (
        "Liczba udzielonych porad w podziale na powiaty:\n- powiat ełcki – 18\n- powiat piski – 9\n"
    )
    assert parts(text) == [(18, "porada", None), (9, "porada", None)]


def test_a_number_that_finds_no_unit_states_nothing() -> None:
    assert parts("Zobacz 7 w nowym wydaniu.") == []


def test_an_adverb_behind_a_number_counts_nothing_by_itself() -> None:
    assert parts("Spotykano się 12 rocznie.") == []


def test_a_number_restated_exactly_is_one_fact() -> None:
    assert parts("Wzięło udział prawie 700 (dokładnie 694) osób, w tym 300 kobiet.") == [
        (694, "osoba", None),
        (300, "kobieta", 694),
    ]


@pytest.mark.parametrize("total", ["Razem\t40\t44\t", "Razem\t40\t44"])
def test_a_row_with_an_empty_cell_adds_up_column_by_column(total: str) -> None:
    text = (
        "1. Wydarzenia\nForma\tPlan\tWykonanie\tUwagi\nSpotkania\t30\t37\t\n"
        f"Szkolenia\t\t7\tonline\nWarsztaty\t10\t\t\n{total}\n"
    )
    facts = {fact.fact_id: fact for fact in pipeline.extract(text).facts if isinstance(fact, Count)}
    wholes = [(f.value, facts[f.part_of].value if f.part_of else None) for f in facts.values()]
    assert wholes == [(30, 40), (37, 44), (7, 44), (10, 40), (40, None), (44, None)]
