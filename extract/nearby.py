"""What a path that leads nowhere may have meant, and what a folder without reports holds."""

from __future__ import annotations

import os
from collections import Counter
from difflib import get_close_matches

_SHOWN = 3
_LOOKED_AT = 2000


def similar(path: str) -> str | None:
    """Return the path that exists and is spelt most like ``path``, which does not exist.

    Only the first part that does not exist is replaced; ``None`` where nothing is like it.
    """
    known, parts = _existing(path)
    if not parts:
        return None
    try:
        with os.scandir(known or os.curdir) as entries:
            names = sorted(entry.name for entry, _ in zip(entries, range(_LOOKED_AT), strict=False))
    except OSError:
        return None
    close = get_close_matches(parts[0], names, n=1)
    meant = os.path.join(known, close[0], *parts[1:]) if close else None
    return meant if meant is not None and os.path.exists(meant) else None


def held(folder: str) -> str:
    """Say which kinds of files a folder holds most, nothing where it holds none."""
    try:
        with os.scandir(folder) as entries:
            names = [
                e.name for e, _ in zip(entries, range(_LOOKED_AT), strict=False) if e.is_file()
            ]
    except OSError:
        return ""
    counted = Counter(os.path.splitext(name)[1].lower() for name in names)
    most = sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:_SHOWN]
    return ", ".join(f"{number} {ending or 'without an ending'}" for ending, number in most)


def _existing(path: str) -> tuple[str, list[str]]:
    """Cut a path behind its last part that exists."""
    known, parts = os.path.normpath(path), list[str]()
    while known and not os.path.lexists(known):
        above, name = os.path.split(known)
        if above == known:
            break
        parts.insert(0, name)
        known = above
    return known, parts
