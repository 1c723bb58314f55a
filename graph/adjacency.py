"""Who is related to whom: neighbours read from the store when they are asked for, and remembered."""

from __future__ import annotations

from itertools import groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING, cast

import pyoxigraph as ox

from graphq.graph import degree
from graphq.graph.names import kind_of
from graphq.graph.scope import EVERYTHING, Scope
from graphq.graph.union import OUTSIDE, set_aside
from graphq.ontology.fact import Relation
from graphq.ontology.terms import RELATION_TERMS, TERM_RELATIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graphq.graph.cost import CostModel
    from graphq.graph.store import Store

    Related = tuple[str, str, bool, int, int | None]
    """The other thing, the relation, whether the other is its subject, how many sources state it, the latest year."""
    Statement = dict[str, str | int]
    Neighbours = dict[str, dict[str, Statement]]

_RELATIONS = tuple(relation.value for relation in Relation)
# The named graphs say how many sources state what there is. Relations are numbers, which need not be looked up.
_NEIGHBOURS = """
SELECT ?inverse ?code ?other %(graph)s {
  { GRAPH ?graph { %(thing)s ?relation ?other } BIND(0 AS ?inverse) }
  UNION { GRAPH ?graph { ?other ?relation %(thing)s } BIND(1 AS ?inverse) }
  VALUES (?relation ?code) { %(codes)s } %(counted)s
}"""
_EDGES = """
SELECT ?subject ?code ?object (COUNT(?graph) AS ?support) {
  VALUES (?relation ?code) { %s }
  GRAPH ?graph { ?subject ?relation ?object }
} GROUP BY ?subject ?code ?object"""
_ENOUGH_SOURCES = 64
"""Where there are as many sources, a hop may be supported by any number of them."""


class Adjacency:
    """The neighbours of things, as dictionaries ``neighbour → relation → {"relation", "support"}``.

    Parallel statements of one relation between two things are one entry; its ``support`` is the number of sources that
    state it. Neighbours are sorted by IRI. What a question costs depends on the neighbourhood that it reads.

    Args:
        store: what is read.
        scope: the sources that count; the rest of it is for :class:`graphq.graph.links.Links` to mind.
        years: when the sources are of, by IRI: with it, an entry has the latest ``year`` in which it was stated.
        relations: what relations to read.
    """

    def __init__(
        self,
        store: Store,
        scope: Scope = EVERYTHING,
        years: Mapping[str, int] | None = None,
        relations: Iterable[Relation] = tuple(Relation),
    ) -> None:
        self.scope = scope
        self._store = store
        self._rdf = store.rdf
        self._years = years or {}
        self._relations = [relation for relation in relations if self._has(relation)]
        self._codes = _coded(self._relations)
        self._aside = {_ends(triple) for triple in set_aside(store.rdf)}
        self._kinds: dict[str, str] = {}
        self._related: dict[str, list[Related]] = {}
        self._around: dict[str, tuple[Neighbours, Neighbours]] = {}
        self._nodes: list[str] | None = None

    def __contains__(self, iri: object) -> bool:
        """Whether any fact speaks of a thing."""
        try:
            return isinstance(iri, str) and bool(self.successors(iri) or self.predecessors(iri))
        except ValueError:  # not an IRI
            return False

    def related(self, iri: str) -> list[Related]:
        """All that a thing is related to, sorted by IRI: what the dictionaries are made of, faster to go through."""
        if iri not in self._related:
            thing = str(ox.NamedNode(iri))
            found: list[Related] = []
            rows = sorted(self._stated(thing), key=itemgetter(2, 1, 0))
            for (inverse, code, other), stated in groupby(rows, key=itemgetter(0, 1, 2)):
                sources = list(stated)
                relation = _RELATIONS[int(code)]
                ends = (other, relation, thing) if inverse == "1" else (thing, relation, other)
                if _is_iri(other) and ends not in self._aside:
                    year = self._latest(sources) if self._years else None
                    found.append((other[1:-1], relation, inverse == "1", len(sources), year))
            self._related[iri] = found
        return self._related[iri]

    def successors(self, iri: str) -> Neighbours:
        """What a thing is stated to have, lead to, include and so on."""
        return self._parted(iri)[0]

    def predecessors(self, iri: str) -> Neighbours:
        """What is stated to have, lead to, include the thing and so on."""
        return self._parted(iri)[1]

    def neighbours(self, iri: str) -> Neighbours:
        """Both. If one relation is stated both ways, what the later of the two IRIs is the subject of counts."""
        after, before = self.successors(iri), self.predecessors(iri)
        found: Neighbours = {}
        for other in sorted(after.keys() | before.keys()):
            stated = after.get(other, {}), before.get(other, {})
            first, last = stated if iri <= other else stated[::-1]
            found[other] = first | last
        return found

    def degree(self, iri: str) -> int:
        """How many things a thing is related to, figures apart, whatever the scope is."""
        return degree.of(self._rdf, ox.NamedNode(iri))

    def kind(self, iri: str) -> str:
        """The kind of a thing."""
        if iri not in self._kinds:
            self._kinds[iri] = kind_of(self._store, iri)
        return self._kinds[iri]

    def least_hop(self, costs: CostModel) -> int:
        """What the cheapest hop that is stated can cost, in hundredths."""
        stated = [relation for relation in self._relations if self.scope.has_relation(relation)]
        sources = sum(graph not in OUTSIDE for graph in islice(self._rdf.named_graphs(), _ENOUGH_SOURCES))
        return costs.least_hop(stated, sources if sources < _ENOUGH_SOURCES - len(OUTSIDE) else None)

    def _has(self, relation: Relation) -> bool:
        """Whether anything is stated by a relation: others need not be asked for."""
        return next(self._rdf.quads_for_pattern(None, RELATION_TERMS[relation], None, None), None) is not None

    def nodes(self) -> list[str]:
        """Everything that a fact speaks of, sorted: reads the whole graph, once."""
        if self._nodes is None:
            self._nodes = sorted({iri for subject, _, object_, _ in self.edges() for iri in (subject, object_)})
        return self._nodes

    def edges(self) -> Iterator[tuple[str, str, str, int]]:
        """Subject, relation, object and support of all edges, sorted by their ends: reads the whole graph."""
        stated = sorted(self._ask(_EDGES % _coded(Relation)), key=itemgetter(0, 2, 1))
        for subject, code, object_, support in stated:
            relation = _RELATIONS[int(code)]
            if _is_iri(subject) and _is_iri(object_) and (subject, relation, object_) not in self._aside:
                yield subject[1:-1], relation, object_[1:-1], int(support)

    def _parted(self, iri: str) -> tuple[Neighbours, Neighbours]:
        """The neighbours that a thing is stated to have, and those that are stated to have it."""
        if iri not in self._around:
            around: tuple[Neighbours, Neighbours] = {}, {}
            for other, relation, inverse, support, year in self.related(iri):
                around[inverse].setdefault(other, {})[relation] = statement(relation, support, year)
            self._around[iri] = around
        return self._around[iri]

    def _stated(self, thing: str) -> list[list[str]]:
        """A row for each time that something is stated of the thing and another."""
        graph = "?graph" if self._years else ""
        parts = {"thing": thing, "graph": graph, "codes": self._codes, "counted": self._counted()}
        return self._ask(_NEIGHBOURS % parts)

    def _counted(self) -> str:
        """The condition that a graph counts."""
        only, without = self.scope.sources, self.scope.without_sources
        asked = f"FILTER(?graph IN ({_in(only)}))" if only else ""
        return asked + (f"FILTER(?graph NOT IN ({_in(without)}))" if without else "")

    def _latest(self, rows: Iterable[list[str]]) -> int | None:
        """The latest year of the graphs that some rows end with; ``None`` if none of them has one."""
        years = (self._years.get(row[-1][1:-1]) for row in rows)
        return max((year for year in years if year), default=None)

    def _ask(self, sparql: str) -> list[list[str]]:
        """The rows of an answer, each term as SPARQL writes it.

        Oxigraph writes an answer faster than it makes a Python object of each term.
        """
        answer = cast("ox.QuerySolutions", self._rdf.query(sparql)).serialize(format=ox.QueryResultsFormat.TSV)
        return [line.split("\t") for line in (answer or b"").decode().split("\n")[1:-1]]


def statement(relation: str, support: int, year: int | None = None) -> Statement:
    """What an edge carries."""
    stated: Statement = {"relation": relation, "support": support}
    if year:
        stated["year"] = year
    return stated


def _ends(triple: ox.Triple) -> tuple[str, str, str]:
    """A statement as the rows of an answer have it: subject, relation, object."""
    return str(triple.subject), TERM_RELATIONS[triple.predicate].value, str(triple.object)


def _is_iri(term: str) -> bool:
    return term.startswith("<") and not term.startswith("<<")  # a quoted triple


def _coded(relations: Iterable[Relation]) -> str:
    """Relations, each with its number."""
    return " ".join(f"({RELATION_TERMS[relation]} {_RELATIONS.index(relation.value)})" for relation in relations)


def _in(iris: Iterable[str]) -> str:
    return ", ".join(str(ox.NamedNode(iri)) for iri in sorted(iris))
