"""What a check of a store found, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphq.cli import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphq.graph.check import Report


def report(found: Report) -> Iterator[str]:
    """A line for each problem, for what is left over, and one that sums up."""
    for problem in found.problems:
        place = f"{problem.source}: " if problem.source else ""
        yield f"{problem.part}: {place}{problem.message}"
        yield f"  {problem.node}"
    for name in found.leftovers:
        yield f"not published: {name}, an earlier state or an unfinished one; the next write removes it"
    if not found.sealed:
        yield "the files cannot be held against hashes, which an older graphq did not leave; the next write leaves them"
    if found.unheld:
        yield f"not held against a text, which is not in the graph: {words.count(found.unheld, 'claim')}"
    verdict = "sound" if found.sound else f"not sound, {words.count(len(found.problems), 'problem')}"
    counts = {"graph": found.graphs, "triple": found.triples, "claim": found.claims}
    told = ", ".join(words.count(number, noun) for noun, number in counts.items())
    yield f"{verdict}: generation {found.generation}, {told}"
