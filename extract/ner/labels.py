"""BIOES: how spans are written as one label per word, and which label may follow which."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

OUTSIDE = 0
_PLACES = "BIES"
_BEGIN, _INSIDE, _END, _SINGLE = range(len(_PLACES))
_NEVER = -1e4


def label_names(kinds: Sequence[str]) -> tuple[str, ...]:
    """All labels for these kinds of name, ``O`` first."""
    return ("O", *(f"{place}-{kind}" for kind in kinds for place in _PLACES))


def encode(spans: Iterable[tuple[int, int, str]], length: int, kinds: Sequence[str]) -> list[int]:
    """Write spans ``(start, end, kind)`` that do not overlap as one label per word."""
    labels = [OUTSIDE] * length
    for start, end, kind in spans:
        base = 1 + kinds.index(kind) * len(_PLACES)
        if end - start == 1:
            labels[start] = base + _SINGLE
            continue
        labels[start] = base + _BEGIN
        labels[start + 1 : end - 1] = [base + _INSIDE] * (end - start - 2)
        labels[end - 1] = base + _END
    return labels


def decode(labels: NDArray[np.int8], kinds: Sequence[str]) -> list[tuple[int, int, str]]:
    """Read spans ``(start, end, kind)`` off labels; a span that never ends is none."""
    spans: list[tuple[int, int, str]] = []
    begun: tuple[int, int] | None = None
    named = np.flatnonzero(labels)
    previous = -1
    for place, label in zip(named.tolist(), labels[named].tolist(), strict=True):
        kind, step = divmod(label - 1, len(_PLACES))
        if step == _SINGLE:
            spans.append((place, place + 1, kinds[kind]))
            begun = None
        elif step == _BEGIN:
            begun = (place, kind)
        elif begun is not None and (begun[1] != kind or place != previous + 1):
            begun = None
        elif begun is not None and step == _END:
            spans.append((begun[0], place + 1, kinds[kind]))
            begun = None
        previous = place
    return spans


def allowed(kinds: Sequence[str]) -> NDArray[np.bool_]:
    """Say which label may follow: row 0 for the first word, row ``1 + label`` after that label."""
    steps = _steps(kinds)
    table = np.zeros((len(steps) + 1, len(steps)), dtype=np.bool_)
    opens = [label for label, step in enumerate(steps) if step in {None, _BEGIN, _SINGLE}]
    table[0, opens] = True
    for label, step in enumerate(steps):
        if step in {_BEGIN, _INSIDE}:
            first = label - step
            table[1 + label, [first + _INSIDE, first + _END]] = True
        else:
            table[1 + label, opens] = True
    return table


def closing(kinds: Sequence[str]) -> NDArray[np.float32]:
    """Scores of the last label of a text: none for one that ends a name or is outside."""
    unfinished = [step in {_BEGIN, _INSIDE} for step in _steps(kinds)]
    return np.where(unfinished, _NEVER, 0).astype(np.float32)


def _steps(kinds: Sequence[str]) -> list[int | None]:
    """Place of each label within its name, ``None`` for ``O``."""
    return [None, *(step for _ in kinds for step in range(len(_PLACES)))]
