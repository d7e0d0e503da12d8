"""Planned, achieved or context; and totals since an earlier time."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marked import cases, unmarked

from extract import pipeline
from extract.facts.fact import Quantity

CORPUS = Path(__file__).with_name("status_corpus.txt")
MARK = re.compile(r"\[(?P<number>[^\]]+)\](?P<status>[pac])")
NAMES = {"p": "planned", "a": "achieved", "c": "context"}


def quantities(text: str) -> list[Quantity]:
    return [f for f in pipeline.extract(text, model=None).facts if isinstance(f, Quantity)]


@pytest.mark.parametrize("case", cases(CORPUS))
def test_status_corpus(case: str) -> None:
    text, marks = unmarked(case, MARK)
    found = {fact.number_start: fact.status for fact in quantities(text)}
    want = [(at, NAMES[mark["status"]]) for at, mark in marks]
    assert [(at, found.get(at)) for at, _ in want] == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Od początku projektu utworzono 63 miejsca pracy.", [True]),
        ("Przeprowadzono 28 spotkań, narastająco 77 spotkań.", [False, True]),
        ("Udzielono 28 porad (od początku projektu: 77 porad).", [False, True]),
        ("Do dnia 30.06.2021 r. zrekrutowano 37 osób.", [True]),
        ("Dotychczas przeszkolono 210 osób, w kwartale 24 osoby.", [True, False]),
        ("Łącznie od początku realizacji udzielono 410 godzin doradztwa.", [True]),
        ("Łącznie udzielono 410 godzin doradztwa.", [False]),
        ("Od początku projektu powstało 7 spółdzielni i 38 miejsc pracy.", [True, True]),
        ("W kwartale powstało 7 grup, od początku projektu 31 grup.", [False, True]),
        ("Od września do grudnia odbyło się 12 zajęć.", [False]),
        ("W kwartale powstalo 7 grup, narastajaco 31 grup.", [False, True]),
        ("Lacznie od poczatku projektu 34 osoby.", [True]),
        ("Początek projektu: 3 spotkania.", [False]),
        ("Za okres 01.01.2021 - 31.12.2021\nOd początku roku przyjęto 90 osób.", [False]),
        ("Za okres 01.03.2021 - 31.03.2021\nOd początku roku przyjęto 90 osób.", [True]),
    ],
)
def test_running_totals(text: str, want: list[bool]) -> None:
    assert [fact.cumulative for fact in quantities(text)] == want


SIGNED = "Sprawozdanie z działalności za rok 2030\nMilno, 15 stycznia 2031 r.\n\n"
UNSIGNED = "Sprawozdanie z działalności za rok 2030\n\n"


@pytest.mark.parametrize(
    ("head", "text", "want"),
    [
        (UNSIGNED, "W minionym roku przeszkolono 40 osób, w tym 12 kobiet.", "aa"),
        (UNSIGNED, "W minionym roku przeszkolono 40 osób (w 2029 r. 31).", "ac"),
        (UNSIGNED, "W ubiegłym roku przeszkolono 40 osób.", "c"),
        (SIGNED, "W ubiegłym roku przeszkolono 40 osób i odbyło się 9 spotkań.", "aa"),
        (UNSIGNED, "W roku ubiegłym odbyło się 9 spotkań.\n\nMilno, dnia 15.01.2031 r.", "a"),
        (SIGNED, "Przeszkolono 40 osób, w ubiegłym roku 30 osób.", "ac"),
        (SIGNED, "Przeszkolono 40 osób (w minionym roku 30).", "ac"),
        (SIGNED, "W ubiegłym roku przeszkolono 40 osób, w tym roku 52 osoby.", "ca"),
        (SIGNED, "W poprzednim roku przeszkolono 40 osób.", "c"),
        ("Za okres 01.01.2031 - 31.03.2031\n", "W minionym roku przeszkolono 40 osób.", "c"),
    ],
)
def test_a_year_just_past_is_the_reports_own(head: str, text: str, want: str) -> None:
    assert "".join((fact.status or "")[:1] for fact in quantities(head + text)) == want


def test_a_part_of_a_running_total_is_one() -> None:
    text = "Od początku projektu objęto wsparciem 80 osób, w tym 50 kobiet."
    assert [fact.cumulative for fact in quantities(text)] == [True, True]


def test_every_quantity_has_both() -> None:
    text = (
        "Obszar: 3 gminy. Zaplanowano 12 szkoleń i 40 godzin doradztwa, wydano 12 300,00 zł, "
        "tj. 64% planu. Frekwencja: 15."
    )
    found = quantities(text)
    assert {fact.kind for fact in found} == {"count", "hours", "amount"}
    assert all(fact.status is not None and fact.cumulative is not None for fact in found)


def test_values_and_offsets_stay() -> None:
    text = "Planowano 16 spotkań, odbyło się 11 spotkań, w tym 5 zdalnych."
    assert all(text[fact.start : fact.end] == fact.quote for fact in quantities(text))
    assert [fact.value for fact in quantities(text)] == [16, 11, 5]


WHOLES = [
    ("Przeszkolono 40 osób", "achieved"),
    ("Zaplanowano przeszkolenie 40 osób", "planned"),
    ("Wsparcie ma otrzymać 40 osób", "planned"),
    ("W ośrodku zatrudnionych jest 40 osób", "context"),
    ("W projekcie pracowało 40 osób", "context"),
    ("Liczba uczestników: 40 osób", "achieved"),
    ("Wartość docelowa: 40 osób", "planned"),
    ("Z pomocy korzysta 40 osób", "achieved"),
    ("Od początku projektu objęto wsparciem 40 osób", "achieved"),
]
PARTS = ["25 kobiet", "12 osób z miast", "3 seniorów", "15 mężczyzn", "7 w Ełku", "1 uczeń"]


@settings(max_examples=60)
@given(
    whole=st.sampled_from(WHOLES),
    opening=st.sampled_from([", w tym ", ", z czego ", ": ", " (w tym ", " ("]),
    parts=st.lists(st.sampled_from(PARTS), min_size=1, max_size=4, unique=True),
    behind=st.sampled_from(["", ", a 2 zrezygnowało", ", z czego 2 planuje założyć fundację"]),
)
def test_a_breakdown_never_changes_its_whole(
    whole: tuple[str, str], opening: str, parts: list[str], behind: str
) -> None:
    stated, status = whole
    closing = ")" if "(" in opening else ""
    text = f"{stated}{opening}{', '.join(parts)}{closing}{behind}."
    alone = quantities(f"{stated}.")[0]
    first = quantities(text)[0]
    assert (alone.value, alone.status) == (40, status)
    assert (first.value, first.status, first.cumulative) == (40, status, alone.cumulative)


@pytest.mark.parametrize(
    "text",
    [
        "zaplanowano 12 szkoleń, " * 2_000,
        "zaplanowano (12 szkoleń " * 2_000,
        "„zaplanowano 12 szkoleń " * 2_000,
        "w planie: " * 2_000 + "12 szkoleń",
        "ma " * 5_000 + "12 szkoleń",
        "WARTOŚĆ DOCELOWA " * 2_000 + "12 SZKOLEŃ",
        "plan | wykonanie\n" + "osoby | 12\n" * 2_000,
        "aby, że, który, " * 2_000 + "12 szkoleń",
    ],
)
def test_hostile_text_is_read_to_its_end(text: str) -> None:
    found = quantities(text)
    assert found
    assert all(fact.status is not None for fact in found)
    assert all(text[fact.start : fact.end] == fact.quote for fact in found)
