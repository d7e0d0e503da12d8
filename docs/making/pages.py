"""The pages there are."""

from __future__ import annotations

from docs.making.blocks import ROOT

DOCS = ROOT / "docs"
PAGES = (ROOT / "README.md", *sorted(DOCS.glob("*.md")))
