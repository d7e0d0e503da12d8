"""Anchors of the review page: the page can take apart what the tables put together."""

from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from extract.tables.anchors import address, fragment

_ENCODABLE = st.text(st.characters(codec="utf-8"))


def test_a_fact_a_section_and_a_report_have_an_address() -> None:
    report = "wiosna-0123abcd"
    assert address(report) == "review/index.html#wiosna-0123abcd"
    assert address(report, f"{report}#1.a~2").endswith("#wiosna-0123abcd/1.a~2")
    assert address(report, f"{report}#count@1-9") == address(report, "count@1-9")


@given(_ENCODABLE.filter(lambda text: "/" not in text), _ENCODABLE)
def test_a_page_gets_back_what_was_put_in(report: str, place: str) -> None:
    made = fragment(report, f"{report}#{place}")
    first, _, second = unquote(made).partition("/")
    assert (first, second) == (report, place)
    assert made.isascii()
    assert not set(made) & set("#\"'<>& ")
