"""Bodies known by a name of one word are known in all forms, and only with a capital."""

from __future__ import annotations

import pytest

from extract.ner.features import keys_of, repeat_key
from extract.ner.known import known_as
from extract.polish.morphology import analyses


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Orlen Orlenu Orlenem ORLEN", "company"),
        ("ZUS ZUS-u ZUS-em ZUS-ie", "office"),
        ("Wprost WPROST", "media"),
        ("Newsweek Newsweeka Newsweekiem", "media"),
        ("Samoobrona Samoobrony Samoobroną", "party"),
        ("Greenpeace", "international"),
    ],
)
def test_known_in_all_forms(words: str, kind: str) -> None:
    for word in words.split():
        assert kind in known_as(word, analyses(word)), word
        assert f"known {kind}" in keys_of(word)[3]


@pytest.mark.parametrize("word", ["wprost", "polityka", "zus", "Zus", "Stół", "Kowalska", "", "—"])
def test_other_words_are_not(word: str) -> None:
    assert known_as(word, analyses(word)) == ()


@pytest.mark.parametrize(
    "forms",
    ["Sejm Sejmu Sejmem", "Życie Życia życiem", "Brzdągwia Brzdągwię", "Toruń Torunia Toruniu"],
)
def test_forms_of_a_word_are_known_again(forms: str) -> None:
    assert len({repeat_key(form) for form in forms.split()}) == 1


def test_what_is_too_short_or_no_word_is_not_known_again() -> None:
    assert {repeat_key(word) for word in ("w", "Ja", "12345", "—", "")} == {""}
