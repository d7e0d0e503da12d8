"""The grammar of institutions' names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.on_demand import on_demand

if TYPE_CHECKING:
    from extract.errors import InstitutionsError
    from extract.facts.institutions.aliases import Aliases
    from extract.facts.institutions.codebook import Codebook
    from extract.facts.institutions.finder import find, resolve
    from extract.facts.institutions.likeness import Body
    from extract.facts.institutions.linking import link, link_many
    from extract.facts.institutions.naming import normalize_name
    from extract.facts.institutions.slugs import slug

__all__ = [
    "Aliases",
    "Body",
    "Codebook",
    "InstitutionsError",
    "find",
    "link",
    "link_many",
    "normalize_name",
    "resolve",
    "slug",
]

if not TYPE_CHECKING:
    __getattr__, __dir__ = on_demand(
        __name__,
        {
            "extract.facts.institutions.aliases": ["Aliases", "InstitutionsError"],
            "extract.facts.institutions.codebook": ["Codebook"],
            "extract.facts.institutions.finder": ["find", "resolve"],
            "extract.facts.institutions.likeness": ["Body"],
            "extract.facts.institutions.linking": ["link", "link_many"],
            "extract.facts.institutions.naming": ["normalize_name"],
            "extract.facts.institutions.slugs": ["slug"],
        },
    )
