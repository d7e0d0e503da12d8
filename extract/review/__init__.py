"""The page on which a person checks the evidence: one folder of static files for a run."""

from extract.review.build import FOLDER, Built, build

__all__ = ["FOLDER", "Built", "build"]
