"""Graphs for Graphviz, in its DOT language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphq.graph import shape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphq.graph.hop import Hop
    from graphq.graph.names import Node


def digraph(title: str, nodes: Iterable[Node], hops: Iterable[Hop]) -> str:
    """A graph drawn from left to right.

    Args:
        title: its name.
        nodes: what is drawn, each once, in the shape and the colours that its kind has.
        hops: the edges: they run as the hops do, with an arrow that points the way of the statement.
    """
    return "\n".join(
        [
            f"digraph {_quoted(title)} {{",
            '  graph [rankdir="LR", fontname="Helvetica"];',
            '  node [style="filled", fontname="Helvetica", margin="0.15,0.08"];',
            '  edge [fontname="Helvetica", fontsize="10"];',
            *map(_node, nodes),
            *map(_edge, hops),
            "}\n",
        ]
    )


def _node(node: Node) -> str:
    look = shape.of_kind(node.kind)
    style = "filled,rounded" if node.kind == "role" else "filled"
    label = f"{node.label}\n{node.kind}"
    values = {"label": label, "shape": look.dot, "style": style, "color": look.line, "fillcolor": look.area}
    return f"  {_quoted(node.iri)} [{_listed(values)}];"


def _edge(hop: Hop) -> str:
    values = {"label": hop.relation.replace("_", " "), "dir": "back" if hop.inverse else "forward"}
    if hop.evidence:
        values["tooltip"] = hop.sentences
    return f"  {_quoted(hop.start.iri)} -> {_quoted(hop.end.iri)} [{_listed(values)}];"


def _listed(values: dict[str, str]) -> str:
    return ", ".join(f"{name}={_quoted(value)}" for name, value in values.items())


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
