"""Ids a person can read, made of names alone."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

from extract.polish.remembered import remembered

_PLAIN = str.maketrans("łŁ", "lL")
_MARKS = re.compile("[\u0300-\u036f]+")
_OTHER = re.compile(r"[^a-z0-9+]+")
_LONGEST = 100
_DIGEST = 8


@remembered(1 << 14)
def slug(name: str) -> str:
    """Return a name in small Latin letters, digits and hyphens; the same for its own slug.

    Quotes, dashes, case and Polish letters make no difference; a long name is cut and bears a
    hash of the whole.

    Examples
    --------
    >>> slug('Fundacja "Żywa Łąka" w Sanoku')
    'fundacja-zywa-laka-w-sanoku'
    """
    letters = _MARKS.sub("", unicodedata.normalize("NFKD", name.translate(_PLAIN)))
    plain = _OTHER.sub("-", letters.lower()).strip("-")
    if not plain and name.strip():
        return sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST]
    if len(plain) <= _LONGEST:
        return plain
    digest = sha256(plain.encode()).hexdigest()[:_DIGEST]
    return f"{plain[: _LONGEST - _DIGEST - 1].rstrip('-')}-{digest}"
