"""Amounts of money as texts write them, and which of them are pay."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphq.loaders import money
from graphq.ontology.fact import Amount


def read(text: str) -> tuple[float, float, str]:
    """Bounds and currency of the one amount of a text."""
    (found,) = money.money(text)
    return found.low, found.high, found.currency


@pytest.mark.parametrize(
    ("text", "low", "high", "currency"),
    [
        ("$64,000", 64_000, 64_000, "USD"),
        ("$ 64,000", 64_000, 64_000, "USD"),
        ("$64k", 64_000, 64_000, "USD"),
        ("$64K", 64_000, 64_000, "USD"),
        ("$64000", 64_000, 64_000, "USD"),
        ("$64 thousand", 64_000, 64_000, "USD"),
        ("64,000 dollars", 64_000, 64_000, "USD"),
        ("64,000 USD", 64_000, 64_000, "USD"),
        ("USD 64,000", 64_000, 64_000, "USD"),
        ("US$64,000", 64_000, 64_000, "USD"),
        ("$25.50", 25.5, 25.5, "USD"),
        ("$1.3 million", 1_300_000, 1_300_000, "USD"),
        ("C$72,000", 72_000, 72_000, "CAD"),
        ("A$85,000", 85_000, 85_000, "AUD"),
        ("£45,000", 45_000, 45_000, "GBP"),
        ("£30k", 30_000, 30_000, "GBP"),
        ("45,000 pounds", 45_000, 45_000, "GBP"),
        ("€70.000", 70_000, 70_000, "EUR"),
        ("€70,000", 70_000, 70_000, "EUR"),
        ("EUR 45.000", 45_000, 45_000, "EUR"),
        ("45.000 €", 45_000, 45_000, "EUR"),
        ("45,000 euros", 45_000, 45_000, "EUR"),
        ("CHF 95,000", 95_000, 95_000, "CHF"),
        ("₹4,00,000", 400_000, 400_000, "INR"),
        ("₹12,50,000", 1_250_000, 1_250_000, "INR"),
        ("Rs 25,000", 25_000, 25_000, "INR"),
        ("Rs. 25,000", 25_000, 25_000, "INR"),
        ("6 LPA", 600_000, 600_000, "INR"),
        ("₹6 lakh", 600_000, 600_000, "INR"),
        ("2.5 lakh rupees", 250_000, 250_000, "INR"),
        ("1.2 crore", 12_000_000, 12_000_000, "INR"),
        ("₹1.2 crore", 12_000_000, 12_000_000, "INR"),
    ],
)
def test_one_amount(text: str, low: float, high: float, currency: str) -> None:
    assert read(text) == (low, high, currency)


@pytest.mark.parametrize(
    ("text", "low", "high", "currency"),
    [
        ("$90,000 to $140,000", 90_000, 140_000, "USD"),
        ("$90,000 - $140,000", 90_000, 140_000, "USD"),
        ("$90,000–$140,000", 90_000, 140_000, "USD"),
        ("$90,000—$140,000", 90_000, 140_000, "USD"),
        ("$90,000 to 140,000", 90_000, 140_000, "USD"),
        ("between $90,000 and $140,000", 90_000, 140_000, "USD"),
        ("from $90,000 up to $140,000", 90_000, 140_000, "USD"),
        ("from $90,000 to well over $140,000", 90_000, 140_000, "USD"),
        ("$140,000 to $90,000", 90_000, 140_000, "USD"),
        ("$78k–95k", 78_000, 95_000, "USD"),
        ("$78k to $95k", 78_000, 95_000, "USD"),
        ("$78-95k", 78_000, 95_000, "USD"),
        ("$17.25 to $22 an hour", 17.25, 22, "USD"),
        ("£30,000 to £65,000", 30_000, 65_000, "GBP"),
        ("€38.000 – €52.000", 38_000, 52_000, "EUR"),
        ("₹4,00,000 – ₹6,00,000", 400_000, 600_000, "INR"),
        ("6-8 LPA", 600_000, 800_000, "INR"),
        ("6 to 8 lakh", 600_000, 800_000, "INR"),
        ("₹6 to 8 lakh", 600_000, 800_000, "INR"),
    ],
)
def test_range(text: str, low: float, high: float, currency: str) -> None:
    """Both ends are read, a unit at the second end holds for the first too."""
    assert read(text) == (low, high, currency)


@pytest.mark.parametrize(
    "text", ["$64,000 and $71,000", "$64,000, $71,000", "$64,000 or $71,000", "$64,000 in June; $71,000 in July"]
)
def test_two_amounts(text: str) -> None:
    """Amounts that no range joins stay apart, each with its place."""
    assert [text[m.start : m.end] for m in money.money(text)] == ["$64,000", "$71,000"]


def test_the_same_pay_by_the_year_and_by_the_hour_is_no_range() -> None:
    """Each has its period."""
    found = money.money("at least $64,000 per year or $31.50 per hour")
    assert [(figure.low, figure.high, figure.period) for figure in found] == [
        (64_000, 64_000, "year"),
        (31.5, 31.5, "hour"),
    ]


@pytest.mark.parametrize(
    "text", ["64,000 bakers", "in 2024", "36%", "3 loaves", "page 12", "a 5k run", "401(k)", "1.2 percent", ""]
)
def test_other_numbers_are_no_money(text: str) -> None:
    assert money.money(text) == []


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("$64,000 per year", "year"),
        ("$64,000 a year", "year"),
        ("$64,000 annually", "year"),
        ("$64,000/yr", "year"),
        ("$64,000 per annum", "year"),
        ("£45,000 p.a.", "year"),
        ("6 LPA", "year"),
        ("$5,200 per month", "month"),
        ("$5,200 a month", "month"),
        ("$5,200 monthly", "month"),
        ("$900 a week", "week"),
        ("$900 weekly", "week"),
        ("£120 a day", "day"),
        ("£120 per day", "day"),
        ("$25.50 per hour", "hour"),
        ("$25.50 an hour", "hour"),
        ("$25.50/hr", "hour"),
        ("$25.50 hourly", "hour"),
        ("$17 to $22 an hour", "hour"),
        ("$64,000 or more per year", "year"),
        ("$64,000", ""),
        ("$64,000 for a yearling", ""),
    ],
)
def test_period_at_the_figure(text: str, period: str) -> None:
    (found,) = money.money(text)
    assert found.period == period


def test_default_currency_is_for_bare_multipliers_only() -> None:
    """A figure such as "41k" takes the currency that the article uses; a symbol wins."""
    assert money.money("41k", "GBP")[0].currency == "GBP"
    assert money.money("$41k", "GBP")[0].currency == "USD"


@pytest.mark.parametrize(
    ("sentence", "amount"),
    [
        ("Bakers earn $31,000.", Amount(31_000, 31_000)),
        ("Bakers earn $31,000 to $40,000.", Amount(31_000, 40_000, statistic="range")),
        ("The median wage of bakers is $31,000.", Amount(31_000, 31_000, statistic="median")),
        ("On average, bakers earn $31,000.", Amount(31_000, 31_000, statistic="average")),
        ("Their average pay is $31,000.", Amount(31_000, 31_000, statistic="average")),
        ("Starting pay is $31,000.", Amount(31_000, 31_000, statistic="starting")),
        ("Bakers start at $31,000.", Amount(31_000, 31_000, statistic="starting")),
        ("Bakers earn over $31,000.", Amount(31_000, None, statistic="minimum")),
        ("Bakers earn more than $31,000.", Amount(31_000, None, statistic="minimum")),
        ("Bakers earn at least $31,000.", Amount(31_000, None, statistic="minimum")),
        ("Bakers earn $31,000 or more.", Amount(31_000, None, statistic="minimum")),
        ("Bakers earn $31,000+.", Amount(31_000, None, statistic="minimum")),
        ("Bakers earn up to $31,000.", Amount(None, 31_000, statistic="maximum")),
        ("Bakers earn as much as $31,000.", Amount(None, 31_000, statistic="maximum")),
        ("Bakers earn less than $31,000.", Amount(None, 31_000, statistic="maximum")),
        ("The lowest 10 percent earned less than $24,000.", Amount(None, 24_000, statistic="maximum")),
        ("The highest 10 percent earned more than $48,000.", Amount(48_000, None, statistic="minimum")),
        ("Half of all bakers earned more than $31,000.", Amount(31_000, 31_000, statistic="median")),
        ("Half of all bakers earned less than $31,000.", Amount(31_000, 31_000, statistic="median")),
        ("Bakers earn equal to or greater than $31,000.", Amount(31_000, None, statistic="minimum")),
        ("Median pay: equal to or greater than $31,000.", Amount(31_000, None, statistic="median")),
        ("Bakers earn about $31,000.", Amount(31_000, 31_000)),
        ("Bakers earn nearly $31,000.", Amount(31_000, 31_000)),
        ("Monthly pay of bakers is $2,600.", Amount(2600, 2600, period="month")),
        ("Bakers make £14 an hour.", Amount(14, 14, "GBP", "hour")),
    ],
)
def test_amount_as_its_clause_states_it(sentence: str, amount: Amount) -> None:
    """Statistic, bounds and period; "about" and "nearly" do not change the number."""
    (figure,) = money.money(sentence)
    assert money.amount(sentence, figure, period="year") == amount


def test_place_sets_period_and_statistic_by_default() -> None:
    """A head such as "Median hourly wage" holds for a bare figure; the figure's own words win."""
    (figure,) = money.money("$18")
    assert money.amount("$18", figure, period="hour", statistic="median") == Amount(
        18, 18, period="hour", statistic="median"
    )
    sentence = "Starting pay: $700 a week"
    (figure,) = money.money(sentence)
    assert money.amount(sentence, figure, period="hour", statistic="median") == Amount(
        700, 700, period="week", statistic="starting"
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Bakers earn $31,000.",
        "The median wage is $31,000.",
        "The salary is £28,000.",
        "Bakers take home $600 a week.",
        "It comes to $31,000 a year.",
    ],
)
def test_pay(sentence: str) -> None:
    (figure,) = money.money(sentence)
    assert money.is_pay(sentence, figure, expected=False)


@pytest.mark.parametrize(
    "sentence",
    [
        "Tuition is $9,500 a year.",
        "The course costs $2,000.",
        "A sign-on bonus of $3,000 is paid.",
        "The mill has a budget of $80,000 a year.",
        "The market is worth $40 billion.",
        "Graduates owe $27,000 in student loans.",
        "The licence fee is $150 a year.",
        "The oven weighs as much as $31,000 in coins.",
    ],
)
def test_other_money_is_no_pay(sentence: str) -> None:
    assert not any(money.is_pay(sentence, figure, expected=False) for figure in money.money(sentence))


def test_cost_is_no_pay_where_pay_is_expected() -> None:
    """What the words say outweighs the section they stand in."""
    sentence = "Tuition is $9,500 a year."
    (figure,) = money.money(sentence)
    assert not money.is_pay(sentence, figure, expected=True)


def test_small_figure_without_a_period_is_no_pay() -> None:
    sentence = "Bakers earn $40."
    (figure,) = money.money(sentence)
    assert not money.is_pay(sentence, figure, expected=False)


FORMS = {
    "USD": ["${:,}", "${}", "US${:,}", "{:,} dollars", "USD {:,}", "{:,} USD"],
    "GBP": ["£{:,}", "£{}", "{:,} pounds", "GBP {:,}"],
    "EUR": ["€{:,}", "€{}", "{:,} euros", "EUR {:,}"],
    "CAD": ["C${:,}", "CA${:,}"],
    "AUD": ["A${:,}"],
    "CHF": ["CHF {:,}"],
}
forms = st.sampled_from([(code, form) for code, written in FORMS.items() for form in written])
PERIODS = {" a year": "year", " per month": "month", "/week": "week", " a day": "day", " an hour": "hour", "": ""}
around = st.sampled_from(["{}", "Bakers earn {}.", "({})", "pay: {}, they say", "“{}”"])


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 9_999_999), forms, st.sampled_from(sorted(PERIODS)), around)
def test_any_amount_is_read_back(value: int, form: tuple[str, str], period: str, text: str) -> None:
    code, written = form
    (found,) = money.money(text.format(written.format(value) + period))
    assert (found.low, found.high, found.currency, found.period) == (value, value, code, PERIODS[period])


@settings(max_examples=200, deadline=None)
@given(
    st.integers(1, 999_999),
    st.integers(1, 999_999),
    st.sampled_from(
        ["${:,} to ${:,}", "${:,}-${:,}", "£{:,} – £{:,}", "between €{:,} and €{:,}", "{:,} to {:,} dollars"]
    ),
)
def test_any_range_is_read_back(one: int, other: int, form: str) -> None:
    """The lower end comes first, whichever is written first."""
    (found,) = money.money(form.format(one, other))
    assert (found.low, found.high) == (min(one, other), max(one, other))


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 999), st.sampled_from(["${}k", "${}K", "£{}k", "${} thousand"]))
def test_thousands_are_read_back(value: int, form: str) -> None:
    assert read(form.format(value))[:2] == (value * 1000, value * 1000)


def indian(value: int) -> str:
    """A number with its digits in the Indian grouping."""
    head, tail = divmod(value, 1000)
    groups = [f"{tail:03}"]
    while head >= 100:
        head, pair = divmod(head, 100)
        groups.insert(0, f"{pair:02}")
    return ",".join([str(head), *groups])


@settings(max_examples=100, deadline=None)
@given(st.integers(1000, 99_99_99_999))
def test_indian_grouping_is_read_back(value: int) -> None:
    assert read(f"₹{indian(value)}") == (value, value, "INR")


@settings(max_examples=100, deadline=None)
@given(st.integers(1000, 99_999_999))
def test_continental_grouping_is_read_back(value: int) -> None:
    """In euros a point divides thousands."""
    assert read(f"€{value:,}".replace(",", ".")) == (value, value, "EUR")


@settings(max_examples=200, deadline=None)
@given(st.text("0123456789,.$£€₹kK -–toandhourpLPA", max_size=40) | st.text(max_size=40))
def test_amounts_of_any_text_stand_in_order(text: str) -> None:
    """Whatever a text is, its amounts have spans inside it that do not overlap, and ordered bounds."""
    at = 0
    for found in money.money(text):
        assert at <= found.start < found.end <= len(text)
        assert found.low <= found.high
        at = found.end
