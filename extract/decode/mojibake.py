"""UTF-8 that was read as an eight-bit code page, turned back: "dziaĹ‚ania" -> "działania".

Every Latin letter and typographic sign has one pair or triple of characters that its UTF-8 bytes
become when they are read as CP1250, CP1252, ISO-8859-1 or ISO-8859-2. These sequences begin with
letters that Polish has not (Ä Ĺ Å Ă Ã Â â), so turning them back is safe even in a text that is
damaged only here and there, which ftfy's line-wise test leaves alone. ftfy gets the stretches
that still look damaged afterwards.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

import ftfy
from ftfy import TextFixerConfig

_PAGES = ("cp1250", "cp1252", "iso8859_2", "iso8859_1")
_POLISH = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ"
_TYPOGRAPHIC = "\xa0\xad§°±²³·½«»×€„”“’‘‚–—…•™−≥≤→▪➢\ufeff"
_PIECE = 4096
_SAMPLED = 2000
# ftfy reads half a megabyte a second: it sees the first suspects, while it has something to mend.
_MOST_PIECES, _MOST_VAIN = 300, 20

# Repairs the encoding and nothing else: quotes, widths, ligatures and spaces are the author's.
_ENCODING_ONLY = TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=False,
    fix_encoding=True,
    restore_byte_a0=False,
    replace_lossy_sequences=False,
    decode_inconsistent_utf8=True,
    fix_c1_controls=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    fix_surrogates=False,
    remove_control_chars=False,
    normalization=None,
    explain=False,
)


def _sloppy(byte: int, page: str) -> str:
    """Character of ``byte``; an undefined one is its control character, as in browsers."""
    return bytes([byte]).decode(page, "ignore") or chr(byte)


# Letters of the neighbours, as far as the four pages hold them.
_LETTERS = sorted(
    {
        letter
        for page in _PAGES
        for letter in bytes(range(0xA0, 0x100)).decode(page, "ignore")
        if letter.isalpha()
    }
)


@dataclass(frozen=True, slots=True)
class _Page:
    """What UTF-8 becomes when it is read as one code page; one damage has one origin."""

    pattern: re.Pattern[str]
    origin: dict[str, str]

    def origin_of(self, match: re.Match[str]) -> str:
        """Return the character that was damaged into what ``pattern`` has matched."""
        return self.origin[match.group()]


def _page(page: str) -> _Page:
    # The page's own upper half is what a second round of the damage is made of.
    upper = [_sloppy(byte, page) for byte in range(0x80, 0x100)]
    signs = dict.fromkeys((*_POLISH, *_TYPOGRAPHIC, *_LETTERS, *upper))
    # CP1252 has no character for the last byte of ”, and programs drop it.
    lossy = {"â€": "”"} if page == "cp1252" else {}
    origin = lossy | {
        "".join(_sloppy(byte, page) for byte in sign.encode()): sign for sign in signs
    }
    tails: dict[str, list[str]] = {}
    for damaged in origin:
        tails.setdefault(damaged[0], []).append(re.escape(damaged[1:]))
    for rest in tails.values():
        rest.sort(key=len, reverse=True)
    branches = (f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in tails.items())
    return _Page(re.compile("|".join(branches)), origin)


_BY_PAGE = tuple(_page(page) for page in _PAGES)
FIRST = "".join(sorted({damaged[0] for page in _BY_PAGE for damaged in page.origin}))
"""Letters with which damage begins; Polish has none of them."""
_HINT = re.compile(f"[{FIRST}](?=[^\\sA-Za-z0-9.,;:()-]|\xa0)")
_LAYERS = 3


def repair(text: str) -> tuple[str, int]:
    """Repair mojibake in ``text``, up to three layers of it; linear in its length.

    Returns
    -------
    tuple
        The text and the number of repaired places; the same text and 0 if there are none.
    """
    mended = 0
    for _ in range(_LAYERS):
        hints = [hint.start() for hint in islice(_HINT.finditer(text), _SAMPLED)]
        if not hints:
            return text, mended
        page = _likeliest("\n".join(text[at : at + 3] for at in hints))
        if page is None:
            break
        text, times = page.pattern.subn(page.origin_of, text)
        if not times:
            break
        mended += times
    return _leave_to_ftfy(text, mended)


def _likeliest(sample: str) -> _Page | None:
    """Code page whose reading turns most of ``sample`` back into Polish; ``None`` if none does."""
    best: tuple[int, _Page] | None = None
    for page in _BY_PAGE:
        back = [page.origin[damaged] for damaged in page.pattern.findall(sample)]
        score = len(back) + 3 * sum(sign in _POLISH for sign in back)
        if back and (best is None or score > best[0]):
            best = (score, page)
    return best[1] if best else None


def _leave_to_ftfy(text: str, mended: int) -> tuple[str, int]:
    if _LEFT.search(text) is None:
        return text, mended
    pieces = _PIECES.findall(text)
    suspects = (at for at, piece in enumerate(pieces) if _LEFT.search(piece))
    vain = 0
    for at in islice(suspects, _MOST_PIECES):
        fixed = ftfy.fix_encoding(pieces[at], _ENCODING_ONLY)
        if fixed != pieces[at]:
            mended += 1
            pieces[at] = fixed
        else:
            vain += 1
            if vain > _MOST_VAIN:
                break
    return "".join(pieces), mended


_LEFT = re.compile("[ÃÂÄÅĂĹâ][\x80-\xbf€‚ƒ„…†‡ˆ‰‹‘’“”•–—™›]")
_PIECES = re.compile(rf"(?s).{{1,{_PIECE}}}(?=\s|\Z)|.{{1,{_PIECE}}}")
