"""Anchors of the review page: where a row of a table stands in its report.

Workbooks and pages that point to the review page and the page itself use this one form, so that a
link made yesterday still leads to its sentence.
"""

from __future__ import annotations

from urllib.parse import quote

PAGE = "review/index.html"
"""The review page, seen from the folder of the tables."""

# Besides letters and digits; what remains is percent-encoded as UTF-8, "/" too.
_SAFE = "@~(),+"


def fragment(report_id: str, place: str | None = None) -> str:
    """Return what stands behind ``#`` in the address of a place on the review page.

    ``REPORT_ID`` for a report, ``REPORT_ID/PLACE`` for a fact or a section of it. A page reads it
    with ``decodeURIComponent`` and cuts at the first ``/``: no report's identifier holds one, and
    some programs write the ``/`` of an address as ``%2F``.

    Parameters
    ----------
    report_id
        Identifier of the report.
    place
        A ``fact_id`` or ``section_id`` of that report, or what stands behind ``#`` in one:
        ``count@197-209``, ``1.a``. Only facts hold an ``@``.

    Examples
    --------
    >>> fragment("marzec-0123abcd", "marzec-0123abcd#count@197-209")
    'marzec-0123abcd/count@197-209'
    """
    report = quote(report_id, safe=_SAFE)
    if place is None:
        return report
    return f"{report}/{quote(place.removeprefix(f'{report_id}#'), safe=_SAFE)}"


def address(report_id: str, place: str | None = None) -> str:
    """Return the address of a place on the review page, seen from the folder of the tables."""
    return f"{PAGE}#{fragment(report_id, place)}"
