"""What hops and tolls cost, and that docs/paths.md says the same."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from graphq.graph.cost import DEFAULT, RELATION_WEIGHTS, UNIT, CostModel
from graphq.ontology.fact import Relation

PAGE = (Path(__file__).parents[1] / "docs" / "paths.md").read_text(encoding="utf-8")


def test_every_relation_has_a_weight() -> None:
    """And nothing else has."""
    assert set(RELATION_WEIGHTS) == set(Relation)


def test_the_page_has_the_weights() -> None:
    """As they are in force."""
    rows = re.findall(r"^\| `(\w+)` \| ([\d.]+) \|$", PAGE, re.MULTILINE)

    assert {name: float(weight) for name, weight in rows} == RELATION_WEIGHTS


def test_the_page_has_the_tolls() -> None:
    """As they are in force."""
    neighbours, tolls = (
        [float(cell) for cell in re.findall(r"[\d.]+", row)]
        for row in re.findall(r"^\| (?:neighbours|toll) \|(.*)$", PAGE, re.MULTILINE)
    )

    assert [DEFAULT.toll(int(degree)) / UNIT for degree in neighbours] == tolls


def test_the_page_has_the_steps() -> None:
    """What the text says of the figures is what they are."""
    assert (
        f"each doubling of the sources that state the fact takes {DEFAULT.support:.0%} off".replace("%", " %") in PAGE
    )
    assert f"The toll** of a thing is {DEFAULT.step}, and {DEFAULT.hub} more for each doubling" in PAGE
    assert f"beyond {DEFAULT.ordinary}." in PAGE


@given(st.sampled_from([*Relation, "other"]), st.integers(1, 10_000))
def test_no_hop_is_cheaper_than_the_least(relation: str, support: int) -> None:
    """The search relies on it."""
    assert DEFAULT.hop(relation, support) >= DEFAULT.least_hop >= 1


@given(st.integers(0, 10_000))
def test_more_neighbours_never_make_a_lower_toll(degree: int) -> None:
    """Up to the number that are counted."""
    assert DEFAULT.toll(degree) <= DEFAULT.toll(degree + 1) <= DEFAULT.toll(DEFAULT.most)


def test_costs_can_be_set() -> None:
    """Each by its name."""
    model = CostModel(relations={"leads_to": 3.0}, other=2.0, support=0.0)

    assert (model.hop("leads_to", 5), model.hop("hires", 5)) == (300, 200)
