"""``graphq conflicts``: statements that cannot all be so, with their sentences side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from graphq.cli import words
from graphq.cli.errors import ConflictsError
from graphq.cli.options import format_option, open_store, store_option, wait_option
from graphq.cli.output import write_json, write_lines
from graphq.cli.render_conflicts import conflicts as conflict_lines

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    epilog="""\b
Examples:
  graphq conflicts
  graphq conflicts --relation pays --apart 20
  graphq conflicts --policy newest
  graphq conflicts --format json > conflicts.json"""
)
@click.option(
    "--relation",
    type=click.Choice(["pays", "grows", "requires_credential"]),
    help="Only conflicts of this relation.",
)
@click.option(
    "--apart",
    type=click.FloatRange(min=0),
    default=0.0,
    metavar="NUMBER",
    help="Only figures at least so far apart: percent of pay, percentage points of growth.",
)
@click.option(
    "--policy",
    type=click.Choice(["newest", "most-sources", "median", "all"]),
    help="Record which of several figures queries see; all takes it back.",
)
@wait_option
@format_option("text", "json", default="text", help="For people, or a JSON list.")
@store_option
def command(
    relation: str | None, apart: float, policy: str | None, wait: float, format_name: str, store: Path | None
) -> None:
    """List statements that contradict each other.

    These are pay that leaves no amount in common, growth over the same years with other percentages, and credentials
    that one source requires and another only prefers. Each comes with its sentences and sources.
    The exit code is 1 if there are conflicts.

    --policy says which figure the view of a query takes from now on: the newest one, that of the most sources, or the
    middle one. The others are set aside: they stay in the graphs of their sources, and --policy all brings them back.
    What is loaded later is treated alike. The exit code is then 0.
    """
    from graphq.graph.conflicts import conflicts

    if policy:
        _record(policy, wait, store)
    with open_store(store) as graph:
        found = [one for one in conflicts(graph) if relation in (None, one.relation) and one.apart >= apart]
    if format_name == "json":
        write_json([one.to_dict() for one in found])
    else:
        write_lines(conflict_lines(found))
    if found and not policy:
        raise ConflictsError(f"{words.count(len(found), 'conflict')} found")


def _record(name: str, wait: float, store: Path | None) -> None:
    """Record a policy in the store."""
    from graphq.graph.location import resolve
    from graphq.graph.policy import POLICIES
    from graphq.graph.store import Store
    from graphq.graph.writer import Writer

    folder = resolve(store)
    Store.open(folder).close()  # a policy makes no store
    with Writer(folder, wait=wait) as writer:
        writer.set_policy(next((policy for policy in POLICIES if policy == name), None))
