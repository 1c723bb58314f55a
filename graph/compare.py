"""Roles side by side: what they share, where they differ, and what carries over from one to another."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphq.graph import figures
from graphq.graph.adjacency import Adjacency
from graphq.graph.answer import Answer
from graphq.graph.bands import Band, bands
from graphq.graph.claim import Claim, claims, strongest
from graphq.graph.names import Node, node
from graphq.graph.taxonomy import broader
from graphq.ontology import figure
from graphq.ontology.fact import Growth, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from graphq.graph.store import Store


@dataclass(frozen=True, slots=True)
class Trait:
    """A thing that one or several of the roles are stated to be related to in one way.

    Attributes:
        thing: the skill, credential or industry.
        stated: the sentences of each role that has it, by the role's IRI.
    """

    thing: Node
    stated: Mapping[str, tuple[Claim, ...]]

    def necessity(self, role: str) -> str:
        """How strongly a role asks for it, by its strongest sentence; "" where no sentence says."""
        return strongest(self.stated.get(role, ()))

    def to_dict(self) -> dict[str, Any]:
        """``{"thing", "roles": [{"role", "necessity", "evidence"}]}``, ``role`` by its IRI."""
        roles = [
            {"role": role, "necessity": self.necessity(role), "evidence": [claim.to_dict() for claim in stated]}
            for role, stated in self.stated.items()
        ]
        return {"thing": self.thing.to_dict(), "roles": roles}


@dataclass(frozen=True, slots=True)
class Transfer:
    """A skill of one role that counts for a skill of another.

    Attributes:
        skill, role: the skill, and a role that asks for it.
        counts_for, other: the other skill, and the role that asks for that one and not for the first.
        how: ``kind`` if the first is a kind of the other, ``part`` if the other is stated to include it.
        evidence: the sentences behind ``part``; a ``kind`` is the vocabulary's.
    """

    skill: Node
    role: Node
    counts_for: Node
    other: Node
    how: str
    evidence: tuple[Claim, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """``{"skill", "role", "counts_for", "other", "how", "evidence"}``."""
        ends = {name: getattr(self, name).to_dict() for name in ("skill", "role", "counts_for", "other")}
        return {**ends, "how": self.how, "evidence": [claim.to_dict() for claim in self.evidence]}


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a source says of the growth of employment in a role."""

    role: Node
    growth: Growth
    evidence: tuple[Claim, ...]

    def to_dict(self) -> dict[str, Any]:
        """``{"role", "growth", "evidence"}``."""
        evidence = [claim.to_dict() for claim in self.evidence]
        return {"role": self.role.to_dict(), "growth": figures.to_dict(self.growth), "evidence": evidence}


@dataclass(frozen=True, slots=True)
class Comparison(Answer):
    """Roles side by side.

    Attributes:
        roles: the roles, as they were asked for.
        skills, credentials, industries: what any of them has, what more of them have first, then by label.
        transfers: skills that count for others.
        pay: the bands of all of them, as :func:`graphq.graph.bands.bands` orders them.
        outlook: the growth of each, in the order of the roles.
    """

    roles: tuple[Node, ...]
    skills: tuple[Trait, ...]
    credentials: tuple[Trait, ...]
    industries: tuple[Trait, ...]
    transfers: tuple[Transfer, ...]
    pay: tuple[Band, ...]
    outlook: tuple[Outlook, ...]

    def shared(self, traits: Sequence[Trait]) -> list[Trait]:
        """What all the roles have."""
        return [trait for trait in traits if len(trait.stated) == len(self.roles)]

    def own(self, traits: Sequence[Trait], role: Node) -> list[Trait]:
        """What a role has and not all the others have."""
        return [trait for trait in traits if role.iri in trait.stated and len(trait.stated) < len(self.roles)]

    def to_dict(self) -> dict[str, Any]:
        """``{"roles", "skills", "credentials", "industries", "transfers", "pay", "outlook"}``."""
        names = ("roles", "skills", "credentials", "industries", "transfers", "pay", "outlook")
        return {name: [one.to_dict() for one in getattr(self, name)] for name in names}

    def rows(self) -> list[dict[str, Any]]:
        """A row for each trait, for pay of each currency and period, and for growth: ``aspect, what``, and each role.

        A cell says how strongly a credential is asked for, ``yes``, a figure, or nothing.
        """
        return [*self._trait_rows(), *self._pay_rows(), *self._outlook_rows()]

    def _trait_rows(self) -> Iterator[dict[str, Any]]:
        for aspect, traits in (
            ("skill", self.skills),
            ("credential", self.credentials),
            ("industry", self.industries),
        ):
            for trait in traits:
                cells = (
                    (trait.necessity(role.iri) or "yes") if role.iri in trait.stated else None for role in self.roles
                )
                yield self._row(aspect, trait.thing.label, cells)

    def _pay_rows(self) -> Iterator[dict[str, Any]]:
        units = dict.fromkeys((band.amount.currency, band.amount.period) for band in self.pay)
        for currency, period in units:
            of_unit = [b for b in self.pay if (b.amount.currency, b.amount.period) == (currency, period)]
            said = ([figure.interval(b.amount) for b in of_unit if b.role == role] for role in self.roles)
            yield self._row("pay", f"{currency} per {period}", ("; ".join(words) or None for words in said))

    def _outlook_rows(self) -> Iterator[dict[str, Any]]:
        if self.outlook:
            said = ([figure.words(one.growth) for one in self.outlook if one.role == role] for role in self.roles)
            yield self._row("outlook", "employment", ("; ".join(words) or None for words in said))

    def _row(self, aspect: str, what: str, cells: Iterable[str | None]) -> dict[str, Any]:
        return {"aspect": aspect, "what": what, **dict(zip((r.label for r in self.roles), cells, strict=True))}


def compare(store: Store, roles: Sequence[Node]) -> Comparison:
    """Some roles side by side, each role once."""
    roles = tuple(dict.fromkeys(roles))
    skills = _traits(store, roles, Relation.REQUIRES_SKILL)
    return Comparison(
        roles,
        skills,
        _traits(store, roles, Relation.REQUIRES_CREDENTIAL),
        _traits(store, roles, Relation.IN_INDUSTRY),
        tuple(_transfers(store, roles, skills)),
        bands(store, roles).found,
        tuple(outlook for role in roles for outlook in _outlook(store, role)),
    )


def _traits(store: Store, roles: Sequence[Node], relation: Relation) -> tuple[Trait, ...]:
    stated: defaultdict[str, defaultdict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for role in roles:
        for claim in claims(store, role.iri, relation):
            stated[claim.object][role.iri].append(claim)
    traits = (
        Trait(node(store, thing), {role: tuple(said) for role, said in by_role.items()})
        for thing, by_role in stated.items()
    )
    return tuple(sorted(traits, key=lambda t: (-len(t.stated), t.thing.label.casefold(), t.thing.iri)))


def _transfers(store: Store, roles: Sequence[Node], skills: Sequence[Trait]) -> Iterator[Transfer]:
    """Skills of one role that are a kind, or a part, of what another asks for; what both ask for needs no transfer."""
    adjacency = Adjacency(store)
    asked = {skill.thing.iri: skill for skill in skills}
    for skill in skills:
        above = {iri: "kind" for iri, steps in broader(store, skill.thing.iri).items() if steps}
        within = adjacency.predecessors(skill.thing.iri).items()
        wholes = {iri: "part" for iri, relations in within if Relation.INCLUDES in relations}
        for iri, how in sorted((wholes | above).items()):
            for_skill = asked.get(iri)
            for role, other in _pairs(roles, skill, for_skill) if for_skill else ():
                evidence = claims(store, iri, Relation.INCLUDES, skill.thing.iri) if how == "part" else ()
                yield Transfer(skill.thing, role, asked[iri].thing, other, how, tuple(evidence))


def _pairs(roles: Sequence[Node], skill: Trait, counts_for: Trait) -> Iterator[tuple[Node, Node]]:
    for role in roles:
        for other in roles:
            if role.iri in skill.stated and other.iri in counts_for.stated and other.iri not in skill.stated:
                yield role, other


def _outlook(store: Store, role: Node) -> Iterator[Outlook]:
    stated: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims(store, role.iri, Relation.GROWS):
        stated[claim.object].append(claim)
    for iri, said in stated.items():
        growth = figures.read(store, iri)
        if isinstance(growth, Growth):
            yield Outlook(role, growth, tuple(said))
