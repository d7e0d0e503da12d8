"""A report of known content, made by hand: what stands after the pipeline is tested without it."""

from __future__ import annotations

from datetime import date

from extract.facts.fact import Amount, Count, DateFact, Hours
from extract.pipeline import Result
from extract.polish.calendar import Interval
from extract.polish.sentences import SentenceIndex
from extract.report import Report
from extract.sections import Section

TEXT = (
    "Sprawozdanie za okres 01.03.2031 – 31.05.2031\n"
    "a) odbyło się 25 spotkań, w tym 9 w GOPS. Udzielono 7,5 godziny doradztwa prawnego.\n"
    "- 12\nwarsztatów kosztowało 1 200 zł."
)
REPORT_ID = "wzor-0123abcd"


def _span(quote: str) -> dict[str, int | str]:
    start = TEXT.index(quote)
    return {"start": start, "end": start + len(quote), "quote": quote}


def _section(path: str, parent: str | None, start: int, end: int, **more: object) -> Section:
    fields: dict[str, object] = {
        "section_id": f"{REPORT_ID}#{path}",
        "path": path,
        "parent_id": f"{REPORT_ID}#{parent}" if parent else None,
        "level": 1 if parent else 0,
        "kind": "lettered" if parent else "report",
        "marker": None,
        "title": None,
        "activity": None,
        "period": None,
        "start": start,
        "end": end,
        "content_start": start,
    }
    return Section(**(fields | more))


def sample() -> Result:
    """One report with two sections and a fact of every kind, one fact part of another."""
    letter = TEXT.index("a) ")
    report = Report(
        report_id=REPORT_ID,
        path="raporty/wzor.txt",
        sha256="0123abcd" * 8,
        encoding="cp1250",
        text=TEXT,
        title="Sprawozdanie za okres 01.03.2031 – 31.05.2031",
        period=Interval(date(2031, 3, 1), date(2031, 5, 31)),
        period_span=(22, 45),
        assumed=("encoding guessed: cp1250", "period read from the title"),
    )
    sections = (
        _section("0", None, 0, letter),
        _section("a", "0", letter, len(TEXT), marker="a)", title="odbyło się", activity="animacja"),
    )
    root = {"report_id": REPORT_ID, "section_id": f"{REPORT_ID}#0", "rule": "test"}
    below = root | {"section_id": f"{REPORT_ID}#a"}
    number = {"number_start": 0, "number_end": 1}
    whole = Count(
        **below, **_span("25 spotkań"), **number, value=25.0, unit="spotkanie", phrase="spotkań"
    )
    facts = (
        DateFact(
            **root,
            **_span("01.03.2031 – 31.05.2031"),
            date_start=date(2031, 3, 1),
            date_end=date(2031, 5, 31),
            precision="day",
            role="report_period",
        ),
        whole,
        Count(
            **below,
            **_span("9 w GOPS"),
            **number,
            value=9.0,
            unit="spotkanie",
            phrase="w GOPS",
            part_of=whole.fact_id,
            status="achieved",
            cumulative=False,
        ),
        Hours(
            **below,
            **_span("7,5 godziny doradztwa prawnego"),
            **number,
            value=7.5,
            topic="doradztwo prawne",
        ),
        Count(
            **below,
            **_span("- 12\nwarsztatów"),
            **number,
            value=12.0,
            value_max=15.0,
            modifier="min",
            unit="warsztat",
            phrase="warsztatów",
        ),
        Amount(**below, **_span("1 200 zł"), **number, value=1200.0, unit="PLN", phrase="zł"),
    )
    return Result(report, sections, facts, SentenceIndex(TEXT))
