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

    assert [DEFAULT.toll(int(degree)).hundredths / UNIT for degree in neighbours] == tolls


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
    assert DEFAULT.hop(relation, support).hundredths >= DEFAULT.least_hop() >= 1


@given(st.integers(0, 10_000))
def test_more_neighbours_never_make_a_lower_toll(degree: int) -> None:
    """Up to the number that are counted."""
    tolls = [DEFAULT.toll(degree).hundredths for degree in (degree, degree + 1, DEFAULT.most)]

    assert tolls == sorted(tolls)


def test_costs_can_be_set() -> None:
    """Each by its name."""
    model = CostModel(relations={"leads_to": 3.0}, other=2.0, support=0.0)

    assert [model.hop(relation, 5).hundredths for relation in ("leads_to", "hires")] == [300, 200]


def test_age_makes_a_hop_dearer_up_to_a_bound() -> None:
    """A source from the future is not cheaper than the newest."""
    assert [DEFAULT.hop("develops", 1, age).hundredths for age in (-3, 0, 1, 10, 40)] == [100, 100, 102, 120, 120]


def test_the_page_has_the_recency() -> None:
    """As it is in force."""
    assert f"{DEFAULT.recency:.0%} for each year".replace("%", " %") in PAGE
    assert f"of no more than {DEFAULT.oldest} years" in PAGE
