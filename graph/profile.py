"""Profiles: what a person has, and what having it brings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphq.graph import settings
from graphq.graph.claim import Claim, claims
from graphq.graph.names import Node, find, node, resolve, resolve_list
from graphq.graph.taxonomy import asks_for_level, broader, level
from graphq.ontology.errors import NameLookupError, SettingsError
from graphq.ontology.fact import Kind, Relation
from graphq.ontology.terms import RELATION_TERMS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from graphq.graph.store import Store

KINDS: Mapping[str, Kind] = {
    "skills": Kind.SKILL,
    "credentials": Kind.CREDENTIAL,
    "programmes": Kind.PROGRAMME,
    "roles": Kind.ROLE,
}
"""The lists that a profile file may have, and the kind of what stands in each."""
_BRINGS = {Kind.ROLE: Relation.REQUIRES_SKILL, Kind.PROGRAMME: Relation.DEVELOPS}


@dataclass(frozen=True, slots=True)
class Profile:
    """What a person has.

    Attributes:
        things: skills, credentials, programmes that were studied and roles that were held, in the order given.
        unknown: names in a file that mean nothing in the graph, which are passed over.
    """

    things: tuple[Node, ...]
    unknown: tuple[str, ...] = ()

    def __or__(self, other: Profile) -> Profile:
        """What two profiles have together."""
        things = tuple(dict.fromkeys([*self.things, *other.things]))
        return Profile(things, tuple(dict.fromkeys([*self.unknown, *other.unknown])))

    def to_dict(self) -> dict[str, Any]:
        """``{"have", "unknown"}``."""
        return {"have": [thing.to_dict() for thing in self.things], "unknown": list(self.unknown)}


def named(store: Store, names: Iterable[str]) -> Profile:
    """The profile of some texts, each a name or several joined by commas.

    Raises:
        NameLookupError, AmbiguousNameError: as :func:`graphq.graph.names.resolve`.
    """
    kinds = [kind.value for kind in KINDS.values()]
    return Profile(tuple(dict.fromkeys(thing for text in names for thing in resolve_list(store, text, kinds, _meant))))


def read(store: Store, path: Path) -> Profile:
    """The profile of a YAML file: lists of names under ``skills``, ``credentials``, ``programmes`` and ``roles``.

    Names that the graph does not know, or that mean several things in it, are passed over: ``unknown`` has them.

    Raises:
        SettingsError: the file cannot be read, or is not of that form.
    """
    things: list[Node] = []
    unknown: list[str] = []
    for key, setting in settings.read(path, KINDS).items():
        for name in _listed(key, setting, path):
            try:
                things.append(_meant(store, name, [KINDS[key].value]))
            except NameLookupError:
                unknown.append(name)
    return Profile(tuple(dict.fromkeys(things)), tuple(dict.fromkeys(unknown)))


def _meant(store: Store, name: str, kinds: Collection[str]) -> Node:
    """What a name of something had means: a degree in a field that the graph does not know is a degree all the same."""
    try:
        return resolve(store, name, kinds)
    except NameLookupError:
        degree, of_field, _ = name.partition(" in ")
        known = [thing for thing in find(store, degree) if thing.kind == Kind.CREDENTIAL and asks_for_level(thing.iri)]
        if not of_field or Kind.CREDENTIAL not in kinds or len(known) != 1:
            raise
        return known[0]


def _listed(key: str, setting: settings.Setting, path: Path) -> list[str]:
    """The names of a list, which may be empty or left out."""
    names = [] if setting.value is None else setting.value
    if not isinstance(names, list):
        what = f"'{key}' must be a list of names, as in {key}: [first, second]"
        raise SettingsError(what, path=str(path), line=setting.line)
    if odd := [name for name in names if not isinstance(name, str)]:
        what = f"'{key}' must be a list of names, and {odd[0]!r} is none: put it in quotes"
        raise SettingsError(what, path=str(path), line=setting.line)
    return names


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something counts as had.

    Attributes:
        thing: what the person has that brings it.
        how: ``itself``; ``kind`` if the thing, or a skill it brings, is a kind of it; ``role`` or ``programme`` if one
            of these asks for or teaches it; ``level`` if the thing attests as much education or more; ``part`` if it
            is a part of what is asked, which is then had in part only.
        evidence: the sentences behind ``role``, ``programme`` and ``part``.
    """

    thing: Node
    how: str
    evidence: tuple[Claim, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """``{"thing", "how", "evidence"}``."""
        evidence = [claim.to_dict() for claim in self.evidence]
        return {"thing": self.thing.to_dict(), "how": self.how, "evidence": evidence}


class Holdings:
    """All that a profile brings, each with the best reason why it counts as had.

    A role that was held brings the skills that it is stated to require, a programme those that it develops. Whatever
    is had brings what the vocabulary calls broader. A degree brings every general degree of its level and below.
    """

    def __init__(self, store: Store, profile: Profile) -> None:
        self._store = store
        self._had: dict[str, Reason] = {}
        for thing in profile.things:
            self._had.setdefault(thing.iri, Reason(thing, "itself"))
        for thing in profile.things:
            for skill, reason in self._brought(thing):
                self._had.setdefault(skill, reason)
        for iri, reason in list(self._had.items()):
            for above, steps in broader(store, iri).items():
                if steps:
                    self._had.setdefault(above, Reason(node(store, iri), "kind", reason.evidence))
        degrees = [(level(store, thing.iri), thing) for thing in profile.things if thing.kind == Kind.CREDENTIAL]
        self._highest = max(degrees, key=lambda one: one[0], default=None)

    @property
    def things(self) -> list[str]:
        """What is had, by IRI, sorted."""
        return sorted(self._had)

    def reason(self, asked: str) -> Reason | None:
        """Why something that is asked for counts as had, wholly or in part; ``None`` if it does not."""
        if asked in self._had:
            return self._had[asked]
        if self._highest and 0 < asks_for_level(asked) <= self._highest[0]:
            return Reason(self._highest[1], "level")
        return self._part(asked)

    def _brought(self, thing: Node) -> Iterator[tuple[str, Reason]]:
        relation = _BRINGS.get(Kind(thing.kind)) if thing.kind in {*KINDS.values()} else None
        if relation is not None:
            for claim in claims(self._store, thing.iri, relation):
                yield claim.object, Reason(thing, thing.kind, (claim,))

    def _part(self, asked: str) -> Reason | None:
        """What is had of the skills that something is stated to include."""
        for other in self._store.objects(asked, RELATION_TERMS[Relation.INCLUDES]):
            if other in self._had:
                evidence = claims(self._store, asked, Relation.INCLUDES, other)
                return Reason(node(self._store, other), "part", tuple(evidence))
        return None
