"""What a path costs: how much each of its steps asks a person to believe."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import log2
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

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


class HopCost(NamedTuple):
    """Why a hop costs what it does: the product of its numbers.

    Attributes:
        weight: that of its relation.
        support: how many sources state it. support_factor: what they make of the weight.
        age: by how many years the latest source that states it is older than the newest source of the store.
        age_factor: what that makes of it.
    """

    weight: float
    support: int
    support_factor: float
    age: int
    age_factor: float

    @property
    def hundredths(self) -> int:
        """The cost in hundredths, at least one."""
        return max(1, round(UNIT * self.weight * self.support_factor * self.age_factor))

    def to_dict(self) -> dict[str, Any]:
        """The numbers by name."""
        return self._asdict()


class TollCost(NamedTuple):
    """Why passing through a thing costs what it does: the sum of a step and what its neighbours add.

    Attributes:
        step: what passing through any thing costs.
        neighbours: how many it has that count, at most :attr:`CostModel.most`.
        hub: what they add.
    """

    step: float
    neighbours: int
    hub: float

    @property
    def hundredths(self) -> int:
        """The toll in hundredths."""
        return round(UNIT * (self.step + self.hub))

    def to_dict(self) -> dict[str, Any]:
        """The numbers by name."""
        return self._asdict()


@dataclass(frozen=True)
class CostModel:
    """The cost of a path: that of its hops, and a toll for each thing between its ends.

    Attributes:
        relations: what a hop costs, by relation; another relation costs ``other``.
        step: what passing through any thing adds: of two ways the one by fewer things is easier to believe.
        hub: what each doubling of a thing's neighbours beyond ``ordinary`` adds to its toll. What few things
            have in common says more about them than what hundreds have.
        ordinary: how many neighbours a thing may have before it counts as a hub.
        most: no more neighbours than this count.
        support: by how much each doubling of the sources that state a hop lowers its cost, as a share of it.
        least: the share of its cost that a hop keeps, however many sources state it.
        recency: by how much each year between the newest source and the latest that states a hop raises its cost,
            as a share of it. A source that states no date is not held to be old.
        oldest: no more years than this count.
    """

    relations: Mapping[str, float] = field(default_factory=lambda: RELATION_WEIGHTS)
    other: float = 1.5
    step: float = 0.5
    hub: float = 0.5
    ordinary: int = 16
    most: int = 4096
    support: float = 0.05
    least: float = 0.8
    recency: float = 0.02
    oldest: int = 10

    def hop(self, relation: str, support: int, age: int = 0) -> HopCost:
        """The cost of a hop that so many sources state, the latest so many years before the newest source.

        >>> [CostModel().hop("requires_skill", *told).hundredths for told in ((1, 0), (4, 0), (1, 5))]
        [100, 90, 110]
        """
        supported = max(self.least, 1 - self.support * log2(max(1, support)))
        aged = 1 + self.recency * max(0, min(age, self.oldest))
        return HopCost(self.relations.get(relation, self.other), support, round(supported, 4), age, round(aged, 4))

    def least_hop(self, relations: Collection[str] | None = None, sources: int | None = None) -> int:
        """What the cheapest hop that there can be costs, in hundredths.

        Args:
            relations: the relations that hops may have; any if ``None``.
            sources: how many sources there are to state one; any number if ``None``.
        """
        known = self.relations.values() if relations is None else [self.relations.get(r, self.other) for r in relations]
        weight = min([*known, *([self.other] if relations is None else [])], default=self.other)
        supported = self.least if sources is None else max(self.least, 1 - self.support * log2(max(1, sources)))
        return max(1, round(UNIT * weight * round(supported, 4)))

    def toll(self, degree: int) -> TollCost:
        """The cost of passing through a thing that has so many neighbours.

        >>> [CostModel().toll(degree).hundredths for degree in (2, 16, 32, 512, 100_000)]
        [50, 50, 100, 300, 450]
        """
        neighbours = min(degree, self.most)
        crowd = max(1.0, neighbours / self.ordinary)
        return TollCost(self.step, neighbours, round(self.hub * log2(crowd), 4))


DEFAULT = CostModel()
"""The costs by which paths are sought unless others are given."""
