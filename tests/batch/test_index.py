"""Where the outcome of each input stands, whatever was read in whichever order before."""

from __future__ import annotations

import io

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.batch.index import Index
from extract.batch.reading import Reading, ReadingWriter
from extract.batch.source import Source

_NAMES = [f"folder/{name}.txt" for name in ("a", "b", "ba", "c", "Ł", "ż", "\udcb9")]
_READ = st.lists(st.sets(st.sampled_from(_NAMES), min_size=1), max_size=5)


def _sorted(names: set[str]) -> list[Source]:
    return sorted((Source(name, 1) for name in names), key=lambda one: one.key)


def _reading(sources: list[Source]) -> Reading:
    entries = [
        {"path": one.key, "size": one.size, "sha256": f"{n:064}"} for n, one in enumerate(sources)
    ]
    return Reading(io.BytesIO(ReadingWriter("{}").finish(entries)))


@settings(max_examples=60)
@given(asked=st.sets(st.sampled_from(_NAMES)), before=_READ, added=_READ)
def test_the_newest_reading_of_each_input_is_found(
    asked: set[str], before: list[set[str]], added: list[set[str]]
) -> None:
    sources = _sorted(asked)
    read = [_sorted(names) for names in (*before, *added)]
    made = [_reading(some) for some in read]
    index = Index(sources, made[: len(before)])
    for reading in made[len(before) :]:
        index.add(reading)
    newest = {one: (number, at) for number, some in enumerate(read) for at, one in enumerate(some)}
    numbers, positions = index.places()
    for number, source in enumerate(sources):
        found = index.place(number)
        if source in newest:
            reading, at = newest[source]
            assert found == (made[reading], at)
            assert (numbers[number], positions[number]) == (reading, at)
        else:
            assert found is None
            assert numbers[number] == -1
