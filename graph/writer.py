"""The writer: sources become named graphs, and all that one writer puts is published at once or not at all.

>>> with Writer(path) as writer:  # doctest: +SKIP
...     print(writer.put(extraction).status)
added
"""

from __future__ import annotations

import os
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pyoxigraph as ox

from graphq.graph import degree, lock, union
from graphq.graph.generation import Generations
from graphq.graph.store import Store
from graphq.ontology.errors import GraphqError, SourceError, StoreError
from graphq.ontology.terms import GQ

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from types import TracebackType

    from graphq.graph import policy
    from graphq.graph.changes import Change
    from graphq.ontology.source import Extraction

Status = Literal["added", "unchanged", "replaced"]
_MOST_PENDING = 200_000  # quads, which take some 50 MB


@dataclass(frozen=True, slots=True)
class PutReport:
    """What putting one source did.

    Attributes:
        name: the source. status: ``added``, ``unchanged`` or ``replaced``.
        triples: how many triples it states.
        facts: how many facts it states, by relation; empty for RDF.
        changes: of what was replaced, how its facts differ from what it stated before.
    """

    name: str
    status: Status
    triples: int
    facts: Mapping[str, int] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class RemoveReport:
    """What removing one source did.

    Attributes:
        name: the source. triples: how many triples it stated.
        gone: how many facts rested on it alone, by relation. kept: how many other sources state too, by relation.
    """

    name: str
    triples: int
    gone: Mapping[str, int] = field(default_factory=dict)
    kept: Mapping[str, int] = field(default_factory=dict)


class Writer:
    """The one process that may change a store; a context manager.

    A clean end of the ``with`` block publishes everything that was put as the next generation, durably; an
    exception or a crash leaves the store as it was. If nothing that was put differs from what is there,
    nothing is published.

    Args:
        path: the store's folder; it is made if it is not there, but stays only if something is published.
        wait: how many seconds to wait for another writer.
        anew: begin with nothing: what the store holds is not read, and is gone once something is published.

    Raises:
        StoreLockedError: another process is writing.
        StoreError: the folder cannot be written to, or what is there is damaged.
    """

    def __init__(self, path: Path | str, wait: float = 0.0, *, anew: bool = False) -> None:
        self._path = Path(path)
        self._anew = anew
        self._generations = Generations(self._path)
        self._wait = wait
        self._base: Store | None = None
        self._draft: ox.Store | None = None
        self._pending: dict[ox.NamedNode, set[ox.Quad]] = {}
        self._put: dict[ox.NamedNode, bool] = {}  # what was put, and what was removed: False
        self._touched: set[ox.NamedNode] = set()  # whose figures have changed
        self._related: set[ox.NamedNode] = set()  # whose relations to other things have changed
        self._started = datetime.now(UTC)
        self._number = 0
        self._failure: GraphqError | None = None

    def __enter__(self) -> Writer:
        self._lock = self._acquire()
        self._started = datetime.now(UTC)
        try:
            self._generations.sweep()
            if self._generations.current() is not None and not self._anew:
                self._base = Store.open(self._path)
        except BaseException:
            self._release()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None and self._failure is None:
                self.publish()
        finally:
            self._release()
        if kind is None and self._failure is not None:
            raise self._failure

    def put(self, extraction: Extraction) -> PutReport:
        """Make the source's named graph state exactly what was extracted."""
        from graphq.ontology import iri, rdf

        name = extraction.source.name
        quads = set(rdf.quads(extraction))
        facts = Counter(fact.relation.value for fact in extraction.facts)
        graph = ox.NamedNode(iri.source(name))
        status, changed = self._replace(graph, quads)
        return PutReport(name, status, len(quads), dict(facts), changed)

    def remove(self, name: str) -> RemoveReport:
        """Take back what a source states; what other sources state too stays.

        Args:
            name: the source as `graphq sources` lists it, or its IRI.

        Raises:
            NameLookupError: no source is called so.
        """
        from graphq.graph import sources
        from graphq.graph.stats import name_of

        self._settle()
        graph = sources.in_database(self._current, name)
        if graph is None:
            raise sources.unknown(name)
        quads = self._quads(graph)
        stated = sources.facts_of(quads)
        draft = self._change(set(), quads)
        self._put[graph] = False
        kept = {triple for triple in stated if ox.Quad(*triple, union.UNION) in draft}
        return RemoveReport(name_of(graph), len(quads), sources.by_relation(stated - kept), sources.by_relation(kept))

    def put_rdf(self, path: Path, graph: str | None = None) -> PutReport:
        """Put an RDF file in any of the W3C formats, as it is.

        Args:
            path: a Turtle, N-Triples, N-Quads, TriG, RDF/XML or JSON-LD file.
            graph: where the triples go that the file itself puts in no named graph: an IRI, ``default`` or
                ``None``. With ``None``, a file without named graphs is a source of its own: its named graph
                is replaced by what the file says now. Otherwise what the file says is added to what is
                there.

        Raises:
            SourceError: the file cannot be read or does not parse (with line and column).
        """
        from graphq.graph.rdffile import read
        from graphq.ontology import iri

        quads = read(path)
        if graph is None and all(quad.graph_name == union.UNION for quad in quads):
            own = ox.NamedNode(iri.source(path.name))
            status, changed = self._replace(own, _placed(quads, own))
            return PutReport(path.name, status, len(quads), changes=changed)
        target = union.OWN if graph is None or graph == "default" else _named(graph)
        if target in union.OUTSIDE or any(quad.graph_name in union.OUTSIDE for quad in quads):
            raise SourceError("it writes to a graph that graphq keeps itself: give another one", path=str(path))
        return PutReport(path.name, self._add(_placed(quads, target)), len(quads))

    def set_policy(self, name: policy.Policy | None) -> None:
        """Record which of several figures that contradict each other queries see; ``None`` for all of them."""
        from graphq.graph import policy

        self._settle()
        with self._drafting() as draft:
            policy.record(self._view(draft), name)

    def fill(self, quads: Iterable[ox.Quad], aside: Iterable[ox.Quad] = ()) -> ox.Store:
        """Put the quads of all named graphs into a store that is made anew, ``aside`` not being in their union.

        Returns:
            The database as it would be published, but for the degrees.
        """
        with self._drafting() as draft:
            union.fill(draft, quads, aside)
            return draft

    def publish(self) -> None:
        """Publish what was put, which the end of the ``with`` block does otherwise; nothing can be put afterwards."""
        self._settle()
        if self._draft is None:
            return
        try:
            self._record(self._draft)
            self._apply_policy(self._draft)
            degree.refresh(self._draft, self._related)
            self._draft.flush()
            self._draft = None  # the last reference: the database is closed
            self._generations.publish(self._number)
        except (OSError, RuntimeError) as error:
            raise self._not_writable(error) from error

    def _replace(self, graph: ox.NamedNode, quads: set[ox.Quad]) -> tuple[Status, tuple[Change, ...]]:
        if graph in self._pending:
            self._settle()
        added = self._new(quads)
        kept = len(quads) - len(added)
        size = 0 if self._current is None else union.size(self._current, graph)
        if not added and size == kept:
            return "unchanged", ()
        before = self._quads(graph) if size else set()
        self._change(set(), before - quads)
        self._put[graph] = True
        self._pending[graph] = added
        if sum(map(len, self._pending.values())) >= _MOST_PENDING:
            self._settle()
        return ("replaced", _changes(before, quads)) if size else ("added", ())

    def _add(self, quads: set[ox.Quad]) -> Status:
        self._settle()
        added = self._new(quads)
        if not added:
            return "unchanged"
        self._change(added, set())
        graphs = {quad.graph_name for quad in added if isinstance(quad.graph_name, ox.NamedNode)}
        self._put |= dict.fromkeys(sorted(graphs, key=str), True)
        return "added"

    @property
    def _current(self) -> ox.Store | None:
        """What the next source meets: the draft, or before there is one the published generation."""
        if self._draft is not None:
            return self._draft
        return None if self._base is None else self._base.rdf

    def _new(self, quads: set[ox.Quad]) -> set[ox.Quad]:
        current = self._current
        return quads if current is None else {quad for quad in quads if quad not in current}

    def _quads(self, graph: ox.NamedNode) -> set[ox.Quad]:
        return set() if self._current is None else set(self._current.quads_for_pattern(None, None, None, graph))

    def _change(self, added: set[ox.Quad], removed: set[ox.Quad]) -> ox.Store:
        """The draft, changed."""
        self._touched.update(_with_figures(added), _with_figures(removed))
        self._related.update(degree.ends(added), degree.ends(removed))
        with self._drafting() as draft:
            union.add(draft, added)
            union.remove(draft, removed)
            return draft

    @contextmanager
    def _drafting(self) -> Iterator[ox.Store]:
        """The draft, to be changed. A failure half-way (a full disk) spoils it, so that it is never published."""
        try:
            if self._draft is None:
                self._draft = self._begin()
            yield self._draft
        except (OSError, RuntimeError) as error:
            self._failure = self._not_writable(error)
            raise self._failure from error

    def _settle(self) -> None:
        """Write what is pending: the graphs of many sources at once, which takes a third of the time of one by one."""
        if self._pending:
            self._change(set().union(*self._pending.values()), set())
            self._pending.clear()

    def _begin(self) -> ox.Store:
        self._number = self._generations.next()
        folder = self._generations.path(self._number)
        os.makedirs(os.path.dirname(folder), exist_ok=True)
        if self._base is not None:
            self._base.rdf.backup(folder)
        return ox.Store(folder)

    def _record(self, draft: ox.Store) -> None:
        from graphq.graph import history

        if self._put:
            put = tuple(graph for graph, stays in self._put.items() if stays)
            removed = tuple(graph for graph, stays in self._put.items() if not stays)
            write = history.Write(self._number, put, removed, self._started, datetime.now(UTC))
            history.record(draft, write)

    def _apply_policy(self, draft: ox.Store) -> None:
        """Have queries see of what was changed what the store's policy says."""
        if self._touched:
            from graphq.graph import policy

            policy.refresh(self._view(draft), sorted(self._touched, key=str))

    def _view(self, draft: ox.Store) -> Store:
        """The draft as a store, to be read until it is published."""
        return Store(str(self._path), self._number, draft, None)

    def _acquire(self) -> int:
        while True:
            try:
                self._path.mkdir(exist_ok=True)
            except FileExistsError as error:
                raise StoreError(f"{self._path} is not a folder: name another store") from error
            except OSError as error:
                raise self._not_writable(error) from error
            try:
                return lock.acquire(str(self._path / "lock"), self._wait)
            except FileNotFoundError:
                continue  # another first writer gave up and removed the folder
            except OSError as error:
                raise self._not_writable(error) from error

    def _release(self) -> None:
        """Let go of everything, the lock last."""
        self._draft = None
        if self._base is not None:
            self._base.close()
        self._clean()
        lock.release(self._lock)

    def _clean(self) -> None:
        """Leave nothing of a draft that was not published, nor of a store that never came to be."""
        try:
            self._generations.sweep()
            if self._generations.current() is None:
                self._generations.discard()
        except (OSError, StoreError):
            pass  # what is left over takes room only; the next writer tries again

    def _not_writable(self, error: Exception) -> StoreError:
        detail = getattr(error, "strerror", None) or " ".join(str(error).split())
        return StoreError(f"cannot write to the store {self._path}: {detail}; nothing was changed")


def _with_figures(quads: Iterable[ox.Quad]) -> Iterator[ox.NamedNode]:
    """The things of whose pay or growth some quads speak."""
    for quad in quads:
        if quad.predicate in (GQ.PAYS, GQ.GROWS) and isinstance(quad.subject, ox.NamedNode):
            yield quad.subject


def _changes(before: set[ox.Quad], after: set[ox.Quad]) -> tuple[Change, ...]:
    from graphq.graph.changes import changes

    return tuple(changes(before, after))


def _placed(quads: Iterable[ox.Quad], graph: ox.NamedNode) -> set[ox.Quad]:
    """The quads, those of the default graph moved to another one."""
    return {union.moved(quad, graph) if quad.graph_name == union.UNION else quad for quad in quads}


def _named(graph: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(graph)
    except ValueError as error:
        raise StoreError(f"the graph name <{graph}> is not an absolute IRI: give one, or default") from error
