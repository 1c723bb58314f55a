"""What a page states as JSON-LD: metadata, facts with their places, questions; and what nobody can read."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphq import loaders
from graphq.ontology.fact import Amount, Entity, Fact, Figure, Necessity, Relation

OCCUPATION = {
    "@context": "https://schema.org",
    "@type": "Occupation",
    "name": "Thatcher",
    "skills": "straw cutting, ladder safety",
    "qualifications": {"@type": "EducationalOccupationalCredential", "credentialCategory": "high school"},
    "occupationLocation": {"@type": "City", "name": "Norwich"},
    "estimatedSalary": [
        {
            "@type": "MonetaryAmountDistribution",
            "currency": "GBP",
            "duration": "P1Y",
            "percentile10": "24000",
            "median": 31000.5,
            "percentile90": 52000,
        }
    ],
    "experienceRequirements": {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": 24},
}
POSTING = {
    "@context": "https://schema.org/",
    "@graph": [
        {"@id": "#reed", "@type": "Organization", "name": "Reed & Sons"},
        {
            "@type": ["http://schema.org/JobPosting"],
            "title": "Roof Inspector",
            "hiringOrganization": {"@id": "#reed"},
            "industry": "construction",
            "baseSalary": {
                "@type": "MonetaryAmount",
                "currency": "USD",
                "value": {"@type": "QuantitativeValue", "minValue": 25, "maxValue": 32.5, "unitText": "HOUR"},
            },
        },
    ],
}
PROGRAMME = {
    "@context": "https://schema.org",
    "@type": "EducationalOccupationalProgram",
    "name": "Thatching Diploma",
    "teaches": ["straw cutting", {"@type": "DefinedTerm", "name": "roof design"}],
    "occupationalCategory": ["47-2181 Roofers", "Building inspector"],
    "offers": {"@type": "Offer", "price": 4000, "priceCurrency": "GBP"},
}
QUESTIONS = {
    "@context": "https://schema.org",
    "@type": "FAQPage",
    "mainEntity": [
        {
            "@type": "Question",
            "name": "How much do glaziers earn?",
            "acceptedAnswer": {"@type": "Answer", "text": "<p>Glaziers earn <b>$41,000</b> a year.</p>"},
        }
    ],
}


def page(*objects: object, body: str = "<h1>Roofs</h1><p>Roofs keep the rain out.</p>") -> bytes:
    """A page with scripts."""
    scripts = "".join(
        f'<script type="application/ld+json">{one if isinstance(one, str) else json.dumps(one)}</script>'
        for one in objects
    )
    return f"<!doctype html><html><head>{scripts}</head><body><main>{body}</main></body></html>".encode()


def facts(*objects: object, body: str = "<h1>Roofs</h1><p>Roofs keep the rain out.</p>") -> list[Fact]:
    """The facts of a page, each of which stands where it says it does."""
    data = page(*objects, body=body)
    text = loaders.parse(data).text
    found = list(loaders.extract(data, "roofs.html").facts)
    assert all(text[fact.evidence.start : fact.evidence.end] == fact.evidence.quote for fact in found)
    return found


def objects_of(found: list[Fact], relation: Relation) -> list[Any]:
    """What some facts of one relation state, labels by their keys."""
    return [
        fact.object.key if isinstance(fact.object, Entity) else fact.object
        for fact in found
        if fact.relation is relation
    ]


def test_an_occupation_states_what_it_needs() -> None:
    found = facts(OCCUPATION)
    assert {fact.subject.key for fact in found} == {"thatcher"}
    assert objects_of(found, Relation.REQUIRES_SKILL) == ["straw cutting", "ladder safety"]
    assert objects_of(found, Relation.REQUIRES_CREDENTIAL) == ["high school diploma"]
    assert [fact.necessity for fact in found if fact.necessity] == [Necessity.REQUIRED]
    assert objects_of(found, Relation.STATISTIC) == [Figure(24.0, unit="months", about="experience required")]


def test_an_occupation_states_its_pay() -> None:
    """As a median, and what the lowest and the highest tenth earn."""
    pay = objects_of(facts(OCCUPATION), Relation.PAYS)
    common = {"currency": "GBP", "period": "year", "region": "Norwich"}
    assert set(pay) == {
        Amount(31000.5, 31000.5, statistic="median", **common),
        Amount(None, 24000.0, **common),
        Amount(52000.0, None, **common),
    }


def test_a_posting_states_pay_employer_and_industry() -> None:
    """References are followed, types may be written in full."""
    found = facts(POSTING)
    amount = Amount(25.0, 32.5, "USD", "hour", "range", employer="Reed & Sons")
    assert objects_of(found, Relation.PAYS) == [amount]
    assert objects_of(found, Relation.IN_INDUSTRY) == ["construction"]


def test_a_programme_states_what_it_teaches_and_leads_to() -> None:
    """Its price is not pay."""
    found = facts(PROGRAMME)
    assert objects_of(found, Relation.DEVELOPS) == ["straw cutting", "roof design"]
    assert objects_of(found, Relation.LEADS_TO) == ["roofer", "building inspector"]
    assert objects_of(found, Relation.PAYS) == []


def test_evidence_is_the_property_that_says_so() -> None:
    (fact,) = (fact for fact in facts(POSTING) if fact.relation is Relation.IN_INDUSTRY)
    assert fact.evidence.quote == '"industry": "construction"'
    assert fact.rule == "schema.org JobPosting"


def test_questions_that_the_page_does_not_show_are_read() -> None:
    (fact,) = (fact for fact in facts(QUESTIONS) if fact.relation is Relation.PAYS)
    assert fact.subject.key == "glazier"
    assert fact.evidence.section == "How much do glaziers earn?"


def test_questions_that_it_shows_are_read_once() -> None:
    body = "<h1>Roofs</h1><h2>How much do glaziers earn?</h2><p>Glaziers earn $41,000 a year.</p>"
    assert len(objects_of(facts(QUESTIONS, body=body), Relation.PAYS)) == 1


def test_an_article_states_its_metadata() -> None:
    """Where the head of the page is silent."""
    article = {
        "@context": "https://schema.org",
        "@type": "BlogPosting",
        "headline": "On Roofs",
        "author": [{"@type": "Person", "name": "Ada Reed"}, {"@type": "Person", "name": "Bo Straw"}],
        "datePublished": "2025-03-04T10:00:00Z",
        "dateModified": "2025-03-06",
        "description": "All of them.",
        "inLanguage": "en-GB",
    }
    document = loaders.parse(page(article, body="<p>Roofs keep the rain out, as they always did.</p>"))
    assert (document.title, document.authors) == ("On Roofs", ("Ada Reed", "Bo Straw"))
    assert (document.published, document.modified) == ("2025-03-04", "2025-03-06")
    assert (document.description, document.language) == ("All of them.", "en-GB")


@pytest.mark.parametrize(
    "script",
    ['{"@type": ', "[" * 100_000, '"' + "a" * 1_100_000 + '"', "\x01", '{"a": 1} {"b": 2}', ""],
    ids=["broken", "deep", "long", "binary", "two", "empty"],
)
def test_what_cannot_be_read_is_counted(script: str) -> None:
    """And the page is read."""
    extraction = loaders.extract(page(script, OCCUPATION), "roofs.html")
    assert extraction.source.passed_over["unreadable structured data"] == 1
    assert extraction.facts


@pytest.mark.parametrize("wrapped", ["<!-- {} -->", "//<![CDATA[\n{}\n//]]>", "\n {} \n"])
def test_wrappings_of_old_are_taken_off(wrapped: str) -> None:
    assert facts(wrapped.replace("{}", json.dumps(OCCUPATION)))


def test_objects_in_objects_are_found() -> None:
    """A page of an occupation is written once, whatever it stands in."""
    found = facts({"@type": "WebPage", "about": {"@type": "Article", "mentions": [OCCUPATION, OCCUPATION]}})
    assert len(objects_of(found, Relation.STATISTIC)) == 2
    assert len({fact.evidence.start for fact in found if fact.relation is Relation.STATISTIC}) == 2


def test_circles_end() -> None:
    circle = {"@graph": [{"@id": "a", "@type": "Course", "name": "A", "teaches": {"@id": "a"}}]}
    assert facts(circle) is not None


keys = st.sampled_from(sorted({*OCCUPATION, *PROGRAMME, "@graph", "@id", "value", "title", "baseSalary", "mainEntity"}))
scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
types = st.sampled_from(["Occupation", "JobPosting", "Course", "FAQPage", "Question", "Answer", "Article", 1])
anything = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(keys, inner, max_size=5)
        | st.builds(lambda node, name: {**node, "@type": name, "name": "Thatcher"}, st.dictionaries(keys, inner), types)
    ),
    max_leaves=15,
)


@given(anything)
def test_any_json_is_read(value: object) -> None:
    """Nothing is raised, and all evidence stands where it says."""
    facts(value)
