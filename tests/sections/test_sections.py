"""The section tree: what is a marker, what only looks like one, and what lies under what."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from outlines import BODY, paths, sections, tree

from extract.report import from_text


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


@pytest.mark.parametrize("bullet", ["•", "-", "–", "▪", "➢", "*", "·", "\uf0b7", "o"])
def test_bullets(bullet: str) -> None:
    text = f"W ramach zadania:\n{bullet} 12 porad prawnych;\n{bullet} zebrano 7 ankiet;\n"
    found = sections(text)[1:]
    assert [section.kind for section in found] == ["bullet", "bullet"]
    assert [section.marker for section in found] == [bullet, bullet]
    assert text[found[0].content_start :].startswith("12 porad")


def test_bullets_within_bullets() -> None:
    text = "Razem:\n• gminy:\n  - Lipa 3\n  - Dąb 4\n• miasta:\n  - Klon 5\n"
    assert paths(text) == "1 1.1 1.2 2 2.1"


def test_paragraph_after_bullets_belongs_to_their_parent() -> None:
    text = f"""SZKOLENIA
{BODY}
- kurs księgowy, 12 osób;
- doradztwo prawne: 4 h;

Ponadto przeszkolono 9 osób.
Wszystkie otrzymały zaświadczenia.

Frekwencja była wysoka.

- kurs barmański, 5 osób.

DORADZTWO
{BODY}
"""
    assert tree(text) == [
        "1 heading: SZKOLENIA",
        "1.1 bullet: kurs księgowy",
        "1.2 bullet: doradztwo prawne",
        "1.3 paragraph: Ponadto przeszkolono 9 osób",
        "1.4 bullet: kurs barmański",
        "2 heading: DORADZTWO",
    ]
    found = sections(text)
    assert [section.activity for section in found[2:6]] == [
        "szkolenia",
        "doradztwo prawne i biznesowe",
        "szkolenia",
        "szkolenia",
    ]
    paragraph = found[4]
    assert (paragraph.marker, paragraph.parent_id) == (None, found[1].section_id)
    own = text[paragraph.start : paragraph.end]
    assert own.startswith("Ponadto przeszkolono")
    assert own.rstrip().endswith("Frekwencja była wysoka.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a) animacja:\n• 3 gminy;\n  - Lipa\n\nRazem 9 osób.\nb) kadra\n", "a a.1 a.1.1 a.2 b"),
        ("Razem:\n- Lipa;\n- Dąb.\nNastępne nabory odbędą się jesienią.\n", "1 2 3"),
        ("Razem:\n- Lipa;\n- Dąb\n\n„Razem” to nazwa klubu.\n", "1 2 3"),
    ],
)
def test_where_a_paragraph_follows_bullets(text: str, expected: str) -> None:
    assert paths(text) == expected
    assert sum(section.kind == "paragraph" for section in sections(text)) == 1


@pytest.mark.parametrize(
    "rest",
    [
        "\nw tym dla 4 kobiet.",  # goes on with the sentence
        "\n  Zajęcia prowadziły trzy osoby.",  # set in below its bullet
        "Zajęcia trwały trzy dni",  # on the next line, and nothing has ended
        "z gminy Dąb oraz\n\nLipa i okolic.",  # after a word that ends no sentence
        "z gminy\n\n- 3 -\n\nLipowo Górne i okolic.",  # over the end of a page
    ],
)
def test_what_still_belongs_to_the_bullet(rest: str) -> None:
    joint = " " if rest.startswith("z ") else "\n"
    text = f"Odbyły się:\n- warsztaty w domu kultury{joint}{rest}\n"
    assert [section.kind for section in sections(text)[1:]] == ["bullet"]


def test_wrapped_bullet_of_two_sentences() -> None:
    text = """Wsparcie dla organizacji pozarządowych z terenu powiatu obejmowało w tym
półroczu następujące działania, które prowadzono w biurze i w terenie:
- spotkania z zarządami organizacji, które zgłosiły się do ośrodka wiosną.
Uczestniczyło w nich łącznie siedemnaście osób z jedenastu stowarzyszeń,
głównie z gmin wiejskich i z miasta powiatowego, a także dwie fundacje.
- dyżury księgowej.
Z dyżurów skorzystało dziewięć organizacji, w tym dwie po raz pierwszy, co
uznano za dobry wynik.
"""
    assert [section.kind for section in sections(text)[1:]] == ["bullet", "bullet", "paragraph"]


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


WRAPPED = """W okresie sprawozdawczym prowadzono doradztwo dla grup założycielskich
oraz istniejących podmiotów, w tym poradnictwo dla osób zagrożonych wyklu-
czeniem. Zgłosiło się 14 osób, a spotkania odbywały się w biurze Stowarzyszenia
"Razem" w Lipie. Na podstawie art. 12 ust. 2 ustawy oraz zgodnie z literą
a) regulaminu przyjęto 3 wnioski. Kolejne posiedzenie odbyło się w obecności
10. przedstawicieli samorządu i trwało cztery godziny. W wydarzeniu wzięła
I. Nowak z Urzędu Gminy, a ponadto przedstawiciele spółdzielni i fundacji
1. klasy ratowniczej oraz członkowie Koła Gospodyń. Uczestnicy otrzymali
- jak co roku - upominki i dyplomy. Wszystkie działania opisano na stronie
PROMOCJA REGIONU w zakładce poświęconej projektom i inicjatywom lokalnym
Gminy Lipa. Dalsze informacje znajdują się w załączniku do sprawozdania.
"""


def test_hard_wrapped_paragraph_stays_whole() -> None:
    assert tree(WRAPPED) == []


def test_hard_wrapped_items() -> None:
    text = """ZADANIE I - ANIMACJA

1) Spotkania animacyjne. Przeprowadzono 31 spotkań, z tego 19 w terenie
oraz 12 w biurze, w których uczestniczyło łącznie 76 osób. Tematem wię-
kszości rozmów było utrzymanie płynności finansowej podmiotów.

2) Grupy inicjatywne. Powstało osiem grup, przy założeniu minimum 6 w
okresie rozliczeniowym.

ZADANIE II - SZKOLENIA

1) Na kwartał zaplanowano 8 szkoleń, zrealizowano 5, pozostałe 3 przeło-
żono na czwarty kwartał.
"""
    assert tree(text) == [
        "1 task: ANIMACJA",
        "1.1 numbered: Spotkania animacyjne",
        "1.2 numbered: Grupy inicjatywne",
        "2 task: SZKOLENIA",
        "2.1 numbered: Na kwartał zaplanowano 8 szkoleń",
    ]


def test_task_whose_text_runs_on_is_an_item() -> None:
    text = f"""I. Opis projektu
{BODY}

II. Przebieg
Zadanie 1. Animacja. Przeprowadzono 14 spotkań w sześciu gminach.
Zadanie 2. Doradztwo. Udzielono 31 porad.
Zadanie 3. Wyjazd studyjny do Lipy (17 osób).

III. Wnioski
{BODY}
"""
    assert tree(text) == [
        "1 heading: Opis projektu",
        "2 heading: Przebieg",
        "2.1 numbered: Animacja",
        "2.2 numbered: Doradztwo",
        "2.3 numbered: Wyjazd studyjny do Lipy",
        "3 heading: Wnioski",
    ]


def test_remarks_and_what_stands_above_the_title() -> None:
    text = f"OW Lipa\nInformacja miesięczna – maj 2020\n\nUwagi\n{BODY}\n\nPlany\n{BODY}\n"
    assert tree(text) == ["1 heading: Uwagi", "2 heading: Plany"]


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


def test_list_under_each_heading() -> None:
    text = "".join(
        f"{title}\n1. Gmina Lipa\na) sołectwa\n2. Gmina Dąb\n\n"
        for title in ("ANIMACJA LOKALNA", "SZKOLENIA")
    )
    assert paths(text) == "1 1.1 1.1.a 1.2 2 2.1 2.1.a 2.2"


def test_activity_is_inherited() -> None:
    text = "SZKOLENIA\n- „RODO dla każdego”, 12 osób;\n- w gminie Lipa;\n- doradztwo prawne: 4 h;\n"
    assert [found.activity for found in sections(text)] == [
        None,
        "szkolenia",
        "szkolenia",
        "szkolenia",
        "doradztwo prawne i biznesowe",
    ]


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


def test_direction_marks_and_controls_do_no_harm() -> None:
    assert paths("\u202ea) jeden plan\n\u200bb) dwa plany\n\x01c) trzy\n") == "a b"


def test_empty_section_is_kept() -> None:
    assert paths(f"ANIMACJA LOKALNA\n\nSZKOLENIA\n{BODY}\n\nDORADZTWO\n{BODY}\n") == "1 2 3"


def laws(text: str) -> None:
    """What holds of every tree."""
    found = sections(text)
    assert "".join(text[section.start : section.end] for section in found) == text
    assert found[0].start == 0
    assert (found[0].path, found[0].level, found[0].parent_id) == ("0", 0, None)
    seen = {}
    for section in found:
        assert section.section_id not in seen
        assert section.start <= section.content_start <= max(section.end, section.start)
        if section.parent_id is not None:
            parent = seen[section.parent_id]
            assert section.level == parent.level + 1
            prefix = "" if parent.path == "0" else f"{parent.path}."
            assert section.path.startswith(prefix)
            assert "." not in section.path[len(prefix) :]
        if section.marker is not None:
            assert section.marker in text[section.start : section.content_start]
        seen[section.section_id] = section


LINE = st.one_of(
    st.sampled_from(
        [
            "a) ",
            "b) jeden dwa trzy",
            "A. Nowak",
            "1. „Tytuł” 2019-2020",
            "2) ",
            "1.1. Podpunkt",
            "I. WSTĘP",
            "II/",
            "ZADANIE I - ANIMACJA",
            "PROMOCJA I KADRA",
            "Zbiory",
            "-----",
            "- myślnik;",
            "  • kropka",
            "Dalszy akapit bez kropki",
            "o ",
            "\f",
            "- 3 -",
            "Projekt: X y",
            "",
            BODY,
            f"w: a) {BODY}; b) {BODY}; c) {BODY}",
        ]
    ),
    st.text(max_size=30),
)


@given(st.lists(LINE, max_size=25))
def test_laws(lines: list[str]) -> None:
    laws(from_text("\n".join(lines)).text)


MANY = 100_000


@pytest.mark.parametrize(
    "text",
    [
        "słowo i dwa a) b) c) " * 500_000,
        "a) " * 3_000_000,
        ": a) ; b) " * 1_000_000,
        "1" * 10_000_000,
        "1. „" + "a" * 10_000_000,
        "\n" * 3_000_000,
        "." * 10_000_000,
        "".join(f"{number}. \n" for number in range(MANY)),
        "".join(f"{number}. Szkolenie\n" for number in range(MANY)),
        "a) jeden dwa\n" * (MANY // 2),
        "ANIMACJA LOKALNA\n" * MANY,
        "Zbiory\n\nTo jest treść.\n\n" * (MANY // 4),
        "".join(" " * (number % 500) + "- x y\n" for number in range(10_000)),
        ("." * 110 + "x\n") * (MANY // 4),
        "1. „abc ,,„ 12\n" * (MANY // 4),
        "\f\n12\nabc\n" * (MANY // 4),
        "1.1.1.1 Abc\n" * (MANY // 4),
    ],
    ids=lambda text: repr(text[:12]),
)
def test_hostile_text_is_read_to_its_end(text: str) -> None:
    # So long that a pattern which is not linear would not come back.
    found = sections(text)
    assert found[-1].end == len(text)
    assert max(section.level for section in found) <= 12


def test_ten_thousand_sections() -> None:
    text = "".join(f"{number % 25 + 1}. Szkolenie\na) jeden\nb) dwa\n" for number in range(3_400))
    assert len(sections(text)) > 10_000
    laws(text)


def test_a_line_that_begins_with_a_day_in_roman_months_has_no_marker() -> None:
    text = "KALENDARIUM\n15.VII - 2.VIII: półkolonie dla 30 dzieci\n2.III Forum Kobiet\n"
    assert [section.marker for section in sections(text)] == [None, None, "2."]
