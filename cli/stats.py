"""``graphq stats``: what the graph holds, in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from graphq.cli.options import format_option, open_store, store_option
from graphq.cli.output import write_json, write_lines
from graphq.cli.render_summary import stats as stats_lines

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    epilog="""\b
Example:
  graphq stats"""
)
@format_option("table", "json", default="table", help="A table, or a JSON object.")
@store_option
def command(format_name: str, store: Path | None) -> None:
    """Count what the graph holds.

    The counts are facts by relation, things by kind, sources and triples.
    """
    with open_store(store) as graph:
        counted = graph.stats()
    if format_name == "json":
        write_json(counted.to_dict())
    else:
        write_lines(stats_lines(counted))
