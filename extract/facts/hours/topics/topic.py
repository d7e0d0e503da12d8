"""A topic: what hours were of."""

from __future__ import annotations

from dataclasses import dataclass

from extract.facts import lexicon


@dataclass(frozen=True, slots=True)
class Topic:
    """What hours are of.

    ``name`` is the nominative, ``head`` the lemma of its head noun, which later members of a list
    inherit; ``span`` the offsets of its words when they stand beside the hours, else ``None``;
    ``provider`` says that it names who gave them, for want of a service, ``given`` that the service
    is told by who gave it ("doradca zawodowy").
    """

    name: str
    head: str
    span: tuple[int, int] | None = None
    provider: bool = False
    given: bool = False


def is_portion(topic: Topic) -> bool:
    """Tell "spotkanie" alone, which portions what was given, from "spotkanie animacyjne"."""
    return topic.head in lexicon.PORTIONS and " " not in topic.name
