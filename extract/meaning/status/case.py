"""A number whose status is asked, with what is known of its place: "w 4 pracowniach"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from extract.polish.numerals import BOUNDING
from extract.polish.totals import IN_ALL

if TYPE_CHECKING:
    from extract.facts.fact import Quantity, Status
    from extract.meaning.status.reading import Reading
    from extract.meaning.status.triggers import Trigger

_PREPOSITION = re.compile(
    r"\b(?:z|ze|dla|do|od|wśród|przez|u|po|w|we|na|między)\s+"
    rf"(?:(?:{BOUNDING}\.?|{IN_ALL}|wszystkich)\s+)?\Z",
    re.IGNORECASE,
)


class Case(NamedTuple):
    """A number and what is known of its place.

    Attributes
    ----------
    before
        What stands before it in ``text``, behind the number before it.
    trigger
        What governs it.
    title
        What the title above says.
    jobs_before
        Whether its sentence has counted jobs before it, which posts then restate.
    """

    fact: Quantity
    text: str
    before: str
    reading: Reading
    trigger: Trigger | None
    title: Status | None
    jobs_before: bool

    @property
    def lemma(self) -> str:
        """The verb that governs the number, empty for none."""
        return self.trigger.lemma if self.trigger is not None else ""

    @property
    def verbless(self) -> bool:
        """Whether no verb but "być" and its like governs the number."""
        return self.trigger is None or self.trigger.weak

    @property
    def present(self) -> bool:
        """Whether a verb in the present governs the number."""
        return self.trigger is not None and self.trigger.tense == "present"

    @property
    def governed(self) -> bool:
        """Whether a preposition stands right before the number."""
        return bool(_PREPOSITION.search(self.before))
