"""Why there is no path: what is isolated, what is too far, and which condition is in the way."""

from __future__ import annotations

import sys
from collections import deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from graphq.graph.cost import CostModel
from graphq.graph.itinerary import ANY, ANYTHING, ONE
from graphq.graph.names import Node, node
from graphq.graph.path import find, ground, unrestricted
from graphq.graph.routes import best_routes
from graphq.graph.stats import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphq.graph.itinerary import Trip
    from graphq.graph.path import Path, PathQuery
    from graphq.graph.routes import Place
    from graphq.graph.store import Store

_BY_HOPS = CostModel(relations={}, other=1.0, step=0.0, hub=0.0, most=1, support=0.0, recency=0.0)
_FAR = 1000  # an answer to "how many" that is as good as any larger one
_LONGEST = 12  # a path of more hops says nothing that anybody would act on
_NAMED = 3  # so many sources that mention both ends are named
_LISTED = 5  # so many things on a way are named


@dataclass(frozen=True, slots=True)
class Removed:
    """A condition that keeps paths out: without it, and with all others, the best is ``path``."""

    condition: str
    path: Path

    def to_dict(self) -> dict[str, Any]:
        """``{"condition", "path"}``."""
        return {"condition": self.condition, "path": self.path.to_dict()}


@dataclass(frozen=True, slots=True)
class Absence:
    """Why there is no path.

    Attributes:
        starts, goals: the things that were to be joined. max_hops: how many hops were allowed.
        nearest: the things on the shortest way between them if nothing but their ends counts, in order; empty if
            there is none however long.
        within_reach: how many other things can be reached from either side, if there is no way at all.
        conditions: what was asked of a path, in words.
        removed: those of them that alone are in the way.
        partial: as far as a path that fulfils them comes along ``nearest``, or along the template.
        missing: the kind that would have to follow there, if a template wants one, else "".
        sources: the names of the sources that speak of both sides, sorted.
    """

    starts: tuple[Node, ...]
    goals: tuple[Node, ...]
    max_hops: int
    nearest: tuple[Node, ...] = ()
    within_reach: tuple[int, int] = (0, 0)
    conditions: tuple[str, ...] = ()
    removed: tuple[Removed, ...] = ()
    partial: tuple[Node, ...] = ()
    missing: str = ""
    sources: tuple[str, ...] = ()

    @property
    def hops_needed(self) -> int | None:
        """The hops of the shortest way, ``None`` if there is none however long."""
        return len(self.nearest) - 1 if self.nearest else None

    @property
    def isolated(self) -> tuple[Node, ...]:
        """The ends that nothing is related to."""
        if self.nearest:
            return ()
        ends = zip((self.starts, self.goals), self.within_reach, strict=True)
        return tuple(end for side, reach in ends if not reach for end in side)

    def to_dict(self) -> dict[str, Any]:
        """``{"why", "hops_needed", "nearest", "isolated", "conditions", "removed", "partial", "sources"}``."""
        return {
            "why": str(self),
            "hops_needed": self.hops_needed,
            "nearest": [thing.to_dict() for thing in self.nearest],
            "isolated": [end.to_dict() for end in self.isolated],
            "conditions": list(self.conditions),
            "removed": [removed.to_dict() for removed in self.removed],
            "partial": [thing.to_dict() for thing in self.partial],
            "sources": list(self.sources),
        }

    def __str__(self) -> str:
        return " ".join(filter(None, self._sentences()))

    def _sentences(self) -> Iterator[str]:
        start, goal = _either(self.starts), _either(self.goals)
        if self.hops_needed == 0:
            yield f"Both ends are the same thing, {start}."
            return
        if self.hops_needed is None:
            yield self._apart(start, goal)
        else:
            yield f"{start} and {goal} are {self.hops_needed} {_noun(self.hops_needed, 'hop')} apart{self._way()}."
            yield from self._hindrances()
        yield self._mentions(start, goal)

    def _apart(self, start: str, goal: str) -> str:
        if self.isolated:
            alone = " and ".join(end.label for end in self.isolated)
            return f"The graph has no fact that relates {alone} to anything else."
        here, there = self.within_reach
        return f"Nothing connects the {_many(here)} things around {start} with the {_many(there)} around {goal}."

    def _way(self) -> str:
        between = [thing.label for thing in self.nearest[1:-1]]
        more = f" and {len(between) - _LISTED} more" if len(between) > _LISTED else ""
        return f", by way of {', '.join(between[:_LISTED])}{more}" if between else ""

    def _hindrances(self) -> Iterator[str]:
        for removed in self.removed:
            hops = len(removed.path.hops)
            way = " → ".join(thing.label for thing in removed.path.nodes)
            yield f"But for {removed.condition} there is {way} ({hops} {_noun(hops, 'hop')})."
        if not self.removed and len(self.conditions) > 1:
            yield f"No single condition keeps it out: it takes giving up more than one of {'; '.join(self.conditions)}."
        if self.partial and len(self.conditions) > 1:
            way = " → ".join(thing.label for thing in self.partial)
            yield f"Under these conditions a path comes as far as {way}{self._short()}."

    def _short(self) -> str:
        if self.missing:
            return f"; the {self.missing} that leads on is missing"
        rest = [thing.iri for thing in self.nearest].index(self.partial[-1].iri)
        short = len(self.nearest) - 1 - rest
        return f", {short} {_noun(short, 'hop')} short"

    def _mentions(self, start: str, goal: str) -> str:
        if not self.sources:
            return f"No source speaks of both {start} and {goal}."
        more = len(self.sources) - _NAMED
        named = ", ".join(self.sources[:_NAMED]) + (f" and {more} more" if more > 0 else "")
        speak = "speaks" if len(self.sources) == 1 else "speak"
        return f"{named} {speak} of both."


def explain(store: Store, query: PathQuery) -> Absence:
    """Why :func:`graphq.graph.path.find` finds none: what is isolated, too far apart, or in the way."""
    starts, goals = query.ends
    if not goals:
        return Absence(starts, query.goals, query.max_hops, starts)
    absence = Absence(
        starts,
        goals,
        query.max_hops,
        conditions=tuple(words for words, _ in _conditions(query)),
        sources=_mentioning(store, query),
    )
    free = replace(unrestricted(query), costs=_BY_HOPS, max_hops=sys.maxsize)
    trip = ground(store, free)
    shortest = next(best_routes(trip, trip.starts, trip.goals, sys.maxsize), None)
    if shortest is None:
        return replace(absence, within_reach=(_reach(trip, starts), _reach(trip, goals)))
    nearest = tuple(node(store, thing) for thing in shortest[1])
    removed = tuple(_removed(store, query))
    partial, missing = _partial(store, query, nearest)
    return replace(absence, nearest=nearest, removed=removed, partial=partial, missing=missing)


def _conditions(query: PathQuery) -> Iterator[tuple[str, PathQuery]]:
    """What is asked of a path beyond its ends, each in words, and the query without it."""
    scope = query.scope

    def without(**changes: Any) -> PathQuery:
        return replace(query, scope=replace(scope, **changes))

    yield f"the limit of {query.hops_allowed} {_noun(query.hops_allowed, 'hop')}", replace(query, max_hops=_LONGEST)
    if scope.relations:
        yield f"using only {_words(scope.relations)}", without(relations=frozenset())
    if scope.sources:
        yield "counting the given sources only", without(sources=frozenset())
    if scope.min_support > 1:
        yield f"asking for {scope.min_support} sources a hop", without(min_support=1)
    if scope.directed:
        yield "following statements one way only", without(directed=False)
    for name in ("avoid_things", "avoid_kinds", "avoid_relations"):
        avoided: frozenset[str] = getattr(scope, name)
        for one in sorted(avoided):
            yield f"avoiding {_last_part(one)}", without(**{name: avoided - {one}})
    if query.template != ANYTHING:
        yield f"the template {query.template}", replace(query, template=ANYTHING)
    for thing in query.through:
        rest = tuple(other for other in query.through if other != thing)
        yield f"going through {thing.label}", replace(query, through=rest)


def _removed(store: Store, query: PathQuery) -> Iterator[Removed]:
    """The conditions without which there is a path."""
    for words, lifted in _conditions(query):
        found = find(store, replace(lifted, k=1))
        if found:
            yield Removed(words, found[0])


def _partial(store: Store, query: PathQuery, nearest: tuple[Node, ...]) -> tuple[tuple[Node, ...], str]:
    """As far as the conditions let a path come, and the kind that does not follow if a template wants one."""
    trip = ground(store, query)
    routes: dict[Place, tuple[str, ...]] = {start: (start[0],) for start in trip.starts}
    waiting = deque(routes)
    while waiting and len(routes) < _FAR:
        place = waiting.popleft()
        if len(routes[place]) > query.hops_allowed:
            continue
        for there in sorted(trip.hops(place)):
            if there not in routes and there[0] not in routes[place]:
                routes[there] = (*routes[place], there[0])
                waiting.append(there)
    if query.template != ANYTHING:
        return _along_template(store, trip, query, routes)
    along = {thing.iri: step for step, thing in enumerate(nearest)}
    best = max(routes, key=lambda place: (along.get(place[0], -1), -len(routes[place])), default=None)
    return (tuple(node(store, thing) for thing in routes[best]) if best else ()), ""


def _along_template(
    store: Store, trip: Trip, query: PathQuery, routes: dict[Place, tuple[str, ...]]
) -> tuple[tuple[Node, ...], str]:
    """The route that comes furthest along the template, short of its end, and the kind that would have to follow."""
    elements = query.template.elements
    short = [place for place in routes if trip.element(place) < len(elements) - 1]
    furthest = max(short, key=lambda place: (trip.element(place), -len(routes[place])), default=None)
    if furthest is None:
        return (), elements[0]
    wanted = elements[trip.element(furthest) + 1]
    return tuple(node(store, thing) for thing in routes[furthest]), "thing" if wanted in (ONE, ANY) else wanted


def _reach(trip: Trip, ends: tuple[Node, ...]) -> int:
    """How many other things can be reached, counted no further than ``_FAR``."""
    met = {end.iri for end in ends}
    waiting = sorted(met)
    while waiting and len(met) <= _FAR:
        new = trip.links.ahead(waiting.pop()).keys() - met
        met |= new
        waiting.extend(new)
    return min(len(met) - len(ends), _FAR)


def _mentioning(store: Store, query: PathQuery) -> tuple[str, ...]:
    """The sources that state anything of a start and of a goal."""
    speaking = [set().union(*(_graphs(store, end) for end in ends)) for ends in query.ends]
    return tuple(sorted(name_of(graph) for graph in speaking[0] & speaking[1]))


def _graphs(store: Store, thing: Node) -> set[ox.NamedNode]:
    iri = ox.NamedNode(thing.iri)
    quads = (quad for ends in ((iri, None), (None, iri)) for quad in store.quads(ends[0], None, ends[1]))
    return {quad.graph_name for quad in quads if isinstance(quad.graph_name, ox.NamedNode)}


def _either(ends: tuple[Node, ...]) -> str:
    return " or ".join(end.label for end in ends)


def _many(count: int) -> str:
    return f"{count} or more" if count == _FAR else str(count)


def _noun(count: int, noun: str) -> str:
    return noun if count == 1 else f"{noun}s"


def _words(relations: frozenset[str]) -> str:
    return " and ".join(sorted(relations))


def _last_part(avoided: str) -> str:
    return avoided.rpartition("/")[2] or avoided
