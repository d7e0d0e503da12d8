"""What figures of speed depend on."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version
from pathlib import Path
from typing import Any

import morfeusz2

from extract import __version__ as extract_version


def machine() -> dict[str, Any]:
    """Processor, load, system and versions."""
    model = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        names = [line for line in cpuinfo.read_text().splitlines() if line.startswith("model name")]
        model = names[0].partition(": ")[2] if names else model
    return {
        "processor": model,
        "cores": os.cpu_count(),
        "load": os.getloadavg()[0] if hasattr(os, "getloadavg") else None,
        "system": platform.platform(),
        "python": platform.python_version(),
        "dictionary": morfeusz2.Morfeusz().dict_id(),
        "versions": {
            "owes-extract": extract_version,
            **{name: version(name) for name in ("spacy", "morfeusz2")},
        },
    }
