"""The graph as NetworkX sees it: served from the store as it is asked for, or copied whole.

A NetworkX graph needs no more than mappings of its nodes and neighbours. Here these read from the store when they
are asked and remember what they have read, so that NetworkX's own algorithms run unchanged, and a question costs
what its neighbourhood is large, not what the graph is. What asks for all nodes or edges reads the whole graph.

    >>> graph = undirected(store)                              # doctest: +SKIP
    >>> networkx.ego_graph(graph, python.iri, radius=2)        # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import networkx as nx

from graphq.graph.adjacency import Adjacency, statement
from graphq.graph.cost import DEFAULT, UNIT, CostModel
from graphq.graph.links import Links
from graphq.graph.names import node

if TYPE_CHECKING:
    from graphq.graph.store import Store


def network(store: Store) -> Any:
    """The facts of the store as a read-only ``networkx.MultiDiGraph``.

    Nodes are the IRIs of what facts speak of, with ``label`` and ``kind``. There is one edge for each subject,
    relation and object: its key is the relation, its ``support`` the number of sources that state it. The
    undirected view is ``network(store).to_undirected(as_view=True)``.
    """
    adjacency = Adjacency(store)
    graph = nx.MultiDiGraph()
    graph._node = _Served(adjacency, lambda iri: _attributes(store, iri))
    graph._adj = _Served(adjacency, adjacency.successors)
    graph._pred = _Served(adjacency, adjacency.predecessors)
    return nx.freeze(graph)


def undirected(store: Store) -> Any:
    """The same graph as a read-only ``networkx.MultiGraph``, to be walked both ways.

    NetworkX's own undirected view of a directed graph keeps no order. The neighbours of this one are sorted, so that
    of several shortest paths the same is found each time.
    """
    adjacency = Adjacency(store)
    graph = nx.MultiGraph()
    graph._node = _Served(adjacency, lambda iri: _attributes(store, iri))
    graph._adj = _Served(adjacency, adjacency.neighbours)
    return nx.freeze(graph)


def simple(store: Store, costs: CostModel = DEFAULT) -> Any:
    """The same things as a read-only undirected ``networkx.Graph``: one weighted edge for each related pair.

    An edge's ``weight`` is what its cheapest relation costs and half the tolls of its ends, so that paths between
    two things rank as :func:`graphq.graph.path.paths` ranks them.
    """
    adjacency = Adjacency(store)
    links = Links(adjacency, costs)

    def weights(iri: str) -> dict[str, dict[str, float]]:
        toll = links.toll(iri)
        hops = links.ahead(iri).items()
        return {there: {"weight": (link.cost + (toll + links.toll(there)) / 2) / UNIT} for there, link in hops}

    graph = nx.Graph()
    graph._node = _Served(adjacency, lambda iri: _attributes(store, iri))
    graph._adj = _Served(adjacency, weights)
    return nx.freeze(graph)


def to_networkx(store: Store) -> Any:
    """A copy of the whole graph as a ``networkx.MultiDiGraph`` that equals :func:`network`, to analyse or change."""
    adjacency = Adjacency(store)
    graph = nx.MultiDiGraph()
    graph.add_nodes_from((iri, _attributes(store, iri)) for iri in adjacency.nodes())
    graph.add_edges_from(
        (subject, object_, relation, statement(relation, support))
        for subject, relation, object_, support in adjacency.edges()
    )
    return graph


def _attributes(store: Store, iri: str) -> dict[str, str]:
    thing = node(store, iri)
    return {"label": thing.label, "kind": thing.kind}


class _Served(Mapping[str, Any]):
    """A value for each thing, read when it is asked for and remembered."""

    def __init__(self, adjacency: Adjacency, read: Callable[[str], Any]) -> None:
        self._adjacency = adjacency
        self._read = read
        self._memory: dict[str, Any] = {}

    def __getitem__(self, iri: str) -> Any:
        if iri not in self._memory:
            if iri not in self._adjacency:
                raise KeyError(iri)
            self._memory[iri] = self._read(iri)
        return self._memory[iri]

    def __iter__(self) -> Iterator[str]:
        return iter(self._adjacency.nodes())

    def __len__(self) -> int:
        return len(self._adjacency.nodes())
