"""What a command line asks of paths: the options, and the query that they make."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

if TYPE_CHECKING:
    from graphq.cli.options import Command
    from graphq.graph.cost import CostModel
    from graphq.graph.itinerary import Template
    from graphq.graph.path import PathQuery
    from graphq.graph.scope import Scope
    from graphq.graph.store import Store

MOST_PATHS = 1000
"""So many paths may be asked for at most."""
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


def _template(_: click.Context, __: click.Parameter, text: str | None) -> Template | None:
    """The template that was given, refused if it names no kinds."""
    from graphq.graph.itinerary import Template

    try:
        return Template.parse(text) if text else None
    except ValueError as error:
        raise click.BadParameter(f"{error}.") from None


class Conditions(NamedTuple):
    """What is asked of a path beyond its ends, as it stands on the command line."""

    k: int
    max_hops: int
    directed: bool
    template: Template | None
    through: tuple[str, ...]
    avoid: tuple[str, ...]
    relations: tuple[str, ...]
    sources: tuple[str, ...]
    min_support: int
    costs: Path | None


def query_options(command: Command) -> Command:
    """The options that :class:`Conditions` holds; the command takes them as its keyword arguments."""
    options = (
        click.option(
            "-k",
            type=click.IntRange(1, MOST_PATHS),
            metavar="N",
            default=3,
            show_default=True,
            help="How many paths to find.",
        ),
        click.option(
            "--max-hops",
            type=click.IntRange(1, 100),
            metavar="N",
            default=6,
            show_default=True,
            help="The longest path.",
        ),
        click.option("--directed", is_flag=True, help="Follow statements from subject to object only."),
        click.option(
            "--via",
            "template",
            callback=_template,
            metavar="KINDS",
            help='The kinds of things on a path, as in "Skill>Role>*>Role": ? is one thing of any kind, * any number.',
        ),
        click.option(
            "--through", multiple=True, metavar="NAME", help="Only paths by way of this thing; may be given again."
        ),
        click.option(
            "--avoid",
            multiple=True,
            metavar="WHAT",
            help="No path by way of this thing, kind or relation; may be given again.",
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
        click.option(
            "--costs",
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="A YAML file that says what relations, hubs, support and age count for.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def read(graph: Store, start: str, goal: str, conditions: Conditions) -> PathQuery:
    """The query that is asked.

    Raises:
        NameLookupError: a name means nothing in the graph, or several things.
        SettingsError: the file of costs cannot be used.
    """
    from graphq.graph.itinerary import ANYTHING, MOST_THROUGH
    from graphq.graph.names import resolve, resolve_list
    from graphq.graph.path import PathQuery

    if len(conditions.through) > MOST_THROUGH:
        raise click.BadParameter(f"{MOST_THROUGH} things are the most.", param_hint="--through")
    template = conditions.template or ANYTHING
    starts, goals = (
        resolve_list(graph, names, kinds) for names, kinds in zip((start, goal), template.end_kinds, strict=True)
    )
    return PathQuery(
        starts=tuple(starts),
        goals=tuple(goals),
        k=conditions.k,
        max_hops=conditions.max_hops,
        costs=_costs(conditions.costs),
        scope=_scope(graph, conditions),
        template=template,
        through=tuple(resolve(graph, name) for name in conditions.through),
    )


def _costs(file: Path | None) -> CostModel:
    if file:
        from graphq.graph.costfile import read

        return read(file)
    from graphq.graph.cost import DEFAULT

    return DEFAULT


def _scope(graph: Store, conditions: Conditions) -> Scope:
    """What is avoided is a relation or a kind if it is called like one, else a thing."""
    from graphq.graph.itinerary import KINDS
    from graphq.graph.names import resolve
    from graphq.graph.scope import Scope
    from graphq.graph.sources import resolve as resolve_source

    avoided = {what: what.strip().lower().replace(" ", "_") for what in conditions.avoid}
    things = [what for what, word in avoided.items() if word not in (*RELATIONS, *KINDS)]
    return Scope(
        relations=frozenset(conditions.relations),
        sources=frozenset(resolve_source(graph, name).value for name in conditions.sources),
        min_support=conditions.min_support,
        directed=conditions.directed,
        avoid_things=frozenset(resolve(graph, what).iri for what in things),
        avoid_kinds=frozenset(word for word in avoided.values() if word in KINDS),
        avoid_relations=frozenset(word for word in avoided.values() if word in RELATIONS),
    )
