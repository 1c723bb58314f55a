"""Graphs of the shape of ESCO, in any size: occupations of sectors, their skills, and some skills that all share.

ESCO 1.1.1 has 3,007 occupations, 13,896 skills and 123,855 relations between them: 41 skills an occupation, most of
them special to its field, a few of them known everywhere (the commonest is asked for by every ninth occupation).
"""

from __future__ import annotations

from itertools import accumulate
from random import Random
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from graphq.graph.writer import Writer
from graphq.ontology import iri
from graphq.ontology.fact import Kind, Relation
from graphq.ontology.label import key
from graphq.ontology.terms import GQ, KIND_TERMS, RDF, RELATION_TERMS, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SECTORS, ROLES, SKILLS, HUBS = 30, 100, 456, 200
"""Sectors of an ESCO; occupations and skills of a sector; skills that all sectors share, whatever the size."""
OWN, FOREIGN, SHARED = 38, 1, 8
"""How many skills an occupation takes from its sector, from any sector, and from those that all share."""
GRAPH = ox.NamedNode(iri.source("esco-shaped.nq"))


class Shape(NamedTuple):
    """A graph of so many times the size of ESCO."""

    times: int
    seed: int = 7

    @property
    def sectors(self) -> int:
        """How many sectors it has."""
        return SECTORS * self.times


def role(sector: int, number: int) -> str:
    """The label of an occupation."""
    return f"occupation {sector}-{number}"


def skill(sector: int, number: int) -> str:
    """The label of a skill of a sector."""
    return f"skill {sector}-{number}"


def hub(number: int) -> str:
    """The label of a skill that all sectors share, the commonest being number 0."""
    return f"hub {number}"


def relations(shape: Shape) -> Iterator[tuple[str, str]]:
    """Each occupation with each of its skills, by label."""
    random = Random(shape.seed)
    common = list(accumulate((rank + 12) ** -0.5 for rank in range(HUBS)))
    special = list(accumulate((rank + 1) ** -0.8 for rank in range(SKILLS)))
    for sector in range(shape.sectors):
        for number in range(ROLES):
            own = {skill(sector, n) for n in random.choices(range(SKILLS), cum_weights=special, k=OWN)}
            shared = {hub(n - n % 2 + sector % 2) for n in random.choices(range(HUBS), cum_weights=common, k=SHARED)}
            foreign = {skill(random.randrange(shape.sectors), random.randrange(SKILLS)) for _ in range(FOREIGN)}
            for name in sorted(own | shared | foreign):
                yield role(sector, number), name


def quads(shape: Shape) -> Iterator[ox.Quad]:
    """The graph as a store keeps it: what each thing is and is called, and what each occupation requires."""
    roles = (role(sector, number) for sector in range(shape.sectors) for number in range(ROLES))
    skills = (skill(sector, number) for sector in range(shape.sectors) for number in range(SKILLS))
    for kind, labels in ((Kind.ROLE, roles), (Kind.SKILL, skills), (Kind.SKILL, map(hub, range(HUBS)))):
        for label in labels:
            yield from _described(kind, label)
    for subject, object_ in relations(shape):
        ends = _thing(Kind.ROLE, subject), _thing(Kind.SKILL, object_)
        yield ox.Quad(ends[0], RELATION_TERMS[Relation.REQUIRES_SKILL], ends[1], GRAPH)


def write(shape: Shape, store: Path) -> int:
    """Make a store of it; how many triples it has."""
    with Writer(store) as writer:
        writer.fill(quads(shape))
    return sum(1 for _ in quads(shape))


def _described(kind: Kind, label: str) -> Iterator[ox.Quad]:
    thing = _thing(kind, label)
    yield ox.Quad(thing, RDF.TYPE, KIND_TERMS[kind], GRAPH)
    yield ox.Quad(thing, SKOS.PREF_LABEL, ox.Literal(label, language="en"), GRAPH)
    yield ox.Quad(thing, GQ.KEY, ox.Literal(key(label)), GRAPH)


def _thing(kind: Kind, label: str) -> ox.NamedNode:
    return ox.NamedNode(iri.entity(kind.value, label.replace(" ", "-")))
