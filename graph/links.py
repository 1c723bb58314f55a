"""The links between things as ground for routes: each pair of related things is one hop, whatever relates them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graphq.graph.cost import DEFAULT, CostModel
from graphq.ontology.fact import FIGURE_RELATIONS

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from graphq.graph.adjacency import Adjacency, Neighbours


class Link(NamedTuple):
    """One way from a thing to a neighbour: links sort by what they cost.

    Attributes:
        cost: what the hop costs, in hundredths.
        inverse: whether it is walked from the statement's object to its subject.
        relation: what relates the two.
    """

    cost: int
    inverse: bool
    relation: str


class Links:
    """Ground for :func:`graphq.graph.routes.best_routes`, made of what is read from the store.

    Args:
        adjacency: where neighbours come from.
        costs: what hops and passing through things cost.
        ends: the figures that may be walked to or from; ``None`` for all. Routes through figures mean nothing.
    """

    def __init__(self, adjacency: Adjacency, costs: CostModel = DEFAULT, ends: Container[str] | None = None) -> None:
        self._adjacency = adjacency
        self._costs = costs
        self._ends = ends
        self.least_hop = costs.least_hop
        self._links: dict[str, dict[str, Link]] = {}
        self._tolls: dict[str, int] = {}

    def links(self, place: str) -> dict[str, Link]:
        """The cheapest link to each neighbour."""
        if place not in self._links:
            found: dict[str, Link] = {}
            for there, link in self._all(place):
                found[there] = min(link, found.get(there, link))
            self._links[place] = found
        return self._links[place]

    def hops(self, place: str) -> dict[str, int]:
        """What a hop to each neighbour costs, in hundredths."""
        return {there: link.cost for there, link in self.links(place).items()}

    def toll(self, place: str) -> int:
        """What it costs to pass through a place, in hundredths."""
        if place not in self._tolls:
            self._tolls[place] = self._costs.toll(self._adjacency.degree(place, self._costs.most))
        return self._tolls[place]

    def _all(self, place: str) -> Iterator[tuple[str, Link]]:
        yield from self._directed(self._adjacency.successors(place), place, inverse=False)
        yield from self._directed(self._adjacency.predecessors(place), place, inverse=True)

    def _directed(self, neighbours: Neighbours, place: str, *, inverse: bool) -> Iterator[tuple[str, Link]]:
        for there, statements in neighbours.items():
            for relation, statement in statements.items():
                if self._open(relation, place if inverse else there):
                    cost = self._costs.hop(relation, int(statement["support"]))
                    yield there, Link(cost, inverse, relation)

    def _open(self, relation: str, object_: str) -> bool:
        return relation not in FIGURE_RELATIONS or self._ends is None or object_ in self._ends
