"""Everything that is known of a thing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from lanterns import FOG, GLIMS, LANTERNRY, LANTERNS, TRADE, WARRANT, WICKER, WICKS, opened, the

from graphq.graph.describe import Group, Statement, describe
from graphq.graph.names import node, resolve
from graphq.ontology.fact import Amount, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphq.graph.describe import Description
    from graphq.graph.store import Store

PLAIN = """
@prefix gq: <https://w3id.org/graphq/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix skill: <https://w3id.org/graphq/id/skill/> .
@prefix role: <https://w3id.org/graphq/id/role/> .
role:glim-wicker gq:requiresSkill skill:fog-lore ; skos:altLabel "Lamper" ; gq:pays <http://example.org/pay> .
<http://example.org/pay> a gq:Amount .
skill:fog-lore skos:broader skill:wick-lore .
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The lantern trade."""
    with opened(tmp_path_factory.mktemp("trade"), LANTERNS, GLIMS, turtle=PLAIN) as lanterns:
        yield lanterns


@pytest.fixture(scope="module")
def wicker(store: Store) -> Description:
    """What is known of a role."""
    return describe(store, the(store, WICKER))


def group(known: Description, relation: str, *, inverse: bool = False) -> Group:
    """The statements of one relation."""
    return next(g for g in known.groups if (g.relation, g.inverse) == (relation, inverse))


def only(known: Description, relation: str, label: str) -> Statement:
    """The statement of a relation to one thing."""
    return next(row for row in group(known, relation).statements if label in row.other.label)


def test_facts_come_by_relation_in_both_directions(wicker: Description) -> None:
    """What it is the subject of comes first, in the order of the relations, then what it is the object of."""
    assert [(g.relation, g.inverse) for g in wicker.groups] == [
        ("pays", False),
        ("requires_skill", False),
        ("in_industry", False),
        ("requires_credential", False),
        ("grows", False),
        ("statistic", False),
        ("leads_to", True),
    ]


def test_things_of_a_group_come_by_label(wicker: Description) -> None:
    """Whichever source states them."""
    labels = [row.other.label for row in group(wicker, "requires_skill").statements]

    assert labels == sorted(labels)
    assert len(labels) == 3


def test_a_statement_carries_the_claims_of_all_sources(wicker: Description) -> None:
    """By source and place."""
    claims = only(wicker, "requires_skill", "wick lore").evidence

    assert [claim.source for claim in claims] == ["glims.txt", "lanterns.txt"]


def test_an_amount_is_a_value(wicker: Description) -> None:
    """Not only a phrase to read."""
    assert only(wicker, "pays", "40,000").value == Amount(40_000, 60_000, statistic="range")


def test_a_figure_that_states_nothing_readable_has_no_value(wicker: Description) -> None:
    """RDF from elsewhere may call anything an amount."""
    assert only(wicker, "pays", "pay").value == Amount(None, None)


def test_necessity_and_cited_organisation_are_told(wicker: Description) -> None:
    """As the texts put them."""
    assert only(wicker, "requires_credential", "warrant").necessity == ("required",)
    assert only(wicker, "grows", "7 percent").cited == (resolve_label(wicker),)


def resolve_label(known: Description) -> str:
    """The label of the one organisation that is cited."""
    return next(claim.cited for g in known.groups for row in g.statements for claim in row.evidence if claim.cited)


def test_rdf_without_claims_is_told_without_evidence(wicker: Description) -> None:
    """A triple that somebody loaded is a fact too."""
    assert only(wicker, "requires_skill", "fog lore").evidence == ()


def test_aliases_are_told(wicker: Description) -> None:
    """The spellings apart from the label."""
    assert wicker.aliases == ("Lamper",)


def test_broader_and_narrower_are_told(store: Store) -> None:
    """The vocabulary's hierarchy, not as facts."""
    fog, wicks = the(store, FOG), the(store, WICKS)

    assert describe(store, fog).broader == (wicks,)
    assert describe(store, wicks).narrower == (fog,)


def test_an_organisation_is_told_by_what_it_is_cited_for(store: Store) -> None:
    """Each with the sentence that cites it."""
    known = describe(store, resolve(store, "Glim Bureau"))

    assert [(c.subject.label, c.relation) for c in known.citations] == [
        ("Glim Wicker", "grows"),
        ("Glim Wicker", "statistic"),
    ]


def test_sources_are_named(wicker: Description, store: Store) -> None:
    """All that speak of it, each once."""
    assert wicker.sources == ("glims.txt", "lanterns.txt")
    assert describe(store, resolve(store, "Glim Bureau")).sources == ("lanterns.txt",)


@pytest.mark.parametrize("thing", [WICKER, WICKS, TRADE, WARRANT, LANTERNRY], ids=lambda e: e.kind.value)
def test_every_kind_of_thing_is_described(store: Store, thing: object) -> None:
    """Role, skill, industry, credential and programme alike."""
    known = describe(store, the(store, thing))  # type: ignore[arg-type]

    assert known.groups
    assert known.node.kind in list(Kind)


def test_what_nothing_is_known_of_is_described_as_such(store: Store) -> None:
    """Nothing is made up."""
    known = describe(store, node(store, "http://example.org/nobody"))

    assert (known.groups, known.citations, known.sources) == ((), (), ())


def test_a_description_is_json(wicker: Description) -> None:
    """With keys that are written down in the function's documentation."""
    row = wicker.to_dict()

    assert json.loads(json.dumps(row)) == row
    assert list(row) == ["iri", "label", "type", "aliases", "broader", "narrower", "groups", "citations", "sources"]
    pay = next(s for s in row["groups"][0]["statements"] if "value" in s and "min" in s["value"])
    assert pay["value"] == {"min": 40000, "max": 60000, "currency": "USD", "period": "year", "statistic": "range"}
    assert set(pay["evidence"][0]) == {"source", "quote", "start", "end", "section"}
