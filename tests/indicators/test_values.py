"""Which facts feed which indicators, and which of them count."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from tables_made import Run

from extract import tables
from extract.indicators import indicator_values
from extract.pipeline import extract

if TYPE_CHECKING:
    import pandas as pd

HEAD = "Sprawozdanie za okres 01.01.2031 – 31.12.2031\n\n1. „Mosty” 01.01.2030 – 31.12.2032\n\n"


def _values(made: pd.DataFrame) -> dict[tuple[str, str], float]:
    keys = zip(made["indicator_id"], made["status"], strict=True)
    return {key: float(value) for key, value in zip(keys, made["value"], strict=True)}


def _read(text: str) -> dict[str, float]:
    """Achieved values of a text below one project."""
    found = _values(tables([extract(HEAD + text)])["indicators"])
    return {name: value for (name, status), value in found.items() if status == "achieved"}


# sentence of a report, and every indicator that it feeds
POSITIVE: list[tuple[str, dict[str, float]]] = [
    (
        "a) animacja lokalna: animatorki odbyły 41 spotkań z mieszkańcami.",
        {"animation_meetings": 41},
    ),
    ("a) doradztwo kluczowe: odbyło się 37 spotkań doradczych z PES.", {"advisory_meetings": 37}),
    ("a) tworzenie miejsc pracy: utworzono 23 miejsca pracy w PS.", {"jobs_created_ps": 23}),
    ("a) trwałość: utrzymano 31 miejsc pracy w PS.", {"jobs_maintained": 31}),
    (
        "a) tworzenie miejsc pracy: utworzono 23 miejsca pracy, w tym 4 dla osób "
        "z niepełnosprawnościami.",
        {"jobs_created_ps": 23, "jobs_created_disabled": 4},
    ),
    (
        "a) doradztwo: udzielono 61,5 godziny doradztwa prawnego oraz 18 godzin doradztwa "
        "księgowo-kadrowego.",
        {
            "advisory_hours_total": 79.5,
            "advisory_hours_legal": 61.5,
            "advisory_hours_accounting": 18,
        },
    ),
    (
        "a) wsparcie finansowe: wypłacono 317 000 zł dotacji i 58 400 zł wsparcia pomostowego.",
        {"grants_awarded_value": 317000, "bridge_support_value": 58400},
    ),
    (
        "a) partnerstwa: liczba zawartych porozumień w okresie sprawozdawczym 17.",
        {"agreements": 17},
    ),
    (
        "a) wizyta studyjna: w wizycie studyjnej wzięło udział 19 osób, które odwiedziły 5 PES.",
        {"study_visits_participants": 19, "study_visits_hosts": 5},
    ),
    (
        "a) doradztwo: doradztwo ogólne – 96 godz., prawne – 72 godz., marketingowe – 31 godz.",
        {
            "advisory_hours_total": 199,
            "advisory_hours_legal": 72,
            "advisory_hours_marketing": 31,
        },
    ),
    (
        "a) szkolenia: przeprowadzono szkolenie z prawa dla 14 uczestników oraz szkolenie z RODO "
        "dla 19 uczestników. Ogółem uczestniczyły w nich 33 osoby.",
        {"training_participants": 33},
    ),
    (
        "a) animacja lokalna: odbyło się 41 spotkań. Średnio w jednym spotkaniu uczestniczyło 9 "
        "osób.",
        {"animation_meetings": 41},
    ),
    (
        "a) tworzenie miejsc pracy: powstało 9 miejsc pracy. Od początku realizacji projektu "
        "(1.02.2030 r.) utworzono 41 miejsc pracy.",
        {"jobs_created_ps": 9},
    ),
    (
        "a) nowe podmioty: zarejestrowano 3 spółdzielnie socjalne, 2 fundacje i 1 stowarzyszenie.",
        {"new_ps": 3, "new_pes": 6},
    ),
    (
        "a) trwałość: monitorowano trwałość 33 miejsc pracy; 30 z nich nadal istnieje.",
        {"jobs_maintained": 30},
    ),
    (
        "a) wizyty: odbyła się wizyta studyjna dla 16 pracowników OPS.",
        {"study_visits_participants": 16},
    ),
    (
        "a) edukacja: zrealizowano kursy zawodowe: prawo jazdy kat. B (3 os.), kucharz (4 os.).",
        {"training_participants": 7},
    ),
    (
        "a) integracja: przeprowadzono 2 warsztaty kulinarne (15 maja i 23 października), "
        "uczestniczyło w nich 41 osób.",
        {"trainings": 2, "training_participants": 41},
    ),
    (
        "a) wsparcie: udzielono 14 godzin doradztwa prawnego. Z usług skorzystały 22 PES.",
        {"advisory_hours_total": 14, "advisory_hours_legal": 14, "advisory_clients": 22},
    ),
    (
        "a) szkolenia:\n- „Lider” – 22 os.;\n- „RODO” – dwie grupy po 11 osób;\n"
        "- razem: 3 szkolenia, 44 uczestników.",
        {"trainings": 3, "training_participants": 44},
    ),
    (
        "a) szkolenia: w maju odbyły się dwa szkolenia. Na kwartał zaplanowano 8 szkoleń, "
        "zrealizowano 5.",
        {"trainings": 5},
    ),
    (
        "a) wskaźniki\n1. Liczba miejsc pracy w PS. Wartość docelowa: 40. Wartość osiągnięta: 27.\n"
        "2. Liczba PES objętych wsparciem. Wartość docelowa: 120. Wartość osiągnięta: 134.",
        {"jobs_created_ps": 27, "pes_supported": 134},
    ),
    (
        "a) wskaźniki\nLiczba utworzonych miejsc pracy: cel 40, osiągnięto 27.\n"
        "Liczba grup inicjatywnych: cel 12, osiągnięto 9.",
        {"jobs_created_ps": 27, "initiative_groups_pes_concept": 9},
    ),
    (
        "a) wskaźniki\nWskaźnik | Wartość docelowa | Wartość osiągnięta\n"
        "Liczba miejsc pracy utworzonych w PS | 40 | 27\nLiczba PES objętych wsparciem | 120 | 134",
        {"jobs_created_ps": 27, "pes_supported": 134},
    ),
    (
        "a) działania: szkolenia: 8 (plan 10), uczestnicy: 97 (plan 120).",
        {"trainings": 8, "training_participants": 97},
    ),
    (
        "a) dotacje: wypłacono 504 tys. zł dotacji na utworzenie 21 miejsc pracy oraz 126 tys. zł "
        "wsparcia pomostowego.",
        {"grants_awarded_value": 504000, "bridge_support_value": 126000},
    ),
    (
        "a) wsparcie: przeprowadzono 7 szkoleń dla 102 osób oraz 120 godzin doradztwa dla 31 PES.",
        {
            "trainings": 7,
            "training_participants": 102,
            "advisory_hours_total": 120,
            "advisory_clients": 31,
        },
    ),
    (
        "a) trwałość: trwałość utrzymało 42 z 45 monitorowanych miejsc pracy.",
        {"jobs_maintained": 42},
    ),
    (
        "a) partnerstwa: zespół ds. ekonomii społecznej zebrał się 3 razy.",
        {"es_team_sessions": 3},
    ),
    (
        "a) wskaźniki\nLp. | Wskaźnik | Plan I-VI | Wykonanie I-VI | Narastająco od 1.10.2029\n"
        "1 | Spotkania animacyjne | 66 | 71 | 243\n"
        "2 | Osoby zagrożone wykluczeniem społecznym objęte wsparciem | 80 | 64 (80%) | 251\n"
        "3 | Miejsca pracy utworzone w spółdzielniach | 20 | 16 | 63\n"
        "3a | w tym dla osób niepełnosprawnych | 6 | 7 | 19\n",
        {
            "animation_meetings": 71,
            "persons_at_risk_supported": 64,
            "jobs_created_ps": 16,
            "jobs_created_disabled": 7,
        },
    ),
    (
        "a) animacja: animatorzy odbyli 152 spotkania, 88 indywidualnych i 61 grupowych.",
        {
            "animation_meetings": 152,
            "animation_meetings_individual": 88,
            "animation_meetings_group": 61,
        },
    ),
    (
        "a) teren: animatorzy odwiedzili 11 gmin, przeprowadzili 24 spotkania z mieszkańcami.",
        {"animation_meetings": 24},
    ),
    (
        "a) nowe podmioty: założono 4 spółdzielnie i 2 fundacje.",
        {"new_ps": 4, "new_pes": 6},
    ),
    (
        "a) wsparcie: udzielono 26 godzin doradztwa kadrowego. Odbiorcami było 12 podmiotów.",
        {"advisory_hours_total": 26, "advisory_hours_hr": 26, "advisory_clients": 12},
    ),
    (
        "a) status: w związku z nową ustawą wnioski o status PS przygotowano dla 8 podmiotów, "
        "status PS uzyskało pięć.",
        {"pes_transformed_ps": 5},
    ),
    (
        "a) kontrola trwalosci: sprawdzono 37 m-c pracy, stwierdzono 35 istniejacych.",
        {"jobs_maintained": 35},
    ),
    (
        "a) inne:\nforma\tliczba\tuczestnicy\nwarsztaty\t17\t231\nwystawy\t12\t90",
        {"trainings": 17, "training_participants": 231},
    ),
    (
        "a) miejsca pracy: w 3 spółdzielniach, 2 fundacjach i 1 PS powstało 9 miejsc pracy.",
        {"jobs_created_ps": 9},
    ),
    (
        "a) miejsca pracy: w 2 gminach powstał 1 PS i 9 miejsc pracy.",
        {"jobs_created_ps": 9, "new_ps": 1},
    ),
    (
        "a) animacja lokalna: na spotkania przyszło 240 osób, post dotarł do 2400 osób.",
        {"persons_animated": 240},
    ),
    ("a) animacja lokalna: animatorka dotarła do 240 osób.", {"persons_animated": 240}),
    (
        "a) animacja lokalna: dzięki ogłoszeniom na spotkanie przyszło 40 osób.",
        {"persons_animated": 40},
    ),
    (
        "a) szkolenia: na kurs przyjęto 40 osób, ukończyło go 35.",
        {"training_participants": 35},
    ),
]

NEGATIVE: list[str] = [
    "a) promocja: rozdano 480 ulotek i 35 plakatów.",
    "a) animacja lokalna: newsletter wysłano do 340 osób, film obejrzało 1200 osób.",
    "a) animacja lokalna: ulotki i ogłoszenia trafiły do 3000 mieszkańców.",
    "a) animacja lokalna: stronę polubiło 340 osób.",
    "a) szkolenia: w roku 2032 planujemy przyjąć 40 osób.",
    "a) zbiory: biblioteka kupiła 1 240 woluminów.",
    "a) trwałość: zlikwidowano 3 miejsca pracy.",
    "a) doradztwo: biuro przy ul. Długiej 12 jest czynne 5 dni w tygodniu.",
    "a) zajęcia: gala zamknęła rok; na galę, na którą zaproszono gości, przyszło 150 osób.",
    "a) współpraca: dwa PS otrzymały wsparcie przy składaniu ofert.",
]


@pytest.mark.parametrize(("text", "expected"), POSITIVE)
def test_a_sentence_feeds_its_indicators(text: str, expected: dict[str, float]) -> None:
    assert _read(text) == expected


@pytest.mark.parametrize("text", NEGATIVE)
def test_a_sentence_feeds_nothing(text: str) -> None:
    assert _read(text) == {}


def _one(activity: str = "animacja", **more: Any) -> Run:
    run = Run()
    report = run.report("a-1")
    report.section("1.a", activity)
    report.state("1.a", "Odbyło się 30 spotkań.", "30 spotkań", 30, unit="spotkanie", **more)
    return run


def test_the_table_says_where_a_value_is_from() -> None:
    made = indicator_values(_one().tables())
    row = made.iloc[0]
    assert (row["report_id"], row["project"], row["path"]) == ("a-1", "Mosty", "1.a")
    assert (row["indicator_id"], row["value"], row["unit"]) == (
        "animation_meetings",
        30,
        "spotkanie",
    )
    assert str(row["period_end"])[:10] == "2031-12-31"
    assert row["facts"] == "a-1#count@1011-1021"


def test_planned_and_achieved_are_apart() -> None:
    run = _one()
    report = run.report("b-1", "2030-01-01", "2030-12-31")
    report.section("1.a", "animacja")
    report.state(
        "1.a", "Planowano 50 spotkań.", "50 spotkań", 50, unit="spotkanie", status="planned"
    )
    assert _values(indicator_values(run.tables())) == {
        ("animation_meetings", "achieved"): 30,
        ("animation_meetings", "planned"): 50,
    }


def test_a_fact_without_status_counts_as_achieved() -> None:
    made = indicator_values(_one(status=None).tables())
    assert _values(made) == {("animation_meetings", "achieved"): 30}


@pytest.mark.parametrize("more", [{"modifier": "each"}, {"value": None}, {"status": "context"}])
def test_what_gives_no_total_feeds_nothing(more: dict[str, Any]) -> None:
    run = _one()
    run.rows["counts"][0].update(more)
    assert indicator_values(run.tables()).empty


def test_a_part_is_the_only_carrier_where_its_whole_feeds_something_else() -> None:
    run = Run()
    report = run.report("a-1")
    report.section("1.a", "miejsca pracy")
    sentence = "Zatrudniono 59 osób, z czego 13 w istniejących PS."
    whole, _ = report.together(
        "1.a",
        sentence,
        ("59 osób", 59, {"unit": "osoba"}),
        ("13 w istniejących PS", 13, {"unit": "miejsce pracy", "part_of": None}),
    )
    run.rows["counts"][1]["part_of"] = whole
    assert _values(indicator_values(run.tables()))[("jobs_created_ps", "achieved")] == 13


def test_a_total_since_the_beginning_is_not_added() -> None:
    run = _one("miejsca pracy")
    report = run.report("b-1", "2030-01-01", "2030-12-31")
    report.section("1.a", "miejsca pracy")
    report.together(
        "1.a",
        "Utworzono 4 miejsca pracy, narastająco 41 miejsc pracy.",
        ("4 miejsca pracy", 4, {"unit": "miejsce pracy"}),
        ("41 miejsc pracy", 41, {"unit": "miejsce pracy", "cumulative": True}),
    )
    made = _values(indicator_values(run.tables()))
    assert made[("jobs_created_ps", "achieved")] == 4


def test_a_summary_is_not_added_to_what_it_sums_up() -> None:
    run = Run()
    report = run.report("a-1", project=None)
    report.section("1", "miejsca pracy", kind="heading", title="Miejsca pracy", parent="0")
    report.section("2", None, kind="heading", title="Podsumowanie", parent="0")
    for path in ("1", "2"):
        report.state(
            path, "Utworzono 12 miejsc pracy.", "12 miejsc pracy", 12, unit="miejsce pracy"
        )
    made = indicator_values(run.tables())
    assert list(made["path"]) == ["1"]
    assert list(made["value"]) == [12]


def test_numbers_listed_side_by_side_are_added_where_statements_are_not() -> None:
    run = Run()
    report = run.report("a-1")
    report.section("1.a", "doradztwo")
    report.together(
        "1.a",
        "Skorzystało 57 podmiotów i 14 grup.",
        ("57 podmiotów", 57, {"unit": "podmiot"}),
        ("14 grup", 14, {"unit": "grupa"}),
    )
    report.state("1.a", "W maju skorzystało 20 PES.", "20 PES", 20, unit="PES")
    assert _values(indicator_values(run.tables()))[("advisory_clients", "achieved")] == 71


def test_dates_count_where_no_number_does() -> None:
    run = Run()
    report = run.report("a-1")
    report.section("1.a", "posiedzenia i sieciowanie")
    sentence = "Targi ekonomii społecznej odbyły się 6.09 i 19.09."
    for day, quote in (("2031-09-06", "6.09"), ("2031-09-19", "19.09")):
        report.state("1.a", sentence, quote, None, table="dates", role="event")
        run.rows["dates"][-1]["date_start"] = date.fromisoformat(day)
    assert _values(indicator_values(run.tables())) == {("fairs_events", "achieved"): 2}
    report.state("1.a", "Odbyły się 3 konferencje.", "3 konferencje", 3, unit="konferencja")
    assert _values(indicator_values(run.tables())) == {("fairs_events", "achieved"): 3}


def test_nothing_in_nothing_out() -> None:
    assert indicator_values(Run().tables()).empty
    run = Run()
    run.report("a-1")
    assert indicator_values(run.tables()).empty


def test_order_of_rows_makes_no_difference() -> None:
    run = _one()
    report = run.report("b-1", "2030-01-01", "2030-12-31")
    report.section("1.a", "animacja")
    report.state("1.a", "Odbyło się 7 spotkań.", "7 spotkań", 7, unit="spotkanie")
    straight = run.tables()
    turned = {name: table.iloc[::-1].reset_index(drop=True) for name, table in straight.items()}
    assert indicator_values(straight).equals(indicator_values(turned))
