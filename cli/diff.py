"""``graphq diff``: how the facts of two sources, stores or RDF files differ."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphq.cli.errors import DifferenceError
from graphq.cli.options import format_option, open_store, store_option
from graphq.cli.output import write_json, write_lines
from graphq.cli.render_summary import changed

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyoxigraph as ox


@click.command(
    epilog="""\b
Examples:
  graphq diff nursing-2024.txt nursing-2025.txt
  graphq diff before.nq .graphq
  graphq diff old/.graphq new/.graphq --format sparql > update.ru"""
)
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@format_option(
    "text", "json", "sparql", default="text", help="For people, a JSON list, or a SPARQL update from A to B."
)
@store_option
def command(before: str, after: str, format_name: str, store: Path | None) -> None:
    """Show how the facts of B differ from those of A.

    Each is a source of the store, by the name that graphq sources lists, or another store, or an RDF file such as
    graphq export writes. The exit code is 1 if they differ.
    """
    from graphq.graph.changes import changes, update

    old, new = (_quads(name, store) for name in (before, after))
    differences: Sequence[object]
    if format_name == "sparql":
        differences = operations = list(update(old, new))
        write_lines([" ;\n".join(operations)] if operations else [])
    else:
        differences = found = changes(old, new)
        if format_name == "json":
            write_json([change.to_dict() for change in found])
        else:
            write_lines(map(changed, found))
    if differences:
        raise DifferenceError(f"{before} and {after} differ")


def _quads(name: str, store: Path | None) -> set[ox.Quad]:
    """The triples of a source, a store or a file, each in no graph."""
    from graphq.graph import sources, union
    from graphq.graph.formats import by_suffix
    from graphq.graph.rdffile import read
    from graphq.graph.store import Store

    path = Path(name)
    if path.is_file() and by_suffix(path):
        return {union.moved(quad, union.UNION) for quad in read(path)}
    if path.is_dir():
        with Store.open(path) as other:
            return {union.moved(quad, union.UNION) for quad in other.quads()}
    with open_store(store) as opened:
        source = sources.resolve(opened, name)
        return {union.moved(quad, union.UNION) for quad in opened.quads(None, None, None, source)}
