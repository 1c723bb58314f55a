"""What is known of a thing, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphq.cli import words
from graphq.cli.quotation import claim_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphq.graph.describe import Citation, Description, Group, Statement


def description(known: Description) -> Iterator[str]:
    """Its names, what is stated of it by relation, and the sources that speak of it."""
    yield f"{known.node.label} ({known.node.kind})"
    yield f"<{known.node.iri}>"
    lists = {
        "also written": known.aliases,
        "a kind of": [concept.label for concept in known.broader],
        "kinds": [concept.label for concept in known.narrower],
    }
    yield from (f"{name}: {', '.join(labels)}" for name, labels in lists.items() if labels)
    for group in known.groups:
        yield from _group(group)
    if known.citations:
        yield from ("", f"is cited for ({len(known.citations)})")
        for citation in known.citations:
            yield from _citation(citation)
    if known.sources:
        yield from ("", f"{words.count(len(known.sources), 'source')}: {', '.join(known.sources)}")


def _group(group: Group) -> Iterator[str]:
    yield ""
    yield f"{words.relation(group.relation, inverse=group.inverse)} ({len(group.statements)})"
    for statement in group.statements:
        yield f"  {statement.other.label}{_notes(statement)}"
        yield from claim_lines(statement.evidence)


def _notes(statement: Statement) -> str:
    return f" [{', '.join(statement.necessity)}]" if statement.necessity else ""


def _citation(citation: Citation) -> Iterator[str]:
    yield f"  {citation.subject.label} {words.relation(citation.relation)} {citation.object.label}"
    yield from claim_lines([citation.claim])
