"""The page of pictures: every number in a table, nothing that runs, nothing from elsewhere."""

from __future__ import annotations

import sys
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pandas as pd
import pytest
from click.testing import CliRunner

import extract
from extract import tables
from extract.checks.messages import number
from extract.cli import main
from extract.summary import FILE
from extract.summary.page import summary
from extract.tables.anchors import address

if TYPE_CHECKING:
    from playwright.sync_api import Browser

REPORTS = (
    "Sprawozdanie za 2030 rok\n1. Projekt „Razem”\na) animacja: zaplanowano 40 spotkań "
    "animacyjnych, odbyło się 38 spotkań animacyjnych: 20 w UG, 17 w PUP. Utworzono 12 miejsc "
    "pracy.\nb) doradztwo: udzielono 30 godzin doradztwa prawnego i 1250,5 godziny doradztwa "
    "księgowego.",
    "Sprawozdanie za 2031 rok\n1. Projekt „Razem”\na) animacja: odbyło się 25 spotkań "
    "animacyjnych. Planowano utworzyć 10 miejsc pracy, utworzono 14 miejsc pracy.",
)
EMPTY = ("Sprawozdanie za 2030 rok. Nic się nie działo.",)
HOSTILE = (
    "<script>alert(1)</script> Sprawozdanie za 2030 rok\n1. Projekt „<img src=x onerror=alert(2)>”"
    "\na) animacja: odbyło się 38 spotkań <b onclick=x>animacyjnych</b>: 20 w UG, 17 w PUP.",
)


def _tables(texts: tuple[str, ...]) -> dict[str, pd.DataFrame]:
    return tables([extract.extract(text, model=None) for text in texts])


class _Page(HTMLParser):
    """What a browser would find: elements with their attributes, cells of the tables, text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.tables: dict[str, list[list[str]]] = {}
        self.titles: dict[str, str] = {}
        self._section = ""
        self._open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._open.append(tag)
        if tag == "section":
            self._section = dict(attrs)["id"] or ""
            self.tables[self._section] = []
        if tag == "tr":
            self.tables[self._section].append([])
        if tag in {"td", "th"}:
            self.tables[self._section][-1].append("")

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if {"td", "th"} & set(self._open):
            self.tables[self._section][-1][-1] += data
        elif self._open and self._open[-1] == "h2":
            self.titles[self._section] = data

    def of(self, *tags: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.elements if tag in tags]


def test_each_picture_stands_over_its_numbers() -> None:
    page = _Page(summary(_tables(REPORTS), language="en"))
    assert list(page.tables) == ["time", "plan", "advice", "meetings", "checks"]
    time, plan, advice, meetings, checks = (rows[1:] for rows in page.tables.values())
    assert ["Jobs created in social enterprises", "2031", "14", "10", "miejsce pracy"] in time
    assert ["Jobs created in social enterprises", "14", "10", "miejsce pracy", "140%"] in plan
    assert advice == [["Hours of advice on accounting", "1,250.5"], ["Hours of legal advice", "30"]]
    assert meetings == [["UG", "20"], ["PUP", "17"]]
    assert [row[1] for row in checks] == ["sum of parts"]
    drawings = [element["aria-label"] for element in page.of("div") if element.get("role") == "img"]
    assert len(drawings) == len(page.of("svg"))
    assert any("Hours of legal advice: 30" in (said or "") for said in drawings)


def test_titles_say_what_is_seen() -> None:
    titles = _Page(summary(_tables(REPORTS), language="en")).titles
    assert titles["time"] == "Indicators over time: 2030–2031"
    assert titles["plan"] == "Indicators that reached their plan: 1 of 2"
    assert titles["advice"].startswith("Hours of advice on accounting: 1,250.5 of 1,280.5 h")
    assert titles["meetings"].startswith("UG: 20 of 37 meetings")
    assert titles["checks"] == "Findings that do not hold: 1, in 1 of 2 reports"


def test_it_is_polish_unless_asked_otherwise() -> None:
    page = summary(_tables(REPORTS))
    assert '<html lang="pl">' in page
    assert _Page(page).titles["plan"] == "Wskaźniki, które osiągnęły plan: 1 z 2"
    hours = number(1250.5, "pl")
    assert hours.endswith("250,5")
    assert ["Godziny doradztwa księgowego", hours] in _Page(page).tables["advice"]


def test_a_result_without_a_plan_makes_no_plan_look_reached() -> None:
    # 40 meetings were planned in 2030; the 25 of 2031 belong to no plan.
    plan = _Page(summary(_tables(REPORTS), language="en")).tables["plan"]
    assert ["Animation meetings", "38", "40", "spotkanie", "95%"] in plan


def test_a_finding_leads_to_its_place_on_the_review_page() -> None:
    made = _tables(REPORTS)
    failing = made["checks"][made["checks"]["holds"].eq(other=False)].iloc[0]
    links = [link["href"] for link in _Page(summary(made)).of("a")]
    assert links == [address(failing["report_id"], failing["facts"].split("; ")[0])]


@pytest.mark.parametrize("texts", [REPORTS, HOSTILE, EMPTY])
def test_nothing_runs_and_nothing_is_fetched(texts: tuple[str, ...]) -> None:
    page = _Page(summary(_tables(texts)))
    assert not page.of("script", "img", "iframe", "object", "link", "use", "image", "foreignobject")
    for _, attributes in page.elements:
        assert not [name for name in attributes if name.startswith("on") or name == "src"]
    assert all((link["href"] or "").startswith("review/") for link in page.of("a"))
    policy = [meta["content"] for meta in page.of("meta") if "http-equiv" in meta]
    assert policy[0] is not None
    assert policy[0].startswith("default-src 'none'")


def test_where_there_is_nothing_to_draw_the_title_says_why() -> None:
    page = _Page(summary(_tables(EMPTY), language="en"))
    assert not page.of("svg")
    assert all(title.startswith("Nothing to draw: ") for title in page.titles.values())


def test_the_same_tables_make_the_same_page() -> None:
    made = _tables(REPORTS)
    assert summary(made) == summary(_tables(REPORTS))
    assert summary({name: frame.astype("string") for name, frame in made.items()}) == summary(made)


def test_colours_are_those_that_the_style_sheet_exchanges() -> None:
    page = _Page(summary(_tables(REPORTS)))
    style = (Path(extract.__file__).parent / "summary" / "page.css").read_text("utf-8")
    seen = {
        (name, value)
        for _, attributes in page.elements
        for name, value in attributes.items()
        if name in {"fill", "stroke"} and value not in {None, "none", "transparent"}
    }
    assert seen
    for name, value in seen:
        assert f'svg [{name}="{value}"]' in style


def _run(folder: Path) -> Path:
    (folder / "rok.txt").write_text(REPORTS[0], encoding="utf-8")
    command = ["run", str(folder / "rok.txt"), "--out", str(folder / "out"), "--no-ner", "--quiet"]
    assert CliRunner().invoke(main, command).exit_code == 0
    return folder / "out"


def test_the_command_writes_the_page_beside_the_tables(tmp_path: Path) -> None:
    out = _run(tmp_path)
    done = CliRunner().invoke(main, ["summary", str(out), "--lang", "en"])
    assert done.exit_code == 0, done.output
    assert str(out / FILE) in done.output
    assert (out / FILE).read_text("utf-8").startswith("<!doctype html>")
    assert not list(out.glob(".*partial"))


@pytest.mark.parametrize("lacking", ["altair", "vl_convert"])
def test_without_the_packages_that_draw_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lacking: str
) -> None:
    out = _run(tmp_path)
    monkeypatch.setitem(sys.modules, lacking, None)
    done = CliRunner().invoke(main, ["summary", str(out)])
    assert done.exit_code == 1
    assert "pip install 'owes-extract[charts]'" in done.output
    assert not (out / FILE).exists()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_no_fault(
    tmp_path: Path, browser: Browser, scheme: Literal["light", "dark"], width: int
) -> None:
    found = find_spec("axe_playwright_python")
    if found is None or found.origin is None:
        pytest.skip("no axe-playwright-python (pip)")
    page_file = tmp_path / FILE
    page_file.write_text(summary(_tables(REPORTS)), encoding="utf-8")
    axe = Path(found.origin).with_name("axe.min.js").read_text(encoding="utf-8")
    # Its own policy keeps scripts out, also that of the test.
    opened = browser.new_context(
        bypass_csp=True, color_scheme=scheme, viewport={"width": width, "height": 800}
    )
    page = opened.new_page()
    page.goto(page_file.as_uri())
    for details in page.locator("details").all():
        details.evaluate("element => { element.open = true }")
    page.evaluate(axe)
    faults = page.evaluate("axe.run().then(({ violations }) => violations)")
    wider = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    opened.close()
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in faults] == []
    assert not wider
