"""What paths rest on, and what remains without it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lanterns import CHATTER, FOG, GLIMS, LANTERNS, RECKONER, WICKER, WICKS, opened, text, the
from stores import needs, source

from graphq.graph.path import PathQuery, find
from graphq.graph.robustness import Rest, robustness
from graphq.ontology.fact import Evidence

if TYPE_CHECKING:
    from pathlib import Path

    from graphq.graph.store import Store
    from graphq.ontology.fact import Entity


def rests(store: Store, start: Entity, goal: Entity, k: int = 1) -> list[list[Rest]]:
    """What the best paths rest on."""
    query = PathQuery((the(store, start),), (the(store, goal),), k=k)
    return robustness(store, query, find(store, query))


def ways(found: list[Rest]) -> list[tuple[str, bool, tuple[int, ...], list[str] | None]]:
    """Source, whether one sentence is meant, hops, and the labels of what remains."""
    return [
        (rest.source, rest.sentence is not None, rest.hops, rest.remains and [n.label for n in rest.remains.nodes])
        for rest in found
    ]


def test_a_path_that_several_sources_state_rests_on_none(tmp_path: Path) -> None:
    """Nothing that is taken away alone removes it."""
    with opened(tmp_path, LANTERNS, GLIMS) as store:
        assert rests(store, WICKS, WICKER) == [[]]


def test_what_remains_without_a_source_is_the_next_best_path(tmp_path: Path) -> None:
    """Here another source knows a longer way."""
    longer = text("longer.txt", needs(WICKER, FOG), needs(RECKONER, FOG), needs(RECKONER, WICKS))
    with opened(tmp_path, text("short.txt", needs(WICKER, WICKS)), longer) as store:
        (found,) = rests(store, WICKS, WICKER)

        way = ["wick lore", "Fog Reckoner", "fog lore", "Glim Wicker"]
        assert ways(found) == [("short.txt", False, (1,), way), ("short.txt", True, (1,), way)]


def test_nothing_may_remain(tmp_path: Path) -> None:
    """Both hops fall with the only source, each with its own sentence."""
    with opened(tmp_path, text("only.txt", needs(WICKER, CHATTER), needs(RECKONER, CHATTER))) as store:
        (found,) = rests(store, WICKER, RECKONER)

        assert ways(found) == [
            ("only.txt", False, (1, 2), None),
            ("only.txt", True, (1,), None),
            ("only.txt", True, (2,), None),
        ]


def test_all_facts_of_a_sentence_fall_with_it(tmp_path: Path) -> None:
    """A way around by another fact of the same sentence is none."""
    sentence = Evidence("Wickers and reckoners chatter and know wicks.", 0, 45, "The trade")
    one = [needs(role, skill) for role in (WICKER, RECKONER) for skill in (CHATTER, WICKS)]
    with opened(tmp_path, source("one.txt", *(replace(fact, evidence=sentence) for fact in one))) as store:
        (found,) = rests(store, WICKER, RECKONER)

        assert ways(found)[1] == ("one.txt", True, (1, 2), None)


def test_a_fact_that_another_sentence_states_too_stays(tmp_path: Path) -> None:
    """It rests on its source, and on no sentence."""
    twice = text("twice.txt", needs(WICKER, CHATTER), needs(WICKER, CHATTER))
    with opened(tmp_path, twice) as store:
        (found,) = rests(store, WICKER, CHATTER)

        assert [(rest.source, rest.sentence) for rest in found] == [("twice.txt", None)]


def test_statements_without_claims_rest_on_their_source(tmp_path: Path) -> None:
    """RDF from elsewhere has no sentences."""
    turtle = """
    @prefix gq: <https://w3id.org/graphq/ontology#> .
    @prefix role: <https://w3id.org/graphq/id/role/> .
    @prefix skill: <https://w3id.org/graphq/id/skill/> .
    role:glim-wicker gq:requiresSkill skill:wick-lore ."""
    with opened(tmp_path, text("other.txt", needs(RECKONER, WICKS), needs(WICKER, FOG)), turtle=turtle) as store:
        (found,) = rests(store, WICKS, WICKER)

        assert [(rest.source, rest.sentence, rest.remains) for rest in found] == [("more.ttl", None, None)]
        assert found[0].to_dict() == {"source": "more.ttl", "sentence": None, "hops": [1], "remains": None}
