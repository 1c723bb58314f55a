"""Lint: each rule finds what it is there for, and nothing that only looks like it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from lanterns import opened, text
from stores import ANALYST, CHARTS, PILOT, ROPES, SHIPPING, fact, load, needs, pays, source, works_in

from graphq.graph.lint import RULES, Finding, Level, Settings, lint
from graphq.graph.lint.likeness import alike
from graphq.graph.store import Store
from graphq.graph.writer import Writer
from graphq.ontology.fact import Amount, Entity, Figure, Growth, Kind, Relation

if TYPE_CHECKING:
    from pathlib import Path

    from graphq.ontology.fact import Fact, Object
    from graphq.ontology.source import Extraction

COURSE = Entity(Kind.PROGRAMME, "quay studies")
WARRANT = Entity(Kind.CREDENTIAL, "quay warrant")
DESCRIBED = (
    works_in(ANALYST, SHIPPING),
    *(needs(ANALYST, Entity(Kind.SKILL, f"{w} lore")) for w in ("kelp", "foam", "murk")),
)
"""So much is stated of a role that it is described; but not what it pays."""


def found(
    folder: Path, rule: str, *sources: Extraction, turtle: str = "", as_of: int = 2026, age: int = 3
) -> list[Finding]:
    """What a rule finds in some sources and in RDF beside them."""
    folder.mkdir(exist_ok=True)
    with opened(folder, *sources, turtle=turtle) as store:
        return list(lint(store, Settings(as_of, age, only=[rule])).findings)


def stated(relation: Relation, value: Object) -> Extraction:
    """A source that states one thing of a role."""
    return text("old.txt", fact(relation, ANALYST, value))


def dated(date: str | None, modified: str | None = None) -> Extraction:
    """A source with its dates."""
    extraction = source("dated.txt", needs(ANALYST, CHARTS))
    return replace(extraction, source=replace(extraction.source, published=date, modified=modified))


@pytest.mark.parametrize(
    ("relation", "value", "message"),
    [
        (
            Relation.PAYS,
            Amount(40_000, 60_000, year=2019),
            "pay of 2019, 7 years old: USD 40,000 to 60,000 a year (2019)",
        ),
        (
            Relation.GROWS,
            Growth(9, start=2015, end=2025),
            "a projection that ended in 2025: 9 percent from 2015 to 2025",
        ),
        (
            Relation.GROWS,
            Growth(9, start=2014, years=10),
            "a projection that ended in 2024: 9 percent from 2014 over 10 years",
        ),
        (
            Relation.STATISTIC,
            Figure(90, about="wardens", year=2020),
            "a number of 2020, 6 years old: 90 percent (2020): wardens",
        ),
    ],
)
def test_a_figure_whose_time_is_past(tmp_path: Path, relation: Relation, value: Object, message: str) -> None:
    """It is told with its sentence."""
    (finding,) = found(tmp_path, "stale-figure", stated(relation, value))
    assert (finding.level, finding.rule, finding.subject.label) == (Level.WARNING, "stale-figure", ANALYST.label)
    assert finding.message == message
    (claim,) = finding.evidence
    assert (claim.source, claim.start, claim.end) == ("old.txt", 0, len(claim.quote))


@pytest.mark.parametrize(
    ("relation", "value"),
    [
        (Relation.PAYS, Amount(40_000, 60_000, year=2023)),
        (Relation.PAYS, Amount(40_000, 60_000)),
        (Relation.GROWS, Growth(9, start=2016, end=2026)),
        (Relation.GROWS, Growth(9, years=10)),
        (Relation.STATISTIC, Figure(90, about="wardens", year=2026)),
    ],
    ids=["as old as it may be", "of no year", "ends this year", "of no years", "new"],
)
def test_a_figure_that_still_holds(tmp_path: Path, relation: Relation, value: Object) -> None:
    assert not found(tmp_path, "stale-figure", stated(relation, value))


def test_age_is_counted_from_the_year_that_is_given(tmp_path: Path) -> None:
    old = stated(Relation.PAYS, Amount(40_000, 60_000, year=2019))
    assert not found(tmp_path / "then", "stale-figure", old, as_of=2022)
    assert found(tmp_path / "younger", "stale-figure", old, as_of=2022, age=2)


def test_old_pay_of_one_year_is_one_finding(tmp_path: Path) -> None:
    """However many figures: whoever corrects one looks at all."""
    levels = ("entry", "junior", "middle", "senior", "chief")
    amounts = [Amount(40_000 + n, 60_000, year=2019, level=level) for n, level in enumerate(levels)]
    (finding,) = found(tmp_path, "stale-figure", text("old.txt", *(fact(Relation.PAYS, ANALYST, a) for a in amounts)))
    assert len(finding.evidence) == len(levels)
    assert finding.message.endswith("; and 2 more")


def test_the_topic_of_a_number_is_not_said_twice(tmp_path: Path) -> None:
    about = Entity(Kind.TOPIC, "wardens who whistle")
    number = fact(Relation.STATISTIC, about, Figure(90, about=about.label, year=2010))
    (finding,) = found(tmp_path, "stale-figure", text("old.txt", number))
    assert (finding.subject.label, finding.message) == (
        about.label,
        "a number of 2010, 16 years old: 90 percent (2010)",
    )


def test_a_figure_that_a_policy_has_set_aside_is_not_stale(tmp_path: Path) -> None:
    """Nobody is told it."""
    folder = load(tmp_path / "store", text("a.txt", fact(Relation.PAYS, ANALYST, Amount(40_000, 40_000, year=2019))))
    load(folder, text("b.txt", fact(Relation.PAYS, ANALYST, Amount(90_000, 90_000))))
    settings = Settings(2026, only=["stale-figure", "conflict"])
    with Store.open(folder) as store:
        assert [one.rule for one in lint(store, settings).findings] == ["conflict", "stale-figure"]
    with Writer(folder) as writer:
        writer.set_policy("newest")
    with Store.open(folder) as store:
        aside = [one for one in lint(store, settings).findings if one.rule == "conflict"]
    assert not aside


def test_an_article_that_was_not_looked_at_for_long(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, "stale-article", dated("2018-02-03", modified="2021-05-06"))
    assert (finding.subject.label, finding.subject.kind, finding.source) == ("dated.txt", "source", "dated.txt")
    assert finding.message == "last changed 2021-05-06, 5 years ago"


@pytest.mark.parametrize("extraction", [dated("2018-02-03", modified="2023-01-01"), dated(None)])
def test_an_article_that_was_looked_at_lately_or_has_no_date(tmp_path: Path, extraction: Extraction) -> None:
    assert not found(tmp_path, "stale-article", extraction)


def test_a_role_that_is_described_without_its_pay(tmp_path: Path) -> None:
    """It is found with the first of what is stated of it."""
    (finding,) = found(tmp_path, "role-without-pay", text("a.txt", *DESCRIBED))
    assert finding.subject.label == ANALYST.label
    assert finding.message == "nothing says what it pays; 4 facts are known of it"
    assert [claim.quote for claim in finding.evidence] == [DESCRIBED[0].evidence.quote]


@pytest.mark.parametrize(
    "facts",
    [[*DESCRIBED, pays(ANALYST, 50_000, 60_000)], DESCRIBED[1:], [works_in(PILOT, SHIPPING)]],
    ids=["with pay", "hardly described", "only named"],
)
def test_a_role_that_needs_no_pay(tmp_path: Path, facts: list[Fact]) -> None:
    assert not found(tmp_path, "role-without-pay", text("a.txt", *facts))


@pytest.mark.parametrize(
    ("rule", "missing"),
    [
        ("role-without-pay", pays(PILOT, 50_000, 60_000)),
        ("role-without-skills", needs(PILOT, ROPES)),
        ("role-without-credential", fact(Relation.REQUIRES_CREDENTIAL, PILOT, WARRANT)),
    ],
)
def test_a_role_that_a_programme_leads_to(tmp_path: Path, rule: str, missing: Fact) -> None:
    """It is offered as a career, and expected to have everything."""
    leads = fact(Relation.LEADS_TO, COURSE, PILOT)
    (finding,) = found(tmp_path / "without", rule, text("a.txt", leads))
    assert (finding.subject.label, finding.level) == (PILOT.label, RULES[rule].level)
    assert finding.message.endswith("; 1 fact is known of it")
    assert not found(tmp_path / "with", rule, text("a.txt", leads, missing))


def test_the_role_of_which_most_is_known_comes_first(tmp_path: Path) -> None:
    other = [fact(Relation.LEADS_TO, COURSE, Entity(Kind.ROLE, "Anchor Scout"))]
    findings = found(tmp_path, "role-without-pay", text("a.txt", *other, *DESCRIBED))
    assert [one.subject.label for one in findings] == [ANALYST.label, "Anchor Scout"]


def test_what_one_source_alone_states_is_counted(tmp_path: Path) -> None:
    alone = source("alone.txt", needs(ANALYST, CHARTS), needs(ANALYST, ROPES))
    findings = found(tmp_path, "single-source", alone, source("other.txt", needs(ANALYST, CHARTS)))
    assert [(one.subject.label, one.message, one.level) for one in findings] == [
        ("alone.txt", "1 of its 2 facts stands in no other source", Level.NOTE)
    ]


def test_a_store_of_one_source_is_not_counted(tmp_path: Path) -> None:
    assert not found(tmp_path, "single-source", source("alone.txt", needs(ANALYST, CHARTS)))


def test_names_that_are_nearly_the_same(tmp_path: Path) -> None:
    """Of a pair, the one of which less is said is found, with a sentence on each."""
    other = Entity(Kind.ROLE, "Beacon Analist")
    facts = (*DESCRIBED, needs(other, CHARTS))
    (finding,) = found(tmp_path, "near-duplicate-label", text("a.txt", *facts))
    assert (finding.subject.label, finding.message) == (other.label, f"is it the same as {ANALYST.label}?")
    assert [claim.quote for claim in finding.evidence] == [facts[-1].evidence.quote, facts[0].evidence.quote]


def test_names_of_two_kinds_are_no_duplicates(tmp_path: Path) -> None:
    facts = (works_in(Entity(Kind.ROLE, "tide milling"), SHIPPING), needs(ANALYST, Entity(Kind.SKILL, "tide miling")))
    assert not found(tmp_path, "near-duplicate-label", text("a.txt", *facts))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Registered Nurse", "Registered Nurses"),
        ("Human Resource Manager", "Human Resources Manager"),
        ("Registered Nurse", "Registred Nurse"),
        ("Registered Nurse", "Regsitered Nurse"),
        ("Registered Nurse", "Registerad nurse"),
        ("Health Care Aide", "Healthcare Aide"),
        ("Co-ordinator", "Coordinator"),
    ],
)
def test_labels_that_are_alike(one: str, other: str) -> None:
    assert alike({"a": one, "b": other}) == [("a", "b")]
    assert alike({"b": one, "a": other}) == [("a", "b")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nurse II", "Nurse III"),
        ("Nurse I", "Nurse V"),
        ("Aide of Grade 10000", "Aide of Grade 10001"),
        ("Civil Engineer", "Mechanical Engineer"),
        ("Sales Trainer", "Sales Trainee"),
        ("Tailoring Hand", "Sailoring Hand"),
        ("Fen Lord", "Fen Lore"),
        ("glimmer", "glimmar"),
        ("Nurse", "Nurse Manager"),
        ("Regstred Nurse", "Registered Nurse"),
    ],
    ids=[
        "grades",
        "grades of one letter",
        "numbers",
        "branches",
        "words of the vocabularies",
        "first letter",
        "short",
        "short and alone",
        "part",
        "two slips",
    ],
)
def test_labels_that_are_not_alike(one: str, other: str) -> None:
    assert alike({"a": one, "b": other}) == []


def test_one_name_three_times_is_two_pairs() -> None:
    """Not as many as there are pairs, which of a thousand would be half a million."""
    assert alike({"a": "Quay Warden", "b": "quay wardens", "c": "Quay-Warden"}) == [("a", "b"), ("a", "c")]


THING = "@prefix s: <https://schema.org/> . @prefix k: <http://www.w3.org/2004/02/skos/core#> .\n"


def test_a_thing_that_no_fact_speaks_of(tmp_path: Path) -> None:
    turtle = THING + '<urn:x:1> a s:Occupation ; k:prefLabel "Moss Reader" .'
    (finding,) = found(tmp_path, "unlinked-entity", source("a.txt", needs(ANALYST, CHARTS)), turtle=turtle)
    assert (finding.subject.iri, finding.subject.label, finding.evidence) == ("urn:x:1", "Moss Reader", ())


def test_what_is_broader_than_others_stands_for_their_sake(tmp_path: Path) -> None:
    turtle = THING + '<urn:x:1> a s:Occupation ; k:prefLabel "Moss Reader" . <urn:x:2> k:broader <urn:x:1> .'
    assert not found(tmp_path, "unlinked-entity", source("a.txt", needs(ANALYST, CHARTS)), turtle=turtle)


def test_statements_that_cannot_all_be_so(tmp_path: Path) -> None:
    sources = [text(f"{n}.txt", pays(ANALYST, low, low)) for n, low in enumerate((40_000, 60_000))]
    (finding,) = found(tmp_path, "conflict", *sources)
    assert finding.message == "pay 50 percent apart: USD 40,000 a year (range) or USD 60,000 a year (range)?"
    assert [claim.source for claim in finding.evidence] == ["0.txt", "1.txt"]


def test_what_a_policy_has_settled_is_no_conflict(tmp_path: Path) -> None:
    folder = load(tmp_path / "store", *(text(f"{n}.txt", pays(ANALYST, n, n)) for n in (40_000, 60_000)))
    with Writer(folder) as writer:
        writer.set_policy("median")
    with Store.open(folder) as store:
        assert not lint(store, Settings(2026, only=["conflict"])).findings


def test_statements_that_agree(tmp_path: Path) -> None:
    assert not found(tmp_path, "conflict", text("a.txt", pays(ANALYST, 1, 9)), text("b.txt", pays(ANALYST, 5, 12)))


BROKEN = "<urn:x:1> a <https://w3id.org/graphq/ontology#Amount> ; <https://schema.org/value> 7 ."


def test_a_broken_shape_is_an_error(tmp_path: Path) -> None:
    """Each shape is a rule of its own; a warning of a shape stays one."""
    findings = found(tmp_path, "shacl", turtle=BROKEN)
    assert {"shacl:Amount", "shacl:Figure"} == {one.rule for one in findings}
    assert {one.level for one in findings} == {Level.ERROR, Level.WARNING}
    assert "a currency is one ISO 4217 code" in " ".join(one.message for one in findings)


def test_one_shape_can_be_asked_for_or_left_out(tmp_path: Path) -> None:
    assert {one.rule for one in found(tmp_path / "only", "shacl:Amount", turtle=BROKEN)} == {"shacl:Amount"}
    with opened(tmp_path, turtle=BROKEN) as store:
        report = lint(store, Settings(2026, only=["shacl"], without=["shacl:Amount"]))
    assert {one.rule for one in report.findings} == {"shacl:Figure"}


def test_what_articles_state_has_the_right_shape(tmp_path: Path) -> None:
    assert not found(tmp_path, "shacl", source("a.txt", needs(ANALYST, CHARTS)))


def test_levels_that_are_not_asked_for_are_left_out(tmp_path: Path) -> None:
    with opened(tmp_path, text("a.txt", *DESCRIBED)) as store:
        everything = lint(store, Settings(2026))
        warnings = lint(store, Settings(2026), Level.WARNING)
    assert {one.level for one in everything.findings} == {Level.WARNING, Level.NOTE}
    assert {one.level for one in warnings.findings} == {Level.WARNING}
    assert everything.has(Level.NOTE)
    assert not everything.has(Level.ERROR)


def test_the_order_in_which_sources_were_loaded_does_not_matter(tmp_path: Path) -> None:
    sources = [text("a.txt", *DESCRIBED), text("b.txt", pays(PILOT, 1, 2)), text("c.txt", pays(PILOT, 5, 6))]
    reports = []
    for name, ordered in {"one": sources, "other": sources[::-1]}.items():
        with Store.open(load(tmp_path / name, *ordered)) as store:
            reports.append(lint(store, Settings(2026)))
    one, other = reports
    assert one.findings
    assert one.to_dict() == other.to_dict()


def test_rdf_without_claims_is_held_against_the_rules_too(tmp_path: Path) -> None:
    """Even where it says what no rule expects: blank nodes, texts for things, years that are none."""
    turtle = """@prefix gq: <https://w3id.org/graphq/ontology#> . @prefix s: <https://schema.org/> .
    [] a s:Occupation ; gq:pays 7 . <urn:x:1> a s:Occupation ; gq:requiresSkill "ropes", [], <urn:x:2> .
    <urn:x:3> s:dateModified "long ago" ; gq:pays <urn:x:4> . <urn:x:4> a gq:Amount ; s:observationDate "MMXX" ."""
    with opened(tmp_path, turtle=turtle) as store:
        report = lint(store, Settings(2026, without=["shacl"]))
    assert report.findings == ()
