"""The words of the page, read from ``words.toml``."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from extract.checks.messages import number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.checks.messages import Lang
    from extract.indicators import Codebook


class Words:
    """Sentences, numbers and names of indicators in one language."""

    def __init__(self, language: Lang, codebook: Codebook) -> None:
        text = files("extract.summary").joinpath("words.toml").read_text(encoding="utf-8")
        self.language = language
        self._said: Mapping[str, Any] = tomllib.loads(text)[language]
        self._codebook = codebook

    def __getitem__(self, name: str) -> str:
        """Return a sentence; ``picture.time.title`` is ``title`` of the group ``picture.time``."""
        said: Any = self._said
        for part in name.split("."):
            said = said[part]
        return str(said)

    def say(self, name: str, /, **fields: object) -> str:
        """Return a sentence with its fields filled in, numbers as people write them."""
        shown = {
            key: self.number(value) if isinstance(value, int | float) else value
            for key, value in fields.items()
        }
        return self[name].format(**shown)

    def number(self, value: float) -> str:
        """Return a number as people write it."""
        return number(value, self.language)

    def share(self, value: float) -> str:
        """Return a share of one in per cent."""
        return f"{self.number(round(value * 100))}%"

    def check(self, name: str) -> str:
        """Return the name of a check."""
        names: Mapping[str, str] = self._said["check_names"]
        return names.get(name, name)

    def indicator(self, indicator_id: str) -> str:
        """Return the name of an indicator."""
        known = self._codebook.indicators[indicator_id]
        return (known.name_en if self.language == "en" else "") or known.name_pl

    def locale(self) -> dict[str, Any]:
        """Return how axes write numbers, as d3-format wants it told."""
        decimal, thousands = (",", "\u00a0") if self.language == "pl" else (".", ",")
        marks = {"decimal": decimal, "thousands": thousands}
        return {**marks, "grouping": [3], "currency": ["", ""]}
