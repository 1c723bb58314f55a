"""Roles within reach of what a person has, and the skills that would bring the most of them closer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from math import log2
from typing import TYPE_CHECKING, Any

from graphq.graph.adjacency import Adjacency
from graphq.graph.answer import Answer
from graphq.graph.claim import Claim, claims
from graphq.graph.names import Node, node
from graphq.graph.profile import Holdings
from graphq.graph.requirement import ASKED, Requirement, requirements
from graphq.ontology.fact import Kind, Necessity, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphq.graph.profile import Profile
    from graphq.graph.store import Store

UNSTATED = 1.0
"""What a role asks for that no source states, as a weight: one special skill. It keeps a role of which a single skill
is stated, and had, from being the best of all matches."""
_SHARES = {"had": 1.0, "part": 0.5, "missing": 0.0}
_NECESSITY = {Necessity.PREFERRED.value: 0.5, Necessity.TYPICAL.value: 0.75}


@dataclass(frozen=True, slots=True)
class Match:
    """How well a role suits a profile.

    Attributes:
        role: the role.
        score: the weight of what is had among the weight of all that is asked, from 0 to 1.
        asked: what the role asks for, by label, each with why it is had.
        led: the sentences which say that a programme that was studied leads to the role.
    """

    role: Node
    score: float
    asked: tuple[Requirement, ...]
    led: tuple[Claim, ...] = ()

    @property
    def missing(self) -> tuple[Requirement, ...]:
        """What is not had at all, save what is only preferred."""
        return tuple(one for one in self.asked if one.state == "missing" and one.necessity != Necessity.PREFERRED.value)

    def to_dict(self) -> dict[str, Any]:
        """``{"role", "score", "asked", "led_to"}``."""
        return {
            "role": self.role.to_dict(),
            "score": round(self.score, 4),
            "asked": [one.to_dict() for one in self.asked],
            "led_to": [claim.to_dict() for claim in self.led],
        }


@dataclass(frozen=True, slots=True)
class Step:
    """A skill that is missing, and what it would bring.

    Attributes:
        skill: the skill.
        opens: the roles of which nothing else is missing, by label.
        closer: the roles that ask for it, these included, by label.
        gain: the sum of what it adds to the scores of these.
    """

    skill: Node
    opens: tuple[Node, ...]
    closer: tuple[Node, ...]
    gain: float

    def to_dict(self) -> dict[str, Any]:
        """``{"skill", "opens", "closer", "gain"}``."""
        return {
            "skill": self.skill.to_dict(),
            "opens": [role.to_dict() for role in self.opens],
            "closer": [role.to_dict() for role in self.closer],
            "gain": round(self.gain, 4),
        }


@dataclass(frozen=True, slots=True)
class Reach(Answer):
    """The roles within reach of a profile.

    Attributes:
        profile: what the person has.
        matches: the roles, the best match first.
        steps: the skills, the one that opens the most roles first.
        considered: how many roles ask for anything that is had.
    """

    profile: Profile
    matches: tuple[Match, ...]
    steps: tuple[Step, ...]
    considered: int

    def to_dict(self) -> dict[str, Any]:
        """``{"have", "unknown", "considered", "roles", "skills"}``."""
        return {
            **self.profile.to_dict(),
            "considered": self.considered,
            "roles": [match.to_dict() for match in self.matches],
            "skills": [step.to_dict() for step in self.steps],
        }

    def rows(self) -> list[dict[str, Any]]:
        """A row a role: ``role, score, had, part, missing``, the last three as labels joined by commas."""
        return [
            {
                "role": match.role.label,
                "score": round(match.score, 4),
                **{state: _labels(match.asked, state) for state in _SHARES},
            }
            for match in self.matches
        ]


def reach(store: Store, profile: Profile, *, limit: int = 10, industries: Iterable[Node] = ()) -> Reach:
    """The roles that ask for something of what a person has, or that what they studied leads to.

    The score of a role is the weight of what is had of it (a part counts half) over the weight of all that it asks for
    and :data:`UNSTATED`. Something weighs the less the more it is related to, ``1 / log2(1 + neighbours)``, as in the
    weighting of terms by inverse document frequency: what every role asks for tells none apart. A credential that is
    only typical weighs 0.75 of that, one that is preferred 0.5.

    Args:
        store: what is read.
        profile: what the person has. Roles they have held are not proposed.
        limit: how many roles, and how many skills, to give.
        industries: only roles in any of these; all if empty.
    """
    survey = _Survey(store, profile, {industry.iri for industry in industries})
    matches = sorted(survey.matches, key=lambda one: (-one.score, one.role.label.casefold(), one.role.iri))
    shown = tuple(survey.quoted(match) for match in matches[:limit])
    return Reach(profile, shown, tuple(survey.steps()[:limit]), len(matches))


class _Survey:
    """All candidates for a profile."""

    def __init__(self, store: Store, profile: Profile, industries: set[str]) -> None:
        self._store = store
        self._industries = industries
        self._adjacency = Adjacency(store)
        self._weights: dict[str, float] = {}
        self._held = {thing.iri for thing in profile.things}
        self._studied = [thing for thing in profile.things if thing.kind == Kind.PROGRAMME]
        self._holdings = Holdings(store, profile)

    @cached_property
    def matches(self) -> list[Match]:
        """Each candidate with its score, without most sentences."""
        return [self._match(node(self._store, role)) for role in sorted(self._candidates() - self._held)]

    def quoted(self, match: Match) -> Match:
        """A match with all sentences."""
        return replace(match, asked=tuple(requirements(self._store, [match.role], self._holdings)))

    def steps(self) -> list[Step]:
        """The skills that are missing, that which opens the most roles first."""
        wanting: dict[Node, list[Match]] = {}
        for match in self.matches:
            for one in match.missing:
                if one.thing.kind == Kind.SKILL:
                    wanting.setdefault(one.thing, []).append(match)
        steps = (self._step(skill, found) for skill, found in wanting.items())
        return sorted(steps, key=lambda one: (-len(one.opens), -one.gain, one.skill.label.casefold(), one.skill.iri))

    def _candidates(self) -> set[str]:
        asking = (
            role
            for thing in self._holdings.things
            for role, relations in self._adjacency.predecessors(thing).items()
            if relations.keys() & set(ASKED) or (thing in self._held and Relation.LEADS_TO in relations)
        )
        led = (
            role
            for programme in self._studied
            for role, relations in self._adjacency.successors(programme.iri).items()
            if Relation.LEADS_TO in relations
        )
        found = {iri for iri in (*asking, *led) if self._adjacency.kind(iri) == Kind.ROLE}
        return {iri for iri in found if self._is_wanted(iri)}

    def _is_wanted(self, role: str) -> bool:
        if not self._industries:
            return True
        near = self._adjacency.successors(role)
        return any(Relation.IN_INDUSTRY in near.get(industry, {}) for industry in self._industries)

    def _match(self, role: Node) -> Match:
        asked = requirements(self._store, [role], self._holdings, quoted=False)
        led = [
            claim
            for programme in self._studied
            for claim in claims(self._store, programme.iri, Relation.LEADS_TO, role.iri)
        ]
        had = sum(self._weight(one) * _SHARES[one.state] for one in asked) + bool(led)
        return Match(role, had / (self._total(asked) + bool(led)), tuple(asked), tuple(led))

    def _total(self, asked: Iterable[Requirement]) -> float:
        return UNSTATED + sum(map(self._weight, asked))

    def _weight(self, one: Requirement) -> float:
        return self._rarity(one.thing.iri) * _NECESSITY.get(one.necessity, 1.0)

    def _rarity(self, thing: str) -> float:
        if thing not in self._weights:
            self._weights[thing] = 1 / log2(1 + max(self._adjacency.degree(thing), 1))
        return self._weights[thing]

    def _step(self, skill: Node, wanting: Iterable[Match]) -> Step:
        by_label = sorted(wanting, key=lambda match: (match.role.label.casefold(), match.role.iri))
        weight = self._rarity(skill.iri)
        return Step(
            skill,
            tuple(match.role for match in by_label if len(match.missing) == 1),
            tuple(match.role for match in by_label),
            sum(weight / (self._total(match.asked) + bool(match.led)) for match in by_label),
        )


def _labels(asked: Iterable[Requirement], state: str) -> str:
    return ", ".join(one.thing.label for one in asked if one.state == state)
