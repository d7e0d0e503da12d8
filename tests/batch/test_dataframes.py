"""Texts in a Dask DataFrame give the tables that files give, however they are partitioned."""

from __future__ import annotations

import pandas as pd
import pytest

import extract
from extract.batch.dataframes import tables_of

dd = pytest.importorskip("dask.dataframe")
dask = pytest.importorskip("dask")

TEXTS = {
    "a": "Umowę podpisało Stowarzyszenie „Czerwona Jarzębyna”. Odbyło się 12 spotkań.",
    "b": "Umowę podpisało Stowarzyszenie „Czerwona Jarzębina”.",
    "c": "Stowarzyszenie „Czerwona Jarzębina” przeprowadziło w maju 7 szkoleń.",
}
_NUMBERS = range(10, 22)


@pytest.mark.parametrize("partitions", [1, 3])
def test_partitions_make_no_difference(partitions: int) -> None:
    texts = pd.DataFrame({"text": list(TEXTS.values()), "name": list(TEXTS)})
    made = tables_of(dd.from_pandas(texts, npartitions=partitions), name="name", model=None)
    (got,) = dask.compute(made, scheduler="synchronous")
    results = [
        extract.extract(extract.from_text(text, name=name), model=None)
        for name, text in TEXTS.items()
    ]
    wanted = extract.tables(results)
    for name, table in wanted.items():
        told = got[name].reset_index(drop=True)
        apart = ["path", "assumed"] if name == "reports" else []
        pd.testing.assert_frame_equal(told.drop(columns=apart), table.drop(columns=apart))
    assert got["institutions"]["institution_id"].nunique() == 1


def test_threads_do_not_mix_up_reports() -> None:
    lines = [
        f"Odbyło się {n} spotkań animacyjnych. Udzielono {n + 1} godzin doradztwa."
        for n in _NUMBERS
    ]
    texts = pd.DataFrame(
        {"text": [f"{line}\n" * 60 for line in lines]}, index=[f"r{n}" for n in _NUMBERS]
    )
    made = tables_of(dd.from_pandas(texts, npartitions=4, sort=False), model=None)
    one = made["indicators"].compute(scheduler="synchronous")
    assert one["report_id"].nunique() == len(_NUMBERS)
    for _ in range(3):
        several = made["indicators"].compute(scheduler="threads", num_workers=4)
        pd.testing.assert_frame_equal(several, one)


def test_a_row_without_a_text_is_a_row_of_errors() -> None:
    texts = pd.DataFrame({"text": ["Odbyło się 5 spotkań.", None]}, index=["a", "b"])
    made = tables_of(dd.from_pandas(texts, npartitions=1, sort=False), model=None)
    errors = made["errors"].compute(scheduler="synchronous")
    assert errors["message"].tolist() == ["b has no text: fill in the column text."]
    assert made["counts"]["value"].compute(scheduler="synchronous").tolist() == [5.0]
