"""What stands around a thing: held against NetworkX and against the paths to it."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import networkx as nx
import pytest
from hypothesis import given, settings
from lanterns import CHATTER, FOG, GLIMS, HERMIT, LANTERNRY, LANTERNS, MOSS, RECKONER, WICKER, WICKS, opened, text, the
from test_network import SOURCES

from graphq.graph.names import node
from graphq.graph.neighbourhood import Neighbourhood, neighbourhood
from graphq.graph.network import undirected
from graphq.graph.path import paths
from graphq.graph.scope import Scope
from graphq.graph.sources import resolve as resolve_source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphq.graph.store import Store
    from graphq.ontology.fact import Fact


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The lantern trade."""
    with opened(tmp_path_factory.mktemp("trade"), LANTERNS, GLIMS) as lanterns:
        yield lanterns


def labels(found: Neighbourhood) -> list[str]:
    """What it gives, in its order."""
    return [one.thing.label for one in found.neighbours]


@settings(max_examples=15, deadline=None)
@given(SOURCES)
def test_it_is_what_networkx_finds_and_as_far_as_the_best_path(stated: list[list[Fact]]) -> None:
    """The same things within so many hops; each costs what the best path to it costs."""
    sources = [text(f"{n}.txt", *facts) for n, facts in enumerate(stated)]
    with TemporaryDirectory() as folder, opened(Path(folder), *sources) as store:
        around = undirected(store)
        start = node(store, min(around))
        for hops in (1, 2, 3):
            found = neighbourhood(store, start, hops=hops)
            within = nx.single_source_shortest_path_length(around, start.iri, cutoff=hops)
            assert found.complete
            assert {one.thing.iri for one in found.neighbours} == set(within) - {start.iri}
            for one in found.neighbours:
                assert one.distance <= hops
                assert one.cost == paths(store, start, one.thing, k=1, max_hops=hops)[0].cost


def test_the_nearest_come_first_and_whatever_they_are_reached_from_before_them(store: Store) -> None:
    """So that a tree can be built as it is read."""
    found = neighbourhood(store, the(store, CHATTER), hops=4)
    seen = {found.centre}
    for one in found.neighbours:
        assert one.hop.start in seen
        seen.add(one.thing)
    costs = [one.cost for one in found.neighbours]
    assert costs == sorted(costs)
    assert labels(found)[:3] == ["Fog Reckoner", "Glim Wicker", "Spool Minder"]


def test_no_more_than_asked_for_are_given_and_that_is_said(store: Store) -> None:
    """The first of them."""
    all_of_it = neighbourhood(store, the(store, WICKER))
    few = neighbourhood(store, the(store, WICKER), limit=2)
    assert few.neighbours == all_of_it.neighbours[:2]
    assert (few.complete, all_of_it.complete) == (False, True)
    assert neighbourhood(store, the(store, WICKER), limit=len(all_of_it.neighbours)).complete


def test_figures_are_shown_where_they_are_asked_for(store: Store) -> None:
    """And lead nowhere."""
    wicker = the(store, WICKER)
    assert not [one for one in neighbourhood(store, wicker).neighbours if one.hop.relation == "pays"]
    paid = neighbourhood(store, wicker, hops=3, scope=Scope(relations=frozenset({"pays"})))
    assert labels(paid) == ["USD 40,000 to 60,000 a year (range)"]


def test_a_scope_leaves_out_what_it_leaves_out_of_paths(store: Store) -> None:
    """Direction, sources, support and what is avoided."""
    wicker = the(store, WICKER)

    def scoped(**conditions: object) -> set[str]:
        return set(labels(neighbourhood(store, wicker, scope=Scope(**conditions))))

    everything = set(labels(neighbourhood(store, wicker)))
    assert everything - scoped(directed=True) == {"lanternry"}
    assert scoped(sources=frozenset({resolve_source(store, "glims.txt").value})) == {"glim warrant", "wick lore"}
    assert scoped(min_support=2) == {"glim warrant", "wick lore"}
    assert everything - scoped(avoid_kinds=frozenset({"skill"})) == {"chatter", "wick lore"}
    assert everything - scoped(avoid_things=frozenset({the(store, LANTERNRY).iri})) == {"lanternry"}


def test_each_has_the_sentences_of_its_last_hop(store: Store) -> None:
    """And the tree says what is reached from what."""
    found = neighbourhood(store, the(store, MOSS), hops=2)
    (hermit,) = found.tree()[found.centre]
    assert hermit.thing == the(store, HERMIT)
    assert hermit.hop.evidence[0].source == "lanterns.txt"
    assert found.bare().neighbours[0].hop.evidence == ()
    assert found.tree().get(hermit.thing, []) == []


def test_it_is_an_answer_for_programs_and_for_people(store: Store) -> None:
    """Dictionaries, rows, and a picture for a notebook."""
    found = neighbourhood(store, the(store, FOG))
    answer = found.to_dict()
    assert list(answer) == ["centre", "hops", "complete", "neighbours"]
    assert {one["thing"]["label"] for one in answer["neighbours"]} == {the(store, RECKONER).label, WICKS.label}
    assert found.rows()[0]["from"] == "fog lore"
    assert "<svg" in found._repr_html_()
