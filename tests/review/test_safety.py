"""Hostile text, many reports, accessibility: what the page must bear."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import HOSTILE, SPRING
from playwright.sync_api import expect

from extract.corrections import correct
from extract.indicators import read_tables
from extract.report import read
from extract.review import build

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page


def test_report_text_cannot_run_script(
    make: Callable[..., Path], visit: Callable[..., Page]
) -> None:
    out = make(**{"<svg onload=window.broken=8>": HOSTILE})
    page = visit(out)
    page.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message}"))
    for key in ("j", "j", "e", "Escape", "?", "Escape", "l", "t"):
        page.keyboard.press(key)
    assert page.evaluate("window.broken") is None
    assert page.evaluate("document.querySelectorAll('iframe, img, svg, body script').length") == 0
    shown = page.locator("#reading").inner_text()
    for told in ("<script>window.broken = 3</script>", "${window.broken = 4}", "{{ 7 * 7 }}"):
        assert told in shown


def test_offsets_fit_behind_characters_of_two_units(
    make: Callable[..., Path], visit: Callable[..., Page], tmp_path: Path
) -> None:
    out = make(zle=HOSTILE)
    page = visit(out)
    counts = read_tables(out, ["counts"])["counts"]
    behind = counts[counts["quote"] == "11 spotkań"].iloc[0]
    text = read(out.parent / "reports" / "zle.txt").text
    assert text.index("🎉") < behind["start"]
    place = behind["fact_id"].rpartition("#")[2]
    assert page.locator(f"mark[data-fid='{place}']").inner_text() == "11 spotkań"
    page.keyboard.press("m")
    page.keyboard.type("MOPS")
    page.keyboard.press("Enter")
    page.locator("#missed-kind").select_option("count")
    page.fill("#missed-value", "2")
    page.keyboard.press("Enter")
    with page.expect_download() as download:
        page.keyboard.press("s")
    download.value.save_as(tmp_path / "c.json")
    assert not correct(out, tmp_path / "c.json").refusals
    assert "MOPS" in set(read_tables(out, ["counts"])["counts"]["quote"])


def test_the_policy_forbids_scripts_and_requests(out: Path, visit: Callable[..., Page]) -> None:
    page = visit(out)
    policy = page.locator("meta[http-equiv]").get_attribute("content")
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    page.evaluate(
        """() => {
          const inline = document.createElement("script");
          try { inline.textContent = "window.broken = 1"; } catch {}
          document.head.append(inline);
          const image = document.createElement("img");
          image.src = "http://127.0.0.1:9/pixel";
          document.body.append(image);
        }"""
    )
    assert page.evaluate("window.broken") is None
    refused = page.evaluate("fetch('http://127.0.0.1:9/').then(() => 'sent', error => error.name)")
    assert refused == "TypeError"
    written = (out / "review" / "index.html").read_text(encoding="utf-8")
    assert not re.search(r"\son\w+=|style=|https?://", written)


def test_two_thousand_reports(make: Callable[..., Path], visit: Callable[..., Page]) -> None:
    small = "Sprawozdanie za okres 01.01.2020 – 31.01.2020\n\nOdbyło się {} spotkań w PUP.\n"
    out = make(**{f"r{number:04}": small.format(number + 10) for number in range(2000)})
    page = visit(out)
    assert page.locator("#report-count").inner_text() == "2,000"
    assert page.locator("mark.count").inner_text() == "10 spotkań"
    assert page.locator("#report-list a").count() < 300
    page.fill("#report-filter", "r1999")
    expect(page.locator("#report-list a")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator("mark.count")).to_have_text("2009 spotkań")
    page.fill("#report-filter", "")
    expect(page.locator("#report-list a[aria-current]")).to_be_attached()


def test_a_report_whose_text_is_gone_is_shown_with_its_rows(
    make: Callable[..., Path], visit: Callable[..., Page]
) -> None:
    out = make(wiosna=SPRING)
    for part in (out / "texts").iterdir():
        part.unlink()
    (out / "texts").rmdir()
    (out.parent / "reports" / "wiosna.txt").write_text("Inny tekst.", encoding="utf-8")
    assert build(out).without_text == (str(out.parent / "reports" / "wiosna.txt"),)
    page = visit(out)
    assert "no longer where it was read" in page.locator("#reading").inner_text()
    page.locator("#facts tr[data-fid]").first.click()
    assert page.locator("#facts .opened").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 390])
def test_axe_finds_no_fault(browser: Browser, out: Path, scheme: str, width: int) -> None:
    found = find_spec("axe_playwright_python")
    if found is None or found.origin is None:
        pytest.skip("no axe-core: pip install axe-playwright-python")
    axe = Path(found.origin).with_name("axe.min.js").read_text(encoding="utf-8")
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, locale="en-GB"
    )
    page = context.new_page()
    page.goto((out / "review" / "index.html").as_uri())
    page.wait_for_selector("mark")
    for keys in ((), ("f",), ("a", "e"), ("Escape", "?"), ("Escape", "m")):
        for key in keys:
            page.keyboard.press(key)
        page.evaluate(axe)
        faults = page.evaluate("axe.run().then(({ violations }) => violations)")
        told = [(fault["id"], fault["nodes"][0]["html"]) for fault in faults]
        assert not told, keys
    context.close()
