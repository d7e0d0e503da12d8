"""The documentation is true: its code prints what it shows, what is made is up to date."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from docs.making import blocks, parts
from docs.making.pages import PAGES
from extract import load_codebook
from extract.cli import main

ROOT = Path(__file__).parents[2]
MEND = "make docs mends it; look at the difference before you commit it"
_LOADED = re.compile(r"<(?:script|link|img|iframe|source)\b[^>]*?\b(?:src|href)=[\"']?(https?:)?//")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_is_made_from_code_and_figures_is_up_to_date(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert parts.renewed(text) == text, MEND


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_code_of_a_page_prints_what_the_page_shows(page: Path, tmp_path: Path) -> None:
    assert blocks.run(page, tmp_path) == page.read_text(encoding="utf-8"), MEND


def test_every_command_is_in_the_reference() -> None:
    reference = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    for name in main.commands:
        assert f"## owes-extract {name}\n" in reference


def test_the_readme_counts_the_indicators() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"which of {len(load_codebook().indicators)} indicators" in readme


def test_the_site_is_built_without_a_warning_and_loads_nothing_from_elsewhere(
    tmp_path: Path,
) -> None:
    pytest.importorskip("material", reason="the extra docs is not installed")
    site = tmp_path / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    pages = list(site.rglob("*.html"))
    assert len(pages) > len(PAGES) - 2
    for page in pages:
        assert not _LOADED.search(page.read_text(encoding="utf-8")), page.name
    for style in site.rglob("*.css"):
        assert not re.search(r"url\([\"']?(https?:)?//", style.read_text(encoding="utf-8"))
    assert not list(site.rglob("*.py"))


def test_a_page_that_lies_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    folder = tmp_path / "folder"
    page.write_text("```python\nprint(1 + 1)\n```\n\n```text\n3\n```\n", encoding="utf-8")
    assert blocks.run(page, folder) != page.read_text(encoding="utf-8")
    page.write_text("```sh\nowes-extract schema --as-poem\n```\n", encoding="utf-8")
    with pytest.raises(blocks.PageError, match=r"page\.md, line 1: .*as-poem"):
        blocks.run(page, folder)
    page.write_text(
        "text\n\n```{ .sh .parsed }\nowes-extract codebook lst\n```\n", encoding="utf-8"
    )
    with pytest.raises(blocks.PageError, match=r"line 3: .*lst"):
        blocks.run(page, folder)
    page.write_text("```sh\nrm -rf elsewhere\n```\n", encoding="utf-8")
    with pytest.raises(blocks.PageError, match="rm is no command"):
        blocks.run(page, folder)
    page.write_text("```bash\nowes-extract --help\n```\n", encoding="utf-8")
    with pytest.raises(blocks.PageError, match="a block of bash"):
        blocks.run(page, folder)


def test_lines_left_out_stay_left_out() -> None:
    printed = "a\nb\nc\nd\n"
    assert blocks.renewed("x\n…\ny\n", printed) == "a\n…\nd\n"
    assert blocks.renewed("x\n", printed) == printed
