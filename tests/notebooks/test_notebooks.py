"""The notebooks run, and show what they are kept with."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import nbformat
import pytest

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
# Its figures are those of the whole corpus, which grows: they are made anew at each release.
FIGURES = "3_how_far_to_trust_the_numbers.ipynb"
AGAIN = "is not what it shows now; execute it again: python notebooks/execute.py"


def _execute() -> ModuleType:
    spec = importlib.util.spec_from_file_location("execute", ROOT / "notebooks" / "execute.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _shown(node: nbformat.NotebookNode) -> list[list[str]]:
    """What each cell prints or returns; pictures and HTML follow from it."""
    return [
        [
            "".join(output.get("text") or output.get("data", {}).get("text/plain", ""))
            for output in cell.outputs
        ]
        for cell in node.cells
        if cell.cell_type == "code"
    ]


def test_there_are_notebooks() -> None:
    assert len(NOTEBOOKS) == 4


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_shows_what_it_is_kept_with(notebook: Path) -> None:
    kept = nbformat.read(notebook, as_version=4)
    node = _execute().executed(notebook)
    if notebook.name != FIGURES:
        assert _shown(node) == _shown(kept), f"{notebook.name} {AGAIN}"
    assert [len(shown) for shown in _shown(node)] == [len(shown) for shown in _shown(kept)]


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_with_outputs_that_fit_any_machine(notebook: Path) -> None:
    node = nbformat.read(notebook, as_version=4)
    nbformat.validate(node)
    cells = [cell for cell in node.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    outputs = [output for cell in cells for output in cell.outputs]
    assert outputs
    assert not [output for output in outputs if output.get("name") == "stderr"]
    assert not re.search(r"/tmp/|/home/|/root/|[A-Z]:\\\\|0x[0-9a-f]{8}", str(outputs))
    assert not any("execution" in cell.metadata for cell in cells)


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_nothing_of_the_unseen_half_is_shown(notebook: Path) -> None:
    unseen = [path.stem for path in (ROOT / "corpus" / "gold").glob("test_*.json")]
    text = notebook.read_text(encoding="utf-8")
    assert unseen
    assert not [name for name in unseen if f"· {name}" in text]
