"""The gap between what a person has and what roles ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from stores import fact, load, needs, source

from graphq.graph.gap import gap
from graphq.graph.names import resolve
from graphq.graph.profile import Profile, named
from graphq.graph.requirement import requirements
from graphq.graph.store import Store
from graphq.ontology.fact import Entity, Kind, Necessity, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KEEPER, DIVER, IDLER = (Entity(Kind.ROLE, name) for name in ("wick keeper", "murk diver", "idle shore lounger"))
TRIMMING, OILING, LAMPCRAFT, MATCHES = (
    Entity(Kind.SKILL, name) for name in ("wick trimming", "hinge oiling", "lampcraft", "match lore")
)
STUDY = Entity(Kind.PROGRAMME, "lamp studies degree")
BACHELOR, MASTER, SCHOOL = (
    Entity(Kind.CREDENTIAL, name) for name in ("bachelor's degree", "master's degree", "high school diploma")
)
FIRST = source(
    "first.txt",
    needs(KEEPER, LAMPCRAFT),
    needs(KEEPER, OILING),
    needs(KEEPER, MATCHES),
    needs(DIVER, OILING),
    needs(IDLER, MATCHES),
    fact(Relation.INCLUDES, LAMPCRAFT, TRIMMING),
    fact(Relation.DEVELOPS, STUDY, LAMPCRAFT),
    fact(Relation.REQUIRES_CREDENTIAL, KEEPER, MASTER, necessity=Necessity.PREFERRED),
    fact(Relation.REQUIRES_CREDENTIAL, KEEPER, BACHELOR, necessity=Necessity.REQUIRED),
    fact(Relation.REQUIRES_CREDENTIAL, DIVER, SCHOOL, necessity=Necessity.TYPICAL),
    fact(Relation.LEADS_TO, STUDY, Entity(Kind.ROLE, "lamp dreamer")),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store of facts about lamps."""
    with Store.open(load(tmp_path_factory.mktemp("gap") / ".graphq", FIRST)) as store:
        yield store


def test_what_is_required_comes_first_and_what_is_preferred_last(store: Store) -> None:
    """Between them skills: those that more of the wanted roles ask for, then those of which a part is had."""
    wanted = [resolve(store, name) for name in ("wick keeper", "murk diver")]
    found = gap(store, named(store, ["wick trimming"]), wanted)
    assert [lack.requirement.thing.label for lack in found.lacks] == [
        "bachelor's degree",
        "hinge oiling",
        "lampcraft",
        "match lore",
        "high school diploma",
        "master's degree",
    ]
    assert [lack.requirement.state for lack in found.lacks].index("part") == 2


def test_each_thing_that_is_missing_says_whom_it_is_for_and_what_teaches_it(store: Store) -> None:
    """With sentences, and how many other roles ask for it."""
    (lack,) = (
        one
        for one in gap(store, Profile(()), [resolve(store, "wick keeper")]).lacks
        if one.requirement.thing.label == "lampcraft"
    )
    assert [role.label for role in lack.requirement.roles] == ["Wick Keeper"]
    assert [claim.source for claim in lack.requirement.evidence] == ["first.txt"]
    assert [(programme.label, claim.relation) for programme, claim in lack.taught] == [
        ("lamp studies degree", "develops")
    ]
    assert lack.elsewhere == 0


def test_other_roles_that_ask_for_it_are_counted_without_the_wanted_ones(store: Store) -> None:
    """Match lore is for the idler too."""
    lacks = gap(store, Profile(()), [resolve(store, "wick keeper")]).lacks
    assert {one.requirement.thing.label: one.elsewhere for one in lacks} == {
        "bachelor's degree": 0,
        "hinge oiling": 1,
        "lampcraft": 0,
        "match lore": 1,
        "master's degree": 0,
    }


def test_nothing_is_missing_for_somebody_who_has_it_all(store: Store) -> None:
    """A higher degree stands for a lower one."""
    have = ["master's degree", "lampcraft", "hinge oiling", "match lore"]
    found = gap(store, named(store, have), [resolve(store, "wick keeper")])
    assert found.lacks == ()
    assert len(found.had) == 5


def test_a_role_of_which_nothing_is_stated_is_told_apart_from_one_that_asks_for_nothing(store: Store) -> None:
    """No requirement is known of the dreamer."""
    found = gap(store, Profile(()), [resolve(store, "lamp dreamer")])
    assert [role.label for role in found.silent] == ["Lamp Dreamer"]
    assert found.rows() == []


def test_rows_have_the_same_columns(store: Store) -> None:
    """What is had after what is missing."""
    rows = gap(store, named(store, ["hinge oiling"]), [resolve(store, "wick keeper")]).rows()
    assert len({tuple(row) for row in rows}) == 1
    assert [row["state"] for row in rows] == ["missing"] * 4 + ["had"]


def test_a_thing_that_is_asked_for_in_two_ways_has_the_sentences_of_both(tmp_path: Path) -> None:
    """As a credential and as a skill."""
    asked = (Relation.REQUIRES_CREDENTIAL, Relation.REQUIRES_SKILL)
    path = load(tmp_path / ".graphq", source("two.txt", *(fact(relation, KEEPER, MASTER) for relation in asked)))
    with Store.open(path) as store:
        (one,) = requirements(store, [resolve(store, "wick keeper")])
    assert {claim.relation for claim in one.evidence} == {relation.value for relation in asked}
