"""Conditions on a path: templates of kinds, things not to miss, several ends, held against brute force."""

from __future__ import annotations

from itertools import islice, pairwise, product
from typing import TYPE_CHECKING

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphq.graph.cost import HopCost
from graphq.graph.itinerary import ANY, ANYTHING, ONE, Template, Trip
from graphq.graph.links import Link
from graphq.graph.routes import best_routes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

THINGS = "abcdefgh"
KINDS = {thing: ("role", "skill", "credential")[place % 3] for place, thing in enumerate(THINGS)}


class Roads:
    """Links of a small country, their costs in a dictionary; ``directed`` if they lead one way."""

    least_hop = 1
    least_toll = 0

    def __init__(self, costs: Mapping[tuple[str, str], int], *, directed: bool) -> None:
        self.graph = nx.DiGraph() if directed else nx.Graph()
        self.graph.add_nodes_from(THINGS)
        self.graph.add_weighted_edges_from((a, b, cost) for (a, b), cost in costs.items())

    def ahead(self, thing: str) -> dict[str, Link]:
        """What can be gone to."""
        return {there: _link(data["weight"]) for there, data in self.graph[thing].items()}

    def behind(self, thing: str) -> dict[str, Link]:
        """What can be come from."""
        before = self.graph.pred if self.graph.is_directed() else self.graph.adj
        return {there: _link(data["weight"]) for there, data in before[thing].items()}

    def kind(self, thing: str) -> str:
        """The kind of a thing."""
        return KINDS[thing]

    def toll(self, thing: str) -> int:
        """What passing through costs."""
        return THINGS.index(thing) % 4

    def size(self, thing: str) -> int:
        """How many neighbours it has."""
        return int(self.graph.degree(thing))


def _link(cost: int) -> Link:
    return Link(cost, False, "includes", HopCost(cost / 100, 1, 1.0, 0, 1.0))


def fits(kinds: Sequence[str], elements: Sequence[str]) -> bool:
    """Whether kinds are like a template, told by the plainest recursion."""
    if not elements:
        return not kinds
    if elements[0] == ANY:
        return fits(kinds, elements[1:]) or (bool(kinds) and fits(kinds[1:], elements))
    return bool(kinds) and elements[0] in (ONE, kinds[0]) and fits(kinds[1:], elements[1:])


def every_route(
    roads: Roads, starts: set[str], goals: set[str], template: Template, through: Sequence[str], max_hops: int
) -> list[tuple[int, tuple[str, ...]]]:
    """All routes that fulfil the conditions, by brute force, cheapest first."""
    found = []
    for start, goal in product(starts, goals):
        for route in nx.all_simple_paths(roads.graph, start, goal, cutoff=max_hops):
            apart = not set(route[1:-1]) & (starts | goals)
            if apart and set(through) <= set(route) and fits([KINDS[thing] for thing in route], template.elements):
                hops = sum(roads.graph[a][b]["weight"] for a, b in pairwise(route))
                found.append((hops + sum(map(roads.toll, route[1:-1])), tuple(route)))
    return sorted(found)


arrows = st.tuples(st.sampled_from(THINGS), st.sampled_from(THINGS)).filter(lambda e: e[0] != e[1])
costs = st.dictionaries(arrows, st.integers(1, 6), max_size=24)
ends = st.sets(st.sampled_from(THINGS), min_size=1, max_size=3)
elements = st.lists(st.sampled_from(["role", "skill", "credential", ONE, ANY]), min_size=2, max_size=5)
templates = st.one_of(st.just(ANYTHING), elements.map(lambda chosen: Template(tuple(chosen))))
throughs = st.lists(st.sampled_from(THINGS), max_size=2, unique=True)


@given(costs, st.booleans(), ends, ends, templates, throughs, st.integers(1, 6))
def test_conditions_leave_the_routes_that_brute_force_leaves(
    costs: dict[tuple[str, str], int],
    directed: bool,
    starts: set[str],
    goals: set[str],
    template: Template,
    through: list[str],
    max_hops: int,
) -> None:
    """Several ends, one-way roads, a template and things not to miss, all at once, in the same order."""
    goals = goals - starts
    roads = Roads(costs, directed=directed)
    trip = Trip(roads, starts, goals, template, through)  # type: ignore[arg-type]

    found = list(islice(best_routes(trip, trip.starts, trip.goals, max_hops), 40))

    assert found == every_route(roads, starts, goals, template, through, max_hops)[:40]


@pytest.mark.parametrize(
    ("text", "hops"), [("Skill>Role", 1), ("skill > role > credential>Role", 3), ("*>role", 1), ("?>*>?", 1)]
)
def test_a_template_needs_so_many_hops(text: str, hops: int) -> None:
    """``*`` may be nothing."""
    assert Template.parse(text).least_hops == hops


@pytest.mark.parametrize("text", ["", "Skill", "Skill>Wizard", "Skill>>Role"])
def test_a_template_of_unknown_kinds_is_refused(text: str) -> None:
    """And so is one that has no two ends."""
    with pytest.raises(ValueError, match=r"kind|end"):
        Template.parse(text)
