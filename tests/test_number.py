"""Percentages, shares, ratios, counts and periods as texts write them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphq.loaders import number
from graphq.loaders.number import Projection


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("36%", (36, 36)),
        ("22 percent", (22, 22)),
        ("22 per cent", (22, 22)),
        ("4.5%", (4.5, 4.5)),
        ("1,200%", (1200, 1200)),
        ("5% to 8%", (5, 8)),
        ("5-8 percent", (5, 8)),
        ("5–8%", (5, 8)),
        ("between 5 and 8 percent", (5, 8)),
        ("-3%", (-3, -3)),
        ("−3 percent", (-3, -3)),
    ],
)
def test_percentage(text: str, bounds: tuple[float, float]) -> None:
    (found,) = number.percents(text)
    assert (found.low, found.high, found.unit) == (*bounds, "percent")


@pytest.mark.parametrize("text", ["2 percentage points", "$36", "36 people", "a percentage", ""])
def test_no_percentage(text: str) -> None:
    assert number.percents(text) == []


def test_several_percentages() -> None:
    """Each with its place, left to right."""
    text = "Bakers: 12%; millers: 7 percent."
    assert [text[n.start : n.end] for n in number.percents(text)] == ["12%", "7 percent"]


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 999_999), st.sampled_from(["{:,}%", "{} percent", "{:,} per cent", "about {}%."]))
def test_any_percentage_is_read_back(value: int, form: str) -> None:
    (found,) = number.percents(form.format(value))
    assert (found.low, found.high) == (value, value)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("six in ten bakers", 60),
        ("Nearly one in five bakers", 20),
        ("three out of four mills", 75),
        ("four out of every five", 80),
        ("1 in 3 bakers", 33.3),
        ("half of all mills", 50),
        ("about a quarter of bakers", 25),
        ("two-thirds of the bakers", 67),
        ("a third of employers", 33),
        ("three quarters of bakers", 75),
        ("one-fifth of bakers", 20),
        ("a tenth of the flour", 10),
    ],
)
def test_share_in_words(text: str, share: float) -> None:
    (found,) = number.shares(text)
    assert (found.low, found.high, found.unit) == (share, share, "percent")


@pytest.mark.parametrize("text", ["half an hour", "a quarter to nine", "one in charge", "the third baker"])
def test_no_share(text: str) -> None:
    assert number.shares(text) == []


@pytest.mark.parametrize(
    ("text", "ratio"),
    [
        ("nearly double what millers earn", 2),
        ("twice the pay", 2),
        ("three times as many ovens", 3),
        ("triple the output", 3),
    ],
)
def test_ratio(text: str, ratio: float) -> None:
    (found,) = number.ratios(text)
    assert (found.low, found.unit) == (ratio, "ratio")


@pytest.mark.parametrize("text", ["a double espresso", "once or twice", "three times a week"])
def test_no_ratio(text: str) -> None:
    assert number.ratios(text) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("about 12,400 openings", 12400),
        ("1.2 million jobs", 1_200_000),
        ("40 thousand workers", 40_000),
        ("3,000 new jobs", 3000),
        ("12,400 annual openings", 12400),
        ("2,024 positions", 2024),
    ],
)
def test_count(text: str, count: float) -> None:
    (found,) = number.counts(text)
    assert (found.low, found.unit) == (count, "count")


@pytest.mark.parametrize("text", ["in 2024 jobs were scarce", "well-paid $80,000 jobs", "12 loaves", "room 12"])
def test_no_count(text: str) -> None:
    """Years, money and things that are no work are not counted."""
    assert number.counts(text) == []


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("from 2023 to 2033", Projection(2023, 2033)),
        ("between 2023 and 2033", Projection(2023, 2033)),
        ("2023–2033", Projection(2023, 2033)),
        ("2023-33", Projection(2023, 2033)),
        ("through 2031", Projection(end=2031)),
        ("by 2030", Projection(end=2030)),
        ("by the year 2030", Projection(end=2030)),
        ("over the next ten years", Projection(years=10)),
        ("over the next 5 years", Projection(years=5)),
        ("within the coming decade", Projection(years=10)),
        ("over the next decade", Projection(years=10)),
        ("soon", Projection()),
    ],
)
def test_projection(text: str, period: Projection) -> None:
    assert number.projection(text) == period


@pytest.mark.parametrize(
    ("text", "year"),
    [("in May 2024", 2024), ("2024, yes, 2024", 2024), ("from 2023 to 2033", None), ("long ago", None)],
)
def test_year(text: str, year: int | None) -> None:
    """The year of a text is the only one it names."""
    assert number.year(text) == year
