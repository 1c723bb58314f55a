"""``graphq load``: articles and RDF files into the graph: files all or none, folders with all that can be read."""

from __future__ import annotations

import sys
import time
from collections import Counter
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from graphq.cli import words
from graphq.cli.errors import explain
from graphq.cli.options import Seconds, store_option
from graphq.cli.output import write_lines
from graphq.cli.render_summary import loaded, loaded_all
from graphq.ontology.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from click._termui_impl import ProgressBar

    from graphq.cli.render_summary import Loaded
    from graphq.graph.writer import Writer
    from graphq.loaders.inputs import Input

Step = TypeVar("Step")

BATCH = 25
"""So many sources of a folder are published at once; an interrupt loses at most as many."""


@click.command(
    epilog="""\b
Examples:
  graphq load article.txt
  graphq load careers/ --jobs 2
  graphq load site/ --include '*.html' --exclude 'news/*'
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
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Extract in so many processes.")
@click.option("--include", multiple=True, metavar="PATTERN", help="Within folders, only files like this: '*.html'.")
@click.option("--exclude", multiple=True, metavar="PATTERN", help="Within folders, no files like this.")
@click.option("--keep-going", is_flag=True, help="Report what cannot be read, and load the rest, as for a folder.")
@store_option
def command(
    sources: tuple[Path, ...],
    graph: str | None,
    wait: float,
    jobs: int,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    keep_going: bool,
    store: Path | None,
) -> None:
    """Load articles and RDF files into the graph.

    An article is a web page, Markdown or plain text. A file that ends in .ttl, .trig, .nt, .nq, .rdf, .owl or .jsonld
    is RDF and is put in as it is, and so is any file with --graph. Files are loaded all or none; of a folder, what
    cannot be read is reported and the rest is loaded. Loading a source again replaces what it said before; only what an
    RDF file says of named graphs of its own is added to what is there. The store is made if there is none.
    """
    from graphq.graph.formats import suffixes
    from graphq.graph.location import resolve
    from graphq.graph.writer import Writer
    from graphq.loaders.inputs import find

    started = time.perf_counter()
    folder = resolve(store, create=True)
    if keep_going or any(source.is_dir() for source in sources):
        inputs = list(find(sources, include=include, exclude=exclude, suffixes=suffixes()))
        _load_all(folder, inputs, graph, wait, jobs, started)
        return
    with Writer(folder, wait=wait) as writer:
        results = _put(writer, sources, graph)
    write_lines(loaded(results, folder, time.perf_counter() - started))


def _load_all(folder: Path, inputs: Sequence[Input], graph: str | None, wait: float, jobs: int, started: float) -> None:
    """Load what can be read, batch by batch, and say what cannot."""
    if not inputs:
        write_lines(loaded_all({}, folder, time.perf_counter() - started))
        raise SourceError("no file that can be an article: look at --include", path=str(folder.parent))
    counted: Counter[str] = Counter()
    refused: list[SourceError] = []
    with _progress(_outcomes(folder, inputs, graph, wait, jobs), length=len(inputs)) as outcomes:
        for outcome in outcomes:
            if isinstance(outcome, SourceError):
                refused.append(outcome)
            else:
                counted[outcome] += 1
    for error in refused:
        click.echo(f"Error: {explain(error)[0]}", err=True)
    write_lines(loaded_all(counted, folder, time.perf_counter() - started))
    if refused:
        raise SourceError(f"{words.count(len(refused), 'source')} of {len(inputs):,} could not be read")


def _outcomes(
    folder: Path, inputs: Sequence[Input], graph: str | None, wait: float, jobs: int
) -> Iterator[str | SourceError]:
    """What becomes of each input: its status, or what is wrong with it; a batch is published before the next one."""
    from graphq.graph.formats import by_suffix
    from graphq.graph.writer import Writer
    from graphq.loaders.parallel import extract_each

    names = Counter(item.name for item in inputs)
    articles: list[Input] = []
    rdf: list[Input] = []
    for item in inputs:
        if names[item.name] > 1:
            yield _same_name(item.path)
        else:
            (rdf if graph is not None or by_suffix(item.path) else articles).append(item)
    extracted = (outcome for _, outcome in extract_each(articles, jobs))
    while batch := list(islice(extracted, BATCH)):
        with Writer(folder, wait=wait) as writer:
            for outcome in batch:
                yield outcome if isinstance(outcome, SourceError) else writer.put(outcome).status
    for item in rdf:
        try:
            with Writer(folder, wait=wait) as writer:
                status = writer.put_rdf(item.path, graph=graph).status
        except SourceError as error:
            yield error
        else:
            yield status


def _progress(
    steps: Iterable[Step], *, length: int | None = None, shown: Callable[[Step | None], str | None] | None = None
) -> ProgressBar[Step]:
    """A progress bar on standard error, where that is a terminal."""
    hidden = not (sys.stderr and sys.stderr.isatty())
    return click.progressbar(
        steps, length=length, label="Loading", item_show_func=shown, file=sys.stderr, hidden=hidden
    )


def _same_name(path: Path) -> SourceError:
    return SourceError("another source has the same name: rename one of them", path=str(path))


def _put(writer: Writer, sources: Sequence[Path], graph: str | None) -> list[Loaded]:
    results: dict[str, Loaded] = {}
    with _progress(dict.fromkeys(sources), shown=lambda path: path.name if path else None) as steps:
        for path in steps:
            result = _put_one(writer, path, graph)
            if result.report.name in results:
                raise _same_name(path)
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
