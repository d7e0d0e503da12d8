"""Where a number stands: its project, its branch of the report, its activity and period."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from extract.indicators.words import Cues, lemmas
from extract.polish import morphology

if TYPE_CHECKING:
    from numpy.typing import NDArray

_TITLE_WORD = re.compile(r"[^\W\d_]++(?:-[^\W\d_]++)*+")
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
        in whichever report), ``branch`` (row of the topmost section below the project), ``home``
        (row of the section itself, of a list item that of the list), ``summary`` and ``goal``
        (flags), ``title`` (own title and those above), ``start`` and ``end`` (days of the report).
    """
    made = sections[["section_id", "report_id", "path", "activity", "kind", "title"]].copy()
    made = made.reset_index(drop=True)
    above = pd.Index(sections["section_id"]).get_indexer(
        pd.Index(sections["parent_id"].astype(object).where(sections["parent_id"].notna(), ""))
    )
    kinds = made["kind"].to_numpy(dtype=object, na_value="")
    project, branch = _ancestors(above, kinds == "project")
    made["branch"] = branch
    listed = np.isin(kinds, ("bullet", "paragraph")) & (above >= 0)
    made["home"] = np.where(listed, above, np.arange(len(made)))
    titles = made["title"].to_numpy(dtype=object, na_value="")
    made["project"] = made["title"].array.take(np.where(project >= 0, project, -1), allow_fill=True)
    made["report"] = rank(made["report_id"])
    own = reports.drop_duplicates("report_id").set_index("report_id")
    of_report = own.index.get_indexer(pd.Index(made["report_id"]))
    made["subject"] = _subjects(made, own, of_report, project >= 0)
    for name, column in (("start", "period_start"), ("end", "period_end")):
        made[name] = own[column].reindex(made["report_id"]).array
    _flags(made)
    over = titles[np.maximum(above, 0)]
    made["title"] = [
        f"{title} | {upper}" if up >= 0 and kind != "project" else title
        for title, upper, up, kind in zip(titles, over, above, kinds, strict=True)
    ]
    return made


def rank(ids: pd.Series[Any]) -> NDArray[np.int64]:
    """Give ids numbers in alphabetical order, so that nothing depends on the order of rows."""
    codes, found = pd.factorize(ids.astype(object))
    order = np.argsort(np.asarray(found, dtype=object).astype(str), kind="stable")
    ranks = np.empty(len(order) + 1, dtype=np.int64)
    ranks[order] = np.arange(len(order))
    ranks[-1] = -1
    return ranks[codes]


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


def _subjects(
    made: pd.DataFrame,
    reports: pd.DataFrame,
    of_report: NDArray[np.intp],
    in_project: NDArray[np.bool_],
) -> NDArray[np.int64]:
    """Tell what reports are about: the project, else whoever the report's title names.

    A report of nobody named is about itself alone: two bodies must not be taken for one.
    """
    which, titles = _distinct(reports["title"])
    named = np.array([_named(title) for title in titles], dtype=object)[which]
    ids = reports.index.to_numpy(dtype=object)
    whose = np.array(
        [f"r {name}" if name else f"i {i}" for name, i in zip(named, ids, strict=True)]
    )
    keys = np.full(len(made), "", dtype=object)
    if len(whose):
        keys = np.where(of_report >= 0, whose[of_report], keys)
    distinct, first = np.unique(
        made["project"].to_numpy(dtype=object, na_value="").astype(str), return_inverse=True
    )
    folded = np.array([f"p {_folded(title)}" for title in distinct], dtype=object)
    keys = np.where(in_project, folded[first], keys.astype(object))
    return rank(pd.Series(keys, dtype=object))


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


def _flags(made: pd.DataFrame) -> None:
    words = placement()
    goal, summary = words["goal"], words["summary"]
    codes, titles = _distinct(made["title"])
    cues = Cues(summary["lemmas"])
    is_summary = np.array([cues.found(title) != 0 for title in titles], dtype=bool)
    own = is_summary[codes] if len(made) else np.zeros(0, dtype=bool)
    # A numbered paragraph has its first words for a title: "Liczba porozumień" sums up nothing.
    own &= made["kind"].isin(summary["kinds"]).to_numpy(dtype=bool)
    branches = made["branch"].to_numpy()
    made["summary"] = own | own[branches]
    activity = made["activity"].isin(goal["activities"]).to_numpy(dtype=bool)
    made["goal"] = activity | made["kind"].isin(goal["kinds"]).to_numpy(dtype=bool)


def _distinct(texts: pd.Series[Any]) -> tuple[NDArray[np.intp], list[str]]:
    """Give each text, null included, a number; and each text once."""
    codes, found = pd.factorize(texts)
    return codes + 1, ["", *(str(text) for text in found)]
