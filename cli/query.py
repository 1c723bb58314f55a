"""``graphq query``: SPARQL, or a saved query."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import click

from graphq.cli.answer import FORMATS, RULES, answer
from graphq.cli.errors import UsageError
from graphq.cli.options import (
    Seconds,
    complete_parameter,
    complete_saved,
    format_option,
    nearest_store,
    open_store,
    output_option,
    store_option,
)
from graphq.cli.output import write_lines
from graphq.cli.table import table, terminal_width
from graphq.ontology.errors import AmbiguousNameError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@click.command(
    epilog="""\b
Examples:
  graphq query 'SELECT ?title ?max { ?role gq:pays/schema:maxValue ?max ; skos:prefLabel ?title }'
  graphq query --saved skills-of-role --param role="Data Scientist"
  graphq query --file question.rq --format json"""
)
@click.argument("sparql", required=False)
@click.option("--file", metavar="FILE", help="Read the query from a file.")
@click.option("--saved", metavar="NAME", shell_complete=complete_saved, help="Ask a saved query.")
@click.option(
    "--param",
    "params",
    multiple=True,
    metavar="NAME=VALUE",
    shell_complete=complete_parameter,
    help="A parameter of the saved query; may be repeated.",
)
@click.option("--list", "listing", is_flag=True, help="List the saved queries and their parameters.")
@format_option(
    *FORMATS,
    default=None,
    help="Default: table on a terminal, else csv; turtle for CONSTRUCT and DESCRIBE.",
)
@click.option(
    "--timeout",
    type=Seconds(positive=True),
    metavar="SECONDS",
    help="Stop a query that runs longer.",
)
@click.option(
    "--default-graph",
    type=click.Choice(RULES),
    default="union",
    show_default=True,
    help="What a pattern outside GRAPH sees: all sources, or only triples in no named graph.",
)
@output_option
@store_option
def command(sparql: str | None, saved: str | None, params: tuple[str, ...], listing: bool, **how: Any) -> None:
    """Ask the graph by SPARQL, or by a saved query.

    SPARQL is a SELECT, ASK, CONSTRUCT or DESCRIBE query, or - for standard input. Prefixes such as gq, role,
    skill, schema, skos, prov, oa and xsd are declared. FROM and FROM NAMED are honoured.
    """
    if listing:
        _list(how["store"])
        return
    if sum(given is not None for given in (sparql, how["file"], saved)) != 1:
        raise UsageError("give one query: SPARQL, --file FILE, --saved NAME, or - for standard input")
    if params and not saved:
        raise UsageError("--param belongs to --saved NAME")
    if saved:
        sparql = _bound(saved, dict(map(_pair, params)), how["store"])
    answer(sparql, **how)


def _list(store: Path | None) -> None:
    from graphq.graph.saved import list_saved

    rows = [(query.name, query.title, query.usage) for query in list_saved(nearest_store(store))]
    write_lines(table(("name", "question", "parameters"), rows, terminal_width()))


def _bound(name: str, values: dict[str, str], store: Path | None) -> str:
    """The SPARQL of a saved query.

    Raises:
        NameLookupError: a parameter is the name of a thing, and nothing in the graph is called so.
    """
    from graphq.graph.saved import find

    query = find(name, nearest_store(store))
    sparql = query.bind(values)
    names = {p.name: values[p.name] for p in query.parameters if p.kind == "key" and p.name in values}
    if names:
        _check_names(names, store)
    return sparql


def _check_names(names: Mapping[str, str], store: Path | None) -> None:
    from graphq.graph.names import resolve
    from graphq.ontology.fact import Kind

    with open_store(store) as graph:
        for parameter, name in names.items():
            kinds = [kind.value for kind in Kind if kind.value == parameter]
            with suppress(AmbiguousNameError):  # then the query asks about all that it means
                resolve(graph, name, kinds)


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise UsageError(f"--param {text}: write NAME=VALUE")
    return name.strip(), value.strip()
