"""``graphq neighbours``: what stands around a thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from graphq.cli.options import complete_name, evidence_option, format_option, open_store, output_option, store_option
from graphq.cli.output import write_json, write_lines
from graphq.cli.pathquery import costs_option, read_costs
from graphq.cli.render_rows import DRAWN, FORMATS
from graphq.cli.scope import Limits, read, scope_options

if TYPE_CHECKING:
    from pathlib import Path

MOST_HOPS = 6
"""So far away a neighbour may be at most."""


@click.command(
    epilog="""\b
Examples:
  graphq neighbours "Data Scientist"
  graphq neighbours python --hops 2 --limit 30 --evidence none
  graphq neighbours "Data Scientist" --relation requires_skill --format table
  graphq neighbours "Data Scientist" --hops 2 --format svg -o neighbours.svg"""
)
@click.argument("name", metavar="NAME", shell_complete=complete_name)
@click.option(
    "--hops",
    type=click.IntRange(1, MOST_HOPS),
    metavar="N",
    default=1,
    show_default=True,
    help="How far away they may be.",
)
@click.option(
    "--limit", type=click.IntRange(min=1), metavar="N", default=150, show_default=True, help="How many to give at most."
)
@scope_options
@costs_option
@evidence_option
@format_option(
    *FORMATS,
    *DRAWN,
    default="text",
    help="For people, programs, a page, Graphviz or Mermaid, or a drawing.",
)
@output_option
@store_option
def command(
    name: str,
    hops: int,
    limit: int,
    costs: Path | None,
    evidence: str,
    format_name: str,
    output: str | None,
    store: Path | None,
    **limits: Any,
) -> None:
    """Show what stands nearest to a thing.

    NAME is a name in any spelling, with its kind where that is needed (skill:statistics), or an IRI. Each neighbour is
    given by the best way to it, as graphq path would find it, with a sentence. Figures such as pay are shown where
    their relation is asked for.
    """
    from graphq.graph.names import resolve
    from graphq.graph.neighbourhood import neighbourhood

    with open_store(store) as graph:
        centre = resolve(graph, name)
        scope = read(graph, Limits(**limits))
        found = neighbourhood(graph, centre, hops=hops, limit=limit, scope=scope, costs=read_costs(costs))
    if format_name == "json":
        write_json(found.to_dict(), output)
    else:
        from graphq.cli.render_neighbours import render

        write_lines(render(found, format_name, evidence), output)
