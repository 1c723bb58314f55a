"""``graphq bands``: what roles pay, as intervals side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from graphq.cli.errors import NothingFoundError
from graphq.cli.options import complete_name, evidence_option, format_option, open_store, output_option, store_option
from graphq.cli.output import write_json, write_lines
from graphq.cli.pay import currency_code
from graphq.cli.render_rows import FORMATS
from graphq.ontology.fact import PERIODS

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    epilog="""\b
Examples:
  graphq bands "Data Scientist" "Data Analyst"
  graphq bands --usual --currency USD --period year --limit 20
  graphq bands --usual --format svg -o bands.svg"""
)
@click.argument("roles", nargs=-1, metavar="[ROLE]...", shell_complete=complete_name)
@click.option(
    "--usual",
    is_flag=True,
    help="Only ranges, medians and averages of a role as a whole, not of one level, industry, place or employer.",
)
@click.option("--currency", callback=currency_code, metavar="CODE", help="Only pay in this currency, by ISO 4217.")
@click.option("--period", type=click.Choice(PERIODS), help="Only pay for this period.")
@click.option(
    "--limit", type=click.IntRange(min=1), metavar="N", default=150, show_default=True, help="How many to give at most."
)
@evidence_option
@format_option(*FORMATS, "svg", default="text", help="A chart in characters, for programs, for a page, or a drawing.")
@output_option
@store_option
def command(
    roles: tuple[str, ...],
    usual: bool,
    currency: str | None,
    period: str | None,
    limit: int,
    evidence: str,
    format_name: str,
    output: str | None,
    store: Path | None,
) -> None:
    """Show what roles pay, as intervals side by side.

    Of all roles, or of those named. A bar runs from bound to bound, a point is a single figure such as a median, and an
    arrow leads where a source sets no bound. Currencies and periods are not converted: each has a scale of its own.
    The exit code is 1 if no pay is stated.
    """
    from graphq.graph.bands import BandFilter, bands
    from graphq.graph.names import resolve

    with open_store(store) as graph:
        chosen = [resolve(graph, name, ["role"]) for name in roles]
        found = bands(graph, chosen, BandFilter(usual, currency, period), limit)
    if format_name == "json":
        write_json(found.to_dict(), output)
    elif found:
        from graphq.cli.render_bands import render

        write_lines(render(found, format_name, evidence), output)
    if not found:
        raise NothingFoundError("no such pay is stated")
    if found.without:
        click.echo(f"No such pay is stated of {' and '.join(role.label for role in found.without)}.", err=True)
