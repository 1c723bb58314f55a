"""How the graphs of a store lie in its database: beside every named graph, the union of all of them.

In RDF the union of graphs is a set: a triple that three sources state is one triple in it. Oxigraph can ask
all graphs as if they were one, but then finds such a triple three times, and a join of two of them nine
times. So the union is kept: the database's default graph holds each triple once, however many named graphs
state it. Triples that a user puts in no graph (``--graph default``) are kept in a named graph of their own,
``OWN``, which is shown as the default graph again wherever statements leave the store.
"""

from __future__ import annotations

import pyoxigraph as ox

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from typing import Any

    from graphq.graph.store import GraphName

UNION = ox.DefaultGraph()
OWN = ox.NamedNode("https://w3id.org/graphq/id/default")
HISTORY = ox.NamedNode("https://w3id.org/graphq/id/history")
POLICY = ox.NamedNode("https://w3id.org/graphq/id/policy")
DEGREES = ox.NamedNode("https://w3id.org/graphq/id/degrees")
OUTSIDE = frozenset({HISTORY, POLICY, DEGREES})
"""Named graphs whose triples are not in the union: they speak of the store and are nothing that a source states."""
_BULK = 20_000  # quads from which Oxigraph's bulk loader is faster than a transaction


def kept(graph: GraphName) -> GraphName:
    """The name under which the database keeps a graph."""
    return OWN if graph == UNION else graph


def shown(quad: ox.Quad) -> ox.Quad:
    """A quad of the database as its users know it."""
    return moved(quad, UNION) if quad.graph_name == OWN else quad


def moved(quad: ox.Quad, graph: GraphName) -> ox.Quad:
    """The same triple in another graph."""
    return ox.Quad(quad.subject, quad.predicate, quad.object, graph)


def size(database: ox.Store, graph: GraphName) -> int:
    """How many triples a graph of the database has."""
    pattern = "?s ?p ?o" if graph == UNION else f"GRAPH {graph} {{ ?s ?p ?o }}"
    rows: Any = database.query(f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}")
    return int(next(rows)["n"].value)


def add(database: ox.Store, quads: Collection[ox.Quad]) -> None:
    """Add quads of named graphs, and their triples to the union."""
    extend(database, quads)
    extend(database, [moved(quad, UNION) for quad in quads])


def extend(database: ox.Store, quads: Collection[ox.Quad]) -> None:
    """Add quads, and nothing to the union."""
    (database.bulk_extend if len(quads) >= _BULK else database.extend)(quads)


def remove(database: ox.Store, quads: Iterable[ox.Quad]) -> None:
    """Remove quads of named graphs, and from the union what no other graph states."""
    gone = list(quads)
    delete(database, gone)
    delete(database, [quad for quad in {moved(quad, UNION) for quad in gone} if _only_there(database, quad)])


def _only_there(database: ox.Store, quad: ox.Quad) -> bool:
    """Whether no source states the triple: what is outside the union does not keep anything in it."""
    stated = database.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
    return all(other.graph_name == quad.graph_name or other.graph_name in OUTSIDE for other in stated)


def delete(database: ox.Store, quads: Iterable[ox.Quad]) -> None:
    """Delete quads in one transaction, much faster than one by one; blank nodes cannot be named in an update."""
    ground: list[str] = []
    for quad in quads:
        if "_:" in f"{quad.subject} {quad.object}":
            database.remove(quad)
        elif quad.graph_name == UNION:
            ground.append(f"{quad.triple} .")
        else:
            ground.append(f"GRAPH {quad.graph_name} {{ {quad.triple} }}")
    if ground:
        database.update("DELETE DATA {\n" + "\n".join(ground) + "\n}")


def fill(database: ox.Store, quads: Iterable[ox.Quad], aside: Iterable[ox.Quad]) -> None:
    """Put quads of named graphs into an empty database, and make their union without those that are set aside."""
    database.bulk_extend(quads)
    database.bulk_extend(moved(quad, UNION) for quad in named(database) if quad.graph_name not in OUTSIDE)
    for quad in aside:
        database.remove(moved(quad, UNION))


def named(database: ox.Store) -> Iterator[ox.Quad]:
    """All quads of named graphs, those outside the union too, as the database keeps them; but not the degrees.

    These can be counted again, as the union can be made again.
    """
    quads = database.quads_for_pattern(None, None, None, None)
    return (quad for quad in quads if quad.graph_name not in (UNION, DEGREES))


def statements(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """What sources state, as their users know it, out of quads of the database; no union, and nothing outside it."""
    return (shown(quad) for quad in quads if quad.graph_name != UNION and quad.graph_name not in OUTSIDE)


def dataset(database: ox.Store, rule: str) -> dict[str, Any]:
    """The arguments of a query that make its dataset: ``union``, or ``strict`` as the graphs were loaded."""
    own = database.contains_named_graph(OWN)
    if rule == "union" and not own:
        return {}
    named = [graph for graph in database.named_graphs() if graph != OWN]
    return {"named_graphs": named} if rule == "union" else {"default_graph": OWN, "named_graphs": named}


def set_aside(database: ox.Store) -> set[ox.Triple]:
    """The triples that a policy keeps out of the union, although sources state them."""
    from graphq.ontology.terms import GQ  # a query need not load the terms

    quads = database.quads_for_pattern(None, None, None, POLICY)
    return {quad.triple for quad in quads if quad.predicate != GQ.CONFLICT_POLICY}
