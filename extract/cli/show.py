"""``owes-extract show``: one report with its sections and facts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from extract.cli import options
from extract.cli.refused import refused

if TYPE_CHECKING:
    from extract.facts.fact import Fact
    from extract.pipeline import Result
    from extract.sections import Section


_LISTED = 40


@click.command(epilog="Example: owes-extract show reports/2019.txt --section 1.a")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--section",
    "path",
    metavar="PATH",
    help="Show this section and those below it only, e.g. 1.a.",
)
@options.encoding
@options.model
@options.institutions
def show(
    file: Path,
    path: str | None,
    encoding: str | None,
    model: str | None,
    institutions: Path | None,
) -> None:
    """Show one report with its facts in colour.

    First the tree of its sections, then the text. Under each section stands what was read from it
    and the rule that read it. Without a terminal the same is written without colour.
    """
    from extract import pipeline
    from extract.errors import ExtractError
    from extract.facts.institutions import Codebook
    from extract.report import read

    try:
        codebook = Codebook.load(institutions)
        report = read(file, encoding=encoding)
        result = pipeline.extract(report, model=model, institutions=codebook)
    except ExtractError as error:
        raise refused(error) from error
    _print(result, _chosen(result, path))


def _chosen(result: Result, path: str | None) -> list[Section]:
    if path is None:
        return list(result.sections)
    chosen = [
        section
        for section in result.sections
        if section.path == path or section.path.startswith(path + ".")
    ]
    if not chosen:
        known = ", ".join(section.path for section in result.sections[:_LISTED])
        known += ", …" if len(result.sections) > _LISTED else ""
        raise click.BadParameter(
            f"the report has no section {path}; it has {known}", param_hint="--section"
        )
    return chosen


def _print(result: Result, sections: list[Section]) -> None:
    from extract.cli.terminal import COLOURS, console, highlighted, legend, stated, tree

    screen = console()
    screen.print(tree(result, sections))
    screen.print()
    screen.print(legend(COLOURS))
    by_section: dict[str, list[Fact]] = {}
    for fact in result.facts:
        by_section.setdefault(fact.section_id, []).append(fact)
    by_id = {fact.fact_id: fact for fact in result.facts}
    for section in sections:
        facts = by_section.get(section.section_id, [])
        text = highlighted(result.report.text, section.start, section.end, facts)
        if not text.plain.strip() and not facts:
            continue
        screen.rule(section.path, align="left", style="dim")
        screen.print(text)
        for fact in facts:
            whole = by_id.get(getattr(fact, "part_of", None) or "")
            screen.print(stated(fact, whole), soft_wrap=True)
