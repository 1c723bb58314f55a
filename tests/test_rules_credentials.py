"""``requires_credential``: degree levels, certifications and licences, and how strongly they are asked for."""

from __future__ import annotations

import pytest
from articles import ends, every, facts, pairs

from graphq.ontology.fact import Entity, Necessity, Relation
from graphq.ontology.label import key

REQUIRES = Relation.REQUIRES_CREDENTIAL


def credentials(text: str) -> set[tuple[str, str]]:
    return pairs(text, REQUIRES)


def about(sentence: str) -> str:
    return f"At the Vet\n\nThe waiting room is full. {sentence}\n"


@pytest.mark.parametrize(
    ("sentence", "necessity"),
    [
        ("Veterinary technicians must have a license.", Necessity.REQUIRED),
        ("A license is required for veterinary technicians.", Necessity.REQUIRED),
        ("Veterinary technicians need a license.", Necessity.REQUIRED),
        ("Veterinary technicians typically hold a license.", Necessity.TYPICAL),
        ("Veterinary technicians usually have a license.", Necessity.TYPICAL),
        ("Most veterinary technicians hold a license.", Necessity.TYPICAL),
        ("Veterinary technicians often need a license.", Necessity.TYPICAL),
        ("A license is preferred for veterinary technicians.", Necessity.PREFERRED),
        ("Veterinary technicians may benefit from a license.", Necessity.PREFERRED),
        ("A license can help veterinary technicians stand out.", Necessity.PREFERRED),
    ],
)
def test_necessity(sentence: str, necessity: Necessity) -> None:
    """Words of need, of custom and of advantage."""
    (fact,) = facts(about(sentence), REQUIRES)
    assert ends(fact) == ("veterinary technician", "license")
    assert fact.necessity is necessity


@pytest.mark.parametrize(
    "sentence",
    [
        "No degree is required for veterinary technicians.",
        "Veterinary technicians do not need a bachelor's degree.",
        "A bachelor's degree is not required for veterinary technicians.",
        "Veterinary technicians work without a bachelor's degree.",
        "Veterinary technicians do not have to hold a license.",
        "A license isn't required for veterinary technicians.",
        "No formal credential is required for veterinary technicians.",
        "You do not strictly require a bachelor's degree to become a veterinary technician.",
        "Veterinary technicians rarely need a master's degree.",
        "Veterinary technicians are not expected to hold a bachelor's degree.",
        "A master's degree is not usually required for veterinary technicians.",
        "Veterinary technicians can start without a four-year degree.",
        "A certification in radiography is seldom a requirement for veterinary technicians.",
    ],
)
def test_negation(sentence: str) -> None:
    """What is not asked for is no requirement."""
    assert credentials(about(sentence)) == set()


def test_a_credential_denied_once_in_a_sentence_is_not_required_by_its_other_mention() -> None:
    text = "Veterinary technicians may meet the rule with a master's degree, but a master's degree is not required."
    assert credentials(about(text)) == set()


@pytest.mark.parametrize(
    ("sentence", "necessity"),
    [
        ("Although not required, certification can help veterinary technicians.", Necessity.PREFERRED),
        ("Although not mandatory, veterinary technicians often earn a certification.", Necessity.TYPICAL),
        ("Some veterinary technicians have a certification.", Necessity.PREFERRED),
        ("Veterinary technicians cannot practice without a certification.", Necessity.REQUIRED),
    ],
)
def test_what_is_not_required_may_still_be_worth_having(sentence: str, necessity: Necessity) -> None:
    (fact,) = facts(about(sentence), REQUIRES)
    assert ends(fact) == ("veterinary technician", "certification")
    assert fact.necessity is necessity


def test_a_row_that_says_there_is_no_credential_gives_none() -> None:
    text = """
        Similar Occupations

        | Occupation | Entry-level education | Pay |
        |---|---|---|
        | Bartenders | No formal educational credential | $33,000 |
        | Actors | Some college, no degree | $40,000 |
        | Drafters | Associate's degree | $65,000 |
        """
    assert credentials(text) == {("actor", "college no degree"), ("drafter", "associate degree")}


def test_negation_of_one_of_two() -> None:
    """Of "not A but B" only B is asked for."""
    sentence = "Veterinary technicians do not need a bachelor's degree, but they must have an associate degree."
    assert credentials(about(sentence)) == every("veterinary technician", "associate degree")


def test_alternatives_are_both_named() -> None:
    sentence = "Veterinary technicians typically hold an associate degree or a bachelor's degree."
    assert credentials(about(sentence)) == every("veterinary technician", "associate degree,bachelor's degree")


def test_degree_with_its_subject() -> None:
    (pair,) = credentials(about("Agronomists need a bachelor's degree in biology."))
    assert pair in {("agronomist", "bachelor degree in biology"), ("agronomist", "bachelor degree")}


def test_certifications_in_several_subjects() -> None:
    """One certification for each subject."""
    found = credentials(about("Veterinary technicians must have certifications in anesthesia and dentistry."))
    assert found == every("veterinary technician", "certification in anesthesia,certification in dentistry")


@pytest.mark.parametrize(
    ("field", "credential"),
    [
        ("Education: Bachelor's degree", "bachelor degree"),
        ("**Typical education:** Associate degree", "associate degree"),
        ("Entry-level education: High school diploma", "high school diploma"),
    ],
)
def test_labelled_field(field: str, credential: str) -> None:
    """The value of a field about education is the custom of the trade."""
    text = f"""
    # Jobs With Animals

    ## Zookeeper

    Pay: $31,000 a year
    {field}

    ## Farrier

    Pay: $47,000 a year
    Training: on the job
    """
    found = {(*ends(fact), fact.necessity) for fact in facts(text, REQUIRES)}
    assert ("zookeeper", credential, Necessity.TYPICAL) in found


def test_none_gives_no_fact() -> None:
    """A field may say "None": that is no credential."""
    text = """
    # Jobs With Animals

    ## Farrier

    Pay: $47,000 a year
    Education: None
    """
    assert credentials(text) == set()


def test_abbreviated_degree() -> None:
    """Once, and not mistaken for another with fewer letters."""
    (found,) = credentials(about("Veterinary technicians typically hold an A.A.S. degree."))
    assert found[1] in {key("A.A.S."), key("A.A.S. degree")}


def test_credential_of_a_list() -> None:
    """What is asked of "these roles" is asked of each."""
    text = """
    Careers With a Forestry Degree

    - Forester: Counts the trees.
    - Park Ranger: Counts the visitors.

    These roles require a driver's license.
    """
    assert credentials(text) == every("forester,park ranger", "driver's license")


def test_entry_asks_for_its_own() -> None:
    text = """
    Careers That Need a License

    - Acupuncturist: A master's degree is required.
    - Massage Therapist: A state license is required.
    """
    found = credentials(text)
    assert ("acupuncturist", "master degree") in found
    assert ("massage therapist", "master degree") not in found


def test_own_programme_is_no_credential() -> None:
    """The degree that the article treats is not what its careers ask for again."""
    text = """
    Careers With a Forestry Degree

    - Forester: A forestry degree is the usual way in.
    - Park Ranger: Most have a forestry degree.
    """
    assert credentials(text) == set()


def test_cost_of_a_degree_is_no_requirement() -> None:
    assert credentials(about("Veterinary technicians pay tuition of $9,000 for a bachelor's degree.")) == set()


def test_a_cell_ends_a_credential() -> None:
    text = """
        Similar Occupations

        | Drafters | Drafters may help and must draw. | Associate's degree | $65,000 |
        | Tellers | Tellers count money. | High school diploma or equivalent | $35,000 |
        """
    found = facts(text, REQUIRES)
    assert {fact.object.label for fact in found if isinstance(fact.object, Entity)} == {
        "Associate's degree",
        "High school diploma or equivalent",
    }
    assert {fact.necessity for fact in found} == {Necessity.TYPICAL}


def test_each_column_of_a_comparison_is_of_the_role_at_its_head() -> None:
    text = """
        Which to Choose

        | Factor | Surveyor | Surveying Technician |
        |---|---|---|
        | Degree | bachelor's degree | high school diploma |
        """
    assert credentials(text) == {("surveyor", "bachelor degree"), ("surveying technician", "high school diploma")}


def test_a_verb_is_no_part_of_a_credential() -> None:
    sentence = "Veterinary technicians who achieve certification must renew it."
    assert {name for _, name in credentials(about(sentence))} == {"certification"}
