"""Whether words state something of their own, by a finite verb or a participle."""

from __future__ import annotations

import re

from extract.polish.remembered import Remembered
from extract.polish.verb_forms import verb_form

_WORD = re.compile(r"[^\W\d_]+")
_MOST = 60  # words: no clause between two numbers is longer
_CACHED = 1 << 13


def has_verb(words: str) -> bool:
    """Tell whether a finite verb stands in ``words``."""
    return not _tenses(words) <= _NOT_FINITE


def acts(words: str) -> bool:
    """Tell whether a finite verb or an infinitive ("zorganizować") stands in ``words``."""
    return not _tenses(words) <= _NOT_ACTING


def states(words: str) -> bool:
    """Tell whether a finite verb or a passive participle ("zaakceptowane: 9") stands there."""
    return not _tenses(words) <= _NOT_STATING


def _tense(word: str) -> str | None:
    form = verb_form(word)
    return None if form is None else form.tense


_TENSE = Remembered(_tense, _CACHED)
_NOT_FINITE = frozenset({None, "infinitive", "participle"})
_NOT_ACTING = frozenset({None, "participle"})
_NOT_STATING = frozenset({None, "infinitive"})


def _tenses(words: str) -> set[str | None]:
    return set(map(_TENSE.__getitem__, _WORD.findall(words)[:_MOST]))
