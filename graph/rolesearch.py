"""Roles by what they ask for, where they work, and whether they pay enough."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from graphq.graph.adjacency import Adjacency
from graphq.graph.answer import Answer
from graphq.graph.bands import Band, bare_bands, quoted
from graphq.graph.claim import Claim, claims, first_cells
from graphq.graph.names import Node, node
from graphq.graph.taxonomy import asks_for_level, level, narrower
from graphq.ontology import figure
from graphq.ontology.fact import Kind, Necessity, Relation
from graphq.ontology.terms import KIND_TERMS, RDF, RELATION_TERMS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphq.graph.store import Store
    from graphq.ontology.fact import Amount


class Verdict(StrEnum):
    """Whether a role pays at least an amount, the best verdict first."""

    USUALLY = "usually"
    POSSIBLY = "possibly"
    SOME = "some"


@dataclass(frozen=True, slots=True)
class Pay:
    """An amount that is asked for: at least so much, in a currency (ISO 4217), for a period (``year`` … ``hour``)."""

    at_least: float
    currency: str = "USD"
    period: str = "year"


@dataclass(frozen=True, slots=True)
class Criteria:
    """What is asked of roles; all of it must hold.

    Attributes:
        skills, credentials: what a role must be stated to ask for, or a kind of it.
        industries: what it must be stated to work in, or a kind of it.
        without_credentials: what it may not be stated to require, or to ask for typically: these, kinds of them, and
            what attests a higher level of education.
        pay: what it must pay.
    """

    skills: tuple[Node, ...] = ()
    industries: tuple[Node, ...] = ()
    credentials: tuple[Node, ...] = ()
    without_credentials: tuple[Node, ...] = ()
    pay: Pay | None = None

    @property
    def asked(self) -> Iterator[tuple[Relation, Node]]:
        """Each thing that a role must be related to, and how."""
        yield from ((Relation.REQUIRES_SKILL, thing) for thing in self.skills)
        yield from ((Relation.IN_INDUSTRY, thing) for thing in self.industries)
        yield from ((Relation.REQUIRES_CREDENTIAL, thing) for thing in self.credentials)


@dataclass(frozen=True, slots=True)
class Hit:
    """A role that fulfils the criteria.

    Attributes:
        role: the role.
        evidence: the sentences which say that it does.
        verdict: whether it pays enough: ``usually`` if all its usual pay is at least so much, ``possibly`` if some of
            it is, ``some`` if only a figure for some of those who work in it is; ``None`` if that was not asked.
        bands: its pay in the currency and period that were asked for: its usual pay, and what alone is so much.
        credential_stated: whether any credential is stated; where a credential was excluded and none is stated, that
            it is not required is not known either.
    """

    role: Node
    evidence: tuple[Claim, ...]
    verdict: Verdict | None
    bands: tuple[Band, ...]
    credential_stated: bool

    def to_dict(self) -> dict[str, Any]:
        """``{"role", "pays", "bands", "credential_stated", "evidence"}``."""
        return {
            "role": self.role.to_dict(),
            "pays": self.verdict,
            "bands": [band.to_dict() for band in self.bands],
            "credential_stated": self.credential_stated,
            "evidence": [claim.to_dict() for claim in self.evidence],
        }


@dataclass(frozen=True, slots=True)
class Hits(Answer):
    """The roles that fulfil some criteria.

    Attributes:
        roles: the roles; where a credential was excluded, first those of which one is stated; where pay is asked for,
            by verdict and the highest usual pay first; then by label.
        number: how many there are, of which these are the first.
        pay_unstated: roles left out although all else fits, as nothing is stated of their pay in that currency and
            period.
        pay_elsewhere: those of these that are paid in another currency or period, which is not converted.
    """

    roles: tuple[Hit, ...]
    number: int
    pay_unstated: int = 0
    pay_elsewhere: int = 0

    def to_dict(self) -> dict[str, Any]:
        """``{"roles", "number", "pay_unstated", "pay_elsewhere"}``."""
        roles = [hit.to_dict() for hit in self.roles]
        return {
            "roles": roles,
            "number": self.number,
            "pay_unstated": self.pay_unstated,
            "pay_elsewhere": self.pay_elsewhere,
        }

    def rows(self) -> list[dict[str, Any]]:
        """A row a role: ``role, pays, pay, credential_stated, quote, source``; ``pay`` in words."""
        return [
            {
                "role": hit.role.label,
                "pays": hit.verdict,
                "pay": "; ".join(figure.words(band.amount) for band in hit.bands) or None,
                "credential_stated": hit.credential_stated,
                **first_cells(hit.evidence),
            }
            for hit in self.roles
        ]


def roles(store: Store, criteria: Criteria, limit: int | None = None) -> Hits:
    """The roles that fulfil the criteria, the first ``limit`` of them."""
    search = _Search(store, criteria)
    fitting = [node(store, iri) for iri in sorted(search.candidates()) if not search.is_excluded(iri)]
    stated = {role: bare_bands(store, [role]) for role in fitting}
    hits = [search.hit(role, of_role) for role, of_role in stated.items()]
    unstated = [hit for hit in hits if criteria.pay and not hit.bands]
    elsewhere = sum(bool(stated[hit.role]) for hit in unstated)
    found = [hit for hit in hits if hit.verdict or not criteria.pay]
    unclear = bool(criteria.without_credentials)
    found.sort(key=lambda hit: (unclear and not hit.credential_stated, *_by_pay(hit), *_by_label(hit)))
    return Hits(tuple(search.quoted(hit) for hit in found[:limit]), len(found), len(unstated), elsewhere)


class _Search:
    """One search, with what it read of the graph."""

    def __init__(self, store: Store, criteria: Criteria) -> None:
        self._store = store
        self._criteria = criteria
        self._adjacency = Adjacency(store)
        self._meant = {thing.iri: set(narrower(store, thing.iri)) for _, thing in criteria.asked}
        self._without = {iri for thing in criteria.without_credentials for iri in narrower(store, thing.iri)}
        levels = [asks_for_level(thing.iri) for thing in criteria.without_credentials]
        self._least_level = min((found for found in levels if found), default=0)

    def candidates(self) -> set[str]:
        """The roles that are related to all that is asked for; without that, all roles that anything is stated of."""
        sets = [set(self._related(relation, thing)) for relation, thing in self._criteria.asked]
        return set.intersection(*sets) if sets else set(self._store.subjects(RDF.TYPE, KIND_TERMS[Kind.ROLE].value))

    def is_excluded(self, role: str) -> bool:
        """Whether a role is stated to need a credential that it may not need."""
        if not self._criteria.without_credentials:
            return False
        return any(
            self._is_without(claim.object) and claim.necessity != Necessity.PREFERRED
            for claim in claims(self._store, role, Relation.REQUIRES_CREDENTIAL)
        )

    def hit(self, role: Node, of_role: Sequence[Band]) -> Hit:
        """A role with what of its pay tells, and without any sentences as yet."""
        pay = self._criteria.pay
        usable = [band for band in of_role if pay is None or _is_in_unit(band.amount, pay)]
        verdict = _verdict(usable, pay.at_least) if pay else None
        credentials = self._store.objects(role.iri, RELATION_TERMS[Relation.REQUIRES_CREDENTIAL])
        return Hit(role, (), verdict, _telling(usable, pay, verdict), bool(credentials))

    def quoted(self, hit: Hit) -> Hit:
        """The same with the sentences that fulfil the criteria, and those that state its pay."""
        said = [claim for relation, thing in self._criteria.asked for claim in self._said(hit.role, relation, thing)]
        return replace(
            hit,
            evidence=tuple(dict.fromkeys(said)),
            bands=tuple(quoted(self._store, band) for band in hit.bands),
        )

    def _related(self, relation: Relation, thing: Node) -> Iterator[str]:
        for iri in self._meant[thing.iri]:
            for role, relations in self._adjacency.predecessors(iri).items():
                if relation in relations and self._adjacency.kind(role) == Kind.ROLE:
                    yield role

    def _adjacency_of(self, role: str, relation: Relation) -> Iterator[str]:
        return (other for other, relations in self._adjacency.successors(role).items() if relation in relations)

    def _said(self, role: Node, relation: Relation, thing: Node) -> Iterator[Claim]:
        for iri in sorted(self._meant[thing.iri] & set(self._adjacency_of(role.iri, relation))):
            yield from claims(self._store, role.iri, relation, iri)

    def _is_without(self, credential: str) -> bool:
        return credential in self._without or 0 < self._least_level <= level(self._store, credential)


def _is_in_unit(amount: Amount, pay: Pay) -> bool:
    return (amount.currency, amount.period) == (pay.currency, pay.period)


def _verdict(bands: Sequence[Band], least: float) -> Verdict | None:
    """Whether pay that is stated as some intervals is at least so much; ``None`` if it is not."""
    usual = [band for band in bands if band.is_usual]
    if usual and all(band.amount.min is not None and band.amount.min >= least for band in usual):
        return Verdict.USUALLY
    if any(_reaches(band.amount, least) for band in usual or bands if band.is_whole):
        return Verdict.POSSIBLY
    return Verdict.SOME if any(_reaches(band.amount, least) for band in bands) else None


def _telling(bands: Sequence[Band], pay: Pay | None, verdict: Verdict | None) -> tuple[Band, ...]:
    """The bands that a verdict rests on: what is usual, or what alone reaches the amount."""
    usual = tuple(band for band in bands if band.is_usual)
    if pay is None or verdict != Verdict.SOME:
        return usual or tuple(bands)
    return usual + tuple(band for band in bands if band not in usual and _reaches(band.amount, pay.at_least))


def _reaches(amount: Amount, least: float) -> bool:
    """Whether a stated bound is so much: "over 50,000" says nothing of 60,000."""
    bound = amount.max if amount.max is not None else amount.min
    return bound is not None and bound >= least


def _by_label(hit: Hit) -> tuple[str, str]:
    return hit.role.label.casefold(), hit.role.iri


def _by_pay(hit: Hit) -> tuple[int, float]:
    if hit.verdict is None:
        return 0, 0.0
    usual = [band.amount for band in hit.bands if band.is_usual] or [band.amount for band in hit.bands]
    best = max(amount.min if amount.min is not None else amount.max or 0.0 for amount in usual)
    return list(Verdict).index(hit.verdict), -best
