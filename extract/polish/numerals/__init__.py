"""Polish numbers: in digits, in words, and inside adjectives ("dwudniowy").

``numbers`` puts the pieces of a number together and looks around it; ``tokens`` finds the pieces,
``digits`` reads those with marks in them, ``modifiers`` what bounds a number, ``compounds`` the
numbers in adjectives, ``words`` knows the number words. The words themselves are in
``words.toml`` and ``lists.toml``.
"""

from __future__ import annotations

from extract.polish.numerals.compounds import CompoundMention, find_compounds
from extract.polish.numerals.modifiers import BOUNDING
from extract.polish.numerals.numbers import NumberMention, find_numbers
from extract.polish.numerals.words import is_number, is_number_word, read_words

__all__ = [
    "BOUNDING",
    "CompoundMention",
    "NumberMention",
    "find_compounds",
    "find_numbers",
    "is_number",
    "is_number_word",
    "read_words",
]
