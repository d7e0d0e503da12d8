"""Kinds of bodies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["office", "common", "brand", "firm", "national", "head", "organ", "area", "class"]
"""What a bare mention says; explained at the top of ``institutions.toml``."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of body.

    Attributes
    ----------
    kind_id
        Key in the codebook, what the table shows ("GOPS", "stowarzyszenie").
    name
        Full name in the nominative.
    role
        What a mention without a name, number or place says.
    short
        Abbreviations.
    variants
        Other full names.
    classes
        Free labels ("JST", "NGO").
    ordinal
        A Roman number may stand before it ("II LO").
    capital
        Small letters never mean it.
    """

    kind_id: str
    name: str
    role: Role
    short: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    ordinal: bool = False
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """An abbreviation that means another kind when one of some words stands near."""

    kind_id: str
    near: tuple[str, ...]
