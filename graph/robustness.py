"""How much paths rest on: which stand or fall with one source or one sentence, and what remains without it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, cast

import pyoxigraph as ox

from graphq.graph.claim import claims
from graphq.graph.path import find
from graphq.graph.stats import name_of
from graphq.ontology import iri
from graphq.ontology.fact import Relation
from graphq.ontology.terms import GQ, RDF, RELATION_TERMS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from graphq.graph.claim import Claim
    from graphq.graph.hop import Hop
    from graphq.graph.path import Path, PathQuery, Paths
    from graphq.graph.scope import Statement
    from graphq.graph.store import Store

_IN_SENTENCE = f"""
SELECT DISTINCT ?subject ?object {{
  ?claim {GQ.EVIDENCE} %s ; {RDF.SUBJECT} ?subject ; {RDF.OBJECT} ?object .
}}"""


@dataclass(frozen=True, slots=True)
class Rest:
    """What a path rests on.

    Attributes:
        source: the name of a source. sentence: the claim if it is one sentence that counts, else ``None``.
        hops: which of its hops nothing else states, counted from 1.
        remains: the best path that is left without the source, or the sentence; ``None`` if none is.
    """

    source: str
    sentence: Claim | None
    hops: tuple[int, ...]
    remains: Path | None

    def to_dict(self) -> dict[str, Any]:
        """``{"source", "sentence", "hops", "remains"}``."""
        return {
            "source": self.source,
            "sentence": self.sentence.to_dict() if self.sentence else None,
            "hops": list(self.hops),
            "remains": self.remains.to_dict() if self.remains else None,
        }


def robustness(store: Store, query: PathQuery, found: Paths) -> list[list[Rest]]:
    """For each path that a query found, the sources and then the sentences that it stands or falls with, by hop.

    A hop rests on a source if no other states it, and on a sentence if that source has no other sentence for it. A
    sentence is judged with all the facts that rest on it.
    """

    @cache
    def without_source(graph: str) -> Path | None:
        gone = query.scope.without_sources | {graph}
        return _best(store, replace(query, scope=replace(query.scope, without_sources=gone)))

    @cache
    def without_sentence(claim: Claim) -> Path | None:
        gone = query.scope.without_statements | set(_resting_on(store, claim))
        return _best(store, replace(query, scope=replace(query.scope, without_statements=gone)))

    return [[*_sources(store, path, without_source), *_sentences(path, without_sentence)] for path in found]


def _best(store: Store, query: PathQuery) -> Path | None:
    return next(iter(find(store, replace(query, k=1))), None)


def _sources(store: Store, path: Path, without: Callable[[str], Path | None]) -> Iterator[Rest]:
    alone = [_only_source(store, hop) for hop in path.hops]
    for graph in dict.fromkeys(graph for graph in alone if graph):
        hops = tuple(step for step, other in enumerate(alone, 1) if other == graph)
        yield Rest(name_of(ox.NamedNode(graph)), None, hops, without(graph))


def _only_source(store: Store, hop: Hop) -> str:
    """The named graph that alone states a hop, "" if several do."""
    if hop.reckoning.support > 1:
        return ""
    counted = {claim.graph for claim in hop.evidence} or _graphs(store, hop.statement)
    return min(counted) if len(counted) == 1 else ""


def _graphs(store: Store, statement: Statement) -> set[str]:
    """The named graphs that make a statement that has no claim."""
    subject, relation, object_ = statement
    quads = store.quads(ox.NamedNode(subject), RELATION_TERMS[Relation(relation)], ox.NamedNode(object_))
    return {quad.graph_name.value for quad in quads if isinstance(quad.graph_name, ox.NamedNode)}


def _sentences(path: Path, without: Callable[[Claim], Path | None]) -> Iterator[Rest]:
    alone = [hop.evidence[0] if len({_place(claim) for claim in hop.evidence}) == 1 else None for hop in path.hops]
    for place in dict.fromkeys(_place(claim) for claim in alone if claim):
        claim = next(claim for claim in alone if claim and _place(claim) == place)
        hops = tuple(step for step, other in enumerate(alone, 1) if other and _place(other) == place)
        yield Rest(claim.source, claim, hops, without(claim))


def _place(claim: Claim) -> tuple[str, int, int]:
    return claim.graph, claim.start, claim.end


def _resting_on(store: Store, sentence: Claim) -> Iterator[Statement]:
    """The facts that no other sentence states."""
    span = ox.NamedNode(iri.evidence(sentence.graph, sentence.start, sentence.end))
    for row in cast("ox.QuerySolutions", store.rdf.query(_IN_SENTENCE % span)):
        subject, object_ = row["subject"], row["object"]
        if isinstance(subject, ox.NamedNode) and isinstance(object_, ox.NamedNode):
            yield from _only_there(claims(store, subject.value, None, object_.value), sentence)


def _only_there(stated: Iterable[Claim], sentence: Claim) -> Iterator[Statement]:
    """Of claims that relate two things, the statements that only one sentence makes."""
    places: defaultdict[Statement, set[tuple[str, int, int]]] = defaultdict(set)
    for claim in stated:
        places[claim.subject, claim.relation, claim.object].add(_place(claim))
    return (statement for statement, found in places.items() if found == {_place(sentence)})
