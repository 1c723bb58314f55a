"""Neighbourhoods as they are asked for: in words, as a table, as Markdown, for Graphviz or Mermaid, as a drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphq.cli import words
from graphq.cli.quotation import source_line, stated
from graphq.cli.render_rows import row_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graphq.graph.names import Node
    from graphq.graph.neighbourhood import Neighbour, Neighbourhood


def render(found: Neighbourhood, format_name: str, evidence: str = "quote") -> Iterator[str]:
    """The lines of a neighbourhood.

    Args:
        found: the neighbourhood.
        format_name: ``text``, ``table``, ``markdown``, ``dot``, ``mermaid`` or ``svg``.
        evidence: ``quote``, ``source`` or ``none``: what is shown of the sentences.
    """
    if format_name == "text":
        return _text(found, evidence)
    if format_name in ("table", "markdown"):
        return _table(found, format_name, evidence)
    return iter([_drawn(found, format_name, evidence).rstrip("\n")])


def _text(found: Neighbourhood, evidence: str) -> Iterator[str]:
    yield _heading(found)
    yield from _reached(found.tree(), found.centre, "", evidence)


def _heading(found: Neighbourhood) -> str:
    what = f"{found.centre.label} [{found.centre.kind}]"
    within = f"within {words.count(found.hops, 'hop')}"
    if not found.neighbours:
        return f"{what}: nothing {within}"
    number = words.count(len(found.neighbours), "neighbour")
    return f"{what}: {number} {within}" if found.complete else f"{what}: the nearest {number} {within}; there are more"


def _reached(tree: Mapping[Node, list[Neighbour]], thing: Node, indent: str, evidence: str) -> Iterator[str]:
    """What is reached from a thing, under the relation that it is reached by."""
    groups: dict[str, list[Neighbour]] = {}
    for one in tree.get(thing, ()):
        groups.setdefault(_group(one), []).append(one)
    for by, members in groups.items():
        yield from [""] * (not indent)
        yield f"{indent}{by}"
        for one in members:
            yield f"{indent}  {one.thing.label} [{one.thing.kind}]"
            yield from (f"{indent}{line}" for line in stated(one.hop.evidence, evidence))
            yield from _reached(tree, one.thing, f"{indent}    ", evidence)


def _group(one: Neighbour) -> str:
    return words.relation(one.hop.relation, inverse=one.hop.inverse)


def _table(found: Neighbourhood, format_name: str, evidence: str) -> Iterator[str]:
    return row_lines([_cells(one, evidence) for one in found.neighbours], format_name)


def _cells(one: Neighbour, evidence: str) -> dict[str, str | int]:
    hop = one.hop
    shown: dict[str, str | int] = {
        "hops": one.distance,
        "from": hop.start.label,
        "relation": _group(one),
        "thing": one.thing.label,
        "kind": one.thing.kind,
        "cost": f"{one.cost:.2f}",
        "sources": hop.reckoning.support,
    }
    first = hop.evidence[0] if hop.evidence else None
    if evidence == "quote":
        shown["quote"] = first.quote if first else ""
    if evidence != "none":
        shown["source"] = source_line(hop.sources)
    return shown


def _drawn(found: Neighbourhood, format_name: str, evidence: str) -> str:
    from graphq.graph import treedrawing

    draw = {"dot": treedrawing.dot, "mermaid": treedrawing.mermaid, "svg": treedrawing.svg}[format_name]
    return draw(found if evidence == "quote" else found.bare())
