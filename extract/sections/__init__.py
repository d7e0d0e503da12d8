"""Report -> tree of sections: projects, lettered activities, headings, list items."""

from extract.sections.heading_line import heading_end, heading_ends
from extract.sections.section import LIST_ITEMS, Section, SectionKind, split

__all__ = ["LIST_ITEMS", "Section", "SectionKind", "heading_end", "heading_ends", "split"]
