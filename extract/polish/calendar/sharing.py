"""What the pieces of a list share: numbers take the month, days the year, of those behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.polish.calendar.pieces import LISTING, Chunk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.polish.calendar.pieces import Link, Piece

_BORROWERS = ("number", "ordinal")


def runs(chunk: Chunk, *, loose: bool) -> Iterator[Chunk]:
    """Part a chunk where a number borrows nothing that it could borrow; such numbers are left out.

    "szkolenie 3, 15.03" is one date: before a date in figures a number belongs to the list only
    where nothing separates them ("12,14,19.03"), a cue has announced days (``loose``) or
    "i" joins it to a date with its year ("2 i 3.02.2018"). "I kw. – 12, II kw. – 15" is two.
    Days that share a month rise ("28, 3 czerwca" is not a list); Roman figures borrow only from a
    quarter, a half-year or a Roman month.
    """
    keep = _run_start(chunk, len(chunk.pieces), loose)
    if keep == 0:
        return iter((chunk,))
    found = []
    end = len(chunk.pieces)
    while end:
        found.append(Chunk(chunk.pieces[keep:end], chunk.links[keep : end - 1], chunk.end))
        end = keep
        while end and chunk.pieces[end - 1].unit in _BORROWERS:
            end -= 1
        keep = _run_start(chunk, end, loose)
    return reversed(found)


def _run_start(chunk: Chunk, end: int, loose: bool) -> int:
    """Place of the first of the pieces before ``end`` that hang together."""
    keep = end
    for place in range(end - 1, -1, -1):
        piece = chunk.pieces[place]
        borrows = keep < end and piece.unit in _BORROWERS
        if borrows and not _may_borrow(piece, chunk.pieces[place + 1], chunk.links[place], loose):
            break
        keep = place
    return keep


def _may_borrow(piece: Piece, right: Piece, link: Link, loose: bool) -> bool:
    if piece.unit == "ordinal":
        return right.shape in ("q", "h", "mr", "ord")
    if right.unit in ("number", "day") and right.shape != "iso":
        rises = (piece.day or 0) < (right.day or 0)
    elif right.shape in ("my", "q", "h"):
        rises = (piece.day or 0) < (right.number or 0)
    else:
        return False
    if not rises or link not in LISTING or piece.shape == "n":
        return rises
    tight = right.start - piece.end == 1
    plain = right.shape in ("dw", "dr", "db", "d") or (link == "and" and right.dated)
    return tight or loose or plain


def share(chunk: Chunk) -> None:
    """Let each piece borrow what it lacks from the one behind it; the pieces are changed.

    "12, 15 i 20 marca 2019": both numbers take March and 2019; "maj-lipiec 2019": May takes 2019.
    Roman figures with nothing behind them are months ("w m-cach V i IX").
    A year standing alone in a list lends nothing.
    """
    right: Piece | None = None
    if chunk.pieces[-1].unit == "ordinal":
        chunk.pieces[-1].unit, chunk.pieces[-1].shape = "month", "mr"
    for piece in reversed(chunk.pieces):
        if right is not None:
            if piece.unit == "number":
                if right.unit == "day":
                    piece.unit, piece.number = "day", right.number
                else:
                    piece.unit, piece.number, piece.day = right.unit, piece.day, None
                piece.shape, piece.shared = right.shape, True
            elif piece.unit == "ordinal":
                piece.unit, piece.shape, piece.shared = right.unit, right.shape, True
            if not piece.dated and right.unit not in ("year", "school"):
                piece.year, piece.back = right.year, right.back
                piece.shared = piece.shared or right.dated
        right = piece
