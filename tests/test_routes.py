"""The best routes, held against every simple path that NetworkX lists."""

from __future__ import annotations

from itertools import islice, pairwise
from typing import TYPE_CHECKING

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from graphq.graph.routes import best_routes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graphq.graph.routes import Place

PLACES = "abcdefg"


class Country:
    """A ground made of a dictionary of hops and one of tolls, which remembers what was read."""

    turns = False

    def __init__(
        self, hops: Mapping[tuple[str, str], int], tolls: Mapping[str, int] | None = None, *, directed: bool = False
    ) -> None:
        self.graph = nx.DiGraph() if directed else nx.Graph()
        self.graph.add_nodes_from(PLACES)
        self.graph.add_weighted_edges_from((a, b, cost) for (a, b), cost in hops.items())
        self.tolls = tolls or {}
        self.least_hop = min(hops.values(), default=1)
        self.least_toll = min(self.toll(place) for place in PLACES)
        self.read: set[str] = set()

    def hops(self, place: Place) -> Mapping[Place, int]:
        """What leads on from a place."""
        self.read.add(place[0])
        return {(there, 0): data["weight"] for there, data in self.graph[place[0]].items()}

    def back(self, place: Place) -> Mapping[Place, int]:
        """What leads to a place."""
        if not self.graph.is_directed():
            return self.hops(place)
        return {(there, 0): data["weight"] for there, data in self.graph.pred[place[0]].items()}

    def toll(self, place: str) -> int:
        """What passing through a place costs."""
        return self.tolls.get(place, 0)

    def size(self, place: str) -> int:
        """How many neighbours a place has."""
        return int(self.graph.degree(place))

    def every_route(self, start: str, goal: str, max_hops: int) -> list[tuple[int, tuple[str, ...]]]:
        """All simple routes by brute force, cheapest first, equal ones by name."""
        found = nx.all_simple_paths(self.graph, start, goal, cutoff=max_hops)
        return sorted((self.cost(route), tuple(route)) for route in found)

    def routes(self, start: str, goal: str, max_hops: int) -> Iterator[tuple[int, tuple[str, ...]]]:
        """What the search finds."""
        return best_routes(self, [(start, 0)], [(goal, 0)], max_hops)

    def cost(self, route: list[str]) -> int:
        """What a route costs."""
        hops = sum(self.graph[a][b]["weight"] for a, b in pairwise(route))
        return hops + sum(self.toll(place) for place in route[1:-1])


edges = st.tuples(st.sampled_from(PLACES), st.sampled_from(PLACES)).map(lambda e: (min(e), max(e)))
hop_costs = st.dictionaries(edges.filter(lambda e: e[0] != e[1]), st.integers(1, 6), max_size=18)
toll_costs = st.dictionaries(st.sampled_from(PLACES), st.integers(0, 9))


@given(hop_costs, toll_costs, st.integers(1, 6), st.integers(1, 12))
def test_best_routes_are_the_first_of_all_simple_routes(
    hops: dict[tuple[str, str], int], tolls: dict[str, int], max_hops: int, k: int
) -> None:
    """Costs, order among equals and the bound on hops agree with brute force on any graph."""
    country = Country(hops, tolls)

    found = list(islice(country.routes("a", "b", max_hops), k))

    assert found == country.every_route("a", "b", max_hops)[:k]


arrows = st.tuples(st.sampled_from(PLACES), st.sampled_from(PLACES)).filter(lambda e: e[0] != e[1])


@given(st.dictionaries(arrows, st.integers(1, 6), max_size=24), toll_costs, st.integers(1, 6), st.integers(1, 12))
def test_one_way_hops_are_walked_one_way(
    hops: dict[tuple[str, str], int], tolls: dict[str, int], max_hops: int, k: int
) -> None:
    """On a directed graph too, the search and brute force agree."""
    country = Country(hops, tolls, directed=True)

    assert list(islice(country.routes("a", "b", max_hops), k)) == country.every_route("a", "b", max_hops)[:k]


@given(hop_costs, toll_costs)
def test_all_routes_are_found_once(hops: dict[tuple[str, str], int], tolls: dict[str, int]) -> None:
    """Exhausting the generator gives every simple route exactly once."""
    country = Country(hops, tolls)

    assert list(country.routes("a", "b", 6)) == country.every_route("a", "b", 6)


def test_a_cheap_long_way_to_a_place_does_not_hide_a_short_one() -> None:
    """Where the cheap way leaves too few hops for the rest, the dear one counts."""
    hops = {("a", "f"): 1, ("f", "d"): 1, ("a", "d"): 5, ("d", "c"): 2, ("c", "b"): 1, ("b", "e"): 5, ("e", "g"): 5}

    assert next(Country(hops).routes("a", "b", 4)) == (5, ("a", "f", "d", "c", "b"))
    assert next(Country(hops).routes("a", "b", 3)) == (8, ("a", "d", "c", "b"))


def test_a_dear_place_is_not_read() -> None:
    """Neighbours of a place whose toll exceeds the way around it are never asked for."""
    country = Country({("a", "c"): 1, ("c", "b"): 1, ("a", "d"): 1, ("d", "b"): 1}, {"d": 100})

    assert next(country.routes("a", "b", 6)) == (2, ("a", "c", "b"))
    assert "d" not in country.read


def test_a_route_to_where_it_starts_is_free() -> None:
    """The only simple route from a place to itself has no hops."""
    assert list(Country({("a", "b"): 1}).routes("a", "a", 3)) == [(0, ("a",))]
