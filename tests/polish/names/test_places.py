"""Places in the nominative, in the locative, and where one is."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from extract.polish.morphology import analyses
from extract.polish.names import in_place, place_locative, place_nominative, place_preposition

CORPUS = tomllib.loads(Path(__file__).with_name("places_corpus.toml").read_text(encoding="utf-8"))
BOTH = [*CORPUS["towns"].items(), *CORPUS["invented"].items()]
# Of two paradigms that meet in one locative (-ów and -owo, -in and -ina) the commoner one.
STEMS = st.tuples(
    st.sampled_from(["G", "M", "W", "K", "T", "Str", "Zbr", "D", "Ch", "Pr"]),
    st.sampled_from(["abr", "odruj", "olbr", "ierzm", "arzw", "iemb", "ubrow", "orzm"]),
).map("".join)
ENDINGS = st.sampled_from(
    [
        "owice", "niki", "in", "yn", "nna", "ówka", "any", "ewo", "awa", "ica", "ka", "aki", "anka",
        "ne", "nica", "ik", "uń", "ań", "isko", "anów", "ów Dolny", "ka Mała", "owice Górne",
    ]
)  # fmt: skip


@pytest.mark.parametrize(("place", "there"), BOTH)
def test_place_and_there(place: str, there: str) -> None:
    assert place_locative(place) == there
    assert place_nominative(there, case="loc") == place
    assert place_nominative(place) == place


@pytest.mark.parametrize(("form", "place"), list(CORPUS["cases"].items()))
def test_place_in_another_case(form: str, place: str) -> None:
    assert place_nominative(form) == place


@pytest.mark.parametrize(("place", "there"), list(CORPUS["there"].items()))
def test_preposition(place: str, there: str) -> None:
    assert in_place(place) == there


@pytest.mark.parametrize("place", [place for place, _ in BOTH] + ["Wieś", "Lew", "Fwa", "Ława"])
def test_preposition_is_that_of_the_locative(place: str) -> None:
    we = re.match(r"[wf][^aeiouyąęó]|lw", place_locative(place), re.IGNORECASE)
    assert place_preposition(place) in {"na", "we" if we else "w"}
    assert in_place(place) == f"{place_preposition(place)} {place_locative(place)}"


def test_locative_alone_is_mostly_enough() -> None:
    """Without a preposition to tell the case, few towns are taken for another."""
    wrong = [there for place, there in BOTH if place_nominative(there) != place]
    assert len(wrong) <= len(BOTH) // 100


@given(STEMS, ENDINGS)
@settings(max_examples=300)
def test_unknown_place_there_and_back(stem: str, ending: str) -> None:
    place = stem + ending
    assume(not analyses(place.split()[0]))
    assert place_nominative(place_locative(place), case="loc") == place
    assert place_nominative(place) == place


@given(st.text(max_size=40))
@settings(max_examples=200)
def test_any_text_is_taken(text: str) -> None:
    assert isinstance(place_nominative(text), str)
    assert in_place(text).split(" ", 1)[0] in {"w", "we", "na"}


@pytest.mark.parametrize("text", ["A" * 200_000, '"' * 200_000, "Stary " * 30_000, "-" * 200_000])
def test_hostile_text_comes_back(text: str) -> None:
    assert len(place_nominative(text)) <= len(text)
    assert len(place_locative(text)) <= len(text)


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("Gorzowie Wlkp.", "Gorzów Wielkopolski"),
        ("Środzie Wlkp", "Środa Wielkopolska"),
        ("Strzelcach Op.", "Strzelce Opolskie"),
        ("Piotrkowie Tryb.", "Piotrków Trybunalski"),
    ],
)
def test_the_adjective_of_a_town_is_written_out(written: str, place: str) -> None:
    assert place_nominative(written, case="loc") == place
