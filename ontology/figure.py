"""Figures: amounts, growth and other numbers as RDF properties, and as a phrase to read."""

from __future__ import annotations

from decimal import Decimal
from math import isfinite
from typing import TYPE_CHECKING, Any

from pyoxigraph import Literal, NamedNode

from graphq.ontology.fact import Amount, Figure, Growth
from graphq.ontology.terms import GQ, SCHEMA, XSD

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

AnyFigure = Amount | Growth | Figure

CLASSES: dict[type[AnyFigure], NamedNode] = {Amount: GQ.Amount, Growth: GQ.Growth, Figure: GQ.Statistic}
"""The class of each type of figure."""
TYPES: dict[NamedNode, type[AnyFigure]] = {term: type_ for type_, term in CLASSES.items()}
"""The type of figure of each class; the inverse of `CLASSES`."""

_BOUNDS = {"min": SCHEMA.MIN_VALUE, "max": SCHEMA.MAX_VALUE}
PROPERTIES: dict[type[AnyFigure], dict[str, NamedNode]] = {
    Amount: {
        **_BOUNDS,
        "currency": SCHEMA.CURRENCY,
        "period": SCHEMA.UNIT_TEXT,
        "statistic": SCHEMA.STAT_TYPE,
        "year": SCHEMA.OBSERVATION_DATE,
        "region": GQ.REGION,
        "level": GQ.LEVEL,
        "industry": SCHEMA.INDUSTRY,
        "employer": GQ.EMPLOYER,
    },
    Growth: {
        "percent": SCHEMA.VALUE,
        **_BOUNDS,
        "start": SCHEMA.START_DATE,
        "end": SCHEMA.END_DATE,
        "years": SCHEMA.OBSERVATION_PERIOD,
    },
    Figure: {
        "value": SCHEMA.VALUE,
        **_BOUNDS,
        "unit": SCHEMA.UNIT_TEXT,
        "about": SCHEMA.DESCRIPTION,
        "year": SCHEMA.OBSERVATION_DATE,
    },
}
"""The property of each field of each type of figure."""

_YEARS = {"year", "start", "end"}
_NUMBERS = {"value", "percent", "min", "max"}


def properties(figure: AnyFigure) -> Iterator[tuple[NamedNode, Literal]]:
    """What a figure states, one property for each field that is set."""
    for field, predicate in PROPERTIES[type(figure)].items():
        value = getattr(figure, field)
        if value is not None and value != "":
            yield predicate, _literal(field, value)


def parse(type_: type[AnyFigure], stated: Mapping[NamedNode, Literal]) -> AnyFigure:
    """The figure of a type whose properties are given; the inverse of `properties`.

    Raises:
        ValueError: a number, or a year, is none.
    """
    fields = PROPERTIES[type_]
    values: dict[str, Any] = {name: _value(name, stated[p]) for name, p in fields.items() if p in stated}
    return Amount(**{"min": None, "max": None, **values}) if type_ is Amount else type_(**values)


def number(value: float) -> Literal:
    """A number in its shortest exact form: ``xsd:integer`` if it is whole, else ``xsd:decimal``."""
    if value == int(value):
        return Literal(str(int(value)), datatype=XSD.INTEGER)
    return Literal(format(Decimal(repr(value)), "f"), datatype=XSD.DECIMAL)


def year(value: int) -> Literal:
    """A year as ``xsd:gYear``."""
    return Literal(f"{value:04d}", datatype=XSD.YEAR)


def words(figure: AnyFigure) -> str:
    """A figure as a phrase.

    >>> words(Amount(110000, 160000, statistic="range", year=2024))
    'USD 110,000 to 160,000 a year (range, 2024)'
    >>> words(Growth(percent=22, start=2020, end=2030))
    '22 percent from 2020 to 2030'
    >>> words(Figure(65, about="graduates in relevant employment"))
    '65 percent: graduates in relevant employment'
    """
    if isinstance(figure, Amount):
        return _amount_words(figure)
    if isinstance(figure, Growth):
        return " ".join([_extent(figure.percent, figure.min, figure.max), "percent", *_span_words(figure)])
    date = f" ({figure.year})" if figure.year else ""
    about = f": {figure.about}" if figure.about else ""
    return f"{_extent(figure.value, figure.min, figure.max)} {figure.unit}{date}{about}"


def interval(amount: Amount) -> str:
    """An amount as a phrase without its unit, for where the unit is said already.

    >>> interval(Amount(110000, 160000, statistic="range", year=2024))
    '110,000 to 160,000 (range, 2024)'
    """
    return _extent(None, amount.min, amount.max) + _limits(amount)


def _literal(field: str, value: str | float) -> Literal:
    if isinstance(value, str):
        return Literal(value)
    if field == "years":
        return Literal(f"P{value}Y", datatype=XSD.DURATION)
    return year(int(value)) if field in _YEARS else number(value)


def _value(field: str, literal: Literal) -> str | int | float:
    if field in _YEARS:
        return int(literal.value)
    if field == "years":
        return int(literal.value.strip("PY"))
    if field not in _NUMBERS:
        return literal.value
    if not isfinite(value := float(literal.value)):
        raise ValueError(f"{value} is no number that a figure can state")
    return value


def _amount_words(amount: Amount) -> str:
    extent = _extent(None, amount.min, amount.max)
    article = "an" if amount.period == "hour" else "a"
    return f"{amount.currency} {extent} {article} {amount.period}{_limits(amount)}"


def _limits(amount: Amount) -> str:
    limits = (amount.statistic, amount.level, amount.industry, amount.employer, amount.region, amount.year)
    notes = ", ".join(str(limit) for limit in limits if limit)
    return f" ({notes})" if notes else ""


def _span_words(growth: Growth) -> Iterator[str]:
    if growth.start is not None:
        yield f"from {growth.start}"
    if growth.end is not None:
        yield f"{'to' if growth.start is not None else 'by'} {growth.end}"
    if growth.years is not None:
        yield f"over {growth.years} years"


def _extent(value: float | None, low: float | None, high: float | None) -> str:
    if value is None and low == high:
        value = low
    if value is not None:
        return _grouped(value)
    if low is not None and high is not None:
        return f"{_grouped(low)} to {_grouped(high)}"
    if low is not None:
        return f"at least {_grouped(low)}"
    return f"at most {_grouped(high)}" if high is not None else "an unstated"


def _grouped(value: float) -> str:
    return format(Decimal(number(value).value), ",f")
