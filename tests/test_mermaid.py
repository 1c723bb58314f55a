"""Mermaid flowcharts: every box once, every text safe."""

from __future__ import annotations

import re

from graphq.graph.cost import DEFAULT
from graphq.graph.hop import Hop
from graphq.graph.mermaid import flowchart
from graphq.graph.names import Node

WICKER = Node("http://example.org/wicker", 'Glim "Wicker" [end] --> <b>', "role")
LORE = Node("http://example.org/lore", "wick; lore|1", "skill")


def test_boxes_and_arrows() -> None:
    """Kinds differ by shape, and are written out; arrows point the way of the statement."""
    hop = Hop(LORE, "requires_skill", True, WICKER, (), DEFAULT.hop("requires_skill", 1), None)
    lines = flowchart([LORE, WICKER], [hop]).splitlines()

    assert lines[0] == "flowchart LR"
    assert lines[1].startswith("  n1([")
    assert lines[2].startswith('  n2("')
    assert lines[3] == '  n2 -->|"requires skill"| n1'
    assert "<br/>skill" in lines[1]


def test_no_text_is_syntax() -> None:
    """Quotes, brackets, arrows, bars and tags are written as codes."""
    box = flowchart([WICKER, LORE], []).splitlines()[1]

    (label,) = re.findall(r'"(.*)"', box)
    assert not set(label.replace("<br/>", "")) & set('"[]<>|;`') - {";"}
    assert re.fullmatch(r"[\w .,'-]*(#\d+;[\w .,'-]*)*", label.split("<br/>")[0])
