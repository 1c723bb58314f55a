"""Salary bands: what roles are said to pay, as intervals that can be set side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, overload

import pyoxigraph as ox

from graphq.graph import figures
from graphq.graph.answer import Answer
from graphq.graph.claim import Claim, claims, first_cells
from graphq.graph.names import Node, node
from graphq.ontology import figure
from graphq.ontology.fact import PERIODS, Amount, Kind, Relation
from graphq.ontology.terms import RELATION_TERMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graphq.graph.store import Store

_TYPICAL = (None, "median", "average", "range")


@dataclass(frozen=True, slots=True)
class BandFilter:
    """Which bands are wanted.

    Attributes:
        usual: only what :attr:`Band.is_usual` is.
        currency: only in this currency, by ISO 4217. period: only for this period.
    """

    usual: bool = False
    currency: str | None = None
    period: str | None = None

    def fits(self, band: Band) -> bool:
        """Whether a band is one of them."""
        unit = self.currency in (None, band.amount.currency) and self.period in (None, band.amount.period)
        return unit and (band.is_usual or not self.usual)


ALL = BandFilter()


@dataclass(frozen=True, slots=True)
class Band:
    """What one statement says that a role pays: an interval, open where the statement sets no bound."""

    role: Node
    amount: Amount
    evidence: tuple[Claim, ...]
    iri: str = ""
    """That of the amount."""

    @property
    def is_whole(self) -> bool:
        """Whether it is of the role as a whole, not of one level, industry, place or employer."""
        return not any((self.amount.level, self.amount.industry, self.amount.region, self.amount.employer))

    @property
    def is_usual(self) -> bool:
        """Whether it is of what most earn: a range, a median or an average, of the role as a whole."""
        return self.amount.statistic in _TYPICAL and self.is_whole

    def to_dict(self) -> dict[str, Any]:
        """``{"role", "amount", "evidence"}``."""
        return {
            "role": self.role.to_dict(),
            "amount": figures.to_dict(self.amount),
            "evidence": [claim.to_dict() for claim in self.evidence],
        }


@dataclass(frozen=True, slots=True)
class Bands(Answer, Sequence[Band]):
    """Salary bands.

    Attributes:
        found: the bands: by currency and period, then the highest first, then by label.
        number: how many there are, of which these are the first.
        without: the roles that were asked for of which no such pay is stated.
    """

    found: tuple[Band, ...]
    number: int
    without: tuple[Node, ...] = ()

    @overload
    def __getitem__(self, place: int) -> Band: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Band]: ...
    def __getitem__(self, place: int | slice) -> Band | Sequence[Band]:
        """One of them, or some."""
        return self.found[place]

    def __len__(self) -> int:
        """How many there are."""
        return len(self.found)

    def to_dict(self) -> dict[str, Any]:
        """``{"bands": [band], "number", "without": [role]}``."""
        return {
            "bands": [band.to_dict() for band in self.found],
            "number": self.number,
            "without": [role.to_dict() for role in self.without],
        }

    def rows(self) -> list[dict[str, Any]]:
        """A row a band: ``role, currency, period, min, max, statistic, year``, what it is limited to, a sentence."""
        return [_row(band) for band in self.found]

    def svg(self) -> str:
        """The bands as a chart."""
        from graphq.graph.chart import svg

        return svg(self.found)


def bands(store: Store, roles: Iterable[Node] = (), wanted: BandFilter = ALL, limit: int | None = None) -> Bands:
    """The salary bands of some roles; of all, which reads all pay, if none are given; the first ``limit`` of them."""
    asked = list(roles)
    fitting = bare_bands(store, asked, wanted)
    paid = {band.role for band in fitting}
    shown = tuple(quoted(store, band) for band in fitting[:limit])
    return Bands(shown, len(fitting), tuple(role for role in asked if role not in paid))


def bare_bands(store: Store, roles: Iterable[Node] = (), wanted: BandFilter = ALL) -> list[Band]:
    """The same without the sentences that state them, most of what it takes to read them."""
    subjects: list[ox.NamedNode | None] = [ox.NamedNode(role.iri) for role in roles]
    ends = sorted({end for subject in subjects or [None] for end in _paid(store, subject)})
    found = (band for subject, amount in ends if (band := _band(store, subject, amount)))
    return sorted(filter(wanted.fits, found), key=_order)


def quoted(store: Store, band: Band) -> Band:
    """A band with the sentences that state it."""
    stated = claims(store, band.role.iri, Relation.PAYS, band.iri)
    return replace(band, evidence=tuple(stated))


def _paid(store: Store, subject: ox.NamedNode | None) -> Iterator[tuple[str, str]]:
    """What is stated to pay something, each with each amount."""
    for triple in store.triples(subject, RELATION_TERMS[Relation.PAYS]):
        if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.NamedNode):
            yield triple.subject.value, triple.object.value


def _band(store: Store, subject: str, object_: str) -> Band | None:
    """A band, without its sentences as yet."""
    amount = figures.read(store, object_)
    if not isinstance(amount, Amount) or amount.min is amount.max is None:
        return None
    role = node(store, subject)
    return Band(role, amount, (), object_) if role.kind == Kind.ROLE else None


def _order(band: Band) -> tuple[str, int, float, float, str, str]:
    amount = band.amount
    low, high = amount.min or 0.0, amount.max or amount.min or 0.0
    period = PERIODS.index(amount.period) if amount.period in PERIODS else len(PERIODS)
    return amount.currency, period, -high, -low, band.role.label, figure.words(amount)


def _row(band: Band) -> dict[str, Any]:
    names = ("currency", "period", "min", "max", "statistic", "year", "level", "industry", "employer", "region")
    stated = figures.to_dict(band.amount)
    return {
        "role": band.role.label,
        **{name: stated.get(name) for name in names},
        **first_cells(band.evidence),
    }
