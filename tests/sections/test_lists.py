"""Bullets, items and the paragraphs around them, wrapped or not."""

from __future__ import annotations

import pytest
from outlines import BODY, paths, sections, tree


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
        ("Razem:\n- Lipa;\n- Dąb.\n36 osób odbyło po nich staże.\n", "1 2 3"),
    ],
)
def test_where_a_paragraph_follows_bullets(text: str, expected: str) -> None:
    assert paths(text) == expected
    assert sum(section.kind == "paragraph" for section in sections(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        # A wrapped line, a number of a page, a row of figures.
        "Kursy:\n- w Lipie, o którym pisaliśmy już w 2016 r.,\n36 osób;\n- w Dębie.\n",
        "Kursy:\n- Lipa;\n- Dąb.\n12\n",
        "Kursy:\n- Lipa;\n- Dąb.\n12\t36\t7\n",
    ],
)
def test_a_number_below_bullets_may_belong_to_them(text: str) -> None:
    assert all(section.kind != "paragraph" for section in sections(text))


LETTERED = """1. „Razem” 01.01.2020 – 31.12.2021
W okresie sprawozdawczym realizowano:
a) animację lokalną: 12 spotkań;
b) promocję: wydano ulotki.
"""


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ("\nW 2025 r. planujemy 120 spotkań.\n", "1 1.a 1.b 1~2"),  # of all projects
        ("\nPlan na IV kwartał: 18 miejsc pracy.\n", "1 1.a 1.b 1~2"),
        ("\nZespół liczył 6 osób.\n\nSporządziła: Anna Lis\n", "1 1.a 1.b 1~2"),
        ("Ulotki rozdano na targach.\n", "1 1.a 1.b"),  # no empty line
        ("\nktóre rozdano na targach.\n", "1 1.a 1.b"),
        (
            "\nProjekt zakończono.\n\n2. „Dalej” 01.01.2020 – 31.12.2021\nCel: 9 grup.\n",
            "1 1.a 1.b 1.1 2",
        ),
    ],
)
def test_a_paragraph_behind_letters_is_no_part_of_the_last(rest: str, expected: str) -> None:
    assert paths(LETTERED + rest) == expected


def test_lettered_sections_with_empty_lines_between_them_may_have_paragraphs() -> None:
    text = LETTERED.replace(";\n", ";\n\n") + "\nUlotki rozdano na targach.\n"
    assert paths(text) == "1 1.a 1.b"


def test_below_a_heading_it_is_the_headings() -> None:
    text = (
        f"I. PROMOCJA\n{BODY}\na) strona www;\nb) ulotki.\n\nPlan: 3 akcje.\n\nII. KADRA\n{BODY}\n"
    )
    assert paths(text) == "1 1.a 1.b 1.1 2"


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


def test_list_under_each_heading() -> None:
    text = "".join(
        f"{title}\n1. Gmina Lipa\na) sołectwa\n2. Gmina Dąb\n\n"
        for title in ("ANIMACJA LOKALNA", "SZKOLENIA")
    )
    assert paths(text) == "1 1.1 1.1.a 1.2 2 2.1 2.1.a 2.2"
