"""Time the review page from opening it to the first marked text, for few reports and for many.

Run with ``python -m tests.benchmark.review_start``; it needs Playwright and Chromium. The reports
are generated, read by the rules alone.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from extract import batch
from extract.review import build
from tests.benchmark.generate import reports, write

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_ROUNDS = 15
_FEW = 20


def made(folder: Path, count: int) -> Path:
    """Read so many generated reports and make their review page."""
    texts = folder / f"reports-{count}"
    write(reports(count), texts)
    out = folder / f"tables-{count}"
    batch.run(texts, out, formats=(), model=None)
    return build(out).page


def opened(browser: Browser, page: Path) -> float:
    """Open a page in a fresh profile; return the milliseconds to its first marked text.

    From the start of the navigation to the frame that the browser has painted after the marks were
    in the page.
    """
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    tab = context.new_page()
    tab.goto(page.as_uri())
    tab.wait_for_selector("mark")
    shown: float = tab.evaluate(
        """async () => {
          while (Review.shownAt === undefined) await new Promise(requestAnimationFrame);
          return Review.shownAt;
        }"""
    )
    context.close()
    return shown


def main(arguments: list[str] | None = None) -> int:
    """Print the medians and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=_ROUNDS)
    asked = parser.parse_args(arguments)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print("no chromium: apt-get install chromium", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        pages = {count: made(Path(folder), count) for count in (_FEW, asked.reports)}
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        times: dict[int, list[float]] = {count: [] for count in pages}
        for page in pages.values():  # warm-up
            opened(browser, page)
        for _ in range(asked.rounds):
            for count, page in pages.items():
                times[count].append(opened(browser, page))
        browser.close()
    medians = {count: statistics.median(some) for count, some in times.items()}
    for count, some in times.items():
        print(f"{count:6,} reports: {medians[count]:6.0f} ms ({min(some):.0f} to {max(some):.0f})")
    print(f"ratio {medians[asked.reports] / medians[_FEW]:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
