"""One target under the fuzzer, in a process of its own: it ends the process with what it finds.

``python -m tests.fuzz.one TARGET [options of libFuzzer]``
"""

from __future__ import annotations

import sys

import atheris


def main() -> None:
    """Instrument the package, then fuzz the target that the first argument names."""
    with atheris.instrument_imports(include=["extract"]):
        from .laws import TARGETS

    name = sys.argv.pop(1)
    atheris.Setup(sys.argv, TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
