"""``pays``: what roles, graduates and industries earn, and whose pay a figure is."""

from __future__ import annotations

import pytest
from articles import facts, pay

from graphq.ontology.fact import Amount, Relation


def usd(
    low: float | None,
    high: float | None,
    *,
    statistic: str | None = None,
    period: str = "year",
    year: int | None = None,
) -> Amount:
    """An amount in dollars."""
    return Amount(low, high, "USD", period, statistic, year)


def test_pay_in_a_bullet() -> None:
    """An entry's figure is pay of the role that its head names."""
    text = """
    Careers With a Horticulture Degree

    - Arborist: Climbs and prunes. Salaries range from $41,000 to $63,000 per year.
    - Florist: Arranges and sells. They earn about $33,000 annually.
    """
    assert pay(text) == {
        "arborist": [usd(41000, 63000, statistic="range")],
        "florist": [usd(33000, 33000)],
    }


def test_table_of_pay() -> None:
    """A row's first cell says whose pay stands in its last, the header what figure it is."""
    text = """
    # What Building Trades Pay

    | Trade | Median annual wage |
    | --- | --- |
    | Glazier | $50,100 |
    | Roofer | $48,200 |
    """
    assert pay(text) == {
        "glazier": [usd(50100, 50100, statistic="median")],
        "roofer": [usd(48200, 48200, statistic="median")],
    }


def test_helpers_of_several_trades_are_one_role() -> None:
    """The pay of a row is theirs, not that of the trades."""
    text = """
    # What Building Trades Pay

    | Trade | Median annual wage |
    | --- | --- |
    | Helpers--glaziers, roofers | $39,270 |
    | Mason | $51,000 |
    """
    assert {"glazier", "roofer", "roofers"}.isdisjoint(pay(text))


def test_table_with_tabs() -> None:
    """Columns set apart by tabs are a table too."""
    text = "Pay in the Kitchen\n\nRole\tHourly pay\nPastry chef\t$24.50\nLine cook\t$18.75\n"
    found = pay(text)
    assert found["pastry chef"][0].min == 24.5
    assert found["line cook"][0].period == "hour"


@pytest.mark.parametrize(
    ("field", "amount"),
    [
        ("Median pay: $58,000", usd(58000, 58000, statistic="median")),
        ("Median annual salary: $58,000", usd(58000, 58000, statistic="median")),
        ("**Average salary:** $58,000 per year", usd(58000, 58000, statistic="average")),
        ("Starting salary: $41,000", usd(41000, 41000, statistic="starting")),
        ("Salary range: $41,000 to $58,000", usd(41000, 58000, statistic="range")),
        ("Hourly wage: $27.50", usd(27.5, 27.5, period="hour")),
        ("Top salary: $91,000", usd(None, 91000, statistic="maximum")),
        ("Pay: over $41,000", usd(41000, None, statistic="minimum")),
    ],
)
def test_labelled_field(field: str, amount: Amount) -> None:
    """``Median pay: $X`` under a role's heading is that role's."""
    text = f"""
    # Trades Worth a Look

    ## Electrician

    {field}

    Wires have to be drawn, and someone must know where they end.

    ## Glazier

    Windows break in every town.
    """
    assert pay(text) == {"electrician": [amount]}


def test_fields_in_lines() -> None:
    """Lines of ``Label: value`` belong to the heading above them."""
    text = """
    The Best Jobs in Farming

    1. Agronomist

    Average pay: $66,000
    Entry education: bachelor's degree

    2. Farm Manager

    Average pay: $72,500
    Entry education: high school diploma

    3. Beekeeper

    Average pay: $39,000
    Entry education: none
    """
    assert pay(text) == {
        "agronomist": [usd(66000, 66000, statistic="average")],
        "farm manager": [usd(72500, 72500, statistic="average")],
        "beekeeper": [usd(39000, 39000, statistic="average")],
    }


def test_heading_with_pay() -> None:
    """A heading that names a role and a figure states the role's pay."""
    text = """
    # Six-Figure Work Without an Office

    ## 1. Tugboat Captain: $104,000

    Harbours never sleep.

    ## 2. Elevator Mechanic: $99,000

    Somebody has to look into the shaft.
    """
    assert {role: amounts[0].max for role, amounts in pay(text).items()} == {
        "tugboat captain": 104000,
        "elevator mechanic": 99000,
    }


def test_each_clause_has_its_subject() -> None:
    """Two roles of one sentence keep their own figures."""
    text = "Pay in the Law\n\nParalegals earn $56,000 a year, while court reporters earn $63,900 a year.\n"
    assert pay(text) == {"paralegal": [usd(56000, 56000)], "court reporter": [usd(63900, 63900)]}


def test_coordinated_roles_share_a_figure() -> None:
    text = "Pay in Schools\n\nLibrarians and school counselors earn about $61,000 a year.\n"
    assert set(pay(text)) == {"librarian", "school counselor"}


def test_pronoun_continues_the_subject() -> None:
    """The role last spoken of is who "they" are."""
    text = """
    Jobs on the Railway

    Signal engineers keep trains apart. They earn between £38,000 and £52,000 a year.
    """
    assert pay(text) == {"signal engineer": [Amount(38000, 52000, "GBP", statistic="range")]}


def test_unknown_head_clears_the_subject() -> None:
    """The pay of an entry that names nothing known does not go to the entry before it."""
    text = """
    # Jobs on a Ship

    ## Marine Engineer

    Marine engineers earn $98,000 a year.

    ## The Thing With the Brass Bell

    Pay: $31,000 a year.
    """
    assert pay(text)["marine engineer"] == [usd(98000, 98000)]


def test_unknown_bullet_clears_the_subject() -> None:
    """An entry with an unheard-of head among known ones keeps its figure from its neighbour."""
    text = """
    Jobs in the Cheese Trade

    Popular jobs in the trade:

    - Dairy Scientist: Tests milk. Average salary: $71,000.
    - Affineur: Turns the wheels. Average salary: $36,000.
    - Cheese Buyer: Travels a lot. Average salary: $54,000.
    """
    found = pay(text)
    assert found["dairy scientist"] == [usd(71000, 71000, statistic="average")]
    assert found["cheese buyer"] == [usd(54000, 54000, statistic="average")]


def test_article_of_one_occupation() -> None:
    """Pay without a subject is that of the occupation in the title."""
    text = """
    How to Become a Land Surveyor

    What Is the Pay?

    The median annual wage was $68,500 in May 2024.
    """
    assert pay(text) == {"land surveyor": [usd(68500, 68500, statistic="median", year=2024)]}


def test_tenths_of_wages() -> None:
    """The lowest tenth sets only an upper bound, the highest only a lower one."""
    text = """
    How to Become a Land Surveyor

    What Is the Pay?

    The lowest 10 percent earned less than $43,000, and the highest 10 percent earned more than $109,000.
    """
    assert pay(text) == {
        "land surveyor": [usd(None, 43000, statistic="maximum"), usd(109000, None, statistic="minimum")]
    }


def test_pay_of_graduates() -> None:
    """What graduates earn is what the programme pays."""
    text = """
    What Can You Do With a Philosophy Degree?

    Philosophy graduates earn an average of $52,000 a year soon after university.
    """
    assert pay(text) == {"philosophy degree": [usd(52000, 52000, statistic="average")]}


def test_region_and_level() -> None:
    """A figure keeps the place and the seniority that its clause names."""
    text = "Pay in the Kitchen\n\nEntry-level pastry chefs in Texas earn $34,000 a year.\n"
    (amount,) = pay(text)["pastry chef"]
    assert (amount.region, amount.level) == ("Texas", "entry-level")


def test_wage_within_an_industry() -> None:
    """A table of employers states the role's pay in each industry."""
    text = """
    How to Become a Boilermaker

    What Is the Pay?

    The median annual wages for boilermakers in the industries that employ most of them were:

    Manufacturing | $69,000
    Construction | $66,000
    """
    found = pay(text)["boilermaker"]
    assert {(amount.industry, amount.max) for amount in found} == {("Manufacturing", 69000), ("Construction", 66000)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Tuition for electricians at the trade school is $9,500 a year.",
        "A licence costs electricians $1,200.",
        "Electricians receive a bonus of $3,000 a year.",
        "Electricians spend $2,400 a year on tools.",
        "Electricians are billed at $95 an hour to the client.",
        "Student loans of electricians come to $14,000.",
    ],
)
def test_costs_and_fees_are_no_pay(sentence: str) -> None:
    assert pay(f"A Year as an Electrician\n\nThe work is steady. {sentence}\n") == {}


def test_pay_beside_tuition() -> None:
    """A sentence that speaks of pay and of cost gives the pay alone."""
    text = "A Year With Wires\n\nElectricians earn $59,000 a year, and the school charges tuition of $18,000.\n"
    assert pay(text) == {"electrician": [usd(59000, 59000)]}


def test_pay_of_a_list() -> None:
    """What "these roles" earn is no pay of any one of them; it is that of the programme's graduates."""
    text = """
    What Careers Can You Pursue With a Horticulture Degree?

    Salaries for these roles typically range from $38,000 to $77,000.

    - Arborist: Prunes trees.
    - Landscape Designer: Draws parks.
    """
    assert pay(text) == {"horticulture degree": [usd(38000, 77000, statistic="range")]}


def test_half_earned_more_is_a_median() -> None:
    text = "How to Become a Baker\n\nPay\n\nHalf of all bakers earned more than $36,600 in 2023.\n"
    assert pay(text) == {"baker": [usd(36600, 36600, statistic="median", year=2023)]}


def test_currency_of_the_article() -> None:
    """A figure with a multiplier and no symbol is in the currency that the article uses."""
    text = "Work in London Theatres\n\nStage managers earn £34,000 a year. Lighting designers earn 41k a year.\n"
    assert pay(text)["lighting designer"][0].currency == "GBP"


def test_indian_salaries() -> None:
    text = "Teaching in India\n\nSchool principals earn ₹6,00,000 to ₹9,50,000 per annum.\n"
    assert pay(text) == {"school principal": [Amount(600000, 950000, "INR", statistic="range")]}


def test_monthly_pay_from_the_heading() -> None:
    """A heading may set the period for all figures under it."""
    text = """
    # Jobs in Hotels

    ## Monthly salaries

    - Concierge: €2.100
    - Hotel Manager: €3.900
    """
    found = pay(text)
    assert found["concierge"] == [Amount(2100, 2100, "EUR", "month")]


def test_evidence_shows_the_figure() -> None:
    text = "Pay in the Law\n\nThe hours are long. Notaries earn $49,000 a year. Nobody complains.\n"
    (fact,) = facts(text, Relation.PAYS)
    assert fact.evidence.quote == "Notaries earn $49,000 a year."
