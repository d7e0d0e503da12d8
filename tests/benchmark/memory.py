"""Whether memory grows with the folder: peak of ``owes-extract run`` on more and more reports.

``python -m tests.benchmark.memory`` runs the command in a process of its own for each size and
asks the system for that process's peak. It should grow with the largest report, not the folder.
Processor time is asked for as well: the time a megabyte takes should not grow either.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Any

from .generate import begun, reports, write

SIZES = (50, 200, 800)
_COMMAND = (sys.executable, "-c", "from extract.cli import main; main()", "run")
_ROOT = Path(__file__).parents[2]


def peak(folder: Path, out: Path, *options: str) -> tuple[float, float, float]:
    """Peak memory in MiB, seconds and seconds of processor time of a run over ``folder``.

    With ``--engine processes`` it is the peak of the largest process, the one that hands out the
    work and writes the tables or a worker.

    Raises
    ------
    subprocess.CalledProcessError
        The command did not read all files.
    """
    command = [*_COMMAND, str(folder), "--out", str(out), "--quiet", *options]
    begin = perf_counter()
    process = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(_ROOT)})
    _, status, usage = os.wait4(process.pid, 0)
    code = process.returncode = os.waitstatus_to_exitcode(status)
    if code:
        raise subprocess.CalledProcessError(code, command)
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return usage.ru_maxrss / unit, perf_counter() - begin, usage.ru_utime + usage.ru_stime


def measure(
    sizes: tuple[int, ...] = SIZES,
    seed: int = 0,
    options: tuple[str, ...] = (),
    *,
    characters: int | None = None,
) -> list[dict[str, Any]]:
    """Peak for the first ``n`` of the same reports, for each ``n`` of ``sizes``.

    Of each report no more than so many ``characters`` are taken; all if left out.
    """
    rows: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as name:
        for size in sizes:
            folder = Path(name) / f"{size}"
            texts = reports(size, seed)
            write(texts if characters is None else begun(texts, characters), folder)
            megabytes = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
            mebibytes, seconds, processor = peak(folder, Path(name) / f"{size}-tables", *options)
            rows.append(
                {
                    "reports": size,
                    "megabytes": megabytes,
                    "peak_mib": mebibytes,
                    "seconds": seconds,
                    "processor_seconds": processor,
                }
            )
    return rows


def main(arguments: list[str] | None = None) -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark.memory", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES), metavar="N")
    parser.add_argument("--characters", type=int, metavar="N", help="only the first words of each")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here as well")
    parser.add_argument("--engine", default="here", help="as for owes-extract run")
    parser.add_argument("--no-ner", action="store_true", help="as for owes-extract run")
    given = parser.parse_args(arguments)
    options = ["--engine", given.engine, *(["--no-ner"] if given.no_ner else [])]
    rows = measure(tuple(given.sizes), options=tuple(options), characters=given.characters)
    print(f"{'reports':>8}{'MB':>8}{'peak MiB':>10}{'seconds':>9}{'CPU s/MB':>10}")
    for row in rows:
        print(
            f"{row['reports']:8}{row['megabytes']:8.1f}{row['peak_mib']:10.1f}{row['seconds']:9.1f}"
            f"{row['processor_seconds'] / row['megabytes']:10.2f}",
            flush=True,
        )
    if given.json:
        given.json.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
