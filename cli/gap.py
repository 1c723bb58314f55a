"""``graphq gap``: what is missing for a role."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from graphq.cli import having
from graphq.cli.options import complete_name, evidence_option, format_option, open_store, output_option, store_option
from graphq.cli.output import write_json, write_lines
from graphq.cli.render_rows import FORMATS

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    epilog="""\b
Examples:
  graphq gap --have python,statistics --want "Data Scientist"
  graphq gap --profile known.yaml --want "Data Scientist,Data Analyst" --evidence none"""
)
@having.have_options
@click.option(
    "--want",
    required=True,
    multiple=True,
    metavar="ROLES",
    shell_complete=complete_name,
    help="The roles you want, joined by commas; may be given again.",
)
@evidence_option
@format_option(*FORMATS, default="text", help="For people, a line a requirement, for programs, or for a page.")
@output_option
@store_option
def command(
    have: tuple[str, ...],
    profile: Path | None,
    want: tuple[str, ...],
    evidence: str,
    format_name: str,
    output: str | None,
    store: Path | None,
) -> None:
    """Say what is missing for a role, and what comes first.

    Credentials that are required come first, then skills, those first that more of the roles ask for; what is only
    preferred comes last. Having something brings more than itself: what it is a kind of, the skills of a role that was
    held or of a programme that was studied, and with a degree all general degrees below it. Each thing that is missing
    comes with a sentence that asks for it, and with the programmes that teach it.
    """
    from graphq.cli.render_gap import render
    from graphq.graph.gap import gap
    from graphq.graph.names import resolve_list

    with open_store(store) as graph:
        known = having.read(graph, have, profile)
        wanted = [role for names in want for role in resolve_list(graph, names, ["role"])]
        answer = gap(graph, known, list(dict.fromkeys(wanted)))
    if format_name == "json":
        write_json(answer.to_dict(), output)
    else:
        write_lines(render(answer, format_name, evidence), output)
