"""Facts become RDF and come back."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphq.ontology import iri, naming, rdf, vocabulary
from graphq.ontology.fact import Amount, Entity, Evidence, Fact, Figure, Growth, Kind, Necessity, Relation
from graphq.ontology.label import key
from graphq.ontology.prefixes import PREFIXES
from graphq.ontology.source import Extraction, Source
from graphq.ontology.terms import GQ, OA, PROV, RDF, SCHEMA, SKOS

NAMES = naming.load()
SOURCE = Source("made-up.txt", "Made up", "0" * 64, "text")
TEXT = "In the town of Nowhere nobody earns anything, and everybody is content with it."

labels = st.text(st.characters(codec="utf-8"), min_size=1).filter(key) | st.sampled_from(
    [
        "Data Scientists",
        "C++",
        "the BLS",
        "R&D",
        "A/B testing",
        "master's degree",
        "machine learning",
        "cats/",
    ]
)
entities = st.builds(Entity, st.sampled_from(Kind), labels)
numbers = st.floats(-1e9, 1e9)
objects = st.one_of(
    entities,
    st.builds(Amount, numbers, numbers, statistic=st.sampled_from([None, "range", "median"])),
    st.builds(Growth, numbers, end=st.none() | st.integers(1990, 2090)),
    st.builds(Figure, numbers, about=labels),
)
spans = st.tuples(st.integers(0, len(TEXT) - 9), st.integers(1, 9))
evidences = spans.map(lambda span: Evidence(TEXT[span[0] : sum(span)], span[0], sum(span), "Nowhere"))
facts = st.builds(
    Fact,
    st.sampled_from(Relation),
    entities,
    objects,
    evidences,
    st.sampled_from(["a rule", "another"]),
    st.none() | st.sampled_from(Necessity),
    st.none() | labels,
)


def nquads(extraction: Extraction) -> bytes:
    return ox.serialize(rdf.quads(extraction), format=ox.RdfFormat.N_QUADS) or b""


def ask(sparql: str, *extractions: Extraction) -> list[tuple[str, ...]]:
    """The answers of a query over the union of some sources, as texts."""
    store = ox.Store()
    for extraction in extractions:
        store.extend(ox.Quad(*quad.triple) for quad in rdf.quads(extraction))
    rows = store.query(sparql, prefixes=PREFIXES)
    assert isinstance(rows, ox.QuerySolutions)
    return [tuple("" if term is None else getattr(term, "value", "") for term in row) for row in rows]


def canonical(fact: Fact) -> dict[str, object]:
    """A fact in the JSON form, its things under their preferred labels."""
    source = NAMES.name("organisation", fact.source).label if fact.source else None
    value = NAMES.canonical(fact.object) if isinstance(fact.object, Entity) else fact.object
    return replace(fact, subject=NAMES.canonical(fact.subject), object=value, source=source).to_dict()


@given(st.lists(facts, max_size=5))
def test_facts_come_back(given_facts: list[Fact]) -> None:
    """RDF holds all of a fact but the spelling of its names, which become the preferred ones."""
    found = [fact.to_dict() for fact in rdf.facts(rdf.quads(Extraction(SOURCE, tuple(given_facts))))]
    wanted = [canonical(fact) for fact in given_facts]
    assert sorted(map(repr, found)) == sorted({repr(fact) for fact in wanted})


def test_claim_without_its_words_is_refused(extraction: Extraction) -> None:
    """A fact without evidence cannot be made, not even from RDF."""
    quads = [quad for quad in rdf.quads(extraction) if quad.predicate != OA.EXACT]
    with pytest.raises(ValueError, match="exact"):
        rdf.facts(quads)


@given(st.lists(facts, max_size=5))
def test_names_are_unique_whatever_is_loaded(given_facts: list[Fact]) -> None:
    """Over the union of sources no thing has two preferred labels, and none is without one."""
    sources = [replace(SOURCE, name=f"{number}.txt") for number in range(len(given_facts))]
    union = {
        quad.triple
        for source, fact in zip(sources, given_facts, strict=True)
        for quad in rdf.quads(Extraction(source, (fact,)))
    }
    named = [triple.subject for triple in union if triple.predicate == SKOS.PREF_LABEL]
    things = {t.subject for t in union if t.predicate == RDF.TYPE and t.object == SKOS.Concept}
    assert len(named) == len(set(named))
    assert set(named) == things


def test_facts_in_any_order_give_the_same_bytes(extraction: Extraction) -> None:
    """The order in which rules find facts leaves no trace."""
    orders = permutations(extraction.facts[:4])
    assert len({nquads(replace(extraction, facts=order)) for order in orders}) == 1


def test_repeated_fact_adds_nothing(extraction: Extraction) -> None:
    """What two rules yield alike is stated once."""
    assert nquads(replace(extraction, facts=extraction.facts * 2)) == nquads(extraction)


def test_graph_is_the_source_and_has_no_blank_nodes(extraction: Extraction) -> None:
    """Everything is in the source's own graph, under IRIs that are the same next time."""
    quads = list(rdf.quads(extraction))
    assert {quad.graph_name for quad in quads} == {ox.NamedNode(iri.source("welders.txt"))}
    assert not any(isinstance(term, ox.BlankNode) for quad in quads for term in quad.triple)


def test_fact_is_a_plain_triple(extraction: Extraction) -> None:
    """A query need know nothing of claims."""
    rows = ask("SELECT ?s { role:welder gq:requiresSkill ?s }", extraction)
    assert rows == [("https://w3id.org/graphq/id/skill/blueprint-reading",)]


def test_claim_carries_its_evidence(extraction: Extraction) -> None:
    """From a fact to its words, their place and their section."""
    query = """SELECT ?quote ?start ?end ?section ?necessity {
        ?claim rdf:predicate gq:requiresCredential ; gq:necessity ?necessity ; gq:evidence ?evidence .
        ?evidence oa:exact ?quote ; oa:start ?start ; oa:end ?end ; gq:section ?section }"""
    evidence = extraction.facts[3].evidence
    wanted = (evidence.quote, str(evidence.start), str(evidence.end), "What welders do", "preferred")
    assert ask(query, extraction) == [wanted]


def test_roles_by_pay_is_a_short_query(extraction: Extraction) -> None:
    """Every role with salary band and currency, ordered by maximum."""
    query = """SELECT ?title ?min ?max ?currency {
        ?role a schema:Occupation ; skos:prefLabel ?title ; gq:pays ?pay .
        ?pay schema:currency ?currency .
        OPTIONAL { ?pay schema:minValue ?min }
        OPTIONAL { ?pay schema:maxValue ?max }
    } ORDER BY DESC(?max)"""
    assert ask(query, extraction) == [("Welder", "48000", "71500", "USD")]


def test_statistics_with_source_and_sentence_is_a_short_query(extraction: Extraction) -> None:
    """Every statistic with the organisation cited and the sentence."""
    query = """SELECT ?statistic ?organisation ?sentence {
        ?claim rdf:predicate gq:statistic ; rdf:object/rdfs:label ?statistic .
        ?claim gq:evidence/oa:exact ?sentence .
        OPTIONAL { ?claim gq:citedSource/skos:prefLabel ?organisation }
    }"""
    label, organisation, sentence = ask(query, extraction)[0]
    assert label == "70 percent: employers who train staff"
    assert organisation == "National Federation of Independent Business"
    assert sentence == "Seven in ten employers train staff"


def test_spellings_of_a_cited_organisation_are_one_thing(extraction: Extraction) -> None:
    """Grouping by organisation counts it once."""
    facts = [replace(extraction.facts[2], source=name) for name in ("BLS", "U.S. Bureau of Labor Statistics")]
    query = "SELECT DISTINCT ?organisation { ?claim gq:citedSource ?organisation }"
    assert len(ask(query, replace(extraction, facts=tuple(facts)))) == 1


def test_spelling_of_the_text_is_kept(extraction: Extraction) -> None:
    """What a source calls a thing is an alternative label of it, and the key of each is a way to it."""
    rows = ask("SELECT ?label ?key { role:welder skos:altLabel ?label ; gq:key ?key }", extraction)
    assert ("Welders", "welder") in rows


def test_two_sources_of_one_figure_share_it(extraction: Extraction) -> None:
    """Support is counted in claims; the fact is one."""
    other = replace(extraction, source=replace(extraction.source, name="other.txt"))
    query = """SELECT (COUNT(DISTINCT ?pay) AS ?facts) (COUNT(?claim) AS ?claims) {
        role:welder gq:pays ?pay . ?claim rdf:object ?pay }"""
    assert ask(query, extraction, other) == [("1", "2")]


def test_claims_of_one_sentence_share_its_evidence(extraction: Extraction) -> None:
    """A sentence that states fifteen facts is stored once."""
    again = replace(extraction.facts[1], object=Entity(Kind.SKILL, "patience"))
    quads = rdf.quads(replace(extraction, facts=(extraction.facts[1], again)))
    assert sum(quad.predicate == OA.EXACT for quad in quads) == 1


def test_source_is_described(extraction: Extraction) -> None:
    """Who wrote it, when, what its bytes were, how it was read and what was passed over."""
    node = ox.NamedNode(iri.source("welders.txt"))
    stated = {(q.predicate, getattr(q.object, "value", "")) for q in rdf.quads(extraction) if q.subject == node}
    assert {
        (RDF.TYPE, PROV.Entity.value),
        (SCHEMA.AUTHOR, "A. Writer"),
        (SCHEMA.DATE_PUBLISHED, "2025-03-01"),
        (SCHEMA.SHA256, "ab" * 32),
        (GQ.LOADER, "text"),
    } <= stated
    query = "SELECT ?why ?count { ?s gq:passedOver [ schema:description ?why ; schema:value ?count ] }"
    assert ask(query, extraction) == [("related articles", "6")]


@pytest.mark.parametrize(
    ("published", "datatype"), [("2025-03-01", "date"), ("2025-03", "gYearMonth"), ("2025", "gYear")]
)
def test_date_is_as_exact_as_the_source(extraction: Extraction, published: str, datatype: str) -> None:
    """A month is not made a day."""
    source = replace(extraction.source, published=published)
    quads = rdf.quads(replace(extraction, source=source))
    (date,) = [quad.object for quad in quads if quad.predicate == SCHEMA.DATE_PUBLISHED]
    assert date == ox.Literal(published, datatype=ox.NamedNode(PREFIXES["xsd"] + datatype))


def test_broader_concepts_are_described_and_carry_no_claim() -> None:
    """What a vocabulary knows is in the graph, told apart from what a source states."""
    fact = Fact(
        Relation.DEVELOPS,
        Entity(Kind.PROGRAMME, "computing degree"),
        Entity(Kind.SKILL, "Python"),
        Evidence("nowhere", 15, 22),
        "made up",
    )
    query = """SELECT ?label { skill:python skos:broader+ ?broader .
        ?broader a gq:Skill ; skos:prefLabel ?label .
        FILTER NOT EXISTS { ?claim rdf:object ?broader } }"""
    assert ("programming language",) in ask(query, Extraction(SOURCE, (fact,)))


def test_vocabulary_that_goes_round_in_a_circle_is_described_once() -> None:
    """Each of two concepts that are broader than each other is stated, and the description ends."""
    turtle = """
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        @prefix skill: <https://w3id.org/graphq/id/skill/> .
        skill:egg skos:prefLabel "egg" ; skos:broader skill:hen .
        skill:hen skos:prefLabel "hen" ; skos:broader skill:egg ."""
    names = naming.Naming(vocabulary.Vocabulary(vocabulary.parse(turtle.encode())))
    fact = Fact(
        Relation.DEVELOPS,
        Entity(Kind.PROGRAMME, "poultry degree"),
        Entity(Kind.SKILL, "egg"),
        Evidence("egg", 0, 3),
        "made up",
    )
    edges = [q for q in rdf.quads(Extraction(SOURCE, (fact,)), names) if q.predicate == SKOS.BROADER]
    assert {(q.subject.value[-3:], q.object.value[-3:]) for q in edges} == {("egg", "hen"), ("hen", "egg")}


@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1), min_size=2, max_size=2, unique=True))
def test_sources_of_different_names_have_different_graphs(names: list[str]) -> None:
    """Loading one source never replaces another."""
    first, second = map(iri.source, names)
    assert first != second
    assert ox.NamedNode(first).value == first
