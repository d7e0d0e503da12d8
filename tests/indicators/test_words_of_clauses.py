"""Words of a codebook in texts: a column of them is read as each one is."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.indicators import words
from extract.indicators.strings import without_digits
from extract.indicators.words import Cues, bits_of

_WORDS = ["spotkań", "nowych", "miejsc,", "(osoby)", "szkoleniowo-doradczy", "12", "3,5", "Ł", "–"]
_TEXTS = st.lists(
    st.one_of(
        st.lists(st.sampled_from(_WORDS), max_size=5).map(" ".join),
        st.text(alphabet="aą -\n\u00a01", max_size=6),
    ),
    max_size=8,
)
# More than 64, so that the bits of a text need two numbers.
_CUES = ["spotkanie", "nowy", "miejs*", "osoba", "a", *(f"wyraz{n}" for n in range(70)), "zz"]


@given(texts=_TEXTS, first=st.integers(0, 3))
def test_a_column_of_texts_is_read_as_each_of_them(texts: list[str], first: int) -> None:
    cues = Cues([*(frozenset({cue}) for cue in _CUES), frozenset({"szkoleniowy", "ą*", "a"})])
    column = pa.array(texts, type=pa.large_string()).slice(first)
    marks = cues.marks(column)
    assert [bits_of(marks[:, n]) for n in range(len(column))] == [
        cues.found(text) for text in texts[first:]
    ]


def test_words_met_are_forgotten_when_they_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_MOST_MET", 4)
    monkeypatch.setattr(words, "_KNOWN", 4)
    cues = Cues([frozenset({"nowy"})])
    for text in ("a b c nowych", "d e nowa f", "nowe a b c d e f g", "nowych"):
        marks = cues.marks(pa.array([text, "stary"], type=pa.large_string()))
        assert marks[0].tolist() == [1, 0]


@given(texts=_TEXTS, first=st.integers(0, 3))
def test_digits_of_a_part_of_a_column_are_masked(texts: list[str], first: int) -> None:
    column = pa.array(texts, type=pa.large_string()).slice(first)
    masked = [text.translate(str.maketrans("123456789", "0" * 9)) for text in texts[first:]]
    assert without_digits(column).to_pylist() == masked
