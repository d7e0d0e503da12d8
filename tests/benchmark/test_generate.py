"""The generator: the same reports for the same seed, whole, and varied as real prose is."""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path

import pytest

from extract.report import read

from .generate import main, megabytes, reports
from .grammar import grammar, parse
from .inflect import adjective, noun, verb

_LETTER_RUN = re.compile(r"[^\W\d_]+")


@pytest.fixture(scope="module")
def fifty() -> list[str]:
    return list(reports(50, seed=3))


def test_the_same_seed_gives_the_same_reports(fifty: list[str]) -> None:
    assert list(reports(50, seed=3)) == fifty
    assert list(islice(megabytes(10, seed=3), 5)) == fifty[:5]


def test_another_seed_gives_other_reports(fifty: list[str]) -> None:
    assert not set(reports(50, seed=4)) & set(fifty)


def test_no_two_reports_are_the_same(fifty: list[str]) -> None:
    assert len(set(fifty)) == 50


def test_every_slot_is_filled(fifty: list[str]) -> None:
    assert not [text for text in fifty if re.search(r"[{}<>\[\]|]|None", text)]


def test_reports_are_as_long_as_real_ones(fifty: list[str]) -> None:
    lengths = [len(text.split()) for text in fifty]
    assert min(lengths) >= 280
    assert max(lengths) <= 1100


def test_megabytes_stops_at_the_size_asked_for() -> None:
    sizes = [len(text.encode()) for text in megabytes(0.1)]
    assert sum(sizes) >= 100_000 > sum(sizes[:-1])


def test_vocabulary_grows_like_that_of_prose(fifty: list[str]) -> None:
    words = [word for text in fifty for word in text.split()]
    assert len(set(words[:20_000])) > 7_000
    # In one report words come back, as in real ones (0.64 and 0.48 in reports of OWES we have).
    shares = [len(set(text.split()[:400])) / 400 for text in fifty if len(text.split()) >= 400]
    assert 0.55 < sum(shares) / len(shares) < 0.78


def test_numbers_and_dates_are_as_dense_as_in_reports(fifty: list[str]) -> None:
    text = "\n".join(fifty)
    words = text.split()
    assert 9 < len(words) / sum(any(c.isdigit() for c in word) for word in words) < 15
    dates = re.findall(r"\d\d?[.-]\d\d\b[.-]?|\d [a-ząćęłńóśźż]+(?:a|ego) 20\d\d", text)
    assert 20 < len(words) / len(dates) < 60


def test_layouts_vary(fifty: list[str]) -> None:
    def some(pattern: str) -> bool:
        found = sum(re.search(pattern, text, re.MULTILINE) is not None for text in fifty)
        return 0 < found < len(fifty)

    assert some(r"^a[).] ")
    assert some(r"^[A-ZĄĆĘŁŃÓŚŹŻ ]{8,}$")
    assert some(r"^[•–▪➢-] ")
    assert some(r"^Z(?:adanie|ADANIE) 2")
    assert some("\u00a0")
    assert some(r"[a-ząćęłńóśźż]-\n[a-ząćęłńóśźż]")


def test_files_decode_to_what_was_written(tmp_path: Path, fifty: list[str]) -> None:
    main(["--reports", "50", "--seed", "3", "--out", str(tmp_path)])
    paths = sorted(tmp_path.iterdir())
    assert [path.read_text(encoding="utf-8") for path in paths] == fifty
    for path, text in list(zip(paths, fifty, strict=True))[:10]:
        report = read(path)
        assert report.encoding == "utf-8"
        assert _LETTER_RUN.findall(report.text) == _LETTER_RUN.findall(text)


def test_words_are_inflected_by_the_dictionary() -> None:
    gmina, spoleczny, utworzyc = noun("gmina"), adjective("społeczny"), verb("utworzyć")
    assert gmina is not None
    assert spoleczny is not None
    assert utworzyc is not None
    assert gmina.form("pl", "gen") == "gmin"
    assert spoleczny.forms["sg", "loc", "f"] == "społecznej"
    assert utworzyc.impersonal == "utworzono"
    assert (drzwi := noun("drzwi")) is not None
    assert drzwi.number("sg") == "pl"
    assert noun("xyzabc") is None


def test_templates_parse_nested_choices() -> None:
    assert parse("a <b|c[ d]>.") == ("a ", ("pick", (("b",), ("c", ("maybe", (" d",))))), ".")
    with pytest.raises(ValueError, match="no >"):
        parse("a <b")
    assert all(parse(template) for template in grammar()["plain"] + grammar()["stating"])
