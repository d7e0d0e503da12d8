"""Make every page anew: ``python -m docs.making``.

Makes the parts that come from code and from measured figures, runs the code blocks, and puts what
they print where the page shows it. Look at the difference before you commit it: what changed here
changed for the reader.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from docs.making import blocks, parts
from docs.making.pages import PAGES


def main() -> None:
    """Make the pages named on the command line, or all."""
    wanted = {Path(name).resolve() for name in sys.argv[1:]}
    for page in PAGES:
        if wanted and page not in wanted:
            continue
        before = page.read_text(encoding="utf-8")
        page.write_text(parts.renewed(before), encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            made = blocks.run(page, Path(folder))
        page.write_text(made, encoding="utf-8")
        print(f"{page.name}: {'as it was' if made == before else 'made anew'}")


if __name__ == "__main__":
    main()
