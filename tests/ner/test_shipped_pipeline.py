"""What the shipped pipeline says of sentences that a user would expect it to know."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from extract.ner import MODEL_NAME, model_path

if TYPE_CHECKING:
    from spacy.language import Language

ROOT = Path(__file__).parents[2]
MEGABYTES = 15

KNOWN = [
    ("Spotkanie z Janem Kowalskim odbyło się w Krakowie.", "Janem Kowalskim", "persName"),
    ("Spotkanie z Janem Kowalskim odbyło się w Krakowie.", "Krakowie", "placeName"),
    ("Szkolenie przeprowadzono 14 marca 2019 r. w świetlicy.", "14 marca 2019 r.", "date"),
    ("Zebranie zaczęło się o godz. 15.30 i trwało dwie godziny.", "godz. 15.30", "time"),
    (
        "Umowę podpisano z Powiatowym Urzędem Pracy w Ełku.",
        "Powiatowym Urzędem Pracy w Ełku",
        "orgName",
    ),
    ("Porozumienie zawarto z GOPS w Rudnikach.", "GOPS w Rudnikach", "orgName"),
    ("Wniosek złożyła Fundacja „Zielony Most”.", "Fundacja „Zielony Most”", "orgName"),
    ('Wniosek złożyła Fundacja "Zielony Most".', 'Fundacja "Zielony Most"', "orgName"),
    (
        "Powstała Spółdzielnia Socjalna „Wspólny Stół”.",
        "Spółdzielnia Socjalna „Wspólny Stół”",
        "orgName",
    ),
    (
        "Wspólnie ze Stowarzyszeniem Jasna Polana zorganizowano piknik.",
        "Stowarzyszeniem Jasna Polana",
        "orgName",
    ),
    ("OWES objął wsparciem 12 podmiotów.", "OWES", "orgName"),
    (
        "DZIAŁALNOŚĆ GMINNEGO OŚRODKA POMOCY SPOŁECZNEJ W RUDNIKACH",
        "GMINNEGO OŚRODKA POMOCY SPOŁECZNEJ W RUDNIKACH",
        "orgName",
    ),
    ("PREZES ZARZĄDU ANNA NOWAK", "ANNA NOWAK", "persName"),
    ("Nad Wisłą posadzono 40 drzew.", "Wisłą", "geogName"),
]

NAMELESS = [
    "Przeprowadzono 12 godzin doradztwa prawnego dla 7 osób.",
    "a) działania z zakresu animacji lokalnej",
    "WSPARCIE SZKOLENIOWE I DORADCZE",
    "W warsztatach wzięło udział 24 uczestników, w tym 13 kobiet.",
]


@pytest.mark.parametrize(("text", "name", "label"), KNOWN)
def test_finds_name(pipeline: Language, text: str, name: str, label: str) -> None:
    assert (name, label) in [(entity.text, entity.label_) for entity in pipeline(text).ents]


@pytest.mark.parametrize("text", NAMELESS)
def test_finds_nothing_where_nothing_is_named(pipeline: Language, text: str) -> None:
    assert [entity.text for entity in pipeline(text).ents] == []


def test_a_name_in_capitals_keeps_its_label(pipeline: Language) -> None:
    text = "Wniosek złożył Powiatowy Urząd Pracy w Ełku."
    assert [entity.label_ for entity in pipeline(text).ents] == ["orgName"]
    assert [entity.label_ for entity in pipeline(text.upper()).ents] == ["orgName"]


def test_labels_are_those_of_the_national_corpus(pipeline: Language) -> None:
    assert pipeline.get_pipe("owes_ner").labels == (
        "date",
        "geogName",
        "orgName",
        "persName",
        "placeName",
        "time",
    )


def test_says_what_it_is() -> None:
    meta = json.loads((model_path() / "meta.json").read_text(encoding="utf-8"))
    assert f"{meta['lang']}_{meta['name']}" == MODEL_NAME
    assert meta["version"]
    assert meta["license"] == "GPL-3.0"
    assert 0 < meta["performance"]["ents_f"] < 1
    assert "GNU GENERAL PUBLIC LICENSE" in (model_path() / "LICENSE").read_text(encoding="utf-8")
    assert (model_path() / "README.md").is_file()


def test_asks_for_the_spacy_that_the_package_asks_for() -> None:
    # Another one would load it with a warning at every run, or not at all.
    meta = json.loads((model_path() / "meta.json").read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {one.name: one.specifier for one in map(Requirement, project["dependencies"])}
    assert asked["spacy"] == SpecifierSet(meta["spacy_version"])


def test_is_small_enough_to_ship() -> None:
    files = [path for path in model_path().rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) <= MEGABYTES * 1_000_000
