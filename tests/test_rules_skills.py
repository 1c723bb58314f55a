"""``requires_skill``, ``develops`` and ``includes``: what a role needs, a programme teaches, a skill comprises."""

from __future__ import annotations

import pytest
from articles import every, facts, pairs

from graphq.ontology.fact import Relation

NEEDS = Relation.REQUIRES_SKILL
LIST = """
    - Network Administrator: Keeps the cables and the servers alive.
    - Database Administrator: Guards the tables of a bank.
"""
ROLES = "network administrator,database administrator"
ALL = every(ROLES, "linux,troubleshooting,documentation")


def needs(text: str) -> set[tuple[str, str]]:
    return pairs(text, NEEDS)


def develops(text: str) -> set[str]:
    return {skill for _, skill in pairs(text, Relation.DEVELOPS)}


def includes(text: str) -> set[tuple[str, str]]:
    return pairs(text, Relation.INCLUDES)


def test_sentence_after_a_list_speaks_of_every_item() -> None:
    text = f"""
    What Can You Do With an Information Technology Degree?

    Common careers for graduates:
{LIST}
    These roles require Linux, troubleshooting and documentation.
    """
    assert needs(text) == ALL


def test_sentence_before_a_list_speaks_of_every_item() -> None:
    text = f"""
    What Can You Do With an Information Technology Degree?

    The following roles require Linux, troubleshooting and documentation:
{LIST}
    """
    assert needs(text) == ALL


def test_sentence_about_sections_speaks_of_each() -> None:
    """What is said of "these jobs" below the heading of parallel role headings holds for all of them."""
    text = """
    # Careers With a Fashion Design Degree

    ## Popular Careers

    These jobs require sewing, pattern making and color theory.

    ### Costume Designer

    The play decides.

    ### Textile Designer

    The loom decides.
    """
    assert needs(text) >= every("costume designer,textile designer", "sewing,pattern making,color theory")


def test_entry_needs_what_its_sentence_names() -> None:
    text = """
    Careers With an Agriculture Degree

    - Agronomist: The work requires soil science, statistics and irrigation.
    - Farm Manager: Success depends on budgeting.
    """
    assert needs(text) >= every("agronomist", "soil science,statistics,irrigation")


def test_entry_does_not_need_what_its_neighbour_does() -> None:
    text = """
    Careers With an Agriculture Degree

    - Agronomist: The work requires soil science and irrigation.
    - Farm Manager: The work requires budgeting and negotiation.
    """
    assert not needs(text) & every("farm manager", "soil science,irrigation")
    assert not needs(text) & every("agronomist", "budgeting,negotiation")


@pytest.mark.parametrize(
    "sentence",
    [
        "Court interpreters need empathy, note taking and public speaking.",
        "Court interpreters must have strong skills in empathy, note taking and public speaking.",
        "Court interpreters rely on empathy, note taking, and public speaking.",
        "Court interpreters use empathy, note taking and public speaking.",
        "Empathy, note taking and public speaking are essential for court interpreters.",
        "Skills such as empathy, note taking and public speaking are required of court interpreters.",
    ],
)
def test_ways_to_need(sentence: str) -> None:
    text = f"Working at Court\n\nA trial has many voices. {sentence}\n"
    assert needs(text) == every("court interpreter", "empathy,note taking,public speaking")


@pytest.mark.parametrize(
    "sentence",
    [
        "Court interpreters don't need any shorthand or Excel.",
        "Court interpreters need no experience in shorthand.",
        "Court interpreters require little or no shorthand.",
        "Court interpreters work without knowledge of shorthand.",
        "Court interpreters with no background in shorthand can still apply.",
        "Court interpreters rarely use shorthand.",
    ],
)
def test_what_is_not_needed_is_no_skill(sentence: str) -> None:
    assert needs(f"Working at Court\n\nA trial has many voices. {sentence}\n") == set()


def test_not_only_denies_nothing() -> None:
    text = "Working at Court\n\nA trial has many voices. Court interpreters need not only shorthand but also Excel.\n"
    assert needs(text) == every("court interpreter", "shorthand,excel")


def test_pronoun_continues_the_subject() -> None:
    """The role last named is who "they" are."""
    text = "Working in a Kitchen\n\nPastry chefs rise early. They need patience, creativity and time management.\n"
    assert needs(text) == every("pastry chef", "patience,creativity,time management")


def test_new_section_forgets_the_subject() -> None:
    """A pronoun does not reach back over a heading."""
    text = """
    # Working in a Kitchen

    ## Early Hours

    Pastry chefs rise early.

    ## What Everybody Says

    They need patience and time management.
    """
    assert needs(text) == set()


def test_duty_names_the_technique() -> None:
    """What a role applies, it needs; what comes out of it is no skill."""
    text = """
    Careers With a Statistics Degree

    - Actuary: Actuaries apply probability theory to reach actionable insights.
    - Biostatistician: Biostatisticians apply regression analysis to trials.
    """
    found = needs(text)
    assert found >= every("actuary", "probability theory") | every("biostatistician", "regression analysis")
    assert not any("insight" in skill for _, skill in found)


def test_adjectives_share_a_noun() -> None:
    """Of "analytical and critical-thinking skills" the first is a skill by itself."""
    text = "Working at Court\n\nParalegals need analytical and critical-thinking skills.\n"
    skills = {skill for _, skill in needs(text)}
    assert "critical thinking" in skills
    assert any(skill.startswith("analytical") for skill in skills)


def test_programme_develops_skills() -> None:
    text = """
    What Can You Do With a History Degree?

    A history degree teaches research, writing and critical thinking.
    """
    assert develops(text) == {"research", "writing", "critical thinking"}


def test_students_learn_what_the_programme_teaches() -> None:
    text = """
    What Can You Do With a Social Work Degree?

    Students gain skills in counseling, case management and advocacy.
    """
    assert develops(text) == {"counseling", "case management", "advocacy"}


def test_list_of_skills() -> None:
    """The heads of a list of skills are what the programme develops."""
    text = """
    What Skills Do You Gain From a Nutrition Degree?

    A nutrition degree builds the following skills:

    - Meal Planning: A week has twenty-one meals.
    - Biochemistry: Sugars are not all alike.
    - Patient Education: Nobody likes to be told.
    """
    assert develops(text) >= {"meal planning", "biochemistry", "patient education"}


def test_list_of_skills_of_an_occupation() -> None:
    """In an article about one occupation, the list is what the occupation needs."""
    text = """
    How to Become a Carpenter

    Important Qualities

    Dexterity. Carpenters handle sharp tools all day.

    Math skills. Lengths have to fit.

    Physical strength. Beams are heavy.
    """
    assert needs(text) >= every("carpenter", "dexterity,physical strength")


def test_such_as_gives_inclusion_and_need() -> None:
    """An example of a needed skill is needed too, and is a kind of it."""
    text = "Working With Data\n\nData engineers need programming languages such as Python, Scala and SQL.\n"
    assert includes(text) == every("programming language", "python,scala,sql")
    assert needs(text) >= every("data engineer", "python,scala,sql")


@pytest.mark.parametrize("words", ["such as", "including", "like", "for example"])
def test_ways_to_give_examples(words: str) -> None:
    text = f"Working With Drawings\n\nDrafters need design software {words} AutoCAD, SketchUp and Revit.\n"
    assert includes(text) == every("design software", "autocad,sketchup,revit")


def test_examples_in_parentheses() -> None:
    text = "Working With Drawings\n\nDrafters need design software (AutoCAD, SketchUp, Revit) every day.\n"
    assert includes(text) == every("design software", "autocad,sketchup,revit")


def test_industries_are_no_skills() -> None:
    """What is "including" sectors includes no skills."""
    text = """
    Careers With a Chemistry Degree

    Chemistry graduates work in many industries, including pharmaceuticals, agriculture and energy.
    """
    assert includes(text) == set()
    assert develops(text) == set()


def test_degree_is_no_skill() -> None:
    text = "Working at Court\n\nParalegals need an associate degree and a certificate.\n"
    assert needs(text) == set()


def test_table_of_pay_gives_no_skill() -> None:
    text = """
    # Pay by Skill

    | Role | Pay |
    | --- | --- |
    | Python Developer | $90,000 |
    | Java Developer | $88,000 |
    """
    assert needs(text) == set()


def test_clauses_bound_a_list() -> None:
    """What follows the list's clause is no member of it."""
    text = "Working at Court\n\nMediators need patience and negotiation; judges like quick settlements.\n"
    assert needs(text) == every("mediator", "patience,negotiation")


def test_evidence_is_the_sentence() -> None:
    text = "Working at Court\n\nDays are long. Mediators need patience. Nights are short.\n"
    (fact,) = facts(text, NEEDS)
    assert fact.evidence.quote == "Mediators need patience."


def test_evidence_of_an_entry_is_what_it_says() -> None:
    """The head with the first sentence behind it, not the head alone."""
    text = """
    # How to Become a Court Interpreter

    ## Important Skills

    Patience. Interpreters wait for hours until they are called. Some read.

    Concentration: They listen and speak at the same time.
    """
    assert [fact.evidence.quote for fact in facts(text, NEEDS)] == [
        "Patience. Interpreters wait for hours until they are called.",
        "Concentration: They listen and speak at the same time.",
    ]


def test_examples_of_what_a_field_lacks_are_no_kinds_of_it() -> None:
    text = "Working at Court\n\nSome mediators work in fields that do not involve litigation, such as arbitration.\n"
    assert includes(text) == set()
    assert includes(text.replace("do not involve", "involve")) == {("litigation", "arbitration")}


def test_examples_of_a_skill_vouch_for_each_other() -> None:
    """Among skills an unknown name is one, among other things none is."""
    text = "Working With Data\n\nData engineers need computer hardware, such as drawer pulls, {} and pebbles.\n"
    assert includes(text.format("panes")) == set()


def test_whom_a_subject_makes_is_no_skill() -> None:
    """One can study to be a paralegal, but a role needs none as a skill."""
    assert needs("Working at Court\n\nAll states require physician assistants to be licensed.\n") == set()


def test_a_place_of_work_is_no_skill() -> None:
    """However much its name holds one."""
    text = "# Health Services Manager\n\nHealth services managers work in places including clinics and nursing homes.\n"
    assert needs(text) == set()
