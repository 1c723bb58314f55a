"""Counts: what a store holds, by relation, by kind and by source."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import unquote

import pyoxigraph as ox

from graphq.graph import history, union
from graphq.ontology import iri
from graphq.ontology.terms import DCTERMS, GQ, KIND_TERMS, RELATION_TERMS, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graphq.graph.store import Store

_CLAIMS = f"SELECT ?g (COUNT(*) AS ?n) {{ GRAPH ?g {{ ?claim a {GQ.Claim} }} }} GROUP BY ?g"
_TRIPLES = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
_FACTS = "SELECT (COUNT(*) AS ?n) {{ ?subject {} ?object }}"
_THINGS = "SELECT (COUNT(*) AS ?n) {{ ?thing a {} }}"


@dataclass(frozen=True, slots=True, order=True)
class SourceRow:
    """A source that is loaded, or any other named graph.

    Attributes:
        name: its file name or URL, ``default`` for triples in no named graph. title: its heading, if it has
        one. iri: its IRI, which is the name of its graph. facts: how many statements of its text carry a
        fact. triples: how many triples it states. passed_over: how many blocks of its text were left out,
        by reason. sha256: hash of the content it was read from. loader, version: what read it. loaded: when what it
        says now was loaded, as an ``xsd:dateTime`` in UTC. These four are "" where nobody knows, as for RDF.
    """

    name: str
    title: str
    iri: str
    facts: int
    triples: int
    passed_over: Mapping[str, int] = field(default_factory=dict, compare=False)
    sha256: str = ""
    loader: str = ""
    version: str = ""
    loaded: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The row as JSON values."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Stats:
    """What a store holds.

    Attributes:
        facts: how many facts, by relation; a fact that several sources state counts once.
        entities: how many things, by kind. sources: the sources, by name.
        triples: how many triples the union of all graphs has.
    """

    facts: Mapping[str, int]
    entities: Mapping[str, int]
    sources: tuple[SourceRow, ...]
    triples: int

    def to_dict(self) -> dict[str, Any]:
        """The counts as JSON values."""
        return {
            "facts": dict(self.facts),
            "entities": dict(self.entities),
            "sources": [row.to_dict() for row in self.sources],
            "triples": self.triples,
        }


def stats(store: Store) -> Stats:
    """Count what the union of all graphs holds."""
    facts = {relation.value: _count(store, _FACTS.format(term)) for relation, term in RELATION_TERMS.items()}
    entities = {str(kind): _count(store, _THINGS.format(term)) for kind, term in KIND_TERMS.items()}
    return Stats(facts, entities, tuple(sources(store)), len(store))


def sources(store: Store) -> list[SourceRow]:
    """One row for each graph that a source or a user has filled, by name."""
    claims = dict(_counts(store, _CLAIMS))
    counted = ((graph, n) for graph, n in _counts(store, _TRIPLES) if graph not in union.OUTSIDE)
    return sorted(_row(store, graph, claims.get(graph, 0), n) for graph, n in counted)


def _row(store: Store, graph: ox.NamedNode, claims: int, triples: int) -> SourceRow:
    name = _value(store, graph, DCTERMS.IDENTIFIER) or name_of(graph)
    omissions = [quad.object for quad in store.quads(graph, GQ.PASSED_OVER, None, graph)]
    passed_over = {
        _value(store, omission, SCHEMA.DESCRIPTION): int(_value(store, omission, SCHEMA.VALUE))
        for omission in omissions
        if isinstance(omission, ox.NamedNode)
    }
    title = _value(store, graph, DCTERMS.TITLE)
    return SourceRow(
        name=name,
        title=title,
        iri=graph.value,
        facts=claims,
        triples=triples,
        passed_over=dict(sorted(passed_over.items())),
        sha256=_value(store, graph, SCHEMA.SHA256),
        loader=_value(store, graph, GQ.LOADER),
        version=_value(store, graph, GQ.LOADER_VERSION),
        loaded=history.loaded(store.rdf, graph),
    )


def name_of(graph: ox.NamedNode | ox.BlankNode) -> str:
    """What a source is called, by the name of its graph; triples in no graph are called ``default``."""
    if graph == union.OWN:
        return "default"
    kind, segment = iri.split(graph.value)
    return unquote(segment) if kind == "source" else graph.value


def _value(store: Store, subject: ox.NamedNode, predicate: ox.NamedNode) -> str:
    """The first value of a property, "" if there is none."""
    values = (triple.object for triple in store.triples(subject, predicate))
    return min((value.value for value in values if isinstance(value, ox.Literal)), default="")


def _counts(store: Store, sparql: str) -> Iterator[tuple[ox.NamedNode, int]]:
    for row in cast("ox.QuerySolutions", store.rdf.query(sparql)):
        if row["g"] is not None:
            yield row["g"], int(row["n"].value)


def _count(store: Store, sparql: str) -> int:
    return int(next(cast("ox.QuerySolutions", store.rdf.query(sparql)))["n"].value)
