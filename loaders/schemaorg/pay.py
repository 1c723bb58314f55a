"""What schema.org's properties of pay state: distributions, amounts, numbers and texts become `Amount`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from graphq.loaders import money
from graphq.loaders.schemaorg.printed import Thing
from graphq.ontology import pattern
from graphq.ontology.fact import Amount

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphq.loaders.schemaorg.printed import Value

MOST = 1e9
"""A larger number is no pay."""
_NUMBER = re.compile(money.NUMBER)
_CODE = re.compile(r"[A-Za-z]{3}")


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for the figures of an object as far as it is stated, and the values that state it."""

    currency: str = ""
    period: str = ""
    statistic: str | None = None
    shown: tuple[Value, ...] = ()


Pay: TypeAlias = "tuple[Amount, Sequence[Value]]"
"""An amount and the values that state it, the figure's own first."""

_FIGURES = (
    ("median", "median", "median"),
    ("percentile25", "percentile75", "range"),
    ("", "percentile10", "maximum"),  # the lowest tenth earns less than that
    ("percentile90", "", "minimum"),
    ("minValue", "maxValue", ""),
)
"""The properties of the lower and upper bound of a figure, and what statistic it is, "" for what the name says."""


def stated(value: Value, outer: Terms) -> Iterator[Pay]:
    """The amounts that a value of a property of pay states, as far as it is clear in what currency and for how long."""
    if not isinstance(value.data, Thing):
        yield from _of_text(value, outer)
        return
    thing = value.data
    if _is_other(thing):
        return
    terms = _terms(thing, outer)
    found = [pay for row in _FIGURES for pay in _bounds(thing, terms, *row)]
    yield from found
    for inner in thing.values("value") if not found else ():
        yield from stated(inner, terms)


def _is_other(thing: Thing) -> bool:
    """Whether an object says by its name that it is no pay: a bonus, a fee."""
    name = thing.first("name")
    return name is not None and re.search(pattern.table("amounts")["words"]["not_pay"], name.text, re.I) is not None


def _terms(thing: Thing, outer: Terms) -> Terms:
    """An object's currency, period and statistic, those of the object around it where it states none."""
    currency = next((value for value in thing.strings("currency") if code(value.text)), None)
    period = next((v for v in thing.strings("unitText", "unitCode", "duration") if period_of(v.text)), None)
    name = thing.first("name")
    return Terms(
        code(currency.text) if currency else outer.currency,
        period_of(period.text) if period else outer.period,
        (money.statistic_of(name.text) if name else None) or outer.statistic,
        (*outer.shown, *(value for value in (currency, period) if value)),
    )


def _of_text(value: Value, terms: Terms) -> Iterator[Pay]:
    """The pay in a text: a bare number, or figures as articles write them."""
    if (number := _number(value, terms.currency)) is not None:
        yield from _pay(number, number, terms, terms.statistic, [value])
        return
    for figure in money.money(value.text, ""):
        if not money.is_pay(value.text, figure, expected=True, period=terms.period):
            continue
        period = figure.period or money.period_words(value.text) or terms.period
        found = money.amount(value.text, figure, period=period, statistic=terms.statistic)
        own = replace(terms, currency=figure.currency or terms.currency, period=found.period)
        yield from _pay(found.min, found.max, own, found.statistic, [value])


def _bounds(thing: Thing, terms: Terms, low: str, high: str, statistic: str) -> Iterator[Pay]:
    """The amount between two properties, or with the one bound that is stated; one property may be both."""
    least, most = _figure(thing, low), _figure(thing, high)
    shown = [value for value in (least, most) if value]
    if shown and (len(shown) == 2 or statistic != "range"):
        numbers = [_number(value, terms.currency) if value else None for value in (least, most)]
        yield from _pay(numbers[0], numbers[1], terms, statistic or terms.statistic, shown)


def _figure(thing: Thing, name: str) -> Value | None:
    """The first value of a property that is a number, also in an object of its own."""
    for value in thing.values(name):
        if isinstance(value.data, Thing):
            return _figure(value.data, "value")
        if _number(value, "") is not None:
            return value
    return None


def _number(value: Value, currency: str) -> float | None:
    """A positive number, also one written as text: ``"95,000"``."""
    number = value.data
    if isinstance(number, str) and len(number) <= money.LONGEST_NUMBER and _NUMBER.fullmatch(number):
        number = money.number_of(number, currency)
    if isinstance(number, bool) or not isinstance(number, int | float):
        return None
    return float(number) if 0 < number < MOST else None


def _pay(
    low: float | None, high: float | None, terms: Terms, statistic: str | None, shown: Sequence[Value]
) -> Iterator[Pay]:
    """An amount with one or two bounds, if it is clear in what currency and for how long."""
    figures = sorted(figure for figure in (low, high) if figure is not None)
    period = terms.period or ("year" if figures[0] >= money.LEAST_YEARLY else "")
    if not terms.currency or not period or not 0 < figures[0] <= figures[-1] < MOST:
        return
    if len(figures) == 2:
        low, high = figures
        statistic = "range" if low != high else statistic if statistic != "range" else None
    else:
        statistic = "minimum" if high is None else "maximum"
    yield Amount(low, high, terms.currency, period, statistic), (*shown, *terms.shown)


@cache
def _periods() -> dict[str, str]:
    table = pattern.table("schemaorg")["periods"]
    return {word: period for period, words in table.items() for word in words.split()}


def period_of(text: str) -> str:
    """The period that a unit, code or duration names, "" for none.

    >>> [period_of(t) for t in ("HOUR", "P1Y", "MON", "per week", "PT1H", "apple")]
    ['hour', 'year', 'month', 'week', 'hour', '']
    """
    return _periods().get(text.strip().lower()) or money.period_words(text[:40])


def code(text: str) -> str:
    """The ISO 4217 code that a currency's code, symbol or name is, "" for none."""
    known = pattern.table("amounts")["currencies"].get(text.strip().lower())
    return str(known) if known else text.strip().upper() if _CODE.fullmatch(text.strip()) else ""
