"""A head with one slip in it is read as that head, wherever the slip is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from extract.facts.institutions.codebook import Codebook
from extract.facts.institutions.index import index_of
from extract.facts.institutions.words import is_known


def slips(word: str) -> Iterator[str]:
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]
        yield word[:at] + "x" + word[at + 1 :]
        yield word[:at] + "x" + word[at:]
        if word[at : at + 1] != word[at + 1 : at + 2]:
            yield word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]
    yield word + "x"


@pytest.mark.parametrize("head", ["Stowarzyszenie", "Fundacja", "Przedszkole", "Bibliotece"])
def test_a_slip_anywhere_in_a_head_is_seen_through(head: str) -> None:
    index = index_of(Codebook.load())
    whole = index.trigger(head)
    assert whole is not None
    for slip in slips(head):
        if not is_known(slip):
            read = index.trigger(slip)
            assert read is not None, slip
            assert read.patterns == whole.patterns, slip


def test_two_slips_are_too_many() -> None:
    assert index_of(Codebook.load()).trigger("Stowxrzyszxnie") is None
