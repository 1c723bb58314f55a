"""What other parts of graphq find wrong, as findings: contradictions, and data of the wrong shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphq.graph import conflicts
from graphq.graph.lint.finding import Finding, Level
from graphq.graph.lint.rule import RULES, SHACL
from graphq.graph.names import Node
from graphq.ontology.fact import Relation
from graphq.ontology.iri import split

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphq.graph.lint.holdings import Holdings

_LEVELS = {"Violation": Level.ERROR, "Warning": Level.WARNING}
_NOUNS = {Relation.PAYS: "pay", Relation.GROWS: "growth"}
_UNITS = {Relation.PAYS: "percent", Relation.GROWS: "percentage points"}


def contradictions(holdings: Holdings) -> Iterator[Finding]:
    """One finding for each conflict that no policy has settled."""
    for conflict in conflicts.conflicts(holdings.store):
        standing = [one for one in conflict.statements if not one.aside]
        if len(standing) > 1:
            evidence = sorted(claim for one in standing for claim in one.evidence)
            message = f"{_about(conflict)}: {' or '.join(one.value for one in standing)}?"
            level = RULES["conflict"].level
            yield Finding(level, "conflict", conflict.subject, message, tuple(evidence), conflict.apart)


def _about(conflict: conflicts.Conflict) -> str:
    if conflict.object:
        return conflict.object.label
    return f"{_NOUNS[conflict.relation]} {conflict.apart:.0f} {_UNITS[conflict.relation]} apart"


def misshapen(holdings: Holdings) -> Iterator[Finding]:
    """One finding for each result of validation, at its own level."""
    from graphq.graph.validate import validate

    for result in validate(holdings.store).results:
        about = " ".join(filter(None, [result.path, result.value]))
        message = f"{result.message} ({about})" if about else result.message
        subject = Node(result.iri, result.focus, split(result.iri)[0] or "thing")
        level = _LEVELS.get(result.severity, Level.NOTE)
        yield Finding(level, f"{SHACL}:{result.shape}", subject, message, holdings.about(result.iri, most=1))
