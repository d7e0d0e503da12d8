"""Whether words state something: a verb told by its form, without a dictionary."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

from extract.polish.remembered import remembered

_LISTS: dict[str, list[str]] = tomllib.loads(
    files("extract.polish").joinpath("predicates.toml").read_text(encoding="utf-8")
)
_FORMS = frozenset(_LISTS["forms"])
_ENDINGS = tuple(_LISTS["endings"])
_NO_VERBS = frozenset(_LISTS["no_verbs"])
_NOUN_PARTS = tuple(_LISTS["noun_parts"])
_NOUN_ENDINGS = tuple(_LISTS["noun_endings"])
_LEAST_STEM = 2
_WORD = re.compile(r"\w+")


def first_verb(text: str) -> int | None:
    """Offset of the first word of ``text`` that looks like a finite verb, ``None`` without one.

    Examples
    --------
    >>> first_verb("Raport przygotowała Ewa Lis")
    7
    >>> first_verb("Raport z działalności klubu") is None
    True
    """
    for match in _WORD.finditer(text):
        if _is_verb(match.group()):
            return match.start()
    return None


@remembered(1 << 14)
def _is_verb(word: str) -> bool:
    small = word.lower()
    if not small.endswith(_ENDINGS) or small in _NO_VERBS:
        return small in _FORMS
    if small.endswith(_NOUN_ENDINGS) or any(part in small for part in _NOUN_PARTS):
        return small in _FORMS
    longest = max(len(ending) for ending in _ENDINGS if small.endswith(ending))
    return len(small) >= longest + _LEAST_STEM or small in _FORMS
