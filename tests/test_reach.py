"""Roles within reach, and the skills that open more."""

from __future__ import annotations

from math import log2
from typing import TYPE_CHECKING

import pytest
from stores import fact, load, needs, source, works_in

from graphq.graph.names import resolve
from graphq.graph.profile import named
from graphq.graph.reach import UNSTATED, reach
from graphq.graph.store import Store
from graphq.ontology.fact import Entity, Kind, Necessity, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

KEEPER, DIVER, FERRIER, MENDER = (Entity(Kind.ROLE, f"{name}") for name in ("keeper", "mud diver", "ferrier", "mender"))
TRIMMING, OILING, KNOTS, TALK = (Entity(Kind.SKILL, f"{name} lore") for name in ("wick", "hinge", "knotting", "talk"))
STUDY = Entity(Kind.PROGRAMME, "lamp studies degree")
LICENCE = Entity(Kind.CREDENTIAL, "mooring licence")
WHARVES = Entity(Kind.INDUSTRY, "wharf sweeping")
FACTS = source(
    "work.txt",
    needs(KEEPER, TRIMMING),
    needs(KEEPER, OILING),
    needs(DIVER, TRIMMING),
    needs(DIVER, KNOTS),
    fact(Relation.REQUIRES_CREDENTIAL, DIVER, LICENCE, necessity=Necessity.PREFERRED),
    needs(FERRIER, KNOTS),
    needs(FERRIER, TALK),
    needs(FERRIER, OILING),
    works_in(DIVER, WHARVES),
    fact(Relation.DEVELOPS, STUDY, TALK),
    fact(Relation.LEADS_TO, STUDY, MENDER),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store of invented trades."""
    with Store.open(load(tmp_path_factory.mktemp("reach") / ".graphq", FACTS)) as store:
        yield store


def test_roles_rank_by_the_weight_of_what_is_had(store: Store) -> None:
    """The formula of the docstring, worked out by hand: a thing weighs 1 / log2(1 + neighbours)."""
    matches = reach(store, named(store, ["wick lore"])).matches
    wick, hinge, knots, licence = (1 / log2(1 + n) for n in (2, 2, 2, 1))
    assert {match.role.label: match.score for match in matches} == pytest.approx(
        {
            "Keeper": wick / (UNSTATED + wick + hinge),
            "Mud Diver": wick / (UNSTATED + wick + knots + licence * 0.5),
        }
    )
    assert [match.role.label for match in matches] == ["Keeper", "Mud Diver"]


def test_a_programme_brings_its_skills_and_the_roles_it_leads_to(store: Store) -> None:
    """The sentence that says so comes with the role."""
    matches = reach(store, named(store, ["lamp studies degree"])).matches
    by_label = {match.role.label: match for match in matches}
    assert by_label.keys() == {"Ferrier", "Mender"}
    assert [claim.relation for claim in by_label["Mender"].led] == ["leads_to"]
    (had,) = (one for one in by_label["Ferrier"].asked if one.state == "had")
    assert had.reason
    assert had.reason.how == "programme"


def test_the_skill_that_alone_is_missing_for_most_roles_comes_first(store: Store) -> None:
    """What is only preferred does not keep a role closed."""
    steps = reach(store, named(store, ["wick lore"])).steps
    assert [(step.skill.label, [role.label for role in step.opens]) for step in steps] == [
        ("hinge lore", ["Keeper"]),
        ("knotting lore", ["Mud Diver"]),
    ]
    wider = reach(store, named(store, ["wick lore, talk lore"])).steps
    assert [len(step.closer) for step in wider] == [2, 2]


def test_roles_that_were_held_are_not_proposed(store: Store) -> None:
    """But what they ask for is had."""
    matches = reach(store, named(store, ["keeper"])).matches
    assert [match.role.label for match in matches] == ["Mud Diver", "Ferrier"]


def test_only_roles_of_an_industry(store: Store) -> None:
    """Stated to work in it."""
    found = reach(store, named(store, ["wick lore"]), industries=[resolve(store, "wharf sweeping")])
    assert [match.role.label for match in found.matches] == ["Mud Diver"]


def test_the_limit_bounds_what_is_given_and_not_what_is_counted(store: Store) -> None:
    """Roles and skills alike."""
    found = reach(store, named(store, ["wick lore", "talk lore"]), limit=1)
    assert (len(found.matches), len(found.steps), found.considered) == (1, 1, 3)


def test_rows_say_what_is_had_and_missing(store: Store) -> None:
    """By label."""
    row = reach(store, named(store, ["wick lore"])).rows()[0]
    assert {name: row[name] for name in ("role", "had", "part", "missing")} == {
        "role": "Keeper",
        "had": "wick lore",
        "part": "",
        "missing": "hinge lore",
    }
