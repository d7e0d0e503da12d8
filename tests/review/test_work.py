"""A person's work on the review page: kept by the browser, saved, applied, opened again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from conftest import AUTUMN, SPRING
from playwright.sync_api import expect

from extract.corrections import correct
from extract.indicators import read_tables
from extract.review import build

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pandas as pd
    from playwright.sync_api import BrowserContext, Page


def _anchor(out: Path, stem: str) -> str:
    ids = read_tables(out, ["reports"])["reports"]["report_id"]
    return "#" + next(one for one in ids if one.startswith(stem))


def _row(out: Path, quote: str, table: str = "counts") -> pd.Series:
    rows = read_tables(out, [table])[table]
    return rows[rows["quote"] == quote].iloc[0]


def _saved(page: Page, folder: Path, *, key: bool = False) -> Path:
    with page.expect_download() as download:
        if key:
            page.keyboard.press("s")
        else:
            page.locator("#save").click()
    assert download.value.suggested_filename == "corrections.json"
    file = folder / "corrections.json"
    download.value.save_as(file)
    return file


def _corrections(file: Path) -> dict[str, dict[str, Any]]:
    told = json.loads(file.read_text(encoding="utf-8"))
    return {
        one["fact_id"].rpartition("#")[2]: one
        for report in told["reports"]
        for one in report["corrections"]
    }


def test_work_is_saved_applied_and_shown_again(
    make: Callable[..., Path], visit: Callable[..., Page], tmp_path: Path
) -> None:
    out = make(jesien=AUTUMN, wiosna=SPRING)
    page = visit(out, _anchor(out, "wiosna"))
    page.locator("mark", has_text="5 w PCPR").click()
    page.get_by_role("button", name="Edit").click()
    page.fill("#edit-value", "cztery")
    page.get_by_role("button", name="Keep").click()
    assert "number" in page.locator("form.edit [role=alert]").inner_text()
    page.fill("#edit-value", "4")
    page.get_by_role("button", name="Keep").click()
    assert page.locator("#facts tr.selected .number").inner_text() == "4"
    page.locator("mark", has_text="412 osób").click()
    page.get_by_role("button", name="Reject").click()
    page.locator("mark", has_text="19 w PUP").click()
    page.get_by_role("button", name="Accept").click()
    expect(page.locator("#waiting")).to_have_text("3")

    done = correct(out, _saved(page, tmp_path))
    assert (done.applied, done.refusals) == (3, [])
    assert _row(out, "5 w PCPR")["value"] == 4
    assert "412 osób" not in set(read_tables(out, ["counts"])["counts"]["quote"])
    checks = read_tables(out, ["checks"])["checks"]
    assert checks.loc[checks["check"] == "sum of parts", "holds"].tolist() == [True]

    # The page of the corrected tables shows the decisions in a browser that knows nothing of them.
    build(out)
    again = page.context.browser.new_context(locale="en-GB").new_page()
    again.goto((out / "review" / "index.html").as_uri() + _anchor(out, "wiosna"))
    expect(again.locator("mark.edit", has_text="5 w PCPR")).to_have_count(1)
    expect(again.locator("mark.reject", has_text="412 osób")).to_have_count(1)
    assert again.locator("#waiting").inner_text() == ""
    again.locator("mark.edit", has_text="5 w PCPR").click()
    assert "5 → 4" in again.locator("#facts .opened").inner_text()
    again.get_by_role("button", name="Take back").click()
    with again.expect_download() as download:
        again.locator("#save").click()
    download.value.save_as(tmp_path / "back.json")
    correct(out, tmp_path / "back.json")
    assert _row(out, "5 w PCPR")["value"] == 5
    again.context.close()


def test_work_outlives_the_page_and_can_be_taken_back(
    out: Path, visit: Callable[..., Page]
) -> None:
    page = visit(out, _anchor(out, "wiosna"))
    page.locator("mark", has_text="412 osób").click()
    page.get_by_role("button", name="Accept").click()
    page.reload()
    page.wait_for_selector("mark")
    assert page.locator("mark.accept").inner_text().startswith("412 osób")
    page.locator("mark.accept").click()
    page.get_by_role("button", name="Take back").click()
    assert page.locator("mark.accept").count() == 0
    page.locator("#save").click()
    assert "no corrections" in page.locator(".notice").inner_text()


def test_a_file_of_corrections_is_opened_again(
    out: Path, context: BrowserContext, visit: Callable[..., Page], tmp_path: Path
) -> None:
    page = visit(out, _anchor(out, "wiosna"))
    page.locator("mark", has_text="412 osób").click()
    page.get_by_role("button", name="Reject").click()
    page.locator("#complete").check()
    file = _saved(page, tmp_path)
    page.evaluate("localStorage.clear()")
    page.reload()
    page.wait_for_selector("mark")
    assert page.locator("mark.reject").count() == 0
    page.set_input_files("#file", file)
    expect(page.locator("mark.reject")).to_have_count(1)
    assert page.locator("#complete").is_checked()
    other = tmp_path / "other.json"
    told = json.loads(file.read_text(encoding="utf-8"))
    told["reports"][0]["sha256"] = "0" * 64
    other.write_text(json.dumps(told), encoding="utf-8")
    page.set_input_files("#file", other)
    expect(page.locator(".notice.grave")).to_contain_text("wiosna")
    other.write_text("no JSON", encoding="utf-8")
    page.set_input_files("#file", other)
    expect(page.locator(".notice.grave").first).to_contain_text("other.json")


def test_everything_goes_with_the_keyboard_alone(
    make: Callable[..., Path], visit: Callable[..., Page], tmp_path: Path
) -> None:
    out = make(wiosna=SPRING, jesien=AUTUMN)
    page = visit(out, _anchor(out, "wiosna"))
    keys = page.keyboard
    keys.press("?")
    assert "Next undecided fact" in page.locator("#keys-dialog").inner_text()
    keys.press("Escape")
    keys.press("f")  # the next failing check
    assert page.locator("mark.selected").inner_text() == "30 spotkań"
    keys.press("a")
    keys.press("n")
    assert page.locator("mark.selected").inner_text() == "7 w UG"
    keys.press("e")
    keys.type("6")
    keys.press("Enter")
    keys.press("j")
    keys.press("x")
    assert page.locator("mark.reject").count() == 1
    keys.press("u")
    assert page.locator("mark.reject").count() == 0
    keys.press("m")
    keys.type("wzielo w ni")
    keys.press("Enter")
    assert page.locator("#missed-dialog blockquote").inner_text() == "Wzięło w nich"
    keys.type("3")
    keys.press("Tab")
    keys.press("Tab")
    keys.type("udział")
    keys.press("Enter")
    assert page.locator("mark.add.selected").inner_text().startswith("Wzięło w nich")
    keys.press("c")
    assert page.locator("#complete").is_checked()
    keys.press("/")
    keys.type("doradztwa")
    keys.press("Escape")
    keys.press("[")
    expect(page.locator("#reading")).to_contain_text("14 szkoleń")
    keys.press("]")
    expect(page.locator("#reading")).to_contain_text("PCPR")
    file = _saved(page, tmp_path, key=True)
    done = correct(out, file)
    assert (done.applied, done.refusals) == (3, [])
    row = _row(out, "Wzięło w nich")
    assert (row["value"], row["unit"], row["source"]) == (3, "udział", "human")
    assert _row(out, "7 w UG")["value"] == 6


def test_shortcuts_can_be_switched_off(out: Path, visit: Callable[..., Page]) -> None:
    page = visit(out, _anchor(out, "wiosna"))
    page.keyboard.press("?")
    page.locator("#keys-on").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    assert page.locator("mark.selected").count() == 0


def test_selected_words_are_marked_as_missed(out: Path, visit: Callable[..., Page]) -> None:
    page = visit(out, _anchor(out, "wiosna"))
    page.evaluate(
        """() => {
          const at = Review.report.text.indexOf("z zakresu");
          getSelection().removeAllRanges();
          getSelection().addRange(Review.rangeOf(at, at + "z zakresu ".length));
        }"""
    )
    page.locator("#mark").click()
    dialog = page.locator("#missed-dialog")
    assert dialog.locator("blockquote").inner_text() == "z zakresu"
    dialog.locator("#missed-kind").select_option("institution")
    dialog.get_by_role("button", name="Add").click()
    assert page.locator("mark.add.institution").inner_text().startswith("z zakresu")
    page.evaluate(
        """() => {
          const at = Review.report.text.indexOf("412 osób");
          getSelection().removeAllRanges();
          getSelection().addRange(Review.rangeOf(at, at + 8));
        }"""
    )
    page.keyboard.press("m")
    dialog.locator("#missed-kind").select_option("count")
    dialog.get_by_role("button", name="Add").click()
    assert "412 osób" in dialog.locator("[role=alert]").inner_text()


def test_two_tabs_put_their_work_together_and_say_so(out: Path, visit: Callable[..., Page]) -> None:
    one = visit(out, _anchor(out, "wiosna"))
    two = visit(out, _anchor(out, "wiosna"))
    expect(one.locator(".notice")).to_contain_text("another tab")
    expect(two.locator(".notice")).to_contain_text("another tab")
    one.locator("mark", has_text="412 osób").click()
    one.get_by_role("button", name="Reject").click()
    expect(two.locator("mark.reject")).to_have_count(1)
    two.locator("mark", has_text="19 w PUP").click()
    two.get_by_role("button", name="Accept").click()
    expect(one.locator("mark.accept")).to_have_count(1)
    assert one.locator("mark.reject").count() == 1


def test_a_full_storage_loses_nothing_and_is_told(
    out: Path, visit: Callable[..., Page], tmp_path: Path
) -> None:
    page = visit(out, _anchor(out, "wiosna"))
    page.evaluate(
        """() => {
          let size = 1 << 20;
          for (let part = 0; size >= 1; part += 1) {
            try { localStorage.setItem(`junk${part}`, "x".repeat(size)); } catch { size >>= 1; }
          }
        }"""
    )
    page.locator("mark", has_text="412 osób").click()
    page.get_by_role("button", name="Reject").click()
    assert "storage is full" in page.locator(".notice.grave").inner_text()
    assert page.locator("mark.reject").count() == 1
    assert [one["action"] for one in _corrections(_saved(page, tmp_path)).values()] == ["reject"]
    page.evaluate(
        """() => {
          const junk = Object.keys(localStorage).filter((key) => key.startsWith("junk"));
          for (const key of junk) localStorage.removeItem(key);
        }"""
    )
    page.locator("mark", has_text="19 w PUP").click()
    page.get_by_role("button", name="Accept").click()
    expect(page.locator(".notice.grave")).to_have_count(0)
    page.reload()
    page.wait_for_selector("mark")
    assert page.locator("mark.reject").count() == 1


def test_damaged_work_is_put_aside_and_told(out: Path, visit: Callable[..., Page]) -> None:
    page = visit(out, _anchor(out, "wiosna"))
    page.locator("mark", has_text="412 osób").click()
    page.get_by_role("button", name="Reject").click()
    page.evaluate(
        """() => {
          const key = Object.keys(localStorage).find(k => k.includes("/decided/"));
          localStorage.setItem(key, localStorage.getItem(key).slice(0, 20));
        }"""
    )
    page.reload()
    page.wait_for_selector("mark")
    assert "damaged" in page.locator(".notice.grave").inner_text()
    kept = page.evaluate("Object.keys(localStorage).filter(k => k.endsWith('/damaged')).length")
    assert kept == 1
