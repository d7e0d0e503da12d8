"""The network beside the same arithmetic written out word by word."""

from __future__ import annotations

import numpy as np
import pytest

from extract.ner.network import Network
from extract.ner.stretches import side_by_side
from extract.ner.vocabulary import GROUPS, Rows

WIDTH, HIDDEN, TOLD, LABELS = 4, 3, 2, 5


def weights(members: int) -> dict[str, np.ndarray]:
    random = np.random.default_rng(members)
    made: dict[str, np.ndarray] = {}
    for member in range(members):
        for group in GROUPS:
            made[f"{member}/table/{group}"] = random.integers(-99, 99, (6, 2)).astype(np.int8)
            made[f"{member}/scale/{group}"] = random.random(6).astype(np.float16) / 50
        made[f"{member}/mix/weight"] = random.normal(size=(2 * len(GROUPS), 2 * WIDTH))
        made[f"{member}/mix/bias"] = random.normal(size=2 * WIDTH)
        made[f"{member}/norm/weight"] = random.normal(size=WIDTH)
        made[f"{member}/norm/bias"] = random.normal(size=WIDTH)
        for name, shape in {
            "told": (2 * HIDDEN, TOLD),
            "told_bias": (TOLD,),
            "here": (2 * HIDDEN, TOLD),
            "here_bias": (TOLD,),
            "heard": (TOLD, TOLD),
            "emit": (TOLD, LABELS),
        }.items():
            made[f"{member}/memory/{name}"] = random.normal(size=shape)
    made["lstm/input"] = random.normal(size=(2 * members, WIDTH, 4 * HIDDEN))
    made["lstm/state"] = random.normal(size=(2 * members, HIDDEN, 4 * HIDDEN))
    made["lstm/bias"] = random.normal(size=(2 * members, 4 * HIDDEN))
    made["emit/weight"] = random.normal(size=(2 * members * HIDDEN, LABELS))
    made["emit/bias"] = random.normal(size=LABELS)
    made["chain"] = np.zeros((LABELS, LABELS))
    made["begin"] = np.zeros(LABELS)
    return made


def sigmoid(x: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-x))


def slowly(made: dict[str, np.ndarray], vectors: np.ndarray) -> np.ndarray:
    """Scores of one stretch, word by word."""
    states = []
    for way in range(len(made["lstm/input"])):
        order = vectors[:, way // 2 * WIDTH :][:, :WIDTH][:: -1 if way % 2 else 1]
        state = cell = np.zeros(HIDDEN)
        read = []
        for vector in order:
            gates = vector @ made["lstm/input"][way] + made["lstm/bias"][way]
            enter, forget, out, new = np.split(gates + state @ made["lstm/state"][way], 4)
            cell = sigmoid(forget) * cell + sigmoid(enter) * np.tanh(new)
            state = sigmoid(out) * np.tanh(cell)
            read.append(state)
        states.append(np.array(read[:: -1 if way % 2 else 1]))
    return np.concatenate(states, 1) @ made["emit/weight"] + made["emit/bias"]


@pytest.mark.parametrize("members", [1, 2])
def test_scores_are_those_of_each_stretch_alone(members: int) -> None:
    made = weights(members)
    network = Network(made)
    vectors = np.random.default_rng(9).normal(size=(7, network.width)).astype(np.float32)
    words = np.array([0, 3, 3, 6, 1, 2, 5, 4, 0], dtype=np.intp)
    starts, lengths = [0, 2, 7], [2, 5, 2]
    layout = side_by_side(starts, lengths)
    scores = network.scores(network.read(vectors, words, layout))
    found = np.empty_like(scores)
    found[layout.forward] = scores
    for start, length in zip(starts, lengths, strict=True):
        stretch = slice(start, start + length)
        expected = slowly(made, vectors[words[stretch]])
        np.testing.assert_allclose(found[stretch], expected, rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize("members", [1, 2])
def test_a_word_hears_the_mean_of_what_the_others_of_its_kind_tell(members: int) -> None:
    made = weights(members)
    memory = Network(made).memory
    states = np.random.default_rng(5).normal(size=(5, 2 * HIDDEN * members)).astype(np.float32)
    same = [7, 2, 7, 7, 2]
    found = memory.recall(*memory.tell(states), np.array(same))
    for place, one in enumerate(same):
        others = [at for at, other in enumerate(same) if other == one and at != place]
        expected = np.zeros(LABELS)
        for member in range(members):
            mine = states[:, 2 * HIDDEN * member :][:, : 2 * HIDDEN]
            told, told_bias, here, here_bias, heard, emit = (
                made[f"{member}/memory/{name}"]
                for name in ("told", "told_bias", "here", "here_bias", "heard", "emit")
            )
            mean = np.mean([np.tanh(mine[at] @ told + told_bias) for at in others], 0)
            expected += np.tanh(mean @ heard + mine[place] @ here + here_bias) @ emit
        np.testing.assert_allclose(found[place], expected, rtol=1e-4, atol=1e-4)


def test_a_word_without_rows_has_a_vector_too() -> None:
    network = Network(weights(2))
    empty = Rows(np.array([], dtype=np.intp), np.array([0, 0]))
    vectors = network.word_vectors([empty] * len(GROUPS))
    assert vectors.shape == (2, network.width)
    np.testing.assert_array_equal(vectors[0], vectors[1])


def test_vectors_do_not_depend_on_the_company() -> None:
    network = Network(weights(1))
    two = [Rows(np.array([1, 2, 5]), np.array([1, 2]))] * len(GROUPS)
    second = [Rows(np.array([2, 5]), np.array([2]))] * len(GROUPS)
    np.testing.assert_allclose(
        network.word_vectors(two)[1], network.word_vectors(second)[0], rtol=1e-6
    )
