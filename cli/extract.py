"""``graphq extract``: the facts of an article, without a store."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphq.cli import words
from graphq.cli.options import format_option, output_option, private_option
from graphq.cli.output import write_lines, write_text
from graphq.cli.render_facts import facts as fact_lines

if TYPE_CHECKING:
    from graphq.loaders.content import Content, Input
    from graphq.loaders.document import Document


@click.command(
    epilog="""\b
Examples:
  graphq extract article.txt
  graphq extract article.txt --format jsonl > facts.jsonl
  graphq extract page.html --format text
  graphq extract article.txt --explain
  graphq extract https://example.org/careers.html
  curl -s https://example.org/careers.txt | graphq extract -"""
)
@click.argument("source")
@format_option(
    "table",
    "jsonl",
    "text",
    default="table",
    help="For people, one JSON object a line, or the text that the facts' start and end count in.",
)
@click.option("--explain", is_flag=True, help="Sentence by sentence: its cues, the rules that fired, and why.")
@private_option
@output_option
def command(source: str, format_name: str, explain: bool, allow_private: bool, output: str | None) -> None:
    """Print the facts of an article, without a store.

    Each fact comes with the sentence that states it. SOURCE is a file, the address of a page, or - for standard input.
    """
    from graphq import loaders

    item = _input(source, allow_private=allow_private)
    if format_name == "text":
        write_text(loaders.document(item).text, output)
        return
    if explain:
        _explain(loaders.document(item), format_name, output)
        return
    extraction = loaders.facts(item)
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


def _input(source: str, *, allow_private: bool) -> Input:
    """What is read: a file, a page, standard input, or what another process writes into a pipe."""
    from graphq.loaders import inputs
    from graphq.loaders.content import Content, Input, read

    if source == "-":
        name = "standard input"
        return Input(name, name, lambda: Content(read(sys.stdin.buffer, name)))
    if Path(source).is_fifo():
        return Input(source, source, lambda: _piped(source))
    return inputs.one(source, inputs.Selection(allow_private=allow_private))


def _piped(path: str) -> Content:
    from graphq.loaders.content import Content, read

    with open(path, "rb") as pipe:
        return Content(read(pipe, path))
