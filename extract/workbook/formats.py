"""How cells look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

DAY = "yyyy-mm-dd"
# Blue and vermilion of Okabe and Ito, told apart by every kind of colour vision.
ACHIEVED = "#0072B2"
PLANNED = "#E69F00"


@dataclass(frozen=True, slots=True)
class Formats:
    """The formats of one workbook; a format belongs to the workbook it was made for."""

    head: Format
    title: Format
    text: Format
    guarded: Format
    link: Format
    guarded_link: Format
    number: Format
    day: Format
    share: Format
    failing: Format
    note: Format
    choice: Format

    @classmethod
    def of(cls, book: Workbook) -> Formats:
        """Make the formats of a workbook."""
        link = {"font_color": ACHIEVED, "underline": 1, "valign": "top"}
        return cls(
            head=book.add_format(
                {"bold": True, "bg_color": "#E8EDF2", "bottom": 1, "valign": "vcenter"}
            ),
            title=book.add_format({"bold": True, "font_size": 14}),
            text=book.add_format({"valign": "top"}),
            guarded=book.add_format({"valign": "top", "quote_prefix": True}),
            link=book.add_format(link),
            guarded_link=book.add_format({**link, "quote_prefix": True}),
            number=book.add_format({"valign": "top"}),
            day=book.add_format({"valign": "top", "num_format": DAY, "align": "left"}),
            share=book.add_format({"valign": "top", "num_format": "0%"}),
            failing=book.add_format({"bg_color": "#FBE3D6", "font_color": "#7A2A00"}),
            note=book.add_format({"valign": "top", "text_wrap": True}),
            choice=book.add_format({"bold": True, "bg_color": "#FFF7D6", "border": 1}),
        )
