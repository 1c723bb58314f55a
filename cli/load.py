"""``graphq load``: articles and RDF files into the graph: files all or none, folders with all that can be read."""

from __future__ import annotations

import time
from collections import Counter
from typing import TYPE_CHECKING

import click

from graphq.cli import words
from graphq.cli.errors import explain
from graphq.cli.options import private_option, store_option, wait_option
from graphq.cli.output import write_lines
from graphq.cli.progress import progress
from graphq.cli.render_summary import loaded, loaded_all
from graphq.ontology.errors import SourceError

if TYPE_CHECKING:
    from pathlib import Path

    from graphq.cli.loading import Loading


@click.command(
    epilog="""\b
Examples:
  graphq load article.txt
  graphq load careers/ --jobs 2
  graphq load site/ --include '*.html' --exclude 'news/*'
  graphq load 'site/**/*.html' guides.zip
  graphq load https://example.org/careers/nursing
  graphq load occupations.ttl --graph https://example.org/occupations"""
)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--graph", metavar="IRI|default", help="Put RDF in this graph. Default: one graph a file.")
@wait_option
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Extract in so many processes.")
@click.option("--include", multiple=True, metavar="PATTERN", help="Of many files, only those like this: '*.html'.")
@click.option("--exclude", multiple=True, metavar="PATTERN", help="Of many files, none like this.")
@click.option("--keep-going", is_flag=True, help="Report what cannot be read, and load the rest, as for a folder.")
@click.option("--again", is_flag=True, help="Extract also what is loaded already and has not changed.")
@private_option
@store_option
def command(
    sources: tuple[str, ...],
    graph: str | None,
    wait: float,
    jobs: int,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    keep_going: bool,
    again: bool,
    allow_private: bool,
    store: Path | None,
) -> None:
    """Load articles and RDF files into the graph.

    An article is a web page, Markdown or plain text: a file, all such files in a folder or a zip archive or that match
    a quoted pattern, or an http(s) address. A file that ends in .ttl, .trig, .nt, .nq, .rdf, .owl or .jsonld is RDF and
    is put in as it is, and so is any file with --graph. Files and pages are loaded all or none; of a folder, an archive
    or a pattern, what cannot be read is reported and the rest is loaded. Loading a source again replaces what it said
    before; one that has not changed is not read again. What an RDF file says of named graphs of its own is only added
    to what is there. The store is made if there is none.
    """
    from graphq.cli.loading import Loading
    from graphq.graph.formats import suffixes
    from graphq.graph.location import resolve
    from graphq.loaders.inputs import Selection, are_many, find

    passed_over: Counter[str] = Counter()
    selection = Selection(include, exclude, frozenset(suffixes()), allow_private)
    inputs = list(find(dict.fromkeys(sources), selection, passed_over))
    loading = Loading(resolve(store, create=True), inputs, graph, wait, jobs, again)
    if keep_going or any(map(are_many, sources)):
        _load_what_can_be(loading, passed_over)
    else:
        _load_all_or_none(loading)


def _load_all_or_none(loading: Loading) -> None:
    started = time.perf_counter()
    with progress(loading.all_or_none(), "Loading", length=len(loading.inputs)) as steps:
        results = list(steps)
    write_lines(loaded(results, loading.store, time.perf_counter() - started))


def _load_what_can_be(loading: Loading, passed_over: Counter[str]) -> None:
    """Load what can be read, batch by batch, and say what cannot."""
    started = time.perf_counter()
    counted: Counter[str] = Counter()
    refused: list[SourceError] = []
    with progress(loading.what_can_be(), "Loading", length=len(loading.inputs)) as outcomes:
        for outcome in outcomes:
            if isinstance(outcome, SourceError):
                refused.append(outcome)
            else:
                counted[outcome] += 1
    for error in refused:
        click.echo(f"Error: {explain(error)[0]}", err=True)
    write_lines(loaded_all(counted, passed_over, loading.store, time.perf_counter() - started))
    if not loading.inputs:
        raise SourceError("no file was found that can be an article: look at the path and at --include")
    if refused:
        raise SourceError(f"{words.count(len(refused), 'source')} of {len(loading.inputs):,} could not be read")
