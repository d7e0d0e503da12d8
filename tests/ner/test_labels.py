"""Spans as labels and back, and the best sequence of labels."""

from __future__ import annotations

from functools import partial
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.ner.crf import viterbi
from extract.ner.labels import allowed, closing, decode, encode, label_names

KINDS = ("place", "person")


@st.composite
def spans(draw: st.DrawFn) -> tuple[list[tuple[int, int, str]], int]:
    borders = sorted(draw(st.sets(st.integers(0, 20), max_size=8)))
    found = [
        (start, end, draw(st.sampled_from(KINDS)))
        for start, end in zip(borders[:-1:2], borders[1::2], strict=False)
    ]
    return found, draw(st.integers(borders[-1] if borders else 0, 22))


@given(spans())
def test_spans_survive(drawn: tuple[list[tuple[int, int, str]], int]) -> None:
    found, length = drawn
    assert decode(np.array(encode(found, length, KINDS), dtype=np.int8), KINDS) == found


def test_a_span_without_an_end_is_none() -> None:
    names = label_names(KINDS)
    for broken in ("B-place O", "I-place E-place", "B-place E-person", "B-place S-person I-place"):
        labels = np.array([names.index(label) for label in broken.split()], dtype=np.int8)
        assert [span for span in decode(labels, KINDS) if span[1] - span[0] > 1] == []


@pytest.mark.parametrize("lengths", [[4], [4, 2], [3, 3, 1]])
def test_viterbi_finds_the_best_of_all_sequences(lengths: list[int]) -> None:
    random = np.random.default_rng(0)
    kinds = ("name",)
    count = len(label_names(kinds))
    rules = allowed(kinds)
    final = closing(kinds)
    chain = np.where(rules[1:], random.normal(size=(count, count)), -1e4).astype(np.float32)
    begin = np.where(rules[0], random.normal(size=count), -1e4).astype(np.float32)
    scores = [random.normal(size=(length, count)).astype(np.float32) for length in lengths]
    steps = [[one[step] for one in scores if step < len(one)] for step in range(max(lengths))]
    offsets = [0, *np.cumsum([len(step) for step in steps]).tolist()]
    found = viterbi(np.array([row for step in steps for row in step]), offsets, chain, begin, final)

    def worth(one: np.ndarray, labels: tuple[int, ...]) -> float:
        total = begin[labels[0]] + final[labels[-1]]
        total += sum(one[step, label] for step, label in enumerate(labels))
        return float(total + sum(chain[a, b] for a, b in pairwise(labels)))

    for place, one in enumerate(scores):
        mine = tuple(int(found[offsets[step] + place]) for step in range(len(one)))
        assert mine == max(product(range(count), repeat=len(one)), key=partial(worth, one))
