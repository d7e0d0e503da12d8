"""The best sequence of labels for many stretches of text at once (Viterbi)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


def viterbi(
    scores: NDArray[np.float32],
    offsets: Sequence[int],
    chain: NDArray[np.float32],
    begin: NDArray[np.float32],
    final: NDArray[np.float32],
) -> NDArray[np.intp]:
    """Find the labels that together score best, for each stretch.

    Parameters
    ----------
    scores
        Row x label, the rows as in ``extract.ner.stretches.Layout``.
    offsets
        Of that layout.
    chain, begin, final
        Scores of a label (column) after another (row), of a stretch's first label, and of its
        last.

    Returns
    -------
    ndarray
        A label for each row.
    """
    back = np.zeros(scores.shape, dtype=np.int8)
    turned = np.ascontiguousarray(chain.T)
    total = begin + scores[: offsets[1]]
    ended: list[NDArray[np.float32]] = []
    for here, after in pairwise(offsets[1:]):
        count = after - here
        if count < len(total):
            ended.append(total[count:])
        options = total[:count, None, :] + turned
        chosen = options.argmax(2)
        back[here:after] = chosen
        total = np.take_along_axis(options, chosen[:, :, None], 2)[:, :, 0] + scores[here:after]
    best = np.concatenate([total, *reversed(ended)]) + final
    current = best.argmax(1)
    labels = np.empty(len(scores), dtype=np.intp)
    for here, after in zip(offsets[-2::-1], offsets[:0:-1], strict=True):
        count = after - here
        labels[here:after] = current[:count]
        current[:count] = back[np.arange(here, after), current[:count]]
    return labels
