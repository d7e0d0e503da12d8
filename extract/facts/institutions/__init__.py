"""The grammar of institutions' names."""

from __future__ import annotations

from extract.errors import InstitutionsError
from extract.facts.institutions.aliases import Aliases
from extract.facts.institutions.codebook import Codebook
from extract.facts.institutions.finder import find, resolve
from extract.facts.institutions.linking import Body, link
from extract.facts.institutions.naming import normalize_name
from extract.facts.institutions.slugs import slug

__all__ = [
    "Aliases",
    "Body",
    "Codebook",
    "InstitutionsError",
    "find",
    "link",
    "normalize_name",
    "resolve",
    "slug",
]
