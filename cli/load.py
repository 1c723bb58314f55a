"""``graphq load``: articles and RDF files into the graph, all of them or none."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphq.cli.options import Seconds, store_option
from graphq.cli.output import write_lines
from graphq.cli.render_summary import loaded
from graphq.ontology.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphq.cli.render_summary import Loaded
    from graphq.graph.writer import Writer


@click.command(
    epilog="""\b
Examples:
  graphq load article.txt
  graphq load careers/*.txt
  graphq load occupations.ttl --graph https://example.org/occupations"""
)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...", type=click.Path(path_type=Path))
@click.option("--graph", metavar="IRI|default", help="Put RDF in this graph. Default: one graph a file.")
@click.option(
    "--wait",
    type=Seconds(positive=False),
    default=0.0,
    metavar="SECONDS",
    help="Wait for another process that writes to the store. Default: do not wait.",
)
@store_option
def command(sources: tuple[Path, ...], graph: str | None, wait: float, store: Path | None) -> None:
    """Load articles and RDF files into the graph.

    All of them are loaded, or none. An article is plain text or Markdown. A file that ends in .ttl, .trig, .nt, .nq,
    .rdf, .owl or .jsonld is RDF and is put in as it is, and so is any file with --graph. Loading a source again
    replaces what it said before; only what an RDF file says of named graphs of its own is added to what is there. The
    store is made if there is none.
    """
    from graphq.graph.location import resolve
    from graphq.graph.writer import Writer

    started = time.perf_counter()
    folder = resolve(store, create=True)
    with Writer(folder, wait=wait) as writer:
        results = _put(writer, sources, graph)
    write_lines(loaded(results, folder, time.perf_counter() - started))


def _put(writer: Writer, sources: Sequence[Path], graph: str | None) -> list[Loaded]:
    results: dict[str, Loaded] = {}
    with click.progressbar(
        dict.fromkeys(sources),
        label="Loading",
        item_show_func=lambda path: path.name if path else None,
        file=sys.stderr,
        hidden=not (sys.stderr and sys.stderr.isatty()),
    ) as steps:
        for path in steps:
            result = _put_one(writer, path, graph)
            if result.report.name in results:
                raise SourceError("another source has the same name: rename one of them", path=str(path))
            results[result.report.name] = result
    return list(results.values())


def _put_one(writer: Writer, path: Path, graph: str | None) -> Loaded:
    from graphq.cli.render_summary import Loaded
    from graphq.graph.formats import by_suffix

    if path.is_absolute() and path.parts[1] in ("dev", "proc"):
        raise SourceError("this has no name that a source could be known by: save it as a file first", path=str(path))

    if path.is_file() and (graph is not None or by_suffix(path)):
        return Loaded(writer.put_rdf(path, graph=graph))
    from graphq import loaders

    extraction = loaders.load(path)
    return Loaded(writer.put(extraction), extraction.source.passed_over)
