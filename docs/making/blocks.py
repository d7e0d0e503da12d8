"""The code in a page: run from top to bottom, what it prints compared with what the page shows.

A page is run in a folder of its own that holds ``corpus``, the corpus of the repository.

=======================  =========================================================================
block                    what is done with it
=======================  =========================================================================
``python``               executed; all of one page share their names
``sh``                   each line is a command; ``owes-extract`` runs, the others are checked
any with ``title="…"``   a file of this name, written into the folder
``text`` right behind    what the block before prints; a line ``…`` stands for any lines
=======================  =========================================================================

A block ``{ .sh .fails }`` has to fail. The commands of ``{ .sh .parsed }`` need what the page does
not have; their options are checked and no more. Blocks of other kinds are refused, so that no code
stands in a page unread; ``text`` by itself is a drawing.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import click
from click.testing import CliRunner

from extract.cli import main
from extract.facts import registry

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
ANY_LINES = "…"
_WIDTH = "84"  # what fits on a page
_FENCE = re.compile(
    r"^(?P<indent> *)```(?P<info>[^\n`]*)\n(?P<body>.*?)^(?P=indent)```[ \t]*$",
    re.MULTILINE | re.DOTALL,
)
_TITLE = re.compile(r'title="([^"]+)"')


class PageError(AssertionError):
    """A block of a page does not do what the page says."""


@dataclass(frozen=True, slots=True)
class Block:
    """One fenced block.

    Attributes
    ----------
    kind
        ``python``, ``sh``, ``toml``, …
    title
        Name of the file that the block is, if it is one.
    fails, parsed
        Whether its commands have to fail, or are only looked at.
    body
        What stands inside.
    line
        Line of the page on which it opens.
    shown
        What the page says that it prints, ``None`` where it says nothing.
    span
        Offsets of ``shown`` in the page.
    """

    kind: str
    title: str | None
    fails: bool
    parsed: bool
    body: str
    line: int
    shown: str | None
    span: tuple[int, int]


def blocks(page: str) -> Iterator[Block]:
    """Yield the blocks of a page that do something, each with the output shown behind it."""
    found = list(_FENCE.finditer(page))
    for place, match in enumerate(found):
        kind = _kind(match["info"])
        title = _TITLE.search(match["info"])
        if kind == "text" and title is None:
            continue
        behind = found[place + 1] if place + 1 < len(found) else None
        shown = None
        span = (match.end(), match.end())
        if (
            behind is not None
            and title is None
            and _kind(behind["info"]) == "text"
            and _TITLE.search(behind["info"]) is None
            and not page[match.end() : behind.start()].strip()
        ):
            shown, span = behind["body"], behind.span("body")
        yield Block(
            kind=kind,
            title=title[1] if title else None,
            fails="fails" in _words(match["info"]),
            parsed="parsed" in _words(match["info"]),
            body=match["body"],
            line=page.count("\n", 0, match.start()) + 1,
            shown=shown,
            span=span,
        )


def _kind(info: str) -> str:
    return next(iter(_words(info)), "")


def _words(info: str) -> list[str]:
    """Return kind and classes, written ``sh parsed`` or ``{ .sh .parsed }``."""
    return [word.lstrip(".") for word in info.replace("{", " ").replace("}", " ").split()]


def run(page: Path, folder: Path) -> str:
    """Run a page's blocks in ``folder`` and return the page with what they print.

    Raises
    ------
    PageError
        When a block fails, or a command is none that can be checked.
    """
    text = page.read_text(encoding="utf-8")
    made: list[str] = []
    end = 0
    with _inside(folder):
        names: dict[str, object] = {"__name__": "__page__"}
        for block in blocks(text):
            try:
                printed = _run(block, names)
            except PageError as error:
                raise PageError(f"{page.name}, line {block.line}: {error}") from error
            if block.shown is not None:
                made += [text[end : block.span[0]], renewed(block.shown, printed)]
                end = block.span[1]
    return "".join(made) + text[end:]


def renewed(shown: str, printed: str) -> str:
    """Return what was printed, left out where ``shown`` leaves lines out.

    As many lines stay before and behind a line ``…`` as ``shown`` has there.
    """
    before, mark, behind = shown.partition(f"{ANY_LINES}\n")
    if not mark:
        return printed
    lines = printed.splitlines(keepends=True)
    first, last = before.count("\n"), behind.count("\n")
    if len(lines) <= first + last:
        return printed
    return "".join([*lines[:first], mark, *lines[len(lines) - last :]])


@contextlib.contextmanager
def _inside(folder: Path) -> Iterator[None]:
    folder.mkdir(parents=True, exist_ok=True)
    if not (corpus := folder / "corpus").exists():
        corpus.symlink_to(ROOT / "corpus", target_is_directory=True)
    path, modules = list(sys.path), set(sys.modules)
    registry.finders.cache_clear()
    try:
        with contextlib.chdir(folder), patch.dict(os.environ, {"COLUMNS": _WIDTH}):
            yield
    finally:
        sys.path[:] = path
        for name in set(sys.modules) - modules:
            if str(folder) in str(getattr(sys.modules[name], "__file__", None)):
                del sys.modules[name]
        registry.finders.cache_clear()


def _run(block: Block, names: dict[str, object]) -> str:
    if block.title is not None:
        file = Path(block.title)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(block.body, encoding="utf-8")
        return ""
    if block.kind == "python":
        return _python(block, names)
    if block.kind != "sh":
        raise PageError(f"a block of {block.kind or 'no kind'} is neither run nor a file")
    commands = [line for line in block.body.replace("\\\n", " ").splitlines() if line.strip()]
    if block.parsed:
        return "".join(map(_parsed, commands))
    return "".join(_command(line, fails=block.fails) for line in commands)


def _python(block: Block, names: dict[str, object]) -> str:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        try:
            # Lines of an error are then those of the page.
            exec(compile("\n" * block.line + block.body, "<page>", "exec"), names)
        except Exception as error:
            raise PageError(f"{type(error).__name__}: {error}") from error
    return "\n".join(line.rstrip() for line in printed.getvalue().split("\n"))


def _command(line: str, *, fails: bool) -> str:
    words = shlex.split(line, comments=True)
    if not words:
        return ""
    if words[0] != "owes-extract":
        _check_other(words)
        return ""
    done = CliRunner().invoke(main, _expanded(words[1:]), prog_name="owes-extract")
    if (done.exit_code != 0) is not fails:
        raise PageError(f"{line}: exit code {done.exit_code}\n{done.output}")
    return "\n".join(text.rstrip() for text in done.output.split("\n"))


def _parsed(line: str) -> str:
    """Check the options of a command without doing anything."""
    words = shlex.split(line, comments=True)
    if not words or words[0] != "owes-extract":
        return _command(line, fails=False)
    command: click.Command = main
    context = click.Context(main)
    try:
        while isinstance(command, click.Group):
            _, found, words = command.resolve_command(context, words[1:] if words else [])
            command = found or command
            words = ["", *words]
        command.make_context(command.name, words[1:])
    except click.ClickException as error:
        raise PageError(f"{line}: {error.format_message()}") from error
    return ""


def _expanded(words: list[str]) -> list[str]:
    """Expand patterns of file names, as a shell does."""
    made: list[str] = []
    for word in words:
        matches = sorted(Path().glob(word)) if "*" in word else []
        made += [match.as_posix() for match in matches] or [word]
    return made


def _check_other(words: list[str]) -> None:
    """Check what is not run: ``make`` needs its target, ``pip install`` its extra."""
    match words:
        case ["make", target, *_]:
            known = (ROOT / "Makefile").read_text(encoding="utf-8")
            if not re.search(rf"^{re.escape(target)}:", known, re.MULTILINE):
                raise PageError(f"the Makefile has no target {target}")
        case ["pip", "install", *options] if Path(options[-1]).is_dir() and options[-1] != ".":
            _install(Path(options[-1]))
        case ["pip", "install", *options]:
            _check_extra(options[-1])
        case ["python", "-m", "tests.benchmark.speed" | "spacy" | "venv" | "mkdocs", *_]:
            pass
        case ["python", "-m", module, *_]:
            if not (ROOT / module.replace(".", "/")).with_suffix(".py").exists():
                raise PageError(f"there is no module {module}")
        case ["git" | "cd" | "source" | "eval", *_]:
            pass
        case _:
            raise PageError(f"{words[0]} is no command that is run or checked here")


def _check_extra(wanted: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extra = re.fullmatch(r"(\.|owes-extract)(?:\[([\w,]+)\])?", wanted)
    if extra is None:
        raise PageError(f"pip install {wanted}: neither this package nor a folder of the page")
    for name in (extra[2] or "").split(","):
        if name and name not in project["optional-dependencies"]:
            raise PageError(f"there is no extra {name}")


def _install(folder: Path) -> None:
    """Do what an installation does to the entry points of a package that the page has written."""
    project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    info = folder / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
    info.mkdir(exist_ok=True)
    lines = [f"Name: {project['name']}", f"Version: {project['version']}"]
    (info / "METADATA").write_text("Metadata-Version: 2.1\n" + "\n".join(lines) + "\n", "utf-8")
    points = []
    for group, entries in project["entry-points"].items():
        points += [f"[{group}]", *(f"{name} = {target}" for name, target in entries.items())]
    (info / "entry_points.txt").write_text("\n".join(points) + "\n", encoding="utf-8")
    sys.path.insert(0, str(folder.resolve()))
    registry.finders.cache_clear()
