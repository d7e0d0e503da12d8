"""Whether words state something: a verb told by its form, without a dictionary."""

from __future__ import annotations

import re

# A reflexive, a form of być, a past or impersonal form, a third person in -uje. Nouns in -dział,
# -kapitał, -materiał and the like look the same and are taken out.
_VERB = re.compile(
    r"\b(?:się|są|jest|będ(?:zie|ą)|był[aoyi]?|został[aoy]?|zostali|brak"
    r"|(?!\w*(?:dział|materiał|kapitał|wał\b|skał|strzał|kanał|zespoł|szkoł|artykuł|tytuł|ogół"
    r"|regał|udział|sygnał|finał|oryginał))"
    r"\w{2,}(?:ano|ono|ęto|yto|ito|uto|ał|ała|ało|ali|ały|ił|iła|iło|ili|iły|ył|yła|yło|yli|yły"
    r"|ął|ęła|ęło|ęli|ęły|uje|ują))\b",
    re.IGNORECASE,
)


def first_verb(text: str) -> int | None:
    """Offset of the first word of ``text`` that looks like a finite verb, ``None`` without one.

    Examples
    --------
    >>> first_verb("Raport przygotowała Ewa Lis")
    7
    >>> first_verb("Raport z działalności klubu") is None
    True
    """
    found = _VERB.search(text)
    return None if found is None else found.start()
