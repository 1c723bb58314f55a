"""Paths between two things, and why there is none."""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import networkx as nx
import pytest
from hypothesis import assume, given, settings
from lanterns import (
    CHATTER,
    FOG,
    GLIMS,
    HERMIT,
    LANTERNRY,
    LANTERNS,
    MOSS,
    RECKONER,
    TRADE,
    WICKER,
    WICKS,
    opened,
    text,
    the,
)
from stores import fact, needs
from test_network import SOURCES

from graphq.graph.absence import Absence, explain
from graphq.graph.adjacency import Adjacency
from graphq.graph.cost import UNIT
from graphq.graph.links import Links
from graphq.graph.names import node, resolve
from graphq.graph.network import simple
from graphq.graph.path import PathQuery, paths
from graphq.ontology.fact import Entity, Kind, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphq.graph.names import Node
    from graphq.graph.store import Store
    from graphq.ontology.fact import Fact

SHARED_FIGURE = """
@prefix gq: <https://w3id.org/graphq/ontology#> .
@prefix role: <https://w3id.org/graphq/id/role/> .
role:glim-wicker gq:pays <http://example.org/pay> .
role:moss-hermit gq:pays <http://example.org/pay> .
<http://example.org/pay> a gq:Amount .
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The lantern trade."""
    with opened(tmp_path_factory.mktemp("trade"), LANTERNS, GLIMS) as lanterns:
        yield lanterns


def labels(store: Store, start: Entity, goal: Entity, **options: int) -> list[list[str]]:
    """The labels along the paths between two entities."""
    return [
        [thing.label for thing in path.nodes] for path in paths(store, the(store, start), the(store, goal), **options)
    ]


def absence(store: Store, start: Node, goal: Node, max_hops: int = 6) -> Absence:
    """Why there is no path."""
    return explain(store, PathQuery((start,), (goal,), max_hops=max_hops))


def test_a_path_is_json_with_its_sentences(store: Store) -> None:
    """A hop says what relates its ends, which way, and where that is stated."""
    wicks, wicker = the(store, WICKS), the(store, WICKER)
    best = paths(store, wicks, wicker, k=1)[0]

    quote = "Glim Wicker requires_skill wick lore."
    evidence = [
        {"source": name, "quote": quote, "start": 0, "end": len(quote), "section": "The trade"}
        for name in ("glims.txt", "lanterns.txt")
    ]
    assert best.to_dict() == {
        "cost": 0.95,
        "hops": [
            {
                "from": {"iri": wicks.iri, "label": wicks.label, "type": "skill"},
                "relation": "requires_skill",
                "inverse": True,
                "to": {"iri": wicker.iri, "label": wicker.label, "type": "role"},
                "cost": 0.95,
                "toll": 0.0,
                "reckoning": {
                    "hop": {"weight": 1.0, "support": 2, "support_factor": 0.95, "age": 0, "age_factor": 1},
                    "toll": None,
                },
                "evidence": evidence,
            }
        ],
    }


def test_paths_come_cheapest_first_and_no_more_than_asked_for(store: Store) -> None:
    """``k`` is the most; fewer come if there are no more."""
    costs = [path.cost for path in paths(store, the(store, WICKS), the(store, WICKER), k=10)]

    assert costs == sorted(costs)
    assert len(costs) > 2 == len(paths(store, the(store, WICKS), the(store, WICKER), k=2))


def test_no_path_is_longer_than_allowed(store: Store) -> None:
    """Only what the limit allows is found, however many were asked for."""
    assert [len(labels(store, TRADE, FOG, k=9, max_hops=limit)) for limit in (2, 3, 4)] == [0, 1, 3]


def test_a_path_walks_statements_both_ways(store: Store) -> None:
    """Each hop knows the subject and the object of its statement."""
    hops = paths(store, the(store, LANTERNRY), the(store, CHATTER), k=1)[0].hops

    assert [(hop.relation, hop.inverse) for hop in hops] == [("leads_to", False), ("requires_skill", False)]
    back = paths(store, the(store, CHATTER), the(store, LANTERNRY), k=1)[0].hops
    assert [(hop.subject, hop.object) for hop in back] == [(hop.subject, hop.object) for hop in reversed(hops)]


def test_a_path_costs_the_same_both_ways(store: Store) -> None:
    """There is nothing in a cost that depends on where one starts."""
    ends = the(store, TRADE), the(store, FOG)

    assert [p.cost for p in paths(store, *ends)] == [p.cost for p in paths(store, *reversed(ends))]


def test_hops_and_tolls_add_up(tmp_path: Path) -> None:
    """What a path costs can be told hop by hop."""
    crowd = [needs(Entity(Kind.ROLE, f"Chatterer {n} Wright"), CHATTER) for n in range(40)]
    with opened(tmp_path, LANTERNS, text("crowd.txt", *crowd)) as store:
        found = paths(store, the(store, WICKER), the(store, RECKONER), k=5)

        assert any(hop.toll for path in found for hop in path.hops)
        assert all(path.cost == pytest.approx(sum(hop.cost + hop.toll for hop in path.hops)) for path in found)


def test_a_way_around_a_hub_is_preferred(tmp_path: Path) -> None:
    """What everybody needs says less than what few do, even by a longer way."""
    crowd = [needs(Entity(Kind.ROLE, f"Chatterer {n} Wright"), CHATTER) for n in range(150)]
    with opened(tmp_path, LANTERNS) as few:
        assert labels(few, WICKER, RECKONER, k=1) == [["Glim Wicker", "chatter", "Fog Reckoner"]]
    with opened(tmp_path, text("crowd.txt", *crowd)) as many:
        assert labels(many, WICKER, RECKONER, k=1) == [["Glim Wicker", "wick lore", "fog lore", "Fog Reckoner"]]


def test_more_sources_make_a_hop_cheaper(tmp_path: Path) -> None:
    """Of two like paths the better supported comes first."""
    known = [needs(WICKER, WICKS), needs(WICKER, FOG), needs(RECKONER, WICKS), needs(RECKONER, FOG)]
    with opened(tmp_path, text("one.txt", *known), text("two.txt", known[0])) as store:
        assert [way[1] for way in labels(store, WICKER, RECKONER, k=2)] == ["wick lore", "fog lore"]


def test_equal_paths_come_by_label(tmp_path: Path) -> None:
    """The order of loading has no say."""
    known = [needs(role, skill) for skill in (WICKS, MOSS, FOG) for role in (RECKONER, WICKER)]
    with opened(tmp_path, text("one.txt", *known)) as store:
        assert [way[1] for way in labels(store, WICKER, RECKONER)] == ["fog lore", "moss lore", "wick lore"]


def test_parallel_statements_are_one_hop(tmp_path: Path) -> None:
    """What two relations say of two things is one path, by the cheaper relation."""
    known = [fact(Relation.DEVELOPS, LANTERNRY, WICKS), fact(Relation.INCLUDES, LANTERNRY, WICKS)]
    with opened(tmp_path, text("one.txt", *known)) as store:
        found = paths(store, the(store, LANTERNRY), the(store, WICKS))

        assert [[hop.relation for hop in path.hops] for path in found] == [["includes"]]


def test_no_path_leads_through_a_figure(tmp_path: Path) -> None:
    """That two roles pay the same relates them in no way."""
    with opened(tmp_path, LANTERNS, turtle=SHARED_FIGURE) as store:
        assert labels(store, WICKER, HERMIT) == []


def test_a_figure_may_be_an_end(tmp_path: Path) -> None:
    """It is reached from what it is stated of."""
    with opened(tmp_path, LANTERNS, turtle=SHARED_FIGURE) as store:
        pay = node(store, "http://example.org/pay")
        found = paths(store, the(store, TRADE), pay)

        assert [[hop.relation for hop in path.hops] for path in found] == [["in_industry", "pays"]]


@settings(max_examples=15, deadline=None)
@given(SOURCES)
def test_paths_rank_as_networkx_ranks_them_on_the_simple_graph(stated: list[list[Fact]]) -> None:
    """By other code and other reading, the same costs: half the tolls of the ends is all that differs."""
    sources = [text(f"{n}.txt", *facts) for n, facts in enumerate(stated)]
    with TemporaryDirectory() as folder, opened(Path(folder), *sources) as store:
        graph = simple(store)
        start, goal = min(graph), max(graph)
        assume(start != goal and nx.has_path(graph, start, goal))
        found = paths(store, node(store, start), node(store, goal), k=6, max_hops=20)

        ranked = islice(nx.shortest_simple_paths(graph, start, goal, weight="weight"), 6)
        links = Links(Adjacency(store))
        ends = (links.toll(start) + links.toll(goal)) / 2 / UNIT
        expected = [nx.path_weight(graph, way, "weight") - ends for way in ranked]
        assert [path.cost for path in found] == pytest.approx(expected)


def test_there_is_no_path_from_a_thing_to_itself(store: Store) -> None:
    """Who asks is told so."""
    wicker = the(store, WICKER)

    assert not paths(store, wicker, wicker)
    assert "both ends are the same thing" in str(absence(store, wicker, wicker)).lower()


def test_absence_names_the_hops_that_are_needed(store: Store) -> None:
    """If only the limit is in the way, the nearest path is told."""
    why = absence(store, the(store, TRADE), the(store, FOG), 2)

    assert (why.hops_needed, len(why.nearest)) == (3, 4)
    assert "3 hops apart" in str(why)
    assert why.isolated == ()


def test_absence_names_what_nothing_is_related_to(store: Store) -> None:
    """A thing that the graph only has the name of is isolated."""
    bureau = resolve(store, "Glim Bureau")
    why = absence(store, the(store, TRADE), bureau)

    assert why.isolated == (bureau,)
    assert bureau.label in str(why)


def test_absence_tells_how_much_is_around_either_end(store: Store) -> None:
    """Two parts of the graph may have nothing to do with each other."""
    why = absence(store, the(store, TRADE), the(store, HERMIT))

    assert (why.hops_needed, why.within_reach) == (None, (8, 1))
    assert "Nothing connects" in str(why)


def test_the_page_on_paths_works(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its Python is run as it stands."""
    page = (Path(__file__).parents[1] / "docs" / "paths.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    python = needs(Entity(Kind.ROLE, "Data Scientist"), Entity(Kind.SKILL, "Python"))
    with opened(tmp_path, text("one.txt", python)) as store:
        exec(code, {"folder": store.path})

    assert capsys.readouterr().out.splitlines() == [
        "1.0 ['Python', 'Data Scientist']",
        "Data Scientist requires_skill Python ['Data Scientist requires_skill Python.']",
    ]
