"""What the system says of what cannot be written, in one sentence that helps."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from extract.errors import ExportError

if TYPE_CHECKING:
    from pathlib import Path

_NO_FOLDER = "A file stands where the folder should be; name another folder with `out`."
_NO_RIGHT = (
    "Close the tables if a spreadsheet has them open; if none has, you may not write there: "
    "name another folder with `out`."
)
_NO_ROOM = "Make room on the disk and run the same command again, or name a folder on another disk."
_ANY_ADVICE = "Name another folder with `out`."
_ADVICE = {
    errno.EEXIST: _NO_FOLDER,
    errno.ENOTDIR: _NO_FOLDER,
    errno.EISDIR: "A folder stands where a table should be; name another folder with `out`.",
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
    errno.EROFS: _NO_RIGHT,
    errno.EBUSY: _NO_RIGHT,
    errno.ENOSPC: _NO_ROOM,
    errno.EDQUOT: _NO_ROOM,
    errno.EFBIG: _NO_ROOM,
}
_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_PLACE = {errno.EEXIST, errno.ENOTDIR, errno.EISDIR}


def refusal(out: Path, error: OSError) -> ExportError:
    """Return the error to raise when something below ``out`` cannot be written."""
    advice = _ADVICE.get(error.errno or 0, _ANY_ADVICE)
    return ExportError(f"The tables cannot be written into {out}: {_reason(error)}. {advice}")


def unwritable(made: Path, error: OSError) -> ExportError:
    """Return the error to raise when what is made of the tables of a folder cannot be written."""
    if error.errno in _ROOM:
        advice = "Make room on the disk and run the command again."
    elif error.errno in _PLACE:
        advice = "Something else stands in its place; move that away and run the command again."
    else:
        advice = (
            "Close it if a program has it open; if none has, you may not write there: copy the "
            "tables to where you may."
        )
    return ExportError(f"{made} cannot be written: {_reason(error)}. {advice}")


def _reason(error: OSError) -> str:
    return error.strerror or str(error)
