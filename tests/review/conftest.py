"""A small run, its review page, and a browser to open it in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from extract import batch
from extract.review import build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

SPRING = """Sprawozdanie za okres 01.03.2019 – 31.05.2019

1. „Wspólna praca”
a) działania z zakresu animacji lokalnej
Odbyło się 30 spotkań: 7 w UG, 19 w PUP, 5 w PCPR. Wzięło w nich udział 412 osób.
b) doradztwo
Udzielono 106,5 godziny doradztwa prawnego 12 osobom. Umowę podpisał GOPS w Pieckach 14.05.2019 r.
Zaplanowano 8 szkoleń.
"""
AUTUMN = """Sprawozdanie za okres 01.09.2019 – 30.11.2019

1. „Wspólna praca”
a) szkolenia
Przeprowadzono 14 szkoleń dla 96 osób. Wydano 12 500,00 zł.
"""
HOSTILE = """Sprawozdanie <script>window.broken = 1</script> za okres 01.01.2020 – 31.01.2020

1. „<img src=x onerror=window.broken=2>”
a) </script><script>window.broken = 3</script>
Odbyło się 9 spotkań z ${window.broken = 4} i {{ 7 * 7 }} w PUP "><svg onload=window.broken=5>. 🎉🎉
Odbyło się 11 spotkań <b>w</b> MOPS 'javascript:window.broken=6' Stowarzyszenie „<iframe src=a>”.
]]> --> */ `); window.broken = 7; (` \u2028 \u202e 3 spotkania
"""


def made(folder: Path, **texts: str) -> Path:
    """Read texts, by name, by the rules alone; return the folder of the tables with their page."""
    reports = folder / "reports"
    reports.mkdir(exist_ok=True)
    for name, text in texts.items():
        (reports / f"{name}.txt").write_text(text, encoding="utf-8")
    out = folder / "out"
    batch.run(reports, out, model=None)
    build(out)
    return out


@pytest.fixture(scope="session")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two reports; no test changes these tables."""
    return made(tmp_path_factory.mktemp("review"), jesien=AUTUMN, wiosna=SPRING)


@pytest.fixture
def make(tmp_path: Path) -> Callable[..., Path]:
    """Make tables and their page of texts, by name."""
    return partial(made, tmp_path)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(
        viewport={"width": 1400, "height": 900}, locale="en-GB", accept_downloads=True
    )
    yield made
    made.close()


@pytest.fixture
def visit(context: BrowserContext) -> Callable[..., Page]:
    """Open the page of a run at an anchor; what goes wrong in it fails the test."""

    def opened(out: Path, anchor: str = "") -> Page:
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: pytest.fail(f"error in the page: {error}"))
        page.goto((out / "review" / "index.html").as_uri() + anchor)
        # Not wait_for_function: it evaluates strings, which the page forbids.
        page.wait_for_selector("#reading > *")
        return page

    return opened
