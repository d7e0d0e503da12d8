"""Numbers for combinations and sets are those that counting one by one gives."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from extract.indicators.numbering import firsts, numbered, set_numbers

# Near numbers are numbered by a table, far ones by their hash.
_NUMBER = st.one_of(st.integers(-3, 9), st.integers(-(2**61), 2**61))


@given(st.lists(st.tuples(_NUMBER, _NUMBER, st.integers(-1, 2)), max_size=40))
def test_combinations_are_numbered_in_order_of_appearance(rows: list[tuple[int, int, int]]) -> None:
    columns = (np.array([row[n] for row in rows], dtype=np.int64) for n in range(3))
    numbers = numbered(*columns)
    order = list(dict.fromkeys(rows))
    assert numbers.tolist() == [order.index(row) for row in rows]
    assert firsts(numbers).tolist() == [rows.index(row) for row in order]


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 7)), max_size=40))
def test_groups_of_the_same_members_have_one_set(pairs: list[tuple[int, int]]) -> None:
    group, member = (np.array([pair[n] for pair in pairs], dtype=np.int64) for n in range(2))
    numbers, sets = set_numbers(group, member, 7)
    for one, number in enumerate(numbers.tolist()):
        own = sets.members[sets.begins[number] : sets.begins[number + 1]]
        assert own.tolist() == sorted({m for g, m in pairs if g == one})
    assert len(sets.begins) == len(set(numbers.tolist())) + 1
