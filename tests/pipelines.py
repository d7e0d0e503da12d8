"""Small spaCy pipelines that find what they are told: what uses a model is tested without one."""

from __future__ import annotations

import spacy
from spacy.language import Language


def ruled(**labelled: str) -> Language:
    """A pipeline that finds the words given, each under its label."""
    nlp = spacy.blank("pl")
    nlp.meta["name"] = "wzor"
    nlp.meta["version"] = "0.4.2"
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": label, "pattern": words} for label, words in labelled.items()])
    return nlp
