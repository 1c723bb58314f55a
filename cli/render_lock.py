"""How a graph differs from a lock file, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphq.graph import lockfile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphq.graph.lockfile import Lock


def differences(before: Lock, after: Lock) -> Iterator[str]:
    """A line for each source that differs, or for the graph as a whole if only that does."""
    found = lockfile.differences(before, after)
    for difference in found:
        if difference.kind == "version":
            yield f"{difference.name}: read by another version, {difference.before} → {difference.after}"
        else:
            yield f"{difference.name}: {difference.kind}"
    if not found and before.graph != after.graph:
        yield "the sources are the same, and the graph that was made of them is another"
