"""Graphs as Mermaid flowcharts, which pages of Markdown draw where they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphq.graph.hop import Hop
    from graphq.graph.names import Node

_SHAPES = {
    "role": ("(", ")"),
    "skill": ("([", "])"),
    "industry": ("{{", "}}"),
    "credential": ("[/", "\\]"),
    "programme": ("[[", "]]"),
    "field": (">", "]"),
}
_BOX = ("[", "]")


def flowchart(nodes: Iterable[Node], hops: Iterable[Hop]) -> str:
    """A flowchart from left to right.

    Args:
        nodes: what is drawn, each once: a box of a shape that its kind has, with its label and its kind.
        hops: the arrows between these, from the subject of the statement to its object, with its relation.
    """
    names = {node: f"n{number}" for number, node in enumerate(nodes, 1)}
    boxes = (f"  {name}{_box(node)}" for node, name in names.items())
    arrows = (
        f"  {names[hop.subject]} -->|{_quoted(hop.relation.replace('_', ' '))}| {names[hop.object]}" for hop in hops
    )
    return "\n".join(["flowchart LR", *boxes, *arrows]) + "\n"


def _box(node: Node) -> str:
    left, right = _SHAPES.get(node.kind, _BOX)
    return f"{left}{_quoted(node.label, node.kind)}{right}"


def _relation(hop: Hop) -> str:
    return _quoted(hop.relation.replace("_", " "))


def _quoted(*lines: str) -> str:
    """Lines of text of which Mermaid makes neither markup nor syntax: it reads entity codes with # in place of &."""
    return '"' + "<br/>".join(map(_escaped, lines)) + '"'


def _escaped(text: str) -> str:
    plain = " ".join(text.split())
    return "".join(c if c.isalnum() or c in " .,-'" else f"#{ord(c)};" for c in plain)
