"""What a query answers: rows, a yes or no, or triples; each writes itself in its formats.

``csv``, ``tsv``, ``json`` and ``xml`` are the W3C's result formats, written by Oxigraph as it finds the rows.
``jsonl`` is one JSON object a row, by variable: numbers and booleans as such, other literals as their text,
IRIs in full, blank nodes as ``_:name``, ``null`` where a variable has no value.
"""

from __future__ import annotations

from itertools import islice

import pyoxigraph as ox

from graphq.ontology.errors import QueryError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, BinaryIO

    from graphq.graph.store import Term
    from graphq.graph.worker import Worker

    Row = tuple[Term | None, ...]

RESULT_FORMATS = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}
ROW_FORMATS = (*RESULT_FORMATS, "jsonl")
GRAPH_FORMATS = ("turtle", "ntriples", "jsonld")
_BATCH = 512
_XSD = "http://www.w3.org/2001/XMLSchema#"
_FRACTIONS = frozenset(_XSD + name for name in ("decimal", "double", "float"))
_INTEGERS = frozenset(
    _XSD + name
    for name in [
        "integer",
        "int",
        "long",
        "short",
        "byte",
        "unsignedInt",
        "unsignedLong",
        "unsignedShort",
        "unsignedByte",
        "nonNegativeInteger",
        "positiveInteger",
        "nonPositiveInteger",
        "negativeInteger",
    ]
)


class Select:
    """The rows of a SELECT query, read once, as the query finds them.

    Attributes:
        variables: the names of the columns.
    """

    def __init__(self, worker: Worker, variables: tuple[str, ...]) -> None:
        self.variables = variables
        self._worker = worker

    def __iter__(self) -> Iterator[Row]:
        while rows := self._worker.call(lambda solutions: [tuple(row) for row in islice(solutions, _BATCH)]):
            yield from rows

    def write(self, out: BinaryIO, name: str) -> None:
        """Write the rows in one of ``ROW_FORMATS``."""
        if name == "jsonl":
            self._write_lines(out)
        else:
            form = _result_format(name, "SELECT")
            self._worker.call(lambda solutions: solutions.serialize(out, form))

    def _write_lines(self, out: BinaryIO) -> None:
        import json

        for row in self:
            values = dict(zip(self.variables, map(plain, row), strict=True))
            out.write(json.dumps(values, ensure_ascii=False).encode() + b"\n")


class Ask:
    """The yes or no of an ASK query."""

    def __init__(self, worker: Worker, value: bool) -> None:
        self.value = value
        self._worker = worker

    def __bool__(self) -> bool:
        return self.value

    def write(self, out: BinaryIO, name: str) -> None:
        """Write the answer in one of ``ROW_FORMATS``; as ``jsonl`` it is ``true`` or ``false``."""
        if name == "jsonl":
            out.write(b"true\n" if self.value else b"false\n")
        else:
            form = _result_format(name, "ASK")
            self._worker.call(lambda answer: answer.serialize(out, form))


class Graph:
    """The triples of a CONSTRUCT or DESCRIBE query, each once, sorted."""

    def __init__(self, worker: Worker) -> None:
        from graphq.graph.formats import sort_key

        self.triples: list[ox.Triple] = sorted(worker.call(set), key=sort_key)

    def __iter__(self) -> Iterator[ox.Triple]:
        return iter(self.triples)

    def __len__(self) -> int:
        return len(self.triples)

    def write(self, out: BinaryIO, name: str) -> None:
        """Write the triples in one of ``GRAPH_FORMATS``."""
        from graphq.graph.formats import serialise

        if name not in GRAPH_FORMATS:
            raise QueryError(f"triples cannot be written as {name}", suggestions=GRAPH_FORMATS)
        out.write(serialise(self.triples, name))


Result = Select | Ask | Graph


def plain(term: Term | None) -> Any:
    """A term as a JSON value; see the module's text."""
    if term is None:
        return None
    if not isinstance(term, ox.Literal):
        return term.value if isinstance(term, ox.NamedNode) else str(term)
    datatype = term.datatype.value
    if datatype in _INTEGERS:
        return _number(int, term.value)
    if datatype in _FRACTIONS:
        return _number(float, term.value)
    return term.value in ("true", "1") if datatype == _XSD + "boolean" else term.value


def text(term: Term | None) -> str:
    """A term for people: a literal's text, an IRI by its prefix, nothing for no value."""
    if isinstance(term, ox.NamedNode):
        from graphq.graph.formats import short

        return short(term.value)
    if isinstance(term, ox.Literal):
        return term.value
    return "" if term is None else str(term)


def _number(kind: type[int] | type[float], lexical: str) -> int | float | str:
    """The number, or its text where it is not one or JSON has no such number."""
    try:
        value = kind(lexical)
    except ValueError:
        return lexical
    return value if value - value == 0 else lexical


def _result_format(name: str, form: str) -> ox.QueryResultsFormat:
    if name not in RESULT_FORMATS:
        raise QueryError(f"the answer of a {form} query cannot be written as {name}", suggestions=ROW_FORMATS)
    return RESULT_FORMATS[name]
