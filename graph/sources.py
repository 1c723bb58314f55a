"""The sources of a store, by name, and the text that each was read as."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from graphq.graph.stats import sources
from graphq.ontology import iri
from graphq.ontology.errors import NameLookupError
from graphq.ontology.terms import SCHEMA

if TYPE_CHECKING:
    from graphq.graph.store import Store


def resolve(store: Store, name: str) -> ox.NamedNode:
    """The named graph of the source that a name means.

    Args:
        store: where to look.
        name: the name under which it was loaded (``article.txt``, a path within a folder, a URL), or its IRI.

    Raises:
        NameLookupError: no source is called so; ``suggestions`` are the nearest ones.
    """
    for candidate in (iri.source(name), name.strip("<>")):
        if "://" in candidate and store.rdf.contains_named_graph(graph := ox.NamedNode(candidate)):
            return graph
    from difflib import get_close_matches  # for an error only

    near = get_close_matches(name, [row.name for row in sources(store)])
    raise NameLookupError(f"no source is called {name!r}: graphq sources lists them", suggestions=near)


def text(store: Store, source: ox.NamedNode) -> str | None:
    """The canonical text to which the spans of a source's evidence refer; ``None`` for RDF, which has none."""
    found = next(store.quads(source, SCHEMA.TEXT, None, source), None)
    return None if found is None or not isinstance(found.object, ox.Literal) else found.object.value
