"""What the rows of a report depend on besides its bytes, and a key that says whether it changed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import resources
from importlib.metadata import distribution, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract import __version__, checks, entities, indicators
from extract.export import digest
from extract.facts import institutions as bodies
from extract.facts import plugins

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from extract.checks import Lang
    from extract.facts.institutions import Codebook as Institutions
    from extract.indicators import Codebook
    from extract.pipeline import Model

_LEAN_ON = ("charset-normalizer", "ftfy", "morfeusz2", "numpy", "spacy")
_SOURCES = (".py", ".toml")


@dataclass(frozen=True, slots=True, eq=False)
class Settings:
    """How reports are read; can go to another process or machine, a loaded model apart.

    Attributes
    ----------
    encoding
        Of all files; ``None`` finds it out file by file.
    model
        As for ``extract.extract``.
    institutions
        Kinds of institutions, ``None`` for those that come with the package.
    codebook
        Indicators, ``None`` for those that come with the package.
    lang
        Language of the findings' sentences.
    texts
        Whether the texts are kept.
    made_with
        All of these and the versions, as the manifest has them.
    """

    encoding: str | None
    model: Model
    institutions: Institutions | None
    codebook: Codebook | None
    lang: Lang
    texts: bool
    made_with: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Settings) and self.made_with == other.made_with

    def __hash__(self) -> int:
        return hash(self.made_with)

    @property
    def key(self) -> str:
        """The same for settings that make the same rows of the same bytes."""
        return sha256(self.made_with.encode()).hexdigest()

    def as_dict(self) -> dict[str, Any]:
        """Return ``made_with`` as it stands in the manifest."""
        made: dict[str, Any] = json.loads(self.made_with)
        return made


def settings(
    *,
    encoding: str | None = None,
    model: Model = entities.OURS,
    institutions: str | Path | None = None,
    codebook: str | Path | None = None,
    lang: Lang = "pl",
    texts: bool = True,
) -> Settings:
    """Load and check what reports are to be read with.

    Parameters
    ----------
    encoding, model, institutions, codebook, lang, texts
        As for ``extract.batch.run``.

    Raises
    ------
    ModelError
        When there is no such model. Whether it can be loaded shows when it is.
    InstitutionsError, CodebookError
        When a codebook cannot be used.
    ArgumentError
        When there are no messages in ``lang``.
    """
    if lang not in checks.LANGUAGES:
        raise checks.no_messages(lang)
    made_with = {
        "versions": {
            "owes-extract": __version__,
            "code": code(),
            **{name: version(name) for name in _LEAN_ON},
            **_plugins(),
        },
        "model": entities.identity(model),
        "settings": {
            "encoding": encoding,
            "institutions": file_hash(institutions),
            "codebook": file_hash(codebook),
            "lang": lang,
            "texts": texts,
        },
    }
    return Settings(
        encoding=encoding,
        model=str(model) if isinstance(model, Path) else model,
        institutions=None if institutions is None else bodies.Codebook.load(institutions),
        codebook=None if codebook is None else indicators.load_codebook(codebook),
        lang=lang,
        texts=texts,
        made_with=json.dumps(made_with, sort_keys=True),
    )


def file_hash(path: str | Path | None) -> str | None:
    """SHA-256 of a file; ``None`` for none, or for one that its reader will refuse."""
    if path is None:
        return None
    try:
        return digest(Path(path))
    except OSError:
        return None


@cache
def code() -> str:
    """SHA-256 over the modules and word lists of the package.

    A rule changed in a working copy makes other rows, though the version is the same.
    """
    digest = sha256()
    for name, source in sorted(_sources(resources.files("extract"), "")):
        digest.update(f"{name}\0".encode())
        digest.update(sha256(source.read_bytes().replace(b"\r\n", b"\n")).digest())
    return digest.hexdigest()


def _sources(folder: Traversable, above: str) -> list[tuple[str, Traversable]]:
    found: list[tuple[str, Traversable]] = []
    for entry in folder.iterdir():
        name = f"{above}{entry.name}"
        if entry.is_dir():
            found.extend(_sources(entry, f"{name}/"))
        elif name.endswith(_SOURCES):
            found.append((name, entry))
    return found


def _plugins() -> dict[str, str]:
    """Versions of the packages that add finders."""
    dists = (point.dist for point in plugins.announced())
    return {dist.name: distribution(dist.name).version for dist in dists if dist is not None}
