"""Which components of a spaCy pipeline must run so that it finds names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# Factories that spaCy has for other things than names; any other one may be what names rest on.
_OTHER_THINGS = frozenset(
    {
        "attribute_ruler",
        "entity_linker",
        "lemmatizer",
        "morphologizer",
        "parser",
        "sentencizer",
        "senter",
        "span_finder",
        "spancat",
        "spancat_singlelabel",
        "tagger",
        "textcat",
        "textcat_multilabel",
        "trainable_lemmatizer",
    }
)
_EMBEDDERS = frozenset({"tok2vec", "transformer", "curated_transformer"})
# What a rule or an embedding can ask of a token only after other components have run.
_RULERS = frozenset({"entity_ruler", "future_entity_ruler", "span_ruler"})
_ANALYSIS = frozenset({"DEP", "LEMMA", "MORPH", "POS", "TAG"})


def needless(config: Mapping[str, Any]) -> list[str]:
    """Name the components that finding names does not rest on.

    The taggers, parsers and lemmatisers take most of a pipeline's time. An embedding stays if a
    component that stays listens to it. Everything stays where rules, or an embedding of the
    analysis of words, may ask what the taggers and parsers say.

    Parameters
    ----------
    config
        The pipeline's configuration, ``nlp.config``.
    """
    components = {name: config["components"][name] for name in config["nlp"]["pipeline"]}
    kept = {
        name: component
        for name, component in components.items()
        if component.get("factory") not in _OTHER_THINGS
    }
    if any(c.get("factory") in _RULERS or _asks_for_analysis(c) for c in kept.values()):
        return []
    heard = {
        str(part.get("upstream", "*"))
        for component in kept.values()
        for part in _parts(component)
        if str(part.get("@architectures", "")).rpartition(".v")[0].endswith("Listener")
    }
    return [
        name
        for name, component in components.items()
        if name not in kept
        or (component.get("factory") in _EMBEDDERS and heard.isdisjoint({name, "*"}))
    ]


def _asks_for_analysis(component: Mapping[str, Any]) -> bool:
    return any(not _ANALYSIS.isdisjoint(part.get("attrs") or ()) for part in _parts(component))


def _parts(component: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield a block of the configuration and every block in it."""
    yield component
    for value in component.values():
        if isinstance(value, dict):
            yield from _parts(value)
