"""What the recogniser is told of a word."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.ner.features import GROUPS, keys_of
from extract.ner.spelling import LONGEST, folded, pieces_of
from extract.ner.vocabulary import Vocabulary, checksum

words = st.text(max_size=12)


def keys(word: str, group: str) -> set[str]:
    return set(keys_of(word)[GROUPS.index(group)])


def test_all_readings_count() -> None:
    assert {"subst:pl:nom", "subst:sg:gen"} <= keys("Rudniki", "tag") | keys("Rudnika", "tag")
    assert len(keys("Pieckach", "lemma")) > 1


@pytest.mark.parametrize(
    ("word", "name"),
    [("Torunia", "nazwa_geograficzna"), ("Anny", "imię"), ("Nowak", "nazwisko")],
)
def test_name_classes_of_the_dictionary(word: str, name: str) -> None:
    assert f"subst {name}" in keys(word, "name")
    assert f"subst {name}" in keys(word.upper(), "name")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("gmina", "lower"),
        ("Gmina", "title"),
        ("GMINA", "upper"),
        ("W", "initial"),
        ("OWESu", "mixed"),
        ("2019", "digits"),
        ("12,5", "number"),
        ("–", "sign"),
    ],
)
def test_casing(word: str, expected: str) -> None:
    assert expected in keys(word, "shape")


def test_numbers_of_one_shape_are_one_form() -> None:
    assert keys("12.05.2018", "form") == keys("30.11.2021", "form")


@given(st.lists(words, max_size=8))
def test_pieces_do_not_depend_on_the_company(many: list[str]) -> None:
    many = [folded(word) for word in many]
    affixes, grams = pieces_of(many)
    alone = [pieces_of([word]) for word in many]
    for together, place in ((affixes, 0), (grams, 1)):
        assert together.counts.tolist() == [one[place].counts[0] for one in alone]
        each = [one[place].hashes for one in alone]
        assert together.hashes.tolist() == (np.concatenate(each).tolist() if each else [])


def test_pieces_know_where_they_stand() -> None:
    (start, _), (end, _) = pieces_of(["ab"]), pieces_of(["ba"])
    assert set(start.hashes.tolist()).isdisjoint(end.hashes.tolist())
    shared = set(pieces_of(["gminami"])[0].hashes.tolist())
    assert shared & set(pieces_of(["wsiami"])[0].hashes.tolist())
    assert shared & set(pieces_of(["gminach"])[0].hashes.tolist())


def test_a_lost_space_costs_no_more_than_a_word() -> None:
    affixes, grams = pieces_of([folded("ą" * 100_000)])
    assert affixes.counts[0] <= 10
    assert grams.counts[0] <= 2 * LONGEST


@given(st.lists(words, max_size=6))
def test_rows_are_those_of_each_word(many: list[str]) -> None:
    known = {group: np.array([], dtype=np.uint32) for group in GROUPS}
    known["shape"] = np.array(sorted(checksum(key) for key in ("lower", "title")), np.uint32)
    known["affix"] = np.sort(pieces_of(["gmina"])[0].hashes)
    vocabulary = Vocabulary(known, 64)
    together = vocabulary.rows_of(many)
    for place, size in enumerate(vocabulary.table_sizes()):
        each = [vocabulary.rows_of([word])[place] for word in many]
        assert together[place].counts.tolist() == [one.counts[0] for one in each]
        assert together[place].rows.tolist() == [row for one in each for row in one.rows.tolist()]
        assert all(1 <= row < size for row in together[place].rows.tolist())
