"""Whether a number was reached, promised, or only describes; and whether it is a running total."""

from extract.meaning.status.resolve import resolve

__all__ = ["resolve"]
