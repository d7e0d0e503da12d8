"""``owes-extract evaluate``: scores against gold annotations."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from extract.cli import options
from extract.cli.refused import refused

if TYPE_CHECKING:
    from extract.evaluate import Scores, Tally

_HEADINGS = ("precision", "recall", "F1", "gold", "found")


@click.command(epilog="Example: owes-extract evaluate corpus/gold --half test --misses")
@click.argument("gold_dir", metavar="GOLD_DIR", type=click.Path(path_type=Path))
@click.option(
    "--reports",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Folder of the reports; `reports` beside GOLD_DIR if left out.",
)
@click.option("--half", type=click.Choice(["tune", "test"]), help="Only this half of the corpus.")
@click.option(
    "--by",
    type=click.Choice(["kind", "rule", "report"]),
    default="kind",
    show_default=True,
    help="Take the scores apart by kind of fact, by rule (precision), or by report.",
)
@options.model
@options.institutions
@click.option("--misses", is_flag=True, help="List each disagreement with its sentence.")
@click.option("--json", "as_json", is_flag=True, help="Print the scores as JSON.")
def evaluate(
    gold_dir: Path,
    reports: Path | None,
    half: str | None,
    by: str,
    model: str | None,
    institutions: Path | None,
    misses: bool,
    as_json: bool,
) -> None:
    """Score the facts against gold annotations.

    Precision, recall and F1 for every kind of fact and its fields. A score named "… | matched" is
    a share of the facts whose value was found; "… status planned" and "… status context" are
    precision and recall of that status among these.
    """
    from extract.errors import ExtractError
    from extract.evaluate import evaluate as run_evaluation
    from extract.facts.institutions import Codebook

    try:
        codebook = Codebook.load(institutions)
        scores = run_evaluation(
            gold_dir, reports=reports, half=half, model=model, institutions=codebook
        )
    except ExtractError as error:
        raise refused(error) from error
    if as_json:
        _print_json(scores, by, misses=misses)
    else:
        _print(scores, by, misses=misses)


def _print_json(scores: Scores, by: str, *, misses: bool) -> None:
    import dataclasses
    import json

    from extract.evaluate.scores import figures

    printed: dict[str, object] = {
        name: {score: figures(tally) for score, tally in tallies.items()}
        for name, tallies in _parts(scores, by)
    }
    if by == "kind":
        printed = dict(scores.as_dict())
    if misses:
        printed["mistakes"] = [dataclasses.asdict(mistake) for mistake in scores.mistakes]
    click.echo(json.dumps(printed, ensure_ascii=False, indent=1))


def _parts(scores: Scores, by: str) -> list[tuple[str, dict[str, Tally]]]:
    if by == "report":
        return sorted(scores.by_report.items())
    if by == "rule":
        return [("rules", dict(sorted(scores.by_rule.items())))]
    return [(f"reports: {len(scores.by_report)}", scores.total)]


def _print(scores: Scores, by: str, *, misses: bool) -> None:
    from extract.cli.terminal import console, table, visible

    screen = console()
    for name, tallies in _parts(scores, by):
        rows = [(score, *_cells(tally, by)) for score, tally in tallies.items()]
        headings = ("rule", "precision", "right", "found") if by == "rule" else ("", *_HEADINGS)
        screen.print(table(headings, rows, title=name))
    if not misses:
        return
    for mistake in scores.mistakes:
        said = {
            "missed": f"missed {mistake.expected}",
            "extra": f"extra {mistake.found}",
            "wrong": f"{mistake.expected} expected, {mistake.found} found",
        }[mistake.kind]
        rule = f" ({mistake.rule})" if mistake.rule else ""
        place = f"{mistake.report}:{mistake.start}"
        quote = " ".join(mistake.quote.split())
        screen.print()
        screen.print(visible(f"{place} {mistake.score}: {said} “{quote}”{rule}"), soft_wrap=True)
        screen.print(visible(f"    {mistake.sentence}"), style="dim", soft_wrap=True)


def _cells(tally: Tally, by: str) -> tuple[str, ...]:
    if by == "rule":
        return (f"{tally.precision:.3f}", str(tally.right), str(tally.found))
    if not tally.gold and not tally.found:
        return ("–", "–", "–", "0", "0")
    return (
        f"{tally.precision:.3f}",
        f"{tally.recall:.3f}",
        f"{tally.f1:.3f}",
        str(tally.gold),
        str(tally.found),
    )
