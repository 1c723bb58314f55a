"""The links between things as ground for routes: each pair of related things is one hop, whatever relates them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from graphq.graph.adjacency import Adjacency
from graphq.graph.claim import claims
from graphq.graph.cost import DEFAULT, CostModel, HopCost, TollCost
from graphq.graph.hop import Hop
from graphq.graph.names import kind_of
from graphq.graph.years import years
from graphq.ontology.fact import FIGURE_RELATIONS, Kind, Relation

if TYPE_CHECKING:
    from collections.abc import Collection, Container

    from graphq.graph.names import Node
    from graphq.graph.scope import Scope
    from graphq.graph.store import Store


class Link(NamedTuple):
    """One way from a thing to a neighbour: links sort by what they cost.

    Attributes:
        cost: what the hop costs, in hundredths.
        inverse: whether it is walked from the statement's object to its subject.
        relation: what relates the two.
        reckoning: how the cost comes about.
    """

    cost: int
    inverse: bool
    relation: str
    reckoning: HopCost


class Links:
    """The hops that a scope leaves, and what they cost.

    Args:
        adjacency: where neighbours come from, and the scope.
        costs: what hops and passing through things cost.
        ends: where routes begin and end: things that may be met whatever the scope avoids, and the only figures that
            may be; ``None`` if any figure may be. Routes through figures mean nothing.
        newest: the year that the age of statements is counted from; 0 if age does not count.

    Attributes:
        scope: what of the graph is left. least_toll: what the least toll can cost, in hundredths.
    """

    def __init__(
        self,
        adjacency: Adjacency,
        costs: CostModel = DEFAULT,
        ends: Container[str] | None = None,
        newest: int = 0,
    ) -> None:
        self._adjacency = adjacency
        self.scope = adjacency.scope
        self._costs = costs
        self._ends = ends
        self._newest = newest
        self.least_toll = costs.toll(0).hundredths
        self._ahead: dict[str, dict[str, Link]] = {}
        self._behind: dict[str, dict[str, Link]] = {}
        self._sizes: dict[str, int] = {}
        self._tolls: dict[int, int] = {}
        self._links: dict[tuple[str, bool, int, int | None], Link] = {}

    @classmethod
    def over(cls, store: Store, scope: Scope, costs: CostModel, ends: Collection[str] | None) -> Links:
        """The links of a store; the age of statements counts from the newest source, if costs and dates make it."""
        dated = years(store) if costs.recency else {}
        newest = max(dated.values(), default=0)
        figures = ends is None or any(kind_of(store, end) not in set(Kind) for end in ends)
        relations = [one for one in Relation if figures or one not in FIGURE_RELATIONS]
        adjacency = Adjacency(store, scope, dated if min(dated.values(), default=0) < newest else None, relations)
        return cls(adjacency, costs, ends, newest)

    @cached_property
    def least_hop(self) -> int:
        """What the cheapest hop can cost, in hundredths."""
        return self._adjacency.least_hop(self._costs)

    def ahead(self, thing: str) -> dict[str, Link]:
        """The cheapest link to each neighbour that can be gone to."""
        if thing not in self._ahead:
            self._ahead[thing] = self._cheapest(thing, back=False)
        return self._ahead[thing]

    def behind(self, thing: str) -> dict[str, Link]:
        """The cheapest link from each neighbour that can be come from; walked both ways, the same as ahead."""
        if not self.scope.directed:
            return self.ahead(thing)
        if thing not in self._behind:
            self._behind[thing] = self._cheapest(thing, back=True)
        return self._behind[thing]

    def hop(self, store: Store, start: Node, link: Link, end: Node, passage: TollCost | None = None) -> Hop:
        """A link between two things as a hop, with the sentences that the scope leaves of it."""
        subject, object_ = (end, start) if link.inverse else (start, end)
        stated = claims(store, subject.iri, link.relation, object_.iri)
        evidence = tuple(claim for claim in stated if self.scope.has_source(claim.graph))
        return Hop(start, link.relation, link.inverse, end, evidence, link.reckoning, passage)

    def kind(self, thing: str) -> str:
        """The kind of a thing."""
        return self._adjacency.kind(thing)

    def toll(self, thing: str) -> int:
        """What it costs to pass through a thing, in hundredths."""
        size = self.size(thing)
        if size not in self._tolls:
            self._tolls[size] = self._costs.toll(size).hundredths
        return self._tolls[size]

    def size(self, thing: str) -> int:
        """How many neighbours a thing has, figures apart and whatever the scope is."""
        if thing not in self._sizes:
            self._sizes[thing] = self._adjacency.degree(thing)
        return self._sizes[thing]

    def toll_cost(self, thing: str) -> TollCost:
        """How what it costs to pass through a thing comes about."""
        return self._costs.toll(self.size(thing))

    def _cheapest(self, thing: str, *, back: bool) -> dict[str, Link]:
        """The cheapest of the links that the scope leaves between a thing and each neighbour."""
        directed, avoiding = self.scope.directed, bool(self.scope.avoid_things or self.scope.avoid_kinds)
        found: dict[str, Link] = {}
        for there, relation, inverse, support, year in self._adjacency.related(thing):
            if (directed and inverse != back) or (avoiding and self._is_avoided(there)):
                continue
            ends = (there, relation, thing) if inverse else (thing, relation, there)
            if self._stands(*ends, support):
                link = self._link(relation, inverse, support, year)
                if there not in found or link < found[there]:
                    found[there] = link
        return found

    def _stands(self, subject: str, relation: str, object_: str, support: int) -> bool:
        """Whether a statement is one that the scope leaves."""
        scope = self.scope
        if not scope.has_relation(relation) or support < scope.min_support:
            return False
        if relation in FIGURE_RELATIONS and self._ends is not None and object_ not in self._ends:
            return False
        return (subject, relation, object_) not in scope.without_statements

    def _is_avoided(self, thing: str) -> bool:
        """Whether a thing is one that is avoided, and no end."""
        if self._ends is not None and thing in self._ends:
            return False
        scope = self.scope
        return thing in scope.avoid_things or (bool(scope.avoid_kinds) and self.kind(thing) in scope.avoid_kinds)

    def _link(self, relation: str, inverse: bool, support: int, year: int | None) -> Link:
        """The link that a statement makes: statements of one relation, support and year share it."""
        told = relation, inverse, support, year
        if told not in self._links:
            price = self._costs.hop(relation, support, 0 if year is None else self._newest - year)
            self._links[told] = Link(price.hundredths, inverse, relation, price)
        return self._links[told]
