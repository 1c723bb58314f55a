"""Everything the graph knows of one thing, grouped by relation, with the sentences that state it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from graphq.graph import figures
from graphq.graph.adjacency import Adjacency
from graphq.graph.claim import Claim, claims
from graphq.graph.names import Node, node
from graphq.ontology.fact import FIGURE_RELATIONS, Relation
from graphq.ontology.terms import SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphq.graph.adjacency import Neighbours
    from graphq.graph.store import Store
    from graphq.ontology.figure import AnyFigure

_ORDER = {relation.value: place for place, relation in enumerate(Relation)}


@dataclass(frozen=True, slots=True)
class Statement:
    """What is stated of the thing.

    Attributes:
        other: the thing, or figure, that it is related to.
        value: the figure, if ``other`` is one.
        evidence: the claims that state it, by source and place; none if it comes from RDF without claims.
    """

    other: Node
    value: AnyFigure | None
    evidence: tuple[Claim, ...]

    @property
    def necessity(self) -> tuple[str, ...]:
        """How strongly a credential is asked for, each way that a source puts it."""
        return tuple(sorted({claim.necessity for claim in self.evidence if claim.necessity}))

    @property
    def cited(self) -> tuple[str, ...]:
        """The organisations that the texts name as their source."""
        return tuple(sorted({claim.cited for claim in self.evidence if claim.cited}))

    def to_dict(self) -> dict[str, Any]:
        """``{"node", "value"?, "necessity"?, "cited"?, "evidence"}``; those with a mark only if there is any."""
        more = {
            "value": figures.to_dict(self.value) if self.value else None,
            "necessity": list(self.necessity),
            "cited": list(self.cited),
        }
        return {
            "node": self.other.to_dict(),
            **{name: value for name, value in more.items() if value},
            "evidence": [claim.to_dict() for claim in self.evidence],
        }


@dataclass(frozen=True, slots=True)
class Group:
    """All statements of one relation; ``inverse`` if the thing is their object."""

    relation: str
    inverse: bool
    statements: tuple[Statement, ...]

    def to_dict(self) -> dict[str, Any]:
        """``{"relation", "inverse", "statements"}``."""
        rows = [statement.to_dict() for statement in self.statements]
        return {"relation": self.relation, "inverse": self.inverse, "statements": rows}


@dataclass(frozen=True, slots=True)
class Citation:
    """A fact for which a text names an organisation as its source."""

    subject: Node
    relation: str
    object: Node
    claim: Claim

    def to_dict(self) -> dict[str, Any]:
        """``{"subject", "relation", "object", "evidence"}``."""
        return {
            "subject": self.subject.to_dict(),
            "relation": self.relation,
            "object": self.object.to_dict(),
            "evidence": self.claim.to_dict(),
        }


@dataclass(frozen=True, slots=True)
class Description:
    """What is known of a thing.

    Attributes:
        node: the thing.
        aliases: its other spellings, sorted.
        broader: the vocabulary's broader concepts. narrower: the narrower ones that the graph has.
        groups: what is stated of it, the relations it is the subject of first.
        citations: what texts name it as the source of, if it is an organisation.
    """

    node: Node
    aliases: tuple[str, ...]
    broader: tuple[Node, ...]
    narrower: tuple[Node, ...]
    groups: tuple[Group, ...]
    citations: tuple[Citation, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """The names of the sources that speak of it, sorted."""
        stated = (claim for group in self.groups for row in group.statements for claim in row.evidence)
        cited = (citation.claim for citation in self.citations)
        return tuple(sorted({claim.source for claims in (stated, cited) for claim in claims}))

    def to_dict(self) -> dict[str, Any]:
        """``{"iri", "label", "type", "aliases", "broader", "narrower", "groups", "citations", "sources"}``."""
        return {
            **self.node.to_dict(),
            "aliases": list(self.aliases),
            "broader": [concept.to_dict() for concept in self.broader],
            "narrower": [concept.to_dict() for concept in self.narrower],
            "groups": [group.to_dict() for group in self.groups],
            "citations": [citation.to_dict() for citation in self.citations],
            "sources": list(self.sources),
        }


def describe(store: Store, thing: Node) -> Description:
    """Everything known of a thing."""
    return Description(
        node=thing,
        aliases=_aliases(store, thing),
        broader=_related(store, store.objects(thing.iri, SKOS.BROADER)),
        narrower=_related(store, store.subjects(SKOS.BROADER, thing.iri)),
        groups=(*_groups(store, thing, inverse=False), *_groups(store, thing, inverse=True)),
        citations=_citations(store, thing),
    )


def _groups(store: Store, thing: Node, *, inverse: bool) -> list[Group]:
    adjacency = Adjacency(store)
    neighbours = adjacency.predecessors(thing.iri) if inverse else adjacency.successors(thing.iri)
    stated = claims(store, object=thing.iri) if inverse else claims(store, subject=thing.iri)
    evidence: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in stated:
        evidence[claim.relation, claim.subject if inverse else claim.object].append(claim)
    return [
        Group(relation, inverse, _statements(store, relation, others, evidence))
        for relation, others in _by_relation(neighbours)
    ]


def _by_relation(neighbours: Neighbours) -> list[tuple[str, list[str]]]:
    grouped: defaultdict[str, list[str]] = defaultdict(list)
    for other, relations in neighbours.items():
        for relation in relations:
            grouped[relation].append(other)
    return sorted(grouped.items(), key=lambda group: _ORDER[group[0]])


def _statements(
    store: Store, relation: str, others: list[str], evidence: defaultdict[tuple[str, str], list[Claim]]
) -> tuple[Statement, ...]:
    figured = relation in FIGURE_RELATIONS
    rows = [
        Statement(
            other=node(store, other),
            value=figures.read(store, other) if figured else None,
            evidence=tuple(evidence[relation, other]),
        )
        for other in others
    ]
    return tuple(sorted(rows, key=lambda row: (row.other.label.casefold(), row.other.iri)))


def _citations(store: Store, thing: Node) -> tuple[Citation, ...]:
    if thing.kind != "organisation":
        return ()
    cited = claims(store, citing=thing.iri)
    return tuple(Citation(node(store, c.subject), c.relation, node(store, c.object), c) for c in cited)


def _aliases(store: Store, thing: Node) -> tuple[str, ...]:
    labels = {triple.object for triple in store.triples(ox.NamedNode(thing.iri), SKOS.ALT_LABEL)}
    return tuple(sorted(label.value for label in labels if isinstance(label, ox.Literal)))


def _related(store: Store, iris: Iterable[str]) -> tuple[Node, ...]:
    return tuple(sorted((node(store, iri) for iri in iris), key=lambda n: (n.label.casefold(), n.iri)))
