"""A path handed to ``extract`` is refused: its name would be read as the report."""

from __future__ import annotations

from pathlib import Path

import pytest

import extract
from extract.errors import ArgumentError


@pytest.mark.parametrize("given", ["raporty/luty.txt", "LUTY.TXT", Path("luty.txt"), None, 5])
def test_what_is_no_text_is_refused_with_the_way_out(given: object) -> None:
    with pytest.raises(ArgumentError, match=r"extract\.read\(path\)"):
        extract.extract(given, model=None)  # type: ignore[arg-type]


def test_a_text_may_name_a_file() -> None:
    text = "Odbyło się 12 spotkań; lista w pliku luty.txt\n"
    assert [fact.quote for fact in extract.extract(text, model=None).facts] == ["12 spotkań"]
