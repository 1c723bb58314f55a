"""What is a kind of what: the vocabulary's ``skos:broader``, walked up and down, and levels of education."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphq.graph.names import complete, find, node
from graphq.ontology.fact import Kind
from graphq.ontology.level import levels
from graphq.ontology.terms import SKOS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from graphq.graph.names import Node
    from graphq.graph.store import Store

_FIELD = " in "
_MOST_FIELDS = 10_000


def broader(store: Store, thing: str) -> dict[str, int]:
    """Everything that a thing is a kind of, at any remove, itself included, each with how many steps away it is."""
    return _closure(thing, lambda iri: _above(store, iri))


def narrower(store: Store, thing: str) -> dict[str, int]:
    """Everything that is a kind of a thing, at any remove, itself included, each with how many steps away it is."""
    return _closure(thing, lambda iri: _below(store, iri))


def level(store: Store, credential: str) -> int:
    """The ISCED level of education that a credential attests, 0 if none is known."""
    return max((levels().get(iri, 0) for iri in broader(store, credential)), default=0)


def asks_for_level(credential: str) -> int:
    """The ISCED level that is all a credential stands for, 0 if it is more special than that: "master's degree"."""
    return levels().get(credential, 0)


def _closure(start: str, step: Callable[[str], Iterable[str]]) -> dict[str, int]:
    met = {start: 0}
    waiting = [start]
    for iri in waiting:
        for there in step(iri):
            if there not in met:
                met[there] = met[iri] + 1
                waiting.append(there)
    return met


def _above(store: Store, iri: str) -> list[str]:
    return sorted({*store.objects(iri, SKOS.BROADER)} | _unfielded(store, node(store, iri)))


def _below(store: Store, iri: str) -> list[str]:
    return sorted({*store.subjects(SKOS.BROADER, iri)} | _fielded(store, node(store, iri)))


def _unfielded(store: Store, thing: Node) -> set[str]:
    """A degree in a field is a degree, which no vocabulary can list: "bachelor's degree in" whatever it may be."""
    head, of, _ = thing.label.partition(_FIELD)
    if thing.kind != Kind.CREDENTIAL or not of:
        return set()
    return {other.iri for other in find(store, head) if other.kind == Kind.CREDENTIAL}


def _fielded(store: Store, thing: Node) -> set[str]:
    """The degrees in a field that a degree stands for; the inverse of the above."""
    if thing.kind != Kind.CREDENTIAL or _FIELD in thing.label:
        return set()
    near = complete(store, f"{thing.name}{_FIELD}", _MOST_FIELDS)
    return {other.iri for other in near if thing.iri in _unfielded(store, other)}
