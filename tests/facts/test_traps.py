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
    ],
)
def test_counts_are_no_traps(text: str) -> None:
    assert [(text[a:b], name) for a, b, name in traps.find_traps(text)] == []


def test_a_number_in_a_quoted_title_is_part_of_a_name() -> None:
    text = "Szkolenie „5 kroków do dotacji” odbyło się 2 razy, a „kolejne\n12 osób czeka"
    assert [text[a:b] for a, b in traps.find_titles(text)] == ["„5 kroków do dotacji”"]
