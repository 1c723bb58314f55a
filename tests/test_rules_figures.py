"""``grows`` and ``statistic``: how employment changes, and every other figure that a text states."""

from __future__ import annotations

import pytest
from articles import facts, figure, figures, growth

from graphq.ontology.fact import Growth, Relation


def about(sentence: str) -> str:
    return f"At the Bench\n\nThe workshop smells of glue. {sentence}\n"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Employment of cabinetmakers is projected to grow 4 percent from 2023 to 2033.",
            Growth(4, start=2023, end=2033),
        ),
        ("Jobs for cabinetmakers should rise by 4.5% through 2031.", Growth(4.5, end=2031)),
        ("Employment of cabinetmakers is expected to grow 4% over the next ten years.", Growth(4, years=10)),
        ("Employment of cabinetmakers will grow 3% to 5% by 2030.", Growth(min=3, max=5, end=2030)),
        ("Employment of cabinetmakers is projected to decline 6 percent by 2032.", Growth(-6, end=2032)),
        ("Employment of cabinetmakers fell 2% last year.", Growth(-2)),
        ("Jobs for cabinetmakers will grow 7 percent over the next decade.", Growth(7, years=10)),
        ("Employment of cabinetmakers is projected to grow 4% (2022-32).", Growth(4, start=2022, end=2032)),
    ],
)
def test_growth(sentence: str, expected: Growth) -> None:
    """Percent and period as they are worded; a decline is negative."""
    assert growth(about(sentence)) == {"cabinetmaker": expected}


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        (
            "The U.S. Bureau of Labor Statistics projects that employment of cabinetmakers will grow 4% by 2033.",
            "U.S. Bureau of Labor Statistics",
        ),
        (
            "According to the National Furniture Association, jobs for cabinetmakers will grow 4% by 2033.",
            "National Furniture Association",
        ),
    ],
)
def test_cited_source(sentence: str, source: str) -> None:
    """The organisation that the sentence names stands behind its figure."""
    (fact,) = facts(about(sentence), Relation.GROWS)
    assert fact.source == source


def test_no_source_where_none_is_named() -> None:
    (fact,) = facts(about("Employment of cabinetmakers will grow 4% by 2033."), Relation.GROWS)
    assert fact.source is None


def test_average_of_all_occupations_is_only_a_yardstick() -> None:
    """A figure given for comparison is no fact."""
    sentence = (
        "Employment of cabinetmakers is projected to grow 4% by 2033, slower than the 6% average for all occupations."
    )
    assert growth(about(sentence)) == {"cabinetmaker": Growth(4, end=2033)}
    assert figures(about(sentence)) == set()


def test_growth_of_a_field() -> None:
    """Not only roles grow."""
    (fact,) = facts(about("Employment in forestry is projected to grow 3% by 2030."), Relation.GROWS)
    assert fact.subject.key == "forestry"


@pytest.mark.parametrize(
    "sentence",
    [
        "The furniture market will grow 8% by 2030.",
        "Revenue of cabinetmakers grew 8% last year.",
        "Wages of cabinetmakers grew 8% last year.",
    ],
)
def test_growth_of_money_is_not_employment(sentence: str) -> None:
    assert growth(about(sentence)) == {}


def test_growth_of_an_occupation_in_its_own_article() -> None:
    """Without a subject the occupation of the title grows."""
    text = """
    How to Become an Optician

    Job Outlook

    Employment is projected to grow 3 percent from 2023 to 2033.
    """
    assert growth(text) == {"optician": Growth(3, start=2023, end=2033)}


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        ("About 65% of apprentices find work within a year.", (65, "percent")),
        ("Two-thirds of workshops train apprentices.", (67, "percent")),
        ("Six in ten apprentices stay with their master.", (60, "percent")),
        ("A quarter of workshops have no successor.", (25, "percent")),
        ("There are about 12,400 openings each year.", (12400, "count")),
        ("Some 1.2 million workers are in the trade.", (1200000, "count")),
        ("A master earns nearly double what a journeyman earns.", (2, "ratio")),
    ],
)
def test_statistic(sentence: str, stated: tuple[float, str]) -> None:
    """Shares in digits and in words, counts and ratios."""
    assert figures(about(sentence)) == {stated}


def test_statistic_says_what_it_measures() -> None:
    (fact,) = facts(about("About 65% of apprentices find work within a year."), Relation.STATISTIC)
    assert "apprentices find work" in figure(fact).about


def test_statistic_keeps_its_source_and_year() -> None:
    sentence = "A 2023 survey by the National Furniture Association found that 65% of workshops train apprentices."
    (fact,) = facts(about(sentence), Relation.STATISTIC)
    assert (fact.source, figure(fact).year) == ("National Furniture Association", 2023)


def test_money_is_no_statistic() -> None:
    assert figures(about("Cabinetmakers earn $46,000 a year.")) == set()


def test_percentage_points_are_no_share() -> None:
    assert figures(about("Interest rose by 2 percentage points.")) == set()


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("About 65% of apprentices find work within a year.", "apprentices find work within a year"),
        ("In a recent survey, nearly 40 percent of joiners were over 50.", "joiners were over 50"),
        ("About 7,600 openings for joiners are projected each year, over the decade.", "openings for joiners"),
        ("Despite slow growth, about 7,600 openings for joiners are projected each year.", "openings for joiners"),
    ],
)
def test_a_topic_is_what_is_measured_and_no_whole_sentence(sentence: str, topic: str) -> None:
    assert topic in {fact.subject.label for fact in facts(about(sentence), Relation.STATISTIC)}


def test_a_topic_ends_with_a_word() -> None:
    (fact,) = facts(
        about("Workshops that train " + "many " * 30 + "people employ 30% apprentices."), Relation.STATISTIC
    )
    assert fact.subject.label.endswith("many")
    assert len(fact.subject.label) <= 100


def test_a_cell_is_about_its_row_and_column() -> None:
    text = """
        Joiners and Carpenters

        | Measure | Joiner | Carpenter |
        |---|---|---|
        | Pass rate | 64% | 71% |
        """
    topics = {fact.subject.label: figure(fact).value for fact in facts(text, Relation.STATISTIC)}
    assert topics == {"Pass rate, Joiner": 64, "Pass rate, Carpenter": 71}


def test_a_figure_that_stands_alone_is_about_nothing() -> None:
    assert facts("Joiners\n\nJoiners build doors.\n\n0%\n\n12%\n", Relation.STATISTIC) == []
