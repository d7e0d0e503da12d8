"""Which spaCy pipeline finds the names: ours, an installed one, one in a folder."""

from __future__ import annotations

import logging
import os
import re
import shlex
import sys
import warnings
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract import ner
from extract.entities.needed import needless
from extract.entities.recogniser import Recogniser, recogniser
from extract.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language

OURS = ner.MODEL_NAME
"""The pipeline that comes with the package; the default everywhere."""

_LOG = logging.getLogger(__name__)
_PUBLISHED = re.compile(r"[a-z]{2,3}_\w+_(?:sm|md|lg|trf)")
_LANGUAGES = frozenset({"pl", "xx", "mul"})
"""Polish, and what spaCy calls the pipelines for many languages."""
_LOADED_AT_ONCE = 4


def load(model: str | Path | Language | Recogniser | None = OURS) -> Recogniser | None:
    """Load the pipeline that finds names, once per process.

    Parameters
    ----------
    model
        ``OURS``; the name of an installed spaCy package (``pl_core_news_sm``); the folder of a
        pipeline; a pipeline already loaded; ``None`` for none. Of pipelines that are named, only
        the components that finding names rests on are loaded.

    Raises
    ------
    ModelError
        When there is no such pipeline, it cannot be loaded, or finds no names. The message says
        how to get it, or where it was looked for.
    """
    if model is None or isinstance(model, Recogniser):
        return model
    if isinstance(model, str | Path):
        return _load_named(str(model), str(Path.cwd()))
    return recogniser(model, owned=False, needless=needless(model.config))


@lru_cache(maxsize=_LOADED_AT_ONCE)
def _load_named(model: str, folder: str) -> Recogniser:
    """Load by name or path; a path may be relative to ``folder``."""
    # spaCy takes half a second to import, and the rules alone do without it.
    from spacy import util

    path: Path | None = None
    if model == OURS:
        path = ner.model_path()
    elif not util.is_package(model):
        path = _folder(model, folder)
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        # In a notebook tqdm, which spaCy imports, misses widgets for bars that are never shown.
        warnings.filterwarnings("ignore", message="IProgress not found")
        try:
            where = path or _package_folder(model)
            unneeded = needless(util.load_config(where / "config.cfg", interpolate=True))
            nlp = util.load_model(path or model, exclude=unneeded)
        except ModelError as error:
            raise ModelError(f"The spaCy pipeline {model} cannot be loaded: {error}") from error
        except Exception as error:
            # Whatever the code of a foreign package may raise.
            raise ModelError(_unloadable(model, error)) from error
    for line in dict.fromkeys(" ".join(str(one.message).split()) for one in said):
        _LOG.warning("%s: %s", model, line)
    if nlp.lang not in _LANGUAGES:
        _LOG.warning("%s: this pipeline is not for Polish, its language is %s", model, nlp.lang)
    return recogniser(nlp, owned=True)


def pipeline_folder(model: str) -> Path:
    """Return the folder that holds the files of a named pipeline.

    Raises
    ------
    ModelError
        When there is no such pipeline.
    """
    if model == OURS:
        return ner.model_path()
    if Path(model, "config.cfg").is_file():
        return Path(model)
    from spacy import util

    if not util.is_package(model):
        return _folder(model, str(Path.cwd()))
    try:
        return _package_folder(model)
    except Exception as error:
        # Whatever the code of a foreign package may raise.
        raise ModelError(_unloadable(model, error)) from error


def _folder(model: str, folder: str) -> Path:
    path = Path(folder, model)
    if (path / "config.cfg").is_file():
        return path
    if path.is_dir():
        raise ModelError(
            f"The folder {path} holds no spaCy pipeline: it has no config.cfg; name the folder "
            "that has one, as nlp.to_disk and spacy train make it (often model-best)."
        )
    if _PUBLISHED.fullmatch(model):
        python = shlex.quote(sys.executable) if os.name == "posix" else f'"{sys.executable}"'
        raise ModelError(
            f"The spaCy pipeline {model} is not installed; install it with: "
            f"{python} -m spacy download {model}"
        )
    raise ModelError(
        f"There is no spaCy pipeline {model}: no package of this name is installed for "
        f"{sys.executable}, and there is no folder {path}; check the spelling, or leave `model` "
        f"out for {OURS}, which comes with owes-extract."
    )


def _package_folder(name: str) -> Path:
    """Folder of the pipeline's data inside the installed package."""
    from spacy import util

    package: Path = util.get_package_path(name)
    if not (package / "meta.json").is_file():
        raise FileNotFoundError(f"{package} has no meta.json, so it is no spaCy pipeline")
    meta: dict[str, Any] = util.get_model_meta(package)
    return package / f"{meta['lang']}_{meta['name']}-{meta['version']}"


def _unloadable(model: str, error: Exception) -> str:
    said = " ".join(str(error).split()).rstrip(".") or "no reason given"
    return (
        f"The spaCy pipeline {model} cannot be loaded ({type(error).__name__}: {said}); "
        "get one that fits the installed version of spaCy, or another model."
    )
