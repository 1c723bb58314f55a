"""Whether a store is sound.

That is, its files can be read, its union is that of its graphs, its degrees are those of the union, and its claims
stand on its texts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from graphq.graph import degree, seal, union
from graphq.graph.generation import Generations
from graphq.graph.stats import name_of
from graphq.graph.store import Store
from graphq.ontology.terms import GQ, OA, PROV, RDF, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    Node = ox.NamedNode | ox.BlankNode
    Values = dict[ox.NamedNode, list[Any]]

_FACT = (RDF.SUBJECT, RDF.PREDICATE, RDF.OBJECT)
_SHA256 = re.compile(r"[0-9a-f]{64}")
_MEND = "graphq backup and graphq restore --force count anew"
_SHOWN = 100  # characters of a statement in a message


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something that is not as it should be.

    Attributes:
        part: ``union``, ``degree``, ``evidence``, ``claim`` or ``source``. source: the source, "" where it is none's.
        node: the IRI that is meant, or the triple. message: what is wrong with it.
    """

    part: str
    source: str
    node: str
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found.

    Attributes:
        store: the store's folder. generation: the number of what was checked.
        graphs, triples, claims: how many there are; triples are those of the union.
        unheld: how many claims rest on a source whose text is not in the graph.
        sealed: whether the files could be held against a seal, which an older graphq did not leave.
        leftovers: the paths of what is in the store besides: of a write that was broken off or goes on, or being read.
        problems: what is wrong.
    """

    store: str
    generation: int
    graphs: int
    triples: int
    claims: int
    unheld: int
    sealed: bool
    leftovers: tuple[str, ...]
    problems: tuple[Problem, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems

    def to_dict(self) -> dict[str, Any]:
        """The report as JSON values."""
        return {"sound": self.sound, **asdict(self)}


def check(path: Path, *, each: Callable[[list[Node]], Iterable[Node]] = iter) -> Report:
    """Check a store.

    Args:
        path: its folder.
        each: what the graphs pass through as they are checked, to show how far it is.

    Raises:
        StoreError: there is no store, or its files are damaged.
    """
    generations = Generations(path)
    with Store.open(path) as store, store.reading():
        sealed = seal.verify(generations.path(store.generation))
        found = _Findings(store.rdf)
        for graph in each(sorted(store.rdf.named_graphs(), key=str)):
            found.graph(graph)
        triples = found.union(union.set_aside(store.rdf))
        found.degrees()
        return Report(
            store=str(path),
            generation=store.generation,
            graphs=found.graphs,
            triples=triples,
            claims=len(found.claims),
            unheld=found.unheld,
            sealed=sealed,
            leftovers=tuple(generations.leftovers(store.generation)),
            problems=tuple(sorted(found.problems)),
        )


class _Findings:
    """What is found, graph by graph, and then in the union of all."""

    def __init__(self, database: ox.Store) -> None:
        self._database = database
        self._stated: set[ox.Triple] = set()
        self.claims: dict[tuple[str, Node], ox.Triple | None] = {}
        self.graphs = self.unheld = 0
        self.problems: list[Problem] = []

    def graph(self, graph: Node) -> None:
        """Check what one graph states."""
        if graph == union.DEGREES:
            return
        quads = list(self._database.quads_for_pattern(None, None, None, graph))
        self.graphs += bool(quads)
        if graph in union.OUTSIDE:
            return
        self._stated.update(quad.triple for quad in quads)
        nodes: defaultdict[Any, Values] = defaultdict(lambda: defaultdict(list))
        for quad in quads:
            nodes[quad.subject][quad.predicate].append(quad.object)
        self._sources(graph, nodes)

    def _sources(self, graph: Node, nodes: dict[Any, Values]) -> None:
        """Check the claims of a graph, and the sources that they come from."""
        name = name_of(graph)
        sources = {graph} if SCHEMA.Article in nodes[graph][RDF.TYPE] else set()
        for claim in [node for node, values in nodes.items() if GQ.Claim in values[RDF.TYPE]]:
            origins = nodes[claim][PROV.WAS_DERIVED_FROM]
            sources.update(origins)
            self._claim(name, claim, nodes[claim])
            texts = [text.value for origin in origins for text in nodes[origin][SCHEMA.TEXT]]
            self._evidence(name, claim, [nodes[node] for node in nodes[claim][GQ.EVIDENCE]], texts)
        for source in sources:
            hashes = [value.value for value in nodes[source][SCHEMA.SHA256]]
            if len(hashes) != 1 or not _SHA256.fullmatch(hashes[0]):
                self._add("source", name, source, "the source has no SHA-256, or more than one")

    def _claim(self, name: str, claim: Node, values: Values) -> None:
        """Note the fact that a claim speaks of."""
        self.claims[name, claim] = None
        try:
            (subject,), (predicate,), (object_,) = (values[term] for term in _FACT)
            self.claims[name, claim] = ox.Triple(subject, predicate, object_)
        except (TypeError, ValueError):
            self._add("claim", name, claim, "the claim has no subject, predicate or object, or more than one")

    def _evidence(self, name: str, claim: Node, evidence: list[Values], texts: list[str]) -> None:
        """Hold the words that a claim rests on against the text of its source."""
        if not evidence:
            self._add("evidence", name, claim, "the claim has no evidence")
        elif not texts:
            self.unheld += 1
        elif not all(_quoted(selector, texts[0]) for selector in evidence):
            self._add("evidence", name, claim, "its quote is not what stands there in the text of its source")

    def union(self, aside: AbstractSet[ox.Triple]) -> int:
        """Hold the union against what all graphs state but what a policy sets aside; how many triples it has."""
        kept = {quad.triple for quad in self._database.quads_for_pattern(None, None, None, union.UNION)}
        for triple in self._stated - kept - aside:
            self._add("union", "", triple, "a source states this and the union lacks it")
        for triple in kept - self._stated:
            self._add("union", "", triple, "the union has this and no source states it")
        for (name, claim), fact in self.claims.items():
            if fact and fact not in self._stated:
                self._add("claim", name, claim, "no source states the fact that it speaks of")
        return len(kept)

    def degrees(self) -> None:
        """Hold the degrees that are kept, if any are, against the union, if that is sound."""
        if any(problem.part == "union" for problem in self.problems):
            return
        kept = dict(degree.all_kept(self._database))
        counted = dict(degree.all_counted(self._database)) if kept else {}
        for thing in kept.keys() | counted.keys():
            noted, related = kept.get(thing), counted.get(thing, 0)
            if noted != related:
                what = "no degree is noted" if noted is None else f"{noted} is noted as its degree"
                self._add("degree", "", thing, f"{what}, and it is related to {related} others: {_MEND}")

    def _add(self, part: str, source: str, node: Node | ox.Triple, message: str) -> None:
        shown = str(node) if isinstance(node, ox.Triple) else node.value
        shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
        self.problems.append(Problem(part, source, shown, message))


def _quoted(selector: Values, text: str) -> bool:
    """Whether a quote is what stands in a text where it says that it stands."""
    try:
        (quote,), (start,), (end,) = (selector[term] for term in (OA.EXACT, OA.START, OA.END))
        return bool(text[int(start.value) : int(end.value)] == quote.value)
    except ValueError:
        return False
