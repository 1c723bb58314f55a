"""Why there is no path: every condition that is in the way is named, with what it keeps out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from lanterns import CHATTER, FOG, GLIMS, HERMIT, LANTERNS, RECKONER, TRADE, WARRANT, WICKER, WICKS, opened, the

from graphq.graph.absence import Absence, explain
from graphq.graph.itinerary import Template
from graphq.graph.path import PathQuery, find
from graphq.graph.scope import Scope
from graphq.ontology import iri

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphq.graph.store import Store
    from graphq.ontology.fact import Entity


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The lantern trade."""
    with opened(tmp_path_factory.mktemp("trade"), LANTERNS, GLIMS) as lanterns:
        yield lanterns


def why(store: Store, start: Entity, goal: Entity, **conditions: Any) -> Absence:
    """Why there is no path, which there must not be."""
    query = PathQuery((the(store, start),), (the(store, goal),), **conditions)
    assert not find(store, query)
    return explain(store, query)


@pytest.mark.parametrize(
    ("scope", "condition"),
    [
        (Scope(relations=frozenset({"in_industry"})), "using only in_industry"),
        (Scope(sources=frozenset({iri.source("glims.txt")})), "counting the given sources only"),
        (Scope(min_support=2), "asking for 2 sources a hop"),
        (Scope(directed=True), "following statements one way only"),
        (Scope(avoid_kinds=frozenset({"skill"})), "avoiding skill"),
        (Scope(avoid_relations=frozenset({"requires_skill"})), "avoiding requires_skill"),
    ],
)
def test_the_condition_that_is_in_the_way_is_named(store: Store, scope: Scope, condition: str) -> None:
    """With the path that there is without it, and how far one comes with it."""
    absence = why(store, WICKER, RECKONER, scope=scope)

    assert [removed.condition for removed in absence.removed] == [condition]
    assert [thing.label for thing in absence.removed[0].path.nodes] == ["Glim Wicker", "chatter", "Fog Reckoner"]
    assert absence.partial[0].label == "Glim Wicker"
    assert condition in str(absence)


def test_an_avoided_thing_is_named(store: Store) -> None:
    """Each of several that are avoided by itself."""
    things = frozenset(the(store, thing).iri for thing in (CHATTER, WARRANT))
    absence = why(store, WICKER, RECKONER, scope=Scope(avoid_things=things), max_hops=2)

    assert [removed.condition for removed in absence.removed] == ["the limit of 2 hops", "avoiding chatter"]


def test_a_thing_that_must_not_be_missed_is_named(store: Store) -> None:
    """It may not be on any way."""
    absence = why(store, WICKER, RECKONER, through=(the(store, HERMIT),))

    assert [removed.condition for removed in absence.removed] == ["going through Moss Hermit"]


def test_a_template_says_which_kind_is_missing(store: Store) -> None:
    """And as far as it leads."""
    absence = why(store, RECKONER, TRADE, template=Template.parse("Role>Skill>Credential>Industry"))

    assert absence.missing == "credential"
    assert [thing.kind for thing in absence.partial] == ["role", "skill"]
    assert "the credential that leads on is missing" in str(absence)


def test_several_conditions_may_only_together_be_in_the_way(store: Store) -> None:
    """Then all are named."""
    scope = Scope(directed=True, relations=frozenset({"in_industry"}))
    absence = why(store, WICKER, RECKONER, scope=scope)

    assert absence.removed == ()
    assert "giving up more than one of" in str(absence)


def test_the_sources_that_speak_of_both_ends_are_named(store: Store) -> None:
    """Where the text may say more than was read."""
    assert why(store, WICKS, WARRANT, max_hops=1).sources == ("glims.txt", "lanterns.txt")
    assert "No source speaks of both" not in str(why(store, WICKS, WARRANT, max_hops=1))


def test_an_absence_is_json(store: Store) -> None:
    """With the reason in words."""
    absence = why(store, TRADE, FOG, max_hops=2)

    told = absence.to_dict()
    assert list(told) == ["why", "hops_needed", "nearest", "isolated", "conditions", "removed", "partial", "sources"]
    assert told["why"] == str(absence)
    assert told["hops_needed"] == 3


def test_a_template_may_lead_to_another_thing_of_the_kind(store: Store) -> None:
    """As far as the last element but one, then."""
    absence = why(store, TRADE, RECKONER, template=Template.parse("Industry>Role>Role"))

    assert absence.missing == "role"
    assert [thing.kind for thing in absence.partial] == ["industry", "role"]
