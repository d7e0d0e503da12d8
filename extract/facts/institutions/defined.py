"""What a report itself abbreviates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.facts.institutions.kinds import Kind


@dataclass(frozen=True, slots=True)
class Defined:
    """What an abbreviation or a short form stands for in one report.

    Attributes
    ----------
    name
        Full name in the nominative, with its place.
    kind
        Kind of body, ``None`` if the codebook has none.
    named
        It is one body, no type.
    place
        The place in the nominative, ``None`` where the full name has none.
    """

    name: str
    kind: Kind | None
    named: bool
    place: str | None
