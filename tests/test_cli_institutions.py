"""The list of bodies, made of the tables on disk alone."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from extract.cli import main
from extract.export import FORMATS, Export
from extract.tables import SCHEMA, empty

# Name, identifier, kind, place, named, report.
MENTIONS = [
    ("GOPS w Mokrych Dębach", "gops-mokre-deby", "GOPS", "Mokre Dęby", True, "a-1"),
    ("Gminny Ośrodek Pomocy Społecznej w Mokrych Dębach", *("gops-mokre-deby", "GOPS", None)),
    ("GOPS w Mokrych Dębach", "gops-mokre-deby", "GOPS", "Mokre Dęby", True, "b-2"),
    ("=Fundacja Szalej", "fundacja-szalej", "fundacja", None, True, "a-1"),
    ("Powiatowy Urząd Pracy", "pup", "PUP", None, False, "a-1"),
]


def _table(out: Path, written: str) -> None:
    columns = [column.name for column in SCHEMA["institutions"].columns]
    made = empty()
    for mention in MENTIONS:
        name, identifier, kind, place, named, report = (*mention, True, "a-1")[:6]
        cells = {
            "report_id": report,
            "name": name,
            "institution_id": identifier,
            "kind": kind,
            "place": place,
            "named": named,
            "source": "rule",
        }
        made["institutions"].append(tuple(cells.get(column) for column in columns))
    with Export(out, [written]) as export:
        export.add(made)


def _run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["institutions", *map(str, arguments)])


@pytest.mark.parametrize("written", FORMATS)
def test_one_line_is_one_body(tmp_path: Path, written: str) -> None:
    _table(tmp_path, written)
    done = _run(tmp_path, "--format", "csv")
    assert done.exit_code == 0, done.output
    assert list(csv.DictReader(io.StringIO(done.stdout.removeprefix("\ufeff")))) == [
        {
            "name": "GOPS w Mokrych Dębach",
            "kind": "GOPS",
            "place": "Mokre Dęby",
            "mentions": "3",
            "reports": "2",
            "institution_id": "gops-mokre-deby",
        },
        {
            "name": "'=Fundacja Szalej",
            "kind": "fundacja",
            "place": "",
            "mentions": "1",
            "reports": "1",
            "institution_id": "fundacja-szalej",
        },
    ]


def test_a_terminal_gets_a_table(tmp_path: Path) -> None:
    _table(tmp_path, "csv")
    shown = _run(tmp_path).stdout
    assert "2 bodies, 4 mentions" in shown
    assert "gops-mokre-deby" in shown
    assert "Powiatowy" not in shown


def test_a_folder_without_tables_says_how_to_make_them(tmp_path: Path) -> None:
    done = _run(tmp_path)
    assert done.exit_code == 1
    assert "owes-extract run" in done.stderr


def test_help_says_what_an_alias_file_is() -> None:
    assert "\n  from,to\n" in _run("--help").stdout
