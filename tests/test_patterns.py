"""What every pattern of the package keeps to, so that all supported Pythons read the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "extract"
# CPython up to 3.11.4, Debian 12's among them, reads groups with a possessive quantifier wrongly
# (python/cpython issues 100061, 101955 and 106052). An atomic group says the same: (?>(?:…)*).
POSSESSIVE_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{\{?[0-9]*,?[0-9]*\}\}?)\+")


@pytest.mark.parametrize("suffix", [".py", ".toml"])
def test_no_group_is_possessive(suffix: str) -> None:
    found = [
        f"{path.relative_to(PACKAGE)}:{number}"
        for path in sorted(PACKAGE.rglob(f"*{suffix}"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if POSSESSIVE_GROUP.search(line)
    ]
    assert found == []


@pytest.mark.parametrize("pattern", ["(?:ab)*+c", "(?:a|b)++", "(a){2,3}+", "(?:x{{1,2}}){{1,4}}+"])
def test_what_is_looked_for(pattern: str) -> None:
    assert POSSESSIVE_GROUP.search(pattern)
    assert not POSSESSIVE_GROUP.search(r"\)?+ [a-z]++ (?>(?:ab)*)c")
