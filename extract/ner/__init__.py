"""Our own recogniser of Polish names, as a component of a spaCy pipeline.

``spacy.load(model_path())`` is the pipeline; ``owes_ner`` is its component, which spaCy finds by
entry point.
"""

from extract.ner.location import MODEL_NAME, model_path

__all__ = ["MODEL_NAME", "model_path"]
