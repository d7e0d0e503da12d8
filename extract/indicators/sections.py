"""Where a number stands: its project, its branch of the report, its activity and period."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from extract.indicators.numbering import numbered
from extract.indicators.strings import distinct, places_of, strings
from extract.indicators.words import cues, lemmas
from extract.polish import morphology

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

_TITLE_WORD = re.compile(r"[^\W\d_]++(?>(?:-[^\W\d_]++)*)")
_WORD_OR_NUMBER = re.compile(r"\w++")
_ROMAN = re.compile(r"[IVX]+\Z")
_QUOTED = re.compile('[„“"»][^„“”"«»]+[”“"«’]')
_PLACE_NAME = "nazwa_geograficzna"
_DEEPEST = 64


@cache
def placement() -> dict[str, dict[str, list[str]]]:
    """Content of ``placement.toml``."""
    source = resources.files("extract.indicators").joinpath("placement.toml")
    found: dict[str, dict[str, list[str]]] = tomllib.loads(source.read_text(encoding="utf-8"))
    return found


def located(sections: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    """Say of each section where it stands.

    Parameters
    ----------
    sections, reports
        The tables, checked.

    Returns
    -------
    DataFrame
        One row per section, in the order of ``sections``: ``section_id``, ``report_id``,
        ``report`` (rank of the report's id), ``path``, ``activity``, ``kind``, ``project``
        (title, null outside projects), ``subject`` (the same number for sections of one project,
        in whichever report), ``scope`` (the same number for those of one project and report),
        ``branch`` (row of the topmost section below the project), ``home``
        (row of the section itself, of a list item that of the list), ``above`` (row of the section
        above, -1 for none), ``summary`` and ``goal`` (flags), ``title`` (own title and those
        above), ``start`` and ``end`` (days of the report).
    """
    made = sections[["section_id", "report_id", "path", "activity", "kind"]].copy()
    made = made.reset_index(drop=True)
    above = places_of(strings(sections["parent_id"]), strings(sections["section_id"]))
    above[strings(sections["parent_id"]).is_null().to_numpy(zero_copy_only=False)] = -1
    kinds = _is_kind(made["kind"])
    project, branch = _ancestors(above, kinds("project"))
    made["branch"] = branch
    made["above"] = above
    made["home"] = np.where(
        kinds("bullet", "paragraph", "numbered") & (above >= 0), above, np.arange(len(made))
    )
    which, titles = distinct(strings(sections["title"]))
    of_project = np.where(project >= 0, which[project], -1)
    made["project"] = _texts(titles, of_project)
    made["report"] = rank(made["report_id"])
    own = reports.drop_duplicates("report_id").reset_index(drop=True)
    of_report = places_of(strings(made["report_id"]), strings(own["report_id"]))
    made["subject"] = _subjects(own, of_report, project >= 0, of_project, titles)
    made["scope"] = numbered(made["report"].to_numpy(), made["subject"].to_numpy())
    for name, column in (("start", "period_start"), ("end", "period_end")):
        made[name] = own[column].array.take(of_report, allow_fill=True)
    _flags(made, which, titles, kinds)
    upper = np.where((above >= 0) & ~kinds("project"), above, -1)
    made["title"] = _joined(which, upper, titles)
    return made


def _is_kind(kinds: pd.Series[Any]) -> Callable[..., NDArray[np.bool_]]:
    """Return what tells the sections of some kinds."""
    codes, names = distinct(strings(kinds))

    def those(*wanted: str) -> NDArray[np.bool_]:
        found: NDArray[np.bool_] = np.array([*(name in wanted for name in names), False])[codes]
        return found

    return those


def _texts(texts: Sequence[str], codes: NDArray[np.int64]) -> pd.api.extensions.ExtensionArray:
    """Return a column of the texts with these numbers, null for -1."""
    return pd.array(texts, dtype="string").take(codes, allow_fill=True)


def _joined(
    which: NDArray[np.int64], upper: NDArray[np.int64], titles: Sequence[str]
) -> pd.Categorical:
    """Join the title of each section to that of the one above it."""
    none = len(titles)
    own = np.where(which < 0, none, which)
    # A section with nothing above it has no bar either.
    over = np.where(upper < 0, none + 1, own[upper])
    codes, pairs = pd.factorize(own * (none + 2) + over)
    named = [*titles, ""]
    joined = []
    for pair in pairs.tolist():
        one, other = divmod(pair, none + 2)
        joined.append(named[one] if other > none else f"{named[one]} | {named[other]}")
    again, names = pd.factorize(np.array(joined, dtype=object))
    made: pd.Categorical = pd.Categorical.from_codes(again[codes], categories=pd.Index(names))
    return made


def rank(ids: pd.Series[Any]) -> NDArray[np.int64]:
    """Give ids numbers in alphabetical order, so that nothing depends on the order of rows."""
    codes, found = distinct(strings(ids))
    return _ranks(found)[codes]


def _ranks(texts: Sequence[str]) -> NDArray[np.int64]:
    """Return the rank of each text, that of equal texts the same; and -1 at the end."""
    order = {text: number for number, text in enumerate(sorted(set(texts)))}
    return np.array([*(order[text] for text in texts), -1], dtype=np.int64)


def _ancestors(
    above: NDArray[np.intp], is_project: NDArray[np.bool_]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Find for each section its project (-1 for none) and the topmost section below it."""
    here = np.arange(len(above))
    project = np.where(is_project, here, -1)
    branch = here.copy()
    for _ in range(_DEEPEST):
        up = above[branch]
        # The root is nobody's branch: what stands right below it is.
        climbs = (up >= 0) & ~is_project[branch] & ~is_project[up] & (above[up] >= 0)
        if not climbs.any():
            break
        branch = np.where(climbs, up, branch)
    reached = branch.copy()
    for _ in range(_DEEPEST):
        project = np.where((project < 0) & (reached >= 0) & is_project[reached], reached, project)
        up = np.where(reached >= 0, above[reached], -1)
        if (up < 0).all() or (project >= 0).all():
            break
        reached = up
    return project, branch


def subject(project: str | None, title: str | None, report_id: str) -> str:
    """Return what a number is about, the same text for one subject in whichever report.

    Parameters
    ----------
    project
        Title of the project its section belongs to.
    title, report_id
        Of the report.
    """
    if project is not None:
        return f"p {_folded(project)}"
    name = _named(title or "")
    return f"r {name}" if name else f"i {report_id}"


def _subjects(
    reports: pd.DataFrame,
    of_report: NDArray[np.int64],
    in_project: NDArray[np.bool_],
    of_project: NDArray[np.int64],
    titles: Sequence[str],
) -> NDArray[np.int64]:
    """Tell what reports are about: the project, else whoever the report's title names.

    A report of nobody named is about itself alone: two bodies must not be taken for one.
    """
    which, names = distinct(strings(reports["title"]))
    named = [*(_named(name) for name in names), ""]
    ids = reports["report_id"].tolist()
    whose = [
        f"r {named[one]}" if named[one] else f"i {report_id}"
        for one, report_id in zip(which.tolist(), ids, strict=True)
    ]
    projects = [*(f"p {_folded(title)}" for title in titles), "p "]  # the last: without a title
    keys = [*projects, *whose, ""]
    own = np.where(of_project < 0, len(titles), of_project)
    other = np.where(of_report < 0, len(keys) - 1, len(projects) + of_report)
    found: NDArray[np.int64] = _ranks(keys)[np.where(in_project, own, other)]
    return found


def _folded(title: str) -> str:
    return " ".join(_WORD_OR_NUMBER.findall(title.lower()))


def _named(title: str) -> str:
    """Return whom a title names, folded; nothing unless a proper name is among its words."""
    genre = set(placement()["genre"]["lemmas"])
    kept: list[str] = []
    proper = bool(_QUOTED.search(title))
    for word in _TITLE_WORD.findall(title):
        if lemmas(word) & genre or _ROMAN.match(word) or (len(word) < 3 and word.islower()):
            continue
        kept.append(word.lower())
        proper = proper or (word.istitle() and _is_name(word))
    return " ".join(kept) if proper else ""


def _is_name(word: str) -> bool:
    readings = morphology.analyses(word)
    return not readings or any(_PLACE_NAME in reading.classes for reading in readings)


def _flags(
    made: pd.DataFrame,
    which: NDArray[np.int64],
    titles: Sequence[str],
    kinds: Callable[..., NDArray[np.bool_]],
) -> None:
    words = placement()
    goal, summary = words["goal"], words["summary"]
    sums_up = cues((frozenset(summary["lemmas"]),)).found
    # A numbered paragraph has its first words for a title: "Liczba porozumień" sums up nothing.
    asked = kinds(*summary["kinds"]) & (which >= 0)
    summing = [title for title in np.unique(which[asked]).tolist() if sums_up(titles[title])]
    own = asked & np.isin(which, summing)
    made["summary"] = own | own[made["branch"].to_numpy()]
    activities = _is_kind(made["activity"])
    made["goal"] = activities(*goal["activities"]) | kinds(*goal["kinds"])
