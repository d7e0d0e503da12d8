"""On which line of a codebook's file what stands, for complaints."""

from __future__ import annotations

import re
from typing import NamedTuple

_HEADER = re.compile(r"^[ \t]*+\[{1,2}([^\[\]\n,=]++)\]{1,2}[ \t]*+(?:#.*)?$", re.MULTILINE)
_KEY = re.compile(r"^[ \t]*([\w-]+)[ \t]*=", re.MULTILINE)


class Header(NamedTuple):
    """A line in brackets; ``entry`` is the indicator's id, empty where it is none's."""

    name: str
    entry: str
    line: int
    end: int
    own: bool
    """False for the header of one feed, ``[[indicator.NAME.feeds]]``."""


class Lines:
    """On which line of a file what stands."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.headers: list[Header] = []
        for match in _HEADER.finditer(text):
            parts = [part.strip().strip("\"'") for part in match[1].split(".")]
            entry = parts[1] if len(parts) > 1 and parts[0] == "indicator" else ""
            line = self._line(match.start(1))
            self.headers.append(Header(match[1].strip(), entry, line, match.end(), len(parts) == 2))

    def _line(self, offset: int) -> int:
        return self._text.count("\n", 0, offset) + 1

    def entry(self, name: str) -> int:
        """Line of the header of an entry; 1 if it has none."""
        return next((header.line for header in self.headers if header.entry == name), 1)

    def words(self, name: str) -> int:
        """Line of a named list of words; of the first header, or 1, if it stands in another way."""
        listed = re.compile(rf"^[ \t]*[\"']?{re.escape(name)}[\"']?[ \t]*=", re.MULTILINE)
        for header in self.headers:
            if header.name == "words" and (match := listed.search(self._text, header.end)):
                return self._line(match.end())
        return self.entry("")

    def key(self, entry: str, key: str) -> int:
        """Line of a key of an entry, or of the entry where the key is written in another way.

        The empty entry is the top of the file.
        """
        ends = [header.end for header in self.headers]
        if entry:
            places = [place for place, header in enumerate(self.headers) if header.entry == entry]
            if not places:
                return 1
            start = ends[places[0]]
            end = ends[places[-1] + 1] if places[-1] + 1 < len(ends) else len(self._text)
        else:
            start, end = 0, ends[0] if ends else len(self._text)
        for match in _KEY.finditer(self._text, start, end):
            if match[1] == key:
                return self._line(match.start(1))
        return self.entry(entry)
