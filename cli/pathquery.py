"""What a command line asks of paths: the options, and the query that they make."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from graphq.cli import scope
from graphq.cli.errors import UsageError

if TYPE_CHECKING:
    from graphq.cli.options import Command
    from graphq.graph.cost import CostModel
    from graphq.graph.itinerary import Template
    from graphq.graph.path import PathQuery
    from graphq.graph.store import Store

MOST_PATHS = 1000
"""So many paths may be asked for at most."""


def _template(_: click.Context, __: click.Parameter, text: str | None) -> Template | None:
    """The template that was given, refused if it names no kinds."""
    from graphq.graph.itinerary import Template

    try:
        return Template.parse(text) if text is not None else None
    except ValueError as error:
        raise click.BadParameter(f"{error}.") from None


class Conditions(NamedTuple):
    """What is asked of a path beyond its ends and the part of the graph it leads through."""

    k: int
    max_hops: int
    template: Template | None
    through: tuple[str, ...]
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
        costs_option,
    )
    for option in reversed(options):
        command = option(command)
    return command


costs_option = click.option(
    "--costs",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A YAML file that says what relations, hubs, support and age count for.",
)


def read(graph: Store, start: str, goal: str, conditions: Conditions, limits: scope.Limits) -> PathQuery:
    """The query that is asked.

    Raises:
        NameLookupError: a name means nothing in the graph, or several things.
        SettingsError: the file of costs cannot be used.
        UsageError: conditions exclude each other.
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
    through = tuple(resolve(graph, name) for name in conditions.through)
    left = scope.read(graph, limits)
    if both := [thing.label for thing in through if thing.iri in left.avoid_things]:
        raise UsageError(f"--through asks for {both[0]} and --avoid for paths without it: give one of them")
    return PathQuery(
        starts=tuple(starts),
        goals=tuple(goals),
        k=conditions.k,
        max_hops=conditions.max_hops,
        costs=read_costs(conditions.costs),
        scope=left,
        template=template,
        through=through,
    )


def read_costs(file: Path | None) -> CostModel:
    """The costs that a file gives, or those that hold without one.

    Raises:
        SettingsError: the file cannot be used.
    """
    if file:
        from graphq.graph.costfile import read

        return read(file)
    from graphq.graph.cost import DEFAULT

    return DEFAULT
