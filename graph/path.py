"""Paths: how things hang together, each hop with the sentences that state it.

Facts are walked in both directions unless asked otherwise; a hop says in which. What a path costs is explained in
``docs/paths.md``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any, overload

from graphq.graph.answer import Answer
from graphq.graph.claim import first_cells
from graphq.graph.cost import DEFAULT, UNIT, CostModel
from graphq.graph.itinerary import ANYTHING, Template, Trip
from graphq.graph.links import Links
from graphq.graph.names import Node, node
from graphq.graph.routes import best_routes
from graphq.graph.scope import EVERYTHING, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphq.graph.hop import Hop
    from graphq.graph.store import Store


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
class Paths(Answer, Sequence[Path]):
    """The paths that answer a question, best first."""

    found: tuple[Path, ...]

    @overload
    def __getitem__(self, place: int) -> Path: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Path]: ...
    def __getitem__(self, place: int | slice) -> Path | Sequence[Path]:
        """One of them, or some."""
        return self.found[place]

    def __len__(self) -> int:
        """How many there are."""
        return len(self.found)

    def to_dict(self) -> dict[str, Any]:
        """``{"paths": [path]}``."""
        return {"paths": [path.to_dict() for path in self.found]}

    def bare(self) -> Paths:
        """The same paths without the sentences that state them."""
        return Paths(
            tuple(replace(path, hops=tuple(replace(hop, evidence=()) for hop in path.hops)) for path in self.found)
        )

    def rows(self) -> list[dict[str, Any]]:
        """A row a hop: ``path, hop, from, relation, inverse, to, cost, toll, sources, quote, source``."""
        return [_row(number, step, hop) for number, path in enumerate(self, 1) for step, hop in enumerate(path.hops, 1)]

    def svg(self) -> str:
        """The paths as lanes between their ends."""
        from graphq.graph.drawing import svg

        return svg(self.found)


@dataclass(frozen=True, slots=True)
class PathQuery:
    """What paths are sought.

    Attributes:
        starts, goals: where they may begin and end: none passes through another of these.
        k: how many, the cheapest first. max_hops: how long they may be.
        costs: what hops and passing through things cost.
        scope: what of the graph they may use.
        template: the kinds that they lead through.
        through: the things that none may miss, in any order; at most :data:`graphq.graph.itinerary.MOST_THROUGH`.
    """

    starts: tuple[Node, ...]
    goals: tuple[Node, ...]
    k: int = 3
    max_hops: int = 6
    costs: CostModel = DEFAULT
    scope: Scope = EVERYTHING
    template: Template = ANYTHING
    through: tuple[Node, ...] = ()

    @property
    def ends(self) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
        """Where paths begin and end. As none leads from a thing to itself, what is given as both is only one of them.

        It is a start if there are other goals, else a goal if there are other starts; else one of them is the start.
        """
        goals = tuple(goal for goal in self.goals if goal not in self.starts)
        if goals:
            return self.starts, goals
        starts = tuple(start for start in self.starts if start not in self.goals)
        return (starts, self.goals) if starts else (self.starts[:1], self.starts[1:])

    @property
    def hops_allowed(self) -> int:
        """How long a path may be: what the template needs is allowed."""
        return max(self.max_hops, self.template.least_hops)


def paths(
    store: Store,
    start: Node | Sequence[Node],
    goal: Node | Sequence[Node],
    *,
    k: int = 3,
    max_hops: int = 6,
    costs: CostModel = DEFAULT,
    scope: Scope = EVERYTHING,
    template: Template = ANYTHING,
    through: Sequence[Node] = (),
) -> Paths:
    """The ``k`` cheapest paths between two things, or from any of some things to any of others.

    The arguments are those of :class:`PathQuery`, the result that of :func:`find`.
    """
    ends = _several(start), _several(goal)
    return find(store, PathQuery(*ends, k, max_hops, costs, scope, template, tuple(through)))


def find(store: Store, query: PathQuery) -> Paths:
    """The paths that a query asks for: no thing comes twice in one.

    The cheapest comes first, among equals the shorter, then by label. There is none if nothing joins the ends, or if
    they are the same; :func:`graphq.graph.absence.explain` says why.
    """
    trip = ground(store, query)
    routes = islice(best_routes(trip, trip.starts, trip.goals, query.hops_allowed), query.k)
    return Paths(tuple(sorted((_path(store, trip.links, *route) for route in routes), key=_order)))


def ground(store: Store, query: PathQuery) -> Trip:
    """What the paths of a query lead through."""
    starts, goals = ([end.iri for end in ends] for ends in query.ends)
    links = Links.over(store, query.scope, query.costs, frozenset([*starts, *goals]))
    return Trip(links, starts, goals, query.template, [thing.iri for thing in query.through])


def unrestricted(query: PathQuery) -> PathQuery:
    """The query without any condition but its ends, the costs and the limit on hops."""
    return replace(query, scope=EVERYTHING, template=ANYTHING, through=())


def _several(ends: Node | Sequence[Node]) -> tuple[Node, ...]:
    return (ends,) if isinstance(ends, Node) else tuple(dict.fromkeys(ends))


def _path(store: Store, links: Links, cost: int, things: tuple[str, ...]) -> Path:
    return Path(cost / UNIT, tuple(_hops(store, links, [node(store, thing) for thing in things])))


def _hops(store: Store, links: Links, things: list[Node]) -> Iterator[Hop]:
    for here, there in pairwise(things):
        passage = links.toll_cost(there.iri) if there is not things[-1] else None
        yield links.hop(store, here, links.ahead(here.iri)[there.iri], there, passage)


def _order(path: Path) -> tuple[float, int, list[str]]:
    return path.cost, len(path.hops), [thing.label for thing in path.nodes]


def _row(number: int, step: int, hop: Hop) -> dict[str, Any]:
    return {
        "path": number,
        "hop": step,
        "from": hop.start.label,
        "relation": hop.relation,
        "inverse": hop.inverse,
        "to": hop.end.label,
        "cost": hop.cost,
        "toll": hop.toll,
        "sources": hop.reckoning.support,
        **first_cells(hop.evidence),
    }
