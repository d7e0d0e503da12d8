"""Quantities held to their corpora: phrases that state them and phrases that state none."""

import tomllib
from pathlib import Path

import pytest

from extract import pipeline
from extract.facts.fact import Amount, Count, Hours

HERE = Path(__file__).parent


def corpus(name: str) -> list[tuple[str, str, list[list[object]]]]:
    groups = tomllib.loads((HERE / name).read_text(encoding="utf-8"))
    return [(g, text, want) for g, entries in groups.items() for text, want in entries.items()]


@pytest.mark.parametrize(("group", "text", "want"), corpus("counts_corpus.toml"))
def test_counts(group: str, text: str, want: list[list[object]]) -> None:
    facts = [f for f in pipeline.extract(text).facts if isinstance(f, Count)] if text else []
    assert [[f.value, f.unit] for f in facts] == want, group


@pytest.mark.parametrize(("group", "text", "want"), corpus("hours_corpus.toml"))
def test_hours(group: str, text: str, want: list[list[object]]) -> None:
    facts = [f for f in pipeline.extract(text).facts if isinstance(f, Hours)]
    assert [[f.value, f.topic] for f in facts] == want, group


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Liczba godzin:\n- 72", [72]),
        ("Godziny:\na) 72\nb) 12", [72, 12]),
        ("Doradztwo 40 h, w – 12.", [40]),
        ("Doradztwo 40 h: w: 12, u 8.", [40, 12, 8]),
        ("tym 143", []),
    ],
)
def test_hours_with_next_to_nothing_before_them(text: str, want: list[float]) -> None:
    facts = [f for f in pipeline.extract(text).facts if isinstance(f, Hours)]
    assert [f.value for f in facts] == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Każdy uczestnik skorzystał z 12 godzin porad oraz 6 godz. wsparcia.", ["each", "each"]),
        ("Każda grupa odbyła 30 h zajęć, 12 h praktyk i 2 h porad.", ["each"] * 3),
        (
            "Każdy uczestnik otrzymał 12 godzin porad. Szkolenia: 40 h, warsztaty: 12 h.",
            ["each"] + 2 * ["exact"],
        ),
        (
            "Każdy uczestnik otrzymał 12 godzin porad, a doradcy przepracowali 60 h.",
            ["each", "exact"],
        ),
    ],
)
def test_hours_listed_with_those_of_each_are_of_each(text: str, want: list[str]) -> None:
    facts = [f for f in pipeline.extract(text).facts if isinstance(f, Hours)]
    assert [f.modifier for f in facts] == want


def test_a_total_of_unlike_hours_has_no_topic() -> None:
    text = "Rehabilitacja 120 h, doradztwo 60 h, w sumie 180 h."
    facts = [f for f in pipeline.extract(text).facts if isinstance(f, Hours)]
    assert [(f.value, f.topic) for f in facts] == [
        (120, "rehabilitacja"),
        (60, "doradztwo"),
        (180, None),
    ]


@pytest.mark.parametrize(("group", "text", "want"), corpus("amounts_corpus.toml"))
def test_amounts(group: str, text: str, want: list[list[object]]) -> None:
    facts = [f for f in pipeline.extract(text).facts if isinstance(f, Amount)]
    assert [[f.value, f.unit] for f in facts] == want, group


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Dotacje: 3 x 24 000 zł.", [(72000, "exact", "3 x 24 000 zł")]),
        ("Dotacja 24 000 zł x 3 os.", [(72000, "exact", "24 000 zł x 3")]),
        (
            "3 x 24 000 zł = 72 000 zł.",
            [(24000, "each", "24 000 zł"), (72000, "exact", "72 000 zł")],
        ),
        (
            "3 x 24 000 zł (72 000 zł).",
            [(24000, "each", "24 000 zł"), (72000, "exact", "72 000 zł")],
        ),
        ("22 os. x 2 150 zł mies.", [(2150, "each", "2 150 zł")]),
        ("12 os. x 35 zł x 2 dni", [(35, "each", "35 zł")]),
    ],
)
def test_money_times_its_factor(text: str, want: list[tuple[float, str, str]]) -> None:
    facts = [f for f in pipeline.extract(text).facts if isinstance(f, Amount)]
    assert [(f.value, f.modifier, f.quote) for f in facts] == want
