"""Names in any case come out as an analyst writes them."""

from __future__ import annotations

import json
import tomllib
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.polish.names import base_form

CORPUS = tomllib.loads(
    Path(__file__).with_name("base_forms_corpus.toml").read_text(encoding="utf-8")
)
WORDS = st.sampled_from(
    [
        "Gminnego", "Ośrodka", "Kultury", "w", "Pieckach", "OWES-u", "im.", "Jana", "Kowalskiego",
        "„", "”", '"', "-", "–", ",", "nr", "2", "XIV", "i", "Grablówka", "Modrulów", "Harry'ego",
        "SP.", "BIBLIOTEKI", "ZUS", "Spółdzielnią", "Socjalną", "socjalnych", "(", ")", ".", "S.A.",
        "Orłów", "’", "‚", "/", "&", "\n", "-\n", "Siostry", "Pani", "Polskie", "A",
    ]
)  # fmt: skip


@pytest.mark.parametrize(("surface", "base"), list(CORPUS["phrases"].items()))
def test_name_in_a_case(surface: str, base: str) -> None:
    assert base_form(surface) == base


@pytest.mark.parametrize("name", CORPUS["negative"]["names"])
def test_base_form_stays(name: str) -> None:
    assert base_form(name) == name


@pytest.mark.parametrize("name", sorted(set(CORPUS["phrases"].values())))
def test_base_form_of_the_corpus_is_its_own(name: str) -> None:
    assert base_form(name) == name


@given(st.lists(WORDS, max_size=12).map(" ".join))
@settings(max_examples=400)
def test_base_form_is_its_own_base_form(surface: str) -> None:
    once = base_form(surface)
    assert base_form(once) == once


@given(st.text(max_size=60))
@settings(max_examples=300)
def test_any_text_has_a_base_form(surface: str) -> None:
    once = base_form(surface)
    assert base_form(once) == once
    assert "\n" not in once


@given(st.sampled_from(sorted(CORPUS["phrases"])), st.sampled_from(["  ", "\n", "\u00a0", " \n "]))
def test_white_space_does_not_matter(surface: str, space: str) -> None:
    if "-" not in surface:
        assert base_form(surface.replace(" ", space)) == base_form(surface)


@pytest.mark.parametrize(
    "surface",
    [
        "GMINA " * 40_000,
        "X" * 200_000,
        '"' * 200_000,
        "„" * 200_000,
        "' " * 100_000,
        "'a" * 100_000,
        "- " * 100_000,
        "x . " * 50_000,
        "A B " * 50_000,
        "a-\n" * 60_000,
        "Nowego i " * 110,
        "Nowej, " * 140,
        "A-" * 490,
    ],
    ids=lambda surface: repr(surface[:9]),
)
def test_hostile_text_comes_back(surface: str) -> None:
    once = base_form(surface)
    assert len(once) <= len(surface)
    assert base_form(once) == once


def test_writer_keeps_his_capitals() -> None:
    assert base_form("spółdzielnią socjalną „Gryka”") == 'spółdzielnia socjalna "Gryka"'
    assert base_form("Klubu Sportowego WISŁA") == "Klub Sportowy WISŁA"


def test_weights_name_nobody() -> None:
    """Keys of the ranking hold grammar and endings of three letters at most."""
    source = resources.files("extract.polish.names").joinpath("ranking.json")
    endings = [
        key.partition(kind)[2].split()[0]
        for key in json.loads(source.read_text(encoding="utf-8"))
        for kind in ("end1=", "end2=", "end3=")
        if kind in key and not key.endswith(kind)
    ]
    assert endings
    assert max(map(len, endings)) == 3
