"""What the system says of a folder that cannot be written, in one sentence that helps."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from extract.errors import ExportError

if TYPE_CHECKING:
    from pathlib import Path

_NO_FOLDER = "A file stands where the folder should be; name another folder with --out."
_NO_RIGHT = (
    "Close the tables if a spreadsheet has them open; if none has, you may not write there: "
    "name another folder with --out."
)
_NO_ROOM = "Make room on the disk and run the same command again, or name a folder on another disk."
_ANY_ADVICE = "Name another folder with --out."
_ADVICE = {
    errno.EEXIST: _NO_FOLDER,
    errno.ENOTDIR: _NO_FOLDER,
    errno.EISDIR: "A folder stands where a table should be; name another folder with --out.",
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
    errno.EROFS: _NO_RIGHT,
    errno.EBUSY: _NO_RIGHT,
    errno.ENOSPC: _NO_ROOM,
    errno.EDQUOT: _NO_ROOM,
    errno.EFBIG: _NO_ROOM,
}


def refusal(out: Path, error: OSError) -> ExportError:
    """Return the error to raise when something below ``out`` cannot be written."""
    advice = _ADVICE.get(error.errno or 0, _ANY_ADVICE)
    reason = error.strerror or str(error)
    return ExportError(f"The tables cannot be written into {out}: {reason}. {advice}")
