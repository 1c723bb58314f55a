"""Policies: which of several figures that contradict each other the view of a query takes.

A policy sets figures aside: the triple that relates a thing to the figure is not in the union while the policy stands.
What the sources state stays in their graphs, claims and evidence too, so that nothing is lost and the policy can be
changed or taken back. It is recorded in a named graph (``union.POLICY``) outside the union: its name, and each triple
that is set aside. A writer applies it to what it changes, so that a view never lags behind what is loaded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pyoxigraph as ox

from graphq.graph import figures, union
from graphq.graph.conflicts import apart, figure_conflicts
from graphq.ontology import iri
from graphq.ontology.fact import Amount, Growth, Relation
from graphq.ontology.terms import GQ, RELATION_TERMS, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graphq.graph.conflicts import Conflict
    from graphq.graph.store import Store
    from graphq.ontology.figure import AnyFigure

Policy = Literal["newest", "most-sources", "median"]
POLICIES: tuple[Policy, ...] = ("newest", "most-sources", "median")
_RECORD = (union.POLICY, GQ.CONFLICT_POLICY)


def recorded(database: ox.Store) -> Policy | None:
    """The policy of a store, ``None`` if its view has all figures."""
    found = next(database.quads_for_pattern(*_RECORD, None, union.POLICY), None)
    name = found.object.value if found is not None and isinstance(found.object, ox.Literal) else None
    return next((policy for policy in POLICIES if policy == name), None)


def record(store: Store, policy: Policy | None) -> None:
    """Give a store that is being written another policy, ``None`` for a view of all figures."""
    database = store.rdf
    _restore(database, list(union.set_aside(database)))
    database.remove_graph(union.POLICY)
    if policy:
        database.add(ox.Quad(*_RECORD, ox.Literal(policy), union.POLICY))
        _set_aside(store, policy, figure_conflicts(store))


def refresh(store: Store, subjects: Iterable[ox.NamedNode]) -> None:
    """Apply the policy of a store that is being written to what is stated of some things now."""
    policy = recorded(store.rdf)
    if policy is None:
        return
    for subject in subjects:
        quads = store.rdf.quads_for_pattern(subject, None, None, union.POLICY)
        _restore(store.rdf, [quad.triple for quad in quads])
        _set_aside(store, policy, figure_conflicts(store, [subject.value]))


def _restore(database: ox.Store, triples: Iterable[ox.Triple]) -> None:
    """Put triples that were set aside back into the union, if a source still states them."""
    for triple in triples:
        database.remove(ox.Quad(triple.subject, triple.predicate, triple.object, union.POLICY))
        if any(database.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)):
            database.add(ox.Quad(triple.subject, triple.predicate, triple.object, union.UNION))


def _set_aside(store: Store, policy: Policy, conflicts: Iterable[Conflict]) -> None:
    for conflict in list(conflicts):
        values = _values(store, conflict)
        taken = values[_choose(store, policy, conflict)][1]
        for triple, value in values:
            if apart(taken, value):
                store.rdf.remove(ox.Quad(triple.subject, triple.predicate, triple.object, union.UNION))
                store.rdf.add(ox.Quad(triple.subject, triple.predicate, triple.object, union.POLICY))


def _values(store: Store, conflict: Conflict) -> list[tuple[ox.Triple, AnyFigure]]:
    """What the statements of a conflict state, in their order: the triple and the figure."""
    found = []
    for statement in conflict.statements:
        claim = statement.evidence[0]
        value = figures.read(store, claim.object)
        assert value is not None
        predicate = RELATION_TERMS[Relation(claim.relation)]
        found.append((ox.Triple(ox.NamedNode(claim.subject), predicate, ox.NamedNode(claim.object)), value))
    return found


def _choose(store: Store, policy: Policy, conflict: Conflict) -> int:
    """The index of the statement that a policy takes; they are in the order of their values.

    ``newest``: the figure of the latest year (of growth: of the period that begins last), or of the article of the
    latest date where figures give no year. ``most-sources``: that of the most sources. Each decides where the other
    leaves a tie, then the lower value. ``median``: the middle value, of two the lower.
    """
    if policy == "median":
        return (len(conflict.statements) - 1) // 2
    ages = [_age(store, conflict, index) for index in range(len(conflict.statements))]
    counts = [len({claim.source for claim in statement.evidence}) for statement in conflict.statements]
    keys: Sequence[tuple[object, object, int]] = [
        (age, count, -index) if policy == "newest" else (count, age, -index)
        for index, (age, count) in enumerate(zip(ages, counts, strict=True))
    ]
    return max(range(len(keys)), key=keys.__getitem__)


def _age(store: Store, conflict: Conflict, index: int) -> tuple[int, str]:
    """How new a statement is: its year, and the latest date of its articles."""
    statement = conflict.statements[index]
    dates = [_date(store, claim.source) for claim in statement.evidence]
    latest = max(dates, default="")
    value = figures.read(store, statement.evidence[0].object)
    year = value.year if isinstance(value, Amount) else value.start if isinstance(value, Growth) else None
    return year or int(latest[:4] or 0), latest


def _date(store: Store, source: str) -> str:
    """When an article was last modified, or else published, as it says itself; "" if it does not."""
    graph = ox.NamedNode(iri.source(source))
    for predicate in (SCHEMA.DATE_MODIFIED, SCHEMA.DATE_PUBLISHED):
        for quad in store.quads(graph, predicate, None, graph):
            return quad.object.value if isinstance(quad.object, ox.Literal) else ""
    return ""
