"""Words of lists as patterns."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from extract.polish.listed import WordLists, any_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_PACKAGE = Path(__file__).parents[2] / "extract"
_MONTHS = _PACKAGE / "polish" / "calendar" / "months.toml"
_READS = re.compile(
    r'(?:^([A-Z]\w*) = )?WordLists\("extract\.?([\w.]*)", "(\w+\.toml)"(?:, plain=True)?\)',
    re.MULTILINE,
)


def _readers() -> dict[Path, str]:
    """Files of lists that are read by name, each with the source of the modules that read it.

    A module reads it as well where it imports the lists from the module that opens the file.
    """
    sources = {path: path.read_text(encoding="utf-8") for path in sorted(_PACKAGE.rglob("*.py"))}
    found: dict[Path, str] = {}
    for module, source in sources.items():
        for lists, package, file in _READS.findall(source):
            path = _PACKAGE.joinpath(*package.split("."), file)
            found[path] = found.get(path, "") + source
            if lists:
                name = ".".join(module.relative_to(_PACKAGE.parent).with_suffix("").parts)
                imports = re.compile(
                    rf"^from {re.escape(name)} import (?:\([^)]*|[^\n(]*)\b{lists}\b", re.MULTILINE
                )
                found[path] += "".join(other for other in sources.values() if imports.search(other))
    return found


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("plan*", "planowanych"),
        ("plan*", "plan"),
        ("w planie", "w planie"),
        ("w planie", "w\n  planie"),
        ("fundusz *", "fundusz pracy"),
        ("fundusz * *", "fundusz ochrony środowiska"),
        ("EFS+", "EFS+"),
        ("€", "€"),
    ],
)
def test_a_listed_phrase_is_all_of_the_text(phrase: str, text: str) -> None:
    assert re.fullmatch(any_of([phrase, "zupełnie co innego"]), text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [("plan", "plansza"), ("w planie", "w planiew"), ("fundusz *", "fundusz 90")],
)
def test_a_phrase_ends_where_its_last_word_ends(phrase: str, text: str) -> None:
    assert re.match(any_of([phrase]), text) is None


def test_the_longest_phrase_is_found() -> None:
    found = re.match(any_of(["wkład*", "wkład* gminy"]), "wkładu gminy i wkładu powiatu")
    assert found is not None
    assert found[0] == "wkładu gminy"


def test_patterns_name_lists_beside_groups_and_look_behinds() -> None:
    words = WordLists("extract.facts", "amounts.toml")
    pattern = words.pattern(r"(?<!z )(?P<said><money EUR>)\Z")
    found = pattern.search("w kwocie 12 euro")
    assert found is not None
    assert found["said"] == "euro"
    assert pattern.search("z euro") is None


def test_a_list_that_the_file_lacks_is_an_error() -> None:
    with pytest.raises(KeyError, match="brak"):
        WordLists("extract.facts", "amounts.toml").pattern(r"<brak>")


@pytest.mark.parametrize(("file", "source"), _readers().items())
def test_every_list_is_read(file: Path, source: str) -> None:
    lists: dict[str, list[str]] = tomllib.loads(file.read_text(encoding="utf-8"))
    named = {name for names in re.findall(r"<([\w ]+)>", source) for name in names.split()}
    assert lists.keys() <= named | set(re.findall(r'"(\w+)"', source))


def _lists(value: object) -> Iterator[list[str]]:
    if isinstance(value, dict):
        for held in value.values():
            yield from _lists(held)
    elif isinstance(value, list) and value and all(isinstance(one, str) for one in value):
        yield value
    elif isinstance(value, list):
        for held in value:
            yield from _lists(held)


# The cases of a month stand in order, and two of them may be alike.
@pytest.mark.parametrize(
    "file",
    sorted({*_PACKAGE.rglob("*.toml")} - {_MONTHS}),
    ids=lambda file: f"{file.parent.name}/{file.name}",
)
def test_no_list_says_a_word_twice(file: Path) -> None:
    for words in _lists(tomllib.loads(file.read_text(encoding="utf-8"))):
        assert len(set(words)) == len(words), words
        begins = tuple(word[:-1] for word in words if word[-1:] == "*" and word.strip("*"))
        covered = [one for one in words if one.isalpha() and one.startswith(begins or ("*",))]
        assert not covered, covered
