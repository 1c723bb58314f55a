"""Names: the one IRI and the one preferred label of a thing, whichever source spells it whichever way.

Both are functions of the kind and the slug of a label, never of what has been loaded before: sources that are
loaded in another order, or without one another, agree on them. A vocabulary's concept gives its own IRI and
label; anything else is called by the words of its slug, spelled as the vocabularies spell them. A topic alone,
being free text, is called just what its text says.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from graphq.ontology import iri, vocabulary
from graphq.ontology.fact import Entity, Kind
from graphq.ontology.label import key, slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphq.ontology.vocabulary import Concept, Vocabulary

ORGANISATION = "organisation"
_KINDS = frozenset([*Kind, ORGANISATION])
_TITLED = {Kind.ROLE, ORGANISATION}
_SMALL_WORDS = {
    "a",
    "an",
    "and",
    "as",
    "at",
    "by",
    "for",
    "from",
    "in",
    "of",
    "on",
    "or",
    "the",
    "to",
    "with",
}
_LONGEST_RUN = 4


@dataclass(frozen=True, slots=True)
class Name:
    """What a thing is called.

    Attributes:
        iri: its IRI. kind: its kind (``role``, ``organisation``). label: its preferred label.
        keys: the keys under which it is found, sorted.
        broader: the IRIs of its broader concepts.
    """

    iri: str
    kind: str
    label: str
    keys: tuple[str, ...]
    broader: tuple[str, ...] = ()


class Naming:
    """The names of things as a set of vocabularies gives them."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._concepts = vocabulary.by_iri
        self._names: dict[tuple[str, str], Name] = {}
        self._by_segment: defaultdict[str, dict[str, Concept]] = defaultdict(dict)
        self._spellings: dict[str, str] = {}
        for kind, segment, label, concept in _labels(vocabulary):
            self._by_segment[kind].setdefault(segment, concept)
            self._spellings.setdefault(segment, label)

    def name(self, kind: str, label: str) -> Name:
        """The name of the thing of a kind that a label, in any spelling, names."""
        if kind == Kind.TOPIC:
            return Name(iri.topic(label), kind, label, (key(label),))
        segment = settle(label)
        if (kind, segment) not in self._names:
            concept = self._by_segment[kind].get(segment)
            name = self._of_concept(kind, concept) if concept else self._made(kind, segment)
            self._names[kind, segment] = name
        return self._names[kind, segment]

    def broader(self, name: Name) -> Iterator[Name]:
        """The names of the concepts directly broader than a name."""
        for concept in (self._concepts[parent] for parent in name.broader):
            yield self._of_concept(name.kind, concept)

    def canonical(self, entity: Entity) -> Entity:
        """The entity under its preferred label."""
        return Entity(entity.kind, self.name(entity.kind, entity.label).label)

    def _of_concept(self, kind: str, concept: Concept) -> Name:
        own = self._by_segment[kind]
        keys = {key(label) for label in concept.labels if own[settle(label)] is concept}
        parents = (parent for parent in concept.broader if parent in self._concepts)
        broader = tuple(parent for parent in parents if iri.split(parent)[0] == kind)
        return Name(concept.iri, kind, concept.label, tuple(sorted(keys)), broader)

    def _made(self, kind: str, segment: str) -> Name:
        label = " ".join(self._spelled(segment.split("-")))
        if kind in _TITLED:
            label = _title(label)
        if settle(label) != segment:
            label = segment
        return Name(iri.entity(kind, segment), kind, label, (key(label),))

    def _spelled(self, words: list[str]) -> Iterator[str]:
        while words:
            size, spelling = self._longest_run(words)
            yield spelling
            words = words[size:]

    def _longest_run(self, words: list[str]) -> tuple[int, str]:
        for size in range(min(len(words), _LONGEST_RUN), 1, -1):
            if spelling := self._spellings.get("-".join(words[:size])):
                return size, spelling
        return 1, self._word(words[0])

    def _word(self, word: str) -> str:
        spelling = self._spellings.get(word, word)
        return spelling if spelling[1:] != spelling[1:].lower() else word


@cache
def load() -> Naming:
    """The names by the vocabularies that come with graphq."""
    return Naming(vocabulary.load())


def settle(label: str) -> str:
    """The slug of a label that is its own slug too: ``cats/`` settles as ``cat``, not as ``cats``."""
    segment = slug(label)
    while segment.endswith("s") and (again := slug(segment)) != segment:
        segment = again
    return segment


def _labels(vocabulary: Vocabulary) -> Iterator[tuple[str, str, str, Concept]]:
    """Kind, slug, label and concept; every concept's IRI and preferred label come before any alternative."""
    things = [(*iri.split(concept.iri), concept) for concept in vocabulary.by_iri.values()]
    things = [thing for thing in things if thing[0] in _KINDS]
    for kind, segment, concept in things:
        yield kind, segment, concept.label, concept
    for kind, _, concept in things:
        yield kind, settle(concept.label), concept.label, concept
    for kind, _, concept in things:
        for label in concept.alternatives:
            yield kind, settle(label), label, concept


def _title(label: str) -> str:
    words = [word if word in _SMALL_WORDS else word[:1].upper() + word[1:] for word in label.split()]
    words[0] = words[0][:1].upper() + words[0][1:]
    return " ".join(words)
