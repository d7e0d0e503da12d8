"""Which words of a corpus stood without a space before them: the corpora do not say."""

from __future__ import annotations

_NO_SPACE_BEFORE = frozenset(".,;:!?)]}%”’»")
_NO_SPACE_AFTER = frozenset("([{„«‚")
_STRAIGHT = frozenset("\"'")


def glued_words(words: list[str], tags: list[str], spans: list[tuple[int, int, str]]) -> list[bool]:
    """Guess for each word whether it follows the one before it without a space.

    Full stops, commas, brackets and quotes as is usual; a straight quote opens and closes in
    turn. An ending that NKJP cuts off ("był" "em") belongs to its verb. A hyphen is glued in a
    compound adjective and in a name of two parts; a dot, colon or comma between digits if it stands
    inside a date or time.
    """
    inside = {place for start, end, _ in spans for place in range(start + 1, end)}
    glued = [False] * len(words)
    opened = False
    for place, word in enumerate(words):
        before = words[place - 1] if place else ""
        after = words[place + 1] if place + 1 < len(words) else ""
        if tags[place].startswith("aglt"):
            glued[place] = True
        if not before:
            opened = word in _STRAIGHT
            continue
        if before in _NO_SPACE_AFTER or word in _NO_SPACE_BEFORE:
            glued[place] = True
        if word in _STRAIGHT:
            glued[place] = opened
            opened = not opened
        elif before in _STRAIGHT and opened:
            glued[place] = True
        if "/" in {word, before}:
            glued[place] = True
        elif word == "-" and (
            tags[place - 1].startswith("adja")
            or (place in inside and before[:1].isupper() and after[:1].isupper())
        ):
            glued[place] = True
            if after:
                glued[place + 1] = True
        elif (
            word in {".", ":", ","}
            and before[-1].isdigit()
            and after[:1].isdigit()
            and (place in inside or word != ",")
        ):
            glued[place + 1] = True
    return glued
