"""What holds of the tree of every text, hostile ones too."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from outlines import BODY, paths, sections

from extract.report import from_text


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
