"""What is said of a number: its clause and that of its whole, never that of a neighbour."""

from __future__ import annotations

import pytest

import extract
from extract.facts.fact import Quantity
from extract.meaning.clause import clauses


def _said(text: str) -> dict[str, str]:
    result = extract.extract(text, model=None)
    said = clauses(result.facts, result.report.text, result.sentences)
    stated = [fact for fact in result.facts if isinstance(fact, Quantity)]
    return {fact.quote: clause for fact, clause in zip(stated, said, strict=True)}


@pytest.mark.parametrize(
    ("text", "quote", "clause"),
    [
        (
            "Wypłacono 48 000 zł (dotacje) oraz 17 200 zł (wsparcie pomostowe).",
            "48 000 zł",
            "Wypłacono zł | dotacje",
        ),
        (
            "Na targach w Nowej Rudzie wystawiły się 4 PS.",
            "4 PS",
            "Na targach w wystawiły się PS",
        ),
        (
            "Animatorki odbyły 12 spotkań, a doradcy udzielili 40 porad.",
            "12 spotkań",
            "Animatorki odbyły spotkań",
        ),
        (
            "Animatorki odbyły 12 spotkań, a doradcy udzielili 40 porad.",
            "40 porad",
            "a doradcy udzielili porad",
        ),
        (
            "Utrzymano 59 miejsc pracy,\nw tym 13 w istniejących PS.",
            "13 w istniejących PS",
            "w tym w istniejących PS | Utrzymano miejsc pracy",
        ),
        (
            "Przeszkolono 12 osób;\nna wizytę pojechało 8 osób.",
            "8 osób",
            "na wizytę pojechało osób",
        ),
    ],
)
def test_a_clause_is_what_is_said_of_the_number(text: str, quote: str, clause: str) -> None:
    assert _said(text)[quote] == clause


def test_two_listed_share_what_is_said_before_the_first() -> None:
    said = _said("Objęto animacją 340 osób i 130 PES z powiatu.")
    assert "animacją" in said["130 PES"]


def test_two_joined_behind_attributes_share_it_too() -> None:
    said = _said("Objęcie wsparciem 120 osób zagrożonych wykluczeniem społecznym i 60 podmiotów.")
    assert "Objęcie wsparciem" in said["60 podmiotów"]


def test_a_verb_parts_what_is_said_of_two() -> None:
    said = _said("Objęto wsparciem 120 osób i na wizytę pojechało 60 osób.")
    assert "wsparciem" not in said["60 osób"]


def test_every_member_of_a_list_has_its_head() -> None:
    said = _said("Odbyły się targi. Pomostówka: podst. 51 200 zł, przedłuż. 16 000 zł.")
    assert all("Pomostówka" in said[amount] for amount in ("51 200 zł", "16 000 zł"))


def test_a_bracket_of_hours_parts_no_clause() -> None:
    said = _said("Kurs komputerowy (40 godz.) zaczęło 19 kobiet.")
    assert "Kurs komputerowy" in said["19 kobiet"]


def test_what_comes_with_a_number_is_not_what_it_is_out_of() -> None:
    assert "spośród" in _said("Utrzymano 46 z 49 miejsc pracy.")["49 miejsc pracy"]
    made = _said("Powstały 2 spółdzielnie socjalne z 7 miejscami pracy.")
    assert "spośród" not in made["7 miejscami pracy"]


def test_the_head_of_a_list_ends_with_the_line() -> None:
    said = _said("Kurs: 2 grupy, 40 godz., 16 kursantów\nZ czytelni skorzystało 127 osób.")
    assert "Kurs" not in said["127 osób"]


def test_a_cell_has_the_label_of_its_row() -> None:
    head, row = "Wskaźnik|plan|wynik", "Liczba spotkań animacyjnych|120|31"
    for part in (" | ", "; ", "\t"):
        said = _said(f"{head}\n{row}\nLiczba grup|9|2\n".replace("|", part))
        assert "spotkań animacyjnych" in said["31"]


def test_a_section_ends_a_clause() -> None:
    said = _said("a) animacja\nOdbyto 4 spotkania\nb) szkolenia\nPrzeprowadzono 6 warsztatów")
    assert said["6 warsztatów"] == "Przeprowadzono warsztatów"


def test_a_relative_clause_goes_on_with_what_was_said_before_it() -> None:
    said = _said("Przeprowadzono szkolenie dla opiekunek (60 godzin), które ukończyło 9 osób.")
    assert "szkolenie" in said["9 osób"]


def test_a_sentence_takes_up_the_one_before() -> None:
    said = _said("Zorganizowano dwie wizyty studyjne. Udział wzięły 34 osoby.")
    assert said["34 osoby"] == "Udział wzięły osoby | Zorganizowano dwie wizyty studyjne."


def test_a_title_says_nothing_of_a_number() -> None:
    said = _said("Na szkolenie „Zatrudnianie krok po kroku” przyszło 14 osób.")
    assert said["14 osób"] == "Na szkolenie przyszło osób"


@pytest.mark.parametrize("aside", ["BHP i HACCP", "9.06., 18.06.", "w tym zdalnie"])
def test_a_bracket_behind_the_events_parts_them_not_from_who_came(aside: str) -> None:
    said = _said(f"Odbyły się dwa szkolenia ({aside}) dla 26 osób.")
    assert "szkolenia" in said["26 osób"]
    apart = _said(f"Odbyły się dwa szkolenia ({aside}), a pracę podjęło 26 osób.")
    assert "szkolenia" not in apart["26 osób"]


def test_a_preposition_among_the_words_of_a_number_leads_to_what_it_is_out_of() -> None:
    said = _said("Na 31 grudnia utrzymano 287 z 301 miejsc pracy utworzonych w 2018 r.")
    assert "utrzymano" in said["301 miejsc pracy utworzonych"]


def test_a_clause_that_names_its_event_again_takes_up_that_one_alone() -> None:
    said = _said("Odbyły się 2 szkolenia i 1 wizyta studyjna. W szkoleniach wzięło udział 35 osób.")
    assert "Odbyły się szkolenia" in said["35 osób"]
    assert "wizyta" not in said["35 osób"]


def test_a_bracket_behind_the_places_of_an_event_is_of_it() -> None:
    said = _said("Odbyło się 7 spotkań animacyjnych w gminach Lipa, Dąb i Buk (64 osoby).")
    assert "spotkań animacyjnych" in said["64 osoby"]
    said = _said("Odbyło się 7 spotkań animacyjnych w gminie Lipa i wizyta studyjna (15 osób).")
    assert "animacyjnych" not in said["15 osób"]


def test_any_event_named_again_is_that_of_the_sentence_before() -> None:
    said = _said(
        "W maju odbyła się konferencja o spółdzielniach. W konferencji udział wzięło 92 osób."
    )
    assert "konferencja o spółdzielniach" in said["92 osób"]


@pytest.mark.parametrize(
    "came", ["Kurs ukończyli 22 rodzice.", "W kursie wzięli udział 22 rodzice."]
)
def test_who_came_is_told_of_men_as_of_others(came: str) -> None:
    said = _said(f"Odbył się kurs księgowości. {came}")
    assert "kurs księgowości" in said["22 rodzice"]
