"""What a path costs: how much each of its steps asks a person to believe."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import log2
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

UNIT = 100
"""Costs are whole hundredths while paths are sought, so that equal ones are exactly equal."""

RELATION_WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "requires_skill": 1.0,
        "develops": 1.0,
        "leads_to": 1.0,
        "includes": 0.8,
        "requires_credential": 1.4,
        "hires": 1.5,
        "in_industry": 1.6,
        "pays": 1.0,
        "grows": 1.0,
        "statistic": 1.0,
    }
)
"""What a hop costs, by relation: two roles in one industry have less in common than two that need one skill."""


@dataclass(frozen=True)
class CostModel:
    """The cost of a path: that of its hops, and a toll for each thing between its ends.

    Attributes:
        relations: what a hop costs, by relation; another relation costs ``other``.
        step: what passing through any thing adds: of two ways the one by fewer things is easier to believe.
        hub: what each doubling of a thing's neighbours beyond ``ordinary`` adds to its toll. What few things
            have in common says more about them than what hundreds have.
        ordinary: how many neighbours a thing may have before it counts as a hub.
        most: neighbours are counted no further than this, so that a hub is known without reading all of it.
        support: by how much each doubling of the sources that state a hop lowers its cost, as a share of it.
        least: the share of its cost that a hop keeps, however many sources state it.
    """

    relations: Mapping[str, float] = field(default_factory=lambda: RELATION_WEIGHTS)
    other: float = 1.5
    step: float = 0.5
    hub: float = 0.5
    ordinary: int = 16
    most: int = 512
    support: float = 0.05
    least: float = 0.8

    def hop(self, relation: str, support: int) -> int:
        """The cost of a hop in hundredths, at least one.

        >>> CostModel().hop("requires_skill", 1), CostModel().hop("requires_skill", 4)
        (100, 90)
        """
        share = max(self.least, 1 - self.support * log2(max(1, support)))
        return max(1, round(UNIT * self.relations.get(relation, self.other) * share))

    @property
    def least_hop(self) -> int:
        """What the cheapest hop that there can be costs, in hundredths."""
        weight = min([self.other, *self.relations.values()])
        return max(1, round(UNIT * weight * self.least))

    def toll(self, degree: int) -> int:
        """The cost, in hundredths, of passing through a thing that has so many neighbours.

        >>> [CostModel().toll(degree) for degree in (2, 16, 32, 512, 100_000)]
        [50, 50, 100, 300, 300]
        """
        crowd = max(1.0, min(degree, self.most) / self.ordinary)
        return round(UNIT * (self.step + self.hub * log2(crowd)))


DEFAULT = CostModel()
"""The costs by which paths are sought unless others are given."""
