"""Salary bands: what roles are said to pay, as intervals that can be set side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from graphq.graph import figures
from graphq.graph.claim import Claim, claims
from graphq.graph.names import Node, node
from graphq.ontology import figure
from graphq.ontology.fact import Amount, Kind, Relation
from graphq.ontology.terms import RELATION_TERMS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphq.graph.store import Store


@dataclass(frozen=True, slots=True)
class Band:
    """What one statement says that a role pays: an interval, open where the statement sets no bound."""

    role: Node
    amount: Amount
    evidence: tuple[Claim, ...]

    def to_dict(self) -> dict[str, Any]:
        """``{"role", "amount", "evidence"}``."""
        return {
            "role": self.role.to_dict(),
            "amount": figures.to_dict(self.amount),
            "evidence": [claim.to_dict() for claim in self.evidence],
        }


def bands(store: Store, roles: Iterable[Node] = ()) -> list[Band]:
    """The salary bands of some roles, or of all: by currency and period, the highest first, then by label."""
    wanted = {role.iri for role in roles}
    found = (_band(store, *ends) for ends in _paid(store) if not wanted or ends[0] in wanted)
    return sorted((band for band in found if band), key=_order)


def _paid(store: Store) -> list[tuple[str, str]]:
    """All roles that are stated to pay something, each with each amount."""
    ends = ((triple.subject, triple.object) for triple in store.triples(None, RELATION_TERMS[Relation.PAYS]))
    named = ox.NamedNode
    return sorted({(s.value, o.value) for s, o in ends if isinstance(s, named) and isinstance(o, named)})


def _band(store: Store, subject: str, object_: str) -> Band | None:
    role = node(store, subject)
    amount = figures.read(store, object_)
    if role.kind != Kind.ROLE or not isinstance(amount, Amount) or amount.min is amount.max is None:
        return None
    return Band(role, amount, tuple(claims(store, subject, Relation.PAYS, object_)))


def _order(band: Band) -> tuple[str, str, float, float, str, str]:
    amount = band.amount
    low, high = amount.min or 0.0, amount.max or amount.min or 0.0
    return amount.currency, amount.period, -high, -low, band.role.label, figure.words(amount)
