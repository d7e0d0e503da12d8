"""Accuracy of base forms on annotated names, by type of name.

Run ``python -m tests.benchmark.base_forms FILE.tsv.gz``. The file has the columns of the KPWr
names: base form, surface, …, type (the sixth); a ``.gz`` is unpacked on the way.
"""

from __future__ import annotations

import argparse
import gzip
from collections import Counter
from pathlib import Path
from time import process_time
from typing import NamedTuple

from extract.polish.names import base_form


class Name(NamedTuple):
    """An annotated name."""

    base: str
    surface: str
    kind: str


def read_names(path: Path) -> list[Name]:
    """Read the names of a file, white space at their ends dropped."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        rows = [[_unquoted(field) for field in line.rstrip("\n").split("\t")] for line in lines]
    return [Name(row[0].strip(), row[1].strip(), row[5]) for row in rows]


def _unquoted(field: str) -> str:
    """Undo the quoting of a field; a field that only happens to begin with a quote has none."""
    inner = field[1:-1]
    if len(field) > 1 and field[0] == field[-1] == '"' and '"' not in inner.replace('""', ""):
        return inner.replace('""', '"')
    return field


def main() -> None:
    """Print accuracy by type, and how often the base form of a base form is itself."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path, help="names: base form, surface, …, type")
    parser.add_argument("--prefix", default="nam_org", help="types printed one by one")
    parser.add_argument("--wrong", action="store_true", help="print the names that come out wrong")
    given = parser.parse_args()
    names = read_names(given.file)
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    small: Counter[str] = Counter()
    begin = process_time()
    forms = {surface: base_form(surface) for surface in {name.surface for name in names}}
    elapsed = process_time() - begin
    for name in names:
        form = forms[name.surface]
        for group in (
            {"all", name.kind, given.prefix} if name.kind.startswith(given.prefix) else {"all"}
        ):
            total[group] += 1
            right[group] += form == name.base
            small[group] += form.lower() == name.base.lower()
        if given.wrong and form != name.base and name.kind.startswith(given.prefix):
            print(f"{name.kind}\t{name.surface}\t{form}\t{name.base}")
    print(f"{'type':32} {'names':>6} {'exact':>7} {'any case':>9}")
    for group in sorted(total):
        share = right[group] / total[group]
        print(f"{group:32} {total[group]:6} {share:7.4f} {small[group] / total[group]:9.4f}")
    again = sum(base_form(form) == form for form in forms.values())
    print(f"base form of a base form is itself: {again / len(forms):.4f} of {len(forms)} surfaces")
    print(f"microseconds for a new name: {elapsed / len(forms) * 1e6:.0f}")


if __name__ == "__main__":
    main()
