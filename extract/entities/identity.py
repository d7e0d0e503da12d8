"""Which model it is, told without loading it."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from extract.entities.loading import pipeline_folder
from extract.entities.recogniser import Recogniser
from extract.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language


def identity(model: str | Path | Language | Recogniser | None) -> dict[str, str | None] | None:
    """Return name, version and SHA-256 of a pipeline; ``None`` for none.

    The hash is over the files of the pipeline, so that one trained anew is another one whatever
    its version says. A pipeline that was handed over loaded has none.

    Parameters
    ----------
    model
        As for ``extract.entities.load``.

    Raises
    ------
    ModelError
        When there is no such pipeline.
    """
    if model is None:
        return None
    if isinstance(model, Recogniser):
        return {"name": model.name, "version": model.version, "sha256": None}
    if not isinstance(model, str | Path):
        name = f"{model.meta['lang']}_{model.meta['name']}"
        return {"name": name, "version": str(model.meta["version"]), "sha256": None}
    folder = pipeline_folder(str(model))
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        return {
            "name": f"{meta['lang']}_{meta['name']}",
            "version": str(meta["version"]),
            "sha256": _hash(folder),
        }
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(
            f"The spaCy pipeline {model} cannot be loaded: its meta.json in {folder} cannot be "
            "read; get the pipeline anew."
        ) from error


def _hash(folder: Path) -> str:
    digest = sha256()
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
    for path in sorted(files, key=lambda path: path.relative_to(folder).as_posix()):
        digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
        digest.update(sha256(path.read_bytes()).digest())
    return digest.hexdigest()
