"""A run's tables as a folder of static files that any browser opens from the disk."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from extract.corrections import decided, rows_as_read, stored_reports
from extract.corrections.stored import cells
from extract.export import unwritable
from extract.export.stored import stored as where_table
from extract.indicators import load_codebook
from extract.review.contents import contents, entry
from extract.review.words import LANGUAGES, words
from extract.tables.anchors import PAGE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from extract.indicators import Codebook

FOLDER, _, FILE = PAGE.partition("/")

_SCRIPTS = (
    *("dom", "words", "offsets", "notices", "store", "model", "filters", "fields", "corrections"),
    *("reports", "outline", "text", "details", "facts", "missed", "search", "keys", "page"),
)
_STYLES = ("frame", "marks", "panes", "narrow")


@dataclass(frozen=True, slots=True)
class Built:
    """A review page that was made.

    Attributes
    ----------
    page
        The file to open.
    reports
        How many reports it shows.
    without_text
        Paths of reports whose text could not be had: moved, deleted or changed since the run.
    """

    page: Path
    reports: int
    without_text: tuple[str, ...]


def build(out: Path, *, lang: str | None = None, codebook: Codebook | None = None) -> Built:
    """Make the review page of a run in ``out``/review; an earlier one is replaced.

    The texts of the reports lie in files of their own, which the page loads one at a time, so that
    it opens as fast for many reports as for one.

    Parameters
    ----------
    out
        Folder of the tables.
    lang
        Language the page begins in, ``pl`` or ``en``; that of the browser if left out.
    codebook
        Names of the indicators; the default one if left out.

    Raises
    ------
    TableError
        When the folder holds no tables, or broken ones.
    ExportError
        When the page cannot be written.
    """
    where_table(out, "reports")  # before a folder is made where there are no tables
    final, made = out / FOLDER, out / f".{FOLDER}.partial"
    try:
        _clear(made)
        (made / "data").mkdir(parents=True)
        built = _write(out, made, lang, codebook or load_codebook())
        _clear(final)
        made.rename(final)
    except OSError as error:
        raise unwritable(final, error) from error
    finally:
        # Where the page could not be finished, what there is of it takes room that may lack.
        shutil.rmtree(made, ignore_errors=True)
    return Built(final / FILE, built.reports, built.without_text)


def _write(out: Path, folder: Path, lang: str | None, codebook: Codebook) -> Built:
    entries: list[dict[str, Any]] = []
    without: list[str] = []
    kept, read = decided(out), rows_as_read(out)
    for number, (rows, text) in enumerate(stored_reports(out)):
        report_id = str(rows["reports"][0]["report_id"])
        shown = contents(rows, text, kept.get(report_id), read.get(report_id))
        if text is None:
            without.append(str(shown["path"]))
        entries.append(entry(shown))
        _data(folder / "data" / f"{number}.js", f"Review.loaded({number}, ", shown)
    failed = [
        {name: row[name] for name in ("path", "stage", "message")} for row in cells(out, "errors")
    ]
    names = {
        key: {
            "pl": indicator.name_pl,
            "en": indicator.name_en or indicator.name_pl,
            "agg": indicator.agg,
        }
        for key, indicator in codebook.indicators.items()
    }
    run = {"reports": entries, "failed": failed, "indicators": names}
    _data(folder / "data" / "run.js", "Review.opened(", run)
    _page(folder, lang)
    return Built(folder / FILE, len(entries), tuple(without))


def _data(file: Path, call: str, data: Mapping[str, Any]) -> None:
    """Write a call with JSON as its argument: all that a page opened from a disk may load.

    JSON is a part of JavaScript (ECMA-262, 2019), so whatever a report says stays a text.
    """
    told = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    file.write_text(f"{call}{told});\n", encoding="utf-8", newline="\n")


def _page(folder: Path, lang: str | None) -> None:
    environment = Environment(
        loader=PackageLoader("extract.review", "page"), autoescape=True, undefined=StrictUndefined
    )
    source = files("extract.review").joinpath("page")
    for name in (*(f"{script}.js" for script in _SCRIPTS), *(f"{style}.css" for style in _STYLES)):
        (folder / name).write_text(
            source.joinpath(name).read_text(encoding="utf-8"), encoding="utf-8", newline="\n"
        )
    page = environment.get_template("index.html.j2").render(
        words=words(), languages=LANGUAGES, lang=lang or "", scripts=_SCRIPTS, styles=_STYLES
    )
    (folder / FILE).write_text(page, encoding="utf-8", newline="\n")


def _clear(folder: Path) -> None:
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)
