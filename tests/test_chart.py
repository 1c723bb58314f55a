"""Salary bands, and the picture of them."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lanterns import GLIMS, LANTERNRY, LANTERNS, RECKONER, WICKER, opened, text, the
from stores import fact, pays
from test_drawing import LONG, SVG, Rectangle, texts

from graphq.graph import chart
from graphq.graph.bands import Band, bands
from graphq.graph.chart import Scale
from graphq.graph.names import Node
from graphq.ontology.fact import Amount, Entity, Kind, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphq.graph.store import Store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The lantern trade, and pay that is not a role's or of another currency."""
    more = text(
        "more.txt",
        pays(Entity(Kind.ROLE, "Fog Reckoner"), 70_000, 80_000),
        pays(RECKONER, 50, 60, currency="EUR"),
        pays(LANTERNRY, 1, 2),
        fact(Relation.PAYS, RECKONER, Amount(None, None)),
    )
    with opened(tmp_path_factory.mktemp("trade"), LANTERNS, GLIMS, more) as lanterns:
        yield lanterns


def test_bands_come_by_currency_and_the_highest_first(store: Store) -> None:
    """Pay of what is no role, and pay without any bound, is no band."""
    found = [(band.role.label, band.amount.currency, band.amount.min, band.amount.max) for band in bands(store)]

    assert found == [
        ("Fog Reckoner", "EUR", 50, 60),
        ("Fog Reckoner", "USD", 70_000, 80_000),
        ("Glim Wicker", "USD", 40_000, 60_000),
        ("Fog Reckoner", "USD", 52_000, None),
    ]


def test_bands_of_some_roles_only(store: Store) -> None:
    """Those that are asked for, with their sentences."""
    (band,) = bands(store, [the(store, WICKER)])

    assert band.to_dict()["amount"]["max"] == 60_000
    assert [claim.source for claim in band.evidence] == ["lanterns.txt"]


def band(label: str, low: float | None, high: float | None, **more: str) -> Band:
    """A band without evidence."""
    return Band(Node(f"https://example.org/{label}", label, "role"), Amount(low, high, **more), ())


BANDS = [
    *(band(f"{LONG[n % len(LONG)]} {n}", 40_000 + 3_000 * n, 60_000 + 4_000 * n) for n in range(27)),
    band("exact", 55_000, 55_000, statistic="median", industry="the making and mending of lamps of every kind"),
    band("open above", 40_000, None),
    band("open below", None, 168_000),
    band("other", 15, 22.5, currency="EUR", period="hour"),
]


@pytest.mark.parametrize("shown", [BANDS[:1], BANDS[:3], BANDS])
def test_no_label_meets_another_or_the_edge(shown: list[Band]) -> None:
    """At 1, 3 and 31 bands."""
    root = ET.fromstring(chart.svg(shown))
    frame = Rectangle(0, 0, float(root.get("width", "")), float(root.get("height", "")))
    places = [place for _, place in texts(root)]

    assert not any(one.meets(other) for one, other in combinations(places, 2))
    assert all(frame.holds(place) for place in places)


def test_currencies_have_scales_of_their_own() -> None:
    """What cannot be compared is not set on one line."""
    labels = [label for label, _ in texts(ET.fromstring(chart.svg(BANDS)))]

    assert "USD a year" in labels
    assert "EUR an hour" in labels


def test_each_way_of_stating_pay_has_a_mark_of_its_own() -> None:
    """A bar, a diamond or an arrow: readable without colour."""
    marks = {}
    for kind, bounds in {"range": (1, 2), "exact": (1, 1), "above": (1, None), "below": (None, 1)}.items():
        root = ET.fromstring(chart.svg([band("a", *bounds)]))
        shapes = [len(p.get("points", "").split()) for p in root.iter(f"{SVG}polygon")]
        marks[kind] = (len(list(root.iter(f"{SVG}path"))), shapes)

    assert marks == {"range": (1, []), "exact": (0, [4]), "above": (0, [3]), "below": (0, [3])}


def test_the_chart_can_be_read_out() -> None:
    """Its description has each band in words."""
    root = ET.fromstring(chart.svg([band("Glim Wicker", 40_000, 60_000)]))

    assert root.findtext(f"{SVG}desc") == "Glim Wicker: USD 40,000 to 60,000 a year."


def test_no_bands_are_a_picture_too() -> None:
    """It says that nothing is stated."""
    assert "No pay is stated" in chart.svg([])


@given(st.lists(st.integers(0, 10**9).map(lambda cents: cents / 100), min_size=1, max_size=9))
def test_a_scale_holds_its_values_in_few_round_steps(values: list[float]) -> None:
    """Whatever they are."""
    scale = Scale.over(values)

    assert scale.ticks[0] <= min(values)
    assert max(values) <= scale.ticks[-1] + 1e-6 * scale.step
    assert 2 <= len(scale.ticks) <= 9
