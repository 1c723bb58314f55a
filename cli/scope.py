"""What of the graph a question may use, as it is said on a command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import click

from graphq.cli.errors import UsageError

if TYPE_CHECKING:
    from graphq.cli.options import Command
    from graphq.graph.scope import Scope
    from graphq.graph.store import Store

RELATIONS = (
    "leads_to",
    "pays",
    "requires_skill",
    "develops",
    "includes",
    "in_industry",
    "hires",
    "requires_credential",
    "grows",
    "statistic",
)


class Limits(NamedTuple):
    """What leaves out a part of the graph."""

    directed: bool
    avoid: tuple[str, ...]
    relations: tuple[str, ...]
    sources: tuple[str, ...]
    min_support: int


def scope_options(command: Command) -> Command:
    """The options that :class:`Limits` holds; the command takes them as its keyword arguments."""
    options = (
        click.option("--directed", is_flag=True, help="Follow statements from subject to object only."),
        click.option(
            "--avoid",
            multiple=True,
            metavar="WHAT",
            help="Nothing by way of this thing, kind or relation; may be given again.",
        ),
        click.option(
            "--relation",
            "relations",
            type=click.Choice(RELATIONS),
            metavar="NAME",
            multiple=True,
            help="Only hops of this relation; may be given again.",
        ),
        click.option(
            "--source",
            "sources",
            multiple=True,
            metavar="NAME",
            help="Only what this source states; may be given again.",
        ),
        click.option(
            "--min-support",
            type=click.IntRange(min=1),
            metavar="N",
            default=1,
            help="Only what at least so many sources state.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def read(graph: Store, limits: Limits) -> Scope:
    """The part of the graph that is left.

    What is avoided is a relation or a kind if it is called like one, else a thing.

    Raises:
        NameLookupError: a name means nothing in the graph, or several things.
        UsageError: a relation is asked for and avoided.
    """
    from graphq.graph.itinerary import KINDS
    from graphq.graph.names import resolve
    from graphq.graph.scope import Scope
    from graphq.graph.sources import resolve as resolve_source

    avoided = {what: what.strip().lower().replace(" ", "_") for what in limits.avoid}
    things = [what for what, word in avoided.items() if word not in (*RELATIONS, *KINDS)]
    if both := set(limits.relations) & set(avoided.values()):
        raise UsageError(f"--relation asks for {min(both)} and --avoid for none: give one of them")
    return Scope(
        relations=frozenset(limits.relations),
        sources=frozenset(resolve_source(graph, name).value for name in limits.sources),
        min_support=limits.min_support,
        directed=limits.directed,
        avoid_things=frozenset(resolve(graph, what).iri for what in things),
        avoid_kinds=frozenset(word for word in avoided.values() if word in KINDS),
        avoid_relations=frozenset(word for word in avoided.values() if word in RELATIONS),
    )
