"""Execute the notebooks and keep their outputs: ``python notebooks/execute.py [NAME.ipynb ...]``.

The outputs hold no time, no path and no counter of this machine, so that a difference between two
executions is one of the program.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

FOLDER = Path(__file__).parent
TIMEOUT = 600
"""Seconds for one cell."""


def executed(notebook: Path) -> nbformat.NotebookNode:
    """Return a notebook with the outputs it has now, run from its own folder.

    Raises
    ------
    nbclient.exceptions.CellExecutionError
        When a cell fails.
    """
    node = nbformat.read(notebook, as_version=4)
    # One thread: the recogniser rounds in the same way on every machine.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    client = NotebookClient(
        node,
        timeout=TIMEOUT,
        kernel_name="python3",
        record_timing=False,
        resources={"metadata": {"path": str(notebook.parent)}},
    )
    client.execute()
    # The version of Python is no part of what is shown.
    node.metadata["language_info"] = {"name": "python"}
    return node


def main(names: list[str]) -> None:
    """Execute notebooks in place, all if none is named."""
    for notebook in [Path(name) for name in names] or sorted(FOLDER.glob("*.ipynb")):
        nbformat.write(executed(notebook.resolve()), notebook)
        print(notebook.name)


if __name__ == "__main__":
    main(sys.argv[1:])
