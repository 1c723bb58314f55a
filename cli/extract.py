"""``graphq extract``: the facts of an article, without a store."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from graphq.cli import words
from graphq.cli.options import format_option, output_option
from graphq.cli.output import write_lines
from graphq.cli.render_facts import facts as fact_lines

if TYPE_CHECKING:
    from graphq.ontology.source import Extraction


@click.command(
    epilog="""\b
Examples:
  graphq extract article.txt
  graphq extract article.txt --format jsonl > facts.jsonl
  curl -s https://example.org/careers.txt | graphq extract -"""
)
@click.argument("file", type=click.Path(allow_dash=True))
@format_option("table", "jsonl", default="table", help="For people, or one JSON object a line.")
@output_option
def command(file: str, format_name: str, output: str | None) -> None:
    """Print the facts of an article, without a store.

    Each fact comes with the sentence that states it. FILE - is standard input.
    """
    from graphq import loaders

    extraction = _standard_input() if file == "-" else loaders.load(file)
    if format_name == "jsonl":
        write_lines((json.dumps(fact.to_dict(), ensure_ascii=False) for fact in extraction.facts), output)
    else:
        write_lines(fact_lines(extraction.facts), output)
    passed_over = extraction.source.passed_over
    note = f"; passed over: {words.counts(passed_over)}" if passed_over else ""
    click.echo(f"{words.count(len(extraction.facts), 'fact')}{note}", err=True)


def _standard_input() -> Extraction:
    from graphq import loaders

    return loaders.extract(sys.stdin.buffer.read(), "standard input")
