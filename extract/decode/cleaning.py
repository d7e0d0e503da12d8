"""A decoded text -> the form that offsets index."""

from __future__ import annotations

import re

from extract.decode.mojibake import FIRST, repair

# One scan clears most texts of all that is mended below.
_SUSPECT = re.compile(f"[\ud800-\udfff\ufeff\xad{FIRST}]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    r"""Give a decoded text the form that offsets index.

    Line ends become ``\n``; U+FEFF and soft hyphens go; surrogates are paired or become U+FFFD;
    mojibake is repaired. Everything else, no-break spaces and form feeds too, stays.

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
    # After the repair: the second byte of a damaged letter can look like a soft hyphen.
    if soft := text.count("\xad"):
        text = text.replace("\xad", "")
        done.append(f"soft hyphens dropped: {soft}")
    return text, tuple(done)
