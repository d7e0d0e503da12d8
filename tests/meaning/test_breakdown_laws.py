"""Laws of breakdowns, whatever the numbers are."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from extract import pipeline
from extract.checks import check
from extract.checks.sums import ALL, SOME
from extract.facts.fact import Amount, Quantity

some = settings(max_examples=60)

NUMBERS = st.lists(st.integers(2, 400), min_size=2, max_size=6)
OPENERS = st.sampled_from([":", ", w tym", ", z czego", ", z tego:", " –", ". Z tego", "; razem"])
PLACES = ("w Borkach", "w Sadach", "w Wilkowie", "w Lipowej", "w Dobrem", "w Kole")
NOUNS = st.sampled_from(["spotkań", "osób", "godz. doradztwa", "zł", "nowych miejsc pracy"])


def numbers_of(text: str) -> dict[str, Quantity]:
    facts = pipeline.extract(text, model=None).facts
    return {fact.fact_id: fact for fact in facts if isinstance(fact, Quantity)}


@some
@given(st.integers(2, 5000), NUMBERS, OPENERS, NOUNS)
def test_a_breakdown_leaves_its_whole_as_it_was(
    whole: int, parts: list[int], opener: str, noun: str
) -> None:
    plain = f"Zrealizowano łącznie {whole} {noun}"
    listed = ", ".join(f"{part} {place}" for part, place in zip(parts, PLACES, strict=False))
    alone = next(iter(numbers_of(f"{plain}.").values()))
    broken = next(iter(numbers_of(f"{plain}{opener} {listed}.").values()))
    told = (alone.value, alone.kind, alone.start, getattr(alone, "unit", None))
    assert (broken.value, broken.kind, broken.start, getattr(broken, "unit", None)) == told
    assert broken.part_of is None


@some
@given(
    st.lists(
        st.tuples(
            st.integers(1, 90),
            st.sampled_from(["osób", "spotkań", "", "h", "zł", "w UG", "%", "z nich"]),
            st.sampled_from(
                [": ", ", w tym ", " (", "), ", ", ", " i ", ". ", "; ", "\n- ", " z "]
            ),
        ),
        max_size=14,
    )
)
def test_every_part_has_a_whole_of_its_kind_and_none_is_its_own(
    pieces: list[tuple[int, str, str]],
) -> None:
    text = "Odbyło się " + "".join(f"{n} {word}{gap}" for n, word, gap in pieces)
    numbers = numbers_of(text)
    for fact in numbers.values():
        seen = {fact.fact_id}
        above = fact
        while above.part_of is not None:
            whole = numbers[above.part_of]
            assert whole.kind == fact.kind
            if isinstance(fact, Amount):
                assert isinstance(whole, Amount)
                assert whole.unit == fact.unit
            assert whole.fact_id not in seen
            seen.add(whole.fact_id)
            above = whole


@some
@given(st.integers(2, 5000), NUMBERS, OPENERS)
def test_a_finding_adds_up_the_parts_it_names(whole: int, parts: list[int], opener: str) -> None:
    listed = ", ".join(f"{part} {place}" for part, place in zip(parts, PLACES, strict=False))
    result = pipeline.extract(f"Odbyło się {whole} spotkań{opener} {listed}.", model=None)
    values = {fact.fact_id: fact.value for fact in result.facts if isinstance(fact, Quantity)}
    linked = {fact.fact_id for fact in result.facts if getattr(fact, "part_of", None)}
    told: list[str] = []
    for finding in check(result):
        if finding.check not in (ALL, SOME):
            continue
        first, *others = finding.facts
        told.extend(others)
        assert finding.expected == values[first]
        assert finding.found == sum(values[part] or 0 for part in others)
        assert finding.difference == finding.found - finding.expected
        if finding.check == ALL:
            assert finding.holds == (finding.difference == 0)
        else:
            assert finding.holds == (finding.difference <= 0)
    assert sorted(told) == sorted(linked)
