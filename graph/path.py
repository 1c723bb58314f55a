"""Paths: how two things hang together, each hop with the sentences that state it.

Facts are walked in both directions, a hop says in which. What a path costs is explained in ``docs/paths.md``.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any

from graphq.graph.adjacency import Adjacency
from graphq.graph.claim import Claim, claims
from graphq.graph.cost import DEFAULT, UNIT, CostModel
from graphq.graph.links import Links
from graphq.graph.names import Node, node
from graphq.graph.routes import best_routes

if TYPE_CHECKING:
    from graphq.graph.links import Link
    from graphq.graph.routes import Route
    from graphq.graph.store import Store

_BY_HOPS = CostModel(relations={}, other=1.0, step=0.0, hub=0.0, most=1, support=0.0)
_FAR = 1000  # an answer to "how many" that is as good as any larger one


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a path.

    Attributes:
        start, end: the things it leads from and to.
        relation: what relates them (``requires_skill``).
        inverse: whether it is walked against the statement, from its object to its subject.
        evidence: the claims that state it, by source and place.
        cost: what it costs.
        toll: what it costs to pass through ``end``; nothing at the goal.
    """

    start: Node
    relation: str
    inverse: bool
    end: Node
    evidence: tuple[Claim, ...]
    cost: float
    toll: float

    @property
    def subject(self) -> Node:
        """The subject of the statement."""
        return self.end if self.inverse else self.start

    @property
    def object(self) -> Node:
        """The object of the statement."""
        return self.start if self.inverse else self.end

    def to_dict(self) -> dict[str, Any]:
        """``{"from", "relation", "inverse", "to", "evidence"}``."""
        return {
            "from": self.start.to_dict(),
            "relation": self.relation,
            "inverse": self.inverse,
            "to": self.end.to_dict(),
            "evidence": [claim.to_dict() for claim in self.evidence],
        }


@dataclass(frozen=True, slots=True)
class Path:
    """A chain of hops; its cost is that of its hops and of passing through the things between its ends."""

    cost: float
    hops: tuple[Hop, ...]

    @property
    def nodes(self) -> tuple[Node, ...]:
        """What it leads through, its ends included."""
        return (self.hops[0].start, *(hop.end for hop in self.hops))

    def to_dict(self) -> dict[str, Any]:
        """``{"cost", "hops"}``."""
        return {"cost": self.cost, "hops": [hop.to_dict() for hop in self.hops]}


@dataclass(frozen=True, slots=True)
class Absence:
    """Why there is no path.

    Attributes:
        start, goal: the things that were to be joined.
        max_hops: how many hops were allowed.
        hops_needed: the hops of the shortest path, ``None`` if there is none however long.
        nearest: the things on that shortest path, in order.
        within_reach: how many other things can be reached from either end, if there is no path at all.
    """

    start: Node
    goal: Node
    max_hops: int
    hops_needed: int | None = None
    nearest: tuple[Node, ...] = ()
    within_reach: tuple[int, int] = (0, 0)

    @property
    def isolated(self) -> tuple[Node, ...]:
        """The ends that nothing is related to."""
        if self.hops_needed is not None:
            return ()
        ends = zip((self.start, self.goal), self.within_reach, strict=True)
        return tuple(end for end, reach in ends if not reach)

    def __str__(self) -> str:
        start, goal = self.start.label, self.goal.label
        if self.hops_needed == 0:
            return f"both ends are the same thing, {start}."
        if self.hops_needed is not None:
            way = ", ".join(step.label for step in self.nearest[1:-1])
            return (
                f"{start} and {goal} are {self.hops_needed} hops apart, by way of {way}; the limit was {self.max_hops}."
            )
        if self.isolated:
            alone = " and ".join(end.label for end in self.isolated)
            return f"The graph has no fact that relates {alone} to anything else."
        here, there = self.within_reach
        return f"Nothing connects the {_many(here)} things around {start} with the {_many(there)} around {goal}."


def paths(
    store: Store, start: Node, goal: Node, *, k: int = 3, max_hops: int = 6, costs: CostModel = DEFAULT
) -> list[Path]:
    """The ``k`` cheapest paths between two things that have at most ``max_hops`` hops and no thing twice.

    The cheapest comes first, among equals the shorter, then by label. The list is empty if there is no path, or if
    both ends are the same thing; :func:`explain_absence` says why.
    """
    if start.iri == goal.iri:
        return []
    links = Links(Adjacency(store), costs, ends=(start.iri, goal.iri))
    routes = islice(best_routes(links, start.iri, goal.iri, max_hops), k)
    return sorted((_path(store, links, cost, route) for cost, route in routes), key=_order)


def explain_absence(store: Store, start: Node, goal: Node, max_hops: int) -> Absence:
    """Why :func:`paths` finds none: what is isolated, or how far apart the two are."""
    links = Links(Adjacency(store), _BY_HOPS, ends=(start.iri, goal.iri))
    shortest = next(best_routes(links, start.iri, goal.iri, max_hops=sys.maxsize), None)
    if shortest is None:
        reach = (_reach(links, start.iri), _reach(links, goal.iri))
        return Absence(start, goal, max_hops, within_reach=reach)
    way = tuple(node(store, place) for place in shortest[1])
    return Absence(start, goal, max_hops, len(way) - 1, way)


def _path(store: Store, links: Links, cost: int, route: Route) -> Path:
    things = [node(store, place) for place in route]
    tolls = [links.toll(thing.iri) for thing in things[1:-1]]
    hops = [
        _hop(store, here, links.links(here.iri)[there.iri], there, toll)
        for (here, there), toll in zip(pairwise(things), [*tolls, 0], strict=True)
    ]
    return Path(cost / UNIT, tuple(hops))


def _hop(store: Store, start: Node, link: Link, end: Node, toll: int) -> Hop:
    subject, object_ = (end, start) if link.inverse else (start, end)
    evidence = claims(store, subject.iri, link.relation, object_.iri)
    return Hop(start, link.relation, link.inverse, end, tuple(evidence), link.cost / UNIT, toll / UNIT)


def _many(count: int) -> str:
    return f"{count} or more" if count == _FAR else str(count)


def _order(path: Path) -> tuple[float, int, list[str]]:
    return path.cost, len(path.hops), [thing.label for thing in path.nodes]


def _reach(links: Links, place: str) -> int:
    """How many other places can be reached, counted no further than ``_FAR``."""
    met = {place}
    waiting = [place]
    while waiting and len(met) <= _FAR:
        new = links.hops(waiting.pop()).keys() - met
        met |= new
        waiting.extend(new)
    return min(len(met) - 1, _FAR)
