"""The recogniser calculates with one thread and leaves the caller's setting as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from threadpoolctl import ThreadpoolController, threadpool_limits

from extract.ner.model import Recogniser
from extract.ner.threads import one_thread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language


def threads() -> set[int]:
    return {
        one["num_threads"] for one in ThreadpoolController().info() if one["user_api"] == "blas"
    }


@pytest.fixture
def two_threads() -> Iterator[None]:
    with threadpool_limits(limits=2, user_api="blas"):
        if threads() != {2}:
            pytest.skip("numpy's numeric library cannot be told how many threads to use")
        yield


@pytest.mark.usefixtures("two_threads")
def test_one_thread_while_names_are_looked_for(
    pipeline: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[set[int]] = []
    find = Recogniser.find

    def watched(*given: Any, **named: Any) -> Any:
        seen.append(threads())
        return find(*given, **named)

    monkeypatch.setattr(Recogniser, "find", watched)
    assert [entity.text for entity in pipeline("Przyjechała Anna Nowak.").ents] == ["Anna Nowak"]
    assert seen == [{1}]
    assert threads() == {2}


@pytest.mark.usefixtures("two_threads")
def test_an_error_inside_leaves_the_setting_as_it_was() -> None:
    with pytest.raises(KeyError), one_thread():
        raise KeyError
    assert threads() == {2}
