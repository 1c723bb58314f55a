"""Degrees are kept beside the union, and are at any time what counting gives."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pyoxigraph as ox
from hypothesis import given, settings
from hypothesis import strategies as st
from stores import ANALYST, CHARTS, HARBOUR, PILOT, ROPES, TUGS, fact, load, needs, nquads, pays, source, works_in
from terminal import run

from graphq.graph import degree, union
from graphq.graph.adjacency import Adjacency
from graphq.graph.check import check
from graphq.graph.store import Store
from graphq.graph.writer import Writer
from graphq.ontology import iri
from graphq.ontology.fact import FIGURE_RELATIONS, Entity, Kind, Relation
from graphq.ontology.terms import GQ

if TYPE_CHECKING:
    import pytest

    from graphq.ontology.fact import Fact

ROLES = st.sampled_from([Entity(Kind.ROLE, f"Keeper {letter}") for letter in "ABC"])
SKILLS = st.sampled_from([Entity(Kind.SKILL, f"{what} lore") for what in ("tide", "lamp", "bell")])
FIELDS = st.sampled_from([Entity(Kind.INDUSTRY, "tide milling"), Entity(Kind.INDUSTRY, "lamp oil")])


SIGNALS = Entity(Kind.SKILL, "signal lore")


def thing(entity: Entity) -> str:
    """Its IRI."""
    return iri.entity(entity.kind.value, entity.key.replace(" ", "-"))


def leads(one: Entity, other: Entity) -> Fact:
    return fact(Relation.LEADS_TO, one, other)


def develops(one: Entity, skill: Entity) -> Fact:
    return fact(Relation.DEVELOPS, one, skill)


FACTS = st.one_of(
    st.builds(needs, ROLES, SKILLS),
    st.builds(develops, ROLES, SKILLS),  # two relations between two things
    st.builds(leads, ROLES, ROLES),  # there and back
    st.builds(works_in, ROLES, FIELDS),
    st.builds(pays, ROLES, st.just(40_000), st.sampled_from([50_000, 60_000])),
)
WRITES = st.lists(
    st.tuples(st.sampled_from(["one.txt", "two.txt", "three.txt"]), st.lists(FACTS, max_size=6)), min_size=1, max_size=5
)


def kept(store: Store) -> dict[str, int]:
    """The degrees that a store keeps, by IRI."""
    return {thing.value: noted for thing, noted in degree.kept(store.rdf)}


def counted(store: Store) -> dict[str, int]:
    """How many neighbours each thing has that has any, figures apart."""
    adjacency = Adjacency(store, relations=[relation for relation in Relation if relation not in FIGURE_RELATIONS])
    sizes = {node: len(adjacency.neighbours(node)) for node in adjacency.nodes()}
    return {node: size for node, size in sizes.items() if size}


def forget(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a store be as one of a graphq that kept no degrees."""
    with monkeypatch.context() as patched:
        patched.setattr(degree, "refresh", lambda *_: None)
        with Writer(path) as writer, writer._drafting() as draft:
            draft.remove_graph(union.DEGREES)


def as_text(path: Path, *command: str) -> str:
    result = run(*command, "--store", path)
    assert result.exit_code == 0, result.stderr
    return result.stdout


@settings(max_examples=30, deadline=None)
@given(WRITES)
def test_whatever_is_written_they_are_what_counting_gives(writes: list[tuple[str, list[Fact]]]) -> None:
    """Sources come and change, each in a write of its own; one that states nothing is all that remains of some."""
    with TemporaryDirectory() as folder:
        path = load(Path(folder), *(source(name, *facts) for name, facts in writes))
        with Store.open(path) as store:
            assert kept(store) == counted(store)
            assert dict(degree.all_counted(store.rdf)) == dict(degree.kept(store.rdf))


def test_a_removed_source_counts_no_more(tmp_path: Path) -> None:
    load(tmp_path, HARBOUR, TUGS)
    with Writer(tmp_path) as writer:
        writer.remove("harbour.txt")
    with Store.open(tmp_path) as store:
        assert kept(store) == counted(store) == {thing(PILOT): 2, thing(CHARTS): 1, thing(ROPES): 1}


def test_figures_and_figures_set_aside_do_not_count(tmp_path: Path) -> None:
    load(tmp_path, source("one.txt", pays(ANALYST, 1_000, 2_000)), source("two.txt", pays(ANALYST, 70_000, 80_000)))
    with Writer(tmp_path) as writer:
        writer.set_policy("median")
    with Store.open(tmp_path) as store:
        assert kept(store) == {}


def test_a_store_without_them_answers_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are counted then; and the next write counts all of them at once."""
    load(tmp_path, HARBOUR, TUGS)
    path = "path", ANALYST.label, ROPES.label, "--explain"
    before = as_text(tmp_path, *path)
    forget(tmp_path, monkeypatch)
    with Store.open(tmp_path) as store:
        assert kept(store) == {}
    assert as_text(tmp_path, *path) == before
    load(tmp_path, source("three.txt", needs(PILOT, SIGNALS)))
    with Store.open(tmp_path) as store:
        assert kept(store) == counted(store)


def test_they_are_in_no_union_and_no_export(tmp_path: Path) -> None:
    load(tmp_path, HARBOUR, TUGS)
    assert "degree" not in "".join(nquads(tmp_path))
    assert "degree" not in as_text(tmp_path, "export", "--format", "trig")
    with Store.open(tmp_path) as store:
        assert not store.query("ASK { ?s gq:degree ?n }")
        hubs = "SELECT ?n { GRAPH <https://w3id.org/graphq/id/degrees> { ?s gq:degree ?n } ?s gq:key 'tide lore' }"
        assert [int(row[0].value) for row in store.query(hubs)] == [2]  # type: ignore[union-attr]


def test_a_wrong_one_is_found(tmp_path: Path) -> None:
    load(tmp_path, HARBOUR, TUGS)
    with Writer(tmp_path) as writer, writer._drafting() as draft:
        (quad,) = draft.quads_for_pattern(ox.NamedNode(thing(CHARTS)), GQ.DEGREE, None, union.DEGREES)
        draft.remove(quad)
        draft.add(ox.Quad(quad.subject, quad.predicate, ox.Literal(9), quad.graph_name))
    (problem,) = check(tmp_path).problems
    assert (problem.part, problem.node) == ("degree", thing(CHARTS))
    assert problem.message == "9 is noted as its degree; it is related to 2 others"
