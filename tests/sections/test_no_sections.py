"""What only looks like a heading or an item."""

from __future__ import annotations

import pytest
from outlines import BODY, paths, sections, tree


@pytest.mark.parametrize(
    "line",
    [
        "Projekt skierowany jest do mieszkańców gminy, w tym do osób z niepełnosprawnościami.",
        "Projekt „Nowa Szansa” zakładał utworzenie dziesięciu miejsc pracy w trzech gminach "
        "oraz objęcie wsparciem dwudziestu rodzin z terenów popegeerowskich i ich otoczenia.",
        "1. „Pierwsza pomoc” odbyła się w marcu i zgromadziła strażaków z sześciu jednostek.",
    ],
)
def test_a_sentence_about_a_project_is_none(line: str) -> None:
    assert not [
        found for found in sections(f"Raport\n\n{line}\n{BODY}\n") if found.kind == "project"
    ]


@pytest.mark.parametrize(
    "text",
    [
        # A letter or number inside a sentence, at the start of a wrapped line.
        "Wsparcia udzielono osobom, o których mowa w art. 12 ust. 3 pkt\na) ustawy.",
        "Zgodnie z art. 5 lit.\nb) ustawy przyznano zasiłek.",
        "Dzieciom podawano witaminy\nA i D, a dorosłym magnez.",
        "Umowę zawarła spółka Nowak i Synowie sp.\nz o.o. z siedzibą w Lipie.",
        "W dniu 14 marca 2019\nr. odbyło się zebranie.",
        "Świetlica powstała\nw 2019 roku.",
        "W zebraniu uczestniczyło\n10 osób, które wzięły pakiety.",
        "Zebranie odbyło się dnia\n12. marca, a następne w maju.",
        "Była to już\n3. edycja konkursu.",
        "Uczestniczyli w niej: Jan\nA. Nowak oraz Ewa Lis.",
        "Spotkania trwały do\n15.10. włącznie.",
        "Wypłacono\n1.500 zł oraz 2.30 euro.",
        "Zadanie wykonano na poziomie\n1.1 wskaźnika osiągnięto.",
        # At the start of a paragraph.
        "I Forum Organizacji odbyło się w maju.",
        "X. Kowalski poprowadził spotkanie.",
        "i. e. wszystkie osoby z listy.",
        "3. edycja konkursu zgromadziła 14 osób.",
        "12. maja otwarto biuro.",
        "II - V.2022 prowadzono nabór.",
        "2019. rok był trudny.",
        "5.09. odbyło się szkolenie.",
        "1.200 osób odwiedziło targi.",
        "-5 stopni nie przeszkodziło uczestnikom.",
        "– 31.12.2017",
        "Działanie 9.3 programu regionalnego zakończono.",
        "Zadanie 2 zostało zrealizowane w całości, a koszty rozliczono w terminie.",
        "o pomoc zwróciło się 14 rodzin.",
        "Witaminy A) i D) podano 12 osobom.",
        "Wybrano: a) plan; b) budżet; c) skład.",
        "Zgodnie z art. 7 pkt a) ustawy, pkt b) regulaminu i pkt c) statutu przyjęto 14 wniosków.",
    ],
)
def test_no_marker_in_sentences(text: str) -> None:
    before = "Zarząd opisuje poniżej wykonanie zadań powierzonych przez gminę. "
    assert tree(text) == []
    assert tree(f"{before}{text}\n{BODY}\n") == []


def test_one_paragraph() -> None:
    inline = (
        "W roku 2020 ośrodek realizował zadania: a) animację lokalną w sześciu gminach powiatu, "
        "odbyto 31 spotkań; b) doradztwo dla 12 grup, udzielono łącznie 120 godzin porad; "
        "c) szkolenia dla kadry, przeszkolono 44 osoby z 9 organizacji."
    )
    assert tree(inline) == [
        "a lettered: animację lokalną w sześciu gminach powiatu",
        "b lettered: doradztwo dla 12 grup",
        "c lettered: szkolenia dla kadry",
    ]
    assert tree(BODY * 20) == []


def test_title_block_is_the_reports() -> None:
    text = f"""STOWARZYSZENIE LIPOWA DOLINA
ul. Długa 7, 00-000 Lipa

SPRAWOZDANIE MERYTORYCZNE
Z DZIAŁALNOŚCI OŚRODKA

ZA ROK 2019

ANIMACJA LOKALNA
{BODY}
"""
    assert tree(text) == ["1 heading: ANIMACJA LOKALNA"]


def test_pages() -> None:
    page = "Stowarzyszenie Lipa - sprawozdanie 2019\n"
    text = (
        f"{page}\nSprawozdanie za 2019 rok\n\n1. Szkolenia\n{BODY}\n- 1 -\n\f{page}{BODY}\n"
        f"2. Doradztwo\n{BODY}\nStrona 2 z 12\n\f{page}3. Kadra\n{BODY}\n3\n\f{page}{BODY}\n"
    )
    assert paths(text) == "1 2 3"


def test_contents_are_no_sections() -> None:
    contents = "Spis treści\n1. Kadra ........ 2\n2. Promocja……… 3\n\n"
    text = f"{contents}1. KADRA\n{BODY}\n2. PROMOCJA\n{BODY}\n"
    assert paths(text) == "1 2"


def test_table_cells_are_no_headings() -> None:
    text = (
        f"{BODY}\nForma wsparcia\nLiczba osób\nPLACÓWKA\n12\nSPOTKANIA\n40\nRazem\n52\n\n{BODY}\n"
    )
    assert tree(text) == []


@pytest.mark.parametrize(
    "closing",
    [
        "Sporządziła: Ewa Lis\n\nPrezes Zarządu",
        "Kierownik klubu\nLipa, 5.03.2018 r.",
        "Prezes\nDąb Wielki, dnia 5 marca 2018 r.",
    ],
)
def test_closing_lines_are_no_headings(closing: str) -> None:
    assert tree(f"{BODY}\n\n{closing}\n") == []


def test_rows_of_a_table_are_no_headings() -> None:
    table = "Rezultat | Plan | Wykonanie\nSpotkania | 12 | 14\n\nLP. | NAZWA | KWOTA\n1 | x | 20"
    assert tree(f"{BODY}\n\n{table}\n\n{BODY}\n") == []


def test_row_of_a_form_is_no_project() -> None:
    text = (
        "1. Rodzaj zadania: integracja\n2. Tytuł zadania: „Razem raźniej”\n"
        f"3. Nr umowy: 7/2020\n\nCzęść I. Opis działań\n{BODY}\n"
    )
    assert [section.kind for section in sections(text)[1:]] == [
        "numbered",
        "numbered",
        "numbered",
        "heading",
    ]


def test_all_in_capitals() -> None:
    text = "".join(f"{BODY.upper()}\n\n" for _ in range(12))
    assert tree(text) == []


def test_a_line_that_begins_with_a_day_in_roman_months_has_no_marker() -> None:
    text = "KALENDARIUM\n15.VII - 2.VIII: półkolonie dla 30 dzieci\n2.III Forum Kobiet\n"
    assert [section.marker for section in sections(text)] == [None, None, "2."]
