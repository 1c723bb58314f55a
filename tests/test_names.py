"""Names that people type, and the things they mean."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from lanterns import GLIMS, LANTERNS, RECKONER, WICKER, WICKS, opened, text, the
from stores import needs

from graphq.graph.names import complete, find, node, resolve, resolve_list, search
from graphq.ontology.errors import AmbiguousNameError, NameLookupError
from graphq.ontology.fact import Entity, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graphq.graph.store import Store

WICKER_IRI = "https://w3id.org/graphq/id/role/glim-wicker"
ALIAS = """
@prefix gq: <https://w3id.org/graphq/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix skill: <https://w3id.org/graphq/id/skill/> .
@prefix role: <https://w3id.org/graphq/id/role/> .
role:glim-wicker gq:key "lamper", "wick lore" .
skill:wick-lore gq:key "lamper" .
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The lantern trade."""
    with opened(tmp_path_factory.mktemp("trade"), LANTERNS, GLIMS) as lanterns:
        yield lanterns


@pytest.mark.parametrize(
    "name",
    [
        "Glim Wicker",
        "glim wickers",
        "  the GLIM-WICKER ",
        "role:Glim Wicker",
        "Role: glim wickers",
        "role:glim-wicker",
        WICKER_IRI,
        f"<{WICKER_IRI}>",
    ],
)
def test_a_thing_is_found_under_each_of_its_names(store: Store, name: str) -> None:
    """Case, number, article and punctuation do not count; kind and label, CURIE and IRI will do."""
    found = resolve(store, name)

    assert (found.iri, found.kind) == (WICKER_IRI, "role")


def test_an_alias_leads_to_its_thing(tmp_path: Path) -> None:
    """A key that is not that of the label is as good."""
    with opened(tmp_path, LANTERNS, turtle=ALIAS) as store:
        assert resolve(store, "role:lamper") == the(store, WICKER)


def test_a_label_comes_before_an_alias(tmp_path: Path) -> None:
    """What bears a name as its own is meant, not what it is an alias of."""
    with opened(tmp_path, LANTERNS, turtle=ALIAS) as store:
        assert find(store, "wick lore") == [the(store, WICKS)]


def test_an_ambiguous_name_comes_with_names_that_are_not(tmp_path: Path) -> None:
    """Each suggestion means one of the things, and together they mean all."""
    both = text("both.txt", needs(Entity(Kind.ROLE, "Wick Lore"), Entity(Kind.SKILL, "wick lore")))
    with opened(tmp_path, both) as store:
        with pytest.raises(AmbiguousNameError) as raised:
            resolve(store, "wick lore")

        assert {resolve(store, name).kind for name in raised.value.suggestions} == {"role", "skill"}


def test_asking_for_a_kind_settles_what_is_meant(tmp_path: Path) -> None:
    """Of several things only those of the kinds asked for count."""
    both = text("both.txt", needs(Entity(Kind.ROLE, "Wick Lore"), Entity(Kind.SKILL, "wick lore")))
    with opened(tmp_path, both) as store:
        assert resolve(store, "wick lore", kinds=["skill"]).kind == "skill"


@pytest.mark.parametrize("name", ["glim wikker", "gilm wicker", "Wicker", "glim"])
def test_an_unknown_name_comes_with_near_ones(store: Store, name: str) -> None:
    """A typing error or a part of a name leads to the thing."""
    with pytest.raises(NameLookupError) as raised:
        resolve(store, name)

    assert the(store, WICKER) in [resolve(store, near) for near in raised.value.suggestions]


def test_what_a_name_of_another_kind_means_is_told(store: Store) -> None:
    """Who asks for a role by the name of a skill is told of the skill, and of roles that are called like it."""
    with pytest.raises(NameLookupError, match="names no role in the graph, but skill:wick lore"):
        resolve(store, "wick lore", kinds=["role"])


@pytest.mark.parametrize("name", ["", "  ", '"', "\\", '") } #', "http://", "<>", "role:", "a:b:c", "\U0001f56f"])
def test_no_text_is_too_odd_to_be_an_unknown_name(store: Store, name: str) -> None:
    """What can be typed is looked up, not executed, and not found."""
    with pytest.raises(NameLookupError):
        resolve(store, name)


def test_a_thing_without_a_label_is_called_by_the_end_of_its_iri(store: Store) -> None:
    """There is a label and a kind for everything."""
    thing = node(store, "http://example.org/things#lamp")

    assert (thing.label, thing.kind) == ("lamp", "thing")


def test_search_ranks_equal_then_beginning_then_word_then_similar(tmp_path: Path) -> None:
    """The better a name fits, the earlier it comes."""
    skills = ["wick", "wick lore", "old wick", "bewick", "wack"]
    facts = [needs(WICKER, Entity(Kind.SKILL, skill)) for skill in reversed(skills)]
    with opened(tmp_path, text("wicks.txt", *facts)) as store:
        found = [thing.label for thing in search(store, "skill:wick")]

    assert found == skills


def test_search_finds_words_in_any_order(store: Store) -> None:
    """A name is found by the beginnings of its words."""
    assert search(store, "wic gli")[0] == the(store, WICKER)


def test_search_stops_at_its_limit(store: Store) -> None:
    """No more is found than was asked for, and the best of all."""
    assert len(search(store, "o", 2)) == 2


def test_completion_offers_what_begins_like_it(store: Store) -> None:
    """Names come by label, whatever the case of what was typed."""
    assert [thing.kind for thing in complete(store, "GLIM")] == ["organisation", "industry", "credential", "role"]


def test_completion_keeps_to_a_kind(store: Store) -> None:
    """A kind may be typed first."""
    assert complete(store, "role:fo") == [the(store, RECKONER)]


def test_completion_stops_at_its_limit(store: Store) -> None:
    """A shell is not flooded."""
    assert len(complete(store, "", 3)) == 3


def test_names_and_paths_do_not_cost_an_import_of_networkx() -> None:
    """What every command needs stays light."""
    code = "import sys, graphq.graph.names, graphq.graph.path; sys.exit('networkx' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_name_of_a_list_may_have_commas(tmp_path: Path) -> None:
    """Of all names that can begin at a place the longest is meant."""
    roles = [Entity(Kind.ROLE, label) for label in ("Glims, Wicks, and Lamps Clerk", "Glim", "Wick")]
    with opened(tmp_path, text("clerks.txt", *(needs(role, WICKS) for role in roles))) as store:
        found = resolve_list(store, "wick, Glims,Wicks,  and Lamps Clerk, glim,, wick")
        assert [thing.label for thing in found] == ["Wick", "Glims Wicks and Lamps Clerk", "Glim"]
        with pytest.raises(NameLookupError, match="names nothing"):
            resolve_list(store, " , ")


def test_an_iri_of_a_list_may_have_commas(tmp_path: Path) -> None:
    """As it stands: nothing is put behind them."""
    turtle = "<http://example.org/a,b> a <https://schema.org/Occupation> ."
    with opened(tmp_path, LANTERNS, turtle=turtle) as store:
        found = resolve_list(store, "http://example.org/a,b, glim wicker")
        assert [thing.iri for thing in found] == ["http://example.org/a,b", WICKER_IRI]
