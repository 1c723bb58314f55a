"""``graphq lock``: which sources the graph is made of, in a file to keep."""

from __future__ import annotations

from pathlib import Path

import click

from graphq.cli.errors import DifferenceError
from graphq.cli.options import open_store, store_option
from graphq.cli.output import write_lines


@click.command(
    epilog="""\b
Examples:
  graphq lock
  graphq lock --check"""
)
@click.argument("file", default="graph.lock", type=click.Path(dir_okay=False))
@click.option("--check", is_flag=True, help="Hold the graph against FILE, which stays as it is.")
@store_option
def command(file: str, check: bool, store: Path | None) -> None:
    """Write down which sources the graph is made of, or check it.

    FILE (graph.lock if none is named) says of each source its hash and what read it, and the hash of the whole
    graph: text to be kept under version control. With --check the exit code is 1 if they differ.
    """
    from graphq.cli.render_lock import differences
    from graphq.graph import lockfile
    from graphq.ontology.version import version

    before = lockfile.read(Path(file)) if check else None
    with open_store(store) as opened:
        now = lockfile.lock(opened, version())
    if before is None:
        write_lines(lockfile.write(now), file)
        return
    write_lines(differences(before, now))
    if before.graph != now.graph or before.sources != now.sources:
        raise DifferenceError(f"the graph is not the one of {file}")
