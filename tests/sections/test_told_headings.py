"""Headings that say something: sentences, numbered indicators, closing words, leads."""

from __future__ import annotations

import pytest
from outlines import BODY, paths, sections, tree

LONG = f"{BODY} W zebraniach brali udział sołtysi, nauczycielki, strażacy i członkinie kół."


def titles(text: str) -> list[str | None]:
    """Titles of the headings."""
    return [found.title for found in sections(text) if found.kind == "heading"]


@pytest.mark.parametrize(
    "heading",
    [
        "Kuchnia wreszcie działa",
        "Seniorzy uczą, jak robi się ser",
        "Tego nie zdążyliśmy zrobić",
        "Czego się nauczyliśmy",
        "A w nowym roku",
        "I co dalej",
        "Jak pracowali doradcy",
        "Skąd przyszły pieniądze",
        "Z kim współpracujemy",
    ],
)
def test_a_heading_may_be_a_sentence(heading: str) -> None:
    text = f"Fundacja Lipa\nNasz rok 2031\n\nOd czego zaczęliśmy\n{LONG}\n\n{heading}\n{LONG}\n"
    assert titles(text) == ["Od czego zaczęliśmy", heading]


@pytest.mark.parametrize(
    "line",
    [
        "Odbyło się 7 szkoleń",
        "Zorganizowano zebranie dla mieszkańców.",
        "Zarząd pracował, prowadził świetlicę,",
        "a w nowym roku ruszymy dalej",
        "Oraz jeszcze kilka spraw, które udało się w tym roku załatwić",
    ],
)
def test_a_line_of_text_is_none(line: str) -> None:
    text = f"Fundacja Lipa\nNasz rok 2031\n\nOd czego zaczęliśmy\n{LONG}\n\n{line}\n{LONG}\n"
    assert titles(text) == ["Od czego zaczęliśmy"]


WRAPPED = (
    "W minionym roku świetlica działała przez jedenaście miesięcy, a dzieci\n"
    "przychodziły do niej z całej gminy, także z przysiółków za rzeką, skąd\n"
    "dowoził je bus wynajęty przez radę sołecką na koszt funduszu gminnego.\n"
)


def test_in_wrapped_text_a_sentence_far_from_the_margin_may_be_a_heading() -> None:
    opening = f"Fundacja Lipa\nNasz rok 2031\n\n{WRAPPED}"
    assert titles(f"{opening}\nŚwietlica się nie nudzi\n{WRAPPED}") == ["Świetlica się nie nudzi"]
    first = "Zarząd dziękuje wszystkim, którzy w minionym roku pracowali"
    assert titles(f"{opening}\n{first}\n{WRAPPED}") == []


@pytest.mark.parametrize("word", ["Wskaźnik", "WSKAŹNIK", "Rezultat", "Produkt", "Kryterium"])
def test_numbered_indicators_head_their_text(word: str) -> None:
    text = (
        f"Opis postępu projektu „Dąb”\nIII kwartał 2031 r.\n\n"
        f"{word} 1 – Grupy, które opracowały założenia [30]\n{BODY}\n\n"
        f"{word} 2 – Osoby przeszkolone (cel: 48)\n{BODY}\n\n{word} 3: Porozumienia\n{BODY}\n"
    )
    assert paths(text) == "1 2 3"
    assert {found.kind for found in sections(text)[1:]} == {"heading"}


def test_rows_of_indicators_are_items() -> None:
    text = (
        "Raport za 2031 rok\n\nWSKAŹNIKI\nWskaźnik 1: grupy – plan 5, wykonanie 4\n"
        "Wskaźnik 2: środowiska – plan 2, wykonanie 3\nWskaźnik 3: miejsca pracy – 14\n\n"
        f"DORADZTWO\n{BODY}\n"
    )
    assert titles(text) == ["WSKAŹNIKI", "DORADZTWO"]


def test_a_lead_with_a_colon_heads_a_paragraph_where_others_do() -> None:
    rest = f"Szkolenia:\n{LONG}\n\nDoradztwo:\n{LONG}\n"
    text = f"Ośrodek Lipa\nII półrocze 2031\n\nW skrócie:\n{LONG}\n\n{rest}"
    assert titles(text) == ["W skrócie", "Szkolenia", "Doradztwo"]
    lists = "W okresie:\n- odbyto spotkania;\n- wydano ulotki;\n\n"
    assert titles(f"Ośrodek Lipa\nII półrocze 2031\n\n{lists}{rest}") == ["Szkolenia", "Doradztwo"]


def test_a_number_without_a_stop_heads_what_it_says_of_a_year() -> None:
    text = (
        f"SPRAWOZDANIE ZA 2031 ROK\n\n1 KADRA\n{BODY}\n\n2 ŚWIETLICA\n{BODY}\n\n"
        f"3 PLANY NA 2032 R.\n2 nowych wychowawców, remont kuchni i wyjazd dzieci nad morze.\n"
    )
    assert tree(text) == ["1 heading: KADRA", "2 heading: ŚWIETLICA", "3 heading: PLANY NA 2032 R."]
    assert tree(f"{BODY}\nLp. Rok Gmina\n1 Lipa 2031\n2 Dąb 2032\n{BODY}\n") == []


def test_headings_that_close_the_document_stand_beside_its_parts() -> None:
    parts = "".join(
        f"Moduł {n} – {name}\n{BODY}\n\n" for n, name in (("I", "Kluby"), ("II", "Praca"))
    )
    text = f"{parts}Finanse i kontrola\n{BODY}\n\nPlany na 2032\n{BODY}\n"
    assert paths(text) == "1 2 3 4"
    assert paths(f"{parts}Animacja\n{BODY}\n\nSzkolenia\n{BODY}\n") == "1 2 2.1 2.2"


@pytest.mark.parametrize(
    "heading",
    [
        "Animacja [plan 120]",
        "Doradztwo (budżet: 80 000 zł)",
        "Obszar: doradztwo",
        "Doradztwo: kto skorzystał",
        "Działania na rzecz organizacji w powiatach leskim, sanockim, krośnieńskim i bieszczadzkim",
    ],
)
def test_headings_above_a_paragraph_may_be_long_or_add_something(heading: str) -> None:
    text = f"Sprawozdanie za 2031 rok\n\nKadra\n{LONG}\n\n{heading}\n{LONG}\n"
    assert titles(text) == ["Kadra", heading]


@pytest.mark.parametrize(
    "line",
    [
        "Miejsce: świetlica",
        "Grupy inicjatywne: 8",
        "Ośrodek, ul. Długa 7 lok. 12, tel. 13 123 45 67 w. 8, czynny od 8 do 16",
        "Odbyło się zebranie (maj)",
    ],
)
def test_labels_and_figures_above_a_short_line_are_none(line: str) -> None:
    text = f"Sprawozdanie za 2031 rok\n\nKadra\n{LONG}\n\n{line}\nprzyszło 14 osób\n"
    assert titles(text) == ["Kadra"]


def test_a_title_apart_does_not_make_a_text_one_with_empty_lines() -> None:
    names = ["Kadra", "Animacja", "Doradztwo", "Szkolenia"]
    body = "\n".join(f"{name}\n{LONG}" for name in names)
    assert titles(f"Sprawozdanie za 2031 rok\n\n{body}\n") == names


def test_quarters_in_a_row_head_their_text() -> None:
    names = ["I kwartał", "II kwartał", "III kwartał"]
    body = "\n\n".join(f"{name}\n{LONG}" for name in names)
    assert titles(f"Sprawozdanie OWES za 2031 rok\n\n{body}\n") == names
    assert titles(f"Sprawozdanie OWES\n\nI kwartał 2031\n\nKadra\n{LONG}\n") == ["Kadra"]


def test_roman_numbers_without_a_stop_head_their_text() -> None:
    names = ["I Animacja", "II Doradztwo", "III Szkolenia"]
    body = "\n\n".join(f"{name}\n{LONG}" for name in names)
    assert titles(f"Sprawozdanie OWES za 2031 rok\n\n{body}\n") == names


@pytest.mark.parametrize(
    "first", ["Animacja", "Nowe podmioty", "Współpraca i promocja", "SZKOLENIA", "Efekty"]
)
def test_the_first_heading_may_stand_right_below_the_title(first: str) -> None:
    text = f"Sprawozdanie OWES za rok 2031\n{first}\n{LONG}\nDoradztwo\n{LONG}\n"
    assert titles(text) == [first, "Doradztwo"]


@pytest.mark.parametrize(
    "line",
    [
        "za okres od stycznia do czerwca 2031",
        "Ośrodek Wsparcia Ekonomii Społecznej w Lipie",
        "Anna Lis, koordynatorka",
        "Fundacja „Lipa”",
    ],
)
def test_what_goes_on_with_the_title_is_no_heading(line: str) -> None:
    text = f"Sprawozdanie OWES za rok 2031\n{line}\n{LONG}\nDoradztwo\n{LONG}\n"
    assert titles(text) == ["Doradztwo"]


def test_a_heading_may_stand_right_below_a_figure() -> None:
    figures = "Liczba spotkań – 38\nGrupy inicjatywne – 9, w tym nowe – 4"
    text = f"Sprawozdanie za 2031 rok\nAnimacja\n{figures}\nDoradztwo\nLiczba godzin: 142,5\n"
    assert titles(text) == ["Animacja", "Doradztwo"]


def test_paragraphs_may_begin_with_their_titles() -> None:
    text = (
        "Sprawozdanie OWES za maj 2031\n\nDzień dobry, wysyłamy dane.\n\n"
        "Animacja. Odbyliśmy 31 spotkań, przyszło na nie 140 osób.\n\n"
        "Szkolenia: odbyło się jedno szkolenie dla 14 osób.\n\n"
        f"{LONG} {LONG}\n"
    )
    found = [(one.title, one.activity) for one in sections(text) if one.kind == "paragraph"]
    assert found == [("Animacja", "animacja"), ("Szkolenia", "szkolenia"), (None, None)]


@pytest.mark.parametrize(
    "lines",
    [
        # One title alone names no paragraph's subject, and rows of figures are no paragraphs.
        "Animacja. Odbyliśmy 31 spotkań.\n\nPotem padało i nikt nie przyszedł.",
        "Animacja: 31 spotkań.\nSzkolenia: 4.\nDoradztwo: 52 godz.",
        "Odbyły się spotkania. Animacja trwa.\nByły szkolenia. Doradztwo trwa.",
    ],
)
def test_other_lines_begin_with_no_title(lines: str) -> None:
    text = f"Sprawozdanie OWES za maj 2031\n\n{lines}\n"
    assert [one for one in sections(text) if one.kind == "paragraph"] == []


def test_a_project_among_headings_is_one_of_them() -> None:
    parts = [f"{n}. {name}\n{LONG}\n\n" for n, name in (("I", "KADRA"), ("II", "POMOC"))]
    text = "".join([*parts, f"III. PROJEKT „LIPA”\n{LONG}\n\n", f"IV. PLANY\n{LONG}\n"])
    assert titles(text) == ["KADRA", "POMOC", "PROJEKT „LIPA”", "PLANY"]
    assert paths(text) == "1 2 3 4"


def test_projects_between_headings_stand_beside_them() -> None:
    names = ["Kadra", "Świetlica", 'Projekt "Lipa"', 'Projekt "Dąb"', "Finanse"]
    body = "\n\n".join(f"{name}\n{LONG}" for name in names)
    text = f"Sprawozdanie za 2031 rok\n\n{body}\n"
    assert titles(text) == names
    assert paths(text) == "1 2 3 4 5"


def test_headings_below_projects_are_their_own() -> None:
    part = f"Animacja\n{LONG}\n\nSzkolenia\n{LONG}\n\n"
    text = f'Kadra\n{LONG}\n\nProjekt "Lipa"\n{LONG}\n\n{part}Projekt "Dąb"\n{LONG}\n\n{part}'
    found = [one.kind for one in sections(f"Sprawozdanie za 2031 rok\n\n{text}")]
    assert found.count("project") == 2


@pytest.mark.parametrize(
    ("heading", "activity"),
    [
        ("PUNKT DORADCZY JAROSŁAW", None),
        ("Punkt doradczy w Lubaczowie", None),
        ("BIURO DORADCZE – EŁK", None),
        ("Punkt doradczy dla rodzin", "doradztwo"),
        ("DORADZTWO KLUCZOWE", "doradztwo kluczowe"),
    ],
)
def test_an_office_does_more_than_it_is_called(heading: str, activity: str | None) -> None:
    text = f"Sprawozdanie za 2021 r.\n\n{heading}\n\n{BODY}\n\nPROMOCJA\n\n{BODY}\n"
    assert next(one.activity for one in sections(text) if one.title == heading) == activity
