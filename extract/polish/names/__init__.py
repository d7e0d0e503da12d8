"""Polish names: their base form, and places in the nominative and the locative."""

from __future__ import annotations

from extract.polish.names.base_forms import base_form
from extract.polish.names.places import (
    ends_cut,
    in_place,
    place_locative,
    place_nominative,
    place_preposition,
)

__all__ = [
    "base_form",
    "ends_cut",
    "in_place",
    "place_locative",
    "place_nominative",
    "place_preposition",
]
