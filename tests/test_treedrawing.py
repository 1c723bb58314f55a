"""Pictures of neighbourhoods."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_drawing import LONG, SVG, Rectangle, boxes, texts, thing

from graphq.graph import treedrawing
from graphq.graph.claim import Claim
from graphq.graph.cost import DEFAULT
from graphq.graph.hop import Hop
from graphq.graph.neighbourhood import Neighbour, Neighbourhood
from graphq.ontology.fact import Kind

if TYPE_CHECKING:
    from graphq.graph.names import Node

CENTRE = thing("Unterseelaternenanzündergehilfe", "role")
RELATIONS = ("requires_credential", "in_industry", "leads_to", "includes")
CLAIM = Claim("a.txt", 0, 9, 'it says "so" & <so>', "", "", "", "")


def neighbour(start: Node, end: Node, number: int, distance: int = 1) -> Neighbour:
    """A thing that is reached from another one, one way or the other."""
    relation = RELATIONS[number % len(RELATIONS)]
    hop = Hop(start, relation, bool(number % 2), end, (CLAIM,), DEFAULT.hop(relation, 1), None)
    return Neighbour(hop, distance, float(number))


def tree(parents: list[int]) -> Neighbourhood:
    """A neighbourhood whose n-th thing is reached from the centre (0) or an earlier thing, all with awkward labels."""
    kinds = list(Kind)
    nodes, depths, found = [CENTRE], [0], []
    for number, place in enumerate(parents):
        parent = place % len(nodes)
        if depths[parent] == 3:
            parent = 0
        nodes.append(thing(f"{LONG[number % len(LONG)]} {number}", kinds[number % len(kinds)]))
        depths.append(depths[parent] + 1)
        found.append(neighbour(nodes[parent], nodes[-1], number, depths[-1]))
    return Neighbourhood(CENTRE, max(depths, default=1), tuple(found), complete=True)


def assert_legible(around: Neighbourhood) -> None:
    """A label is inside a box or outside of all, no two things meet, and nothing is cut off."""
    root = ET.fromstring(treedrawing.svg(around))
    outlines, labels = boxes(root), list(texts(root))
    frame = Rectangle(0, 0, float(root.get("width", "")), float(root.get("height", "")))
    assert len(outlines) == 1 + len(around.neighbours)
    assert not any(one.meets(other) for one, other in combinations(outlines, 2))
    assert not any(one.meets(other) for (_, one), (_, other) in combinations(labels, 2))
    for text, place in labels:
        assert all(box.holds(place) or not box.meets(place) for box in outlines), text
    assert all(frame.holds(place) for place in [*outlines, *(place for _, place in labels)])


@pytest.mark.parametrize("number", [0, 1, 3, 30, 150])
@pytest.mark.parametrize("deep", [False, True])
def test_no_label_meets_a_box_or_another_label(number: int, deep: bool) -> None:
    """At so many things, all next to the centre, or some of them further away."""
    assert_legible(tree([n // 3 if deep else 0 for n in range(number)]))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 20), max_size=25))
def test_no_tree_is_illegible(parents: list[int]) -> None:
    """Whatever hangs on what."""
    assert_legible(tree(parents))


def test_no_line_crosses_a_box() -> None:
    """Lines end at the edges of boxes."""
    root = ET.fromstring(treedrawing.svg(tree([n // 3 for n in range(40)])))
    for line in root.iter(f"{SVG}line"):
        x1, y1, x2, y2 = (float(line.get(name, "")) for name in ("x1", "y1", "x2", "y2"))
        stroke = Rectangle(min(x1, x2), min(y1, y2) - 0.1, max(x1, x2), max(y1, y2) + 0.1)
        assert not any(box.meets(stroke) for box in boxes(root))


def test_a_relation_is_written_once_for_its_group() -> None:
    """With the kind of what is in it."""
    around = Neighbourhood(CENTRE, 1, tuple(neighbour(CENTRE, thing(f"lore {n}", "skill"), 4) for n in range(4)), True)
    words = [text for text, _ in texts(ET.fromstring(treedrawing.svg(around)))]
    assert words.count("requires") == words.count("credential") == words.count("skill") == 1


def test_an_arrow_points_from_subject_to_object() -> None:
    """Out of the centre, or into it, once for a group."""
    for number, outward in ((0, True), (1, False)):
        around = Neighbourhood(CENTRE, 1, (neighbour(CENTRE, thing("lore", "skill"), number),), True)
        (arrow,) = ET.fromstring(treedrawing.svg(around)).iter(f"{SVG}polygon")
        tip, back = (float(point.partition(",")[0]) for point in arrow.get("points", "").split()[:2])
        assert (tip > back) is outward


def test_the_picture_can_be_read_out_and_says_if_there_is_more() -> None:
    """Title, description and the sentences as tooltips."""
    around = Neighbourhood(CENTRE, 2, (neighbour(CENTRE, thing("glim trade", "industry"), 1),), complete=False)
    root = ET.fromstring(treedrawing.svg(around))
    assert root.findtext(f"{SVG}title") == f"{CENTRE.label}: the nearest 1 within 2 hops"
    assert root.findtext(f"{SVG}desc") == f"glim trade in industry {CENTRE.label}."
    assert CLAIM.quote in "".join(root.itertext())


def test_for_graphviz_and_mermaid_each_thing_is_there_once() -> None:
    """With one edge each."""
    around = tree([n // 3 for n in range(12)])
    assert treedrawing.dot(around).count("shape=") == 13
    assert treedrawing.dot(around).count(" -> ") == 12
    assert treedrawing.mermaid(around).count(" -->|") == 12
