"""Every trap is held to its own examples, and to what it must leave alone."""

import pytest

from extract.facts import traps

EXAMPLES = [(rule.name, example) for rule in traps.RULES for example in rule.examples]


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
@pytest.mark.parametrize("frame", ["{}", "Zob. także {}, dalej.", "({})"])
def test_trap_covers_the_digits_of_its_example(name: str, example: str, frame: str) -> None:
    text = frame.format(example)
    offset = text.index(example)
    covered = {i for start, end, _ in traps.find_traps(text) for i in range(start, end)}
    digits = {i for i in range(offset, offset + len(example)) if text[i].isdigit()}
    assert digits <= covered, name


@pytest.mark.parametrize(
    "text",
    [
        "odbyło się 7 spotkań dziennikarzy z klubami",
        "udzielono 12 porad prawnych",
        "wsparciem objęto 140 os. fizycznych",
        "rozdano 500 ulotek i 20 plakatów",
        "wypożyczono 1 234 książki",
        "w 14 szkołach i 3 przedszkolach",
        "w ramach działania 12 osób otrzymało pomoc",
        "dotacje na 8 stanowisk pracy",
        "106,5 godziny doradztwa prawnego",
        "powstały 3 kluby seniora",
        "przeszkolono 12 os. Sprzedaż 22 340 zł",
        "skorzystało 9 os. Szkolenia Wiosna 16 godz.",
        "gminy:    - 3 - wiejskie",
        "zwrócono 1% dotacji",
        "11% podatku zapłaciły firmy",
        "Środki z 1% budżetu gminy",
        "wpływy z 11% gmin",
    ],
)
def test_counts_are_no_traps(text: str) -> None:
    assert [(text[a:b], name) for a, b, name in traps.find_traps(text)] == []


def test_a_number_in_a_quoted_title_is_part_of_a_name() -> None:
    text = "Szkolenie „5 kroków do dotacji” odbyło się 2 razy, a „kolejne\n12 osób czeka"
    assert [text[a:b] for a, b in traps.find_titles(text)] == ["„5 kroków do dotacji”"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Podjęto działania: 1. Porady dla rodzin. 2. Mediacje. 3. Kursy.", ["1", "2", "3"]),
        ("Zadania: 1) szkolenia, 2) warsztaty", ["1", "2"]),
        ("Liczba osób: 12. Następnie odbyła się 13. Edycja", []),
        ("Liczba szkoleń: 1. Kolejne będą jesienią", []),
        ("Zadania: 1. Porady\n2. Mediacje", []),  # lines of a list are sections
    ],
)
def test_numbers_of_a_list_inside_of_a_line(text: str, numbers: list[str]) -> None:
    assert [text[start:end] for start, end in traps.find_list_numbers(text)] == numbers
    spans = traps.trap_spans(text)
    assert all(spans.overlaps(start, end) for start, end in traps.find_list_numbers(text))
