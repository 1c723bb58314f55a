"""The lock file: which sources, in which versions, a graph is made of, to be kept beside what rests on it.

It is TOML, one table a source and one property a line, sorted by name: a source that comes, goes or changes is a few
lines of a diff that concern it alone, which in JSON would touch the comma of its neighbour as well.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graphq.graph import union
from graphq.graph.formats import serialise
from graphq.graph.stats import name_of
from graphq.ontology.errors import SourceError
from graphq.ontology.terms import GQ, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graphq.graph.store import Store

FORMAT = 1
_HEAD = "# Which sources the graph is made of, written by graphq lock; graphq lock --check holds the graph against it."


@dataclass(frozen=True, slots=True, order=True)
class Locked:
    """A source in one version; what does not apply is "".

    Attributes:
        name: as `graphq sources` lists it. loader: what read it, ``rdf`` for RDF. version: that of graphq which did.
        sha256: the hash of what was read. triples: of RDF, the hash of its sorted triples.
    """

    name: str
    loader: str = ""
    version: str = ""
    sha256: str = ""
    triples: str = ""


@dataclass(frozen=True, slots=True)
class Lock:
    """What a lock file states.

    Attributes:
        graph: the hash of the whole graph as sorted N-Quads. graphq: the version that wrote it. sources: by name.
    """

    graph: str
    graphq: str
    sources: tuple[Locked, ...]


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """How a source differs: ``added``, ``removed``, ``changed``, or ``version`` where only what read it is another."""

    name: str
    kind: str
    before: str = ""
    after: str = ""


def lock(store: Store, version: str) -> Lock:
    """The lock of a store; ``version`` is that of graphq.

    Raises:
        StoreError: the database is damaged.
    """
    with store.reading():
        graphs = [graph for graph in store.rdf.named_graphs() if graph not in union.OUTSIDE]
        sources = sorted(locked for graph in graphs if (locked := _locked(store, graph)))
        return Lock(sha256(serialise(store.quads(), "nquads")).hexdigest(), version, tuple(sources))


def write(locked: Lock) -> Iterator[str]:
    """The lines of the file."""
    yield _HEAD
    yield f"format = {FORMAT}"
    yield f"graph = {_string(locked.graph)}"
    yield f"graphq = {_string(locked.graphq)}"
    for source in locked.sources:
        yield ""
        yield "[[source]]"
        yield from (f"{name} = {_string(value)}" for name, value in asdict(source).items() if value)


def read(path: Path) -> Lock:
    """The lock that a file states.

    Raises:
        SourceError: it cannot be read, or is no lock file.
    """
    try:
        stated = tomllib.loads(path.read_text(encoding="utf-8"))
        if stated["format"] != FORMAT:
            raise SourceError(f"has the format {stated['format']}, and this graphq reads {FORMAT}", path=str(path))
        sources = tuple(Locked(**source) for source in stated.get("source", ()))
        return Lock(stated["graph"], stated["graphq"], tuple(sorted(sources)))
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror}", path=str(path)) from error
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise SourceError(f"is no lock file of graphq ({error}): write one with graphq lock", path=str(path)) from error


def differences(before: Lock, after: Lock) -> list[Difference]:
    """How the sources of one lock differ from those of another, by name."""
    old, new = ({source.name: source for source in lock.sources} for lock in (before, after))
    found = [_difference(name, old.get(name), new.get(name)) for name in sorted(old.keys() | new.keys())]
    return [difference for difference in found if difference]


def _difference(name: str, old: Locked | None, new: Locked | None) -> Difference | None:
    if old == new:
        return None
    if old is None or new is None:
        return Difference(name, "added" if old is None else "removed")
    if (old.sha256, old.triples) != (new.sha256, new.triples):
        return Difference(name, "changed")
    return Difference(name, "version", *(f"{source.loader} {source.version}".strip() for source in (old, new)))


def _locked(store: Store, graph: ox.NamedNode | ox.BlankNode) -> Locked | None:
    """A named graph as a source: by the hash of what it was read from, or else of its triples; ``None`` if empty."""
    name = name_of(graph)
    if content := _value(store, graph, SCHEMA.SHA256):
        return Locked(name, _value(store, graph, GQ.LOADER), _value(store, graph, GQ.LOADER_VERSION), content)
    triples = serialise((quad.triple for quad in store.rdf.quads_for_pattern(None, None, None, graph)), "ntriples")
    return Locked(name, "rdf", triples=sha256(triples).hexdigest()) if triples else None


def _value(store: Store, graph: ox.NamedNode | ox.BlankNode, predicate: ox.NamedNode) -> str:
    values = (quad.object for quad in store.rdf.quads_for_pattern(graph, predicate, None, graph))
    return min((value.value for value in values if isinstance(value, ox.Literal)), default="")


def _string(text: str) -> str:
    """A TOML string, which differs from a JSON string in one character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
