"""``graphq search``: things by a part of their name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from graphq.cli.errors import NothingFoundError
from graphq.cli.options import format_option, open_store, store_option
from graphq.cli.output import write_json, write_lines
from graphq.cli.table import table, terminal_width

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    epilog="""\b
Examples:
  graphq search learning
  graphq search skill:data"""
)
@click.argument("text")
@click.option(
    "--limit", type=click.IntRange(min=1), metavar="N", default=20, show_default=True, help="How many to print."
)
@format_option("table", "json", default="table", help="A table, or a JSON list.")
@store_option
def command(text: str, limit: int, format_name: str, store: Path | None) -> None:
    """Find things by a part of their name.

    The best come first. A kind before the TEXT looks at things of that kind only: skill:data.
    """
    from graphq.graph.names import search

    with open_store(store) as graph:
        found = search(graph, text, limit)
    if format_name == "json":
        write_json([node.to_dict() for node in found])
    elif found:
        rows = [(node.kind, node.label, node.iri) for node in found]
        write_lines(table(("kind", "name", "iri"), rows, terminal_width()))
    if not found:
        raise NothingFoundError(f'nothing in the graph has a name like "{text}": try a shorter part of it')
