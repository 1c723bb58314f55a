"""Roles side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from stores import fact, grows, load, needs, pays, source, works_in

from graphq.graph.compare import Comparison, compare
from graphq.graph.names import resolve
from graphq.graph.store import Store
from graphq.ontology.fact import Entity, Kind, Necessity, Relation

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from graphq.graph.compare import Trait

KEEPER, DIVER = (Entity(Kind.ROLE, name) for name in ("lantern keeper", "mud diver"))
WICKS, TIDES, LAMPCRAFT = (Entity(Kind.SKILL, name) for name in ("wick trimming lore", "tide", "lampcraft"))
PYTHON, LANGUAGE = Entity(Kind.SKILL, "Python"), Entity(Kind.SKILL, "programming language")
LICENCE = Entity(Kind.CREDENTIAL, "mooring licence")
WHARVES = Entity(Kind.INDUSTRY, "wharf sweeping")
FACTS = source(
    "work.txt",
    needs(KEEPER, TIDES),
    needs(KEEPER, WICKS),
    needs(KEEPER, PYTHON),
    needs(DIVER, TIDES),
    needs(DIVER, LAMPCRAFT),
    needs(DIVER, LANGUAGE),
    fact(Relation.INCLUDES, LAMPCRAFT, WICKS),
    fact(Relation.REQUIRES_CREDENTIAL, KEEPER, LICENCE, necessity=Necessity.REQUIRED),
    fact(Relation.REQUIRES_CREDENTIAL, DIVER, LICENCE, necessity=Necessity.PREFERRED),
    works_in(KEEPER, WHARVES),
    pays(KEEPER, 40_000, 50_000),
    pays(DIVER, 45_000, 70_000),
    grows(KEEPER, 4),
)


@pytest.fixture(scope="module")
def comparison(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    """The keeper and the diver, the keeper named twice."""
    path: Path = load(tmp_path_factory.mktemp("compare") / ".graphq", FACTS)
    with Store.open(path) as store:
        return compare(store, [resolve(store, name) for name in ("lantern keeper", "mud diver", "lantern keeper")])


def labels(traits: Sequence[Trait]) -> list[str]:
    """What they are called."""
    return [trait.thing.label for trait in traits]


def test_what_is_shared_and_what_is_each_ones_own(comparison: Comparison) -> None:
    """Each role counts once; what is shared comes first."""
    keeper, diver = comparison.roles
    assert labels(comparison.shared(comparison.skills)) == ["tide"]
    assert labels(comparison.own(comparison.skills, keeper)) == ["Python", "wick trimming lore"]
    assert labels(comparison.own(comparison.skills, diver)) == ["lampcraft", "programming language"]


def test_what_carries_over_is_a_kind_or_a_part_of_what_the_other_asks_for(comparison: Comparison) -> None:
    """A part with the sentence that says so; the vocabulary knows kinds. Nothing carries over the other way."""
    assert [(t.skill.label, t.role.label, t.how, t.counts_for.label, t.other.label) for t in comparison.transfers] == [
        ("Python", "Lantern Keeper", "kind", "programming language", "Mud Diver"),
        ("wick trimming lore", "Lantern Keeper", "part", "lampcraft", "Mud Diver"),
    ]
    assert [[claim.source for claim in transfer.evidence] for transfer in comparison.transfers] == [[], ["work.txt"]]


def test_credentials_say_how_strongly_each_role_asks_for_them(comparison: Comparison) -> None:
    """Required of one, preferred of the other."""
    (licence,) = comparison.credentials
    assert [licence.necessity(role.iri) for role in comparison.roles] == ["required", "preferred"]


def test_pay_is_intervals_and_outlook_is_of_whom_it_is_stated(comparison: Comparison) -> None:
    """Nothing is made up for the diver."""
    assert [(band.role.label, band.amount.min, band.amount.max) for band in comparison.pay] == [
        ("Mud Diver", 45_000, 70_000),
        ("Lantern Keeper", 40_000, 50_000),
    ]
    assert [(one.role.label, one.growth.percent) for one in comparison.outlook] == [("Lantern Keeper", 4)]


def test_rows_are_a_matrix(comparison: Comparison) -> None:
    """A column for each role."""
    cells = {(row["aspect"], row["what"]): (row["Lantern Keeper"], row["Mud Diver"]) for row in comparison.rows()}
    assert cells["skill", "tide"] == ("yes", "yes")
    assert cells["skill", "lampcraft"] == (None, "yes")
    assert cells["credential", "mooring licence"] == ("required", "preferred")
    assert cells["pay", "USD per year"] == ("40,000 to 50,000 (range)", "45,000 to 70,000 (range)")
    assert cells["outlook", "employment"] == ("4 percent over 10 years", None)
