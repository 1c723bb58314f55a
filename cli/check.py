"""``graphq check``: whether the store is sound."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import click

from graphq.cli.errors import UnsoundError
from graphq.cli.options import format_option, store_option
from graphq.cli.output import write_json, write_lines
from graphq.cli.progress import progress

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Step = TypeVar("Step")


@click.command(
    epilog="""\b
Examples:
  graphq check
  graphq check --store copy --format json"""
)
@format_option("text", "json", default="text", help="For people, or a JSON object.")
@store_option
def command(format_name: str, store: Path | None) -> None:
    """Check that the store is sound.

    Its files are read as a whole, its union is held against its graphs, the quotes of its claims against the texts
    of their sources. Exit code 1 means that something is wrong, 8 that it cannot be read.
    """
    from graphq.cli.render_check import report
    from graphq.graph.check import check
    from graphq.graph.location import resolve

    found = check(resolve(store), each=_shown)
    if format_name == "json":
        write_json(found.to_dict())
    else:
        write_lines(report(found))
    if not found.sound:
        raise UnsoundError(f"the store {found.store} is not sound: load its sources again, or restore a backup")


def _shown(steps: list[Step]) -> Iterator[Step]:
    with progress(steps, "Checking", length=len(steps)) as shown:
        yield from shown
