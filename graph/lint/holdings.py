"""Holdings: what a store holds, read once for all rules."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, cast

import pyoxigraph as ox

from graphq.graph.claim import claims
from graphq.graph.names import Node, node
from graphq.graph.stats import name_of
from graphq.ontology.fact import Relation
from graphq.ontology.terms import DCTERMS, KIND_TERMS, RELATION_TERMS, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graphq.graph.claim import Claim
    from graphq.graph.store import Store

Fact = tuple[str, Relation, str]
"""Subject, relation and object of a fact, by their IRIs."""
_KINDS = {term: kind.value for kind, term in KIND_TERMS.items()}
_THINGS = f"""
SELECT ?thing ?class ?label {{
  VALUES ?class {{ {" ".join(map(str, _KINDS))} }}
  ?thing a ?class . OPTIONAL {{ ?thing {SKOS.PREF_LABEL} ?label }} FILTER(ISIRI(?thing))
}} ORDER BY ?thing ?class ?label"""


class Holdings:
    """Things, facts and claims of a store; what a policy has set aside is no fact here."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @cached_property
    def things(self) -> dict[str, Node]:
        """Things by their IRIs; one of two kinds or labels has the first of them."""
        found: dict[str, Node] = {}
        for row in cast("ox.QuerySolutions", self.store.rdf.query(_THINGS)):
            thing, label = cast("ox.NamedNode", row["thing"]), cast("ox.Literal | None", row["label"])
            if thing.value not in found:
                kind = _KINDS[cast("ox.NamedNode", row["class"])]
                found[thing.value] = Node(thing.value, label.value, kind) if label else self.node(thing.value)
        return found

    @cached_property
    def facts(self) -> list[Fact]:
        """The facts, sorted."""
        return sorted(fact for relation in Relation for fact in self._facts(relation))

    def _facts(self, relation: Relation) -> Iterator[Fact]:
        for triple in self.store.triples(None, RELATION_TERMS[relation]):
            if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.NamedNode):
                yield triple.subject.value, relation, triple.object.value

    @cached_property
    def by_subject(self) -> dict[str, list[Fact]]:
        """The facts of each subject."""
        found: defaultdict[str, list[Fact]] = defaultdict(list)
        for fact in self.facts:
            found[fact[0]].append(fact)
        return dict(found)

    @cached_property
    def by_object(self) -> dict[str, list[Fact]]:
        """The facts of each object."""
        found: defaultdict[str, list[Fact]] = defaultdict(list)
        for fact in self.facts:
            found[fact[2]].append(fact)
        return dict(found)

    def known(self, iri: str) -> int:
        """How many facts speak of a thing."""
        return len(self.by_subject.get(iri, ())) + len(self.by_object.get(iri, ()))

    def node(self, iri: str) -> Node:
        """The thing, or anything else, that an IRI means."""
        return node(self.store, iri)

    def source(self, graph: ox.NamedNode) -> Node:
        """A source under the name that it was loaded by."""
        names = (triple.object for triple in self.store.triples(graph, DCTERMS.IDENTIFIER))
        name = min((name.value for name in names if isinstance(name, ox.Literal)), default=name_of(graph))
        return Node(graph.value, name, "source")

    def evidence(self, facts: Iterable[Fact], most: int | None = None) -> tuple[Claim, ...]:
        """The claims of some facts, sorted and each once; the first ``most`` of them."""
        found = {claim for fact in facts for claim in self._claims.get(fact, ())}
        return tuple(sorted(found)[:most])

    def about(self, iri: str, most: int) -> tuple[Claim, ...]:
        """The first claims of which a thing is the subject or, if there is none, the object."""
        facts = self.by_subject.get(iri) or self.by_object.get(iri) or ()
        return self.evidence(facts, most)

    @cached_property
    def _claims(self) -> dict[Fact, list[Claim]]:
        known = frozenset(Relation)
        found: defaultdict[Fact, list[Claim]] = defaultdict(list)
        for claim in claims(self.store):
            if claim.relation in known:
                found[claim.subject, Relation(claim.relation), claim.object].append(claim)
        return dict(found)
