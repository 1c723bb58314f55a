"""``graphq path``: the best paths between things."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from graphq.cli.errors import NoPathError
from graphq.cli.options import complete_name, evidence_option, format_option, open_store, output_option, store_option
from graphq.cli.output import write_json, write_lines
from graphq.cli.pathquery import Conditions, query_options, read
from graphq.cli.render_rows import DRAWN, FORMATS
from graphq.cli.scope import Limits, scope_options

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from graphq.graph.absence import Absence
    from graphq.graph.path import PathQuery, Paths
    from graphq.graph.robustness import Rest
    from graphq.graph.store import Store


@click.command(
    epilog="""\b
Examples:
  graphq path Python "Data Scientist"
  graphq path Python,statistics "Data Scientist,Data Analyst" -k 5
  graphq path statistics "Data Scientist" -k 1 --explain
  graphq path Python "Data Scientist" --via "Skill>Role>Skill>Role" --avoid communication
  graphq path Python "Data Scientist" --robust --evidence source
  graphq path Python "Data Scientist" --format svg -o path.svg"""
)
@click.argument("start", metavar="FROM", shell_complete=complete_name)
@click.argument("goal", metavar="TO", shell_complete=complete_name)
@query_options
@scope_options
@click.option("--explain", is_flag=True, help="Say how the cost of each hop comes about.")
@click.option("--robust", is_flag=True, help="Say what rests on one source or sentence, and what remains without it.")
@evidence_option
@format_option(
    *FORMATS,
    *DRAWN,
    default="text",
    help="For people, programs, a page, Graphviz or Mermaid, or a drawing.",
)
@output_option
@store_option
def command(
    start: str,
    goal: str,
    explain: bool,
    robust: bool,
    evidence: str,
    format_name: str,
    output: str | None,
    store: Path | None,
    **query: Any,
) -> None:
    """Find the best paths between things.

    FROM and TO are names in any spelling, with their kind where that is needed (skill:statistics), or IRIs; several
    are joined by commas, and a path leads from any to any. Each hop comes with the sentence that states it.
    """
    from graphq.graph.path import find

    with open_store(store) as graph:
        limits = Limits(*(query.pop(name) for name in Limits._fields))
        asked = read(graph, start, goal, Conditions(**query), limits)
        with _uncollected():
            found = find(graph, asked)
        rests = _robustness(graph, asked, found) if robust else []
        absence = None if found else _absence(graph, asked)
    if format_name == "json":
        write_json(_json(found, rests, absence), output)
    elif found:
        from graphq.cli.render_paths import render

        write_lines(render(found, format_name, evidence=evidence, explain=explain, rests=rests), output)
    if absence:
        raise NoPathError(f"there is no path: {absence}")


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let garbage be: a search makes many small objects, which do not refer in circles, and is a tenth faster so."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _robustness(graph: Store, query: PathQuery, found: Paths) -> list[list[Rest]]:
    from graphq.graph.robustness import robustness

    return robustness(graph, query, found)


def _absence(graph: Store, query: PathQuery) -> Absence:
    from graphq.graph.absence import explain

    return explain(graph, query)


def _json(found: Paths, rests: Sequence[Sequence[Rest]], absence: Absence | None) -> dict[str, Any]:
    answer = found.to_dict()
    for path, resting in zip(answer["paths"], rests, strict=False):
        path["rests_on"] = [rest.to_dict() for rest in resting]
    return {**answer, "absence": absence.to_dict()} if absence else answer
