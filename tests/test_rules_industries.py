"""``in_industry`` and ``hires``: where roles work, and who hires graduates."""

from __future__ import annotations

import pytest
from articles import every, pairs

from graphq.ontology.fact import Relation


def works_in(text: str) -> set[tuple[str, str]]:
    return pairs(text, Relation.IN_INDUSTRY)


def hires(text: str) -> set[tuple[str, str]]:
    return pairs(text, Relation.HIRES)


@pytest.mark.parametrize(
    "sentence",
    [
        "Welders work in construction, manufacturing and mining.",
        "Welders find jobs in industries such as construction, manufacturing, and mining.",
        "Most welders are employed in construction, manufacturing and mining.",
        "Welders work across sectors like construction, manufacturing and mining.",
    ],
)
def test_ways_to_work_in_an_industry(sentence: str) -> None:
    text = f"A Life With Sparks\n\nThe mask is hot in summer. {sentence}\n"
    assert works_in(text) == every("welder", "construction,manufacturing,mining")


def test_entry_works_where_its_sentence_says() -> None:
    text = """
    Careers With a Nutrition Degree

    - Dietitian: Dietitians work in hospitals and nursing homes.
    - Food Scientist: Food scientists work in food manufacturing.
    """
    assert works_in(text) == every("dietitian", "hospital,nursing home") | every("food scientist", "food manufacturing")


def test_industries_that_hire_graduates() -> None:
    text = """
    Careers With a Chemistry Degree

    Chemistry graduates work in many industries, including pharmaceuticals, agriculture and energy.
    """
    assert hires(text) == every("pharmaceuticals,agriculture,energy", "chemistry degree")


def test_list_of_industries() -> None:
    """A section about industries lists who hires."""
    text = """
    Careers With a Chemistry Degree

    What Industries Hire Chemistry Graduates?

    Chemistry graduates find work in these industries:

    - Pharmaceuticals: New drugs need tests.
    - Agriculture: Soil is chemistry.
    - Cosmetics: Creams, too.
    """
    assert hires(text) >= every("pharmaceuticals,agriculture", "chemistry degree")


def test_employers_as_subject() -> None:
    """Who hires graduates as a role states industry and programme at once."""
    text = """
    Careers With a Mathematics Degree

    Banks and insurance companies hire mathematics graduates as risk analysts.
    """
    assert hires(text) == every("bank,insurance company", "mathematics degree")
    assert works_in(text) == every("risk analyst", "bank,insurance company")


def test_interest_is_no_employment() -> None:
    """What somebody has experience or a degree in is not where they work."""
    text = "A Life With Sparks\n\nWelders have experience in construction.\n"
    assert works_in(text) == set()


def test_table_of_employers() -> None:
    """The largest employers in a table are where the occupation works."""
    text = """
    How to Become a Boilermaker

    Work Environment

    The largest employers of boilermakers were as follows:

    Construction | 62%
    Manufacturing | 21%
    """
    assert works_in(text) == every("boilermaker", "construction,manufacturing")


def test_an_entry_is_about_its_title_whomever_its_employers_hire() -> None:
    """Former teachers become what the entry is called."""
    text = """
        # Careers With a Botany Degree

        ## What You Can Do With It

        - Seed Sales Representative: Nurseries and software companies hire former teachers to present seeds.
        - Seed Buyer: Buys seeds.
        """
    assert ("seed sales representative", "software company") in works_in(text)


def test_examples_of_an_employer_are_no_part_of_its_name() -> None:
    text = """
        # Careers With a Botany Degree

        Botany graduates work in parks.

        Nonprofit organizations such as the Seed Bank hire botany graduates as grant writers.
        """
    assert ("grant writer", "nonprofit organization") in works_in(text)


def test_headings_in_capitals_stand_side_by_side() -> None:
    """What one is about is not what the next one is about."""
    text = """
        Careers With a Botany Degree

        LICENSES AND CERTIFICATIONS

        Arborists need a license in some states.

        OTHER ROADS

        Insurance carriers hire botany graduates as claims investigators.
        """
    assert ("claims investigator", "insurance carrier") in works_in(text)


def test_first_row_is_not_the_subject_of_the_rows_below_it() -> None:
    text = """
        Surveyors

        Employers
        The largest employers of surveyors are as follows:

        | Self-employed workers | 30% |
        | Engineering services | 20 |
        | Government | 10 |
        """
    assert works_in(text) == {("surveyor", "engineering service"), ("surveyor", "government")}


@pytest.mark.parametrize(
    "sentence",
    [
        "Surveyors map land for insurance companies or handle boundary disputes.",
        "Singers perform in recording studios and for live audiences.",
        "In addition, health insurance companies hire surveyors.",
        "Receptionists work in hospitals, work evenings and help patients.",
    ],
)
def test_what_is_done_and_for_whom_is_no_industry(sentence: str) -> None:
    found = {place for _, place in works_in(f"At Work\n\nThe day is long. {sentence}\n")}
    assert found <= {"insurance company", "recording studio", "health insurance company", "hospital"}
    assert found
