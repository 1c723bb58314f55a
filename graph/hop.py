"""A hop: one step of a path, with the sentences that state it and the reckoning of its cost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphq.graph.cost import UNIT

if TYPE_CHECKING:
    from graphq.graph.claim import Claim
    from graphq.graph.cost import HopCost, TollCost
    from graphq.graph.names import Node
    from graphq.graph.scope import Statement


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a path.

    Attributes:
        start, end: the things it leads from and to.
        relation: what relates them (``requires_skill``).
        inverse: whether it is walked against the statement, from its object to its subject.
        evidence: the claims that state it, by source and place; of RDF without claims, none.
        reckoning: how its cost comes about.
        passage: how the toll of ``end`` comes about; ``None`` at the goal, which costs none.
    """

    start: Node
    relation: str
    inverse: bool
    end: Node
    evidence: tuple[Claim, ...]
    reckoning: HopCost
    passage: TollCost | None

    @property
    def subject(self) -> Node:
        """The subject of the statement."""
        return self.end if self.inverse else self.start

    @property
    def object(self) -> Node:
        """The object of the statement."""
        return self.start if self.inverse else self.end

    @property
    def statement(self) -> Statement:
        """The statement that it walks, by IRI."""
        return self.subject.iri, self.relation, self.object.iri

    @property
    def cost(self) -> float:
        """What it costs."""
        return self.reckoning.hundredths / UNIT

    @property
    def toll(self) -> float:
        """What it costs to pass through its end."""
        return self.passage.hundredths / UNIT if self.passage else 0.0

    @property
    def sources(self) -> tuple[str, ...]:
        """The names of the sources whose sentences state it, sorted."""
        return tuple(sorted({claim.source for claim in self.evidence}))

    @property
    def sentences(self) -> str:
        """The sentences that state it, a line each, with their sources."""
        return "\n".join(f"“{claim.quote}” ({claim.source})" for claim in self.evidence)

    def to_dict(self) -> dict[str, Any]:
        """``{"from", "relation", "inverse", "to", "cost", "toll", "reckoning", "evidence"}``."""
        return {
            "from": self.start.to_dict(),
            "relation": self.relation,
            "inverse": self.inverse,
            "to": self.end.to_dict(),
            "cost": self.cost,
            "toll": self.toll,
            "reckoning": {"hop": self.reckoning.to_dict(), "toll": self.passage.to_dict() if self.passage else None},
            "evidence": [claim.to_dict() for claim in self.evidence],
        }
