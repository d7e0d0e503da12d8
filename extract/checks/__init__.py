"""What does not add up in a report: findings, never repairs."""

from extract.checks.across import Running, across
from extract.checks.check import check
from extract.checks.finding import Finding
from extract.checks.messages import LANGUAGES, Lang

__all__ = ["LANGUAGES", "Finding", "Lang", "Running", "across", "check"]
