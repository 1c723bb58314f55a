"""Graphs of the shape of ESCO, in any size: occupations of sectors, their skills, and some skills that many share.

ESCO 1.1.1 has 3,007 occupations, 13,896 skills and 123,855 relations between them: 41 skills an occupation, most of
them special to its field (half of the skills are asked for by three occupations at most), a few of them known in many
(the commonest by every ninth occupation, the two-hundredth by every fortieth). Half of all pairs of a skill and an
occupation are three hops apart, the others five. Here half of the sectors share one half of the common skills, and
the others the other half, which makes it so.
"""

from __future__ import annotations

from itertools import accumulate
from random import Random
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from graphq.graph import union
from graphq.graph.writer import Writer
from graphq.ontology import iri
from graphq.ontology.fact import Kind, Relation
from graphq.ontology.label import key
from graphq.ontology.terms import GQ, KIND_TERMS, RDF, RELATION_TERMS, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HUBS = 200
"""Skills that many sectors share, whatever the size of the graph."""
OWN, FOREIGN, SHARED = 38, 1, 8
"""How many skills an occupation takes from its sector, from any sector, and from those that many share (some twice)."""
GRAPH = ox.NamedNode(iri.source("esco-shaped.nq"))


class Shape(NamedTuple):
    """How large a graph is.

    Attributes:
        sectors: how many sectors it has. roles, skills: how many occupations and skills each of them has of its own.
    """

    sectors: int
    roles: int
    skills: int
    seed: int = 7


ESCO = Shape(sectors=30, roles=100, skills=456)
"""As large as ESCO: 121,000 edges, 172,000 triples."""
LARGE = Shape(sectors=75, roles=1010, skills=750)
"""3.1 million edges among 132,000 things, 3.5 million triples: many more occupations, and somewhat more skills."""


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
    special = list(accumulate((rank + 1) ** -0.8 for rank in range(shape.skills)))
    for sector in range(shape.sectors):
        for number in range(shape.roles):
            own = {skill(sector, n) for n in random.choices(range(shape.skills), cum_weights=special, k=OWN)}
            shared = {hub(n - n % 2 + sector % 2) for n in random.choices(range(HUBS), cum_weights=common, k=SHARED)}
            foreign = {skill(random.randrange(shape.sectors), random.randrange(shape.skills)) for _ in range(FOREIGN)}
            for name in sorted(own | shared | foreign):
                yield role(sector, number), name


def quads(shape: Shape) -> Iterator[ox.Quad]:
    """The graph as a store keeps it: what each thing is and is called, and what each occupation requires."""
    roles = (role(sector, number) for sector in range(shape.sectors) for number in range(shape.roles))
    skills = (skill(sector, number) for sector in range(shape.sectors) for number in range(shape.skills))
    for kind, labels in ((Kind.ROLE, roles), (Kind.SKILL, skills), (Kind.SKILL, map(hub, range(HUBS)))):
        for label in labels:
            yield from _described(kind, label)
    for subject, object_ in relations(shape):
        ends = _thing(Kind.ROLE, subject), _thing(Kind.SKILL, object_)
        yield ox.Quad(ends[0], RELATION_TERMS[Relation.REQUIRES_SKILL], ends[1], GRAPH)


def write(shape: Shape, store: Path) -> int:
    """Make a store of it; how many triples it has."""
    with Writer(store) as writer:
        return union.size(writer.fill(quads(shape)), GRAPH)


def _described(kind: Kind, label: str) -> Iterator[ox.Quad]:
    thing = _thing(kind, label)
    yield ox.Quad(thing, RDF.TYPE, KIND_TERMS[kind], GRAPH)
    yield ox.Quad(thing, SKOS.PREF_LABEL, ox.Literal(label, language="en"), GRAPH)
    yield ox.Quad(thing, GQ.KEY, ox.Literal(key(label)), GRAPH)


def thing(kind: str, label: str) -> str:
    """The IRI of an occupation (``role``) or a skill."""
    return iri.entity(kind, label.replace(" ", "-"))


def _thing(kind: Kind, label: str) -> ox.NamedNode:
    return ox.NamedNode(thing(kind.value, label))


def obo_id(label: str) -> str:
    """A thing in an ontology of the OBO format."""
    return f"X:{label.replace(' ', '_')}"


def write_obo(shape: Shape, file: Path) -> Path:
    """The same graph as an OBO file: each skill that an occupation requires is a relationship, both ways.

    ``runoak paths`` goes from a term to what it is related to, and not back.
    """
    related: dict[str, list[str]] = {}
    for subject, object_ in relations(shape):
        related.setdefault(subject, []).append(object_)
        related.setdefault(object_, []).append(subject)
    with file.open("w", encoding="utf-8") as out:
        out.write("format-version: 1.2\nontology: x\n")
        for label, others in related.items():
            out.write(f"\n[Term]\nid: {obo_id(label)}\nname: {label}\n")
            out.writelines(f"relationship: requires {obo_id(other)}\n" for other in others)
        out.write("\n[Typedef]\nid: requires\nname: requires\n")
    return file
