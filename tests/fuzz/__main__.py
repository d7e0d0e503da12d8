"""Fuzz the package: ``python -m tests.fuzz [--seconds 60] [TARGET ...]``.

Each target starts from the reports of the corpus, a window of them at a time, and from what earlier
runs learned (``out/fuzz``). What breaks a law is kept in ``tests/fuzz/found`` and read by the tests
from then on. Needs the extra ``fuzz``.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from .laws import TARGETS

_HERE = Path(__file__).parent
_ROOT = _HERE.parents[1]
_FOUND = _HERE / "found"
_LEARNED = _ROOT / "out" / "fuzz"
_LONGEST = 4096
_WINDOW = 1024


def dictionary(path: Path) -> None:
    """Write the pieces as libFuzzer reads them: quoted, everything but plain ASCII escaped."""
    pieces = tomllib.loads((_HERE / "pieces.toml").read_text(encoding="utf-8"))
    quoted = [
        '"' + "".join(f"\\x{byte:02X}" for byte in piece.encode()) + '"\n'
        for some in pieces.values()
        for piece in some
    ]
    path.write_text("".join(quoted), encoding="ascii")


def sow(folder: Path) -> None:
    """Put windows of the corpus' reports into ``folder``, for the fuzzer to start from."""
    folder.mkdir(parents=True, exist_ok=True)
    for report in sorted((_ROOT / "corpus" / "reports").glob("*.txt")):
        data = report.read_bytes()
        for number, start in enumerate(range(0, len(data), _WINDOW)):
            (folder / f"{report.stem}-{number}").write_bytes(data[start : start + _WINDOW])


def fuzz(target: str, seconds: int) -> bool:
    """Fuzz one target; return whether it held."""
    learned, found = _LEARNED / target, _FOUND / target
    sow(learned)
    found.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        words = Path(name) / "pieces.dict"
        dictionary(words)
        command = [
            *(sys.executable, "-m", "tests.fuzz.one", target, str(learned)),
            f"-dict={words}",
            f"-max_total_time={seconds}",
            f"-max_len={_LONGEST}",
            f"-artifact_prefix={found}/",
            "-timeout=20",
            "-print_final_stats=1",
        ]
        return subprocess.run(command, cwd=_ROOT, check=False).returncode == 0


def main(arguments: list[str] | None = None) -> int:
    """Fuzz each target in turn; return 1 when one broke a law."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=int, default=60, help="time for each target")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"of {', '.join(TARGETS)}")
    given = parser.parse_args(arguments)
    unknown = set(given.targets) - set(TARGETS)
    if unknown:
        parser.error(f"no such target: {', '.join(sorted(unknown))}")
    broken = [name for name in given.targets or TARGETS if not fuzz(name, given.seconds)]
    for name in broken:
        print(f"{name}: a law was broken; the input is in {_FOUND / name}")
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
