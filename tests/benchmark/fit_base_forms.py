"""Fit the weights that choose among the readings of a name.

Run ``python -m tests.benchmark.fit_base_forms TRAIN.tsv.gz extract/polish/names/ranking.json``.
The same file gives the same weights: there is no chance in it.

A log-linear model: the sum of the probabilities of all readings that give the annotated base form
is made as large as possible (full batches, Adam, L2).
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections import Counter
from collections.abc import Iterator
from math import sqrt
from pathlib import Path
from unittest.mock import patch

import numpy as np

from extract.polish.morphology import analyses, inflect
from extract.polish.names import agreeing, evidence, parse
from extract.polish.names.parse import Parse, applied, parses
from extract.polish.names.shouting import calm
from extract.polish.names.tokens import join, split
from extract.polish.names.typography import clean
from extract.polish.names.words import adjective_slots, guessed_readings
from tests.benchmark.base_forms import Name, read_names

LEAST_COUNT = 3
"""Names that a feature must occur in."""


INVENTED = Path(__file__).with_name("base_form_heads.toml")
"""Names of bodies, told in every case beside the annotated names."""
KINDS = {"nam_org": 1.0, "invented": 0.3, "small": 0.1, "hidden": 0.03, "base": 0.3}
"""Importance of a name by the beginning of its type."""


def invented() -> Iterator[Name]:
    """Yield the names of ``base_form_heads.toml`` in every case."""
    for line in tomllib.loads(INVENTED.read_text(encoding="utf-8"))["names"]:
        declined, _, rest = line.partition("|")
        words = declined.split()
        base = f"{declined} {rest}".strip()
        if not words:
            yield Name(base, base, "invented")
            continue
        head, number, gender = _head(words)
        for case in ("nom", "gen", "dat", "acc", "inst", "loc"):
            forms = [
                _form(word, case, number, gender, adjective=index != head)
                for index, word in enumerate(words)
            ]
            if all(forms):
                told = " ".join(forms)
                yield Name(base, f"{told} {rest}".strip(), "invented")
                small = f"{told.lower()} {rest}".strip()
                yield Name(f"{declined.lower()} {rest}".strip(), small, "small")


def _head(words: list[str]) -> tuple[int, str, str]:
    found = [
        (any(other.pos == "adj" for other in analyses(word)), index, one.tag.split(":"))
        for index, word in enumerate(words)
        for one in analyses(word)
        if one.pos == "subst" and "nom" in one.tag and one.lemma.islower()
    ]
    if not found:
        raise ValueError(f"no noun in {words}")
    _, index, tag = min(found)
    return index, tag[1].partition(".")[0], tag[3].partition(".")[0]


def _form(word: str, case: str, number: str, gender: str, *, adjective: bool) -> str:
    if "-" in word:
        first, _, last = word.rpartition("-")
        return f"{first}-{_form(last, case, number, gender, adjective=adjective)}"
    for one in analyses(word):
        if one.pos == ("adj" if adjective else "subst") and (adjective or one.lemma.islower()):
            forms = inflect(one.lemma, pos=one.pos, case=case, number=number, gender=gender)
            if forms:
                return forms[0].capitalize()
    return ""


def readings(name: Name) -> tuple[list[tuple[str, Parse]], list[tuple[str, Parse]]]:
    """Parses of a name with what each gives, and those of one word that no dictionary knows."""
    tokens = calm(split(clean(name.surface)))
    if not tokens:
        return [], []
    found = [(join(applied(tokens, one)), one) for one in parses(tokens)]
    hidden = []
    if len(tokens) == 1 and not adjective_slots(tokens[0].word):
        _forget()
        with (
            patch.object(agreeing, "noun_readings", guessed_readings),
            patch.object(parse, "noun_readings", guessed_readings),
            patch.object(evidence, "noun_readings", guessed_readings),
        ):
            hidden = [(join(applied(tokens, one)), one) for one in parses(tokens)]
        _forget()
    return found, hidden


def _forget() -> None:
    evidence.known_of.cache_clear()
    evidence._rivals.cache_clear()
    evidence.of_reading.cache_clear()
    agreeing.best_beside.cache_clear()


class Problem:
    """Names taken apart into parses and features, as arrays."""

    def __init__(self, names: list[Name], others: float) -> None:
        counted = Counter(names)
        self.kept = 0
        self.total = len(counted)
        self.others = others
        self._weight: list[float] = []
        self._correct: list[bool] = []
        self._owner: list[int] = []
        self.features: list[tuple[str, ...]] = []
        for name, count in counted.items():
            found, hidden = readings(name)
            self.kept += self._add(found, name.base, name.kind, count)
            self._add(hidden, name.base, "hidden", count)
        self.weight = np.array(self._weight)
        self.correct = np.array(self._correct)
        self.owner = np.array(self._owner)

    def _add(self, found: list[tuple[str, Parse]], base: str, kind: str, count: int) -> bool:
        good = [form == base for form, _ in found]
        if not any(good):
            return False
        importance = [weight for start, weight in KINDS.items() if kind.startswith(start)]
        self._correct += good
        self._owner += [len(self._weight)] * len(found)
        self._weight.append((importance or [self.others])[0] * sqrt(count))
        self.features += [one.of_head + one.features for _, one in found]
        return True

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
    parser.add_argument("--l2", type=float, default=5e-5)
    parser.add_argument("--others", type=float, default=0.3, help="weight of names of other types")
    given = parser.parse_args()
    names = read_names(given.train)
    bases = [Name(name.base, name.base, "base") for name in names]
    problem = Problem([*names, *invented(), *bases], given.others)
    print(f"{problem.kept} of {problem.total} names can be reached, {len(problem.owner)} readings")
    fitted = problem.fit(given.steps, given.l2)
    table = {one: round(100 * weight) for one, weight in fitted.items() if round(100 * weight)}
    text = json.dumps(table, ensure_ascii=False, indent=0, sort_keys=True)
    given.output.write_text(text + "\n", encoding="utf-8")
    print(f"{len(table)} weights")


if __name__ == "__main__":
    main()
