"""``graphq remove``: a source is taken back, with all that rests on it alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from graphq.cli.options import store_option, wait_option
from graphq.cli.output import write_lines
from graphq.cli.render_summary import removed

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    epilog="""\b
Examples:
  graphq remove article.txt
  graphq remove careers/nursing.html careers/law.html"""
)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@wait_option
@store_option
def command(sources: tuple[str, ...], wait: float, store: Path | None) -> None:
    """Remove sources from the graph.

    All of them are removed or none. What rests on a source alone goes with it; what other sources state too stays. A
    source is named as graphq sources lists it.
    """
    from graphq.graph.location import resolve
    from graphq.graph.store import Store
    from graphq.graph.writer import Writer

    folder = resolve(store)
    with Store.open(folder) as graph:  # the nearest names are suggested before anything is locked
        from graphq.graph.sources import resolve as source

        names = dict.fromkeys(source(graph, name).value for name in sources)
    with Writer(folder, wait=wait) as writer:
        reports = [writer.remove(name) for name in names]
    write_lines(removed(reports))
