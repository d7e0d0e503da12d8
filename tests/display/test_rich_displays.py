"""What a notebook shows: facts in their text, nothing that runs."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy import displacy

import extract
from extract.display import Mark, marked
from extract.facts.fact import Count

REPORT = (
    "Sprawozdanie za okres 01.02.2031 – 28.02.2031\na) odbyło się co najmniej 30 spotkań: 7 w UG, "
    "19 w PUP. Udzielono 7,5 godziny doradztwa prawnego.\n<script>alert('x')</script>"
)


class _Seen(HTMLParser):
    """What a browser would show: elements, and the text with and without marks."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""
        self.marks: list[str] = []
        self._open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self._open.append(tag)
        assert not any(name.startswith("on") or name in {"src", "href"} for name, _ in attrs)
        if tag == "mark":
            self.marks.append("")

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if "sub" in self._open:  # the kind of a mark
            return
        self.text += data
        if "mark" in self._open:
            self.marks[-1] += data


@pytest.fixture(scope="module")
def result() -> extract.Result:
    """Return one report read by the rules."""
    return extract.extract(REPORT, model=None)


def test_a_result_shows_its_facts_in_the_text_and_as_a_table(result: extract.Result) -> None:
    seen = _Seen(result._repr_html_())
    assert "01.02.2031 – 28.02.2031" in seen.marks
    assert "7,5 godziny doradztwa prawnego" in seen.marks
    assert REPORT in seen.text
    for shown in ("≥ 30 spotkanie", "7.5 doradztwo prawne", "2031-02-01 – 2031-02-28"):
        assert shown in seen.text


def test_a_report_and_a_section_show_what_is_known_of_them(result: extract.Result) -> None:
    report = _Seen(result.report._repr_html_())
    assert "2031-02-01 – 2031-02-28" in report.text
    section = _Seen(result.sections[-1]._repr_html_())
    assert "lettered" in section.text
    assert "a)" in section.text


def test_nothing_in_a_report_runs(result: extract.Result) -> None:
    for shown in (result, result.report, *result.sections):
        assert "script" not in _Seen(shown._repr_html_()).tags


def test_a_long_report_is_shown_in_part() -> None:
    result = extract.extract("W UG odbyło się 5 spotkań. " * 1000, model=None)
    page = result._repr_html_()
    assert len(page) < 100_000
    assert "more characters" in page
    assert "more</p>" in page


def test_an_indefinite_number_and_a_range_are_told_apart() -> None:
    fields = {"report_id": "a", "section_id": "a#0", "start": 0, "end": 1, "quote": "x"}
    fields |= {"rule": "r", "number_start": 0, "number_end": 1, "unit": "osoba", "phrase": "x"}
    said = [
        Count(**fields, value=low, value_max=high, modifier=modifier).stated
        for low, high, modifier in ((None, 19.0, "exact"), (10.0, 15.0, "approx"), (3, None, "max"))
    ]
    assert said == ["?–19 osoba", "≈ 10–15 osoba", "≤ 3 osoba"]


@given(
    st.text("ab<&>\n", max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6),
    st.integers(0, 40),
)
def test_marks_never_change_the_text(text: str, spans: list[tuple[int, int]], most: int) -> None:
    marks = [Mark(min(a, b, len(text)), min(max(a, b), len(text)), "count") for a, b in spans]
    seen = _Seen(marked(text, marks, most=most))
    shown = seen.text.split(" … ")[0] if most < len(text) else seen.text
    assert shown.split("…")[0].rstrip(" ") == text[:most].rstrip(" ")


def test_displacy_shows_the_facts_of_the_spacy_component() -> None:
    nlp = spacy.blank("pl")
    nlp.add_pipe("owes_facts", config={"spans_key": "sc"})
    shown = displacy.render(
        nlp("Udzielono 7,5 godziny porad 12 osobom."), style="span", jupyter=False
    )
    assert {"hours", "count"} <= {label.lower() for label in re.findall(r"[a-z]+", shown)}
