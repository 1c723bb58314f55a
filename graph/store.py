"""The store: a published generation of the graph, open for reading.

>>> with Store.open(Path(".graphq")) as store:  # doctest: +SKIP
...     for (label,) in store.query("SELECT ?label { ?role a schema:Occupation ; skos:prefLabel ?label }"):
...         print(label.value)
"""

from __future__ import annotations

import os
from contextlib import contextmanager

import pyoxigraph as ox

from graphq.graph import union
from graphq.graph.generation import Generations, damaged
from graphq.graph.location import nearest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType
    from typing import Any

    import networkx
    import rdflib

    from graphq.graph.query import DefaultGraphRule
    from graphq.graph.result import Result
    from graphq.graph.stats import SourceRow, Stats

    Subject = ox.NamedNode | ox.BlankNode | ox.Triple
    Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
    GraphName = ox.NamedNode | ox.BlankNode | ox.DefaultGraph


class Store:
    """A graph on disk as it was when it was opened; later writes are seen by stores opened later.

    Attributes:
        generation: the number of the generation that is read.
        rdf: the Oxigraph database, read-only; its default graph is the union of all (see
        `graphq.graph.union`).
    """

    def __init__(self, folder: str, generation: int, rdf: ox.Store, descriptor: int | None) -> None:
        self._folder = folder
        self.generation = generation
        self.rdf = rdf
        self._descriptor = descriptor

    @classmethod
    def open(cls, path: Path | str | None = None) -> Store:
        """Open the published generation of the store in a folder, of the nearest store if none is given.

        Raises:
            StoreError: there is no store, or it is damaged or not readable.
        """
        generations = Generations(path or nearest())
        number, descriptor = generations.hold()
        try:
            return cls(generations.root, number, ox.Store.read_only(generations.path(number)), descriptor)
        except (OSError, RuntimeError) as error:
            os.close(descriptor)
            raise damaged(generations.root, error) from error

    @property
    def path(self) -> Path:
        """The store's folder."""
        from pathlib import Path

        return Path(self._folder)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """What is read of the database in this block is either sound or a :class:`StoreError`."""
        try:
            yield
        except (OSError, RuntimeError) as error:
            raise damaged(self._folder, error) from error

    def close(self) -> None:
        """Let go of the generation; closing twice does nothing. Iterators must not be used afterwards."""
        if self._descriptor is not None:
            del self.rdf
            os.close(self._descriptor)
            self._descriptor = None

    def __del__(self) -> None:
        self.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __len__(self) -> int:
        """How many triples the union of all graphs has."""
        return union.size(self.rdf, union.UNION)

    def quads(
        self,
        subject: Subject | None = None,
        predicate: ox.NamedNode | None = None,
        object: Term | None = None,  # noqa: A002 - the RDF term
        graph: GraphName | None = None,
    ) -> Iterator[ox.Quad]:
        """What the graphs state, ``None`` matching everything; a triple comes once a graph that states it."""
        where = None if graph is None else union.kept(graph)
        return union.statements(self.rdf.quads_for_pattern(subject, predicate, object, where))

    def triples(
        self,
        subject: Subject | None = None,
        predicate: ox.NamedNode | None = None,
        object: Term | None = None,  # noqa: A002 - the RDF term
    ) -> Iterator[ox.Triple]:
        """The triples of the union of all graphs that match, each once."""
        return (quad.triple for quad in self.rdf.quads_for_pattern(subject, predicate, object, union.UNION))

    def objects(self, subject: str, predicate: ox.NamedNode) -> list[str]:
        """The IRIs of all that the union relates a thing to by a property, sorted."""
        found = (triple.object for triple in self.triples(ox.NamedNode(subject), predicate))
        return sorted(term.value for term in found if isinstance(term, ox.NamedNode))

    def subjects(self, predicate: ox.NamedNode, object: str) -> list[str]:  # noqa: A002 - the RDF term
        """The IRIs of all that the union relates to a thing by a property, sorted."""
        found = (triple.subject for triple in self.triples(None, predicate, ox.NamedNode(object)))
        return sorted(term.value for term in found if isinstance(term, ox.NamedNode))

    def query(self, sparql: str, *, default_graph: DefaultGraphRule = "union", timeout: float | None = None) -> Result:
        """Answer a SPARQL query; see :func:`graphq.graph.query.run`."""
        from graphq.graph.query import run

        return run(self, sparql, default_graph=default_graph, timeout=timeout)

    def sources(self) -> list[SourceRow]:
        """What is loaded: one row a source, by name."""
        from graphq.graph.stats import sources

        return sources(self)

    def stats(self) -> Stats:
        """Counts by relation, kind and source."""
        from graphq.graph.stats import stats

        return stats(self)

    def network(self) -> Any:
        """The graph as NetworkX sees it, neighbours read on demand; see :mod:`graphq.graph.network`."""
        from graphq.graph.network import network

        return network(self)

    def to_networkx(self) -> networkx.MultiDiGraph:
        """A copy of the whole graph as a NetworkX graph."""
        from graphq.graph.network import to_networkx

        return to_networkx(self)

    def dataset(self) -> rdflib.Dataset:
        """The store as an rdflib ``Dataset``, read-only, its default graph being the union of all.

        oxrdflib passes over ``FROM`` and ``FROM NAMED`` in a query's text: ask such queries by :meth:`query`.
        """
        import oxrdflib
        import rdflib

        return rdflib.Dataset(store=oxrdflib.OxigraphStore(store=self.rdf))
