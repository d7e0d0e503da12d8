"""Where the pipeline lies that ships with the package."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from extract.errors import ModelError

MODEL_NAME = "pl_owes_ner"


def model_path() -> Path:
    """Find the folder of our own pipeline, for ``spacy.load``.

    It lies inside an installed package, and in ``models/`` beside the package in a checkout.

    Raises
    ------
    ModelError
        It lies in neither place.
    """
    package = Path(str(resources.files("extract")))
    for folder in (package / "_models" / MODEL_NAME, package.parent / "models" / MODEL_NAME):
        if (folder / "meta.json").is_file():
            return folder
    raise ModelError(
        f"The pipeline {MODEL_NAME} is missing from this installation: "
        "install owes-extract anew, or make the pipeline with models/recipe."
    )
