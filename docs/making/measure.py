"""Measure, and keep the figures in ``docs/measured``: ``python -m docs.making.measure NAME…``.

The pages show these files and nothing else. ``accuracy`` takes a minute; ``speed``, ``recogniser``
and ``scale`` take some minutes each, ``memory`` half an hour, and want a machine that does nothing
else; ``speed`` and ``dates`` need the extra ``bench``.
"""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from extract.evaluate import Scores

ROOT = Path(__file__).parents[2]
MEASURED = ROOT / "docs" / "measured"
_HALVES = ("test", "tune")
LAYOUT_SCORES = (
    "counts value+unit",
    "hours value",
    "dates",
    "institutions overlap",
    "checks",
    "indicators value",
)
"""The scores that are taken apart by layout."""


def accuracy(file: Path) -> None:
    """Score both halves of the corpus, with the recogniser of names and by the rules alone."""
    from extract import __version__
    from extract.evaluate import evaluate
    from extract.pipeline import DEFAULT_MODEL

    gold = ROOT / "corpus" / "gold"
    found: dict[str, Any] = {"owes-extract": __version__, "model": DEFAULT_MODEL}
    for half in _HALVES:
        scores = evaluate(gold, half=half)
        found[half] = {
            "reports": len(scores.by_report),
            "scores": scores.as_dict(),
            "rules alone": evaluate(gold, half=half, model=None).as_dict(),
            "rules": _by_rule(scores),
            "layouts": _by_layout(scores, gold, half),
        }
    _write(file, found)


def _by_rule(scores: Scores) -> dict[str, dict[str, int]]:
    return {
        rule: {"right": tally.right, "found": tally.found}
        for rule, tally in sorted(scores.by_rule.items())
    }


def _by_layout(scores: Scores, gold: Path, half: str) -> dict[str, Any]:
    """Add up the scores of the reports of each layout."""
    from extract.evaluate import Tally
    from extract.evaluate.scores import figures

    layouts: dict[str, Any] = {}
    for file in sorted(gold.glob("*.json")):
        data = json.loads(file.read_text(encoding="utf-8"))
        if data["half"] != half:
            continue
        layout = layouts.setdefault(data["layout"], {"reports": 0, "scores": {}})
        layout["reports"] += 1
        for score in LAYOUT_SCORES:
            tally = scores.by_report[data["report"]][score]
            total = layout["scores"].setdefault(score, Tally())
            total.add(tally.right, tally.gold, tally.found)
    for layout in layouts.values():
        layout["scores"] = {score: figures(tally) for score, tally in layout["scores"].items()}
    return dict(sorted(layouts.items()))


def speed(file: Path) -> None:
    """Time the rules, of rules and recogniser, and of spaCy."""
    from extract.pipeline import DEFAULT_MODEL
    from tests.benchmark import speed as benchmark

    model = str(DEFAULT_MODEL)
    benchmark.main(["--mb", "2", "--model", model, "--peers", "--json", str(file)])


def recogniser(file: Path) -> None:
    """Time the recogniser of names by itself."""
    from tests.benchmark import ner_speed as benchmark

    benchmark.main(["--mb", "1", "--json", str(file)])


def scale(file: Path) -> None:
    """Time runs over small and large folders, with one and two workers, first and again."""
    from tests.benchmark import scale as benchmark

    benchmark.main(["--mb", "1", "5", "--json", str(file)])


def memory(file: Path) -> None:
    """Measure the peak memory of runs over few and many reports."""
    from tests.benchmark import memory as benchmark

    sizes = ["--sizes", "1000", "100000", "--characters", "1000"]
    benchmark.main([*sizes, "--no-ner", "--json", str(file)])


_DATES = (
    "Spotkania odbyły się 27-28 lipca 2017 r.",
    "Szkolenia (12, 15 i 20 marca 2019 r.) prowadził trener.",
    "Targi trwały w dniach 09-10.11.2018.",
    "Umowę zawarto na okres od 1.03 do 31.05.2020 r.",
    "W I kwartale 2019 r. udzielono 12 porad.",
    "Nie odbyło się, bo sala była zajęta.",
    "Umowę podpisano 24.09.2018 r.",
)


def dates(file: Path) -> None:
    """Ask dateparser and the rules for the dates of some sentences."""
    from datetime import datetime
    from importlib.metadata import version

    from dateparser.search import search_dates

    from extract import DateFact, extract

    # What is not said of a date is taken from here, not from the day of the run.
    settings = {"RELATIVE_BASE": datetime(2020, 1, 1)}
    found: dict[str, Any] = {"dateparser": version("dateparser"), "sentences": []}
    for sentence in _DATES:
        searched = search_dates(sentence, languages=["pl"], settings=settings) or []
        facts = extract(sentence, model=None).facts
        found["sentences"].append(
            {
                "sentence": sentence,
                "dateparser": [[text, f"{day:%Y-%m-%d}"] for text, day in searched],
                "owes-extract": [
                    [fact.quote, str(fact.date_start), str(fact.date_end)]
                    for fact in facts
                    if isinstance(fact, DateFact)
                ],
            }
        )
    _write(file, found)


MEASUREMENTS: dict[str, Callable[[Path], None]] = {
    "accuracy": accuracy,
    "speed": speed,
    "recogniser": recogniser,
    "memory": memory,
    "scale": scale,
    "dates": dates,
}


def main(arguments: Iterable[str] | None = None) -> None:
    """Measure what is named, or everything."""
    # More threads take more of the processor's time, and numpy asks once, when it is imported.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    parser = argparse.ArgumentParser(prog="python -m docs.making.measure", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(MEASUREMENTS))
    given = parser.parse_args(None if arguments is None else list(arguments))
    if unknown := set(given.names) - set(MEASUREMENTS):
        parser.error(f"nothing measures {', '.join(sorted(unknown))}: {', '.join(MEASUREMENTS)}")
    for name in given.names or MEASUREMENTS:
        print(name, flush=True)
        MEASUREMENTS[name](MEASURED / f"{name}.json")


def _write(file: Path, found: dict[str, Any]) -> None:
    file.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
