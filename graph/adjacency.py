"""Who is related to whom: neighbours read from the store when they are asked for, and remembered."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, cast

import pyoxigraph as ox

from graphq.ontology.fact import Relation
from graphq.ontology.terms import RELATION_TERMS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from graphq.graph.store import Store

    Statement = dict[str, str | int]
    Neighbours = dict[str, dict[str, Statement]]
    Ends = Iterable[tuple[str, str]]

FIGURE_RELATIONS = frozenset({Relation.PAYS.value, Relation.GROWS.value, Relation.STATISTIC.value})
"""The relations whose object is a figure: an amount, a growth or another number."""

_RELATIONS = {term: relation.value for relation, term in RELATION_TERMS.items()}
_LINKS = " ".join(str(term) for term, relation in _RELATIONS.items() if relation not in FIGURE_RELATIONS)
_DEGREE = f"""
SELECT (COUNT(?other) AS ?degree) {{{{
  SELECT DISTINCT ?other {{{{
    VALUES ?link {{{{ {_LINKS} }}}}
    {{{{ {{thing}} ?link ?other }}}} UNION {{{{ ?other ?link {{thing}} }}}}
  }}}} LIMIT {{most}}
}}}}"""


class Adjacency:
    """The neighbours of things, as dictionaries ``neighbour → relation → {"relation", "support"}``.

    Parallel statements of one relation between two things are one entry; its ``support`` is the number of sources
    that state it. Neighbours are sorted by IRI. What a question costs depends on the neighbourhood that it reads.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._successors: dict[str, Neighbours] = {}
        self._predecessors: dict[str, Neighbours] = {}
        self._nodes: list[str] | None = None

    def __contains__(self, iri: object) -> bool:
        """Whether any fact speaks of a thing."""
        try:
            return isinstance(iri, str) and bool(self.successors(iri) or self.predecessors(iri))
        except ValueError:  # not an IRI
            return False

    def successors(self, iri: str) -> Neighbours:
        """What a thing is stated to have, lead to, include and so on."""
        return _remembered(self._successors, iri, self._objects)

    def predecessors(self, iri: str) -> Neighbours:
        """What is stated to have, lead to, include the thing and so on."""
        return _remembered(self._predecessors, iri, self._subjects)

    def degree(self, iri: str, most: int) -> int:
        """How many things a thing is related to, figures apart, counted no further than ``most``.

        Oxigraph counts: for a hub that is ten times faster than to look at its neighbours from here.
        """
        query = _DEGREE.format(thing=ox.NamedNode(iri), most=most)
        (row,) = cast("ox.QuerySolutions", self._store.rdf.query(query, use_default_graph_as_union=True))
        return int(cast("ox.Literal", row["degree"]).value)

    def nodes(self) -> list[str]:
        """Everything that a fact speaks of, sorted: reads the whole graph, once."""
        if self._nodes is None:
            self._nodes = sorted({iri for subject, _, object_, _ in self.edges() for iri in (subject, object_)})
        return self._nodes

    def edges(self) -> Iterator[tuple[str, str, str, int]]:
        """Subject, relation, object and support of all edges: reads the whole graph."""
        for term, relation in _RELATIONS.items():
            stated = Counter(_named(quad) for quad in self._store.quads(None, term))
            for ends, support in stated.items():
                if ends:
                    yield ends[0], relation, ends[1], support

    def _objects(self, iri: str) -> Ends:
        for quad in self._store.quads(ox.NamedNode(iri)):
            relation = _RELATIONS.get(quad.predicate)
            if relation and (ends := _named(quad)):
                yield ends[1], relation

    def _subjects(self, iri: str) -> Ends:
        for term, relation in _RELATIONS.items():
            for quad in self._store.quads(None, term, ox.NamedNode(iri)):
                if ends := _named(quad):
                    yield ends[0], relation


def statement(relation: str, support: int) -> Statement:
    """What an edge carries."""
    return {"relation": relation, "support": support}


def _remembered(memory: dict[str, Neighbours], iri: str, read: Callable[[str], Ends]) -> Neighbours:
    found = memory.get(iri)
    if found is None:
        found = memory[iri] = {}
        for (neighbour, relation), support in sorted(Counter(read(iri)).items()):
            found.setdefault(neighbour, {})[relation] = statement(relation, support)
    return found


def _named(quad: ox.Quad) -> tuple[str, str] | None:
    """The ends of a statement between two named things."""
    subject, object_ = quad.subject, quad.object
    if isinstance(subject, ox.NamedNode) and isinstance(object_, ox.NamedNode):
        return subject.value, object_.value
    return None
