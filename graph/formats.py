"""RDF formats by name and suffix, and a serialisation that is the same for the same content."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

import pyoxigraph as ox

from graphq.ontology.prefixes import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

RDF_FORMATS = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
_SUFFIXES = {
    ".ttl": "turtle",
    ".trig": "trig",
    ".nq": "nquads",
    ".nt": "ntriples",
    ".jsonld": "jsonld",
    ".rdf": "rdfxml",
    ".owl": "rdfxml",
}
_WITH_PREFIXES = ("turtle", "trig")
_LINES = ("nquads", "ntriples")
_LOCAL_NAME = re.compile(r"\w[\w-]*(\.[\w-]+)*")
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")

Statement = TypeVar("Statement", ox.Triple, ox.Quad)


def by_suffix(path: Path) -> str | None:
    """The RDF format that a file's name promises, if it promises one.

    >>> from pathlib import Path
    >>> by_suffix(Path("courses.TTL")), by_suffix(Path("article.txt"))
    ('turtle', None)
    """
    return _SUFFIXES.get(path.suffix.lower())


def suffixes() -> frozenset[str]:
    """All that the name of an RDF file may end in."""
    return frozenset(_SUFFIXES)


def by_content(head: bytes) -> str | None:
    """The RDF format that the first bytes of a file look like, if they look like one."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start[:1] in (b"{", b"["):
        return "jsonld"
    if start.startswith((b"<?xml", b"<rdf:RDF", b"<!DOCTYPE rdf:RDF")):
        return "rdfxml" if b"RDF" in head else None
    if start[:7].lower() in (b"@prefix", b"prefix ", b"@base <", b"base <h"):
        return "trig"  # a superset of Turtle
    return "nquads" if start.startswith((b"<http", b"<urn:", b"_:")) else None


def serialise(statements: Iterable[Statement], name: str) -> bytes:
    """Triples or quads in one of the formats, sorted: the same bytes for the same content.

    N-Quads and N-Triples are sorted by line, as their canonical forms are. Turtle and TriG go by subject,
    and declare the known prefixes that are used.
    """
    if name in _LINES:
        lines = (ox.serialize(statements, format=RDF_FORMATS[name]) or b"").splitlines(keepends=True)
        return b"".join(sorted(lines))
    ordered = sorted(statements, key=sort_key)
    prefixes = _used(ordered) if name in _WITH_PREFIXES else {}
    data = ox.serialize(ordered, format=RDF_FORMATS[name], prefixes=prefixes)
    return _header_sorted(data or b"", len(prefixes))


def sort_key(statement: ox.Triple | ox.Quad) -> tuple[str, str, bool, str, str]:
    """Graph (the default graph first), subject, predicate (``a`` first), object, as N-Quads writes them."""
    graph = ""
    if isinstance(statement, ox.Quad) and statement.graph_name != ox.DefaultGraph():
        graph = str(statement.graph_name)
    subject, predicate, value = statement.subject, statement.predicate, statement.object
    return graph, str(subject), predicate != _TYPE, str(predicate), str(value)


def short(iri: str) -> str:
    """An IRI by its prefix where one is known and the rest is a plain name, else the IRI as it is.

    >>> short("http://www.w3.org/2004/02/skos/core#prefLabel")
    'skos:prefLabel'
    """
    fitting = [prefix for prefix, namespace in PREFIXES.items() if iri.startswith(namespace)]
    if not fitting:
        return iri
    prefix = max(fitting, key=lambda prefix: len(PREFIXES[prefix]))
    rest = iri[len(PREFIXES[prefix]) :]
    return f"{prefix}:{rest}" if _LOCAL_NAME.fullmatch(rest) else iri


def _used(statements: Iterable[ox.Triple | ox.Quad]) -> dict[str, str]:
    namespaces = {_namespace(iri) for statement in statements for iri in _iris(statement)}
    return {p: iri for p, iri in PREFIXES.items() if any(n.startswith(iri) for n in namespaces)}


def _iris(statement: ox.Triple | ox.Quad) -> Iterable[str]:
    for term in statement:
        if isinstance(term, ox.NamedNode):
            yield term.value
        elif isinstance(term, ox.Literal):
            yield term.datatype.value


def _namespace(iri: str) -> str:
    return iri[: max(iri.rfind("#"), iri.rfind("/")) + 1]


def _header_sorted(data: bytes, prefixes: int) -> bytes:
    """Oxigraph writes the prefix lines in no fixed order."""
    lines = data.split(b"\n", prefixes)
    return b"\n".join([*sorted(lines[:prefixes]), lines[prefixes]])
