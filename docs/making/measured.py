"""Accuracy, speed and memory, from the figures in ``docs/measured``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from docs.making.commands import code
from docs.making.measure import LAYOUT_SCORES, MEASURED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MAIN = (
    ("reporting period", "period"),
    ("headings", "headings"),
    ("sections: path, of those found", "sections path | matched"),
    ("counts: value", "counts value"),
    ("counts: value and unit", "counts value+unit"),
    ("counts: status, of those found", "counts status | matched"),
    ("counts: part of which whole", "counts part_of"),
    ("hours: value", "hours value"),
    ("hours: topic, of those found", "hours topic | matched"),
    ("money and shares: value and unit", "amounts value+unit"),
    ("dates and spans: both days", "dates"),
    ("named institutions: overlap", "institutions overlap"),
    ("named institutions: exact span", "institutions exact span"),
    ("named institutions: name, of those found", "institutions name | matched"),
    ("checks: whole, sum of parts, verdict", "checks"),
    ("indicators: value", "indicators value"),
)
_SIZES = (
    ("counts", "counts value"),
    ("hours", "hours value"),
    ("dates", "dates"),
    ("named institutions", "institutions overlap"),
)


def accuracy() -> str:
    """Tell F1 of both halves, a line for each kind of thing that is read."""
    found = _figures("accuracy")
    rows = [(name, _f1(found["test"], key), _f1(found["tune"], key)) for name, key in _MAIN]
    return f"{_table(('F1', 'test half', 'tuned half'), rows)}\n\n{_sizes(found)}"


def accuracy_in_full() -> str:
    """Tell precision, recall and F1 of every score on the test half, and F1 by the rules alone."""
    half = _figures("accuracy")["test"]
    rows = [
        (
            code(key),
            *(f"{tally[figure]:.3f}" for figure in ("p", "r", "f1")),
            f"{half['rules alone'][key]['f1']:.3f}",
            str(tally["gold"]),
            str(tally["pred"]),
        )
        for key, tally in sorted(half["scores"].items())
    ]
    headings = ("score", "precision", "recall", "F1", "F1, rules alone", "annotated", "found")
    return _table(headings, rows)


def accuracy_by_layout() -> str:
    """Tell F1 of what varies most, for every layout of the corpus."""
    found = _figures("accuracy")
    rows = []
    for half in ("test", "tune"):
        for layout, figures in found[half]["layouts"].items():
            cells = (_f1(figures, key) for key in LAYOUT_SCORES)
            rows.append((f"`{layout}`", half, str(figures["reports"]), *cells))
    named = [key.replace("counts value+unit", "counts").split()[0] for key in LAYOUT_SCORES]
    return _table(("layout", "half", "reports", *named), rows)


def accuracy_by_rule() -> str:
    """Tell the precision of every rule that made a fact, over both halves."""
    found = _figures("accuracy")
    rules: dict[str, list[int]] = {}
    for half in ("test", "tune"):
        for rule, tally in found[half]["rules"].items():
            total = rules.setdefault(rule, [0, 0])
            total[0] += tally["right"]
            total[1] += tally["found"]
    rows = [
        (*rule.split(" ", 1), f"{right / made:.3f}", str(right), str(made))
        for rule, (right, made) in sorted(rules.items())
    ]
    return _table(("kind", "rule", "precision", "right", "found"), rows)


def speed() -> str:
    """Tell words per second beside those of spaCy."""
    found = _figures("speed")
    words, modelled = found["words_per_second"], found["with_model"]
    ours, theirs = _pair(found["ratios"], "extract(report)", zoned=True)
    rules, tokeniser = words[ours["ours"]], words[ours["theirs"]]
    growing = words[theirs["theirs"]]
    full = next(one for one in found["ratios"] if one["theirs"] in modelled)
    peers = [one for one in found["ratios"] if one["theirs"] in found["peers"]]
    rows = [
        (
            "`extract.extract(report, model=None)`",
            _thousands(rules),
            "the rules: sections, all facts, status, breakdowns",
        ),
        (
            '`spacy.blank("pl")`, a memory zone per report',
            _thousands(tokeniser),
            f"the rules are {_times(ours)}",
        ),
        (
            '`spacy.blank("pl")` as it comes',
            _thousands(growing),
            f"the rules are {_times(theirs)}",
        ),
        (
            "`extract.extract(report)`",
            _thousands(modelled[full["ours"]]),
            "rules and the recogniser of names",
        ),
        (
            "a pipeline of the shape of `pl_core_news_sm`",
            _thousands(modelled[full["theirs"]]),
            f"rules and recogniser are {_times(full)}",
        ),
        *(
            (
                one["theirs"],
                _thousands(found["peers"][one["theirs"]]),
                f"the rules are {_times(one)}",
            )
            for one in peers
        ),
    ]
    return _table(("", "words/s", ""), rows)


def speed_of_stages() -> str:
    """Tell words per second of each stage by itself, and the machine."""
    found = _figures("speed")
    rows = [
        (f"`{name}`", _thousands(figures), f"{1e6 / figures['mean']:.1f}")
        for group in ("stages", "finders")
        for name, figures in found[group].items()
    ]
    return f"{_table(('by itself', 'words/s', 'µs per word'), rows)}\n\n{_machine(found)}"


def speed_of_recogniser() -> str:
    """Tell words per second of the recogniser of names by itself."""
    found = _figures("recogniser")
    rows = [(name, _thousands(figures)) for name, figures in found["words_per_second"].items()]
    said = (f"{one['ours']} is {_times(one)} as {one['theirs']}." for one in found["ratios"])
    return f"{_table(('', 'words/s'), rows)}\n\n{' '.join(said)}\n\n{_machine(found)}"


def scale() -> str:
    """Tell how a run grows with the folder, with workers, on another engine, from run to run."""
    found = _figures("scale")
    few, many = found["sizes"][0], found["sizes"][-1]
    rows = [
        (f"{name} ({few['megabytes']:.0f} and {many['megabytes']:.0f} MB)", f"{ratio:.2f}")
        if "time per MB" in name
        else (name, f"{ratio:.2f}")
        for name, ratio in found["ratios"].items()
    ]
    return f"{_table(('', 'times'), rows)}\n\n{_machine(found)}"


def speed_said() -> str:
    """Say how fast the recogniser is and how much memory runs take, in two sentences."""
    alone = _figures("recogniser")["ratios"][0]
    few, many = _figures("memory")
    return (
        f"The recogniser by itself reads {alone['ratio']:.2f} times the words per second of the "
        "one of that pipeline (`python -m tests.benchmark.ner_speed --mb 1`). Peak memory of "
        f"`owes-extract run --no-ner` is {few['peak_mib']:.0f} MiB for {few['reports']:,} "
        f"generated reports of 1,000 characters and {many['peak_mib']:.0f} for {many['reports']:,} "
        "(`python -m tests.benchmark.memory --sizes 1000 100000 --characters 1000 --no-ner`)."
    )


def memory() -> str:
    """Tell the peak memory of runs over few and many reports."""
    rows = [
        (
            f"{row['reports']:,}",
            f"{row['megabytes']:.1f}",
            f"{row['peak_mib']:.0f}",
            f"{row['processor_seconds'] / row['megabytes']:.1f}",
        )
        for row in _figures("memory")
    ]
    return _table(("reports", "MB of text", "peak memory, MiB", "processor seconds per MB"), rows)


def dates() -> str:
    """Show what dateparser and the rules make of the same sentences."""
    found = _figures("dates")
    rows = [
        (
            one["sentence"],
            "<br>".join(f"„{text}”: {day}" for text, day in one["dateparser"]) or "–",
            "<br>".join(
                f"{start}" if start == end else f"{start} to {end}"
                for _, start, end in one["owes-extract"]
            )
            or "–",
        )
        for one in found["sentences"]
    ]
    headings = ("sentence", f"dateparser {found['dateparser']}, `search_dates`", "`owes-extract`")
    return _table(headings, rows)


def _figures(name: str) -> Any:
    return json.loads((MEASURED / f"{name}.json").read_text(encoding="utf-8"))


def _f1(half: dict[str, Any], key: str) -> str:
    tally = half["scores"].get(key)
    return f"{tally['f1']:.3f}" if tally and (tally["gold"] or tally["pred"]) else "–"


def _sizes(found: dict[str, Any]) -> str:
    said = []
    for half in ("test", "tune"):
        figures = found[half]
        parts = [f"{figures['scores'][key]['gold']:,} {name}" for name, key in _SIZES]
        listed = f"{', '.join(parts[:-1])} and {parts[-1]}"
        said.append(f"the {half} half is {figures['reports']} reports with {listed}")
    return f"In numbers: {'; '.join(said)}."


def _pair(
    ratios: Iterable[dict[str, Any]], ours: str, *, zoned: bool
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the ratios to the tokeniser in memory zones and to the one as it comes."""
    of_ours = [one for one in ratios if one["ours"] == ours]
    zones = [one for one in of_ours if ("zone" in one["theirs"]) is zoned]
    others = [one for one in of_ours if ("zone" in one["theirs"]) is not zoned]
    return zones[0], others[0]


def _times(ratio: dict[str, float]) -> str:
    """Say a ratio with its 95% interval."""
    return f"{ratio['ratio']:.2f} times as fast ({ratio['low']:.2f} to {ratio['high']:.2f})"


def _thousands(figures: dict[str, float]) -> str:
    return f"{round(figures['mean'], -2):,.0f}"


def _machine(found: dict[str, Any]) -> str:
    machine = found["machine"]
    return (
        f"Measured on {machine['processor']} with Python {machine['python']} and "
        f"spaCy {machine['versions']['spacy']}."
    )


def _table(headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    return "\n".join(_lines(headings, [*rows]))


def _lines(headings: tuple[str, ...], rows: list[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(headings)} |"
    numeric = [
        bool(rows)
        and all(
            row[place].replace(",", "").replace(".", "").strip("–").isdigit() or row[place] == "–"
            for row in rows
        )
        for place in range(len(headings))
    ]
    yield f"| {' | '.join('---:' if one else '---' for one in numeric)} |"
    for row in rows:
        yield f"| {' | '.join(row)} |"
