"""Characters -> the pieces of a date and what joins them, each shape as its pattern says."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from extract.polish.calendar.patterns import JOIN, PIECE, SPACE
from extract.polish.calendar.pieces import LISTING, THIS_MONTH, Chunk, Piece
from extract.polish.calendar.words import DAY_ORDINALS, MONTH_NUMBER, ORDINAL_STEMS
from extract.polish.roman import roman_number

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from extract.polish.calendar.pieces import Link, Unit

_MOST = 64  # pieces read as one list; a longer one is read as several
_WHOLE = {"iso", "dots", "dash", "cut"}


def _ordinal(hit: re.Match[str], prefix: str) -> int:
    roman = hit[f"{prefix}_r"]
    if roman:
        return roman_number(roman)
    # Not lower(): a pattern that ignores case takes the long s ("wrzeſnia") for an s.
    word = hit[f"{prefix}_o"].casefold()
    return next(value for stem, value in ORDINAL_STEMS.items() if word.startswith(stem))


def _back(hit: re.Match[str], prefix: str) -> int | None:
    if hit[f"{prefix}_0"]:
        return 0
    return 1 if hit[f"{prefix}_1"] else None


def _int(written: str | None) -> int | None:
    return int(written) if written else None


def _year(written: str | None) -> int | None:
    """Year in full; of "'19" the century is this one."""
    return None if written is None else int(written) + (2000 if len(written) == 2 else 0)


def _numeric(hit: re.Match[str], shape: str) -> Piece:
    return Piece(
        shape,
        hit.start(),
        hit.end(),
        "day",
        int(hit[f"{shape}_d"]),
        int(hit[f"{shape}_m"]),
        int(hit[f"{shape}_y"]),
        firm=True,
    )


def _short(hit: re.Match[str], shape: str) -> Piece:
    piece = _numeric(hit, shape)
    year = int(hit["short_y"])
    piece.year = year + (1900 if year >= 90 else 2000)
    return piece


def _cut(hit: re.Match[str], shape: str) -> Piece:
    piece = _numeric(hit, shape)
    piece.year = 2000 + int(hit["cut_y"])
    return piece


def _day_month(hit: re.Match[str], shape: str) -> Piece:
    firm = bool(hit["dm_dot"] or hit["dm_t"])
    back = _back(hit, "dm")
    day, month = int(hit["dm_d"]), int(hit["dm_m"])
    return Piece(shape, hit.start(), hit.end(), "day", day, month, back=back, firm=firm)


def _day_roman(hit: re.Match[str], shape: str) -> Piece:
    year, back = _year(hit["dr_y"]), _back(hit, "dr")
    day, month = int(hit["dr_d"]), roman_number(hit["dr_m"])
    firm = year is not None or back is not None or hit["dr_t"] is not None
    return Piece(shape, hit.start(), hit.end(), "day", day, month, year, back, firm=firm)


def _day_word(hit: re.Match[str], shape: str) -> Piece:
    prefix = "dw" if hit["dw_w"] else "ds"
    month = MONTH_NUMBER[hit[f"{prefix}_w"].casefold().rstrip(".")]
    year, back = _year(hit[f"{prefix}_y"]), _back(hit, prefix)
    return Piece(
        shape, hit.start(), hit.end(), "day", int(hit["dw_d"]), month, year, back, firm=True
    )


def _nth(words: str) -> int:
    """Day told by ordinals in words: "dwudziestego trzeciego"."""
    return sum(DAY_ORDINALS[word] for word in words.casefold().split())


def _nth_word(hit: re.Match[str], shape: str) -> Piece:
    month = MONTH_NUMBER[hit["nw_w"].casefold()]
    year, back = _year(hit["nw_y"]), _back(hit, shape)
    return Piece(
        "dw", hit.start(), hit.end(), "day", _nth(hit["nw_o"]), month, year, back, firm=True
    )


def _plain_nth(hit: re.Match[str], shape: str) -> Piece:
    return Piece(shape, hit.start(), hit.end(), "number", _nth(hit["n_o"]))


def _day_this_month(hit: re.Match[str], shape: str) -> Piece:
    return Piece(shape, hit.start(), hit.end(), "day", int(hit["db_d"]), THIS_MONTH, firm=True)


def _month_word(hit: re.Match[str], shape: str) -> Piece:
    month, year, back = MONTH_NUMBER[hit["mw_w"].casefold()], _year(hit["mw_y"]), _back(hit, "mw")
    return Piece(shape, hit.start(), hit.end(), "month", None, month, year, back)


def _month_short(hit: re.Match[str], shape: str) -> Piece:
    month = MONTH_NUMBER[hit["ms_w"].casefold().rstrip(".")]
    year, back = _year(hit["ms_y"]), _back(hit, shape)
    return Piece(shape, hit.start(), hit.end(), "month", None, month, year, back)


def _month_iso(hit: re.Match[str], shape: str) -> Piece:
    month, year = int(hit["im_m"]), int(hit["im_y"])
    return Piece(shape, hit.start(), hit.end(), "month", None, month, year)


def _month_figures(hit: re.Match[str], shape: str) -> Piece:
    month, year = int(hit["my_m"]), int(hit["my_y"])
    firm = hit["my_s"] == "." and len(hit["my_m"]) == 2
    return Piece(shape, hit.start(), hit.end(), "month", None, month, year, firm=firm)


def _month_roman(hit: re.Match[str], shape: str) -> Piece:
    month, year, back = roman_number(hit["mr_m"]), _year(hit["mr_y"]), _back(hit, shape)
    firm = back is not None or hit[0][len(hit["mr_m"])] == "."
    return Piece(shape, hit.start(), hit.end(), "month", None, month, year, back, firm=firm)


def _part(hit: re.Match[str], shape: str) -> Piece:
    number = _int(hit[f"{shape}_n"]) or _ordinal(hit, shape)
    year, back = _year(hit[f"{shape}_y"]), _back(hit, shape)
    unit: Unit = "quarter" if shape == "q" else "half"
    return Piece(shape, hit.start(), hit.end(), unit, None, number, year, back, firm=True)


def _part_behind(hit: re.Match[str], shape: str) -> Piece:
    word = (hit["qb_o"] or "").casefold()
    number = _int(hit["qb_n"]) or next(
        n for stem, n in ORDINAL_STEMS.items() if word.startswith(stem)
    )
    year, back = _year(hit["qb_y"]), _back(hit, shape)
    return Piece("q", hit.start(), hit.end(), "quarter", None, number, year, back, firm=True)


def _part_first(hit: re.Match[str], shape: str) -> Piece:
    number = _int(hit["qf_n"]) or roman_number(hit["qf_r"])
    year, back = _year(hit["qf_y"]), _back(hit, shape)
    return Piece(shape, hit.start(), hit.end(), "quarter", None, number, year, back)


def _part_last(hit: re.Match[str], shape: str) -> Piece:
    number, year = int(hit["yq_n"]), int(hit["yq_y"])
    return Piece("q", hit.start(), hit.end(), "quarter", None, number, year, firm=True)


def _pair(hit: re.Match[str], shape: str) -> Piece:
    year, after = int(hit["pair_y"]), int(hit["pair_z"])
    follows = after % 100 == (year + 1) % 100
    return Piece(shape, hit.start(), hit.end(), "school", None, None, year, firm=follows)


def _plain_year(hit: re.Match[str], shape: str) -> Piece:
    year, firm = int(hit["y_y"]), bool(hit["y_t"])
    return Piece(shape, hit.start(), hit.end(), "year", None, None, year, firm=firm)


def _cut_years(hit: re.Match[str], shape: str) -> Piece:
    return years_cut_short(
        Piece(shape, hit.start(), hit.end(), "year"), int(hit["ys_y"]), int(hit["ys_z"])
    )


def years_cut_short(piece: Piece, first: int, last: int) -> Piece:
    """Read ``piece`` as the years from ``first`` to that whose last two figures are ``last``."""
    piece.shape, piece.unit, piece.year = "ys", "year", first
    piece.number = (last - first) % 100
    return piece


def _plain_ordinal(hit: re.Match[str], shape: str) -> Piece:
    return Piece(shape, hit.start(), hit.end(), "ordinal", None, _ordinal(hit, "ord"))


def _plain_number(hit: re.Match[str], shape: str) -> Piece:
    return Piece(shape, hit.start(), hit.end(), "number", int(hit["d_d"]))


_READERS: dict[str, Callable[[re.Match[str], str], Piece]] = {
    "iso": _numeric,
    "dots": _numeric,
    "dash": _numeric,
    "apart": _numeric,
    "short": _short,
    "cut": _cut,
    "pair": _pair,
    "my": _month_figures,
    "dm": _day_month,
    "dr": _day_roman,
    "dw": _day_word,
    "nw": _nth_word,
    "n": _plain_nth,
    "db": _day_this_month,
    "q": _part,
    "h": _part,
    "qf": _part_first,
    "qb": _part_behind,
    "yq": _part_last,
    "mw": _month_word,
    "ms": _month_short,
    "im": _month_iso,
    "mr": _month_roman,
    "ord": _plain_ordinal,
    "ys": _cut_years,
    "y": _plain_year,
    "d": _plain_number,
}


def _piece(hit: re.Match[str]) -> Piece:
    shape = hit.lastgroup or ""
    return _READERS[shape](hit, shape)


def read_chunk(text: str, start: int, stop: int) -> Chunk | None:
    """Longest chain of joined pieces at ``start``; ``None`` if there is none.

    Numbers at its end that lend from nothing are left out; Roman figures alone are kept, as they
    are months after "miesiąc".

    ``Chunk.end`` is where the scan goes on: nothing before it can begin another date.
    """
    hit = PIECE.match(text, start, stop)
    if hit is None:
        return None
    pieces = [_piece(hit)]
    links: list[Link] = []
    end = hit.end()
    while len(pieces) < _MOST:
        joint = JOIN.match(text, end, stop)
        if joint is not None:
            link = cast("Link", joint.lastgroup)
        elif len(pieces) == 1 and pieces[0].shape in _WHOLE:
            joint, link = SPACE.match(text, end, stop), "space"
        if joint is None or (link not in LISTING and links and links[-1] not in LISTING):
            break
        hit = PIECE.match(text, joint.end(), stop)
        if hit is None or (link == "space" and hit.lastgroup not in _WHOLE):
            break
        if link == "range" and pieces[-1].shape == "y" and hit.lastgroup == "d":
            break  # "2016 – 14, 2017 – 52": the figures of the years
        if link == "range" and pieces[-1].shape == "dm" and hit.lastgroup == "d":
            break  # "1.03 – 4, 15.03 – 3": those of the days
        links.append(link)
        pieces.append(_piece(hit))
        end = hit.end()
    chunk = Chunk(pieces, links, end)
    romans = all(piece.unit == "ordinal" for piece in pieces)
    while not romans and chunk.pieces and chunk.pieces[-1].unit in ("number", "ordinal"):
        chunk.drop_last()
    return chunk
