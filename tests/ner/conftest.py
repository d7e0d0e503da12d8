"""The pipeline that ships with the package, loaded once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy

from extract.ner import model_path

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="session")
def pipeline() -> Language:
    return spacy.load(model_path())
