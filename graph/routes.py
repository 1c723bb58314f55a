"""The best simple routes from some places to others, in a graph that is read as the search goes.

Two searches, one from either end, read the graph by Dijkstra's algorithm (1959) until no route of a certain cost can
have escaped both: each of its hops leads from or to a place that one of them has followed. What they have read is a
small graph, in which the distance of every place to the goals is known exactly. By these distances A* (Hart, Nilsson
and Raphael 1968) lists the routes, the best first, without going astray. When more are asked for than there are up to
that cost, the searches go on, as far as the next route in what they have read: the next of all costs no more. Unlike
Yen's algorithm (1971), which seeks each further route anew, it reads and follows no place twice.

Costs are whole numbers, so that equal routes are exactly equal, and ties are broken by the names of their places.

A place is a thing and the turn at which it is met: what a route still has to do depends on what it has done, so
that one thing may be several places. A route meets each thing once, whatever the turn.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from heapq import heapify, heappop, heappush
from itertools import islice
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

Place = tuple[str, int]
"""A thing, and the turn at which it is met."""
Route = tuple[Place, ...]
Label = tuple[int, int]
"""What a way costs, without the toll of where it has come to, and how many hops it has."""

STEP = 50
"""By so much more routes may cost when more of them are asked for than are known."""
_AHEAD = 0.25
"""When more routes are asked for, the searches go on until the next one is certain, and so many after it as a share of
those that there were: each time the list is made anew, and whoever has asked for many is likely to ask for more."""
_READING = 30
"""To ask for neighbours takes about as long as to read so many; to ask for a toll about as long as to read one."""
_BEGINNINGS = 1000
"""So many beginnings of routes that have come to one place are followed where things have turns: simple routes through
given things are hard to find, and more beginnings may matter, but hardly ever do."""


class Ground(Protocol):
    """What routes lead through: places, hops between them, and a toll on every thing.

    Attributes:
        least_hop: no hop costs less than this; at least 1. least_toll: no toll is less.
        turns: whether a thing can be more than one place.
    """

    least_hop: int
    least_toll: int
    turns: bool

    def hops(self, place: Place) -> Mapping[Place, int]:
        """What a hop to each place that can follow costs: more than nothing."""

    def back(self, place: Place) -> Mapping[Place, int]:
        """What a hop from each place that can come before costs: the same hops, seen from their other end."""

    def toll(self, thing: str) -> int:
        """What it costs to pass through the thing; a route's own ends are free."""

    def size(self, thing: str) -> int:
        """About how many neighbours the thing has: how much work it is to read them."""


def best_routes(
    ground: Ground, starts: Collection[Place], goals: Collection[Place], max_hops: int
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the cost and the things of the simple routes of at most ``max_hops`` hops, best first, each once, lazily.

    Only places about as near to an end as half the route's cost are read, and one with very many neighbours only
    where it is less work to read it than to go on from the other end.
    """
    search = _Search(ground, starts, goals, max_hops)
    met: set[tuple[str, ...]] = set()  # the same things at other turns are the same route
    limit: float = search.first()
    listed = -1.0
    while True:
        known = search.routes(limit + STEP)
        beyond = None
        for cost, route in known:
            if cost > limit:
                beyond = cost
                break
            things = tuple(thing for thing, _ in route)
            if cost > listed and things not in met:
                met.add(things)
                yield cost, things
        if search.is_over:
            return
        for cost, _ in islice(known, int(len(met) * _AHEAD)):
            beyond = cost
        listed, limit = limit, search.grow(limit + STEP if beyond is None else beyond)


class _Front:
    """One side of the search: the ways from its origins to the places that it has seen, cheapest followed first.

    A way waits with the least toll that the place it has come to may have. When its turn comes the toll is looked up,
    and it waits again: a place's neighbours are read only when nothing cheaper is left.

    Attributes:
        labels: for each place the ways to it of which none is both dearer and longer than another.
        followed: the places whose neighbours have been read.
        known: for each place, the hops between it and followed places, seen from it.
        work: how many neighbours have been read, and what looking things up cost besides, in neighbours.
    """

    def __init__(
        self,
        ground: Ground,
        origins: Collection[Place],
        targets: Collection[Place],
        max_hops: int,
        *,
        backward: bool,
    ) -> None:
        self.labels: dict[Place, list[Label]] = {origin: [(0, 0)] for origin in origins}
        self.followed: set[Place] = set()
        self.known: defaultdict[Place, dict[Place, int]] = defaultdict(dict)
        self.work = 0
        self._targets = targets
        self._queue = sorted((0, 0, origin, 0, True) for origin in origins)
        self._ground = ground
        self._max_hops = max_hops
        self._read = ground.back if backward else ground.hops

    @property
    def reach(self) -> float:
        """What the cheapest way that has not been followed costs at least; without end if there is none."""
        return self._queue[0][0] if self._queue else float("inf")

    @property
    def next_work(self) -> float:
        """How much will have been read when the next way is followed."""
        if not self._queue:
            return float("inf")
        _, _, (thing, _), _, paid = self._queue[0]
        return self.work + (_READING + self._ground.size(thing) if paid else 1)

    @property
    def waiting(self) -> Iterator[tuple[Place, Label]]:
        """The ways that have not been followed."""
        return ((place, (cost, hops)) for _, hops, place, cost, _ in self._queue)

    def step(self) -> Iterator[tuple[Place, Label]]:
        """Follow the cheapest way, and yield the new labels, each with its place."""
        due, hops, tip, cost, paid = heappop(self._queue)
        if hops == self._max_hops:
            return
        if not paid:
            self.work += 1
            heappush(self._queue, (cost + self._ground.toll(tip[0]), hops, tip, cost, True))
            return
        leading = self._read(tip)
        if tip not in self.followed:
            self.followed.add(tip)
            self.work += _READING + len(leading)
            for place, hop in leading.items():
                self.known[place][tip] = hop
        for place, hop in leading.items():
            label = due + hop, hops + 1
            if _add(self.labels, place, label):
                if place not in self._targets:
                    heappush(self._queue, (label[0] + self._ground.least_toll, label[1], place, label[0], False))
                yield place, label


class _Search:
    """The searches from either end, and what can be told from what they have read."""

    def __init__(self, ground: Ground, starts: Collection[Place], goals: Collection[Place], max_hops: int) -> None:
        self._ground = ground
        self._max_hops = max_hops
        self._starts, self._goals = frozenset(starts), frozenset(goals)
        self._ahead = _Front(ground, self._starts, self._goals, max_hops, backward=False)
        self._behind = _Front(ground, self._goals, self._starts, max_hops, backward=True)

    @property
    def covered(self) -> float:
        """Whatever costs no more has each of its hops read from one end or the other.

        A hop that is not has a beginning that costs at least what the one side reaches, and an end likewise.
        """
        return self._ahead.reach + self._ground.least_hop + self._behind.reach - 1

    @property
    def is_over(self) -> bool:
        """Whether all that can be reached from one end has been read."""
        return self.covered == float("inf")

    def first(self) -> float:
        """Read until the best route is covered; what is covered then."""
        best = 0.0 if self._starts & self._goals else float("inf")
        while self.covered < best:
            best = self._go_on(best)
        return self.covered

    def grow(self, limit: float) -> float:
        """Read until routes of a cost are covered; what is covered then."""
        while self.covered < limit:
            self._go_on(0)
        return self.covered

    def _go_on(self, best: float) -> float:
        """Follow a way from the end where that is less work; what the best way from end to end costs that is known."""
        sides = self._ahead, self._behind
        side, other = sides if self._ahead.next_work <= self._behind.next_work else sides[::-1]
        for place, (cost, hops) in side.step():
            for rest, more in other.labels.get(place, ()):
                if cost + self._least_passing(place) + rest < best and hops + more <= self._max_hops:
                    best = min(best, cost + self._passing(place) + rest)
        return best

    def routes(self, limit: float) -> Iterator[tuple[int, Route]]:
        """The simple routes in what has been read that cost no more than the limit, best first, equal ones by name.

        Up to what is covered these are all that there are; beyond it there may be others, and better ones.
        """
        distances = self._distances(limit)
        waiting: list[tuple[int, Route, int]] = [
            (distances[start][0][0], (start,), 0) for start in self._starts if start in distances
        ]
        heapify(waiting)
        beginnings: Counter[Place] = Counter()
        while waiting:
            estimate, route, cost = heappop(waiting)
            tip = route[-1]
            if tip in self._goals:
                yield estimate, route
                continue
            beginnings[tip] += 1
            if self._ground.turns and beginnings[tip] > _BEGINNINGS:
                continue
            passed = {thing for thing, _ in route}
            left = self._max_hops - len(route)
            for place, hop in self._following(tip).items():
                rest = next((far for far, hops in distances.get(place, ()) if hops <= left), None)
                if rest is None or place[0] in passed or cost + hop + self._least_passing(place) + rest > limit:
                    continue
                come = cost + hop + self._passing(place)
                if come + rest <= limit:
                    heappush(waiting, (come + rest, (*route, place), come))

    def _distances(self, limit: float) -> dict[Place, list[Label]]:
        """The best known ways from each place to the goals, without its toll, that routes within the limit can take.

        What the search from the goals has followed is known; it is led on through what the other one has read.
        """
        found = dict(self._behind.labels)
        waiting = [(*label, place) for place, label in self._behind.waiting if self._can_come(place, label, limit)]
        heapify(waiting)
        while waiting:
            cost, hops, tip = heappop(waiting)
            if (cost, hops) not in found[tip] or hops == self._max_hops:
                continue
            for place, hop in self._preceding(tip).items():
                if self._can_come(place, (cost + hop + self._least_passing(tip), hops + 1), limit):
                    label = cost + hop + self._passing(tip), hops + 1
                    if self._can_come(place, label, limit) and _add(found, place, label):
                        heappush(waiting, (*label, place))
        return found

    def _can_come(self, place: Place, rest: Label, limit: float) -> bool:
        """Whether a route within the limit may come to a place and go on so."""
        cost, hops = rest
        if cost + self._ahead.reach + self._ground.least_hop <= limit and hops < self._max_hops:
            return True  # by a way that the search from the starts has not found yet
        ways = self._ahead.labels.get(place, ())
        return any(so_far + cost <= limit and before + hops <= self._max_hops for so_far, before in ways)

    def _following(self, place: Place) -> Mapping[Place, int]:
        if place in self._ahead.followed:
            return self._ground.hops(place)
        return self._behind.known.get(place, {})

    def _preceding(self, place: Place) -> Mapping[Place, int]:
        if place in self._behind.followed:
            return self._ground.back(place)
        return self._ahead.known.get(place, {})

    def _passing(self, place: Place) -> int:
        """The toll of a place, which ends are free of."""
        return 0 if place in self._starts or place in self._goals else self._ground.toll(place[0])

    def _least_passing(self, place: Place) -> int:
        """What the toll of a place is at least, which need not be looked up."""
        return 0 if place in self._starts or place in self._goals else self._ground.least_toll


def _add(labels: dict[Place, list[Label]], place: Place, label: Label) -> bool:
    """Remember a way to a place, unless one that is as cheap and as short is known; forget those that it beats."""
    known = labels.get(place)
    if known is None:
        labels[place] = [label]
        return True
    cost, hops = label
    if any(other[0] <= cost and other[1] <= hops for other in known):
        return False
    labels[place] = sorted([label, *(other for other in known if other[0] < cost or other[1] < hops)])
    return True
