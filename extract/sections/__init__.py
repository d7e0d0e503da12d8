"""Report -> tree of sections: projects, lettered activities, headings, list items."""

from extract.sections.section import Section, SectionKind, split

__all__ = ["Section", "SectionKind", "split"]
