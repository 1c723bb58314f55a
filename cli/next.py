"""``graphq next``: the roles within reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from graphq.cli import having
from graphq.cli.options import complete_name, evidence_option, format_option, open_store, output_option, store_option
from graphq.cli.output import write_json, write_lines
from graphq.cli.render_rows import FORMATS

if TYPE_CHECKING:
    from pathlib import Path

MOST = 1000
"""So many roles may be asked for at most."""


@click.command(
    epilog="""\b
Examples:
  graphq next --have python,statistics
  graphq next --profile known.yaml --limit 5 --evidence none"""
)
@having.have_options
@click.option(
    "--industry",
    "industries",
    multiple=True,
    metavar="NAMES",
    shell_complete=complete_name,
    help="Only roles in one of these industries, joined by commas; may be given again.",
)
@click.option(
    "--limit",
    type=click.IntRange(1, MOST),
    metavar="N",
    default=10,
    show_default=True,
    help="How many roles, and how many skills.",
)
@evidence_option
@format_option(*FORMATS, default="text", help="For people, a line a role, for programs, or for a page.")
@output_option
@store_option
def command(
    have: tuple[str, ...],
    profile: Path | None,
    industries: tuple[str, ...],
    limit: int,
    evidence: str,
    format_name: str,
    output: str | None,
    store: Path | None,
) -> None:
    """List the roles within reach, and the skills that open more.

    A role ranks by how much of what it asks for is had; what many roles ask for counts less than what is special, a
    credential that is only preferred counts half. Then come the skills that are missing: that which alone is missing
    for the most roles comes first, then that which brings the most closer.
    """
    from graphq.cli.render_reach import render
    from graphq.graph.names import resolve_list
    from graphq.graph.reach import reach

    with open_store(store) as graph:
        known = having.read(graph, have, profile)
        within = [one for names in industries for one in resolve_list(graph, names, ["industry"])]
        answer = reach(graph, known, limit=limit, industries=within)
    if format_name == "json":
        write_json(answer.to_dict(), output)
    else:
        write_lines(render(answer, format_name, evidence), output)
