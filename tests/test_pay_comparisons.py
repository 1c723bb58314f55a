"""``pays`` where a role's pay stands beside that of others, or is given industry by industry."""

from __future__ import annotations

from dataclasses import replace

from articles import pay

from graphq.ontology.fact import Amount

MEDIAN = Amount(61000, 61000, "USD", statistic="median", year=2023)


def test_chart_compares_a_role_with_all_occupations() -> None:
    """What all occupations earn, or a group of several, is not the role's pay."""
    text = """
    # Arborists

    ## Pay

    ### Arborists

    Median pay, March 2023

    - Arborists: $61,000
    - Other grounds workers: $39,000
    - Arborists, florists, and gardeners: $44,000
    - Outdoor occupations: $41,000
    - Total, all occupations: $48,000
    """
    assert pay(text) == {"arborist": [MEDIAN]}


def test_row_of_a_table_by_industry() -> None:
    """All rows are industries, whichever of them a vocabulary knows and whichever read like roles."""
    text = """
    # Arborists

    ## Pay

    In March 2023, the median pay of arborists in the top industries was as follows:

    | Landscaping companies | $58,000 |
    | Offices of surveyors | 63,000 |
    | Power and rail | 66,000 |
    """
    assert {(amount.industry, amount.min) for amount in pay(text)["arborist"]} == {
        ("Landscaping companies", 58000),
        ("Offices of surveyors", 63000),
        ("Power and rail", 66000),
    }


def test_table_by_industry_is_of_the_role_that_its_lead_names() -> None:
    """A page on two occupations has a table for each."""
    rows = "| Retail trade | $41,000 |\n    | Local government | 52,000 |"
    text = f"""
    # Florists and Tree Surgeons

    ## Pay

    ### Florists and Tree Surgeons

    The median pay of florists in the top industries was:

    {rows}

    The median pay of tree surgeons in the top industries was:

    {rows.replace("41", "71").replace("52", "82")}
    """
    assert {role: sorted(amount.min or 0 for amount in amounts) for role, amounts in pay(text).items()} == {
        "florist": [41000, 52000],
        "tree surgeon": [71000, 82000],
    }


def test_one_of_two_roles_is_not_both() -> None:
    """A page on two occupations may state the pay of each."""
    text = """
    # Florists and Tree Surgeons

    ## Pay

    The median pay of florists was $41,000 in 2023. The median pay of tree surgeons was $61,000 in 2023.
    """
    assert pay(text) == {"florist": [replace(MEDIAN, min=41000, max=41000)], "tree surgeon": [MEDIAN]}


def test_all_occupations_are_no_role_whatever_the_chart_calls_the_role() -> None:
    """The chart's own bar may have another name than the page."""
    text = """
    # Arborists

    ## Pay

    ### Arborists

    Median pay, March 2023

    - Climbing tree surgeons: $61,000
    - Grounds occupations: $41,000
    - Total, all occupations: $48,000
    """
    assert [amount.min for amounts in pay(text).values() for amount in amounts] == [61000]
