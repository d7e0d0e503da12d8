"""Public names are imported when asked for, whatever was imported before."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import extract
from extract import batch

if TYPE_CHECKING:
    from pathlib import Path

# With every module imported, a submodule could stand where a function of its name belongs.
EVERY_NAME = """
import importlib, pkgutil, types
import extract
modules = [extract]
for found in pkgutil.walk_packages(extract.__path__, "extract."):
    if not found.name.endswith("__main__"):
        modules.append(importlib.import_module(found.name))
for module in modules:
    for name in getattr(module, "__all__", ()):
        held = getattr(module, name)
        if isinstance(held, types.ModuleType):
            print(f"{module.__name__}.{name} is a module")
"""

# What tab completion offers, and that asking for it imports nothing.
OFFERED = """
import importlib, pkgutil, sys
import extract
packages = [extract]
for found in pkgutil.walk_packages(extract.__path__, "extract."):
    if found.ispkg:
        packages.append(importlib.import_module(found.name))
known = set(sys.modules)
for package in packages:
    for name in sorted(set(getattr(package, "__all__", ())) - set(dir(package))):
        print(f"{package.__name__}.{name} is not offered")
print(*sorted(set(sys.modules) - known))
"""

NOTHING_NEW = """
import sys
from extract.cli import main
main(["run", sys.argv[1], "--out", sys.argv[2], "--quiet"], standalone_mode=False)
heavy = {"pandas", "spacy", "morfeusz2", "extract.pipeline", "extract.decode"}
print(*sorted(heavy & set(sys.modules)))
"""


def _said(code: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_every_public_name_is_what_it_says() -> None:
    assert not _said(EVERY_NAME)


def test_every_public_name_is_offered() -> None:
    assert not _said(OFFERED)


def test_what_is_not_there_is_named() -> None:
    with pytest.raises(AttributeError, match="'extract' has no attribute 'extracted'"):
        extract.extracted  # noqa: B018


def test_a_run_with_nothing_new_imports_no_grammar(tmp_path: Path) -> None:
    report = tmp_path / "raport.txt"
    report.write_text("Odbyło się 14 spotkań.", encoding="utf-8")
    out = tmp_path / "out"
    batch.run(report, out)
    assert not _said(NOTHING_NEW, str(report), str(out))
