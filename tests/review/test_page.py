"""The review page in a browser, opened from the disk: read, filtered, searched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from playwright.sync_api import expect

from extract.indicators import read_tables
from extract.tables.anchors import fragment

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page


def _report(out: Path, stem: str) -> str:
    ids = read_tables(out, ["reports"])["reports"]["report_id"]
    return next(one for one in ids if one.startswith(stem))


def _counts(out: Path, stem: str) -> pd.DataFrame:
    table = read_tables(out, ["counts"])["counts"]
    return table[table["report_id"] == _report(out, stem)]


def _opened(page: Page) -> str:
    return page.locator("#facts tr.opened").inner_text()


def test_every_fact_is_marked_where_its_row_says(out: Path, visit: Callable[..., Page]) -> None:
    page = visit(out, f"#{_report(out, 'wiosna')}")
    marked = page.evaluate(
        "[...document.querySelectorAll('#reading mark')].map(m => [m.dataset.fid, m.textContent])"
    )
    tables = read_tables(out, ["counts", "hours", "dates", "institutions", "amounts"])
    quotes = {
        row.fact_id.partition("#")[2]: row.quote
        for table in tables.values()
        for row in table.itertuples()
        if row.report_id == _report(out, "wiosna")
    }
    assert dict(marked) == quotes
    assert len(quotes) > 9


def test_row_leads_to_mark_and_mark_to_row(out: Path, visit: Callable[..., Page]) -> None:
    page = visit(out, f"#{_report(out, 'wiosna')}")
    page.locator("#facts tr", has_text="412 osób").click()
    mark = page.locator("mark.selected")
    assert mark.inner_text() == "412 osób"
    assert "number before noun" in _opened(page)
    page.locator("mark", has_text="19 w PUP").click()
    told = _opened(page)
    assert "unit left out" in told
    assert "30 spotkanie" in told  # the whole
    page.locator("#facts .opened .link").first.click()
    assert page.locator("mark.selected").inner_text() == "30 spotkań"
    assert "31" in page.locator("#facts .opened dd .bad, #facts .opened li.bad").inner_text()


def test_the_details_name_section_status_and_indicators(
    out: Path, visit: Callable[..., Page]
) -> None:
    page = visit(out, f"#{_report(out, 'wiosna')}")
    page.locator("mark", has_text="30 spotkań").click()
    told = _opened(page)
    assert "achieved" in told
    assert "1.a" in told
    assert "Animation meetings" in told


@pytest.mark.parametrize("place", ["fact", "section"])
def test_an_anchor_of_the_tables_opens_its_place(
    out: Path, visit: Callable[..., Page], place: str
) -> None:
    fact = _counts(out, "jesien").query("value == 96").iloc[0]
    page = visit(out, f"#{fragment(fact['report_id'], fact[f'{place}_id'])}")
    assert "jesien" in page.evaluate("Review.report.id")
    if place == "fact":
        assert page.locator("mark.selected").inner_text() == "96 osób"
    else:
        section = page.locator(f"[data-path='{fact['path']}']")
        assert section.bounding_box()["y"] < 500


def test_an_anchor_that_leads_nowhere_is_told(out: Path, visit: Callable[..., Page]) -> None:
    page = visit(out, "#lato-00000000/count@1-2")
    assert "lato-00000000" in page.locator(".notice").inner_text()


def test_filters_hide_kinds_and_statuses(out: Path, visit: Callable[..., Page]) -> None:
    page = visit(out, f"#{_report(out, 'wiosna')}")
    rows = page.locator("#facts tbody tr")
    all_rows = rows.count()
    page.locator("[data-chip=date]").click()
    assert rows.count() < all_rows
    assert page.locator("mark.date:not(.off)").count() == 0
    page.locator("[data-chip=date]").click()
    page.locator("[data-chip=achieved]").click()
    page.locator("[data-chip=context]").click()
    page.locator("[data-chip=institution]").click()
    page.locator("[data-chip=date]").click()
    assert rows.count() == 1
    assert "8 szkoleń" in rows.inner_text()
    page.locator("#fact-chips [data-chip=failing]").click()
    assert rows.count() == 0
    assert page.locator("#no-facts").is_visible()


def test_failing_checks_can_be_singled_out(out: Path, visit: Callable[..., Page]) -> None:
    page = visit(out, f"#{_report(out, 'wiosna')}")
    page.locator("#fact-chips [data-chip=failing]").click()
    quotes = page.locator("#facts .quote").all_inner_texts()
    assert quotes == ["30 spotkań", "7 w UG", "19 w PUP", "5 w PCPR"]
    page.locator("#report-chips [data-chip=failing]").click()
    assert page.locator("#report-list a").count() == 1
    assert page.locator("#report-count").inner_text() == "1 of 2"


def test_the_list_of_reports_is_searched(out: Path, visit: Callable[..., Page]) -> None:
    page = visit(out)
    page.fill("#report-filter", "JESIEN")
    expect(page.locator("#report-list a")).to_have_count(1)
    page.locator("#report-list a").click()
    expect(page.locator("#reading")).to_contain_text("14 szkoleń")


def test_text_is_searched_without_polish_letters(out: Path, visit: Callable[..., Page]) -> None:
    page = visit(out, f"#{_report(out, 'wiosna')}")
    page.keyboard.press("/")
    page.keyboard.type("szkolen")
    expect(page.locator("#found")).to_have_text("1/1")
    page.fill("#find", "spotka")
    expect(page.locator("#found")).to_have_text("1/1")
    page.fill("#find", "xyz")
    expect(page.locator("#found")).to_have_text("none")


def test_the_page_speaks_polish_and_english(out: Path, visit: Callable[..., Page]) -> None:
    page = visit(out, f"#{_report(out, 'wiosna')}")
    assert page.locator("html").get_attribute("lang") == "en"
    assert "Save" in page.locator("#save").inner_text()
    page.locator("#language").click()
    assert page.locator("html").get_attribute("lang") == "pl"
    assert "Zapisz" in page.locator("#save").inner_text()
    page.reload()
    page.wait_for_selector("mark")
    assert page.locator("html").get_attribute("lang") == "pl"
    page.locator("mark", has_text="106,5").click()
    assert "106,5" in page.locator("#facts tr.selected .number").inner_text()


def test_no_word_of_the_page_is_missing(out: Path, visit: Callable[..., Page]) -> None:
    page = visit(out, f"#{_report(out, 'wiosna')}")
    for _ in range(2):
        page.keyboard.press("j")
        page.keyboard.press("?")
        shown = page.locator("body").inner_text()
        assert not re.findall(r"\b[a-z]+_[a-z_]+\b", shown.replace("corrections.json", ""))
        page.keyboard.press("Escape")
        page.keyboard.press("l")


def test_light_and_dark_differ(out: Path, visit: Callable[..., Page]) -> None:
    page = visit(out)
    colour = "getComputedStyle(document.body).backgroundColor"
    page.emulate_media(color_scheme="light")
    light = page.evaluate(colour)
    page.emulate_media(color_scheme="dark")
    dark = page.evaluate(colour)
    assert light != dark
    page.keyboard.press("d")
    assert page.evaluate(colour) == light


def test_a_phone_shows_one_pane_at_a_time(out: Path, visit: Callable[..., Page]) -> None:
    page = visit(out, f"#{_report(out, 'wiosna')}")
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.locator("#text").is_visible()
    assert not page.locator("#right").is_visible()
    page.locator("mark", has_text="412 osób").click()
    sheet = page.locator("#sheet")
    assert "412" in sheet.inner_text()
    box = page.locator("mark.selected").bounding_box()
    assert box["y"] + box["height"] <= sheet.bounding_box()["y"]
    sheet.get_by_role("button", name="Accept").click()
    assert page.locator("mark.selected.accept").count() == 1
    page.locator(".views button[data-view=right]").click()
    assert page.locator("#facts tr.selected").is_visible()
    assert not page.locator("#text").is_visible()
    page.locator(".views button[data-view=left]").click()
    page.locator("#report-list a", has_text="01.09.2019").click()
    expect(page.locator("#reading")).to_contain_text("14 szkoleń")
    assert page.locator("#text").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_bar_stays_in_sight_wherever_the_facts_lead(
    out: Path, visit: Callable[..., Page]
) -> None:
    page = visit(out, f"#{_report(out, 'wiosna')}")
    page.set_viewport_size({"width": 1400, "height": 320})
    for _ in range(12):
        page.keyboard.press("j")
    assert page.locator("mark.selected").count() == 1
    assert page.locator(".bar").bounding_box()["y"] == 0
