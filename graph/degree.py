"""Degrees: how many things each thing is related to, kept beside the union, so that no question has to count them.

They stand in a named graph (``union.DEGREES``) outside the union: they say how much a thing is related to in this
store, and are nothing that a source states. A writer brings those up to date whose relations it has changed, before it
publishes, so that they never lag behind. Pay, growth and other figures are no neighbours, and do not count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pyoxigraph as ox

from graphq.graph import union
from graphq.ontology.fact import FIGURE_RELATIONS, Relation
from graphq.ontology.terms import GQ, RELATION_TERMS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

_LINKS = frozenset(RELATION_TERMS[relation] for relation in Relation if relation not in FIGURE_RELATIONS)
_COUNT = """
SELECT ?thing (COUNT(DISTINCT ?other) AS ?degree) {
  VALUES ?link { %s }
  { ?thing ?link ?other } UNION { ?other ?link ?thing }
  FILTER(isIRI(?thing))
} GROUP BY ?thing"""


def degree(database: ox.Store, thing: ox.NamedNode) -> int:
    """How many things a thing is related to; counted if the store is of a graphq that did not keep it."""
    noted = next(database.quads_for_pattern(thing, GQ.DEGREE, None, union.DEGREES), None)
    return counted(database, thing) if noted is None else _value(noted)


def kept(database: ox.Store) -> Iterator[tuple[ox.NamedNode, int]]:
    """Each thing of which a degree is kept, with it."""
    quads = database.quads_for_pattern(None, GQ.DEGREE, None, union.DEGREES)
    return ((cast("ox.NamedNode", quad.subject), _value(quad)) for quad in quads)


def counted(database: ox.Store, thing: ox.NamedNode) -> int:
    """How many things the union relates a thing to."""
    others: set[object] = set()
    for link in _LINKS:
        others.update(quad.object for quad in database.quads_for_pattern(thing, link, None, union.UNION))
        others.update(quad.subject for quad in database.quads_for_pattern(None, link, thing, union.UNION))
    return len(others)


def all_counted(database: ox.Store) -> Iterator[tuple[ox.NamedNode, int]]:
    """Each thing that the union relates to others, with its degree: one question, much faster than one a thing."""
    rows = cast("ox.QuerySolutions", database.query(_COUNT % " ".join(map(str, _LINKS))))
    return ((row["thing"], int(row["degree"].value)) for row in rows)


def refresh(database: ox.Store, things: Collection[ox.NamedNode]) -> None:
    """Bring the degrees of a store that is being written up to date.

    Args:
        database: the store's.
        things: those whose relations may have changed. All are counted if the store keeps no degrees yet.
    """
    if not database.contains_named_graph(union.DEGREES):
        database.extend(_quad(thing, count) for thing, count in all_counted(database))
        return
    before = {quad for thing in things for quad in database.quads_for_pattern(thing, None, None, union.DEGREES)}
    after = {_quad(thing, count) for thing in things if (count := counted(database, thing))}
    union.delete(database, before - after)
    database.extend(after - before)


def related(quads: Iterable[ox.Quad]) -> Iterator[ox.NamedNode]:
    """The things that some quads relate to others."""
    for quad in quads:
        if quad.predicate in _LINKS:
            yield from (end for end in (quad.subject, quad.object) if isinstance(end, ox.NamedNode))


def _value(quad: ox.Quad) -> int:
    return int(cast("ox.Literal", quad.object).value)


def _quad(thing: ox.NamedNode, count: int) -> ox.Quad:
    return ox.Quad(thing, GQ.DEGREE, ox.Literal(count), union.DEGREES)
