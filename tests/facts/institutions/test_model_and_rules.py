"""Where the model and the grammar meet: who is believed."""

from __future__ import annotations

import pytest

from extract.entities import Entity, Label
from extract.facts.fact import Institution
from extract.pipeline import extract


def _read(text: str, *marked: tuple[Label, str]) -> list[Institution]:
    found = [
        Entity(label, text.index(part), text.index(part) + len(part)) for label, part in marked
    ]
    result = extract(text, model=None, found=sorted(found, key=lambda one: one.start))
    return [fact for fact in result.facts if isinstance(fact, Institution)]


def test_the_grammar_keeps_its_extent() -> None:
    (body,) = _read("Umowa z GOPS w Sanoku.", ("orgName", "GOPS"))
    assert (body.quote, body.source) == ("GOPS w Sanoku", "rule+ner")


def test_what_only_the_grammar_sees_is_its_own() -> None:
    (body,) = _read("Umowa z GOPS w Sanoku i Ewą Lis.", ("persName", "Ewą Lis"))
    assert body.source == "rule"


def test_a_type_is_a_body_where_the_model_sees_its_name() -> None:
    (body,) = _read("Paczki dała fundacja dobry start z Jasła oraz Ty.")
    assert not body.named
    (body,) = _read("Paczki dała fundacja dobry Start.", ("orgName", "fundacja dobry Start"))
    assert (body.quote, body.named, body.source, body.body) == (
        "fundacja dobry Start",
        True,
        "rule+ner",
        "fundacja",
    )


def test_what_only_the_model_sees_is_a_body_of_no_known_kind() -> None:
    (body,) = _read("Sponsorem była Zielona Kropla.", ("orgName", "Zielona Kropla"))
    assert (body.name, body.source, body.body, body.named) == ("Zielona Kropla", "ner", None, True)


def test_a_person_cuts_an_unquoted_name_short() -> None:
    (body,) = _read("Z Fundacją Zorza Leszek Mak pracuje.", ("persName", "Leszek Mak"))
    assert body.quote == "Fundacją Zorza"
    (body,) = _read("Z Fundacją Zorza Mak pracuje.", ("persName", "Zorza Mak"))
    assert (body.quote, body.named) == ("Fundacją", False)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Projekt „Zielona Kropla” trwa.", "Zielona Kropla"),
        ("Odbyło się VI Forum Seniorów Podkarpacia.", "VI Forum Seniorów Podkarpacia"),
        ("Praca w zespole i dla PES.", "PES"),
        ("Poziom AA jest zachowany.", "AA"),
        ("Na terenie Gminy Brzozów trwa remont.", "Gminy Brzozów"),
        ("W ramach Funduszu Spójności remont.", "Funduszu Spójności"),
        ("Koszty ośrodka rosną.", "ośrodka"),
        ("Umowa RPKP.09.04.01-04-0008/19 trwa.", "RPKP"),
    ],
)
def test_the_model_alone_is_not_always_believed(text: str, part: str) -> None:
    assert [body for body in _read(text, ("orgName", part)) if body.named] == []


def test_a_general_word_inside_of_a_place_is_no_body() -> None:
    text = "Spacer przez Park Narodowy Bieszczadów."
    assert _read(text, ("geogName", "Park Narodowy Bieszczadów")) == []


@pytest.mark.parametrize(
    ("text", "marked", "quote"),
    [
        ("Nadano Fundacji numer KRS.", "Fundacji numer KRS", "Fundacji"),
        (
            "Oddano Stowarzyszeniu prowadzenie Klubu.",
            "Stowarzyszeniu prowadzenie Klubu",
            "Stowarzyszeniu",
        ),
        (
            "Dano Stowarzyszeniu rodziców Iskra lokal.",
            "Stowarzyszeniu rodziców Iskra",
            "Stowarzyszeniu rodziców Iskra",
        ),
    ],
)
def test_what_is_given_to_a_body_is_none_of_its_name(text: str, marked: str, quote: str) -> None:
    assert _read(text, ("orgName", marked))[0].quote == quote
