"""How a run grows: with the folder, with workers, from one engine to another, from run to run.

``python -m tests.benchmark.scale`` runs the command in processes of its own and takes the time on
the wall, for several workers share the machine; of folders of several sizes also that of the
processor, which others on the machine disturb less. What one figure is compared with is measured in
the same run, turn by turn.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, Any, NamedTuple

from .generate import megabytes, write
from .machine import machine

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SIZES = (1.0, 10.0)
_ROOT = Path(__file__).parents[2]
_MAIN = "from extract.cli import main; main()"
_CLICK = "import click; click.Command('x', callback=print)(['--help'], standalone_mode=False)"
_START = "start"
_TURNS = 3
_STARTS = 15


class Spent(NamedTuple):
    """Seconds of one run.

    ``processor`` is that of all its processes together.
    """

    wall: float
    processor: float


def spent(*arguments: str, code: str = _MAIN) -> Spent:
    """Time one process and those that it starts.

    Raises
    ------
    subprocess.CalledProcessError
        The command did not do all it was asked for.
    """
    command = [sys.executable, "-c", code, *arguments]
    environment = os.environ | {"PYTHONPATH": str(_ROOT), "OMP_NUM_THREADS": "1"}
    # Installed modules are compiled once, not at each start.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    begin = perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = perf_counter() - begin
    code_given = process.returncode = os.waitstatus_to_exitcode(status)
    if code_given:
        raise subprocess.CalledProcessError(code_given, command)
    return Spent(wall, usage.ru_utime + usage.ru_stime)


def run(folder: Path, out: Path, *options: str) -> Spent:
    """Time ``owes-extract run`` into a new folder."""
    shutil.rmtree(out, ignore_errors=True)
    return spent("run", str(folder), "--out", str(out), "--quiet", *options)


def sizes(megabyte_counts: Sequence[float], work: Path, options: Sequence[str]) -> list[Any]:
    """Seconds per megabyte at each size, beyond those of the start, with one worker."""
    write(megabytes(0.001, seed=9), work / _START)
    for size in megabyte_counts:
        write(megabytes(size, seed=0), work / f"{size}")
    folders = [_START, *map(str, megabyte_counts)]
    way = ["--workers", "1", *options]
    taken = in_turn({name: partial(run, work / name, work / "out", *way) for name in folders})
    start = taken.pop(_START)
    rows = []
    for name, whole in taken.items():
        exact = sum(path.stat().st_size for path in (work / name).iterdir()) / 1e6
        rows.append(
            {
                "megabytes": exact,
                "seconds": whole.wall,
                "per_mb": (whole.wall - start.wall) / exact,
                "processor_seconds": whole.processor,
                "processor_per_mb": (whole.processor - start.processor) / exact,
            }
        )
    return rows


def in_turn(contenders: dict[str, Callable[[], Spent]]) -> dict[str, Spent]:
    """Median seconds of each way to run over the same files, one after the other."""
    taken: dict[str, list[Spent]] = {name: [] for name in contenders}
    for _ in range(_TURNS):
        for name, contender in contenders.items():
            taken[name].append(contender())
    return {name: Spent(*map(median, zip(*times, strict=True))) for name, times in taken.items()}


def at_once(folder: Path, work: Path, *options: str) -> Spent:
    """Time two runs at once, each with one worker over half the files.

    They have nothing to do with one another: no way to share the work among two workers of one
    run can be faster by more than what is written in two halves.
    """
    halves = [work / "half-1", work / "half-2"]
    for number, half in enumerate(halves):
        half.mkdir(exist_ok=True)
        for path in sorted(folder.iterdir())[number::2]:
            shutil.copy(path, half)
    begin = perf_counter()
    with ThreadPoolExecutor(len(halves)) as pool:
        outs = [half.with_suffix(".tables") for half in halves]
        both = pool.map(lambda half, out: run(half, out, "--workers", "1", *options), halves, outs)
        processor = sum(one.processor for one in both)
    return Spent(perf_counter() - begin, processor)


def again(folder: Path, work: Path, options: Sequence[str]) -> dict[str, float]:
    """Seconds of a first run and of a second one that finds nothing new."""
    out = work / "resumed"
    first = run(folder, out, *options)
    second = spent("run", str(folder), "--out", str(out), *options)
    return {"first": first.wall, "again": second.wall}


def starts() -> dict[str, float]:
    """Median seconds of ``owes-extract --help`` and of a bare command of click's."""
    ours, bare = [], []
    for _ in range(_STARTS):
        ours.append(spent("--help").wall)
        bare.append(spent(code=_CLICK).wall)
    return {"owes-extract --help": median(ours), "python with click": median(bare)}


def measure(megabyte_counts: Sequence[float], *, model: bool) -> dict[str, Any]:
    """Measure everything; workers, engines and resuming on the largest size."""
    options = [] if model else ["--no-ner"]
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        grown = sizes(megabyte_counts, work, options)
        largest = work / f"{max(megabyte_counts)}"
        ways = {
            "one worker": ["--workers", "1"],
            "two workers": ["--workers", "2"],
            "Dask, two workers": ["--engine", "dask", "--workers", "2"],
        }
        contenders: dict[str, Callable[[], Spent]] = {
            name: partial(run, largest, work / "out", *way, *options) for name, way in ways.items()
        }
        contenders["two runs at once"] = partial(at_once, largest, work, *options)
        engines = {name: taken.wall for name, taken in in_turn(contenders).items()}
        return {
            "machine": machine(),
            "model": model,
            "sizes": grown,
            "engines": engines,
            "resumed": again(largest, work, options),
            "starts": starts(),
        }


def ratios(result: dict[str, Any]) -> dict[str, float]:
    """What the goals are about: how many times one figure is another."""
    grown, engines, starting = result["sizes"], result["engines"], result["starts"]
    return {
        "time per MB, largest against smallest": grown[-1]["per_mb"] / grown[0]["per_mb"],
        "processor time per MB, largest against smallest": (
            grown[-1]["processor_per_mb"] / grown[0]["processor_per_mb"]
        ),
        "two workers against one": engines["one worker"] / engines["two workers"],
        "two runs at once against one": engines["one worker"] / engines["two runs at once"],
        "Dask's time against processes'": engines["Dask, two workers"] / engines["two workers"],
        "second run's time against the first's": (
            result["resumed"]["again"] / result["resumed"]["first"]
        ),
        "--help against python with click": (
            starting["owes-extract --help"] / starting["python with click"]
        ),
    }


def main(arguments: list[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark.scale", description=__doc__)
    parser.add_argument("--mb", type=float, nargs="+", default=list(SIZES), metavar="N")
    parser.add_argument("--ner", action="store_true", help="with the model, not the rules alone")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here as well")
    given = parser.parse_args(arguments)
    result = measure(sorted(given.mb), model=given.ner)
    result["ratios"] = ratios(result)
    for row in result["sizes"]:
        print(
            f"{row['megabytes']:8.1f} MB{row['seconds']:9.1f} s{row['per_mb']:9.2f} s/MB"
            f"{row['processor_per_mb']:9.2f} s/MB of the processor"
        )
    for group in ("engines", "resumed", "starts"):
        for name, taken in result[group].items():
            print(f"{name:40}{taken:9.2f} s")
    for name, ratio in result["ratios"].items():
        print(f"{name:40}{ratio:9.2f}")
    if given.json:
        text = json.dumps(result, ensure_ascii=False, indent=2) + "\n"
        given.json.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
