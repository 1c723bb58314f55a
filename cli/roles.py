"""``graphq roles``: roles by what they ask for, where they work, and what they pay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from graphq.cli.errors import NothingFoundError, UsageError
from graphq.cli.options import complete_name, evidence_option, format_option, open_store, output_option, store_option
from graphq.cli.output import write_json, write_lines
from graphq.cli.pay import amount, currency_code
from graphq.cli.render_rows import FORMATS
from graphq.ontology.fact import PERIODS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from graphq.cli.options import Command
    from graphq.graph.names import Node
    from graphq.graph.store import Store


def _names(option: str, name: str, text: str) -> Callable[[Command], Command]:
    """An option that takes names joined by commas, and may be given again."""
    return click.option(option, name, multiple=True, metavar="NAMES", shell_complete=complete_name, help=text)


@click.command(
    epilog="""\b
Examples:
  graphq roles --skill python
  graphq roles --industry healthcare --without-credential "master's degree"
  graphq roles --skill statistics --pays-at-least 100000 --currency USD"""
)
@_names("--skill", "skills", "Asks for all of these skills, or kinds of them, joined by commas; may be given again.")
@_names("--industry", "industries", "Works in all of these industries, or kinds of them.")
@_names("--credential", "credentials", "Asks for all of these credentials, or kinds of them.")
@_names("--without-credential", "without", "Needs none of these credentials, nor kinds of them, nor higher degrees.")
@click.option(
    "--pays-at-least",
    callback=amount,
    metavar="AMOUNT",
    help="Pays at least so much, in whole units of --currency for one --period.",
)
@click.option(
    "--currency", callback=currency_code, show_default="USD", metavar="CODE", help="That of the amount, by ISO 4217."
)
@click.option("--period", type=click.Choice(PERIODS), show_default="year", help="What the amount is for.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="How many roles. Default: all.")
@evidence_option
@format_option(*FORMATS, default="text", help="For people, a line a role, for programs, or for a page.")
@output_option
@store_option
def command(
    skills: tuple[str, ...],
    industries: tuple[str, ...],
    credentials: tuple[str, ...],
    without: tuple[str, ...],
    pays_at_least: float | None,
    currency: str | None,
    period: str | None,
    limit: int | None,
    evidence: str,
    format_name: str,
    output: str | None,
    store: Path | None,
) -> None:
    """List roles by skill, industry, credential and pay.

    Pay is an interval, of which nothing is made up: a role usually pays the amount if all its usual pay is at least so
    much, possibly if some of it is, and only some of those who work in it earn so much if just a figure for a level,
    an industry, a place or the best paid is. Amounts in other currencies or for other periods are not converted.
    The exit code is 1 if there is no such role.
    """
    from graphq.cli.render_roles import render
    from graphq.graph.rolesearch import Criteria, Pay, roles

    if pays_at_least is None and (currency or period):
        raise UsageError("--currency and --period say what --pays-at-least is in: give that too")
    with open_store(store) as graph:
        criteria = Criteria(
            skills=_things(graph, skills, "skill"),
            industries=_things(graph, industries, "industry"),
            credentials=_things(graph, credentials, "credential"),
            without_credentials=_things(graph, without, "credential"),
            pay=None if pays_at_least is None else Pay(pays_at_least, currency or "USD", period or "year"),
        )
        found = roles(graph, criteria, limit)
    if format_name == "json":
        write_json(found.to_dict(), output)
    else:
        write_lines(render(found, format_name, evidence, noting=bool(without)), output)
    if not found.roles:
        raise NothingFoundError("no role fulfils all of this")


def _things(graph: Store, names: Sequence[str], kind: str) -> tuple[Node, ...]:
    from graphq.graph.names import resolve_list

    return tuple(dict.fromkeys(one for text in names for one in resolve_list(graph, text, [kind])))
