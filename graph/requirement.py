"""Requirements: what roles are stated to ask for, and whether somebody has it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graphq.graph.claim import Claim, claims, strongest
from graphq.graph.names import Node, node
from graphq.ontology.fact import Relation
from graphq.ontology.terms import RELATION_TERMS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphq.graph.profile import Holdings, Reason
    from graphq.graph.store import Store

ASKED = (Relation.REQUIRES_CREDENTIAL, Relation.REQUIRES_SKILL)


@dataclass(frozen=True, slots=True)
class Requirement:
    """A skill or a credential that roles ask for.

    Attributes:
        thing: what is asked for.
        roles: the roles that do, by label.
        evidence: the sentences that say so, by source and place.
        reason: why somebody counts as having it, wholly or in part; ``None`` if they do not.
        necessity: the strongest way in which a sentence asks for it: required, typical or preferred; of a skill, "".
    """

    thing: Node
    roles: tuple[Node, ...]
    evidence: tuple[Claim, ...]
    reason: Reason | None = None
    necessity: str = field(init=False)

    def __post_init__(self) -> None:
        """Tell the necessity, which is asked for often."""
        object.__setattr__(self, "necessity", strongest(self.evidence))

    @property
    def state(self) -> str:
        """``had``, ``part`` or ``missing``."""
        if self.reason is None:
            return "missing"
        return "part" if self.reason.how == "part" else "had"

    def to_dict(self) -> dict[str, Any]:
        """``{"thing", "state", "necessity", "roles", "reason", "evidence"}``."""
        return {
            "thing": self.thing.to_dict(),
            "state": self.state,
            "necessity": self.necessity,
            "roles": [role.to_dict() for role in self.roles],
            "reason": self.reason.to_dict() if self.reason else None,
            "evidence": [claim.to_dict() for claim in self.evidence],
        }


def requirements(
    store: Store, roles: Iterable[Node], holdings: Holdings | None = None, *, quoted: bool = True
) -> list[Requirement]:
    """What some roles ask for, each thing once, by label.

    Args:
        store: what is read.
        roles: the roles.
        holdings: what somebody has, to tell whether it is had.
        quoted: with the sentences that say so; else only with those on credentials, which tell their necessity. To
            read sentences is most of what it takes.
    """
    asking: defaultdict[str, defaultdict[Node, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for role in roles:
        for relation in ASKED:
            asked = store.objects(role.iri, RELATION_TERMS[relation])
            for thing in asked:
                asking[thing].setdefault(role, [])
            if asked and (quoted or relation == Relation.REQUIRES_CREDENTIAL):
                for claim in claims(store, role.iri, relation):
                    asking[claim.object][role].append(claim)
    found = (
        Requirement(
            node(store, thing),
            tuple(sorted(by_role, key=lambda role: (role.label.casefold(), role.iri))),
            tuple(sorted(claim for stated in by_role.values() for claim in stated)),
            holdings.reason(thing) if holdings else None,
        )
        for thing, by_role in asking.items()
    )
    return sorted(found, key=lambda one: (one.thing.label.casefold(), one.thing.iri))
