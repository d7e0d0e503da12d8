"""The statistical side: which spaCy pipeline, and the names it finds in a report."""

from extract.entities.entity import Entity, Label
from extract.entities.identity import identity
from extract.entities.loading import OURS, load
from extract.entities.recogniser import Recogniser, entities_of
from extract.entities.recognising import recognise

__all__ = ["OURS", "Entity", "Label", "Recogniser", "entities_of", "identity", "load", "recognise"]
