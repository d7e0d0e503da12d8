"""Fixtures for every test."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from extract.pipeline import Result

# What a test asserts is never how long it takes: a busy machine is no defect of the code.
settings.register_profile("owes-extract", deadline=None)
settings.load_profile("owes-extract")


@pytest.fixture
def result() -> Result:
    """Return a report read by hand."""
    # Here, so that a grammar can be tested alone while the pipeline does not import.
    from sample import sample

    return sample()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Open one browser for all tests: there can be no second one beside it."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("no chromium: apt-get install chromium")
    sync = pytest.importorskip("playwright.sync_api")
    with sync.sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=chromium,
            args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
        )
        yield opened
        opened.close()
