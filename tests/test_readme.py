"""The README's Python does what it says."""

import contextlib
import io
import re
from pathlib import Path

import pytest

from extract.tables import SCHEMA

ROOT = Path(__file__).parent.parent
_BLOCK = re.compile(r"```python\n(.*?)```(?:\n\n```text\n(.*?)```)?", re.DOTALL)


def test_the_python_tour_runs_and_prints_what_it_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    blocks = _BLOCK.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    assert blocks
    for code, shown in blocks:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(code, names)
        if shown:
            assert printed.getvalue() == shown


def test_the_table_of_columns_is_the_schema() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for table in SCHEMA.values():
        row = re.search(rf"^\| `{table.name}` \|.*$", readme, re.MULTILINE)
        if row is not None:
            columns = re.sub(r"\(.*?\)", "", row.group().split("|")[3]).replace("…", " ")
            names = [name.strip() for name in columns.split(",")]
            assert set(names) <= {column.name for column in table.columns}, table.name
