"""Neighbourhoods: what stands nearest to a thing, each by the best way to it, with the sentences that state it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, Any, NamedTuple

from graphq.graph.answer import Answer
from graphq.graph.claim import first_cells
from graphq.graph.cost import DEFAULT, UNIT, CostModel
from graphq.graph.links import Link, Links
from graphq.graph.names import Node, node
from graphq.graph.scope import EVERYTHING, Scope
from graphq.ontology.fact import FIGURE_RELATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphq.graph.hop import Hop
    from graphq.graph.store import Store

LIMIT = 150
"""So many things are given unless more or fewer are asked for: what a picture can show."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A thing of a neighbourhood.

    Attributes:
        hop: the last hop of the best way to it; it ends in the thing.
        distance: the hops of that way. cost: what it costs, as a path would.
    """

    hop: Hop
    distance: int
    cost: float

    @property
    def thing(self) -> Node:
        """The thing."""
        return self.hop.end

    def to_dict(self) -> dict[str, Any]:
        """``{"thing", "distance", "path_cost"}`` and what the hop has."""
        hop = self.hop.to_dict()
        del hop["to"]
        return {"thing": self.thing.to_dict(), "distance": self.distance, "path_cost": self.cost, **hop}


@dataclass(frozen=True, slots=True)
class Neighbourhood(Answer):
    """What stands nearest to a thing: a tree of hops that grows from it.

    Attributes:
        centre: the thing. hops: how far away the others may be.
        neighbours: the others, the nearest first; whatever a hop starts from comes before it.
        complete: whether that is all there is within so many hops.
    """

    centre: Node
    hops: int
    neighbours: tuple[Neighbour, ...]
    complete: bool

    def tree(self) -> dict[Node, list[Neighbour]]:
        """For each thing from which others are reached these, the nearest first."""
        found: dict[Node, list[Neighbour]] = {}
        for one in self.neighbours:
            found.setdefault(one.hop.start, []).append(one)
        return found

    def bare(self) -> Neighbourhood:
        """The same without the sentences that state it."""
        bare = (replace(one, hop=replace(one.hop, evidence=())) for one in self.neighbours)
        return replace(self, neighbours=tuple(bare))

    def to_dict(self) -> dict[str, Any]:
        """``{"centre", "hops", "complete", "neighbours"}``."""
        neighbours = [one.to_dict() for one in self.neighbours]
        return {"centre": self.centre.to_dict(), "hops": self.hops, "complete": self.complete, "neighbours": neighbours}

    def rows(self) -> list[dict[str, Any]]:
        """A row a thing: ``distance, from, relation, inverse, thing, kind, path_cost, sources, quote, source``."""
        return [_row(one) for one in self.neighbours]

    def svg(self) -> str:
        """The tree, growing to both sides."""
        from graphq.graph.treedrawing import svg

        return svg(self)


def neighbourhood(
    store: Store,
    centre: Node,
    *,
    hops: int = 1,
    limit: int = LIMIT,
    scope: Scope = EVERYTHING,
    costs: CostModel = DEFAULT,
) -> Neighbourhood:
    """The things that stand nearest to a thing, by what a path to them costs; equal ones are in the order of labels.

    Figures, such as what a role pays, belong to it only where the scope asks for their relations. Nothing is reached
    through a figure. What is read grows with what is given, not with the graph.

    Args:
        store: what is read.
        centre: the thing.
        hops: how far away the others may be, at least 1.
        limit: how many to give at most.
        scope: what of the graph to use.
        costs: what hops, and passing through things, cost.
    """
    figures = bool(scope.relations & FIGURE_RELATIONS)
    links = Links.over(store, scope, costs, None if figures else frozenset([centre.iri]))
    steps = _first(_nearest(links, centre.iri, hops), limit)
    things = {centre.iri: centre} | {step.there: node(store, step.there) for step in steps}
    steps.sort(key=lambda step: _order(step, things[step.there]))
    found = []
    for step in steps[:limit]:
        hop = links.hop(store, things[step.here], step.link, things[step.there])
        found.append(Neighbour(hop, step.distance, step.cost / UNIT))
    return Neighbourhood(centre, hops, tuple(found), complete=len(steps) <= limit)


class _Step(NamedTuple):
    """A thing that is next to be reached: steps sort by what the way costs, then by hops."""

    cost: int
    distance: int
    there: str
    here: str
    link: Link


def _nearest(links: Links, centre: str, hops: int) -> Iterator[_Step]:
    """The best way to each thing, the cheapest first: Dijkstra's search, with a limit on hops.

    A thing that was reached is walked on from again if a dearer way to it is shorter, since it may lead further.
    """
    waiting = list(_onward(links, centre, 0, 0))
    heapify(waiting)
    shortest = {centre: 0}
    while waiting:
        step = heappop(waiting)
        before = shortest.get(step.there)
        if before is None:
            yield step
        if before is None or step.distance < before:
            shortest[step.there] = step.distance
            if step.distance < hops and not _is_figure(step.link):
                for further in _onward(links, step.there, step.cost + links.toll(step.there), step.distance):
                    heappush(waiting, further)


def _first(steps: Iterator[_Step], limit: int) -> list[_Step]:
    """So many steps, and all that cost as much as the last of them, or one more that tells that there are more."""
    first: list[_Step] = []
    for step in steps:
        first.append(step)
        if len(first) > limit and step.cost > first[limit - 1].cost:
            break
    return first


def _onward(links: Links, here: str, cost: int, distance: int) -> Iterator[_Step]:
    for there, link in links.ahead(here).items():
        yield _Step(cost + link.cost, distance + 1, there, here, link)


def _order(step: _Step, thing: Node) -> tuple[int, int, str, str]:
    return step.cost, step.distance, thing.label.casefold(), thing.iri


def _is_figure(link: Link) -> bool:
    """Whether a link ends in a figure."""
    return link.relation in FIGURE_RELATIONS and not link.inverse


def _row(one: Neighbour) -> dict[str, Any]:
    return {
        "distance": one.distance,
        "from": one.hop.start.label,
        "relation": one.hop.relation,
        "inverse": one.hop.inverse,
        "thing": one.thing.label,
        "kind": one.thing.kind,
        "path_cost": one.cost,
        "sources": one.hop.reckoning.support,
        **first_cells(one.hop.evidence),
    }
