"""The vocabularies: what graphq knows of the world of work, read from the SKOS files beside this module."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graphq.ontology.fact import Kind
from graphq.ontology.label import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SCHEME_BASE = "https://w3id.org/graphq/vocabulary/"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_GQ = "https://w3id.org/graphq/ontology#"
_USES = (_GQ + "headUse", _GQ + "modifierUse", _GQ + "currency")
_SCHEME_OF_KIND = {
    Kind.ROLE: "occupations",
    Kind.SKILL: "skills",
    Kind.INDUSTRY: "industries",
    Kind.CREDENTIAL: "credentials",
    Kind.PROGRAMME: "subjects",
}


@dataclass(frozen=True, slots=True)
class Concept:
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


class Vocabulary:
    """All concept schemes, found by IRI, or by scheme and label in any of its spellings."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self.by_iri = {concept.iri: concept for concept in concepts}
        schemes: defaultdict[str, dict[str, Concept]] = defaultdict(dict)
        for concept in sorted(self.by_iri.values(), key=lambda c: c.iri):
            for label in (concept.label, *concept.alternatives):
                schemes[concept.scheme].setdefault(key(label), concept)
        self._schemes = dict(schemes)

    def scheme(self, name: str) -> Mapping[str, Concept]:
        """The concepts of one scheme by the key of each of their labels; empty if there is no such scheme."""
        return self._schemes.get(name, {})

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
    """The concepts of a Turtle file, in the order of their IRIs."""
    labels: dict[str, str] = {}
    values: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for triple in ox.parse(turtle, format=ox.RdfFormat.TURTLE):
        iri, predicate, value = triple.subject.value, triple.predicate.value, triple.object.value
        if predicate == _SKOS + "prefLabel":
            labels[iri] = value
        else:
            values[iri, predicate].append(value)
    return [
        Concept(
            iri,
            labels[iri],
            tuple(sorted(values[iri, _SKOS + "altLabel"])),
            tuple(sorted(values[iri, _SKOS + "broader"])),
            next(iter(values[iri, _SKOS + "inScheme"]), "").removeprefix(SCHEME_BASE),
            next((values[iri, use][0] for use in _USES if values[iri, use]), ""),
        )
        for iri in sorted(labels)
    ]
