"""``graphq compare``: roles side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from graphq.cli.errors import UsageError
from graphq.cli.options import complete_name, evidence_option, format_option, open_store, output_option, store_option
from graphq.cli.output import write_json, write_lines
from graphq.cli.render_rows import FORMATS

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    epilog="""\b
Examples:
  graphq compare "Data Scientist" "Data Analyst"
  graphq compare "Data Scientist" "Data Analyst" --format table"""
)
@click.argument("roles", nargs=-1, required=True, metavar="ROLE...", shell_complete=complete_name)
@evidence_option
@format_option(*FORMATS, default="text", help="For people, a line a trait, for programs, or for a page.")
@output_option
@store_option
def command(roles: tuple[str, ...], evidence: str, format_name: str, output: str | None, store: Path | None) -> None:
    """Set roles side by side.

    What skills they share and which differ, what carries over from one to another, the credentials they ask for and
    how strongly, their industries, their pay as intervals, and their outlook, each with a sentence.
    """
    from graphq.cli.render_comparison import render
    from graphq.graph.compare import compare
    from graphq.graph.names import resolve

    with open_store(store) as graph:
        chosen = list(dict.fromkeys(resolve(graph, name, ["role"]) for name in roles))
        if len(chosen) < 2:
            raise UsageError(f"compare two roles or more: all that is named is {chosen[0].label}")
        answer = compare(graph, chosen)
    if format_name == "json":
        write_json(answer.to_dict(), output)
    else:
        write_lines(render(answer, format_name, evidence), output)
