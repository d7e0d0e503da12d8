"""Time contenders on the same batches of text in turn, and say how sure the figures are."""

from __future__ import annotations

import gc
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from math import exp, log, sqrt
from statistics import NormalDist, fmean, stdev
from time import process_time
from typing import Any

BATCHES = 40
_LEVEL = 0.95

Batch = Sequence[str]
Work = Callable[[Any], object]


@dataclass(slots=True)
class Timing:
    """Seconds of processor time one contender took for each batch."""

    name: str
    seconds: list[float] = field(default_factory=list)

    def speeds(self, words: Sequence[int]) -> list[float]:
        """Words per second, batch by batch."""
        return [count / taken for count, taken in zip(words, self.seconds, strict=True)]


def interval(values: Sequence[float]) -> tuple[float, float]:
    """Mean of ``values`` and half the width of its 95% confidence interval.

    Student's quantile by the first terms of its expansion in the normal one: right to 0.1% for
    the 30 batches and more that there are.
    """
    z, free = NormalDist().inv_cdf((1 + _LEVEL) / 2), len(values) - 1
    student = z + (z**3 + z) / (4 * free) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * free**2)
    return fmean(values), student * stdev(values) / sqrt(len(values))


def ratio(ours: Timing, theirs: Timing) -> tuple[float, float, float]:
    """How many times faster ``ours`` is, and the ends of the 95% interval.

    The geometric mean over batches: each is timed for both on the same text, moments apart.
    """
    paired = zip(ours.seconds, theirs.seconds, strict=True)
    mean, half = interval([log(their / our) for our, their in paired])
    return exp(mean), exp(mean - half), exp(mean + half)


def race(contenders: dict[str, Work], batches: Iterable[Any], *, seed: int) -> dict[str, Timing]:
    """Time every contender on every batch, in an order that is drawn anew for each batch."""
    timings = {name: Timing(name) for name in contenders}
    order = list(contenders)
    rng = random.Random(seed)
    for batch in batches:
        rng.shuffle(order)
        for name in order:
            work = contenders[name]
            gc.collect()
            begin = process_time()
            work(batch)
            timings[name].seconds.append(process_time() - begin)
    return timings


def split_evenly(texts: Sequence[str], parts: int) -> list[Batch]:
    """Cut ``texts`` into ``parts`` batches of whole reports and much the same size."""
    total, done = sum(map(len, texts)), 0
    batches: list[Batch] = []
    current: list[str] = []
    for text in texts:
        current.append(text)
        done += len(text)
        if done * parts >= total * (len(batches) + 1):
            batches.append(current)
            current = []
    return batches
