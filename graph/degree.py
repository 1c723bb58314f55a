"""Degrees: how many others each thing is related to, kept beside the union, so that no question has to count them.

They stand in a named graph (``union.DEGREES``) outside the union: they say how much a thing is related to in this
store, and are nothing that a source states. A writer brings those up to date whose relations it has changed, before it
publishes, so that they never lag behind. What others must be called by an IRI: pay, growth and other figures, literals
and blank nodes do not count, nor does a thing that is related to itself.
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
_NEIGHBOURS = f"""
  VALUES ?link {{ {" ".join(sorted(map(str, _LINKS)))} }}
  {{ ?thing ?link ?other }} UNION {{ ?other ?link ?thing }}
  FILTER(isIRI(?thing) && isIRI(?other) && ?other != ?thing)"""
_ONE = f"SELECT (COUNT(DISTINCT ?other) AS ?degree) {{ {_NEIGHBOURS} }}"
_ALL = f"SELECT ?thing (COUNT(DISTINCT ?other) AS ?degree) {{ {_NEIGHBOURS} }} GROUP BY ?thing"
_MANY = 4000
"""To count all is faster than to count so many things one by one, unless the graph has millions of relations."""


def of(database: ox.Store, thing: ox.NamedNode) -> int:
    """The degree of a thing; counted if the store is of a graphq that did not keep it."""
    noted = next(database.quads_for_pattern(thing, GQ.DEGREE, None, union.DEGREES), None)
    kept = _value(noted) if noted is not None else None
    return counted(database, thing) if kept is None else kept


def all_kept(database: ox.Store) -> Iterator[tuple[ox.NamedNode, int | None]]:
    """Each thing of which a degree is kept, with it; ``None`` is what is no number."""
    quads = database.quads_for_pattern(None, GQ.DEGREE, None, union.DEGREES)
    return ((cast("ox.NamedNode", quad.subject), _value(quad)) for quad in quads)


def counted(database: ox.Store, thing: ox.NamedNode) -> int:
    """How many others the union relates a thing to."""
    rows = cast("ox.QuerySolutions", database.query(_ONE.replace("?thing", str(thing))))
    return int(next(rows)["degree"].value)


def all_counted(database: ox.Store) -> Iterator[tuple[ox.NamedNode, int]]:
    """Each thing that the union relates to others, with its degree."""
    rows = cast("ox.QuerySolutions", database.query(_ALL))
    return ((row["thing"], int(row["degree"].value)) for row in rows)


def refresh(database: ox.Store, things: Collection[ox.NamedNode]) -> None:
    """Bring the degrees of a store that is being written up to date.

    Args:
        database: the store's.
        things: those whose relations may have changed. All are counted if these are many, or none is kept yet.
    """
    kept = any(database.quads_for_pattern(None, GQ.DEGREE, None, union.DEGREES))
    if not kept or len(things) > _MANY:
        database.remove_graph(union.DEGREES)
        union.extend(database, [_quad(thing, degree) for thing, degree in all_counted(database)])
        return
    before = {quad for thing in things for quad in database.quads_for_pattern(thing, None, None, union.DEGREES)}
    after = {_quad(thing, degree) for thing in things if (degree := counted(database, thing))}
    union.delete(database, before - after)
    union.extend(database, after - before)


def ends(quads: Iterable[ox.Quad]) -> Iterator[ox.NamedNode]:
    """The things that some quads relate to others."""
    for quad in quads:
        if quad.predicate in _LINKS:
            yield from (end for end in (quad.subject, quad.object) if isinstance(end, ox.NamedNode))


def _value(quad: ox.Quad) -> int | None:
    value = quad.object.value if isinstance(quad.object, ox.Literal) else ""
    return int(value) if value.isdecimal() else None


def _quad(thing: ox.NamedNode, degree: int) -> ox.Quad:
    return ox.Quad(thing, GQ.DEGREE, ox.Literal(degree), union.DEGREES)
