"""The answer to a SPARQL query, written as it is asked for. Imports no click."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from graphq.cli.output import destination, is_terminal
from graphq.ontology.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphq.graph.result import Result, Select

FORMATS = ("table", "csv", "tsv", "json", "xml", "jsonl", "turtle", "ntriples", "jsonld")
RULES: tuple[Literal["union"], Literal["strict"]] = ("union", "strict")


class Question(NamedTuple):
    """A query and how it is to be answered.

    Attributes:
        sparql: the query, ``-`` for standard input, ``None`` if it is in ``file``.
        file: the file that holds it. store: the store's folder, ``None`` for the nearest.
        format_name: one of ``FORMATS``, ``None`` for the default.
        output: the file to write, ``None`` for standard output.
        timeout: seconds. default_graph: ``union`` or ``strict``.
    """

    sparql: str | None
    file: str | None = None
    store: Path | None = None
    format_name: str | None = None
    output: str | None = None
    timeout: float | None = None
    default_graph: Literal["union", "strict"] = "union"


def answer(question: Question) -> int:
    """Ask the question and write the answer."""
    from graphq.graph.location import resolve
    from graphq.graph.store import Store

    sparql = _text(question)
    with Store.open(resolve(question.store)) as store:
        try:
            result = store.query(sparql, default_graph=question.default_graph, timeout=question.timeout)
        except QueryError as error:
            error.path = question.file  # the line is one of this file
            raise
        _write(result, question)
    return 0


def _text(question: Question) -> str:
    if question.sparql not in (None, "-"):
        return question.sparql
    file = question.file or "-"
    try:
        return (sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()).decode("utf-8-sig")
    except OSError as error:
        raise QueryError(f"cannot read the query: {error.strerror}", path=file) from error
    except UnicodeDecodeError as error:
        raise QueryError("the query is not UTF-8 text: save it as UTF-8", path=file) from error


def _write(result: Result, question: Question) -> None:
    from graphq.graph.result import Graph, Select

    name = question.format_name or ("table" if is_terminal() else "csv")
    if isinstance(result, Graph) and question.format_name in (None, "table"):
        name = "turtle"
    with destination(question.output) as out:
        if name != "table":
            result.write(out, name)
        elif isinstance(result, Select):
            for line in _table(result, question.output):
                out.write(line.encode() + b"\n")
        else:
            out.write(b"yes\n" if result else b"no\n")


def _table(result: Select, file: str | None) -> Iterator[str]:
    from graphq.cli.table import table, terminal_width
    from graphq.graph.result import text

    rows = ([text(term) for term in row] for row in result)
    return table(result.variables, rows, None if file else terminal_width())
