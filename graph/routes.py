"""The best simple routes between two places of a graph that is read as the search goes.

Yen's algorithm (1971) in Lawler's form (1972), whose subproblems do not overlap, over a bidirectional Dijkstra
search that minds the number of hops too. Costs are whole numbers, so that equal routes are exactly equal, and ties
are broken by the names of their places.
"""

from __future__ import annotations

from heapq import heappop, heappush
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Route = tuple[str, ...]
Label = tuple[int, Route]


class Ground(Protocol):
    """What routes lead through: places, hops between them in both directions, and a toll on every place.

    Attributes:
        least_hop: no hop costs less than this; at least 1.
    """

    least_hop: int

    def hops(self, place: str) -> Mapping[str, int]:
        """What a hop to each neighbour costs: more than nothing, and the same both ways."""

    def toll(self, place: str) -> int:
        """What it costs to pass through the place; a route's own ends are free."""


def best_routes(ground: Ground, start: str, goal: str, max_hops: int) -> Iterator[Label]:
    """Yield the cost and the places of the simple routes of at most ``max_hops`` hops, best first, lazily.

    Only places about as near to an end as half the route's cost are read, and one with very many neighbours only
    where no route around it is cheaper than its toll.
    """
    queue: list[tuple[int, Route, int, frozenset[str]]] = []

    def explore(root: Route, closed: frozenset[str]) -> None:
        """Queue the best route that begins with ``root`` and does not go on to a closed place."""
        detour = _Detour(ground, root, closed)
        found = _best(detour, root[-1], goal, max_hops - len(root) + 1)
        if found:
            route = root[:-1] + found
            heappush(queue, (_cost(ground, route), route, len(root), closed))

    explore((start,), frozenset())
    while queue:
        cost, route, fixed, closed = heappop(queue)
        yield cost, route
        for length in range(fixed, len(route)):
            explore(route[:length], closed.union(route[length : length + 1]))
            closed = frozenset()


def _cost(ground: Ground, route: Route) -> int:
    hops = sum(ground.hops(here)[there] for here, there in pairwise(route))
    return hops + sum(map(ground.toll, route[1:-1]))


class _Detour:
    """The ground without the places of a root before its last, and without hops from that last to closed places."""

    def __init__(self, ground: Ground, root: Route, closed: frozenset[str]) -> None:
        self._ground = ground
        self._passed = frozenset(root[:-1])
        self._fork = root[-1]
        self._closed = closed
        self.toll = ground.toll
        self.least_hop = ground.least_hop

    def hops(self, place: str) -> Mapping[str, int]:
        """The hops that are left."""
        shut = self._passed | self._closed if place == self._fork else self._passed
        if place in self._closed:
            shut |= {self._fork}
        hops = self._ground.hops(place)
        return {there: cost for there, cost in hops.items() if there not in shut} if shut else hops


class _Front:
    """One side of the search: the labels (cost, route) of the places it has seen, cheapest to be followed first.

    A label does not contain the toll of the place it has come to. That is added when its turn comes, and the
    label waits again: a place's neighbours are read only when nothing cheaper is left.
    """

    def __init__(self, ground: Ground, origin: str, target: str, *, backward: bool) -> None:
        self.labels: dict[str, list[Label]] = {origin: [(0, (origin,))]}
        self.queue: list[tuple[int, Route, bool]] = [(0, (origin,), True)]
        self._ground = ground
        self._target = target
        self._backward = backward

    def step(self, max_hops: int) -> Iterator[tuple[str, Label]]:
        """Follow the cheapest label and yield the new ones, each with its place."""
        cost, route, paid = heappop(self.queue)
        tip = route[0] if self._backward else route[-1]
        if len(route) > max_hops:
            return
        if not paid:
            heappush(self.queue, (cost + self._ground.toll(tip), route, True))
            return
        for place, hop in self._ground.hops(tip).items():
            label = (cost + hop, (place, *route) if self._backward else (*route, place))
            if self._keep(place, label):
                yield place, label

    def _keep(self, place: str, label: Label) -> bool:
        """Remember a label, unless one at its place is as good and as short."""
        labels = self.labels.setdefault(place, [])
        if any(other <= label and len(other[1]) <= len(label[1]) for other in labels):
            return False
        labels.append(label)
        if place != self._target:
            heappush(self.queue, (*label, False))
        return True


def _best(ground: Ground, start: str, goal: str, max_hops: int) -> Route | None:
    """The cheapest route, the first by name among equals; ``None`` if there is none."""
    ahead = _Front(ground, start, goal, backward=False)
    behind = _Front(ground, goal, start, backward=True)
    best: Label | None = (0, (start,)) if start == goal else None
    while ahead.queue and behind.queue:
        if best and ahead.queue[0][0] + ground.least_hop + behind.queue[0][0] > best[0]:
            break  # a route not met yet has at least one hop between what the two sides have followed
        side, other = (ahead, behind) if len(ahead.queue) <= len(behind.queue) else (behind, ahead)
        for place, label in side.step(max_hops):
            for rest in other.labels.get(place, ()):
                front, back = (label, rest) if side is ahead else (rest, label)
                whole = front[1] + back[1][1:]
                if len(whole) <= max_hops + 1:
                    toll = 0 if place in (start, goal) else ground.toll(place)
                    found = (front[0] + toll + back[0], whole)
                    best = min(best, found) if best else found
    return best[1] if best else None
