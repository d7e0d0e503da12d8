"""The reference of the command line, from the commands themselves."""

from __future__ import annotations

import html
import inspect
import re
from typing import TYPE_CHECKING

import click

from extract.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator

PROGRAM = "owes-extract"
_SHELLS = {
    "bash": "~/.bashrc",
    "zsh": "~/.zshrc",
    "fish": "~/.config/fish/completions/owes-extract.fish",
}


def reference() -> str:
    """Return a section for every command, in the order in which ``--help`` has them."""
    return "\n".join(_section(main, click.Context(main, info_name=PROGRAM)))


def completion() -> str:
    """Return the line that switches completion on, for each shell that click knows."""
    variable = f"_{PROGRAM.upper().replace('-', '_')}_COMPLETE"
    rows = ["| shell | file | line to add |", "| --- | --- | --- |"]
    for shell, file in _SHELLS.items():
        line = f'eval "$({variable}={shell}_source {PROGRAM})"'
        if shell == "fish":
            line = f"{variable}=fish_source {PROGRAM} | source"
        rows.append(f"| {shell} | `{file}` | {code(line)} |")
    return "\n".join(rows)


def code(text: str) -> str:
    """Return text as code that can stand in a table, bars and all."""
    if "|" not in text:
        return f"`{text}`"
    return f"<code>{html.escape(text).replace('|', '&#124;')}</code>"


def _section(command: click.Command, context: click.Context) -> Iterator[str]:
    if context.parent is not None:
        yield f"{'#' * (_depth(context) + 1)} {context.command_path}\n"
    usage = " ".join(command.collect_usage_pieces(context))
    yield f"```text\n{context.command_path} {usage}\n```\n"
    yield f"{_prose(command.help or '')}\n"
    records = [param.get_help_record(context) for param in command.get_params(context)]
    rows = [
        f"| {code(names)} | {_cell(meaning)} |"
        for names, meaning in filter(None, records)
        if meaning.strip() and "--help" not in names
    ]
    if rows:
        yield "\n".join(("| option | meaning |", "| --- | --- |", *rows, ""))
    if command.epilog:
        yield f"Example: `{command.epilog.removeprefix('Example: ')}`\n"
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            if below is not None and not below.hidden:
                yield from _section(below, click.Context(below, parent=context, info_name=name))


def _depth(context: click.Context) -> int:
    return 0 if context.parent is None else 1 + _depth(context.parent)


def _prose(text: str) -> str:
    """Return a help text as Markdown; what click leaves as it stands becomes a block."""
    paragraphs = inspect.cleandoc(text).replace("\f", "").split("\n\n")
    return "\n\n".join(
        f"```text\n{paragraph.removeprefix(chr(8)).strip()}\n```"
        if paragraph.startswith("\b")
        else re.sub(r"(?<!`)(--[a-z][\w-]*)", r"`\1`", paragraph)
        for paragraph in paragraphs
    )


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
