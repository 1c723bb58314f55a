"""Paths for people: each hop in words, with the sentence that states it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphq.cli import words
from graphq.cli.quotation import claim_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graphq.graph.path import Hop, Path


def paths(found: Iterable[Path]) -> Iterator[str]:
    """The lines of numbered paths."""
    for number, path in enumerate(found, 1):
        if number > 1:
            yield ""
        way = " → ".join(node.label for node in path.nodes)
        yield f"{number}. {way}  ({words.count(len(path.hops), 'hop')}, cost {path.cost:g})"
        for hop in path.hops:
            yield from _hop(hop)


def _hop(hop: Hop) -> Iterator[str]:
    yield f"   {hop.start.label} {words.relation(hop.relation, inverse=hop.inverse)} {hop.end.label}"
    yield from claim_lines(hop.evidence)
