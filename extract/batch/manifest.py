"""What a run was made with: the same words for the same run, whenever and wherever it is."""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import TYPE_CHECKING

from extract import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.batch.run import Summary
    from extract.entities import Recogniser

_LEAN_ON = ("morfeusz2", "spacy")


def manifest(
    summary: Summary, recogniser: Recogniser | None, settings: Mapping[str, str | None]
) -> str:
    """Return the manifest of a run as JSON.

    It holds no time, no path and no order of files, so that the same run has the same bytes.

    Parameters
    ----------
    summary
        What the run did.
    recogniser
        The model that found names beside the rules; ``None`` becomes ``null``.
    settings
        Further things the tables depend on, by name, e.g. the SHA-256 of a codebook.
    """
    model = {"name": recogniser.name, "version": recogniser.version} if recogniser else None
    made = {
        "versions": {"owes-extract": __version__, **{name: version(name) for name in _LEAN_ON}},
        "model": model,
        "settings": dict(settings),
        "inputs": {
            "read": summary.read,
            "duplicates": summary.duplicates,
            "failed": len(summary.failures),
        },
        "rows": dict(summary.rows),
    }
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"
