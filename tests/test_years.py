"""When sources are of, and that facts of older ones cost more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lanterns import FOG, RECKONER, WICKER, WICKS, opened, text, the
from stores import needs

from graphq.graph.path import paths
from graphq.graph.years import years
from graphq.ontology import iri

if TYPE_CHECKING:
    from pathlib import Path

    from graphq.ontology.fact import Fact
    from graphq.ontology.source import Extraction


def dated(name: str, date: str, *facts: Fact) -> Extraction:
    """A source that states its date."""
    stated = text(name, *facts)
    return replace(stated, source=replace(stated.source, published=date))


def test_a_source_is_of_the_year_that_it_states(tmp_path: Path) -> None:
    """One without a date is left out."""
    sources = dated("a.txt", "2019-05-01", needs(WICKER, WICKS)), text("b.txt", needs(WICKER, FOG))
    with opened(tmp_path, *sources) as store:
        assert years(store) == {iri.source("a.txt"): 2019}


def test_the_newer_statement_makes_the_better_path(tmp_path: Path) -> None:
    """Age is counted from the newest source, and by the newest source that states a fact."""
    old = dated("old.txt", "2015-01-01", *(needs(role, WICKS) for role in (WICKER, RECKONER)))
    new = dated("new.txt", "2020-01-01", *(needs(role, FOG) for role in (WICKER, RECKONER)))
    with opened(tmp_path, old, new) as store:
        found = paths(store, the(store, WICKER), the(store, RECKONER))

        assert [path.nodes[1].label for path in found] == ["fog lore", "wick lore"]
        assert [path.hops[0].reckoning.age for path in found] == [0, 5]
        assert [path.hops[0].cost for path in found] == [1.0, 1.1]


def test_a_store_of_one_year_has_no_ages(tmp_path: Path) -> None:
    """Whatever year it is, the costs are the same."""
    with opened(tmp_path, dated("a.txt", "1999-01-01", needs(WICKER, WICKS))) as store:
        assert paths(store, the(store, WICKER), the(store, WICKS))[0].cost == 1.0
