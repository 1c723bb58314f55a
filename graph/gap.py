"""The gap between what a person has and what roles ask for: what is missing, what it is for, what comes first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphq.graph.adjacency import Adjacency
from graphq.graph.answer import Answer
from graphq.graph.claim import Claim, claims, first_cells
from graphq.graph.names import Node, node
from graphq.graph.profile import Holdings
from graphq.graph.requirement import Requirement, requirements
from graphq.ontology.fact import Kind, Necessity, Relation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphq.graph.profile import Profile
    from graphq.graph.store import Store


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that is missing, or had in part only.

    Attributes:
        requirement: what it is, who asks for it, and what is had of it.
        elsewhere: how many roles of the graph ask for it that are not wanted.
        taught: the programmes that are stated to develop it, each with a sentence.
    """

    requirement: Requirement
    elsewhere: int
    taught: tuple[tuple[Node, Claim], ...]

    def to_dict(self) -> dict[str, Any]:
        """What the requirement has, and ``{"elsewhere", "taught": [{"programme", "evidence"}]}``."""
        taught = [{"programme": programme.to_dict(), "evidence": claim.to_dict()} for programme, claim in self.taught]
        return {**self.requirement.to_dict(), "elsewhere": self.elsewhere, "taught": taught}


@dataclass(frozen=True, slots=True)
class Gap(Answer):
    """What a person has and lacks of what some roles ask for.

    Attributes:
        profile: what the person has. wanted: the roles.
        had: what is asked for and had, by label.
        lacks: what is missing or had in part, what comes first at the front.
        silent: the wanted roles of which the graph states no requirement.
    """

    profile: Profile
    wanted: tuple[Node, ...]
    had: tuple[Requirement, ...]
    lacks: tuple[Lack, ...]
    silent: tuple[Node, ...]

    def to_dict(self) -> dict[str, Any]:
        """``{"have", "unknown", "wanted", "had", "lacks", "silent"}``."""
        return {
            **self.profile.to_dict(),
            "wanted": [role.to_dict() for role in self.wanted],
            "had": [requirement.to_dict() for requirement in self.had],
            "lacks": [lack.to_dict() for lack in self.lacks],
            "silent": [role.to_dict() for role in self.silent],
        }

    def rows(self) -> list[dict[str, Any]]:
        """A row a requirement: ``thing, kind, state, necessity, roles, because, elsewhere, quote, source``."""
        lacking = [_row(lack.requirement, lack.elsewhere) for lack in self.lacks]
        return [*lacking, *(_row(requirement, None) for requirement in self.had)]


def gap(store: Store, profile: Profile, wanted: Sequence[Node]) -> Gap:
    """What somebody with a profile has and lacks of what the wanted roles ask for.

    What comes first: credentials that are required; then skills, those first that more of the wanted roles ask for,
    that more sentences state, of which a part is had, that more other roles ask for; then credentials that are
    typical; at last what is only preferred. Equal ones come by label.
    """
    holdings = Holdings(store, profile)
    asked = requirements(store, wanted, holdings)
    adjacency = Adjacency(store)
    lacks = [_lack(store, adjacency, one, wanted) for one in asked if one.state != "had"]
    answered = {role for one in asked for role in one.roles}
    return Gap(
        profile,
        tuple(wanted),
        tuple(one for one in asked if one.state == "had"),
        tuple(sorted(lacks, key=_order)),
        tuple(role for role in wanted if role not in answered),
    )


def _lack(store: Store, adjacency: Adjacency, requirement: Requirement, wanted: Sequence[Node]) -> Lack:
    asking = {
        role
        for role, relations in adjacency.predecessors(requirement.thing.iri).items()
        if relations.keys() & {Relation.REQUIRES_SKILL, Relation.REQUIRES_CREDENTIAL}
    }
    elsewhere = len(asking - {role.iri for role in wanted})
    teaching: dict[str, Claim] = {}
    for claim in claims(store, relation=Relation.DEVELOPS, object=requirement.thing.iri):
        teaching.setdefault(claim.subject, claim)
    taught = sorted((node(store, programme), claim) for programme, claim in teaching.items())
    return Lack(requirement, elsewhere, tuple(taught))


def _order(lack: Lack) -> tuple[int, int, int, bool, int, str, str]:
    one = lack.requirement
    return (
        _rank(one),
        -len(one.roles),
        -len(one.evidence),
        one.state != "part",
        -lack.elsewhere,
        one.thing.label.casefold(),
        one.thing.iri,
    )


def _rank(one: Requirement) -> int:
    if one.necessity == Necessity.PREFERRED:
        return 3
    if one.thing.kind == Kind.CREDENTIAL:
        return 0 if one.necessity == Necessity.REQUIRED else 2
    return 1


def _row(one: Requirement, elsewhere: int | None) -> dict[str, Any]:
    return {
        "thing": one.thing.label,
        "kind": one.thing.kind,
        "state": one.state,
        "necessity": one.necessity,
        "roles": ", ".join(role.label for role in one.roles),
        "because": f"{one.reason.how}: {one.reason.thing.label}" if one.reason else None,
        "elsewhere": elsewhere,
        **first_cells(one.evidence),
    }
