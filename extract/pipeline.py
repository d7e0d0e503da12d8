"""One report through all of it: sections, facts, meaning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract import sections
from extract.report import Report, from_text

if TYPE_CHECKING:
    from extract.facts.fact import Fact


@dataclass(frozen=True, slots=True)
class Result:
    """What was read from one report; ``facts`` in order of their offsets."""

    report: Report
    sections: tuple[sections.Section, ...]
    facts: tuple[Fact, ...]

    def sentence(self, fact: Fact) -> str:
        """Return the sentence of ``Report.text`` that holds ``fact``, white space folded."""
        raise NotImplementedError


def extract(report_or_text: Report | str) -> Result:
    """Read one report."""
    report = from_text(report_or_text) if isinstance(report_or_text, str) else report_or_text
    return Result(report, sections.split(report), ())
