"""``owes-extract schema``: what the tables hold."""

from __future__ import annotations

import click


@click.command(epilog="Example: owes-extract schema > SCHEMA.md")
def schema() -> None:
    """Print the schema of every table as Markdown."""
    from extract.tables.reference import markdown

    click.echo(markdown(), nl=False)
