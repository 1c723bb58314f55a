"""``graphq sources``: what is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from graphq.cli.options import format_option, open_store, store_option
from graphq.cli.output import write_json, write_lines
from graphq.cli.render_summary import sources as source_lines

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    epilog="""\b
Example:
  graphq sources"""
)
@format_option("table", "json", default="table", help="A table, or a JSON list.")
@store_option
def command(format_name: str, store: Path | None) -> None:
    """List what is loaded.

    Each source comes with its facts, its triples and what its loader passed over.
    """
    with open_store(store) as graph:
        rows = graph.sources()
    if format_name == "json":
        write_json([row.to_dict() for row in rows])
    else:
        write_lines(source_lines(rows))
