"""Roles by what they ask for, where they work, and what they pay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from stores import fact, load, needs, pays, source, works_in

from graphq.graph.names import resolve
from graphq.graph.rolesearch import Criteria, Hits, Pay, roles
from graphq.graph.store import Store
from graphq.ontology.fact import Amount, Entity, Kind, Necessity, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

KEEPER, DIVER, FERRIER, MENDER, SITTER = (
    Entity(Kind.ROLE, name) for name in ("keeper", "mud diver", "ferrier", "rope mender", "shed sitter")
)
TIDE, PYTHON, LANGUAGE = (Entity(Kind.SKILL, name) for name in ("tide lore", "Python", "programming language"))
BACHELOR, MASTER, SPECIAL = (
    Entity(Kind.CREDENTIAL, name) for name in ("bachelor's degree", "master's degree", "bachelor's degree in tide lore")
)
WHARVES = Entity(Kind.INDUSTRY, "wharf sweeping")


def asks(role: Entity, credential: Entity, necessity: Necessity) -> object:
    """The role asks for the credential."""
    return fact(Relation.REQUIRES_CREDENTIAL, role, credential, necessity=necessity)


def earns(role: Entity, **amount: object) -> object:
    """The role pays an amount that is not a plain range."""
    return fact(Relation.PAYS, role, Amount(**{"min": None, "max": None, **amount}))


FACTS = source(
    "work.txt",
    needs(KEEPER, TIDE),
    needs(KEEPER, PYTHON),
    needs(DIVER, TIDE),
    needs(DIVER, LANGUAGE),
    works_in(DIVER, WHARVES),
    needs(FERRIER, TIDE),
    needs(MENDER, TIDE),
    needs(SITTER, TIDE),
    asks(KEEPER, SPECIAL, Necessity.REQUIRED),
    asks(DIVER, MASTER, Necessity.TYPICAL),
    asks(FERRIER, BACHELOR, Necessity.PREFERRED),
    pays(KEEPER, 60_000, 80_000),
    pays(DIVER, 40_000, 70_000),
    earns(FERRIER, min=30_000, max=30_000, statistic="median"),
    earns(FERRIER, min=90_000, statistic="minimum"),
    earns(MENDER, min=65_000, max=65_000, statistic="median", level="senior"),
    pays(SITTER, 90_000, 99_000, "EUR"),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store of invented trades."""
    with Store.open(load(tmp_path_factory.mktemp("roles") / ".graphq", FACTS)) as store:
        yield store


def found(store: Store, **criteria: object) -> Hits:
    """The roles for criteria whose things are given by name."""
    things = {
        name: tuple(resolve(store, one) for one in value) if isinstance(value, list) else value
        for name, value in criteria.items()
    }
    return roles(store, Criteria(**things))


def labels(hits: Hits) -> list[str]:
    """What the roles are called."""
    return [hit.role.label for hit in hits.roles]


def test_a_skill_stands_for_its_kinds(store: Store) -> None:
    """Who asks for Python asks for a programming language; not the other way round."""
    assert labels(found(store, skills=["programming language"])) == ["Keeper", "Mud Diver"]
    assert labels(found(store, skills=["Python"])) == ["Keeper"]


def test_all_that_is_asked_must_hold(store: Store) -> None:
    """Each with its sentence."""
    hits = found(store, skills=["tide lore", "programming language"], industries=["wharf sweeping"])
    assert labels(hits) == ["Mud Diver"]
    assert {claim.relation for claim in hits.roles[0].evidence} == {"requires_skill", "in_industry"}


def test_a_credential_stands_for_its_kinds(store: Store) -> None:
    """However strongly it is asked for; a higher degree is no kind of it."""
    assert labels(found(store, credentials=["bachelor's degree"])) == ["Ferrier", "Keeper"]


def test_without_a_credential_also_without_its_kinds_and_higher_degrees(store: Store) -> None:
    """What is only preferred is not needed; that nothing is stated is told."""
    hits = found(store, without_credentials=["bachelor's degree"], skills=["tide lore"])
    assert {hit.role.label: hit.credential_stated for hit in hits.roles} == {
        "Ferrier": True,
        "Rope Mender": False,
        "Shed Sitter": False,
    }
    assert "Keeper" in labels(found(store, without_credentials=["master's degree"]))


@pytest.mark.parametrize(
    ("least", "verdicts"),
    [
        (50_000, {"Keeper": "usually", "Mud Diver": "possibly", "Rope Mender": "some", "Ferrier": "some"}),
        (30_000, {"Keeper": "usually", "Mud Diver": "usually", "Ferrier": "usually", "Rope Mender": "some"}),
        (75_000, {"Keeper": "possibly", "Ferrier": "some"}),
        (95_000, {}),
    ],
)
def test_pay_is_an_interval_of_which_nothing_is_made_up(store: Store, least: float, verdicts: dict[str, str]) -> None:
    """A level's pay is not everybody's; "over 90,000" says nothing of 95,000; other currencies are not converted."""
    hits = found(store, skills=["tide lore"], pay=Pay(least))
    assert {hit.role.label: hit.verdict for hit in hits.roles} == verdicts
    assert (hits.pay_unstated, hits.pay_elsewhere) == (1, 1)
    order = ["usually", "possibly", "some"]
    assert [hit.verdict for hit in hits.roles] == sorted((hit.verdict for hit in hits.roles), key=order.index)


def test_pay_in_another_currency_is_found_when_it_is_asked_for(store: Store) -> None:
    """And the others are what is left out."""
    hits = found(store, skills=["tide lore"], pay=Pay(80_000, "EUR"))
    assert labels(hits) == ["Shed Sitter"]
    assert (hits.pay_unstated, hits.pay_elsewhere) == (4, 4)


def test_the_bands_of_a_hit_are_those_that_its_verdict_rests_on(store: Store) -> None:
    """Usual pay, and what alone is so much."""
    (ferrier,) = (hit for hit in found(store, pay=Pay(50_000)).roles if hit.role.label == "Ferrier")
    assert [band.amount.min for band in ferrier.bands] == [30_000, 90_000]


def test_no_criteria_are_all_roles_and_a_limit_bounds_them(store: Store) -> None:
    """By label."""
    everything = found(store)
    assert labels(everything) == ["Ferrier", "Keeper", "Mud Diver", "Rope Mender", "Shed Sitter"]
    first = roles(store, Criteria(), limit=2)
    assert (labels(first), first.number) == (["Ferrier", "Keeper"], 5)
