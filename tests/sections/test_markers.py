"""Markers of headings: projects, letters, numbers, capitals; and what nests in what."""

from __future__ import annotations

from datetime import date

import pytest
from outlines import BODY, paths, sections, tree


def test_projects_with_lettered_activities() -> None:
    text = f"""Działania zrealizowane w roku 2020

1. „Zielone Wzgórza – praca dla wszystkich” 01.03.2019 – 31.08.2021
Celem głównym projektu jest utworzenie 7 miejsc pracy.

W okresie objętym opisem realizowano:
a) działania animacyjne w pięciu gminach. {BODY}
b)  doradztwo kluczowe: 41 godzin.

c) szkolenia dla kadry.

1. „Druga Zmiana” 1 stycznia 2020 r. - 31 grudnia 2020 r.
Projekt skierowany jest do osób bezrobotnych.
W okresie objętym opisem realizowano:
a) tworzenie miejsc pracy.
"""
    assert tree(text) == [
        "1 project: Zielone Wzgórza – praca dla wszystkich",
        "1.a lettered: działania animacyjne w pięciu gminach",
        "1.b lettered: doradztwo kluczowe",
        "1.c lettered: szkolenia dla kadry",
        "2 project: Druga Zmiana",
        "2.a lettered: tworzenie miejsc pracy",
    ]
    found = sections(text)
    project = found[1]
    assert project.marker == "1."
    assert project.period is not None
    assert (project.period.start, project.period.end) == (date(2019, 3, 1), date(2021, 8, 31))
    assert "W okresie objętym opisem realizowano:" in text[project.start : project.end]
    assert [section.activity for section in found[2:5]] == [
        "animacja",
        "doradztwo kluczowe",
        "szkolenia",
    ]
    assert text[found[3].content_start :].startswith("doradztwo kluczowe")
    assert found[2].period is None
    assert found[0].kind == "report"


@pytest.mark.parametrize(
    "line",
    [
        "1. „Nowa Szansa” 01.03.2019 – 31.08.2021",
        "1. ,,Nowa Szansa'' 01.03.2019 – 31.08.2021",
        '1. "Nowa Szansa" (III 2019 - VIII 2021)',
        "1) »Nowa Szansa« okres realizacji: 01.03.2019-31.08.2021",
        "I. „Nowa Szansa”, od 1 marca 2019 do 31 sierpnia 2021 r.",
        "Projekt pn. „Nowa Szansa”",
        "Projekt „Nowa Szansa” (umowa nr 7/2019)",
        "PROJEKT: „Nowa Szansa”",
        "Projekt: Nowa Szansa",
        "PROJEKT 1: „Nowa Szansa” (01.01.2018-31.12.2019)",
        "Projekt nr 2 „Nowa Szansa”",
        "Nazwa projektu: „Nowa Szansa”",
    ],
)
def test_forms_of_a_project(line: str) -> None:
    assert tree(f"Raport\n\n{line}\n{BODY}\n")[0] == "1 project: Nowa Szansa"


def test_further_number_after_projects_is_their_sibling() -> None:
    text = f"""1. „Pierwszy” 2019-2020
{BODY}
a) szkolenia dla kadry
2. „Drugi” 2020-2021
{BODY}
3. Inne działania statutowe
{BODY}
"""
    assert paths(text) == "1 1.a 2 3"


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        ("a) ", "b) ", "c) "),
        ("a)  ", "b) ", "c)\u00a0"),
        ("a. ", "b. ", "c. "),
        ("A) ", "B) ", "C) "),
        ("a/ ", "b/ ", "c/ "),
        ("(a) ", "(b) ", "(c) "),
        ("  a) ", "  b) ", "  c) "),
    ],
)
def test_forms_of_letters(first: str, second: str, third: str) -> None:
    text = (
        f"W roku realizowano:\n{first}szkolenia dla kadry;\n"
        f"{second}doradztwo prawne;\n{third}zebrano 12 opinii.\n"
    )
    assert paths(text) == "a b c"


@pytest.mark.parametrize(
    "markers",
    [
        ("1. ", "2. ", "3. "),
        ("1) ", "2) ", "3) "),
        ("I. ", "II. ", "III. "),
        ("I/ ", "II/ ", "III/ "),
        ("I) ", "II) ", "III) "),
        ("I - ", "II - ", "III – "),
        ("1.", "2.", "3."),
        ("Zadanie 1 - ", "Zadanie 2 – ", "Zad. 3.: "),
        ("ZADANIE I ", "ZADANIE II ", "ZADANIE III "),
        ("Część I. ", "Część II. ", "Część III. "),
        ("A/ ", "B/ ", "C/ "),
        ("Część A – ", "Część B – ", "Część C – "),
    ],
)
def test_forms_of_numbers(markers: tuple[str, str, str]) -> None:
    text = "".join(
        f"{marker}{title}\n{BODY}\n\n"
        for marker, title in zip(
            markers, ("SZKOLENIA", "III Forum Organizacji", "Promocja"), strict=True
        )
    )
    found = sections(text)[1:]
    assert [section.path for section in found] == ["1", "2", "3"]
    assert [section.title for section in found] == [
        "SZKOLENIA",
        "III Forum Organizacji",
        "Promocja",
    ]
    assert [section.marker for section in found] == [marker.strip() for marker in markers]


def test_decimal_numbers_nest() -> None:
    text = f"""I. INFORMACJE
1.1. Podmiot
{BODY}
1.2. Kadra
• dwie osoby w biurze
• trzy osoby w terenie
II. REALIZACJA
2.1. Animacja
{BODY}
2.1.1. Gminy
{BODY}
2.2. Szkolenia
{BODY}
"""
    assert paths(text) == "1 1.1 1.2 1.2.1 1.2.2 2 2.1 2.1.1 2.2"


@pytest.mark.parametrize(
    ("opening", "first"),
    [
        ("Sprawozdanie centrum\nza rok 2021\n\n", "O centrum"),
        ("Sprawozdanie centrum za rok 2021\n\n", "Informacje o centrum"),
        ("Sprawozdanie centrum\n\nza rok 2021\n\nLipa, marzec 2022\n\n", "W skrócie"),
        ("Ośrodki w liczbach\n(2017-2023)\n\n", "Podsumowanie"),
        ("Raport\n\nDepartament Wsparcia\n\nLipa, 3.03.2022 r.\n\n", "Kadra"),
        ("Półrocze w centrum\n\nSPRAWOZDANIE\n\n", "Kadra"),
        ("# Sprawozdanie centrum\n\n", "Kadra"),
    ],
)
def test_the_title_block_ends_before_the_first_heading(opening: str, first: str) -> None:
    text = f"{opening}{first}\n{BODY}\n\nUczestnicy\n{BODY}\n"
    assert tree(text) == [f"1 heading: {first}", "2 heading: Uczestnicy"]


@pytest.mark.parametrize(
    "opening",
    ["Sprawozdanie centrum\nza rok 2021\n", "Sprawozdanie\n============\n", "Sprawozdanie\n\n"],
)
def test_an_underlined_heading_right_below_the_title(opening: str) -> None:
    text = f"{opening}O centrum\n---------\n{BODY}\n\nUczestnicy\n----------\n{BODY}\n"
    assert tree(text) == ["1 heading: O centrum", "2 heading: Uczestnicy"]


def test_a_single_line_in_capitals_above_numbered_headings_is_the_title() -> None:
    text = f"ODPOWIEDZI OŚRODKÓW\n\n{BODY}\n\n1. Animacja\n{BODY}\n\n2. Doradztwo\n{BODY}\n"
    assert tree(text) == ["1 heading: Animacja", "2 heading: Doradztwo"]


def test_headings_are_counted_among_headings() -> None:
    items = "1. Odbyło się 12 spotkań.\n2. Odbyły się 3 szkolenia."
    text = f"{items}\n\nSZKOLENIA\n{BODY}\n\nPROMOCJA\n{BODY}\n"
    assert tree(text)[2:] == ["1 heading: SZKOLENIA", "2 heading: PROMOCJA"]
    assert paths(text) == "1~2 2~2 1 2"


def test_markdown_headings() -> None:
    text = f"# Sprawozdanie\n\n## Animacja\n{BODY}\n### Gminy\n{BODY}\n## Doradztwo\n{BODY}\n"
    assert tree(text) == ["1 heading: Animacja", "1.1 heading: Gminy", "2 heading: Doradztwo"]


def test_the_head_of_a_table_stands_below_a_heading() -> None:
    text = f"Raport\n\nKadra\n{BODY}\n\nMiejsca pracy\nrok | nowe\n2031 | 12\n"
    assert tree(text) == ["1 heading: Kadra", "2 heading: Miejsca pracy"]


def test_capital_headings() -> None:
    text = f"""Raport za I kwartał

OŚRODEK WSPARCIA (OW)

{BODY}

PUNKTY KONSULTACYJNEI INFORMACYJNE (PKI)
{BODY}

WSPÓŁPRACA Z OTOCZENIEM SPOŁECZNYM, SAMORZĄDEM
ORAZ BIZNESEM
{BODY}
"""
    assert tree(text) == [
        "1 heading: OŚRODEK WSPARCIA (OW)",
        "2 heading: PUNKTY KONSULTACYJNEI INFORMACYJNE (PKI)",
        "3 heading: WSPÓŁPRACA Z OTOCZENIEM SPOŁECZNYM, SAMORZĄDEM ORAZ BIZNESEM",
    ]


def test_marked_capitals_over_two_lines() -> None:
    text = f"II. WSPARCIE DLA PODMIOTÓW\nEKONOMII SPOŁECZNEJ\n{BODY}\n\nIII. PROMOCJA\n{BODY}\n"
    assert tree(text)[0] == "1 heading: WSPARCIE DLA PODMIOTÓW EKONOMII SPOŁECZNEJ"


def test_marker_alone_takes_the_heading_below() -> None:
    text = f"Rozdział I\nDANE OGÓLNE\n{BODY}\n\nRozdział II\n\nDZIAŁALNOŚĆ\n{BODY}\n"
    assert tree(text) == ["1 heading: DANE OGÓLNE", "2 heading: DZIAŁALNOŚĆ"]


def test_short_and_underlined_headings() -> None:
    text = f"""Sprawozdanie z działalności świetlicy

Zbiory
{BODY}

Promocja:
- plakaty – 40 szt.;
- ulotki – 300 szt.;

Co się udało

{BODY}

Kadra
=====
{BODY}
Finanse
-------
{BODY}
"""
    assert tree(text) == [
        "1 heading: Zbiory",
        "2 heading: Promocja",
        "2.1 bullet: plakaty",
        "2.2 bullet: ulotki",
        "3 heading: Co się udało",
        "4 heading: Kadra",
        "5 heading: Finanse",
    ]


def test_jumping_numbers() -> None:
    text = f"""I. Szkolenia
{BODY}

2. Doradztwo
{BODY}

3. Promocja
{BODY}

- 2 -

1. Animacja
{BODY}

5. Kadra
{BODY}
"""
    assert paths(text) == "1 2 3 4 5"


@pytest.mark.parametrize("end", ["księgowe 44 godz.", "łącznie 6,5 godz.", "trwało 90 min."])
def test_a_line_ends_in_a_unit_of_time(end: str) -> None:
    text = f"a) doradztwo, {end}\nb) Szkolenia: przeszkolono 9 osób.\nc) Dotacje: wydano 3.\n"
    assert paths(text) == "a b c"
    stops = f"Zadania\n1. Doradztwo. Było {end}\n2. Szkolenia. Było 9.\n3. Promocja. Bez zmian.\n"
    assert paths(stops) == "1 2 3"


def test_a_clock_time_goes_on_in_the_next_line() -> None:
    text = "1. Spotkania. Zapisy do godz.\n12. Potem odbyły się warsztaty.\n2. Szkolenia. Było 9.\n"
    assert paths(text) == "1 2"


def test_missing_letter_and_blank_lines() -> None:
    assert (
        paths("Zrobiono:\na) jeden plan\nb) dwa plany\n\n\nd) cztery plany\n\ne) pięć\n")
        == "a b d e"
    )


def test_letters_that_come_again() -> None:
    assert paths("a) jeden plan\nb) dwa plany\na) inny plan\n") == "a b a~2"


def test_numbers_under_capital_letters() -> None:
    text = "".join(
        f"{letter}) przeprowadzono nabór do klubu,\n1. ogłoszono nabór;\n2. przyjęto wnioski;\n"
        for letter in "AB"
    )
    assert paths(text) == "a a.1 a.2 b b.1 b.2"


def test_activity_is_inherited() -> None:
    text = "SZKOLENIA\n- RODO w fundacji, 12 osób;\n- w gminie Lipa;\n- doradztwo prawne: 4 h;\n"
    assert [found.activity for found in sections(text)] == [
        None,
        "szkolenia",
        "szkolenia",
        "szkolenia",
        "doradztwo prawne i biznesowe",
    ]
