"""Time a roll-up of many facts beside the pandas group-by that it rests on.

Run with ``python -m tests.benchmark.rollup``. The tables are invented: monthly reports and the
annual one of many projects, every sentence with numbers of its own and, as real ones differ in
their words, with a word of its own; ``--same-words`` leaves that word out, so that sentences
differ in their numbers and place names alone.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import sys
import time
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from extract.facts.fact import Count
from extract.indicators import load_codebook, rollup
from extract.meaning.clause import SEPARATOR, clauses
from extract.polish.sentences import SentenceIndex
from extract.tables import SCHEMA, frame

from .generate import reports
from .inflect import data

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

_ROUNDS = 5
_REPORTS_OF_A_PROJECT = 13
_FACTS_OF_A_REPORT = 40
_INSIDE = 3
_WORDS_OF = 400
_WORD = re.compile(r"[^\W\d_]{5,}")


class _Template(NamedTuple):
    """One of the sentences in ``rollup.toml``."""

    activity: str
    table: str
    unit: str
    quote: str
    sentence: str
    part: bool = False


_TEMPLATES = tuple(_Template(**entry) for entry in data("rollup.toml")["template"])


def tables(facts: int, seed: int = 7, *, same_words: bool = False) -> dict[str, pd.DataFrame]:
    """Invent the tables of a run with so many facts."""
    random = np.random.default_rng(seed)
    size = -(-facts // _FACTS_OF_A_REPORT)
    report = np.arange(size)
    project, month = np.divmod(report, _REPORTS_OF_A_PROJECT)
    annual = month == _REPORTS_OF_A_PROJECT - 1
    first = np.where(annual, 0, month)
    start = np.datetime64("2031-01", "M") + first
    end = start + np.where(annual, 12, 1)
    report_ids = np.array([f"raport_{n:06d}-0123abcd" for n in report], dtype=object)
    made = {name: frame(name, []) for name in SCHEMA}
    made["reports"] = _typed(
        "reports",
        report_id=report_ids,
        title="Sprawozdanie",
        period_start=start.astype("datetime64[s]"),
        period_end=(end.astype("datetime64[D]") - 1).astype("datetime64[s]"),
    )
    activities = sorted({template.activity for template in _TEMPLATES})
    made["sections"] = _sections(report_ids, project, activities)
    kind = random.integers(len(_TEMPLATES), size=facts)
    of_report = np.sort(np.arange(facts) % size)
    value = random.integers(1, 400, size=facts)
    name = random.integers(1000, 9999, size=facts)
    words = [""] if same_words else _words()
    word = [words[n] for n in random.integers(len(words), size=facts).tolist()]
    # A word of one fact in three is within what is counted: "12 bezpłatnych szkoleń".
    inside = (np.arange(facts) % _INSIDE == 0) & (not same_words)
    place = [f"Zalesie-{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}" for n in name.tolist()]
    quote = [
        _quote(k, str(v), w if within else "")
        for k, v, w, within in zip(kind, value, word, inside, strict=True)
    ]
    sentence = [
        _sentence(k, q, w if not within else "", n)
        for k, q, w, within, n in zip(kind, quote, word, inside, place, strict=True)
    ]
    clause = _clauses(kind, word, inside, place)
    letter = np.array([activities.index(template.activity) + 1 for template in _TEMPLATES])[kind]
    offset = (np.arange(facts) % _FACTS_OF_A_REPORT) * 200
    ids = [f"{report_ids[r]}#count@{o}" for r, o in zip(of_report, offset, strict=True)]
    whole = [ids[n - 1] if _TEMPLATES[kind[n]].part and n else None for n in range(facts)]
    everything = pd.DataFrame(
        {
            "report_id": report_ids[of_report],
            "section_id": [
                f"{report_ids[r]}#1.{n}" for r, n in zip(of_report, letter, strict=True)
            ],
            "fact_id": ids,
            "value": value.astype(float),
            "modifier": "exact",
            "unit": [_TEMPLATES[k].unit for k in kind],
            "topic": [_TEMPLATES[k].unit for k in kind],
            "phrase": [q.split(" ", 1)[1] for q in quote],
            "status": np.where(random.random(facts) < 0.1, "planned", "achieved"),
            "part_of": whole,
            "rule": "number before noun",
            "quote": quote,
            "start": offset + 60,
            "end": offset + 60 + np.array([len(q) for q in quote]),
            "sentence": sentence,
            "clause": clause,
        }
    )
    table = np.array([template.table for template in _TEMPLATES])[kind]
    for one in ("counts", "hours", "amounts"):
        made[one] = _typed(one, **everything[table == one].to_dict("series"))
    return made


def _words() -> list[str]:
    """Return words of generated reports, each as often as it stands there."""
    return [word.lower() for text in reports(_WORDS_OF) for word in _WORD.findall(text)]


def _quote(kind: int, value: str, word: str) -> str:
    number, _, counted = _TEMPLATES[kind].quote.format(value).partition(" ")
    return f"{number} {word} {counted}" if word else f"{number} {counted}"


def _sentence(kind: int, quote: str, word: str, name: str) -> str:
    said = _TEMPLATES[kind].sentence.format(quote=quote, name=name, word=word)
    return said if word else said.replace("  ", " ")


def _clauses(
    kind: NDArray[np.int64], word: list[str], inside: NDArray[np.bool_], place: list[str]
) -> list[str]:
    """Cut the clauses out as a run does, that of a part with that of the fact before it."""
    known: dict[tuple[int, bool, bool], str] = {}
    made: list[str] = []
    before = ""
    for k, w, within, name in zip(kind.tolist(), word, inside.tolist(), place, strict=True):
        key = k, within, bool(w)
        if key not in known:
            some = "{word}" if w else ""
            quote = _quote(k, "9", some if within else "")
            said = _sentence(k, quote, "" if within else some, "{name}")
            known[key] = _clause(quote, said)
        own = known[key].format(word=w, name=name)
        made.append(f"{own}{SEPARATOR}{before}" if _TEMPLATES[k].part and before else own)
        before = own
    return made


def _clause(quote: str, sentence: str) -> str:
    start = sentence.index(quote)
    end = start + len(quote)
    fact = Count(
        report_id="", section_id="", start=start, end=end, quote=quote, rule="", value=1.0,
        number_start=start, number_end=start + 1, unit=None, phrase="",
    )  # fmt: skip
    return next(clauses([fact], sentence, SentenceIndex(sentence)))


def _sections(report_ids: np.ndarray, project: np.ndarray, activities: list[str]) -> pd.DataFrame:
    parts = [
        {"path": "0", "kind": "report", "parent": None, "activity": None},
        {"path": "1", "kind": "project", "parent": "0", "activity": None},
        *(
            {"path": f"1.{n}", "kind": "lettered", "parent": "1", "activity": activity}
            for n, activity in enumerate(activities, 1)
        ),
    ]
    size = len(parts)
    ids = np.repeat(report_ids, size)
    column = {key: [part[key] for part in parts] * len(report_ids) for key in parts[0]}
    titles = np.repeat([f"Projekt {n}" for n in project], size).astype(object)
    return _typed(
        "sections",
        report_id=ids,
        section_id=[f"{r}#{p}" for r, p in zip(ids, column["path"], strict=True)],
        path=column["path"],
        parent_id=[
            None if parent is None else f"{r}#{parent}"
            for r, parent in zip(ids, column["parent"], strict=True)
        ],
        kind=column["kind"],
        title=np.where(np.array(column["kind"]) == "project", titles, "działania"),
        activity=column["activity"],
    )


def _typed(name: str, **columns: object) -> pd.DataFrame:
    made = pd.DataFrame(columns)
    return pd.DataFrame(
        {
            column.name: made[column.name].reset_index(drop=True).astype(column.type.pandas)
            if column.name in made
            else pd.Series([None] * len(made), dtype=column.type.pandas)
            for column in SCHEMA[name].columns
        }
    )


def group_by(made: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Add the facts up by unit, status, project and quarter, as a notebook would."""
    columns = ["report_id", "section_id", "unit", "status", "value"]
    facts = pd.concat(
        [
            made["counts"][columns],
            made["hours"].rename(columns={"topic": "unit"})[columns],
            made["amounts"][columns],
        ]
    )
    sections = made["sections"]
    projects = sections[sections["kind"] == "project"][["section_id", "title"]]
    projects = projects.rename(columns={"section_id": "parent_id", "title": "project"})
    placed = sections[["section_id", "parent_id"]].merge(projects, on="parent_id")
    periods = made["reports"][["report_id", "period_start", "period_end"]]
    facts = facts.merge(placed, on="section_id").merge(periods, on="report_id")
    facts["quarter"] = facts["period_start"].dt.to_period("Q")
    keys = ["unit", "project", "quarter", "status"]
    return facts.groupby(keys, observed=True, sort=True)["value"].sum().unstack("status")


def _timed(work: Callable[[], object], rounds: int) -> list[float]:
    taken = []
    for _ in range(rounds):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return taken


def main() -> None:
    """Print how long both take and how often the one fits into the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=_ROUNDS)
    parser.add_argument("--same-words", action="store_true", help="no word of its own in each")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    made = tables(given.facts, same_words=given.same_words)
    codebook = load_codebook()

    def roll() -> object:
        return rollup(made, codebook, by=["project", "period"], freq="Q")

    def group() -> object:
        return group_by(made)

    first, *rounds = [(_timed(group, 1)[0], _timed(roll, 1)[0]) for _ in range(given.rounds + 1)]
    base, rolled = (statistics.median(column) for column in zip(*rounds, strict=True))
    ratio = statistics.median(one / other for other, one in rounds)
    if given.json:
        json.dump(
            {"facts": given.facts, "group_by": base, "rollup": rolled, "ratio": ratio}, sys.stdout
        )
        return
    print(f"{given.facts:,} facts, median of {given.rounds} rounds")
    print(f"group-by  {base:6.2f} s")
    print(f"roll-up   {rolled:6.2f} s, {ratio:.2f} times as long")
    print(f"first     {first[1]:6.2f} s, when the dictionary has not met the words yet")


if __name__ == "__main__":
    main()
