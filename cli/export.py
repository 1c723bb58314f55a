"""``graphq export``: the whole graph in an exchange format."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from graphq.cli.options import format_option, open_store, output_option, store_option
from graphq.cli.output import destination
from graphq.graph.export import EXPORT_FORMATS, export

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    epilog="""\b
Examples:
  graphq export > graph.trig
  graphq export --format graphml -o graph.graphml"""
)
@format_option(
    *EXPORT_FORMATS,
    default="trig",
    help="trig, nquads and jsonld keep the sources apart; the others hold the union of all.",
)
@output_option
@store_option
def command(format_name: str, output: str | None, store: Path | None) -> None:
    """Write the graph in an exchange format.

    What is written is sorted: the same graph gives the same bytes.
    """
    with open_store(store) as graph, destination(output) as out:
        export(graph, format_name, out)
