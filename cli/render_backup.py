"""What a backup or a store holds, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphq.cli import words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graphq.graph.backup import Holding


def holding(held: Holding) -> str:
    """``3 graphs, 4,262 statements, 1 saved query``."""
    told = [words.count(held.graphs, "graph"), words.count(held.quads, "statement")]
    return ", ".join(told + [words.count(held.queries, "saved query")] * bool(held.queries))


def restored(folder: Path, held: Holding, before: Holding | None) -> Iterator[str]:
    """What a store holds now, and what of it is gone."""
    yield f"{folder}: restored {holding(held)}"
    if before is None:
        yield "  in place of what could not be read"
    elif before:
        yield f"  in place of {holding(before)}"
