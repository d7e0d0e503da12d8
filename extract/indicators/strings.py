"""Columns of texts as Arrow has them, which looks them up several times as fast as pandas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

_MASK = bytes.maketrans(b"123456789", b"000000000")
_SPACE = ord(" ")


def strings(column: pd.Series[Any]) -> pa.Array:
    """Return a column of texts as one Arrow array."""
    made = pa.array(column.array, type=pa.large_string(), from_pandas=True)
    return made.combine_chunks() if isinstance(made, pa.ChunkedArray) else made


def places_of(wanted: pa.Array, among: pa.Array) -> NDArray[np.int64]:
    """Place of each text in another list, the first one, -1 for none."""
    if not len(wanted):
        return np.zeros(0, dtype=np.int64)
    places = pc.index_in(wanted, value_set=among)
    made: NDArray[np.int64] = places.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int64)
    return made


def distinct(cells: pa.Array) -> tuple[NDArray[np.int64], list[str]]:
    """Give equal texts one number, -1 to nulls; and each text once."""
    encoded = cells.dictionary_encode()
    codes: NDArray[np.int64] = encoded.indices.fill_null(-1).to_numpy().astype(np.int64)
    return codes, encoded.dictionary.to_pylist()


def matching(cells: pa.Array, pattern: str) -> NDArray[np.intp]:
    """Places of the texts in which something matches, whatever its case, as Arrow reads patterns.

    Cheap beside Python's patterns: to be asked first where few texts will match.
    """
    found = pc.match_substring_regex(cells, pattern, ignore_case=True)
    return np.flatnonzero(found.to_numpy(zero_copy_only=False))


def without_digits(cells: pa.Array) -> pa.Array:
    """Write every digit as 0, so that words which are the same but for their digits become one.

    Parameters
    ----------
    cells
        Large strings without nulls.
    """
    edges, data = _buffers(cells)
    masked = data[int(edges[0]) : int(edges[-1])].to_pybytes().translate(_MASK)
    offsets = pa.py_buffer(edges - edges[0])
    return pa.LargeStringArray.from_buffers(len(cells), offsets, pa.py_buffer(masked))


def _buffers(cells: pa.Array) -> tuple[NDArray[np.int64], pa.Buffer]:
    """Return the offsets of texts, one more than texts, and what they are offsets of."""
    _, offsets, data = cells.buffers()
    if not len(cells) or data is None:
        return np.zeros(len(cells) + 1, dtype=np.int64), pa.py_buffer(b"")
    edges = np.frombuffer(offsets, dtype=np.int64, count=cells.offset + len(cells) + 1)
    return edges[cells.offset :], data


class Pieces(NamedTuple):
    """Texts cut before each of their spaces: the pieces of one text, then those of the next."""

    words: pa.Array
    starts: NDArray[np.int64]
    """Offset of each piece from the first text's beginning."""
    edges: NDArray[np.int64]
    """Offsets of the texts, and where the last one ends."""


def pieces(texts: pa.Array) -> Pieces:
    """Cut texts, large strings without nulls, into pieces; nothing is copied."""
    edges, data = _buffers(texts)
    first, size = int(edges[0]), int(edges[-1] - edges[0])
    edges = edges - first
    begins = np.frombuffer(data, dtype=np.uint8)[first : first + size] == _SPACE
    begins[edges[:-1][edges[:-1] < size]] = True
    starts = np.flatnonzero(begins)
    cuts = np.empty(len(starts) + 1, dtype=np.int64)
    np.add(starts, first, out=cuts[:-1])
    cuts[-1] = first + size
    words = pa.LargeStringArray.from_buffers(len(starts), pa.py_buffer(cuts), data)
    return Pieces(words, starts, edges)
