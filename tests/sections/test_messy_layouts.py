"""Outlines of reports as they are pasted, wrapped and printed: page headers, short capitals, …"""

from __future__ import annotations

from datetime import date

import pytest
from outlines import BODY, paths, sections, tree


@pytest.mark.parametrize(
    "header",
    [
        "Raport roczny                              str. 3",
        "Raport roczny                              - 3 -",
        "Stowarzyszenie Lipa\t\tstrona 3 z 7",
        "strona 3/7          Stowarzyszenie Lipa",
        "OW Lipa – informacja za rok 2021           s. 3",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_page_header_with_its_number_parts_no_text(header: str, gap: str) -> None:
    text = (
        f"1. KADRA\n{BODY}\n{gap}{header}{gap}2. SZKOLENIA\n"
        f"Kursy odbyły się w gminie\n{gap}{header}{gap}"
        f"A. Nowak prowadziła je z\n{gap}{header}{gap}3. klasą szkoły.\n"
    )
    assert tree(text) == ["1 heading: KADRA", "2 heading: SZKOLENIA"]


def test_rows_that_end_in_a_number_are_no_page_headers() -> None:
    text = f"{BODY}\nlipiec       - 3\nsierpień     12\n{BODY}\n\n1. KADRA   2021\n{BODY}\n"
    assert tree(text) == ["1 heading: KADRA 2021"]


def test_numbers_in_words() -> None:
    text = f"""Część pierwsza – Założenia
{BODY}

Część druga: Nabór
{BODY}
Część trzecia – Efekty
- nowe kluby: 15 / 13 / 31

CZĘŚĆ CZWARTA
KADRA
{BODY}
"""
    assert tree(text) == [
        "1 heading: Założenia",
        "2 heading: Nabór",
        "3 heading: Efekty",
        "3.1 bullet: nowe kluby",
        "4 heading: KADRA",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Część pierwsza spotkania odbyła się w Lipie, druga w Dębie",
        "Etap drugi objął dwie gminy",
        "Cel drugi osiągnięto.",
        "Działanie trzecie przesunięto na maj",
    ],
)
def test_a_number_in_words_inside_a_sentence(line: str) -> None:
    assert tree(f"{BODY}\n{line}\n{BODY}\n") == []


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("1. Jaki był wymiar doradztwa?", "Jaki był wymiar doradztwa?"),
        ("1. Czy osiągnięto cele? (plan / wynik)", "Czy osiągnięto cele? (plan / wynik)"),
        ('1. OW "Lipa" w Nowym Dębie Wlkp.', 'OW "Lipa" w Nowym Dębie Wlkp.'),
        ("1. Plan na 2031 r.", "Plan na 2031 r."),
        ("1. PLAN NA 2031 R.", "PLAN NA 2031 R."),
        ("1. Klub „Dąb pracuje”", "Klub „Dąb pracuje”"),
        ("1. Ocena w skali gminy", "Ocena w skali gminy"),
        ("Co dalej?", "Co dalej?"),
        ("Plan na 2031 r.", "Plan na 2031 r."),
    ],
)
def test_how_a_heading_may_end(line: str, title: str) -> None:
    text = f"Raport\n\nKADRA\n{BODY}\n\n{line}\n{BODY}\n"
    assert [found.title for found in sections(text) if found.kind == "heading"] == ["KADRA", title]


@pytest.mark.parametrize(
    "line",
    [
        "1. Odbyło się spotkanie w Lipie.",
        "1. Zakup książek.",
        "1. Czy odbyło się spotkanie? Tak, w maju.",
        "Klub odwiedziło 12 osób w 2031 r.",
        "Czy warto?\nNa pewno",
    ],
)
def test_what_ends_like_a_sentence_heads_nothing(line: str) -> None:
    text = f"Raport\n\nKADRA\n{BODY}\n\n{line}\n{BODY}\n"
    assert [found.title for found in sections(text) if found.kind == "heading"] == ["KADRA"]


def test_questions_in_a_row_are_items() -> None:
    text = (
        f"Raport\n\nKADRA\n{BODY}\n1. Czy jest biuro?\n2. Kto je prowadzi?\n3. Ile osób pracuje?\n"
    )
    assert [found.kind for found in sections(text)[1:]] == ["heading", *["numbered"] * 3]


@pytest.mark.parametrize(
    "row", ["powiat łaski – 19", "lekcje biblioteczne\t38\t702", "plan | wynik", "kursy: 12 szt."]
)
def test_rows_in_small_letters_below_a_heading(row: str) -> None:
    text = f"I. Kadra\n{BODY}\n\nII. Miejsca pracy\n{row}\n\nIII. Wnioski\n{BODY}\n"
    assert [found.title for found in sections(text)[1:]] == ["Kadra", "Miejsca pracy", "Wnioski"]


def test_headings_in_capitals_that_are_short_or_add_something_in_brackets() -> None:
    text = f"""UCZESTNICY
{BODY}

KIS
{BODY}

WSKAŹNIKI (wartość docelowa / osiągnięta)
{BODY}

PLAN NA 2031 R.
{BODY}
"""
    assert paths(text) == "1 2 3 4"


def test_headings_behind_tasks_stand_beside_them() -> None:
    tasks = f"ZADANIE 1 – ANIMACJA\n{BODY}\nZADANIE 2 – DORADZTWO\n{BODY}\n"
    text = f"WPROWADZENIE\n{BODY}\n\n{tasks}\nREZULTATY\n{BODY}\n\nWNIOSKI\n{BODY}\n"
    assert paths(text) == "1 2 3 4 5"
    assert paths(f"{tasks}\nUwagi\n{BODY}\n") == "1 2 3"


def test_headings_that_divide_the_last_of_a_list() -> None:
    lists = f"I. KADRA\n{BODY}\nII. DZIAŁANIA\n"
    assert paths(f"{lists}\nANIMACJA\n{BODY}\n\nSZKOLENIA\n{BODY}\n") == "1 2 2.1 2.2"
    assert paths(f"{lists}{BODY}\n\nAnimacja\n{BODY}\n\nSzkolenia\n{BODY}\n") == "1 2 2.1 2.2"
    each = "".join(f"ZADANIE {n}\n{BODY}\n\nEFEKTY OGÓLNE\n{BODY}\n\n" for n in (1, 2))
    assert paths(each) == "1 1.1 2 2.1"


def test_projects_below_a_heading_of_their_own() -> None:
    pair = f"1. „Lipa” 2019-2020\n{BODY}\n2. „Dąb” 2020-2021\n{BODY}\n"
    assert paths(f"I. KADRA\n{BODY}\nII. PROJEKTY\n{pair}III. PLANY\n{BODY}\n") == "1 2 2.1 2.2 3"
    assert paths(f"KADRA\n{BODY}\n\nPROJEKTY\n{pair}\nPLANY\n{BODY}\n") == "1 2 2.1 2.2 3"


def test_headings_inside_projects() -> None:
    inside = f"ANIMACJA\n{BODY}\n\nDORADZTWO\n{BODY}\n\n"
    text = f"1. „Lipa” 2019-2020\n{BODY}\n\n{inside}1. „Dąb” 2020-2021\n{BODY}\n\n{inside}"
    assert paths(text) == "1 1.1 1.2 2 2.1 2.2"


@pytest.mark.parametrize(
    "head",
    [
        "1. „Zielone Wzgórza – praca dla wszystkich” 01.03.2019 –\n31.08.2021",
        "1. „Zielone Wzgórza – praca\ndla wszystkich” 01.03.2019 – 31.08.2021",
        "1. „Zielone Wzgórza – praca dla wszyst-\nkich” (01.03.2019 – 31.08.2021)",
        "1. „Zielone Wzgórza – praca dla wszystkich”\nOkres realizacji: 01.03.2019 – 31.08.2021",
        "Projekt pn. „Zielone Wzgórza – praca\ndla wszystkich”, 01.03.2019 – 31.08.2021",
    ],
)
def test_a_project_whose_heading_goes_on_below(head: str) -> None:
    project = sections(f"Raport\n\n{head}\n{BODY}\n\na) kursy dla kadry\nb) porady\n")[1]
    assert (project.kind, project.title) == ("project", "Zielone Wzgórza – praca dla wszystkich")
    assert project.period is not None
    assert (project.period.start, project.period.end) == (date(2019, 3, 1), date(2021, 8, 31))


@pytest.mark.parametrize(
    "text",
    [
        "1. „Pierwsza pomoc”\nW roku 2019 uczestniczyły w kursie dwie grupy strażaków.",
        "1. „Pierwsza pomoc\nKurs odbył się w 2019 roku w remizie.",
    ],
)
def test_a_title_above_a_sentence_with_a_year_is_no_project(text: str) -> None:
    assert not [found for found in sections(f"Raport\n\n{text}\n") if found.kind == "project"]


def test_a_project_in_a_list_of_decimals_stays_there() -> None:
    text = (
        f"1. RYNEK\n1.1. Oferty\n{BODY}\n2. PROJEKTY\n2.1. „Lipa” 2019-2020\n{BODY}\n"
        f"2.2. Projekt „Dąb pracuje”\n{BODY}\n3. KADRA\n{BODY}\n"
    )
    assert tree(text) == [
        "1 heading: RYNEK",
        "1.1 heading: Oferty",
        "2 heading: PROJEKTY",
        "2.1 project: Lipa",
        "2.2 heading: Projekt „Dąb pracuje”",
        "3 heading: KADRA",
    ]


@pytest.mark.parametrize(
    "opening",
    [
        "Ośrodek Lipowy\nul. Długa 3\n\nPRZEGLĄD DZIAŁAŃ OŚRODKÓW\nza okres maj 2031 r.\n",
        "Ośrodek Lipowy\nul. Długa 3\n\nNotatka z monitoringu\n",
        "PRZEGLĄD DZIAŁAŃ OŚRODKÓW\nza okres maj 2031 r.\n",
    ],
)
def test_a_title_above_its_period(opening: str) -> None:
    text = f"{opening}\n{BODY}\n\n1/ Animacja\n{BODY}\n\n2/ Kadra\n{BODY}\n"
    assert tree(text) == ["1 heading: Animacja", "2 heading: Kadra"]


def test_the_number_of_a_school_does_not_reach_for_the_next_line() -> None:
    text = "a) kurs w Szkole nr 7;\nb) wizyta w art. 12.\nc) porady\n"
    assert paths(text) == "a b c"


def test_numbers_without_a_stop() -> None:
    text = (
        f"Raport\n\n1 Wprowadzenie\n{BODY}\n2 Animacja\n2.1 Spotkania\n{BODY}\nByło ich więcej w\n"
        f"3 Maja i przy ul. Długiej.\n2.2 Grupy\n{BODY}\n3 Doradztwo\n{BODY}\n"
    )
    assert [found.title for found in sections(text)[1:]] == [
        "Wprowadzenie",
        "Animacja",
        "Spotkania",
        "Grupy",
        "Doradztwo",
    ]
    assert paths(text) == "1 2 2.1 2.2 3"


@pytest.mark.parametrize(
    "text",
    [
        "Lp. Gmina\n1 Lipa\n2 Dąb\n3 Klon",
        "Lp. Gmina Osoby\n1 Lipa 14\n2 Dąb 20",
        "1 Maja odbył się festyn.\n2 Maja wywieszono flagi.",
        "12 Osób wzięło udział",
    ],
)
def test_rows_and_sentences_that_begin_with_a_number(text: str) -> None:
    assert tree(f"{BODY}\n{text}\n{BODY}\n") == []


WRAPPED_HEADING = """I. Działania na rzecz osób zagrożonych wykluczeniem społecznym oraz ich
rodzin zamieszkałych w powiecie
W roku sprawozdawczym z pomocy skorzystało 86 osób, w tym 40 kobiet i
46 mężczyzn; udzielono 312 godzin wsparcia psychologicznego, a także 88
godzin wsparcia prawnego.

II. Współpraca z samorządem, organizacjami i przedsiębiorcami w zakresie
tworzenia miejsc pracy
Podpisano 6 porozumień, z czego 4 z gminami, a 2 z powiatami; powstało 12
miejsc pracy w 3 przedsiębiorstwach społecznych w powiecie ełckim i w
powiecie piskim.
"""


def test_headings_over_hard_wrapped_lines() -> None:
    assert tree(WRAPPED_HEADING) == [
        "1 heading: Działania na rzecz osób zagrożonych wykluczeniem społecznym oraz ich rodzin "
        "zamieszkałych w powiecie",
        "2 heading: Współpraca z samorządem, organizacjami i przedsiębiorcami w zakresie tworzenia "
        "miejsc pracy",
    ]


def test_wrapped_items_are_no_headings() -> None:
    text = WRAPPED_HEADING.replace(
        "powiecie\nW roku", "powiecie, w ramach których\nudzielono w roku"
    )
    assert [found.kind for found in sections(text)[1:]] == ["numbered", "heading"]


def test_headings_in_bold() -> None:
    text = f"**Raport**\n\n**Kadra**\n{BODY}\n\n**Promocja:**\n- ulotki;\n\n**Razem 12 osób**\n"
    assert tree(text) == ["1 heading: Kadra", "2 heading: Promocja", "2.1 bullet: ulotki"]


def test_headings_in_spaced_letters() -> None:
    text = f"Raport\n\n1. U C Z E S T N I C Y\n{BODY}\n\n2. P L A N  P R A C Y\n{BODY}\n"
    assert tree(text) == ["1 heading: UCZESTNICY", "2 heading: PLAN PRACY"]


def test_notes_below_headings_with_a_colon() -> None:
    notes = "Animacja:\n14 spotkań\n\nSzkolenia:\nbrak\n\nInne:\n5 marca targi\n"
    assert tree(f"Raport\n\n{notes}") == [
        "1 heading: Animacja",
        "2 heading: Szkolenia",
        "3 heading: Inne",
    ]
    assert tree(f"Raport\n\nKADRA OŚRODKA\n{BODY}\n\nSzkolenia:\nbrak\n")[1:] == []


def test_headings_behind_projects_without_numbers() -> None:
    text = (
        f"Raport\n\nProjekt „Lipa” 2019-2020\n{BODY}\nProjekt „Dąb” 2020-2021\n{BODY}\n\n"
        f"DZIAŁALNOŚĆ STATUTOWA\n{BODY}\n"
    )
    assert paths(text) == "1 2 3"


def test_a_heading_for_each_year_below_the_title() -> None:
    years = "".join(f"ROK {year}\n{BODY}\n" for year in (2031, 2032))
    text = f"FUNDACJA „MOST”\nSPRAWOZDANIE\n\nZA LATA 2031-2032\n\n{years}PODSUMOWANIE\n{BODY}\n"
    assert tree(text) == [
        "1 heading: ROK 2031",
        "2 heading: ROK 2032",
        "3 heading: PODSUMOWANIE",
    ]


def test_the_head_of_a_table_of_semicolons_stands_below_a_heading() -> None:
    text = f"Raport\n\nWskaźniki\nwskaźnik;plan;wynik\n\nPlany na kolejny kwartał\n{BODY}\n"
    assert tree(text) == ["1 heading: Wskaźniki", "2 heading: Plany na kolejny kwartał"]


@pytest.mark.parametrize("mark", ["\t", ";"])
def test_the_head_of_a_table_below_a_paragraph_is_no_heading(mark: str) -> None:
    table = "\n".join(map(mark.join, (("Doradztwo", "I kw.", "Razem"), ("prawne", "12", "30"))))
    text = f"Raport\n\n1. Animacja\n{BODY}\n2. Doradztwo\n{BODY}\n{table}\n"
    assert tree(text) == ["1 heading: Animacja", "2 heading: Doradztwo"]


def test_a_statement_below_the_title_ends_it() -> None:
    text = f"Sprawozdanie\nZarząd przedstawił je w maju.\nKADRA OŚRODKA\n{BODY}\n"
    assert tree(text) == ["1 heading: KADRA OŚRODKA"]
