"""The best simple routes from some places to others, in a graph that is read as the search goes.

Yen's algorithm (1971) in Lawler's form (1972), whose subproblems do not overlap, over a bidirectional Dijkstra
search that minds the number of hops too. Costs are whole numbers, so that equal routes are exactly equal, and ties
are broken by the names of their places.

A place is a thing and the turn at which it is met: what a route still has to do depends on what it has done, so
that one thing may be several places. A route meets each thing once, whatever the turn.
"""

from __future__ import annotations

from heapq import heappop, heappush
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

Place = tuple[str, int]
"""A thing, and the turn at which it is met."""
Route = tuple[Place, ...]
Label = tuple[int, Route]

_LABELS = 24
"""So many routes to a place are remembered where things have turns: more may matter, but hardly ever do."""


class Ground(Protocol):
    """What routes lead through: places, hops between them, and a toll on every thing.

    Attributes:
        least_hop: no hop costs less than this; at least 1.
        turns: whether a thing can be more than one place.
    """

    least_hop: int
    turns: bool

    def hops(self, place: Place) -> Mapping[Place, int]:
        """What a hop to each place that can follow costs: more than nothing."""

    def back(self, place: Place) -> Mapping[Place, int]:
        """What a hop from each place that can come before costs: the same hops, seen from their other end."""

    def toll(self, thing: str) -> int:
        """What it costs to pass through the thing; a route's own ends are free."""


def best_routes(
    ground: Ground, starts: Collection[Place], goals: Collection[Place], max_hops: int
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the cost and the things of the simple routes of at most ``max_hops`` hops, best first, each once, lazily.

    Only places about as near to an end as half the route's cost are read, and one with very many neighbours only
    where no route around it is cheaper than its toll.
    """
    queue: list[tuple[int, Route, int, frozenset[Place]]] = []
    met: set[tuple[str, ...]] = set()  # the same things at other turns are the same route

    def explore(root: Route, closed: frozenset[Place]) -> None:
        """Queue the best route that begins with ``root`` and does not go on to a closed place."""
        detour = _Detour(ground, root, closed)
        origins = root[-1:] or sorted(set(starts) - closed)
        found = _best(detour, origins, goals, max_hops - max(len(root) - 1, 0))
        if found:
            route = root[:-1] + found
            heappush(queue, (_cost(ground, route), route, len(root), closed))

    explore((), frozenset())
    while queue:
        cost, route, fixed, closed = heappop(queue)
        things = tuple(thing for thing, _ in route)
        if things not in met:
            met.add(things)
            yield cost, things
        for length in range(fixed, len(route)):
            explore(route[:length], closed.union(route[length : length + 1]))
            closed = frozenset()


def _cost(ground: Ground, route: Route) -> int:
    hops = sum(ground.hops(here)[there] for here, there in pairwise(route))
    return hops + sum(ground.toll(thing) for thing, _ in route[1:-1])


class _Detour:
    """The ground without the things of a root before its last, and without hops from that last to closed places."""

    def __init__(self, ground: Ground, root: Route, closed: frozenset[Place]) -> None:
        self._ground = ground
        self._passed = frozenset(thing for thing, _ in root[:-1])
        self._fork = root[-1] if root else None
        self._closed = closed
        self.toll = ground.toll
        self.least_hop = ground.least_hop
        self.turns = ground.turns

    def hops(self, place: Place) -> Mapping[Place, int]:
        """The hops that are left, forward."""
        return self._left(self._ground.hops(place), self._closed if place == self._fork else frozenset())

    def back(self, place: Place) -> Mapping[Place, int]:
        """The hops that are left, backward."""
        fork = frozenset({self._fork}) if self._fork and place in self._closed else frozenset()
        return self._left(self._ground.back(place), fork)

    def _left(self, hops: Mapping[Place, int], closed: frozenset[Place]) -> Mapping[Place, int]:
        if not self._passed and not closed:
            return hops
        return {there: cost for there, cost in hops.items() if there[0] not in self._passed and there not in closed}


class _Front:
    """One side of the search: the labels (cost, route) of the places it has seen, cheapest to be followed first.

    A label does not contain the toll of the place it has come to. That is added when its turn comes, and the
    label waits again: a place's neighbours are read only when nothing cheaper is left.
    """

    def __init__(
        self, ground: Ground, origins: Collection[Place], targets: Collection[Place], *, backward: bool
    ) -> None:
        self.labels: dict[Place, list[Label]] = {origin: [(0, (origin,))] for origin in origins}
        self.queue: list[tuple[int, Route, bool]] = sorted((0, (origin,), True) for origin in origins)
        self._ground = ground
        self._targets = targets
        self._backward = backward
        self._read = ground.back if backward else ground.hops

    def step(self, max_hops: int) -> Iterator[tuple[Place, Label]]:
        """Follow the cheapest label and yield the new ones, each with its place."""
        cost, route, paid = heappop(self.queue)
        tip = route[0] if self._backward else route[-1]
        if len(route) > max_hops:
            return
        if not paid:
            heappush(self.queue, (cost + self._ground.toll(tip[0]), route, True))
            return
        for place, hop in self._read(tip).items():
            label = (cost + hop, (place, *route) if self._backward else (*route, place))
            if self._keep(place, label):
                yield place, label

    def _keep(self, place: Place, label: Label) -> bool:
        """Remember a label, unless one at its place will do wherever it would."""
        labels = self.labels.setdefault(place, [])
        if self._ground.turns and (_loops(label[1]) or len(labels) >= _LABELS):
            return False
        if any(self._serves(other, label) for other in labels):
            return False
        labels.append(label)
        if place not in self._targets:
            heappush(self.queue, (*label, False))
        return True

    def _serves(self, other: Label, label: Label) -> bool:
        """Whether another label is as good and as short, and leaves as many things to be met."""
        if other > label or len(other[1]) > len(label[1]):
            return False
        return not self._ground.turns or _things(other[1]) <= _things(label[1])


def _best(ground: Ground, starts: Collection[Place], goals: Collection[Place], max_hops: int) -> Route | None:
    """The cheapest route, the first by name among equals; ``None`` if there is none."""
    ahead = _Front(ground, starts, goals, backward=False)
    behind = _Front(ground, goals, starts, backward=True)
    best: Label | None = min(((0, (place,)) for place in starts if place in goals), default=None)
    while ahead.queue and behind.queue:
        if best and ahead.queue[0][0] + ground.least_hop + behind.queue[0][0] > best[0]:
            break  # a route not met yet has at least one hop between what the two sides have followed
        side, other = (ahead, behind) if len(ahead.queue) <= len(behind.queue) else (behind, ahead)
        for place, label in side.step(max_hops):
            for rest in other.labels.get(place, ()):
                front, back = (label, rest) if side is ahead else (rest, label)
                whole = front[1] + back[1][1:]
                if len(whole) <= max_hops + 1 and not (ground.turns and _loops(whole)):
                    toll = 0 if place in starts or place in goals else ground.toll(place[0])
                    found = (front[0] + toll + back[0], whole)
                    best = min(best, found) if best else found
    return best[1] if best else None


def _things(route: Route) -> set[str]:
    return {thing for thing, _ in route}


def _loops(route: Route) -> bool:
    """Whether a route meets a thing twice."""
    return len(_things(route)) < len(route)
