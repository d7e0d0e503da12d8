"""Fixtures for every test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from extract.pipeline import Result


@pytest.fixture
def result() -> Result:
    """Return a report read by hand."""
    # Here, so that a grammar can be tested alone while the pipeline does not import.
    from sample import sample

    return sample()
