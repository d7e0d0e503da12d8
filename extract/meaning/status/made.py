"""Words that end with what has been made: a date behind them says when it was, no more."""

from __future__ import annotations

from extract.polish.verb_forms import verb_form

_SHORT = 3  # letters of "w", "na", "we"
_RISEN = "powstał"  # an adjective by now, as "utworzonych" is a participle


def is_made(words: str) -> bool:
    """Tell words that end with what has been made, "w" behind it or not: "utworzonych w"."""
    last = next((word for word in reversed(words.split()) if len(word) > _SHORT), "")
    form = verb_form(last)
    risen = last.startswith(_RISEN) and last.isalpha()
    return risen or (form is not None and form.tense == "participle")
