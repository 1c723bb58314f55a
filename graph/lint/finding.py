"""A finding: one thing that an editor may want to see to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphq.graph.claim import Claim
    from graphq.graph.names import Node

_SHOWN = 3


class Level(StrEnum):
    """How bad a finding is, the worst first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Level).index(self)

    def reaches(self, least: Level) -> bool:
        """Whether this level is at least as bad as another."""
        return self.rank <= least.rank


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says of one thing.

    Attributes:
        level: how bad it is. rule: the name of the rule, such as ``stale-figure`` or ``shacl:Amount``.
        subject: the thing, or the source, that it is about; of a broken shape perhaps a figure or a claim.
        message: what is the matter, in words that follow the subject's label and a colon.
        evidence: the sentences that it rests on, sorted by source and place; none where nothing is stated.
        weight: how much it matters among the findings of its rule, which says in what unit.
    """

    level: Level
    rule: str
    subject: Node
    message: str
    evidence: tuple[Claim, ...] = ()
    weight: float = 0.0

    @property
    def order(self) -> tuple[int, str, float, str, str, str]:
        """Findings sort by level, the worst first, then by rule, weight, the greatest first, subject and message."""
        subject = self.subject
        return self.level.rank, self.rule, -self.weight, subject.label.casefold(), subject.iri, self.message

    @property
    def source(self) -> str:
        """The name of the first source that it points at, "" if it points at none."""
        if self.evidence:
            return self.evidence[0].source
        return self.subject.label if self.subject.kind == "source" else ""

    def to_dict(self) -> dict[str, Any]:
        """``{"level", "rule", "subject", "message", "evidence"}``."""
        return {
            "level": self.level.value,
            "rule": self.rule,
            "subject": self.subject.to_dict(),
            "message": self.message,
            "evidence": [claim.to_dict() for claim in self.evidence],
        }


def some(values: Iterable[str]) -> str:
    """The first few of some values in a line, and how many more there are: ``a; b; c; and 2 more``."""
    told = list(values)
    rest = [f"and {len(told) - _SHOWN} more"] if len(told) > _SHOWN else []
    return "; ".join([*told[:_SHOWN], *rest])
