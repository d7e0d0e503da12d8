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
    best = scores.copy()  # of each row, of all that ends with a label there
    best[: offsets[1]] += begin
    before = 0
    for here, after in pairwise(offsets[1:]):
        options = best[before : before + after - here, :, None] + chain
        best[here:after] += options.max(1)
        before = here
    turned = np.ascontiguousarray(chain.T)
    labels = np.empty(len(scores), dtype=np.intp)
    chosen = labels[:0]
    for here, after in zip(offsets[-2::-1], offsets[:0:-1], strict=True):
        last = best[here:after]
        going_on = len(chosen)
        last[:going_on] += turned.take(chosen, 0)
        if going_on < len(last):
            last[going_on:] += final
        labels[here:after] = last.argmax(1)
        chosen = labels[here:after]
    return labels
