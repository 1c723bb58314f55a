"""``graphq restore``: a store as it was backed up."""

from __future__ import annotations

from pathlib import Path

import click

from graphq.cli.options import store_option, wait_option
from graphq.cli.output import write_lines


@click.command(
    epilog="""\b
Examples:
  graphq restore graph.zip
  graphq restore graph.zip --store copy"""
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace what the store holds.")
@wait_option
@store_option
def command(file: Path, force: bool, wait: float, store: Path | None) -> None:
    """Make the store what a backup holds.

    The backup is held against its hashes first, and put into the store as a whole or not at all. A store that holds
    something is replaced with --force only. The store is made if there is none.
    """
    from graphq.cli.render_backup import restored
    from graphq.graph.backup import restore
    from graphq.graph.location import resolve

    folder = resolve(store, create=True)
    write_lines(restored(folder, *restore(file, folder, force=force, wait=wait)))
