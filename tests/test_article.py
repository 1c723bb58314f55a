"""A document becomes facts: who is meant, what gives no fact, and what every fact has."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from articles import every, extract, facts, figure, pairs, pay
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from graphq import loaders
from graphq.ontology.errors import SourceError
from graphq.ontology.fact import Relation

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HORSES = """What Can You Do With an Equine Science Degree?

By Nora Lindqvist

Published June 2, 2025

Horses need people. An equine science degree teaches anatomy, nutrition and business management.

Which Careers Are There?

Here are careers for equine science graduates:

- Stable Manager: Runs the yard. They earn $38,000 to $52,000 a year.
- Farrier: Shoes horses. A certification is preferred.
- Riding Instructor: Riding instructors work in tourism and education.

These roles need patience, communication and first aid.

About 65% of graduates find work within a year, according to the U.S. Bureau of Labor Statistics.

Related Articles

Ten Jobs With Dogs
"""


# Every relation of one article


@pytest.mark.parametrize(
    ("relation", "expected"),
    [
        (Relation.LEADS_TO, every("equine science degree", "stable manager,farrier,riding instructor")),
        (Relation.DEVELOPS, every("equine science degree", "anatomy,nutrition,business management")),
        (
            Relation.REQUIRES_SKILL,
            every("stable manager,farrier,riding instructor", "patience,communication,first aid"),
        ),
        (Relation.IN_INDUSTRY, every("riding instructor", "tourism,education")),
        (Relation.REQUIRES_CREDENTIAL, every("farrier", "certification")),
        (Relation.INCLUDES, set()),
        (Relation.HIRES, set()),
    ],
)
def test_whole_article(relation: Relation, expected: set[tuple[str, str]]) -> None:
    """Each relation holds just what the text says."""
    assert pairs(HORSES, relation) == expected


def test_pay_of_the_whole_article() -> None:
    assert set(pay(HORSES)) == {"stable manager"}


def test_statistic_of_the_whole_article() -> None:
    (fact,) = facts(HORSES, Relation.STATISTIC)
    assert (figure(fact).value, fact.source) == (65, "U.S. Bureau of Labor Statistics")


# What every fact has


def test_source_describes_the_article(tmp_path: Path) -> None:
    """Its name, title, byline, date, hash and what was passed over."""
    path = tmp_path / "horses.txt"
    path.write_text(HORSES, encoding="utf-8")
    source = loaders.load(path).source
    assert source.name == "horses.txt"
    assert source.title == "What Can You Do With an Equine Science Degree?"
    assert (source.authors, source.published) == (("Nora Lindqvist",), "2025-06-02")
    assert source.sha256 == sha256(HORSES.encode()).hexdigest()
    assert source.passed_over == {"related articles": 2}


def test_evidence_is_exact() -> None:
    """A quote is the stretch of the text that its span names."""
    found = extract(HORSES).facts
    assert found
    assert all(HORSES[f.evidence.start : f.evidence.end] == f.evidence.quote for f in found)


def test_evidence_names_its_section() -> None:
    (fact,) = facts(HORSES, Relation.REQUIRES_CREDENTIAL)
    assert fact.evidence.section == "Which Careers Are There?"


def test_facts_stand_in_the_order_of_the_text() -> None:
    starts = [f.evidence.start for f in extract(HORSES).facts]
    assert starts == sorted(starts)


def test_rule_is_named() -> None:
    assert all(f.rule for f in extract(HORSES).facts)


def test_fact_stands_once_at_its_place() -> None:
    found = [(f.relation, f.subject, f.object, f.evidence.start) for f in extract(HORSES).facts]
    assert len(found) == len(set(found))


def test_path_and_bytes_give_the_same(tmp_path: Path) -> None:
    path = tmp_path / "horses.txt"
    path.write_bytes(HORSES.encode())
    assert loaders.load(path) == loaders.extract(HORSES.encode(), "horses.txt")


def test_read_gives_the_text_that_spans_refer_to(tmp_path: Path) -> None:
    path = tmp_path / "horses.txt"
    path.write_bytes(HORSES.encode())
    document = loaders.read(str(path))
    assert all(document.text[f.evidence.start : f.evidence.end] == f.evidence.quote for f in loaders.load(path).facts)


@pytest.mark.parametrize(
    "form",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: text.replace("- ", "  • "),
        lambda text: "# " + text.replace("Which Careers", "## Which Careers").replace("Related A", "## Related A"),
        lambda text: text.replace("'", "’"),
    ],
    ids=["Windows line ends", "byte-order mark", "other bullets", "Markdown headings", "typographic apostrophes"],
)
def test_form_of_the_text_does_not_matter(form: Callable[[str], str]) -> None:
    """The same words give the same facts."""

    def stated(text: str) -> list[object]:
        return [(f.relation, f.subject, f.object, f.necessity, f.source) for f in extract(text).facts]

    assert stated(form(HORSES)) == stated(HORSES)


# What gives no fact

CAREERS = """
    What Can You Do With an Equine Science Degree?

    Careers for equine science graduates:

    - Farrier: Shoes horses.
    - Stable Manager: Runs the yard.

"""


@pytest.mark.parametrize(
    "advert",
    [
        "Students interested in other fields may want to explore affordable online accounting programs.",
        "Readers may also consider reviewing the best nursing programs in the country.",
        "Those who prefer numbers might look into data science degrees as well.",
        "See our guide to the cheapest law schools, where graduates become lawyers.",
    ],
)
def test_advert_gives_no_fact(advert: str) -> None:
    """A pointer to other programmes adds nothing and is counted."""
    plain, with_advert = extract(CAREERS), extract(f"{CAREERS}    {advert}\n")
    assert with_advert.facts == plain.facts
    assert with_advert.source.passed_over == {"adverts": 1}


def test_related_articles_give_no_fact() -> None:
    text = f"{CAREERS}    Related Articles\n\n    What Can You Do With a Law Degree? Become a Lawyer\n"
    assert extract(text).facts == extract(CAREERS).facts


def test_table_of_contents_gives_no_fact() -> None:
    text = """
    What Can You Do With an Equine Science Degree?

    Table of Contents

    - Become a Farrier
    - Become a Stable Manager for $52,000 a year

    Which Careers Are There?

    The yard has room for many.
    """
    assert extract(text).facts == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "The yard is quiet at noon, and the hay smells of summer.",
        "Horses eat about twenty pounds of hay.",
        "Nobody has counted the flies.",
        "The barn burned down in 1998.",
    ],
)
def test_sentence_without_a_statement_gives_no_fact(sentence: str) -> None:
    assert extract(f"A Day at the Yard\n\n{sentence}\n").facts == ()


def test_figures_in_a_testimonial_are_no_statistics() -> None:
    """What a graduate says of themselves is no figure about all."""
    text = """
    Careers With an Equine Science Degree

    Graduates Say

    "I spend 70 percent of the day outside," says Ines, who works as a farrier.
    """
    assert facts(text, Relation.STATISTIC) == []


# Who is meant


def test_title_names_the_programme_in_many_ways() -> None:
    """The programme is found whatever the title's wording."""
    titles = [
        "What Can You Do With a Degree in Equine Science?",
        "Equine Science Degree Careers: 2025 Guide",
        "Careers for Equine Science Majors",
        "Is an Equine Science Degree Worth It?",
        "Where Equine Science Graduates Work",
    ]
    body = "\n\nEquine science graduates become farriers.\n"
    assert {title: pairs(title + body, Relation.LEADS_TO) for title in titles} == {
        title: every("equine science degree", "farrier") for title in titles
    }


def test_nearest_subject_of_a_clause_wins() -> None:
    """Two clauses, two roles, each with its own skill."""
    text = "A Day at the Yard\n\nFarriers need patience, while riding instructors need communication.\n"
    assert pairs(text, Relation.REQUIRES_SKILL) == every("farrier", "patience") | every(
        "riding instructor", "communication"
    )


def test_role_that_is_only_met_is_not_the_subject() -> None:
    """Whom one works with needs nothing here."""
    text = "A Day at the Yard\n\nFarriers work with veterinarians and need patience.\n"
    assert pairs(text, Relation.REQUIRES_SKILL) == every("farrier", "patience")


def test_role_goes_on_over_several_sentences() -> None:
    text = """
    A Day at the Yard

    Farriers shoe horses. They need patience. They earn $47,000 a year. They work in agriculture.
    """
    assert pairs(text, Relation.REQUIRES_SKILL) == every("farrier", "patience")
    assert set(pay(text)) == {"farrier"}
    assert pairs(text, Relation.IN_INDUSTRY) == every("farrier", "agriculture")


def test_entry_wins_over_the_article() -> None:
    """In a list of roles, a sentence without a subject speaks of the entry's role."""
    text = """
    How to Become a Veterinarian

    Similar work is done by others:

    - Farrier: Needs patience.
    - Stable Manager: Needs budgeting.
    """
    assert ("farrier", "patience") in pairs(text, Relation.REQUIRES_SKILL)
    assert ("veterinarian", "patience") not in pairs(text, Relation.REQUIRES_SKILL)


def test_repetition_of_a_head_s_last_word_means_the_head() -> None:
    """Under "Stable Manager", "these managers" are stable managers."""
    text = """
    Careers With an Equine Science Degree

    - Stable Manager: These managers need budgeting.
    - Farrier: Shoes horses.
    """
    assert pairs(text, Relation.REQUIRES_SKILL) == every("stable manager", "budgeting")


# Any article

sentences = st.sampled_from(
    [
        "# Careers With an Equine Science Degree",
        "Careers in Equine Science",
        "## What Do Farriers Earn?",
        "Job Outlook",
        "Farriers earn $47,000 a year, and **stable managers** earn more.",
        "They need [patience](/p), *communication* and first aid.",
        "- Farrier: Shoes horses. Salaries range from $38,000 to $52,000.",
        "  • **Stable Manager** – runs the yard (hay, oats, straw).",
        "1. Riding Instructor",
        "Median pay: $41,000",
        "Education: Bachelor's degree",
        "| Farrier | $47,000 | 4% |",
        "Farrier\t$47,000",
        "These roles require a license; no degree is required.",
        "Employment is projected to grow 4% from 2023 to 2033, says the U.S. Bureau of Labor Statistics.",
        "Two-thirds of graduates work in agriculture, tourism &amp; education.",
        "Tools such as rasps, tongs and nippers (forged) are used.",
        "> I work as a farrier now, she said.",
        "Employers hire graduates as",
        "such as, and or, including",
        "$",
        "(",
        "”",
    ]
)
articles = st.lists(sentences | st.text(max_size=25), max_size=12).flatmap(
    lambda rows: st.sampled_from(["\n", "\n\n", " "]).map(lambda end: end.join(rows))
)


@settings(max_examples=250, deadline=None)
@given(articles)
def test_any_article_gives_exact_facts_or_an_error(text: str) -> None:
    """Nothing but `SourceError` is raised, and every quote is found at its span."""
    try:
        found = loaders.extract(text.encode("utf-8", "surrogatepass"), "any.txt").facts
    except SourceError:
        return
    for fact in found:
        assert text.removeprefix("\ufeff")[fact.evidence.start : fact.evidence.end] == fact.evidence.quote
        assert fact.subject.label


@settings(max_examples=60, deadline=None)
@given(articles)
def test_same_bytes_give_equal_facts(text: str) -> None:
    assume("\0" not in text)
    data = f"Careers With an Equine Science Degree\n\nThe yard is open.\n\n{text}".encode()
    assert loaders.extract(data, "any.txt") == loaders.extract(data, "any.txt")
