"""A pipeline at hand and the same in a folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from pipelines import ruled
from spacy.language import Language


@pytest.fixture
def nlp() -> Language:
    """Return a pipeline that knows one fund, one town and one person."""
    return ruled(orgName="Fundacja Szalej", placeName="Mokre Dęby", persName="Jaga Wrzos")


@pytest.fixture
def folder(nlp: Language, tmp_path: Path) -> Path:
    """Return the folder of that pipeline."""
    path = tmp_path / "model"
    nlp.to_disk(path)
    return path
