"""The passages that train the recogniser parse, and stay clear of the reports that score us."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

CORPUS = Path(__file__).parent.parent / "corpus"
FILES = sorted((CORPUS / "ner").glob("*.txt"))

LABELS = {"persName", "orgName", "placeName", "geogName", "date", "time"}
ENTITY = re.compile(r"(?<!\\)\[(?P<text>(?:[^\[\]\\]|\\.)*+)\]\((?P<label>\w++)\)")
LONGEST_HEADING = 60
BARE_BRACKET = re.compile(r"(?<!\\)[\[\]]")


def passages(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("#"):
            yield line


def plain(passage: str) -> str:
    """The passage as a reader of the report would see it."""
    text = ENTITY.sub(lambda match: match["text"], passage)
    return text.replace(r"\[", "[").replace(r"\]", "]")


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_there_is_enough() -> None:
    every = [passage for path in FILES for passage in passages(path)]
    names = {
        match["text"].casefold()
        for passage in every
        for match in ENTITY.finditer(passage)
        if match["label"] == "orgName"
    }
    assert len(every) >= 1500
    assert len(names) >= 900


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_passage_parses(path: Path) -> None:
    for passage in passages(path):
        assert not BARE_BRACKET.search(ENTITY.sub(lambda match: match["text"], passage)), passage
        for match in ENTITY.finditer(passage):
            assert match["label"] in LABELS, passage
            assert match["text"], passage
            assert match["text"] == match["text"].strip(), passage


def test_no_passage_twice() -> None:
    seen: dict[str, str] = {}
    for path in FILES:
        for passage in passages(path):
            key = squeezed(plain(passage)).casefold()
            assert key not in seen, f"{passage!r} in {path.stem} and {seen[key]}"
            seen[key] = path.stem


def test_no_years_left_unmarked_in_spans() -> None:
    """Both ends of a span of years are marked, or none: half of one would teach nonsense."""
    half = re.compile(r"\]\(date\)\s*[-–/]\s*(?:19|20)\d\d|(?:19|20)\d\d\s*[-–/]\s*\[\d")
    for path in FILES:
        for passage in passages(path):
            assert not half.search(passage), passage


def test_no_line_of_the_reports_kept_aside() -> None:
    """A line that both hold would let the recogniser learn the answer; headings both may have."""
    kept: set[str] = set()
    for path in (CORPUS / "reports").glob("test_*.txt"):
        raw = path.read_bytes()
        for encoding in ("utf-8-sig", "utf-16", "cp1250", "iso-8859-2"):
            try:
                text = raw.decode(encoding)
            except UnicodeError:
                continue
            kept |= {squeezed(line).casefold() for line in text.splitlines()}
    assert kept
    for path in FILES:
        for passage in passages(path):
            line = squeezed(plain(passage)).casefold()
            if ENTITY.search(passage) or len(line) > LONGEST_HEADING:
                assert line not in kept, passage
