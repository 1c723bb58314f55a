"""Conflicts for people: what disagrees, how far apart it is, and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphq.cli import words
from graphq.cli.quotation import claim_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graphq.graph.conflicts import Conflict

_MOST_SENTENCES = 3


def conflicts(found: Iterable[Conflict]) -> Iterator[str]:
    """Lines: a heading for each conflict, and each of its statements with its sentences."""
    for conflict in found:
        yield _heading(conflict)
        for statement in conflict.statements:
            yield f"  {statement.value}{', set aside' if statement.aside else ''}"
            yield from claim_lines(statement.evidence, _MOST_SENTENCES)
        yield ""


def _heading(conflict: Conflict) -> str:
    verb = words.relation(conflict.relation.value)
    about = f"{conflict.subject.label} {verb}{f' {conflict.object.label}' if conflict.object else ''}"
    unit = {"pays": " percent", "grows": " points"}.get(conflict.relation.value, "")
    apart = f", {conflict.apart:.0f}{unit} apart" if unit else ""
    return f"{about}: {words.count(len(conflict.statements), 'statement')}{apart}"
