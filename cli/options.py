"""Options that several commands share, and the completion of names from the graph."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from click.shell_completion import CompletionItem

    from graphq.graph.saved import SavedQuery
    from graphq.graph.store import Store

Command = TypeVar("Command", bound="Callable[..., Any]")

store_option = click.option(
    "--store",
    type=click.Path(path_type=Path),
    envvar="GRAPHQ_STORE",
    show_envvar=True,
    metavar="FOLDER",
    help="The store, in place of the nearest .graphq folder from the working directory upward.",
)
LONGEST_WAIT = 1e6
"""No query and no lock is waited for longer than this many seconds."""


class _Number(click.FloatRange):
    """A number in a range, which "nan" and "inf" are not."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number, refused if it is none or out of range."""
        number = float(super().convert(value, param, ctx))
        if number != number:
            self.fail(f"{value!r} is not a number.", param, ctx)
        return number


class Seconds(_Number):
    """A length of time in seconds."""

    name = "seconds"

    def __init__(self, *, positive: bool) -> None:
        super().__init__(min=0, max=LONGEST_WAIT, min_open=positive)


class Fraction(_Number):
    """A share of a whole, from 0 to 1."""

    name = "share"

    def __init__(self) -> None:
        super().__init__(min=0, max=1)


wait_option = click.option(
    "--wait",
    type=Seconds(positive=False),
    default=0.0,
    metavar="SECONDS",
    help="Wait for another process that writes to the store. Default: do not wait.",
)

private_option = click.option(
    "--allow-private", is_flag=True, help="Also fetch pages from private networks and from this computer."
)

output_option = click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Write to a file, which appears only when it is complete, in place of standard output.",
)

evidence_option = click.option(
    "--evidence",
    type=click.Choice(["quote", "source", "none"]),
    default="quote",
    show_default=True,
    help="Show the sentences that state each hop, only the names of their sources, or neither.",
)


def format_option(*names: str, default: str | None, help: str) -> Callable[[Command], Command]:  # noqa: A002
    """``--format`` with one of ``names``."""
    choice = click.Choice(names)
    return click.option(
        "--format", "format_name", type=choice, default=default, show_default=default is not None, help=help
    )


def open_store(explicit: Path | None) -> Store:
    """The store that is named, else the nearest one, open for reading.

    Raises:
        StoreError: there is none, or it cannot be read.
    """
    from graphq.graph.location import resolve
    from graphq.graph.store import Store

    return Store.open(resolve(explicit))


def complete_name(context: click.Context, _: click.Parameter, typed: str) -> list[CompletionItem[str]]:
    """Names from the graph that begin like what is typed; none where there is no graph."""
    return _completions(context, typed)


def complete_parameter(context: click.Context, _: click.Parameter, typed: str) -> list[CompletionItem[str]]:
    """``name=`` of the parameters of a saved query, then names from the graph as their values."""
    name, equals, value = typed.partition("=")
    if equals:
        return _completions(context, value, before=f"{name}=")
    chosen = [query for query in _saved(context) if query.name == context.params.get("saved")]
    parameters = [parameter.name for query in chosen for parameter in query.parameters]
    return _items(f"{parameter}=" for parameter in parameters if parameter.startswith(name))


def complete_saved(context: click.Context, _: click.Parameter, typed: str) -> list[CompletionItem[str]]:
    """The names of the saved queries that begin like what is typed."""
    return _items(query.name for query in _saved(context) if query.name.startswith(typed))


def nearest_store(explicit: Path | None) -> Path | None:
    """The folder of the store that is named, else of the nearest one, ``None`` if there is none."""
    from graphq.graph.location import resolve
    from graphq.ontology.errors import StoreError

    try:
        return resolve(explicit)
    except StoreError:
        return None


def _saved(context: click.Context) -> list[SavedQuery]:
    from graphq.graph.saved import list_saved
    from graphq.ontology.errors import GraphqError

    try:
        return list_saved(nearest_store(context.params.get("store")))
    except GraphqError:
        return []


def _completions(context: click.Context, typed: str, before: str = "") -> list[CompletionItem[str]]:
    from graphq.graph.names import complete
    from graphq.ontology.errors import GraphqError

    try:
        with open_store(context.params.get("store")) as store:
            return _items(before + node.label for node in complete(store, typed))
    except (GraphqError, OSError):
        return []


def _items(values: Iterable[str]) -> list[CompletionItem[str]]:
    from click.shell_completion import CompletionItem

    return [CompletionItem(value) for value in dict.fromkeys(values)]
