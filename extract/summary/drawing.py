"""Charts as SVG without a script, in colours that the page exchanges for light and dark."""

from __future__ import annotations

import re
import textwrap
from importlib import import_module
from typing import TYPE_CHECKING, Any

from extract.errors import ExportError

if TYPE_CHECKING:
    from collections.abc import Mapping

# Stand-ins: the style sheet knows each by its value and gives it the colour of the theme. They
# are those of the light theme, so that a drawing taken out of the page can be read as well.
INK, MUTED, GRID = "#1d2730", "#55636f", "#dfe5ea"
ACHIEVED, PLANNED, FAILING, PALE = "#0072b2", "#b35c00", "#c2410c", "#9cc7e2"

# The library measures texts by the widths of Arial; another font would need more room than it left.
FONT = "Arial, 'Liberation Sans', Helvetica, sans-serif"
_SIZE = 12
_NAME_WIDTH = 42
_ROOT = re.compile(r"<svg [^>]*?width=\"([\d.]+)\" height=\"([\d.]+)\"[^>]*>")

CONFIG: dict[str, Any] = {
    "background": "transparent",
    "padding": {"left": 12, "right": 12, "top": 4, "bottom": 4},
    "font": FONT,
    "view": {"stroke": None},
    "axis": {
        "labelColor": INK,
        "titleColor": MUTED,
        "labelFontSize": _SIZE,
        "titleFontSize": _SIZE,
        "titleFontWeight": "normal",
        "gridColor": GRID,
        "domainColor": GRID,
        "tickColor": GRID,
        "labelLimit": 400,
    },
    "axisY": {"domain": False, "ticks": False},
    "text": {"color": INK, "fontSize": _SIZE, "font": FONT},
}


def altair() -> Any:
    """Return the package that charts are written with.

    Raises
    ------
    ExportError
        When it is not installed, or not what makes SVG of its charts.
    """
    try:
        import_module("vl_convert")
        return import_module("altair")
    except ImportError as error:
        raise ExportError(
            f"Pictures need {error.name}, which is not installed: pip install "
            "'owes-extract[charts]'."
        ) from error


def svg(chart: Any, locale: Mapping[str, Any]) -> str:
    """Return a chart as an SVG element that fits into a page.

    It has a view box, so that it grows and shrinks with its place, and its natural width as the
    largest.

    Raises
    ------
    ExportError
        When the packages that draw are not installed, or make no drawing.
    """
    version = "_".join(altair().SCHEMA_VERSION.split(".")[:2])
    made = import_module("vl_convert").vegalite_to_svg(
        chart.configure(**CONFIG).to_dict(), vl_version=version, format_locale=dict(locale)
    )
    found = _ROOT.search(made)
    if found is None:  # no drawing of the library is without its size
        raise ExportError("The library that draws the charts gave no SVG; please report this.")
    width, height = found.groups()
    root = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" style="--natural: {width}px" '
        'aria-hidden="true" focusable="false">'
    )
    return root + str(made)[found.end() :]


def in_lines(name: str, detail: str = "", *, width: int = _NAME_WIDTH) -> str:
    r"""Return a name in two lines at most, joined by ``\n``; a detail has the second to itself."""
    lines = textwrap.wrap(name, width, max_lines=1 if detail else 2, placeholder=" …")
    return "\n".join([*lines, *([detail] if detail else [])])


LINES = "split(datum.label, '\\n')"
"""Expression that shows a label of ``in_lines``."""
