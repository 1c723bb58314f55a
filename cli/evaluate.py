"""``graphq evaluate``: how well the facts of annotated articles are found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphq.cli import words
from graphq.cli.errors import LowScoreError, UsageError
from graphq.cli.options import Fraction, format_option, output_option
from graphq.cli.output import write_json, write_lines
from graphq.cli.render_scores import as_json, tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphq.loaders.scoring import Score


@click.command(
    epilog="""\b
Examples:
  graphq evaluate gold/
  graphq evaluate gold/nursing.json --errors
  graphq evaluate gold/ --fail-under 0.8
  graphq evaluate gold/nursing.json --predicted facts.jsonl"""
)
@click.argument("gold", nargs=-1, required=True, metavar="GOLD...", type=click.Path(path_type=Path))
@click.option(
    "--texts",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    metavar="FOLDER",
    help="Where the texts are. Default: beside GOLD, or in texts or unlabelled next to its folder.",
)
@click.option(
    "--predicted",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Score the facts of this file (jsonl) in place of what graphq finds; or a folder with a file for each GOLD.",
)
@click.option("--errors", is_flag=True, help="List what was missed and what is wrong, with the sentence.")
@click.option(
    "--fail-under",
    type=Fraction(),
    metavar="F1",
    help="Exit with 1 if the mean of the articles' F1 is lower than this.",
)
@format_option("table", "json", default="table", help="Tables, or a JSON object.")
@output_option
def command(
    gold: tuple[Path, ...],
    texts: Path | None,
    predicted: Path | None,
    errors: bool,
    fail_under: float | None,
    format_name: str,
    output: str | None,
) -> None:
    """Score the facts that are found against annotated articles.

    GOLD are annotations as JSON files, or folders of them. Printed are precision, recall and F1 by article and by
    relation, the share of facts whose evidence stands verbatim in the text, and of the credentials that were found
    the share with the right necessity.
    """
    from graphq.loaders.scoring import mean_f1

    scores = _scores(gold, texts, predicted)
    if format_name == "json":
        write_json(as_json(scores, errors=errors), output)
    else:
        write_lines(tables(scores, errors=errors), output)
    if fail_under is not None and (mean := mean_f1(scores)) < fail_under:
        raise LowScoreError(f"the mean F1 of {words.count(len(scores), 'article')} is {mean:.4f}, below {fail_under:g}")


def _scores(gold: Sequence[Path], texts: Path | None, predicted: Path | None) -> list[Score]:
    from graphq.loaders import annotation, evaluation

    files = list(annotation.find(gold))
    if predicted is None:
        return [evaluation.evaluate(annotation.read(file), texts) for file in files]
    if not predicted.is_dir() and len(files) > 1:
        raise UsageError(
            f"--predicted {predicted} is one file, and there are {len(files)} annotations: give a folder that has "
            "NAME.jsonl for each NAME.json"
        )
    return [evaluation.compare(annotation.read(file), _predicted(predicted, file), texts) for file in files]


def _predicted(path: Path, gold: Path) -> Path:
    return path / f"{gold.stem}.jsonl" if path.is_dir() else path
