"""The vocabularies: what graphq knows of the world of work, read from the SKOS files beside this module."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from importlib import resources
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from graphq.ontology.fact import Kind
from graphq.ontology.label import key
from graphq.ontology.prefixes import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SCHEME_BASE = "https://w3id.org/graphq/vocabulary/"
_LABEL, _ALTERNATIVE, _BROADER, _SCHEME = (
    PREFIXES["skos"] + name for name in ("prefLabel", "altLabel", "broader", "inScheme")
)
_USES = tuple(PREFIXES["gq"] + name for name in ("headUse", "modifierUse", "currency"))
_SCHEME_OF_KIND = {
    Kind.ROLE: "occupations",
    Kind.SKILL: "skills",
    Kind.INDUSTRY: "industries",
    Kind.CREDENTIAL: "credentials",
    Kind.PROGRAMME: "subjects",
}


class Concept(NamedTuple):
    """A SKOS concept.

    Attributes:
        iri: its IRI. label: its ``skos:prefLabel``. alternatives: its ``skos:altLabel`` values, sorted.
        broader: the IRIs of its broader concepts, sorted. scheme: the name of its scheme (``skills``).
        use: what ``gq:headUse``, ``gq:modifierUse`` or ``gq:currency`` says of it, or "".
    """

    iri: str
    label: str
    alternatives: tuple[str, ...]
    broader: tuple[str, ...]
    scheme: str
    use: str

    @property
    def labels(self) -> tuple[str, ...]:
        """All its labels, the preferred one first."""
        return (self.label, *self.alternatives)


class Vocabulary:
    """All concept schemes, found by IRI, or by scheme and label in any of its spellings.

    Attributes:
        by_iri: every concept by its IRI, in the order of the IRIs.
    """

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self.by_iri = {concept.iri: concept for concept in sorted(concepts)}
        self._members: defaultdict[str, list[Concept]] = defaultdict(list)
        for concept in self.by_iri.values():
            self._members[concept.scheme].append(concept)
        self._indexes: dict[str, Mapping[str, Concept]] = {}

    def scheme(self, name: str) -> Mapping[str, Concept]:
        """The concepts of one scheme by the key of each of their labels; empty if there is no such scheme."""
        if name not in self._indexes:
            self._indexes[name] = _by_key(self._members.get(name, ()))
        return self._indexes[name]

    def concept(self, kind: Kind, label: str) -> Concept | None:
        """The concept of that kind that a label names, in any case, number or spelling it lists."""
        return self.scheme(_SCHEME_OF_KIND.get(kind, "")).get(key(label))


@cache
def load() -> Vocabulary:
    """The vocabularies that come with graphq, read once a process."""
    folder = resources.files("graphq.ontology") / "vocabularies"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".ttl")), key=lambda f: f.name)
    return Vocabulary(concept for file in files for concept in parse(file.read_bytes()))


def parse(turtle: bytes) -> list[Concept]:
    """The concepts of a Turtle file, in its order. All that it says of a concept has to stand together."""
    subjects = groupby(ox.parse(turtle, format=ox.RdfFormat.TURTLE), key=attrgetter("subject.value"))
    concepts = (_concept(iri, about) for iri, about in subjects)
    return [concept for concept in concepts if concept.label]


def _concept(iri: str, about: Iterable[ox.Quad]) -> Concept:
    """What is said of one thing, in one pass; a thing that is no concept has no label."""
    label = scheme = use = ""
    alternatives, broader = [], []
    for quad in about:
        predicate = quad.predicate.value
        value = quad.object.value  # type: ignore[union-attr]  # no vocabulary speaks of triples
        if predicate == _ALTERNATIVE:
            alternatives.append(value)
        elif predicate == _LABEL:
            label = value
        elif predicate == _SCHEME:
            scheme = value.removeprefix(SCHEME_BASE)
        elif predicate == _BROADER:
            broader.append(value)
        elif predicate in _USES:
            use = value
    return Concept(iri, label, tuple(sorted(alternatives)), tuple(sorted(broader)), scheme, use)


def _by_key(concepts: Iterable[Concept]) -> Mapping[str, Concept]:
    found: dict[str, Concept] = {}
    for concept in concepts:
        for label in concept.labels:
            found.setdefault(key(label), concept)
    return found
