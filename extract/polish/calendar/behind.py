"""What stands right behind figures, as far as it says what they are."""

from __future__ import annotations

import re

CLOCK = re.compile(r"[ \t\xa0]{0,3}[-–—][ \t\xa0]{0,3}[0-9]{1,2}[.:][0-9]{2}(?![.0-9])")
"""The end of opening hours: "8.10-9.30"."""
HOUR = re.compile(
    r"[ \t\xa0]{0,2},?[ \xa0](?:o[ \xa0])?(?:godz(?:inie|\.)?|g\.)[ \xa0]{0,2}"
    r"[0-9]{1,2}(?:[.:][0-9]{2}|(?!\w))",
    re.IGNORECASE,
)
"""The hour of a meeting behind its day: "29.07 godz. 9.00"."""
CLOSED = re.compile(r"[ \t\xa0]{0,2}(?:[),;]|r\.)")
LINE_END = re.compile(r"\.?[ \t\xa0]*+(?:\n|\Z)")
CELL_END = re.compile(r"[ \xa0]*+(?:[|\n\t]|\Z)")
CELL_BORDER = re.compile(r"[ \xa0]*+[|\t]")
SCHEDULE = re.compile(r"[ \t\xa0]{0,2}[-–—:][ \t\xa0]")
"""A dash or colon after which a calendar says what was done: "28 VIII – dożynki"."""
VALUE = re.compile(r"[ \xa0]?[:–—-][ \xa0][0-9]")
"""The figure of a year: "2018: 312"."""
HEADING = re.compile(r"[ \t\xa0]{1,4}[A-ZĄĆĘŁŃÓŚŻŹ]")
NAME = re.compile(r"[ \t\xa0]{1,3}[A-ZĄĆĘŁŃÓŚŻŹ0-9]")
NOUN = re.compile(r"[ \t\xa0\n]{1,3}(?!(?:i|oraz|do|a|w|we|na|z|o)[ \t\xa0\n])[a-ząćęłńóśżź]")
PLURAL = re.compile(
    r"[ \t\xa0\n]{1,3}(?:[a-ząćęłńóśżź-]{3,}[yi]ch[ \t\xa0\n]{1,3})?[a-ząćęłńóśżź]{4,}ach(?!\w)"
)
"""A noun in the plural locative, which makes a number of a year: "w 2010 gospodarstwach"."""
