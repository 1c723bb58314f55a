"""The served NetworkX graph, held against a full copy."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lanterns import CHATTER, FOG, GLIMS, HERMIT, LANTERNS, TRADE, WICKER, WICKS, opened, text, the
from stores import fact

from graphq.graph.network import network, simple, to_networkx, undirected
from graphq.ontology.fact import Entity, Kind, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphq.graph.store import Store
    from graphq.ontology.fact import Fact

ROLES = st.integers(0, 4).map(lambda n: Entity(Kind.ROLE, f"Glim {'ABCDE'[n]}er"))
SKILLS = st.integers(0, 4).map(lambda n: Entity(Kind.SKILL, f"lore {'ABCDE'[n]}"))
FACTS = st.one_of(
    st.builds(fact, st.just(Relation.REQUIRES_SKILL), ROLES, SKILLS),
    st.builds(fact, st.just(Relation.INCLUDES), SKILLS, SKILLS),
    st.builds(fact, st.sampled_from([Relation.LEADS_TO, Relation.DEVELOPS]), SKILLS, ROLES),
)
SOURCES = st.lists(st.lists(FACTS, min_size=1, max_size=12), min_size=1, max_size=2)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The lantern trade."""
    with opened(tmp_path_factory.mktemp("trade"), LANTERNS, GLIMS) as lanterns:
        yield lanterns


@settings(max_examples=15, deadline=None)
@given(SOURCES)
def test_the_served_graph_answers_as_a_full_copy_does(stated: list[list[Fact]]) -> None:
    """Nodes, edges and NetworkX's own algorithms agree on random graphs, each served graph being asked cold."""
    sources = [text(f"{n}.txt", *facts) for n, facts in enumerate(stated)]
    with TemporaryDirectory() as folder, opened(Path(folder), *sources) as store:
        copy = to_networkx(store)
        around = nx.MultiGraph(undirected(store))
        start = next(iter(copy))

        assert nx.utils.graphs_equal(network(store), copy)
        assert nx.utils.graphs_equal(undirected(store), copy.to_undirected())
        assert list(network(store).edges(keys=True)) == list(copy.edges(keys=True))
        assert nx.single_source_shortest_path(network(store), start) == nx.single_source_shortest_path(copy, start)
        assert nx.ancestors(network(store), start) == nx.ancestors(copy, start)
        assert dict(nx.all_pairs_shortest_path(undirected(store))) == dict(nx.all_pairs_shortest_path(around))
        assert list(nx.connected_components(undirected(store))) == list(nx.connected_components(around))
        assert nx.utils.graphs_equal(nx.ego_graph(undirected(store), start, 2), nx.ego_graph(around, start, 2))


@settings(max_examples=15, deadline=None)
@given(SOURCES)
def test_the_simple_graph_answers_as_a_full_copy_does(stated: list[list[Fact]]) -> None:
    """Dijkstra's and Yen's algorithms agree on the weighted view without parallel edges and on a copy of it.

    Of several paths of one length either may be first: a copy knows its edges in another order.
    """
    sources = [text(f"{n}.txt", *facts) for n, facts in enumerate(stated)]
    with TemporaryDirectory() as folder, opened(Path(folder), *sources) as store:
        copy = nx.Graph(simple(store))
        start, goal = min(copy), max(copy)

        served = nx.single_source_dijkstra_path_length(simple(store), start)
        assert served == pytest.approx(nx.single_source_dijkstra_path_length(copy, start))
        if start != goal and goal in served:
            assert _lengths(simple(store), start, goal) == pytest.approx(_lengths(copy, start, goal))


def test_statements_of_several_sources_are_one_edge(store: Store) -> None:
    """Their number is the edge's support."""
    graph = network(store)
    ends = the(store, WICKER).iri, the(store, WICKS).iri

    assert graph.get_edge_data(*ends) == {"requires_skill": {"relation": "requires_skill", "support": 2}}


def test_nodes_carry_label_and_kind(store: Store) -> None:
    """A node is an IRI with attributes to show."""
    wicker = the(store, WICKER)

    assert network(store).nodes[wicker.iri] == {"label": wicker.label, "kind": "role"}


def test_the_served_graph_cannot_be_changed(store: Store) -> None:
    """It says so as NetworkX's frozen graphs do."""
    with pytest.raises(nx.NetworkXError, match="Frozen"):
        network(store).add_edge("a", "b")


@pytest.mark.parametrize("stranger", ["http://example.org/nobody", "no IRI at all", 7])
def test_what_no_fact_speaks_of_is_not_in_the_graph(store: Store, stranger: object) -> None:
    """NetworkX raises its usual error."""
    assert stranger not in network(store)
    with pytest.raises(nx.NodeNotFound):
        nx.shortest_path(network(store), stranger, the(store, WICKER).iri)


def test_a_question_reads_no_more_than_its_neighbourhood(store: Store) -> None:
    """Of the other end of the graph nothing is remembered."""
    graph = simple(store)

    nx.shortest_path(graph, the(store, WICKER).iri, the(store, WICKS).iri)

    read = graph._adj._memory
    assert the(store, WICKER).iri in read
    assert the(store, HERMIT).iri not in read


def test_parallel_relations_are_one_edge_of_the_simple_graph(store: Store) -> None:
    """The cheapest relation gives its weight; no path is found twice."""
    graph = simple(store)
    found = list(nx.all_simple_paths(graph, the(store, TRADE).iri, the(store, FOG).iri))

    assert len(found) == len({tuple(path) for path in found}) == 3
    assert graph[the(store, WICKER).iri][the(store, CHATTER).iri]["weight"] == 1.5


def test_a_copy_can_be_changed(store: Store) -> None:
    """It has nothing to do with the store any more."""
    graph = to_networkx(store)
    graph.remove_node(the(store, WICKER).iri)

    assert the(store, WICKER).iri in network(store)


def _lengths(graph: nx.Graph, start: str, goal: str) -> list[float]:
    """How long the eight shortest paths are."""
    paths = nx.shortest_simple_paths(graph, start, goal, weight="weight")
    return [nx.path_weight(graph, path, "weight") for path in islice(paths, 8)]
