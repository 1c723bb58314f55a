"""Structured data: what the JSON-LD of a page states of it, the facts of its objects, its questions, broken scripts."""

from __future__ import annotations

import html
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphq import loaders
from graphq.loaders.explanation import explain
from graphq.ontology.errors import SourceError
from graphq.ontology.fact import Amount, Fact, Figure, Necessity
from tests.terminal import run

if TYPE_CHECKING:
    from pathlib import Path

    from graphq.loaders.document import Document

UNREADABLE = "unreadable structured data"
PROSE = "<h1>Keepers of lights</h1><p>A lighthouse is a tower.</p>"

OCCUPATION = {
    "@type": "Occupation",
    "name": "Lighthouse Technician",
    "estimatedSalary": [
        {
            "@type": "MonetaryAmountDistribution",
            "name": "base",
            "currency": "CAD",
            "duration": "P1Y",
            "percentile10": "41,000",
            "percentile25": 47000,
            "median": 52500.5,
            "percentile75": 60000,
            "percentile90": 71000,
        }
    ],
    "occupationLocation": [{"@type": "City", "name": "Halifax"}],
    "skills": "<ul><li>Optics</li><li>Python, SQL and welding</li></ul>",
    "responsibilities": "Technicians use AutoCAD and apply color theory.",
    "qualifications": "A bachelor's degree is preferred.",
    "educationRequirements": "High school",
    "experienceRequirements": {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": 24},
}
POSTING = {
    "@type": "JobPosting",
    "title": "Senior Data Analyst - Remote",
    "description": "<p>Join us!</p>",
    "hiringOrganization": {"@id": "#firm"},
    "baseSalary": {
        "@type": "MonetaryAmount",
        "currency": "GBP",
        "value": {"@type": "QuantitativeValue", "minValue": 20.5, "maxValue": 31, "unitText": "HOUR"},
    },
    "jobLocation": {
        "@type": "Place",
        "address": {"@type": "PostalAddress", "addressLocality": "Leeds", "addressCountry": "GB"},
    },
    "industry": "Healthcare",
    "educationRequirements": {
        "@type": "EducationalOccupationalCredential",
        "credentialCategory": "Bachelor's degree in Statistics",
    },
    "experienceRequirements": "at least 3 years of analysis",
    "skills": ["SQL", "Knowledge of data cleaning is required."],
}
FIRM = {"@type": "Organization", "@id": "#firm", "name": 'The "Beam" Works', "url": "https://example.org"}
COURSE = {
    "@type": "Course",
    "name": "Bachelor of Science in Nursing",
    "teaches": ["Patient care", "You will work with electronic health records."],
    "offers": {"@type": "Offer", "price": 90000, "priceCurrency": "USD"},
}
PROGRAMME = {
    "@type": ["EducationalOccupationalProgram"],
    "name": "Optics Certificate",
    "occupationalCategory": ["29-2081 Opticians, Dispensing", "Optical Engineer"],
    "occupationalCredentialAwarded": {
        "@type": "EducationalOccupationalCredential",
        "competencyRequired": {"@type": "DefinedTerm", "name": "Lens design"},
    },
    "salaryUponCompletion": {"@type": "MonetaryAmountDistribution", "currency": "USD", "median": 48000},
}


def page(*scripts: object, body: str = PROSE, head: str = "") -> bytes:
    """A page with some scripts; what is no text is written as JSON."""
    texts = [script if isinstance(script, str) else json.dumps(script) for script in scripts]
    elements = "".join(f'<script type="application/ld+json">{text}</script>' for text in texts)
    return f"<!DOCTYPE html><html><head>{head}{elements}</head><body>{body}</body></html>".encode()


def graph(*objects: object) -> dict[str, object]:
    """Objects as one script's data."""
    return {"@context": "https://schema.org", "@graph": list(objects)}


def read(*scripts: object, **how: str) -> Document:
    """The document of a page with some scripts."""
    return loaders.parse(page(*scripts, **how))


def facts(*objects: object) -> list[Fact]:
    """The facts of a page with some objects, each with its words where it says that they are."""
    data = page(graph(*objects))
    text = loaders.parse(data).text
    found = loaders.extract(data, "a").facts
    for fact in found:
        assert text[fact.evidence.start : fact.evidence.end] == fact.evidence.quote
        assert fact.rule == fact.evidence.section
    return list(found)


def stated(*objects: object) -> set[tuple[str, str, str]]:
    """What is related to what, figures left out."""
    found = ((fact.relation.value, fact.subject.label, getattr(fact.object, "label", "")) for fact in facts(*objects))
    return {row for row in found if row[2]}


def amounts(*objects: object) -> list[Amount]:
    """What is paid, in the order of the text."""
    return [fact.object for fact in facts(*objects) if isinstance(fact.object, Amount)]


def figures(*objects: object) -> list[Figure]:
    """The statistics."""
    return [fact.object for fact in facts(*objects) if isinstance(fact.object, Figure)]


def test_pay_of_an_occupation() -> None:
    """Its median, the middle half, and the tenths at both ends, each for the place that is named."""
    where = {"currency": "CAD", "region": "Halifax"}
    assert set(amounts(OCCUPATION)) == {
        Amount(52500.5, 52500.5, statistic="median", **where),
        Amount(47000, 60000, statistic="range", **where),
        Amount(None, 41000, statistic="maximum", **where),
        Amount(71000, None, statistic="minimum", **where),
    }


def test_the_median_is_quoted_with_its_currency() -> None:
    """From the line that states the one to the line that states the other."""
    median = next(fact for fact in facts(OCCUPATION) if getattr(fact.object, "statistic", "") == "median")
    assert median.evidence.quote.startswith('"currency": "CAD",\n    "duration": "P1Y"')
    assert median.evidence.quote.endswith('"median": 52500.5')
    assert median.rule == "schema.org Occupation"


def test_skills_of_an_occupation() -> None:
    """Of lists each member, of sentences what the rules find."""
    found = {skill for relation, _, skill in stated(OCCUPATION) if relation == "requires_skill"}
    assert found == {"Optics", "Python", "SQL", "welding", "AutoCAD", "color theory"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("roof design", {"roof design"}),
        ("Tools: Excel; SQL", {"Excel", "SQL"}),
        ("Excel, SQL; R and Python", {"Excel", "SQL", "R", "Python"}),
        ("collaborate with teams", set()),
        ("Must have strong communication skills, and experience with ventilators.", {"ventilators"}),
    ],
)
def test_one_text_of_skills(text: str, found: set[str]) -> None:
    """A name, names behind a head, names with several marks between them, a duty, a sentence."""
    assert {skill for _, _, skill in stated({"@type": "JobPosting", "title": "Welder", "skills": text})} == found


def test_credentials_of_an_occupation() -> None:
    """A level by its school is what is earned there; a sentence says how strongly it asks."""
    found = {(str(fact.object.label), fact.necessity) for fact in facts(OCCUPATION) if fact.necessity}  # type: ignore[union-attr]
    assert found == {("high school diploma", Necessity.REQUIRED), ("bachelor's degree", Necessity.PREFERRED)}


def test_experience_is_a_statistic() -> None:
    """In months, or as a text has it."""
    assert figures(OCCUPATION) == [Figure(24, unit="months", about="experience required")]
    assert figures(POSTING) == [Figure(3, unit="years", about="experience required")]


def test_pay_of_a_posting() -> None:
    """By the hour, at a place, a level and an employer that another object names."""
    assert amounts(POSTING, FIRM) == [
        Amount(
            20.5,
            31,
            "GBP",
            "hour",
            "range",
            region="Leeds",
            level="senior",
            employer='The "Beam" Works',
        )
    ]


def test_what_a_posting_asks_for() -> None:
    """Skills, a degree and the industry; its employer hires graduates of the subject."""
    role = "Senior Data Analyst"
    assert stated(POSTING, FIRM) == {
        ("in_industry", role, "Healthcare"),
        ("requires_skill", role, "SQL"),
        ("requires_skill", role, "data cleaning"),
        ("requires_credential", role, "Bachelor's degree in Statistics"),
        ("hires", 'The "Beam" Works'.removeprefix("The "), "Statistics degree"),
    }


def test_experience_in_place_of_education() -> None:
    """Then the degree is what is usual, and not required."""
    found = facts(POSTING | {"experienceInPlaceOfEducation": True})
    assert [fact.necessity for fact in found if fact.necessity] == [Necessity.TYPICAL]


@pytest.mark.parametrize(
    ("level", "label"),
    [
        ("high school", "high school diploma"),
        ("bachelor degree", "bachelor's degree"),
        ("Associate degree", "Associate degree"),
    ],
)
def test_levels_of_education(level: str, label: str) -> None:
    """As job postings write them."""
    asked = {"@type": "EducationalOccupationalCredential", "credentialCategory": level}
    posting = {"@type": "JobPosting", "title": "Welder", "educationRequirements": asked}
    assert stated(posting) == {("requires_credential", "Welder", label)}


@pytest.mark.parametrize("none", ["None", "no requirements", "No degree required", "A degree is not required.", ""])
def test_nothing_asked_for_is_no_credential(none: str) -> None:
    """However that is worded."""
    assert not [fact for fact in facts(POSTING | {"educationRequirements": none}) if fact.necessity]


def test_no_skills_or_industry() -> None:
    """What says so is not the name of one."""
    assert not stated({"@type": "JobPosting", "title": "Welder", "skills": ["N/A", "None"], "industry": "n/a"})


@pytest.mark.parametrize(
    ("salary", "amount"),
    [
        ({"currency": "USD", "value": {"value": 95000, "unitText": "YEAR"}}, Amount(95000, 95000)),
        ({"currency": "USD", "value": "4,200", "unitText": "MONTH"}, Amount(4200, 4200, period="month")),
        ({"currency": "EUR", "value": "70.000"}, Amount(70000, 70000, "EUR")),
        ({"currency": "USD", "minValue": 300, "unitText": "DAY"}, Amount(300, None, period="day", statistic="minimum")),
        (
            {"currency": "USD", "value": {"maxValue": 900, "unitText": "WEEK"}},
            Amount(None, 900, "USD", "week", "maximum"),
        ),
        ("$40,000 to $50,000 a year", Amount(40000, 50000, statistic="range")),
        (61000, Amount(61000, 61000, "SEK")),
    ],
)
def test_forms_of_pay(salary: object, amount: Amount) -> None:
    """Amounts, numbers as text, and text."""
    assert amounts({"@type": "JobPosting", "title": "Welder", "salaryCurrency": "SEK", "baseSalary": salary}) == [
        amount
    ]


@pytest.mark.parametrize(
    "salary",
    [
        {"value": {"value": 95000, "unitText": "YEAR"}},
        {"currency": "USD", "value": {"value": 25}},
        {"currency": "USD", "value": {"value": 0, "unitText": "HOUR"}},
        {"currency": "USD", "value": {"value": True, "unitText": "HOUR"}},
        {"currency": "USD", "value": {"value": 10**400, "unitText": "YEAR"}},
        {"currency": "USD", "name": "sign-on bonus", "value": {"value": 5000, "unitText": "YEAR"}},
    ],
)
def test_what_is_not_clearly_pay_is_left_out(salary: object) -> None:
    """Without currency, too small for a year, nothing at all, or a bonus."""
    assert not amounts({"@type": "JobPosting", "title": "Welder", "baseSalary": salary})


def test_a_course_develops_what_it_teaches() -> None:
    """It is called as articles are read, and its price is nobody's pay."""
    assert stated(COURSE) == {
        ("develops", "Nursing degree", "Patient care"),
        ("develops", "Nursing degree", "electronic health records"),
    }
    assert not amounts(COURSE)


def test_a_programme_leads_to_its_occupations() -> None:
    """With or without a code; what its credential certifies is learnt, and what is earned afterwards is pay."""
    name = "Optics Certificate"
    assert stated(PROGRAMME) == {
        ("leads_to", name, "Opticians"),
        ("leads_to", name, "Optical Engineer"),
        ("develops", name, "Lens design"),
    }
    assert amounts(PROGRAMME) == [Amount(48000, 48000, statistic="median")]


def test_objects_are_printed_at_the_end_of_the_text() -> None:
    """One property a line, only those that are read, references followed."""
    posting = {"@type": "JobPosting", "title": "Welder", "hiringOrganization": {"@id": "#firm"}, "url": "https://x.org"}
    assert read(graph(posting, FIRM)).text == (
        "# Keepers of lights\nA lighthouse is a tower.\n"
        '## schema.org JobPosting\n{\n  "@type": "JobPosting",\n  "title": "Welder",\n'
        '  "hiringOrganization": {\n    "@type": "Organization",\n    "name": "The \\"Beam\\" Works"\n  }\n}\n'
    )


@pytest.mark.parametrize(
    "data",
    [
        [{"@context": "http://schema.org/"} | OCCUPATION],
        {"@context": "https://schema.org", "@type": "WebPage", "mainEntity": {"@graph": [OCCUPATION]}},
        {
            "@context": {"schema": "https://schema.org/"},
            **{f"schema:{name}" if name[0] != "@" else name: value for name, value in OCCUPATION.items()},
            "@type": "schema:Occupation",
        },
        {
            **{f"http://schema.org/{name}" if name[0] != "@" else name: value for name, value in OCCUPATION.items()},
            "@type": ["http://schema.org/Thing", "http://schema.org/Occupation"],
        },
        {"type": "Occupation"} | {name: {"@value": v} if v == "High school" else v for name, v in OCCUPATION.items()},
        [OCCUPATION, OCCUPATION],
    ],
)
def test_forms_of_one_object(data: object) -> None:
    """Arrays, graphs, prefixes, lists of types, wrapped values, repetitions: the same facts, once each."""
    found = loaders.extract(page(data), "a").facts
    assert [(fact.relation, fact.object) for fact in found] == [
        (fact.relation, fact.object) for fact in facts(OCCUPATION)
    ]


def test_another_vocabulary_is_not_read() -> None:
    """Its types are not schema.org's, whatever they are called."""
    assert read({"@context": "https://example.org/terms"} | OCCUPATION).things == ()


def test_objects_that_refer_to_each_other() -> None:
    """A circle ends; the facts around it are found."""
    course = COURSE | {"@id": "#a", "educationalCredentialAwarded": {"@id": "#b"}}
    award = {"@type": "EducationalOccupationalCredential", "@id": "#b", "competencyRequired": {"@id": "#a"}}
    assert ("develops", "Nursing degree", "Patient care") in stated(course, award)


def test_references_that_multiply_are_cut_off() -> None:
    """Eight levels of forty references each would be more than any memory holds."""
    objects = [
        {"@type": "Course", "@id": f"#{i}", "name": f"c{i}", "competencyRequired": [{"@id": f"#{i + 1}"}] * 40}
        for i in range(9)
    ]
    assert read(graph(*objects)).passed_over[UNREADABLE] > 0


WRAPPED = ["<!--{}-->", "//<![CDATA[\n{}\n//]]>", "/* <![CDATA[ */ {} /* ]]> */", "\ufeff{};"]


@pytest.mark.parametrize("wrapper", WRAPPED)
def test_wrapped_scripts(wrapper: str) -> None:
    """Comments and CDATA sections around the data."""
    script = wrapper.replace("{}", json.dumps(graph(OCCUPATION)))
    assert len(read(script).things) == 1


def test_a_script_written_as_text_is_read() -> None:
    """Its quotation marks are entities."""
    assert len(read(html.escape(json.dumps(graph(OCCUPATION)))).things) == 1


@pytest.mark.parametrize(
    "script",
    [
        "{broken",
        "\x01",
        '{"a": 1} and more',
        "[" * 100_000 + "]" * 100_000,
        '{"a":' * 100_000,
        json.dumps([[[[{"@type": "Occupation"}]]]] * 2).replace("[", "[" * 40, 1) + "]" * 39,
        '{"@type": "Occupation", "name": "\\ud800"}',
        '{"@type": "Occupation", "name": NaN}',
        '{"@type": "Occupation", "name": 1e999}',
        '{"@type": "Occupation", "name": ' + "9" * 5000 + "}",
        json.dumps({"@type": "Occupation", "name": "x" * 1_000_001}),
    ],
    ids=[
        "broken",
        "binary",
        "trailing",
        "brackets",
        "objects",
        "deep",
        "surrogate",
        "nan",
        "infinite",
        "digits",
        "long",
    ],
)
def test_a_script_that_cannot_be_read_is_counted(script: str) -> None:
    """It costs neither the article nor the other scripts."""
    document = read(script, graph(OCCUPATION))
    assert document.passed_over == {UNREADABLE: 1}
    assert len(document.things) == 1


def test_unknown_types_and_empty_scripts_are_not_counted() -> None:
    """There is nothing in them to read."""
    assert read("  ", {"@context": "https://schema.org", "@type": "BreadcrumbList"}, 7, "null").passed_over == {}


ARTICLE = {
    "@context": "https://schema.org",
    "@type": ["BlogPosting"],
    "headline": "Lights &amp; their <i>keepers</i>",
    "author": [{"@id": "#ida"}, "Bo Lund", {"@type": "Organization", "name": "Beam"}],
    "datePublished": "2025-02-03T10:00:00Z",
    "dateModified": "2025-02-04",
    "description": "What keepers do.",
    "inLanguage": "en-GB",
    "mainEntityOfPage": {"@type": "WebPage", "@id": "https://example.org/keepers"},
}
IDA = {"@context": "https://schema.org", "@type": "Person", "@id": "#ida", "name": "Ida Quill"}


def test_metadata_where_the_page_states_none() -> None:
    """Title, authors, dates, description, address and language."""
    document = read(ARTICLE, IDA, body="<p>A lighthouse is a tower.</p>")
    assert document.metadata == {
        "title": "Lights & their keepers",
        "authors": ("Ida Quill", "Bo Lund", "Beam"),
        "published": "2025-02-03",
        "modified": "2025-02-04",
        "description": "What keepers do.",
        "url": "https://example.org/keepers",
        "language": "en-GB",
    }


def test_what_the_page_states_itself_goes_first() -> None:
    """Its heading, and its meta elements."""
    own = {"author": "Wyn", "description": "Own.", "date": "2020-01-02"}
    head = "".join(f'<meta name="{name}" content="{content}">' for name, content in own.items())
    document = read(ARTICLE, IDA, head=head)
    assert document.title == "Keepers of lights"
    assert (document.authors, document.description, document.published) == (("Wyn",), "Own.", "2020-01-02")


QUESTIONS = {
    "@context": "https://schema.org",
    "@type": "FAQPage",
    "mainEntity": [
        {
            "@type": "Question",
            "name": "How much do welders earn?",
            "acceptedAnswer": {
                "@type": "Answer",
                "text": "<p>Welders earn <b>$48,000</b> a year.<br>It varies.</p>"
                "<ul><li>Overtime counts &amp; helps.</li></ul>",
            },
        },
        {
            "@type": "Question",
            "name": "What is a lighthouse?",
            "acceptedAnswer": {"@type": "Answer", "text": "A <em>lighthouse</em> is a tower."},
        },
    ],
}


def test_questions_that_the_page_does_not_show_are_read() -> None:
    """Their answers become paragraphs and lists; one that can be seen is not repeated."""
    document = read(QUESTIONS)
    assert document.text.partition("tower.\n")[2] == (
        "## How much do welders earn?\nWelders earn $48,000 a year.\nIt varies.\n- Overtime counts & helps.\n"
    )
    assert [section.heading for section in document.sections] == ["Keepers of lights", "How much do welders earn?"]


def test_a_page_of_nothing_but_questions() -> None:
    """None of them is taken for its title."""
    document = read(QUESTIONS, ARTICLE, body="<p></p>")
    assert document.title == "Lights & their keepers"
    assert [section.heading for section in document.sections[1:]] == [
        "How much do welders earn?",
        "What is a lighthouse?",
    ]


def test_an_answer_is_read_by_the_ordinary_rules() -> None:
    """As if it stood on the page."""
    (fact,) = loaders.extract(page(QUESTIONS), "a").facts
    assert (fact.rule, fact.evidence.quote) == ("amount", "Welders earn $48,000 a year.")
    assert fact.evidence.section == "How much do welders earn?"


def test_of_an_answer_only_what_is_not_seen_is_added() -> None:
    """Here its first paragraph is on the page."""
    body = PROSE + "<h2>Pay</h2><p>Welders earn $48,000 a year.</p>"
    assert read(QUESTIONS, body=body).text.endswith("earn?\nIt varies.\n- Overtime counts & helps.\n")


def test_a_long_description_does_not_make_the_page_too_long() -> None:
    """It is not printed; nor are more questions than anybody reads."""
    long = "x " * 290_000
    assert (
        len(read(graph({"@type": "JobPosting", "title": "Welder", "description": long, "skills": "SQL"})).things) == 1
    )
    questions = [{"name": f"{i}?", "acceptedAnswer": {"text": f"{i} {'y ' * 9000}"}} for i in range(50)]
    assert len(read({"@type": "FAQPage", "mainEntity": questions}).text) < 200_000


def test_an_answer_of_nothing_but_tags() -> None:
    """Its depth does not cost time, nor the rest of the page."""
    answer = {"@type": "Answer", "text": "&lt;div&gt;" * 1500 + "Deep down."}
    question = {"@type": "Question", "name": "Deep?", "acceptedAnswer": answer}
    assert read({"@type": "FAQPage", "mainEntity": question}).text.endswith("## Deep?\nDeep down.\n")


def test_a_fact_of_prose_and_data_has_two_pieces_of_evidence(tmp_path: Path) -> None:
    """One thing in the graph, and two claims."""
    occupation = {"@type": "Occupation", "name": "Welder", "skills": "SQL"}
    (tmp_path / "a.html").write_bytes(
        page(graph(occupation), body="<h1>Welders</h1><p>Welders need skills in SQL.</p>")
    )
    store = tmp_path / "store"
    assert run("load", tmp_path / "a.html", "--store", store).exit_code == 0
    claims = "SELECT ?rule { ?c gq:rule ?rule ; rdf:predicate gq:requiresSkill } ORDER BY ?rule"
    rows = run("query", claims, "--store", store, "--format", "csv").stdout.split("\n")
    assert [row.strip() for row in rows if row.strip()] == ["rule", "schema.org Occupation", "strong trigger"]
    assert run("validate", "--store", store).exit_code == 0


def test_the_order_of_pages_does_not_matter(tmp_path: Path) -> None:
    """Two pages give one graph."""
    paths = [tmp_path / "a.html", tmp_path / "b.html"]
    paths[0].write_bytes(page(graph(OCCUPATION, POSTING, FIRM)))
    paths[1].write_bytes(page(graph(COURSE, POSTING)))
    exports = []
    for name, order in (("one", paths), ("two", paths[::-1])):
        assert run("load", *order, "--store", tmp_path / name).exit_code == 0
        exports.append(run("export", "--format", "nquads", "--store", tmp_path / name).stdout)
    assert exports[0] == exports[1] != ""


def test_every_fact_is_explained() -> None:
    """Those of the structured data too."""
    data = page(graph(OCCUPATION, POSTING, FIRM, COURSE, PROGRAMME), QUESTIONS)
    explained = {fact for one in explain(loaders.parse(data)) for fact in one.facts}
    assert explained == set(loaders.extract(data, "a").facts)


TERMS = [
    "name title value currency unitText minValue maxValue median estimatedSalary baseSalary skills responsibilities",
    "qualifications educationRequirements credentialCategory experienceRequirements monthsOfExperience industry",
    "hiringOrganization jobLocation address teaches occupationalCategory mainEntity acceptedAnswer text headline",
    "author @id @type @graph @context @value @list datePublished mainEntityOfPage",
]
TYPES = ["Occupation", "JobPosting", "Course", "FAQPage", "Article", "Question", ["Course", "schema:Occupation"]]
WORDS = [
    "Nurse",
    "$5 an hour",
    "Python, SQL",
    'a "b\\',
    "<p>x<li>y",
    "USD",
    "#a",
    "5 years",
    "\u2028é\x00",
    "&lt;b&gt;",
]


def _members(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(st.sampled_from(" ".join(TERMS).split()), inner, max_size=6)


def _typed(kind: object, members: dict[str, Any]) -> dict[str, Any]:
    return {"name": "Nurse"} | members | {"@type": kind}


VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(WORDS),
    lambda inner: (
        st.lists(inner, max_size=4)
        | _members(inner)
        | st.builds(
            lambda kind, data: {"name": "Nurse"} | data | {"@type": kind}, st.sampled_from(TYPES), _members(inner)
        )
    ),
    max_leaves=25,
)


@settings(max_examples=150, deadline=None)
@given(data=VALUES, body=st.sampled_from([PROSE, "", "<p>Text.</p>"]))
def test_no_data_breaks_a_page(data: object, body: str) -> None:
    """Whatever it holds: either the page has no heading, or every fact has its words in its place."""
    source = page(json.dumps(data).replace("</", "<\\/"), body=body)
    try:
        document = loaders.parse(source)
    except SourceError:
        assert body != PROSE
        return
    for fact in loaders.extract(source, "a").facts:
        assert document.text[fact.evidence.start : fact.evidence.end] == fact.evidence.quote
