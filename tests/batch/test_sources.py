"""Inputs packed are the inputs that were put in."""

from __future__ import annotations

import os

from hypothesis import given
from hypothesis import strategies as st

from extract.batch import Source
from extract.batch.source import Sources

_BYTES = st.binary(max_size=12).filter(lambda name: b"\0" not in name)
_SOURCES = st.lists(st.builds(Source, _BYTES.map(os.fsdecode), st.integers(0, 1 << 40)), max_size=8)


@given(_SOURCES, st.data())
def test_packed_inputs_are_a_sequence_of_the_same(
    sources: list[Source], data: st.DataObject
) -> None:
    packed = Sources(sources)
    assert list(packed) == sources
    some = data.draw(st.slices(len(sources)))
    assert packed[some] == sources[some]
    if sources:
        at = data.draw(st.integers(-len(sources), len(sources) - 1))
        assert packed[at] == sources[at]
