"""One way to write what writers and programs write in many: quotes, dashes, spaces, line breaks."""

from __future__ import annotations

import re

_SOFT = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]")
_LINE_END_HYPHEN = re.compile(
    r"(?<=\w)[-‐](?!(?<=[a-ząćęłńóśźż].)\s*+[A-ZĄĆĘŁŃÓŚŹŻ])[^\S\n]*+\n\s*+(?=\w)"
)
"""Behind a small letter and before a capital one the hyphen is the writer's: "Bielsku-⏎Białej"."""
_DASH = re.compile(r"\s*+[-‐‑‒–—―−](?>(?:\s*+[-‐‑‒–—―−])*)\s*+")
_QUOTE = re.compile(r",,|''|``|’’|‘‘|‚‚|[\"„“”‟«»″‹›]")
_SINGLE_QUOTED = re.compile(r"(?<!\w)[‚‘'](?=\w)([^\"'‚‘’]{2,}+)[’'‘](?!\w)")
_SPACED_APOSTROPHE = re.compile(r"(?<=\w) (['’]) (?=[^\W\d_]{1,4}(?!\w))")
_APART = re.compile(r"(?<=\w) \.(?!\w)|\s\.\s[^\W\d_]\s\.")
"""A full stop that stands alone: a program took the text to tokens."""
_BEFORE_MARK = re.compile(r"\s++(?=[.,;:!?)\]](?:\s|\Z|[.,;:!?)\]\"]))")
_AFTER_BRACKET = re.compile(r"(?<=[(\[])\s++")
_INITIALS = re.compile(r"(?<!\w)([^\W\d_]\.) (?=[^\W\d_]\.)")
_LETTERS_APART = re.compile(r"(?<!\S)[A-ZĄĆĘŁŃÓŚŹŻ](?>(?: [A-ZĄĆĘŁŃÓŚŹŻ](?!\S)){2,})")
_SLASH = re.compile(r"\s++/\s++")
_ANY_MARK = re.compile(r"[^\w\s]|(?<!\S)\w (?=\w )")
"""Without one there is nothing to unify."""
_EDGE = " \t\n-,;:"


_CLOSING = {True: '"', False: ""}


def clean(surface: str) -> str:
    r"""Fold white space, quotes to ``"``, dashes to ``-``; join what was torn apart.

    Words that a line end cut in two are joined, and the marks of a text taken to tokens go back
    to their words ("sp . z o . o ." is "sp. z o.o."). Commas and dashes at the ends, which belong
    to the sentence, are dropped.

    Examples
    --------
    >>> clean("Klub  „Wy – My”")
    'Klub "Wy-My"'
    """
    text = _SOFT.sub("", surface)
    if "\n" in text:
        text = _LINE_END_HYPHEN.sub("", text)
    text = " ".join(text.split())
    if not _ANY_MARK.search(text):
        return text
    apart = _APART.search(text) is not None
    text = _DASH.sub("-", text)
    text = _QUOTE.sub('"', text)
    text = _SINGLE_QUOTED.sub(r'"\1"', text)
    text = _SPACED_APOSTROPHE.sub(r"\1", text)
    if '"' in text:
        text = _quotes_close(text)
    text = _BEFORE_MARK.sub("", text)
    text = _AFTER_BRACKET.sub("", text)
    if apart:
        text = _INITIALS.sub(r"\1", text)
        text = _SLASH.sub("/", text)
    if "  " in text:
        text = " ".join(text.split())
    text = _LETTERS_APART.sub(lambda match: match.group().replace(" ", ""), text)
    return text.strip(_EDGE)


def _quotes_close(text: str) -> str:
    """Put quotes close to what they quote and apart from the rest; one left over opens.

    Quotes around nothing are dropped.
    """
    parts = text.split('"')
    done = [parts[0].rstrip()]
    for index in range(1, len(parts), 2):
        quoted = parts[index].strip()
        closed = index + 1 < len(parts)
        if quoted or not closed:
            # a quote that nothing follows closes what the writer did not open
            glued = not quoted or done[-1][-1:] in {"", "(", "-", "[", "/"}
            done.append(f'{"" if glued else " "}"{quoted}{_CLOSING[closed]}')
        if closed:
            rest = parts[index + 1].strip()
            if rest:
                done.append(rest if rest[0] in ".,;:!?)]-/" else f" {rest}")
    return "".join(done).strip()
