"""``graphq show``: everything that is known of a thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from graphq.cli.options import complete_name, format_option, open_store, store_option
from graphq.cli.output import write_json, write_lines
from graphq.cli.render_description import description as description_lines

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    epilog="""\b
Examples:
  graphq show "Data Scientist"
  graphq show skill:statistics --format json"""
)
@click.argument("name", shell_complete=complete_name)
@format_option("text", "json", default="text", help="For people, or a JSON object.")
@store_option
def command(name: str, format_name: str, store: Path | None) -> None:
    """Print everything that is known of a thing.

    NAME is a role, skill, industry, credential, programme, organisation or source in any spelling, with its kind
    where that is needed (skill:statistics), or its IRI. Each fact comes with a sentence that states it.
    """
    from graphq.graph.describe import describe
    from graphq.graph.names import resolve

    with open_store(store) as graph:
        description = describe(graph, resolve(graph, name))
    if format_name == "json":
        write_json(description.to_dict())
    else:
        write_lines(description_lines(description))
