"""Degrees are kept beside the union, and are at any time what counting gives."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stores import ANALYST, CHARTS, HARBOUR, PILOT, ROPES, TUGS, edit, fact, load, needs, nquads, pays, source, works_in
from terminal import run

from graphq.graph import degree, union
from graphq.graph.adjacency import Adjacency
from graphq.graph.check import check
from graphq.graph.store import Store
from graphq.graph.writer import Writer
from graphq.ontology import iri
from graphq.ontology.fact import FIGURE_RELATIONS, Entity, Kind, Relation

if TYPE_CHECKING:
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


def kept(store: Store) -> dict[str, int | None]:
    """The degrees that a store keeps, by IRI."""
    return {thing.value: noted for thing, noted in degree.all_kept(store.rdf)}


def counted(store: Store) -> dict[str, int]:
    """How many neighbours each thing has that has any, figures apart."""
    adjacency = Adjacency(store, relations=[relation for relation in Relation if relation not in FIGURE_RELATIONS])
    sizes = {node: len(adjacency.neighbours(node).keys() - {node}) for node in adjacency.nodes()}
    return {node: size for node, size in sizes.items() if size}


def forget(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a store be as one of a graphq that kept no degrees."""
    with monkeypatch.context() as patched:
        patched.setattr(degree, "refresh", lambda *_: None)
        edit(path, remove=noted(path))


def noted(path: Path) -> list[ox.Quad]:
    """The degrees that a store keeps, as they stand there."""
    with Store.open(path) as store:
        return list(store.rdf.quads_for_pattern(None, None, None, union.DEGREES))


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
            assert dict(degree.all_counted(store.rdf)) == dict(degree.all_kept(store.rdf))


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


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (ox.Literal(9), "9 is noted as its degree, and it is related to 2 others"),
        (ox.Literal("many"), "no degree is noted, and it is related to 2 others"),
        (None, "no degree is noted, and it is related to 2 others"),
    ],
)
def test_a_wrong_one_is_found(tmp_path: Path, value: ox.Literal | None, message: str) -> None:
    """With what to do; one that is no number is counted when it is asked for."""
    load(tmp_path, HARBOUR, TUGS)
    (quad,) = (one for one in noted(tmp_path) if one.subject.value == thing(CHARTS))  # type: ignore[union-attr]
    edit(tmp_path, remove=[quad], add=[ox.Quad(quad.subject, quad.predicate, value, quad.graph_name)] if value else [])
    (problem,) = check(tmp_path).problems
    assert (problem.part, problem.node) == ("degree", thing(CHARTS))
    assert problem.message.startswith(message)
    assert "restore" in problem.message
    if value != ox.Literal(9):
        with Store.open(tmp_path) as store:
            assert degree.of(store.rdf, ox.NamedNode(thing(CHARTS))) == 2


RELATED = st.sampled_from(["gq:requiresSkill", "gq:develops", "gq:pays"])
ENDS = st.sampled_from(["<urn:a>", "<urn:b>", "<urn:c>", "_:d", '"e"'])
TURTLE = st.lists(st.tuples(st.sampled_from(["<urn:a>", "<urn:b>", "_:d"]), RELATED, ENDS), max_size=9)


@settings(max_examples=30, deadline=None)
@given(TURTLE, TURTLE)
def test_rdf_of_any_kind_counts_what_others_are_called(one: list[tuple[str, ...]], two: list[tuple[str, ...]]) -> None:
    """Neither literals nor blank nodes, nor the thing itself; the second file replaces the first."""
    with TemporaryDirectory() as folder:
        file, path = Path(folder) / "some.ttl", Path(folder) / "store"
        for statements in (one, two):
            lines = "".join(f"{' '.join(statement)} .\n" for statement in statements)
            file.write_text(f"@prefix gq: <https://w3id.org/graphq/ontology#> .\n{lines}", encoding="utf-8")
            with Writer(path) as writer:
                writer.put_rdf(file)
        if path.exists():
            with Store.open(path) as store:
                assert kept(store) == counted(store)
                assert all(degree.counted(store.rdf, ox.NamedNode(one)) == size for one, size in kept(store).items())


def test_many_at_once_are_counted_all_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the same result, of what was there before too."""
    monkeypatch.setattr(degree, "_MANY", 1)
    load(tmp_path, HARBOUR, TUGS, source("harbour.txt", needs(PILOT, SIGNALS)))
    with Store.open(tmp_path) as store:
        assert kept(store) == counted(store)
        assert thing(ANALYST) not in kept(store)


def test_what_graphq_keeps_itself_is_no_source(tmp_path: Path) -> None:
    """And cannot be removed."""
    load(tmp_path, HARBOUR)
    for graph in union.OUTSIDE:
        result = run("remove", graph.value, "--store", tmp_path)
        assert result.exit_code == 6
        assert "no source" in result.stderr


def test_a_source_that_states_a_degree_is_taken_back_wholly(tmp_path: Path) -> None:
    """Though the store keeps the same degree itself."""
    file = tmp_path / "some.ttl"
    file.write_text("@prefix gq: <https://w3id.org/graphq/ontology#> .\n<urn:a> gq:develops <urn:b> ; gq:degree 1 .\n")
    path = load(tmp_path / "store", HARBOUR)
    with Writer(path) as writer:
        writer.put_rdf(file)
    with Writer(path) as writer:
        writer.remove("some.ttl")
    assert check(path).sound
    with Store.open(path) as store:
        assert not list(store.triples(ox.NamedNode("urn:a")))


def test_a_restored_store_counts_them(tmp_path: Path) -> None:
    """Whatever the store held that was backed up."""
    path = load(tmp_path / "store", HARBOUR, TUGS)
    wrong = [ox.Quad(one.subject, one.predicate, ox.Literal(99), one.graph_name) for one in noted(path)]
    edit(path, remove=noted(path), add=wrong)
    assert run("backup", tmp_path / "graph.zip", "--store", path).exit_code == 0
    assert run("restore", tmp_path / "graph.zip", "--store", tmp_path / "copy").exit_code == 0
    with Store.open(tmp_path / "copy") as store:
        assert kept(store) == counted(store)


def test_a_quoted_triple_is_no_neighbour(tmp_path: Path) -> None:
    """Of what it is stated to require."""
    file = tmp_path / "some.ttl"
    relation = "<https://w3id.org/graphq/ontology#requiresSkill>"
    file.write_text(f"<http://a.example/a> {relation} <<( <urn:s> <urn:p> <urn:o> )>>, <urn:b> .\n")
    with Writer(tmp_path / "store") as writer:
        writer.put_rdf(file)
    with Store.open(tmp_path / "store") as store:
        assert list(Adjacency(store).neighbours("http://a.example/a")) == ["urn:b"]
        assert kept(store) == {"http://a.example/a": 1, "urn:b": 1}
