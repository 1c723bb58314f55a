"""The answer to a SPARQL query, written as it is asked for. Imports no click."""

from __future__ import annotations

import sys

from graphq.cli.output import destination, is_terminal
from graphq.ontology.errors import QueryError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graphq.graph.query import DefaultGraphRule
    from graphq.graph.result import Result, Select

FORMATS = ("table", "csv", "tsv", "json", "xml", "jsonl", "turtle", "ntriples", "jsonld")
RULES = ("union", "strict")


def answer(
    sparql: str | None,
    *,
    file: str | None = None,
    store: Path | str | None = None,
    format_name: str | None = None,
    output: str | None = None,
    timeout: float | None = None,
    default_graph: DefaultGraphRule = "union",
) -> int:
    """Ask a query and write the answer.

    Args:
        sparql: the query, ``-`` for standard input, ``None`` if it is in ``file``.
        file: the file that holds it.
        store: the store's folder, ``None`` for the nearest.
        format_name: one of ``FORMATS``, ``None`` for the default.
        output: the file to write, ``None`` for standard output.
        timeout: how many seconds the query may run.
        default_graph: one of ``RULES``.
    """
    from graphq.graph.store import Store

    text = sparql if sparql not in (None, "-") else _read(file or "-")
    with Store.open(store) as graph:
        try:
            result = graph.query(text, default_graph=default_graph, timeout=timeout)
        except QueryError as error:
            error.path = file  # the line is one of this file
            raise
        _write(result, format_name, output)
    return 0


def _read(file: str) -> str:
    try:
        if file == "-":
            return sys.stdin.buffer.read().decode("utf-8-sig")
        with open(file, "rb") as stream:
            return stream.read().decode("utf-8-sig")
    except OSError as error:
        raise QueryError(f"cannot read the query: {error.strerror}", path=file) from error
    except UnicodeDecodeError as error:
        raise QueryError("the query is not UTF-8 text: save it as UTF-8", path=file) from error


def _write(result: Result, format_name: str | None, output: str | None) -> None:
    from graphq.graph.result import Graph, Select

    name = format_name or ("table" if is_terminal() else "csv")
    if isinstance(result, Graph) and format_name in (None, "table"):
        name = "turtle"
    with destination(output) as out:
        if name != "table":
            result.write(out, name)
        elif isinstance(result, Select):
            for line in _table(result, output):
                out.write(line.encode() + b"\n")
        else:
            out.write(b"yes\n" if result else b"no\n")


def _table(result: Select, file: str | None) -> Iterator[str]:
    from graphq.cli.table import abridged, table, terminal_width
    from graphq.graph.result import text

    rows = ([abridged(text(term)) for term in row] for row in result)
    return table(result.variables, rows, None if file else terminal_width())
