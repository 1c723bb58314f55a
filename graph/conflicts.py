"""Conflicts: statements about one thing that cannot all be so, each with its sentences side by side.

Pay conflicts where two statements on the same role, of the same currency, period, level, region, industry, employer
and year (an unstated year goes with any) leave no amount that both allow. Growth conflicts where the percentages for
overlapping periods differ, of one thing or in sentences that name one field. A credential conflicts where one source
calls it required and another only preferred. Statistics of different sorts (a median, what starters earn, the lowest
tenth) are not held against each other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from graphq.graph import figures, union
from graphq.graph.claim import Claim, claims
from graphq.graph.names import Node, node
from graphq.ontology import figure
from graphq.ontology.fact import Amount, Growth, Kind, Necessity, Relation
from graphq.ontology.terms import RELATION_TERMS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TypeVar

    from graphq.graph.store import Store

    Value = TypeVar("Value", Amount, Growth)

SAME_PAY = 0.02
"""Amounts that are this share apart or less agree: one is rounded."""
SAME_GROWTH = 0.5
"""Percentages that are so many points apart or less agree."""
_TYPICAL = frozenset({"range", "median", "average", None})
"""What is paid in the middle: these can be held against each other, but not against what starters or the best get."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What some sentences state: the value in words, the sentences, and whether a policy has set it aside."""

    value: str
    evidence: tuple[Claim, ...]
    aside: bool = False

    def to_dict(self) -> dict[str, Any]:
        """``{"value", "set_aside", "evidence"}``."""
        evidence = [claim.to_dict() for claim in self.evidence]
        return {"value": self.value, "set_aside": self.aside, "evidence": evidence}


@dataclass(frozen=True, slots=True)
class Conflict:
    """Statements on one thing that do not agree.

    Attributes:
        relation: ``pays``, ``grows`` or ``requires_credential``. subject: the thing.
        object: the credential, ``None`` for figures.
        statements: those that disagree with at least one other, in the order of their values.
        apart: how far the two that are farthest apart are: of pay, the gap in percent of the lower amount; of growth,
            percentage points; 0 for a credential.
    """

    relation: Relation
    subject: Node
    object: Node | None
    statements: tuple[Statement, ...]
    apart: float = 0.0

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources of the statements, by name."""
        return tuple(sorted({claim.source for one in self.statements for claim in one.evidence}))

    def to_dict(self) -> dict[str, Any]:
        """The conflict as JSON values."""
        return {
            "relation": self.relation.value,
            "subject": self.subject.to_dict(),
            "object": self.object.to_dict() if self.object else None,
            "apart": round(self.apart, 1),
            "sources": list(self.sources),
            "statements": [statement.to_dict() for statement in self.statements],
        }


def conflicts(store: Store) -> list[Conflict]:
    """All conflicts of a store: pay, growth and credentials, the farthest apart first, then by label."""
    found = [*_pay(store, None), *_growth(store, None, named=True), *_credentials(store)]
    order = list(Relation)
    return sorted(found, key=lambda one: (order.index(one.relation), -one.apart, one.subject.label, str(one.object)))


def figure_conflicts(store: Store, subjects: Iterable[str | None] = (None,)) -> Iterator[Conflict]:
    """The conflicts of pay and growth of some things by their IRIs, of all by default."""
    for subject in subjects:
        yield from _pay(store, subject)
        yield from _growth(store, subject, named=False)


def apart(one: figure.AnyFigure, other: figure.AnyFigure) -> float:
    """How far apart two figures are, as `Conflict.apart` has it; 0 where they agree or say different things."""
    if isinstance(one, Amount) and isinstance(other, Amount):
        return _pay_apart(one, other)
    return _growth_apart(one, other) if isinstance(one, Growth) and isinstance(other, Growth) else 0.0


def _pay(store: Store, only: str | None) -> Iterator[Conflict]:
    for subject, stated in _figures(store, Relation.PAYS, only).items():
        comparable: defaultdict[tuple[object, ...], list[tuple[Amount, list[Claim]]]] = defaultdict(list)
        for value, evidence in stated:
            if isinstance(value, Amount) and value.statistic in _TYPICAL and not _is_open(value):
                comparable[_scope(value)].append((value, evidence))
        for amounts in comparable.values():
            yield from _conflict(store, Relation.PAYS, subject, amounts, _pay_apart, lambda one: one.min or 0.0)


def _is_open(amount: Amount) -> bool:
    """Whether an amount has one bound only: "over" and "up to" say little of what is usual."""
    return amount.min is None or amount.max is None


def _scope(amount: Amount) -> tuple[object, ...]:
    """What two amounts must have in common to be held against each other."""
    return (amount.currency, amount.period, amount.level, amount.region, amount.industry, amount.employer)


def _pay_apart(one: Amount, other: Amount) -> float:
    """The gap between two amounts in percent of the lower one; 0 where they agree."""
    if one.year and other.year and one.year != other.year:
        return 0.0
    lower, upper = sorted((one, other), key=lambda amount: amount.max or 0.0)
    assert lower.max is not None
    assert upper.min is not None
    gap = (upper.min - lower.max) / lower.max if lower.max else 0.0
    return gap * 100 if gap > SAME_PAY else 0.0


def _growth(store: Store, only: str | None, *, named: bool) -> Iterator[Conflict]:
    """The conflicts of growth; ``named``: a sentence that names a field is held against what grows in that field."""
    figures_ = _figures(store, Relation.GROWS, only)
    for subject, stated in figures_.items():
        rates = [(value, evidence) for value, evidence in stated if isinstance(value, Growth)]
        if named and (about := node(store, subject)).kind == Kind.FIELD:
            rates += _naming(about, (rate for other, rates in figures_.items() if other != subject for rate in rates))
        yield from _conflict(store, Relation.GROWS, subject, rates, _growth_apart, lambda one: _bounds(one)[0])


def _naming(
    field: Node, stated: Iterable[tuple[figure.AnyFigure, list[Claim]]]
) -> Iterator[tuple[Growth, list[Claim]]]:
    """The rates whose sentences name a field: "roles that include machine learning grow by 22 percent"."""
    name = re.compile(rf"\b{re.escape(field.label)}\b", re.IGNORECASE)
    for value, evidence in stated:
        naming = [claim for claim in evidence if name.search(claim.quote)]
        if naming and isinstance(value, Growth):
            yield value, naming


def _growth_apart(one: Growth, other: Growth) -> float:
    """How many points two rates are apart; 0 where they agree, or speak of different periods."""
    if not _overlap(one, other):
        return 0.0
    (_, highest), (lowest, _) = sorted((_bounds(one), _bounds(other)))
    return gap if (gap := lowest - highest) > SAME_GROWTH else 0.0


def _bounds(rate: Growth) -> tuple[float, float]:
    """The lowest and the highest percentage of a rate."""
    stated = [value for value in (rate.percent, rate.min, rate.max) if value is not None] or [0.0]
    return min(stated), max(stated)


def _overlap(one: Growth, other: Growth) -> bool:
    """Whether two periods have a year in common; one of which no end is known goes with any."""
    starts = max(one.start or 0, other.start or 0)
    ends = min(one.end or 9999, other.end or 9999)
    return starts < ends


def _figures(
    store: Store, relation: Relation, only: str | None
) -> dict[str, list[tuple[figure.AnyFigure, list[Claim]]]]:
    """For each subject, the figures that are stated of it, each with its sentences."""
    grouped: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims(store, only, relation):
        grouped[claim.subject, claim.object].append(claim)
    found: defaultdict[str, list[tuple[figure.AnyFigure, list[Claim]]]] = defaultdict(list)
    for (subject, object_), evidence in grouped.items():
        value = figures.read(store, object_)
        if value is not None:
            found[subject].append((value, evidence))
    return found


def _conflict(
    store: Store,
    relation: Relation,
    subject: str,
    stated: list[tuple[Value, list[Claim]]],
    apart: Callable[[Value, Value], float],
    rank: Callable[[Value], float],
) -> Iterator[Conflict]:
    """The statements of which some are apart, if there are such."""
    gaps = {(i, j): apart(stated[i][0], stated[j][0]) for i, j in combinations(range(len(stated)), 2)}
    involved = sorted({index for pair, gap in gaps.items() if gap for index in pair}, key=lambda i: rank(stated[i][0]))
    if involved:
        told = tuple(_statement(store, subject, *stated[i]) for i in involved)
        yield Conflict(relation, node(store, subject), None, told, max(gaps.values()))


def _statement(store: Store, subject: str, value: Value, evidence: list[Claim]) -> Statement:
    """A figure in words, with what it is of where that is not the subject."""
    claim = evidence[0]
    of = "" if claim.subject == subject else f" ({node(store, claim.subject).label})"
    triple = (ox.NamedNode(claim.subject), RELATION_TERMS[Relation(claim.relation)], ox.NamedNode(claim.object))
    return Statement(figure.words(value) + of, tuple(evidence), ox.Quad(*triple, union.POLICY) in store.rdf)


def _credentials(store: Store) -> Iterator[Conflict]:
    grouped: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims(store, relation=Relation.REQUIRES_CREDENTIAL):
        grouped[claim.subject, claim.object].append(claim)
    for (subject, object_), evidence in sorted(grouped.items()):
        required, preferred = (_of_necessity(evidence, kind) for kind in (Necessity.REQUIRED, Necessity.PREFERRED))
        if {claim.source for claim in required} - {claim.source for claim in preferred} and preferred:
            told = (Statement("required", required), Statement("preferred", preferred))
            yield Conflict(Relation.REQUIRES_CREDENTIAL, node(store, subject), node(store, object_), told)


def _of_necessity(evidence: Iterable[Claim], necessity: Necessity) -> tuple[Claim, ...]:
    return tuple(claim for claim in evidence if claim.necessity == necessity.value)
