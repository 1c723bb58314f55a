"""Whether a store is sound: its files can be read, its union is that of its graphs, its claims stand on its texts."""

from __future__ import annotations

import re
import tempfile
from collections import defaultdict
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from graphq.graph import union
from graphq.graph.generation import Generations
from graphq.graph.stats import name_of
from graphq.graph.store import Store
from graphq.ontology.terms import GQ, OA, PROV, RDF, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    Graph = ox.NamedNode | ox.BlankNode
    Statements = dict[Any, dict[ox.NamedNode, list[Any]]]

_SHA256 = re.compile(r"[0-9a-f]{64}")
_SHOWN = 100  # characters of a statement in a message


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something that is not as it should be.

    Attributes:
        part: ``union``, ``evidence``, ``claim`` or ``source``. source: the source, "" where it is none's.
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
        leftovers: the paths of what is in the store besides: of a write that was broken off or goes on, or being read.
        problems: what is wrong.
    """

    store: str
    generation: int
    graphs: int
    triples: int
    claims: int
    unheld: int
    leftovers: tuple[str, ...]
    problems: tuple[Problem, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems

    def to_dict(self) -> dict[str, Any]:
        """The report as JSON values."""
        return {"sound": self.sound, **asdict(self)}


def check(
    path: Path,
    *,
    aside: Collection[ox.Triple] = frozenset(),
    each: Callable[[list[Graph]], Iterable[Graph]] = iter,
) -> Report:
    """Check a store.

    Args:
        path: its folder.
        aside: triples that may be missing from the union although a source states them.
        each: what the graphs pass through as they are checked, to show how far it is.

    Raises:
        StoreError: there is no store, or its files are damaged.
    """
    with Store.open(path) as store, store.reading():
        _read_all(store.rdf)
        graphs = sorted(store.rdf.named_graphs(), key=str)
        found = _Findings(store.rdf, aside)
        for graph in each(graphs):
            found.graph(graph)
        found.union()
        return Report(
            store=str(path),
            generation=store.generation,
            graphs=len(graphs),
            triples=found.triples,
            claims=found.claims,
            unheld=found.unheld,
            leftovers=tuple(Generations(path).leftovers(store.generation)),
            problems=tuple(sorted(found.problems)),
        )


def _read_all(database: ox.Store) -> None:
    """Have Oxigraph read every block of every index once, which finds those that have changed on disk.

    That is what it does when it packs a database, here a copy by hard links; that it failed is told by the next write.
    """
    with tempfile.TemporaryDirectory(prefix="graphq-") as folder:
        copy = str(Path(folder, "copy"))
        database.backup(copy)
        packed = ox.Store(copy)
        packed.optimize()
        packed.add(ox.Quad(union.OWN, RDF.TYPE, union.OWN, union.OWN))
        packed.flush()


class _Findings:
    """What is found, graph by graph."""

    def __init__(self, database: ox.Store, aside: Collection[ox.Triple]) -> None:
        self._database = database
        self._aside = aside
        self._stated: set[ox.Triple] = set()
        self.problems: list[Problem] = []
        self.triples = self.claims = self.unheld = 0

    def graph(self, graph: Graph) -> None:
        """Check what one graph states."""
        name = name_of(graph)
        nodes: Statements = defaultdict(lambda: defaultdict(list))
        for quad in self._database.quads_for_pattern(None, None, None, graph):
            nodes[quad.subject][quad.predicate].append(quad.object)
            if graph not in union.OUTSIDE:
                self._stated.add(quad.triple)
        if graph in union.OUTSIDE:
            return
        for node in [node for node, values in nodes.items() if GQ.Claim in values[RDF.TYPE]]:
            self.claims += 1
            self._add("claim", name, node, _statement(nodes, node, self._stated))
            self._add("evidence", name, node, self._evidence(nodes, node))
        for node in [node for node, values in nodes.items() if PROV.Entity in values[RDF.TYPE]]:
            self._add("source", name, node, _hash(nodes, node))

    def union(self) -> None:
        """Hold the union against what all graphs state."""
        kept = {quad.triple for quad in self._database.quads_for_pattern(None, None, None, union.UNION)}
        self.triples = len(kept)
        for triple in self._stated - kept:
            if triple not in self._aside:
                self._add("union", "", _short(triple), "a source states this and the union lacks it")
        for triple in kept - self._stated:
            self._add("union", "", _short(triple), "the union has this and no source states it")

    def _add(self, part: str, source: str, node: Any, message: str) -> None:
        if message:
            self.problems.append(Problem(part, source, getattr(node, "value", str(node)), message))

    def _evidence(self, nodes: Statements, claim: ox.NamedNode) -> str:
        """What is wrong with the words that a claim rests on, "" if nothing is."""
        texts = [text for source in nodes[claim][PROV.WAS_DERIVED_FROM] for text in nodes[source][SCHEMA.TEXT]]
        evidence = nodes[claim][GQ.EVIDENCE]
        if not evidence:
            return "the claim has no evidence"
        if not texts:
            self.unheld += 1
            return ""
        whole = texts[0].value
        return next((wrong for node in evidence if (wrong := _quote(nodes[node], whole))), "")


def _quote(selector: dict[ox.NamedNode, list[Any]], text: str) -> str:
    try:
        (quote,), (start,), (end,) = (selector[term] for term in (OA.EXACT, OA.START, OA.END))
        stretch = text[int(start.value) : int(end.value)]
    except ValueError:
        return "the evidence has no quote, start or end, or more than one"
    return "" if stretch == quote.value else "the quote is not what stands there in the source's text"


def _statement(nodes: Statements, claim: ox.NamedNode, stated: Collection[ox.Triple]) -> str:
    """What is wrong with the triple that a claim speaks of, "" if nothing is."""
    parts = [nodes[claim][term] for term in (RDF.SUBJECT, RDF.PREDICATE, RDF.OBJECT)]
    if any(len(values) != 1 for values in parts):
        return "the claim has no subject, predicate or object, or more than one"
    triple = ox.Triple(*(values[0] for values in parts))
    return "" if triple in stated else "its source does not state the fact that it speaks of"


def _hash(nodes: Statements, source: ox.NamedNode) -> str:
    """What is wrong with the hash of a source, "" if nothing is."""
    hashes = [value.value for value in nodes[source][SCHEMA.SHA256]]
    return "" if len(hashes) == 1 and _SHA256.fullmatch(hashes[0]) else "the source has no SHA-256, or more than one"


def _short(triple: ox.Triple) -> str:
    text = str(triple)
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
