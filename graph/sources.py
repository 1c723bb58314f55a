"""The sources of a store, by name, and the text that each was read as."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graphq.graph import union
from graphq.graph.stats import sources
from graphq.ontology import iri
from graphq.ontology.errors import NameLookupError
from graphq.ontology.terms import GQ, SCHEMA, TERM_RELATIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graphq.graph.store import Store, Subject, Term

    Statement = tuple[Subject, ox.NamedNode, Term]


def resolve(store: Store, name: str) -> ox.NamedNode:
    """The named graph of the source that a name means.

    Args:
        store: where to look.
        name: the name under which it was loaded (``article.txt``, a path within a folder, a URL), or its IRI.

    Raises:
        NameLookupError: no source is called so; ``suggestions`` are the nearest ones.
    """
    if (graph := in_database(store.rdf, name)) is not None:
        return graph
    from difflib import get_close_matches  # for an error only

    near = get_close_matches(name, [row.name for row in sources(store)])
    raise unknown(name, near)


def unknown(name: str, near: Sequence[str] = ()) -> NameLookupError:
    """That no source has a name; ``near`` are the nearest ones."""
    return NameLookupError(f"no source is called {name!r}: graphq sources lists them", suggestions=near)


def in_database(database: ox.Store | None, name: str) -> ox.NamedNode | None:
    """The named graph of the source that a name or an IRI means; ``None`` if there is none."""
    for candidate in (iri.source(name), name.strip("<>")):
        if database and "://" in candidate and database.contains_named_graph(graph := ox.NamedNode(candidate)):
            return None if graph in union.OUTSIDE else graph
    return None


def facts_of(quads: Iterable[ox.Quad]) -> set[Statement]:
    """The facts among the triples of a source: a relation between two things, or a thing and a figure."""
    return {(quad.subject, quad.predicate, quad.object) for quad in quads if quad.predicate in TERM_RELATIONS}


def by_relation(stated: Iterable[Statement]) -> dict[str, int]:
    """How many facts there are, by relation."""
    return dict(sorted(Counter(TERM_RELATIONS[predicate].value for _, predicate, _ in stated).items()))


def text(store: Store, source: ox.NamedNode) -> str | None:
    """The canonical text to which the spans of a source's evidence refer; ``None`` for RDF, which has none."""
    return _text(store, source, SCHEMA.TEXT) or None


def sha256(store: Store, name: str, version: str) -> str:
    """The SHA-256 of the content that a source was last read from, if that version of graphq read it; else ""."""
    source = ox.NamedNode(iri.source(name))
    if not version or version != _text(store, source, GQ.LOADER_VERSION):
        return ""
    return _text(store, source, SCHEMA.SHA256)


def _text(store: Store, source: ox.NamedNode, predicate: ox.NamedNode) -> str:
    found = next(store.quads(source, predicate, None, source), None)
    return found.object.value if found is not None and isinstance(found.object, ox.Literal) else ""
