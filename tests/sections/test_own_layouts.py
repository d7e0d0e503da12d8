"""Layouts that writers make up: their own numbered words, notes below headings, lone projects."""

from __future__ import annotations

import pytest
from outlines import BODY, paths, sections, tree

TITLE = "Sprawozdanie OWES Lipa za 2031 rok\n\n"


def titles(text: str) -> list[str | None]:
    """Titles of the headings, with what numbers them."""
    found = [each for each in sections(text) if each.kind in ("heading", "project")]
    return [" ".join(filter(None, (each.marker, each.title))) for each in found]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ustalenie 1. Klub działa dobrze", "Ustalenie 2. Brakuje instruktorów"),
        ("Cel statutowy 1: pomoc rodzinom", "Cel statutowy 2: edukacja"),
        ("Wizyta studyjna nr 1 – Kraków", "Wizyta studyjna nr 2 – Gdynia"),
        ("Ścieżka A: grupy inicjatywne", "Ścieżka B: istniejące PES"),
        ("SUBREGION I", "SUBREGION II"),
        ("Ad 1. Animacja", "Ad 2. Doradztwo"),
    ],
)
def test_words_of_the_document_and_a_number_head_their_text(first: str, second: str) -> None:
    text = f"{TITLE}Wstęp\n{BODY}\n\n{first}\n{BODY}\n\n{second}\n{BODY}\n\n"
    assert titles(text) == ["Wstęp", first, second]
    assert paths(f"{text}Finanse\n{BODY}\n\nCo będzie potem\n{BODY}\n") == "1 2 3 4 5"


def test_words_of_the_document_and_a_number_below_other_headings() -> None:
    visits = f"Wizyta 1: Kraków\n{BODY}\n\nWizyta 2: Gdynia\n{BODY}\n\n"
    assert paths(f"{TITLE}WIZYTY\n\n{visits}SZKOLENIA\n{BODY}\n") == "1 1.1 1.2 2"
    assert paths(f"{TITLE}1. Wizyty\n{visits}2. Szkolenia\n{BODY}\n") == "1 1.1 1.2 2"


@pytest.mark.parametrize(
    "rows",
    [
        "Grupa 1 – 12 osób\nGrupa 2 – 14 osób\nGrupa 3 – 9 osób",
        "Spotkanie 1 odbyło się w maju.\nSpotkanie 2 odbyło się w czerwcu.",
        "Szkolenie 1. Odbyło się w maju.\nSzkolenie 2. Odbyło się w czerwcu.",
        "Klasa 3 pojechała do Lipy.\nKlasa 4 – także.",
        "Tabela 1. Osoby\nTabela 2. Godziny",
    ],
)
def test_rows_and_sentences_that_begin_with_a_word_and_a_number(rows: str) -> None:
    assert titles(f"{TITLE}Animacja\n{rows}\n\nSzkolenia\n{BODY}\n") == ["Animacja", "Szkolenia"]


@pytest.mark.parametrize(
    "notes",
    [
        "spotkania: 14, w tym 4 grupowe\ngminy: 5",
        "na 30.06: 27 osób, 25 etatów",
        "odbyłam 12 spotkań w gminach",
        "4 osoby, 3,5 etatu",
    ],
)
def test_headings_above_notes_in_small_letters(notes: str) -> None:
    text = f"{TITLE}Animacja\n{notes}\n\nSzkolenia\n{notes}\n"
    assert titles(text) == ["Animacja", "Szkolenia"]


@pytest.mark.parametrize(
    "line",
    [
        "Stowarzyszenie „Lipa”\nul. Długa 12, tel. 12 345 67 89",
        "W świetlicy\nodbyło się 12 spotkań.",
        "Zespół ośrodka spotykał się przez cały rok w\nświetlicy, 12 razy.",
        "Odwiedziliśmy\nwszystkie 12 gmin.",
    ],
)
def test_lines_broken_in_a_sentence_or_an_address_head_nothing(line: str) -> None:
    assert titles(f"{TITLE}Animacja\n{BODY}\n\n{line}\n") == ["Animacja"]


def test_a_first_line_above_what_the_document_is() -> None:
    rest = f"\n\nKadra\n{BODY}\n\nAnimacja\n{BODY}\n"
    for opening in (
        "Centrum Usług w Lipie\nInformacja za I półrocze 2031 r.\ndla Rady Miejskiej",
        "Centrum Usług w Lipie\nInformacja dla Rady Miejskiej",
        "Stow. „Lipa” w Dębie\nsprawozd. CIS, II półrocze 2031",
        "Stow. „Lipa” w Dębie\nspr. roczne WTZ",
        "Centrum Usług w Lipie\nDane za 2031 r.",
    ):
        assert titles(f"{opening}{rest}") == ["Kadra", "Animacja"]


def test_lines_between_lists_of_bullets_head_them() -> None:
    lists = "Animacja\n• 14 spotkań\n• 120 osób\nDoradztwo\n• 120 h\n• 30 PES\n"
    assert titles(f"{TITLE}{lists}") == ["Animacja", "Doradztwo"]
    colons = "Gmina Lipa:\n- 14 spotkań\nGmina Dąb:\n- 5 spotkań\n"
    assert titles(f"{TITLE}{colons}") == ["Gmina Lipa", "Gmina Dąb"]
    wrapped = "Animacja\n• spotkania w gminach:\n  Lipa i Dąb\n• 120 osób\n"
    assert titles(f"{TITLE}{wrapped}") == ["Animacja"]


def test_months_in_capitals_head_their_notes() -> None:
    months = "STYCZEŃ 2031\n14 spotkań\nLUTY 2031\n5 spotkań\nMAJ 2031\n7 spotkań\n"
    assert titles(f"{TITLE}{months}") == ["STYCZEŃ 2031", "LUTY 2031", "MAJ 2031"]


@pytest.mark.parametrize("signs", ["==", "---", "***", "~~"])
def test_headings_between_rows_of_signs(signs: str) -> None:
    text = f"{TITLE}{signs} Animacja {signs}\n{BODY}\n\n{signs} Kadra {signs}\n{BODY}\n"
    assert titles(text) == ["Animacja", "Kadra"]
    quoted = f"{signs} Wiadomość oryginalna {signs}\n{BODY}\n"
    assert titles(f"{TITLE}Kadra\n{BODY}\n\n{quoted}") == ["Kadra"]
    assert titles(f"{TITLE}Kadra\n{BODY}\n\n{signs} razem 12 osób {signs}\n") == ["Kadra"]


def test_the_only_project_stands_beside_the_headings_around_it() -> None:
    project = f"Projekt „Nowa droga”\n{BODY}\n\n"
    text = f"{TITLE}Kadra\n{BODY}\n\nŚwietlica\n{BODY}\n\n{project}"
    assert paths(f"{text}Plany\n{BODY}\n\nPodziękowania\n{BODY}\n") == "1 2 3 4 5"
    assert paths(f"{TITLE}Kadra\n{BODY}\n\n{project}Plany\n{BODY}\n") == "1 2 3"
    parts = f"Animacja\n{BODY}\n\nDoradztwo\n{BODY}\n"
    assert paths(f"{TITLE}Kadra\n{BODY}\n\n{project}{parts}") == "1 2 2.1 2.2"


def test_a_roman_number_counts_on_from_projects() -> None:
    pair = f"I. Projekt „A” 2030-2031\n{BODY}\n\nII. Projekt „B” 2031-2032\n{BODY}\n\n"
    assert paths(f"{TITLE}{pair}III. Wolontariat\n{BODY}\n") == "1 2 3"


def test_a_project_tells_who_pays_for_it() -> None:
    first = "1. Projekt pn. „Nowa droga”, współfinansowany z EFS w ramach RPO, Działanie 9.3"
    second = "2. Projekt pn. „Stara droga”, dofinansowany ze środków budżetu Gminy Lipa"
    told = "3. Projekt „Nasza droga” zakończono, skorzystało z niego 14 osób"
    found = tree(f"{TITLE}{first}\n{BODY}\n\n{second}\n{BODY}\n\n{told}\n{BODY}\n")
    assert found[:2] == ["1 project: Nowa droga", "2 project: Stara droga"]
    assert not any("project" in each for each in found[2:])


@pytest.mark.parametrize("form", ["({})", "{} -", "{}:", "{} –"])
def test_numbers_set_off_by_other_signs(form: str) -> None:
    first, second = form.format(1), form.format(2)
    text = f"{TITLE}{first} Szkolenia\n{BODY}\n{second} Doradztwo\n{BODY}\n"
    assert tree(text) == ["1 heading: Szkolenia", "2 heading: Doradztwo"]
    assert tree(f"{TITLE}{first} osoba\n{form.format(5)} osób\n") == []
    assert tree(f"{TITLE}{BODY}\n{form.format(3)} Lipa\n{BODY}\n") == []


def test_quarters_without_empty_lines_head_their_notes() -> None:
    text = f"{TITLE}I KWARTAŁ\n3 szkolenia\nII KWARTAŁ\n2 szkolenia\nIII KWARTAŁ\n1 szkolenie\n"
    assert titles(text) == ["I KWARTAŁ", "II KWARTAŁ", "III KWARTAŁ"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Projekt Nowa Droga (1.01.2031-31.12.2032)",
            "Projekt Stara Droga – 1.03.2031-30.11.2031",
        ),
        ("„Nowa Droga” (RPO, 1.01.2031 – 31.12.2032)", "„Stara Droga”, 1.03.2031 – 30.11.2031"),
    ],
)
def test_projects_told_by_their_dates_alone(first: str, second: str) -> None:
    found = tree(f"{TITLE}{first}\n{BODY}\n\n{second}\n{BODY}\n")
    assert found == ["1 project: Nowa Droga", "2 project: Stara Droga"]


@pytest.mark.parametrize(
    "line",
    [
        "„Zlecanie zadań” (7-8 lipca 2031 r.)",
        "Projekt Nowa Droga ruszył (1.01.2031 – 31.12.2031)",
        "„Nowa Droga” w 2031 roku objęła 14 osób",
    ],
)
def test_titles_of_events_and_sentences_are_no_projects(line: str) -> None:
    found = sections(f"{TITLE}Kadra\n{BODY}\n\n{line}\n{BODY}\n")
    assert not [each for each in found if each.kind == "project"]


def test_sums_of_all_parts_have_a_heading() -> None:
    parts = "OWES Lipa\nSpotkania: 14\n\nOWES Dąb\nSpotkania: 20\n\n"
    for total in ("Ogółem w regionie", "Razem", "Łącznie w obu ośrodkach:"):
        found = titles(f"{TITLE}{parts}{total}\nSpotkania: 34\n")
        assert found == ["OWES Lipa", "OWES Dąb", total.rstrip(":")]
    assert titles(f"{TITLE}{parts}Razem: 34 spotkania\n{BODY}\n") == ["OWES Lipa", "OWES Dąb"]


def test_a_rule_apart_underlines_nothing() -> None:
    rule = "=" * 20
    first = f"{rule}\nANIMACJA\n{rule}\n14 spotkań, 120 osób\n\n"
    assert titles(f"{TITLE}{first}{rule}\nDORADZTWO\n{rule}\n120 h\n") == ["ANIMACJA", "DORADZTWO"]


def test_a_heading_right_above_headings() -> None:
    parts = f"Pracownia stolarska\n{BODY}\n\nPracownia krawiecka\n{BODY}\n"
    assert titles(f"{TITLE}Kadra\n{BODY}\n\nZajęcia\n\n{parts}") == [
        "Kadra",
        "Zajęcia",
        "Pracownia stolarska",
        "Pracownia krawiecka",
    ]
    assert titles(f"{TITLE}Kadra\n{BODY}\n\nPrezes zarządu\n\nAnna Lis\nLipa, 3.04.2032\n") == [
        "Kadra"
    ]


@pytest.mark.parametrize("heading", ["PROJEKTY", "Realizacja projektów"])
def test_projects_without_numbers_below_a_heading(heading: str) -> None:
    pair = f"Projekt „Lipa”\n{BODY}\n\nProjekt „Dąb”\n{BODY}\n\n"
    last = "KADRA" if heading.isupper() else "Kadra"
    assert paths(f"{TITLE}{heading}\n\n{pair}{last}\n{BODY}\n") == "1 1.1 1.2 2"


@pytest.mark.parametrize("project", ["Projekt „Lipa”", "PROJEKT „LIPA”", "Projekt pn. „Lipa”"])
def test_a_project_without_dates_is_a_heading_among_headings(project: str) -> None:
    ahead = f"{TITLE}I. Kadra\n{BODY}\n\nII. Szkolenia\n{BODY}\n\n"
    numbered = f"{ahead}III. {project}\n{BODY}\n\nIV. Współpraca\n{BODY}\n"
    assert tree(numbered)[2:] == [f"3 heading: {project}", "4 heading: Współpraca"]
    dated = numbered.replace(project, f"{project} (1.01.2031 – 31.12.2032)")
    assert tree(dated)[2].startswith("3 project: ")
    bare = f"{TITLE}Kadra\n{BODY}\n\nSzkolenia\n{BODY}\n\n{project}\n{BODY}\n\n"
    second = f"Projekt „Dąb”\n{BODY}\n\n"
    assert tree(f"{bare}{second}Współpraca\n{BODY}\n")[2:] == [
        f"3 heading: {project}",
        "4 heading: Projekt „Dąb”",
        "5 heading: Współpraca",
    ]


def test_projects_with_parts_stay_projects() -> None:
    parts = f"a) doradztwo. {BODY}\nb) szkolenia. {BODY}\n\n"
    both = f"Projekt „Lipa”\n{parts}Projekt „Dąb”\n{parts}"
    found = tree(f"{TITLE}Kadra\n{BODY}\n\n{both}Finanse\n{BODY}\n")
    assert [each for each in found if "project" in each] == ["2 project: Lipa", "3 project: Dąb"]
    assert paths(
        f"{TITLE}Projekt „Lipa”\n\nAnimacja\n{BODY}\n\nProjekt „Dąb”\n\nAnimacja\n{BODY}\n"
    ) == ("1 1.1 2 2.1")
