"""``graphq text``: the text that a source was read as, to which all evidence refers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from graphq.cli.errors import AnswerIsNoError, UsageError
from graphq.cli.options import open_store, output_option, store_option
from graphq.cli.output import has_colour, write_lines, write_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

AROUND = 2
"""So many lines are shown before and after a stretch."""
_REVERSED = ("\x1b[7m", "\x1b[0m")
_ANGLES = (">>", "<<")


def _span(_: click.Context, __: click.Parameter, value: str | None) -> tuple[int, int] | None:
    """``START:END``, two character positions counted from 0."""
    if value is None:
        return None
    start, colon, end = value.partition(":")
    if not (colon and start.isdecimal() and end.isdecimal() and int(start) < int(end)):
        raise click.BadParameter(f"{value!r} is not START:END, two positions counted from 0, as evidence has them")
    return int(start), int(end)


@click.command(
    epilog="""\b
Examples:
  graphq text article.txt
  graphq text careers/nursing.html --span 4969:4999"""
)
@click.argument("source")
@click.option("--span", callback=_span, metavar="START:END", help="Only these characters, marked, among their lines.")
@output_option
@store_option
def command(source: str, span: tuple[int, int] | None, output: str | None, store: Path | None) -> None:
    """Print the text of a source, or a stretch of it.

    It is what the start and end of all evidence count in: of a web page, what a reader sees of its article. SOURCE is
    named as graphq sources lists it.
    """
    from graphq.graph import sources

    with open_store(store) as graph:
        text = sources.text(graph, sources.resolve(graph, source))
    if text is None:
        raise AnswerIsNoError(f"{source} was loaded as RDF, of which no text is kept: graphq export prints it")
    if span is None:
        write_text(text, output)
    elif span[1] > len(text):
        raise UsageError(f"--span {span[0]}:{span[1]} ends beyond the text, which has {len(text):,} characters")
    else:
        write_lines(_among_lines(text, *span, _REVERSED if has_colour(output) else _ANGLES), output)


def _among_lines(text: str, start: int, end: int, marks: tuple[str, str]) -> Iterator[str]:
    """The lines that a stretch stands in and some around them, numbered; the stretch is marked in each."""
    at = 0
    first = text.count("\n", 0, start)
    last = text.count("\n", 0, end - 1)
    shown = range(first - AROUND, last + AROUND + 1)
    width = len(str(last + AROUND + 1))
    for number, line in enumerate(text.split("\n")):
        if number in shown:
            marked = _marked(line, max(start - at, 0), min(end - at, len(line)), marks)
            yield f"{number + 1:>{width}}  {marked}".rstrip()
        at += len(line) + 1


def _marked(line: str, start: int, end: int, marks: tuple[str, str]) -> str:
    return line if start >= end else f"{line[:start]}{marks[0]}{line[start:end]}{marks[1]}{line[end:]}"
