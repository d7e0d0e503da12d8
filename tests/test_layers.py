"""The layers of the package hold: nothing imports from a room that stands later."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
COMMAND = "from importlinter.cli import lint_imports_command as main; main()"


# What `make test` installs.
_TESTED = ("charts", "cluster", "dev", "docs", "notebooks", "s3")


def _required(project: dict[str, Any], *extras: str) -> list[str]:
    """Requirements of the package and of extras, without the package itself."""
    optional = project["optional-dependencies"]
    lines = [*project["dependencies"], *(line for extra in extras for line in optional[extra])]
    return [line for line in lines if not line.startswith(project["name"])]


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", COMMAND, "--no-cache", "--config", str(folder / "pyproject.toml")],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_nothing_looks_up() -> None:
    done = _lint(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


def test_an_import_from_a_later_room_is_noticed(tmp_path: Path) -> None:
    # The contract over a package of the same shape in which polish looks up at the tables.
    (tmp_path / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text("utf-8"), "utf-8")
    for source in (ROOT / "extract").rglob("*.py"):
        copy = tmp_path / source.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(source.read_text("utf-8"), "utf-8")
    upward = tmp_path / "extract" / "polish" / "numerals.py"
    upward.write_text("import extract.tables.schema\n", "utf-8")
    done = _lint(tmp_path)
    assert done.returncode == 1
    assert "extract.polish.numerals -> extract.tables.schema" in done.stdout.replace("\n", " ")


def test_every_package_imported_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    everything = _required(project, *project["optional-dependencies"])
    names = (re.match(r"[\w.-]+", line) for line in everything)
    declared = {name[0].replace("-", "_").lower() for name in names if name}
    imported: set[str] = set()
    for source in (ROOT / "extract").rglob("*.py"):
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                imported.add(node.module.split(".")[0])
    assert imported - set(sys.stdlib_module_names) - {"extract"} <= declared


def test_constraints_pin_every_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = _required(project, *_TESTED)
    pinned = re.findall(r"^([\w.-]+)==[\w.]+$", (ROOT / "constraints.txt").read_text("utf-8"), re.M)
    names = {name.lower().replace("_", "-") for name in pinned}
    for line in wanted:
        assert re.split(r"[<>=;[]", line)[0].lower() in names
