"""``graphq demo``: the sample article, and a tour of its graph whose examples are found in the graph."""

from __future__ import annotations

from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from graphq.cli.options import store_option
from graphq.cli.output import write_lines
from graphq.cli.render_tour import tour

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

_SAMPLE = "sample-article.txt"


@click.command(
    epilog="""\b
Examples:
  graphq demo
  graphq demo --store .graphq"""
)
@click.option("--article", type=click.Path(path_type=Path), metavar="FILE", help="Tour this article instead.")
@store_option
def command(article: Path | None, store: Path | None) -> None:
    """Load the sample article and tour its graph.

    The tour shows what was loaded, the roles by pay, a question in SPARQL, and a path from a skill to a role
    with its sentences. The store is a temporary one, unless --store names one to keep.
    """
    with _folder(store) as folder, resources.as_file(_sample()) as sample:
        write_lines(tour(article or sample, folder, kept=store is not None))


def _sample() -> Traversable:
    return resources.files("graphq.cli") / "samples" / _SAMPLE


@contextmanager
def _folder(store: Path | None) -> Iterator[Path]:
    if store is not None:
        yield store
        return
    with TemporaryDirectory(prefix="graphq-demo-") as folder:
        yield Path(folder) / ".graphq"
