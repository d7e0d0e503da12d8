"""The source archive holds what the pages at its top speak of."""

from __future__ import annotations

import subprocess
import sys
import tarfile
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_every_page_at_the_top_is_in_the_source_archive(tmp_path: Path) -> None:
    build = ("-m", "build", "--sdist", "--no-isolation", "--outdir", str(tmp_path), str(ROOT))
    done = subprocess.run([sys.executable, *build], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (archive,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(archive) as source:
        names = {name.partition("/")[2] for name in source.getnames()}
    assert {path.name for path in ROOT.glob("*.md")} <= names
    assert {"LICENSE", "models/pl_owes_ner/LICENSE", "extract/py.typed"} <= names
