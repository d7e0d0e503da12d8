"""Laws that roll-ups keep whatever the reports hold: hypothesis makes the reports."""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tables_made import Run

from extract.indicators import rollup
from extract.indicators.periods import taken

_DAYS = st.tuples(st.integers(0, 40), st.integers(0, 12)).map(lambda d: (d[0], d[0] + d[1]))


@given(st.lists(_DAYS, min_size=1, max_size=7))
def test_no_day_is_counted_twice_and_no_choice_covers_more(days: list[tuple[int, int]]) -> None:
    start, end = (np.array(column) for column in zip(*days, strict=True))
    kept = taken(np.zeros(len(days), dtype=np.int64), start, end)

    def covered(choice: tuple[bool, ...]) -> int | None:
        seen = [d for (a, b), on in zip(days, choice, strict=True) if on for d in range(a, b + 1)]
        return len(seen) if len(seen) == len(set(seen)) else None

    best = max(
        (covered(choice) or 0, sum(choice))
        for choice in product([False, True], repeat=len(days))
        if covered(choice) is not None
    )
    assert (covered(tuple(kept.tolist())), int(kept.sum())) == best


_UNITS = (
    ("spotkanie", "animacja"),
    ("miejsce pracy", "miejsca pracy"),
    ("szkolenie", "szkolenia"),
    ("osoba", "szkolenia"),
    ("porozumienie", "partnerstwa"),
)
_FACT = st.tuples(
    st.sampled_from(_UNITS), st.integers(1, 500), st.sampled_from(["achieved", "planned"])
)
_REPORT = st.tuples(
    st.sampled_from(["Mosty", "Sieci"]),
    st.integers(1, 12),
    st.integers(0, 5),
    st.lists(_FACT, max_size=6),
)


def _run_of(reports: list[tuple[str, int, int, list[Any]]]) -> Run:
    run = Run()
    for number, (project, first, more, facts) in enumerate(reports):
        last = min(12, first + more)
        end = pd.Timestamp(2031, last, 1) + pd.offsets.MonthEnd()
        report = run.report(f"r{number}", f"2031-{first:02}-01", f"{end:%Y-%m-%d}", project=project)
        for place, ((unit, activity), value, status) in enumerate(facts):
            path = report.section(f"1.{place}", activity)
            sentence = f"Było {value} razy {unit}."
            quote = f"{value} razy {unit}"
            report.state(path, sentence, quote, value, unit=unit, status=status)
    return run


def _same(one: pd.DataFrame, other: pd.DataFrame) -> None:
    pd.testing.assert_frame_equal(one, other, check_exact=False, rtol=1e-12)


@settings(max_examples=12)
@given(st.lists(_REPORT, max_size=6), st.randoms(use_true_random=False))
def test_any_split_into_batches_gives_the_same(reports: list[Any], random: Any) -> None:
    """Tables of a run in any number of batches, put together in any order."""
    whole = _run_of(reports).tables()
    ids = list(whole["reports"]["report_id"])
    random.shuffle(ids)
    cut = random.randint(0, len(ids))
    batches = [ids[:cut], ids[cut:]]
    split = {
        name: pd.concat([table[table["report_id"].isin(batch)] for batch in batches])
        for name, table in whole.items()
        if "report_id" in table
    }
    for how in ({"by": ["project", "period"], "freq": "Q"}, {"by": ["activity"]}):
        _same(rollup(whole, **how), rollup(split, **how))


@settings(max_examples=12)
@given(st.lists(_REPORT, min_size=1, max_size=4), st.sampled_from([0.5, 3.0, 7.0, 1e6]))
def test_scaling_all_values_scales_all_sums(reports: list[Any], factor: float) -> None:
    tables = _run_of(reports).tables()
    scaled = tables | {"counts": tables["counts"].assign(value=tables["counts"]["value"] * factor)}
    one, other = rollup(tables, by=["project"]), rollup(scaled, by=["project"])
    for column in ("achieved", "planned"):
        expected = [None if pd.isna(v) else pytest.approx(float(v) * factor) for v in one[column]]
        assert [None if pd.isna(v) else float(v) for v in other[column]] == expected


@settings(max_examples=12)
@given(
    st.lists(_REPORT, min_size=1, max_size=4).filter(lambda reports: any(r[3] for r in reports)),
    st.lists(st.integers(1, 400), min_size=1, max_size=4),
    st.integers(0, 10_000),
)
def test_a_breakdown_never_changes_its_whole(
    reports: list[Any], parts: list[int], which: int
) -> None:
    run = _run_of(reports)
    before = rollup(run.tables(), by=["project", "activity"])
    facts = run.rows["counts"]
    whole = facts[which % len(facts)]
    for number, value in enumerate(parts):
        start = whole["end"] + 10 + 20 * number
        quote = f"{value} w gminie"
        part = whole | {
            "fact_id": f"{whole['report_id']}#count@{start}-{start + len(quote)}",
            "value": float(value),
            "quote": quote,
            "phrase": "w gminie",
            "rule": "unit left out",
            "part_of": whole["fact_id"],
            "start": start,
            "end": start + len(quote),
        }
        facts.append(part)
    after = rollup(run.tables(), by=["project", "activity"])
    wholes = after[after["indicator_id"] != "meetings_by_institution"]
    _same(before, wholes.reset_index(drop=True))
