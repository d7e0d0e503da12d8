"""The spaCy component ``owes_facts``: facts as spans of a ``Doc``, for displaCy and notebooks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc

from extract.entities import entities_of
from extract.pipeline import extract
from extract.report import from_text

if TYPE_CHECKING:
    from extract.facts.fact import Fact

SPANS_KEY = "owes_facts"
_SHOWN = (
    *("value", "value_max", "modifier", "unit", "topic", "date_start", "date_end"),
    *("name", "institution_id", "body", "place", "named", "source", "rule"),
)


@Language.factory("owes_facts", default_config={"spans_key": SPANS_KEY})
def make_owes_facts(nlp: Language, name: str, spans_key: str) -> OwesFacts:
    """Make the component; ``nlp.add_pipe("owes_facts", config={"spans_key": "sc"})``."""
    return OwesFacts(nlp, name, spans_key=spans_key)


class OwesFacts:
    """Put the facts of a text into ``doc.spans``.

    Each span is labelled with the fact's kind (``count``, ``hours``, ``amount``, ``date``,
    ``institution``) and has the ``fact_id`` as its id. A fact that begins or ends inside a token
    takes the whole token. ``doc._.owes_facts`` holds one dictionary per span, in the same order:
    ``fact_id``, ``kind``, ``quote``, ``start``, ``end`` (character offsets into ``doc.text``) and
    what the kind has of value, bounds, modifier, unit, topic, days, name, identifier, place and
    rule. They survive ``doc.to_bytes()``.

    Institutions are read by the rules together with the entities that ``doc.ents`` already has:
    behind a component that finds names (``pl_owes_ner``, ``pl_core_news_sm``) both work together,
    in a blank pipeline the rules work alone.

    Parameters
    ----------
    nlp, name
        As spaCy hands them to a component.
    spans_key
        Group in ``doc.spans``; ``sc`` is the one that displaCy shows without being told.
    """

    def __init__(
        self, nlp: Language, name: str = "owes_facts", *, spans_key: str = SPANS_KEY
    ) -> None:
        self.name = name
        self.spans_key = spans_key
        if not Doc.has_extension("owes_facts"):
            Doc.set_extension("owes_facts", default=[])

    def __call__(self, doc: Doc) -> Doc:
        """Read ``doc.text`` as a report and annotate ``doc``."""
        report = from_text(doc.text)
        if report.text != doc.text:
            # Cleaning would move the offsets away from the tokens; the text stays as it is.
            report = replace(report, text=doc.text, period_span=None)
        facts = extract(report, found=entities_of(doc)).facts
        spans = [
            doc.char_span(
                fact.start,
                fact.end,
                label=fact.kind,
                span_id=fact.fact_id,
                alignment_mode="expand",
            )
            for fact in facts
        ]
        doc.spans[self.spans_key] = [span for span in spans if span is not None]
        doc._.owes_facts = [_as_dict(fact) for fact in facts]
        return doc


def _as_dict(fact: Fact) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "fact_id": fact.fact_id,
        "kind": fact.kind,
        "quote": fact.quote,
        "start": fact.start,
        "end": fact.end,
    }
    for field in _SHOWN:
        if hasattr(fact, field):
            value = getattr(fact, field)
            shown[field] = value.isoformat() if hasattr(value, "isoformat") else value
    return shown
