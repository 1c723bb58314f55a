"""``leads_to``: what a graduate of a programme can become."""

from __future__ import annotations

import pytest
from articles import ends, every, facts, pairs

from graphq.ontology.fact import Relation


def leads_to(text: str) -> set[tuple[str, str]]:
    return pairs(text, Relation.LEADS_TO)


def test_bulleted_roles() -> None:
    text = """
    What Can You Do With a Horticulture Degree?

    Plants need people who understand them. Here are common careers for horticulture graduates:

    - Greenhouse Manager: Runs the glasshouses of a nursery.
    - Landscape Designer: Draws gardens and parks.
    - Arborist: Looks after old trees.
    """
    assert leads_to(text) == every("horticulture degree", "greenhouse manager,landscape designer,arborist")


def test_bare_roles_in_a_list() -> None:
    """Bullets that are only titles are roles too."""
    text = """
    Careers With a Hospitality Management Degree

    Graduates of a hospitality management degree often start in one of these jobs:

    * Front Desk Manager
    * Event Planner
    * Restaurant Manager
    """
    assert leads_to(text) == every(
        "hospitality management degree", "front desk manager,event planner,restaurant manager"
    )


def test_role_headings() -> None:
    """Parallel headings that are titles list the careers of the programme."""
    text = """
    # Careers With a Culinary Arts Degree

    ## What Jobs Can You Get With a Culinary Arts Degree?

    ### Pastry Chef

    The day begins at four in the morning.

    ### Food Stylist

    The plate must look good for hours.
    """
    assert leads_to(text) == every("culinary arts degree", "pastry chef,food stylist")


def test_numbered_role_headings() -> None:
    """The number before a title is not part of it."""
    text = """
    Best Jobs for Geology Majors

    1. Hydrologist

    Water moves below the ground, and somebody has to find out where.

    2. Mining Engineer

    Old shafts are to be kept safe.

    3. Seismologist

    Earthquakes are recorded day and night.
    """
    assert leads_to(text) == every("geology degree", "hydrologist,mining engineer,seismologist")


@pytest.mark.parametrize(
    "sentence",
    [
        "Graduates with a law degree work as paralegals, mediators and compliance officers.",
        "Law graduates often become paralegals, mediators, or compliance officers.",
        "A law degree opens roles such as paralegal, mediator and compliance officer.",
        "Many law graduates are hired as paralegals, mediators and compliance officers.",
        "Careers for law graduates include paralegal, mediator, and compliance officer.",
    ],
)
def test_roles_in_a_sentence(sentence: str) -> None:
    text = f"Where a Law Degree Can Take You\n\nThe courtroom is one place of many. {sentence}\n"
    assert leads_to(text) == every("law degree", "paralegal,mediator,compliance officer")


def test_line_of_work_counts_as_a_role() -> None:
    """A field that the text lists among careers is a role."""
    text = """
    What Careers Can You Pursue With a Linguistics Degree?

    Here are some careers where linguistics graduates do well:

    - Speech Therapist: Helps people find their voice again.
    - Technical Writing: Manuals that somebody can follow.
    - Translator: Carries a text from one language into another.
    """
    assert leads_to(text) == every("linguistics degree", "speech therapist,technical writing,translator")


def test_head_with_several_titles_names_several_roles() -> None:
    text = """
    Jobs for Forestry Graduates

    Popular careers for people with a forestry degree:

    - Forest Ranger or Park Warden: Guards the woods.
    - Timber Buyer: Walks the lots before the auction.
    """
    assert leads_to(text) >= every("forestry degree", "forest ranger,park warden")


def test_speaker_s_own_role() -> None:
    """What a graduate in a quotation became counts."""
    text = """
    Careers With a Journalism Degree

    Graduates Say

    "I studied journalism and now work as a court reporter," says Ines, who finished two years ago.
    """
    assert leads_to(text) == every("journalism degree", "court reporter")


def test_no_programme_no_careers() -> None:
    """An article about one occupation treats no programme."""
    text = """
    How to Become a Plumber

    Plumbers become foremen or pipefitters later. Here are related jobs:

    - Pipefitter: Works on large plants.
    - Steamfitter: Works with steam.
    """
    assert leads_to(text) == set()


def test_factors_are_no_roles() -> None:
    """A list of what affects pay is no list of careers, also when an item mentions a job."""
    text = """
    Careers With an Architecture Degree

    What Factors Affect the Salary of Architecture Graduates?

    - Location: Large cities pay more.
    - Manager Ratings: A good review helps.
    - Experience: Every year counts.
    """
    assert leads_to(text) == set()


def test_steps_are_no_roles() -> None:
    text = """
    What Careers Can You Pursue With a Theology Degree?

    Next Steps

    Take these steps after graduation:

    - Find a mentor: A chaplain or a librarian will know more.
    - Write an application: Keep it short.
    """
    assert leads_to(text) == set()


def test_evidence_is_the_entry() -> None:
    """The quote of a bulleted role is its bullet."""
    text = """
    What Can You Do With a Dance Degree?

    Careers for dance graduates:

    - Choreographer: Makes dances for the stage.
    - Dance Teacher: Works with all ages.
    """
    quotes = {ends(fact)[1]: fact.evidence.quote for fact in facts(text, Relation.LEADS_TO)}
    assert quotes["choreographer"].startswith("Choreographer")
    assert "Dance Teacher" not in quotes["choreographer"]
