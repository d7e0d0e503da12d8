"""What a notebook shows of a report, a section, a result: HTML made of plain values."""

from extract.display.fragments import Mark, card, listing, marked

__all__ = ["Mark", "card", "listing", "marked"]
