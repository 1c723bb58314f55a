"""Facts: what they must have, and their JSON form."""

from __future__ import annotations

import json
from dataclasses import FrozenInstanceError

import pytest

from graphq.ontology.fact import Amount, Entity, Evidence, Fact, Figure, Growth, Kind, Necessity, Relation

BAKER = Entity(Kind.ROLE, "Baker")
SENTENCE = "Bakers need patience."
EVIDENCE = Evidence(SENTENCE, 10, 10 + len(SENTENCE), "What it takes")


def fact(value: Entity | Amount | Growth | Figure, relation: Relation = Relation.PAYS) -> Fact:
    return Fact(relation, BAKER, value, EVIDENCE, "test")


def test_no_fact_without_evidence() -> None:
    with pytest.raises(TypeError, match="evidence"):
        Fact(Relation.PAYS, BAKER, Amount(1.0, 1.0), rule="test")  # type: ignore[call-arg]


@pytest.mark.parametrize(("quote", "start", "end"), [("", 0, 0), ("", 3, 3), ("bread", 0, 4), ("bread", 5, 0)])
def test_evidence_is_a_quote_with_its_exact_span(quote: str, start: int, end: int) -> None:
    """An empty quote or a span of another length is refused."""
    with pytest.raises(ValueError, match="exact span"):
        Evidence(quote, start, end)


def test_entities_are_equal_by_key() -> None:
    """Spellings of one name are one entity; the label stays as it was written."""
    plural = Entity(Kind.ROLE, "the bakers")
    assert plural == BAKER
    assert hash(plural) == hash(BAKER)
    assert plural.label == "the bakers"


def test_entities_of_different_kinds_differ() -> None:
    assert Entity(Kind.SKILL, "Law") != Entity(Kind.INDUSTRY, "Law")


def test_facts_are_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        EVIDENCE.quote = "Nobody needs patience."  # type: ignore[misc]


def test_json_form() -> None:
    """All that a fact states, under the documented names."""
    stated = Fact(
        Relation.REQUIRES_CREDENTIAL,
        BAKER,
        Entity(Kind.CREDENTIAL, "food hygiene certificate"),
        EVIDENCE,
        "credential",
        Necessity.PREFERRED,
        "Guild of Bakers",
    )
    assert stated.to_dict() == {
        "relation": "requires_credential",
        "subject": "Baker",
        "subject_type": "role",
        "object": "food hygiene certificate",
        "object_type": "credential",
        "evidence": {"quote": SENTENCE, "start": 10, "end": 31, "section": "What it takes"},
        "rule": "credential",
        "necessity": "preferred",
        "source": "Guild of Bakers",
    }


def test_json_form_leaves_out_what_is_not_stated() -> None:
    row = fact(Entity(Kind.SKILL, "patience"), Relation.REQUIRES_SKILL).to_dict()
    assert not {"necessity", "source"} & set(row)


@pytest.mark.parametrize(
    ("value", "row"),
    [
        (
            Amount(28000.0, 36000.0, "GBP", statistic="range", year=2024),
            {
                "min": 28000,
                "max": 36000,
                "currency": "GBP",
                "period": "year",
                "statistic": "range",
                "year": 2024,
            },
        ),
        (Amount(None, 19.5, period="hour"), {"max": 19.5, "currency": "USD", "period": "hour"}),
        (Growth(percent=-4.0, start=2023, end=2033), {"percent": -4, "start": 2023, "end": 2033}),
        (Growth(min=3.0, max=5.0, years=10), {"min": 3, "max": 5, "years": 10}),
        (Growth(percent=0.0, end=2030), {"percent": 0, "end": 2030}),
        (
            Figure(65.0, about="of bakers rise early"),
            {"value": 65, "unit": "percent", "about": "of bakers rise early"},
        ),
        (Figure(2.0, unit="ratio"), {"value": 2, "unit": "ratio"}),
    ],
)
def test_json_form_of_figures(value: Amount | Growth | Figure, row: dict[str, object]) -> None:
    """Bounds that are not stated are left out, zero is kept, whole numbers have no point."""
    assert fact(value).to_dict()["object"] == row
    assert "." not in json.dumps(row["percent"]) if "percent" in row else True


def test_json_form_is_json() -> None:
    row = fact(Amount(28000.0, None)).to_dict()
    assert json.loads(json.dumps(row)) == row
