"""Figures as RDF properties and as phrases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from graphq.ontology import figure
from graphq.ontology.fact import Amount, Figure, Growth
from graphq.ontology.terms import SCHEMA, XSD

if TYPE_CHECKING:
    from graphq.ontology.figure import AnyFigure

numbers = st.none() | st.floats(allow_nan=False, allow_infinity=False)
years = st.none() | st.integers(1000, 9999)
texts = st.text(st.characters(codec="utf-8"), min_size=1)
amounts = st.builds(
    Amount,
    numbers,
    numbers,
    texts,
    texts,
    st.none() | texts,
    years,
    *[st.none() | texts] * 4,
)
growths = st.builds(Growth, numbers, numbers, numbers, years, years, st.none() | st.integers(0, 99))
statistics = st.builds(Figure, numbers, numbers, numbers, texts, st.just("") | texts, years)
figures = amounts | growths | statistics


@given(figures)
def test_figure_comes_back_from_its_properties(value: AnyFigure) -> None:
    """RDF holds all of a figure, exactly."""
    assert figure.parse(type(value), dict(figure.properties(value))) == value


@pytest.mark.parametrize(
    ("value", "literal"),
    [
        (90000.0, Literal("90000", datatype=XSD.INTEGER)),
        (22.5, Literal("22.5", datatype=XSD.DECIMAL)),
        (-0.5, Literal("-0.5", datatype=XSD.DECIMAL)),
        (1e-7, Literal("0.0000001", datatype=XSD.DECIMAL)),
    ],
)
def test_number_is_an_integer_if_it_is_whole(value: float, literal: Literal) -> None:
    """No exponent, no trailing zero: what SPARQL prints is what people write."""
    assert figure.number(value) == literal


def test_year_is_a_year() -> None:
    """A year is comparable as a year, not a number or a text."""
    stated = dict(figure.properties(Amount(1.0, 1.0, year=2024)))
    assert stated[SCHEMA.OBSERVATION_DATE] == Literal("2024", datatype=XSD.YEAR)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Amount(52000.0, 52000.0, statistic="median"), "USD 52,000 a year (median)"),
        (Amount(None, 24.5, period="hour", region="Ohio"), "USD at most 24.5 an hour (Ohio)"),
        (Amount(120000.0, None, "GBP"), "GBP at least 120,000 a year"),
        (Growth(percent=-4.0, end=2031), "-4 percent by 2031"),
        (Growth(min=10.0, max=15.0, years=10), "10 to 15 percent over 10 years"),
        (Figure(3.0, unit="years", year=2022), "3 years (2022)"),
    ],
)
def test_words_read_as_a_phrase(value: AnyFigure, words: str) -> None:
    """A figure can be shown without looking at its properties."""
    assert figure.words(value) == words


@pytest.mark.parametrize(
    ("type_", "stated"),
    [
        (Amount, {SCHEMA.MIN_VALUE: Literal("plenty")}),
        (Amount, {SCHEMA.OBSERVATION_DATE: Literal("MMXX", datatype=XSD.YEAR)}),
        (Figure, {SCHEMA.VALUE: Literal("INF")}),
        (Growth, {SCHEMA.OBSERVATION_PERIOD: Literal("a while")}),
    ],
    ids=["number", "year", "infinite", "duration"],
)
def test_what_states_no_number_is_no_figure(type_: type[AnyFigure], stated: dict[NamedNode, Literal]) -> None:
    """RDF from elsewhere may say anything."""
    with pytest.raises(ValueError, match=r"invalid literal|could not convert|no number"):
        figure.parse(type_, stated)
