"""Fit the weights that choose among the readings of a name.

Run ``python -m tests.benchmark.fit_base_forms TRAIN.tsv.gz extract/polish/names/ranking.json``.
The same file gives the same weights: there is no chance in it.

A log-linear model: the sum of the probabilities of all readings that give the annotated base form
is made as large as possible (full batches, Adam, L2).
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from math import sqrt
from pathlib import Path

import numpy as np

from extract.polish.names.parse import applied, parses
from extract.polish.names.shouting import calm
from extract.polish.names.tokens import join, split
from extract.polish.names.typography import clean
from tests.benchmark.base_forms import Name, read_names

LEAST_COUNT = 3
"""Names that a feature must occur in."""


class Problem:
    """Names taken apart into parses and features, as arrays."""

    def __init__(self, names: list[Name], others: float) -> None:
        counted = Counter(names)
        self.kept = 0
        weight, correct, owner, self.features = [], [], [], []
        for name, count in counted.items():
            tokens = calm(split(clean(name.surface)))
            if not tokens:
                continue
            found = list(parses(tokens))
            good = [join(applied(tokens, parse)) == name.base for parse in found]
            if not any(good):
                continue
            importance = 1.0 if name.kind.startswith("nam_org") else others
            weight.append(importance * sqrt(count))
            for parse, is_good in zip(found, good, strict=True):
                owner.append(self.kept)
                correct.append(is_good)
                self.features.append(parse.features)
            self.kept += 1
        self.total = len(counted)
        self.weight = np.array(weight)
        self.correct = np.array(correct)
        self.owner = np.array(owner)

    def fit(self, steps: int, l2: float) -> dict[str, float]:
        """Return the weight of every feature."""
        seen: Counter[str] = Counter()
        last: dict[str, int] = {}
        for owner, features in zip(self.owner.tolist(), self.features, strict=True):
            for feature in set(features):
                if last.get(feature) != owner:
                    last[feature] = owner
                    seen[feature] += 1
        vocabulary = sorted(one for one, count in seen.items() if count >= LEAST_COUNT)
        index = {one: place for place, one in enumerate(vocabulary)}
        rows, columns = [], []
        for row, features in enumerate(self.features):
            for feature in features:
                if feature in index:
                    rows.append(row)
                    columns.append(index[feature])
        row = np.array(rows)
        column = np.array(columns)
        w = np.zeros(len(vocabulary))
        first = np.zeros_like(w)
        second = np.zeros_like(w)
        starts = np.flatnonzero(np.r_[True, self.owner[1:] != self.owner[:-1]])
        scale = self.weight.sum()
        for step in range(1, steps + 1):
            logits = np.bincount(row, w[column], minlength=len(self.owner))
            logits -= np.maximum.reduceat(logits, starts)[self.owner]
            odds = np.exp(logits)
            every = odds / np.add.reduceat(odds, starts)[self.owner]
            good = odds * self.correct + 1e-30 * self.correct
            among = good / np.add.reduceat(good, starts)[self.owner]
            push = (every - among) * self.weight[self.owner] / scale
            gradient = np.bincount(column, push[row], minlength=len(w)) + l2 * w
            first = 0.9 * first + 0.1 * gradient
            second = 0.99 * second + 0.01 * gradient**2
            rate = 0.1 * min(1.0, 2 * (1 - step / (steps + 1)))
            w -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
        return dict(zip(vocabulary, w.tolist(), strict=True))


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("train", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--steps", type=int, default=300)
    parser.add_argument("--l2", type=float, default=3e-5)
    parser.add_argument("--others", type=float, default=0.3, help="weight of names of other types")
    given = parser.parse_args()
    problem = Problem(read_names(given.train), given.others)
    print(f"{problem.kept} of {problem.total} names can be reached, {len(problem.owner)} readings")
    fitted = problem.fit(given.steps, given.l2)
    table = {one: round(100 * weight) for one, weight in fitted.items() if round(100 * weight)}
    text = json.dumps(table, ensure_ascii=False, indent=0, sort_keys=True)
    given.output.write_text(text + "\n", encoding="utf-8")
    print(f"{len(table)} weights")


if __name__ == "__main__":
    main()
