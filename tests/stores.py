"""Small sources, and stores made of them, for the tests of the graph."""

from __future__ import annotations

import os
from contextlib import contextmanager
from hashlib import sha256
from typing import TYPE_CHECKING

from graphq.graph.store import Store
from graphq.graph.writer import Writer
from graphq.ontology.fact import Amount, Entity, Evidence, Fact, Growth, Kind, Relation
from graphq.ontology.source import Extraction, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    import pyoxigraph as ox

    from graphq.ontology.fact import Necessity, Object

ANALYST = Entity(Kind.ROLE, "Beacon Analyst")
PILOT = Entity(Kind.ROLE, "Quay Warden")
CHARTS = Entity(Kind.SKILL, "tide lore")
ROPES = Entity(Kind.SKILL, "quay lore")
SHIPPING = Entity(Kind.INDUSTRY, "tide milling")


def fact(
    relation: Relation,
    subject: Entity,
    value: Object,
    cited: str | None = None,
    necessity: Necessity | None = None,
) -> Fact:
    """A fact whose sentence names its two ends."""
    quote = f"{subject.label} {relation.value} {getattr(value, 'label', value)}."
    return Fact(relation, subject, value, Evidence(quote, 0, len(quote)), "test", necessity, cited)


def needs(role: Entity, skill: Entity) -> Fact:
    """The role requires the skill."""
    return fact(Relation.REQUIRES_SKILL, role, skill)


def pays(role: Entity, low: float, high: float, currency: str = "USD") -> Fact:
    """The role pays from low to high a year."""
    return fact(Relation.PAYS, role, Amount(low, high, currency, statistic="range"))


def grows(role: Entity, percent: float, cited: str | None = None) -> Fact:
    """Employment in the role grows by so many percent."""
    return fact(Relation.GROWS, role, Growth(percent, years=10), cited=cited)


def works_in(role: Entity, industry: Entity) -> Fact:
    """The role works in the industry."""
    return fact(Relation.IN_INDUSTRY, role, industry)


def source(name: str, *facts: Fact, passed_over: dict[str, int] | None = None) -> Extraction:
    """What a loader would yield for a source that states these facts."""
    digest = sha256(repr(facts).encode()).hexdigest()
    return Extraction(Source(name, f"About {name}", digest, "text", passed_over=passed_over or {}), facts)


HARBOUR = source(
    "harbour.txt",
    needs(ANALYST, CHARTS),
    pays(ANALYST, 50_000, 70_000),
    works_in(ANALYST, SHIPPING),
    grows(ANALYST, 4, cited="Coastal Bureau"),
    passed_over={"related articles": 2},
)
TUGS = source("tugs.txt", needs(PILOT, CHARTS), needs(PILOT, ROPES), pays(PILOT, 80_000, 90_000))


def load(path: Path, *extractions: Extraction) -> Path:
    """Put each source by a writer of its own; the store's path."""
    for extraction in extractions:
        with Writer(path) as writer:
            writer.put(extraction)
    return path


def edit(store: Path, *, remove: Iterable[ox.Quad] = (), add: Iterable[ox.Quad] = ()) -> None:
    """Publish a database that was changed behind the writer's back."""
    with Writer(store) as writer:
        _edit(writer, remove, add)


def _edit(writer: Writer, remove: Iterable[ox.Quad], add: Iterable[ox.Quad]) -> None:
    """Apart, so that nothing of the draft is held when it is published."""
    with writer._drafting() as draft:
        for quad in remove:
            draft.remove(quad)
        draft.extend(add)


def nquads(path: Path) -> list[str]:
    """Everything that a store states, as sorted N-Quads lines."""
    with Store.open(path) as store:
        return sorted(map(str, store.quads()))


def generation(path: Path) -> int:
    """The number of the published generation."""
    with Store.open(path) as store:
        return store.generation


@contextmanager
def read_only(path: Path) -> Iterator[None]:
    """A tree that may be read and not be written for a while."""
    modes = {entry: entry.stat().st_mode for entry in (path, *path.rglob("*"))}
    for entry in modes:
        entry.chmod(0o555 if entry.is_dir() else 0o444)
    try:
        with no_privileges(path):
            yield
    finally:
        for entry, mode in modes.items():
            entry.chmod(mode)


@contextmanager
def no_privileges(path: Path) -> Iterator[None]:
    """Be nobody for a while if the tests run as root, who may do anything; the way to ``path`` stays open."""
    if os.geteuid() != 0:
        yield
        return
    for folder in path.parents:
        folder.chmod(folder.stat().st_mode | 0o011)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)
