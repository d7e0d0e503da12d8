"""Report -> tree of sections: projects, lettered activities, headings, list items."""

from extract.sections.heading_line import heading_end, heading_ends
from extract.sections.section import Section, SectionKind, split

__all__ = ["Section", "SectionKind", "heading_end", "heading_ends", "split"]
