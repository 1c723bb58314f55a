"""Figures in the graph: amounts, growth and other numbers read back as the values that a fact holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from graphq.ontology import figure
from graphq.ontology.terms import RDF

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphq.graph.store import Store
    from graphq.ontology.figure import AnyFigure


def read(store: Store, iri: str) -> AnyFigure | None:
    """The figure that an IRI means; ``None`` if it means something else or states no number that can be read."""
    return parse(store.triples(ox.NamedNode(iri)))


def parse(triples: Iterable[ox.Triple]) -> AnyFigure | None:
    """The figure that some triples about one thing state; ``None`` as for `read`."""
    stated: dict[ox.NamedNode, ox.Literal] = {}
    type_: type[AnyFigure] | None = None
    for triple in triples:
        if triple.predicate == RDF.TYPE and isinstance(triple.object, ox.NamedNode):
            type_ = figure.TYPES.get(triple.object, type_)
        elif isinstance(triple.object, ox.Literal):
            stated[triple.predicate] = triple.object
    try:
        return figure.parse(type_, stated) if type_ else None
    except ValueError:  # RDF from elsewhere may say anything
        return None


def to_dict(value: AnyFigure) -> dict[str, Any]:
    """What a figure states, field by field; what it does not state is left out, whole numbers are integers."""
    fields = {name: getattr(value, name) for name in value.__slots__}
    return {name: _plain(field) for name, field in fields.items() if field is not None and field != ""}


def _plain(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value
