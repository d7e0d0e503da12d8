"""What a report says twice, wishes for, puts off or compares with counts once or not at all."""

import pytest

import extract

HEAD = "Sprawozdanie za 2022 r.\n1/ Projekt „Razem” – okres realizacji 01.01.2021-31.12.2023\n"

Value = tuple[str, str, str]


def values(text: str) -> dict[Value, float]:
    read = extract.tables([extract.extract(HEAD + text, model=None)])["indicators"]
    rows = read[["indicator_id", "status", "path", "value"]].itertuples(index=False, name=None)
    return {(name, status, path): value for name, status, path, value in rows}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "a) szkolenia: na rok zaplanowano 12 szkoleń, odbyło się 10, dwa przesunięto na maj.",
            {("trainings", "planned", "1.a"): 12, ("trainings", "achieved", "1.a"): 10},
        ),
        (
            "a) doradztwo: udzielono 80 godzin doradztwa.\n"
            "b) rekomendacje: rekomendujemy zwiększenie puli doradztwa do 300 godzin.",
            {("advisory_hours_total", "achieved", "1.a"): 80},
        ),
        (
            "a) doradztwo: udzielono 80 godzin doradztwa.\n"
            "b) Wnioski i rekomendacje:\n"
            "- zwiększyć pulę doradztwa do 300 godzin,\n"
            "- przyjąć plan 100 miejsc pracy.",
            {("advisory_hours_total", "achieved", "1.a"): 80},
        ),
        (
            "a) trwałość: z 42 miejsc pracy utworzonych w 2020 r. przetrwało 36.",
            {("jobs_maintained", "achieved", "1.a"): 36},
        ),
        (
            "a) trwałość podmiotów. Utrzymano 29 z 31 miejsc pracy utworzonych w 2020 r.",
            {("jobs_maintained", "achieved", "1.a"): 29},
        ),
        (
            "a) doradztwo: z doradztwa skorzystało 29 PES, w tym 17 spółdzielni, i 11 grup.",
            {("advisory_clients", "achieved", "1.a"): 40},
        ),
        (
            "a) szkolenia: odbyły się 2 szkolenia dla 24 osób, zaświadczenia odebrały 22 osoby.",
            {
                ("trainings", "achieved", "1.a"): 2,
                ("training_participants", "achieved", "1.a"): 24,
            },
        ),
        (
            "a) nowe podmioty: w maju powstały 2 spółdzielnie socjalne, w lipcu 3, czyli razem 5 "
            "spółdzielni socjalnych.",
            {("new_ps", "achieved", "1.a"): 5, ("new_pes", "achieved", "1.a"): 5},
        ),
        (
            "a) miejsca pracy: utworzono 9 miejsc pracy, w tym 2 dla ON.",
            {
                ("jobs_created_ps", "achieved", "1.a"): 9,
                ("jobs_created_disabled", "achieved", "1.a"): 2,
            },
        ),
        (
            "a) doradztwo: psycholog 40 h, prawnik 12 h.",
            {
                ("advisory_hours_total", "achieved", "1.a"): 52,
                ("advisory_hours_psychological", "achieved", "1.a"): 40,
                ("advisory_hours_legal", "achieved", "1.a"): 12,
            },
        ),
        (
            "a) animacja: spotkania animacyjne /dane między ukośnikami dotyczą 2021 r./.\n"
            "Odbyły się 64 spotkania animacyjne /49/.",
            {("animation_meetings", "achieved", "1.a"): 64},
        ),
    ],
)
def test_a_number_counts_once(text: str, want: dict[Value, float]) -> None:
    assert values(text) == want


def test_a_story_counts_before_the_summary_that_adds_it_up() -> None:
    text = (
        "Sprawozdanie za 2022 r.\n1. Powiat A\nUtworzono 12 miejsc pracy.\n"
        "2. Powiat B\nUtworzono 9 miejsc pracy.\n3. Podsumowanie\nMiejsca pracy: 21\n"
    )
    read = extract.tables([extract.extract(text, model=None)])["indicators"]
    jobs = read[read["indicator_id"] == "jobs_created_ps"]
    assert dict(zip(jobs["path"], jobs["value"], strict=True)) == {"1": 12, "2": 9}


def test_a_total_adds_up_its_own_section_alone() -> None:
    text = (
        "a) punkt w Lipnie: udzielono 60 godzin doradztwa;\n"
        "b) punkt w Rypinie: udzielono 40 godzin doradztwa;\n"
        "c) wyjazdy: udzielono 30 godzin doradztwa."
    )
    found = values(text)
    assert found[("advisory_hours_total", "achieved", "1.a")] == 60
    assert found[("advisory_hours_total", "achieved", "1.c")] == 30


_STORY = (
    "Sprawozdanie za 2022 r.\n1. Powiat A\nUtworzono 12 miejsc pracy.\n"
    "2. Powiat B\nUtworzono 9 miejsc pracy.\n"
)
_TABLE = "Tabela 1. Efekty\nNazwa\tPlan\tWykonanie\nLiczba miejsc pracy\t30\t{}\nLiczba PES\t8\t5\n"


def _jobs_done(text: str) -> float:
    read = extract.tables([extract.extract(text, model=None)])["indicators"]
    jobs = (read["indicator_id"] == "jobs_created_ps") & (read["status"] == "achieved")
    return float(read.loc[jobs, "value"].sum())


def test_a_table_with_its_plan_does_not_add_what_the_sections_told() -> None:
    assert _jobs_done(_STORY + _TABLE.format(21)) == 21


def test_nor_does_a_story_behind_the_table_that_says_the_same() -> None:
    head, _, sections = _STORY.partition("\n")
    assert _jobs_done(f"{head}\n{_TABLE.format(21)}{sections}") == 21


def test_a_table_that_comes_to_something_else_tells_of_other_things() -> None:
    assert _jobs_done(_STORY + _TABLE.format(4)) == 25


def test_a_table_without_a_plan_is_a_story_of_its_own() -> None:
    table = "Tabela 1. Efekty\nNazwa\tLiczba\nMiejsca pracy\t21\nSzkolenia\t5\n"
    assert _jobs_done(_STORY + table) == 42
