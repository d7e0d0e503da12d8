"""Counts, hours and money in tables that a text file keeps.

The way through the room: ``row_runs`` finds lines that follow each other and cuts them into
``cells``, ``line_tables`` makes tables of them, ``slash_tables`` of lists under a line of heads.
``finder`` reads the cells: by the head of their column (``column_heads``), the label of their row,
and the line above (``captions``); ``hour_cells`` tells which are hours, and of what.
"""

from __future__ import annotations

from extract.facts.grids.finder import CELL, HEADED, find

__all__ = ["CELL", "HEADED", "find"]
