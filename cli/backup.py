"""``graphq backup``: the store in one file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from graphq.cli.errors import UsageError
from graphq.cli.options import open_store, store_option
from graphq.cli.output import destination

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    epilog="""\b
Examples:
  graphq backup graph.zip
  graphq backup graph.zip --force"""
)
@click.argument("file", type=click.Path(dir_okay=False))
@click.option("--force", is_flag=True, help="Replace FILE if it is there.")
@store_option
def command(file: str, force: bool, store: Path | None) -> None:
    """Write the store into one file.

    From it graphq restore makes the store again. The file is a zip archive of what all graphs state, the history and
    the store's own saved queries, with their hashes. The same store gives the same bytes.
    """
    from graphq.cli.render_backup import holding
    from graphq.graph.backup import backup
    from graphq.ontology.version import version

    if os.path.isfile(file) and not force:
        raise UsageError(f"{file} is there already: replace it with --force, or name another one")
    with open_store(store) as opened, destination(file) as out:
        held = backup(opened, out, version())
    click.echo(f"{file}: {holding(held)}", err=True)
