"""A decoded text -> the form that offsets index."""

from __future__ import annotations

import re
from unicodedata import normalize

from extract.decode.mojibake import FIRST, repair

# One scan clears most texts of all that is mended below.
_SUSPECT = re.compile(f"[\ud800-\udfff\ufeff\xad\u200b\u2060\u0301\u0307\u0328{FIRST}]")
_SURROGATE = re.compile("[\ud800-\udfff]")
# Break opportunities of web pages and typesetters: inside of words like the soft hyphen.
_NO_WIDTH = re.compile("[\u200b\u2060]")
# Polish letters alone, as macOS and PDF converters take them apart; others nobody here looks for.
_IN_TWO_PARTS = re.compile("[AEae]\u0328|[CNOSZcnosz]\u0301|[Zz]\u0307")


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    r"""Give a decoded text the form that offsets index.

    Line ends become ``\n``; U+FEFF, soft hyphens and spaces of no width go; surrogates are paired
    or become U+FFFD; mojibake is repaired; a Polish letter and its mark become one character.
    Everything else, no-break spaces and form feeds too, stays.

    Returns
    -------
    tuple
        The text and one clause for each repair.
    """
    done: list[str] = []
    if "\r" in text:
        # "\r\r\n" is what a text-mode copy makes of "\r\n": one line end, not two.
        text = text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii() or _SUSPECT.search(text) is None:
        return text, ()
    if _SURROGATE.search(text):
        before = text.count("\ufffd")
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        if lone := text.count("\ufffd") - before:
            done.append(f"lone surrogates replaced by U+FFFD: {lone}")
    text = text.replace("\ufeff", "")
    text, mended = repair(text)
    if mended:
        done.append(f"mojibake repaired in {mended} places")
        text = text.replace("\ufeff", "")  # a damaged byte order mark is one again
    # After the repair: the second byte of a damaged letter can look like a soft hyphen.
    if soft := text.count("\xad"):
        text = text.replace("\xad", "")
        done.append(f"soft hyphens dropped: {soft}")
    text, dropped = _NO_WIDTH.subn("", text)
    if dropped:
        done.append(f"spaces of no width dropped: {dropped}")
    text, joined = _IN_TWO_PARTS.subn(lambda match: normalize("NFC", match[0]), text)
    if joined:
        done.append(f"letters put together with their marks: {joined}")
    return text, tuple(done)
