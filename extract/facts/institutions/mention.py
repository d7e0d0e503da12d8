"""A mention of a body as the grammar has read it, part by part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.facts.institutions.kinds import Kind


@dataclass(slots=True, kw_only=True)
class Mention:
    """What stands where in a mention; texts are raw, line ends and all.

    Attributes
    ----------
    start, end
        Offsets into ``Report.text``.
    kind
        Kind of body; ``None`` where the report itself defines a name of no known kind.
    core
        Full name of the kind, or of what the report itself abbreviates, in the nominative.
    written
        The core as it stands in the text.
    short
        The core is an abbreviation.
    plural, small, shouted
        The core is in the plural, in small letters, in capitals alone.
    lead
        What stands before the core: "Kujawski", "II".
    tail
        What stands between the core and the place: "nr 2", "„Krok”", "im. Jana Lipy".
    inside, bare
        The place, in the locative behind *w/we*, or bare in the nominative.
    quoted, proper, numbered, patron, extra
        The tail holds a name in quotes, a name without quotes, a number, a patron, further words
        of the kind of body.
    tail_start
        Offset of an unquoted run of capitals, which a person's name may cut short.
    counted
        A number above one stands before it.
    defined, whole_place
        The report itself says what the core stands for, and where that is.
    named
        One body is meant, and known by this.
    rule
        Name of the rule for the table.
    """

    start: int
    end: int
    kind: Kind | None
    core: str
    written: str
    short: bool = False
    plural: bool = False
    small: bool = False
    shouted: bool = False
    lead: str = ""
    tail: str = ""
    inside: str | None = None
    bare: str | None = None
    quoted: bool = False
    proper: bool = False
    numbered: bool = False
    patron: bool = False
    extra: bool = False
    tail_start: int | None = None
    counted: bool = False
    defined: bool = False
    whole_place: str | None = None
    named: bool = False
    rule: str = ""

    @property
    def own(self) -> bool:
        """True where more than its kind and place tells this body."""
        return self.quoted or self.proper or self.numbered or self.patron

    @property
    def placed(self) -> bool:
        """True where the mention names a place."""
        return self.inside is not None or self.bare is not None
