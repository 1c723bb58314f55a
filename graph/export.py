"""The whole store in one file, sorted: the same bytes for the same content, in whatever order it was loaded.

Formats of RDF datasets keep the named graphs; Turtle and N-Triples hold the union of all; GraphML, GEXF, NetworkX's
JSON and DOT hold things as nodes and facts as edges.
"""

from __future__ import annotations

import json
import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

from graphq.graph.formats import serialise
from graphq.ontology.errors import GraphqError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    import networkx

    from graphq.graph.store import Store

DATASET_FORMATS = ("trig", "nquads", "jsonld")
TRIPLE_FORMATS = ("turtle", "ntriples", "rdfxml")
NETWORK_FORMATS = ("graphml", "gexf", "node-link", "dot")
EXPORT_FORMATS = ("turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml", *NETWORK_FORMATS)
_GEXF_DATE = re.compile(rb' lastmodifieddate="[^"]*"')


def export(store: Store, name: str, out: BinaryIO) -> None:
    """Write the store in one of ``EXPORT_FORMATS``."""
    if name in DATASET_FORMATS:
        out.write(serialise(store.quads(), name))
    elif name in TRIPLE_FORMATS:
        out.write(serialise(store.triples(), name))
    elif name in NETWORK_FORMATS:
        out.write(_network(store.to_networkx(), name))
    else:
        raise GraphqError(f"a store cannot be exported as {name}", suggestions=EXPORT_FORMATS)


def _network(graph: networkx.MultiDiGraph, name: str) -> bytes:
    import networkx as nx

    ordered = nx.MultiDiGraph()
    ordered.add_nodes_from((node, _plain(data)) for node, data in sorted(graph.nodes(data=True), key=str))
    edges = sorted(graph.edges(keys=True, data=True), key=lambda edge: tuple(map(str, edge[:3])))
    ordered.add_edges_from((start, end, key, _plain(data)) for start, end, key, data in edges)
    if name == "dot":
        return "\n".join(_dot(ordered)).encode()
    if name == "node-link":
        return f"{json.dumps(nx.node_link_data(ordered, edges='edges'), ensure_ascii=False, indent=1)}\n".encode()
    buffer = BytesIO()
    (nx.write_graphml if name == "graphml" else nx.write_gexf)(ordered, buffer)
    return _GEXF_DATE.sub(b"", buffer.getvalue())


def _plain(data: dict[str, Any]) -> dict[str, Any]:
    """Attributes that these formats can hold: text and numbers, sorted by name."""
    return {str(k): v for k, v in sorted(data.items()) if isinstance(v, str | int | float)}


def _dot(graph: networkx.MultiDiGraph) -> Iterator[str]:
    yield "digraph graphq {"
    for node, data in graph.nodes(data=True):
        yield f"  {_quoted(node)} [label={_quoted(data.get('label', node))}];"
    for start, end, relation in graph.edges(keys=True):
        yield f"  {_quoted(start)} -> {_quoted(end)} [label={_quoted(relation)}];"
    yield "}\n"


def _quoted(text: object) -> str:
    escaped = str(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
