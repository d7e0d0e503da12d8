"""Roman figures, as months, quarters and list markers have them: "IV kwartał", "XII. Promocja"."""

from __future__ import annotations

_VALUES = {"I": 1, "V": 5, "X": 10}


def roman_number(figures: str) -> int:
    """Return the number that Roman figures up to the thirties write, in capitals or small letters.

    A figure before a greater one is taken away from it, any other is added.

    Raises
    ------
    KeyError
        If a character is none of I, V and X.
    """
    values = [_VALUES[figure] for figure in figures.upper()]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )
