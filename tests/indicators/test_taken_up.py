"""A number that stands before and begins a sentence which goes on with it counts once."""

from __future__ import annotations

import pytest

from extract import tables
from extract.pipeline import extract

_HEAD = "Sprawozdanie za II kwartał 2021 r.\n\na) animacja: odbyły się 193 spotkania animacyjne. "


@pytest.mark.parametrize(
    ("said", "total"),
    [
        ("Ze 193 spotkań 48 było w urzędach gmin, a 22 w szkołach.", 193),
        ("Spośród 193 spotkań animacyjnych 48 odbyło się w gminach.", 193),
        ("Na 193 spotkania złożyło się 100 indywidualnych i 93 grupowe.", 193),
        ("W maju odbyły się 93 spotkania animacyjne.", 286),
        ("Ze 193 osobami odbyto 12 spotkań animacyjnych.", 205),
    ],
)
def test_a_number_taken_up_counts_once(said: str, total: float) -> None:
    rows = tables([extract(_HEAD + said, model=None)])["indicators"]
    of_meetings = rows[rows["indicator_id"] == "animation_meetings"]
    assert of_meetings["value"].sum() == total
