"""How a text is cut, and how stretches are laid side by side."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.ner.stretches import CLAUSE_END, LINE_END, SENTENCE_END, cut, end_of, side_by_side

ends = st.lists(st.sampled_from([0, 0, 0, CLAUSE_END, LINE_END, SENTENCE_END]), max_size=80)


def cut_words(text: str, most: int) -> list[list[str]]:
    words = text.split(" ")
    starts = cut(np.array([end_of(word) for word in words], dtype=np.int8), most)
    return [words[a:b] for a, b in zip(starts, [*starts[1:], len(words)], strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a b . c d", ["a b . c d"]),
        ("a b . c d e f", ["a b .", "c d e f"]),
        ("a , b c d e f g", ["a ,", "b c d e f", "g"]),
        ("a b . c \n d e", ["a b .", "c \n d e"]),
        ("a b c d e f g", ["a b c d e", "f g"]),
    ],
)
def test_cut_at_the_best_end(text: str, expected: list[str]) -> None:
    assert [" ".join(stretch) for stretch in cut_words(text, 5)] == expected


@given(ends, st.integers(1, 12))
def test_stretches_tile_the_text(kinds: list[int], most: int) -> None:
    starts = cut(np.array(kinds, dtype=np.int8), most)
    sizes = np.diff([*starts, len(kinds)])
    assert starts[:1] == ([0] if kinds else [])
    assert all(1 <= size <= most for size in sizes)


@given(st.lists(st.integers(1, 9), min_size=1, max_size=12))
def test_every_word_has_one_row_each_way(lengths: list[int]) -> None:
    starts = (np.cumsum(lengths) - lengths).tolist()
    layout = side_by_side(starts, lengths)
    words = list(range(sum(lengths)))
    assert sorted(layout.forward.tolist()) == words
    assert layout.backward[layout.turned].tolist() == layout.forward.tolist()
    first, second = layout.offsets[:2]
    ends = {start + length - 1 for start, length in zip(starts, lengths, strict=True)}
    assert set(layout.forward[first:second].tolist()) == set(starts)
    assert set(layout.backward[first:second].tolist()) == ends
