"""``graphq extract``: the facts of an article, without a store."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphq.cli import words
from graphq.cli.options import format_option, output_option
from graphq.cli.output import write_lines, write_text
from graphq.cli.render_facts import facts as fact_lines

if TYPE_CHECKING:
    from graphq.loaders.document import Document


@click.command(
    epilog="""\b
Examples:
  graphq extract article.txt
  graphq extract article.txt --format jsonl > facts.jsonl
  graphq extract page.html --format text
  graphq extract article.txt --explain
  curl -s https://example.org/careers.txt | graphq extract -"""
)
@click.argument("file", type=click.Path(allow_dash=True))
@format_option(
    "table",
    "jsonl",
    "text",
    default="table",
    help="For people, one JSON object a line, or the text that the facts' start and end count in.",
)
@click.option("--explain", is_flag=True, help="Sentence by sentence: its cues, the rules that fired, and why.")
@output_option
def command(file: str, format_name: str, explain: bool, output: str | None) -> None:
    """Print the facts of an article, without a store.

    Each fact comes with the sentence that states it. FILE - is standard input.
    """
    from graphq import loaders

    data, name, path = _read(file)
    if format_name == "text":
        write_text(loaders.parse(data, path).text, output)
        return
    if explain:
        _explain(loaders.parse(data, path), format_name, output)
        return
    extraction = loaders.extract(data, name, path)
    if format_name == "jsonl":
        write_lines((json.dumps(fact.to_dict(), ensure_ascii=False) for fact in extraction.facts), output)
    else:
        write_lines(fact_lines(extraction.facts), output)
    passed_over = extraction.source.passed_over
    note = f"; passed over: {words.counts(passed_over)}" if passed_over else ""
    click.echo(f"{words.count(len(extraction.facts), 'fact')}{note}", err=True)


def _explain(document: Document, format_name: str, output: str | None) -> None:
    from graphq.cli.render_explanations import explanations
    from graphq.loaders.explanation import explain

    if format_name == "jsonl":
        write_lines((json.dumps(one.to_dict(), ensure_ascii=False) for one in explain(document)), output)
    else:
        write_lines(explanations(explain(document)), output)


def _read(file: str) -> tuple[bytes, str, str]:
    """The bytes of an article, what it is called, and what to call it in messages."""
    from graphq.loaders.text import read_bytes

    if file == "-":
        return sys.stdin.buffer.read(), "standard input", "standard input"
    return read_bytes(Path(file)), Path(file).name, file
