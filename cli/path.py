"""``graphq path``: the best paths between two things."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from graphq.cli.errors import NoPathError
from graphq.cli.options import complete_name, format_option, open_store, output_option, store_option
from graphq.cli.output import write_json, write_lines
from graphq.cli.render_paths import paths as path_lines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from graphq.graph.path import Path as GraphPath


MOST_PATHS = 1000
"""So many paths may be asked for at most."""


@click.command(
    epilog="""\b
Examples:
  graphq path Python "Data Scientist"
  graphq path skill:statistics role:actuary -k 1 --format json
  graphq path Python "Data Scientist" --format svg -o path.svg"""
)
@click.argument("start", metavar="FROM", shell_complete=complete_name)
@click.argument("goal", metavar="TO", shell_complete=complete_name)
@click.option(
    "-k", type=click.IntRange(1, MOST_PATHS), metavar="N", default=3, show_default=True, help="How many paths to find."
)
@click.option(
    "--max-hops", type=click.IntRange(1, 100), metavar="N", default=6, show_default=True, help="The longest path."
)
@format_option("text", "json", "dot", "svg", default="text", help="Text, JSON, a Graphviz file or a drawing.")
@output_option
@store_option
def command(
    start: str, goal: str, k: int, max_hops: int, format_name: str, output: str | None, store: Path | None
) -> None:
    """Find the best paths between two things.

    Each hop comes with the sentence that states it. A thing is named in any spelling, with its kind where that is
    needed (skill:statistics), or by its IRI.
    """
    from graphq.graph.names import resolve
    from graphq.graph.path import explain_absence, paths

    with open_store(store) as graph:
        ends = resolve(graph, start), resolve(graph, goal)
        found = paths(graph, *ends, k=k, max_hops=max_hops)
        if found or format_name == "json":
            _write(found, format_name, output)
        if not found:
            raise NoPathError(f"there is no path: {explain_absence(graph, *ends, max_hops)}")


def _write(found: Sequence[GraphPath], format_name: str, output: str | None) -> None:
    if format_name == "text":
        write_lines(path_lines(found), output)
    elif format_name == "json":
        write_json({"paths": [path.to_dict() for path in found]}, output)
    else:
        from graphq.graph import drawing

        draw = drawing.dot if format_name == "dot" else drawing.svg
        write_lines([draw(found).rstrip()], output)
