"""Which reading of a name is the right one: a linear model over what speaks for each.

The weights are fitted on annotated names by ``tests/benchmark/fit_base_forms.py``. They are keyed
by grammatical properties and endings of at most three letters; no name is in them.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from extract.polish.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.polish.names.parse import Parse


@cache
def weights() -> dict[str, float]:
    """Weight of every feature, in the order of the file."""
    source = resources.files("extract.polish.names").joinpath("ranking.json")
    table: dict[str, int] = json.loads(source.read_text(encoding="utf-8"))
    return {feature: weight / 100 for feature, weight in table.items()}


@remembered(1 << 15)
def _of_head(features: tuple[str, ...]) -> float:
    table = weights()
    return sum([table.get(one, 0.0) for one in features])


def best(parses: Iterable[Parse]) -> Parse:
    """Return the parse with the highest sum of weights, the first of equals."""
    table = weights()
    return max(
        parses,
        key=lambda parse: (
            _of_head(parse.of_head) + sum([table.get(one, 0.0) for one in parse.features])
        ),
    )
