"""A graph is held against the shapes, and the report says what is wrong with what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from graphq.graph.validate import Finding, validate
from graphq.ontology import rdf
from graphq.ontology.errors import SourceError
from graphq.ontology.prefixes import PREFIXES

if TYPE_CHECKING:
    from pathlib import Path

    from graphq.ontology.source import Extraction

BROKEN = {
    "amount upside down": (
        "DELETE { ?pay schema:minValue ?min } INSERT { ?pay schema:minValue 90000 }"
        " WHERE { ?pay schema:minValue ?min ; schema:currency [] }",
        "the lower bound is above the upper bound",
    ),
    "currency by its sign": (
        'DELETE { ?a schema:currency ?c } INSERT { ?a schema:currency "$" } WHERE { ?a schema:currency ?c }',
        "a currency is one ISO 4217 code of three capitals, such as USD",
    ),
    "unknown period": (
        'DELETE { ?pay schema:unitText "year" } INSERT { ?pay schema:unitText "fortnight" }'
        ' WHERE { ?pay schema:unitText "year" }',
        "a period is year, month, week, day or hour",
    ),
    "unknown statistic": (
        'INSERT { ?pay schema:statType "mode" } WHERE { ?pay a gq:Amount }',
        "a statistic of pay is range, median, average, starting, minimum or maximum",
    ),
    "amount without a number": (
        "DELETE { ?pay schema:minValue ?min ; schema:maxValue ?max }"
        " WHERE { ?pay schema:minValue ?min ; schema:maxValue ?max }",
        "a figure has a value or a bound",
    ),
    "growth in people": (
        'DELETE { ?g schema:unitText ?unit } INSERT { ?g schema:unitText "people" }'
        " WHERE { ?g a gq:Growth ; schema:unitText ?unit }",
        "growth is in percent",
    ),
    "statistic without a unit": (
        "DELETE { ?s schema:unitText ?unit } WHERE { ?s a gq:Statistic ; schema:unitText ?unit }",
        "a statistic has one unit",
    ),
    "fact without a claim": (
        "INSERT DATA { role:other gq:requiresSkill skill:blueprint-reading ; a schema:Occupation ;"
        ' skos:prefLabel "Other" ; gq:key "other" }',
        "no claim says who states this of Other",
    ),
    "claim without its fact": (
        "DELETE { ?role gq:requiresSkill ?skill } WHERE { ?role gq:requiresSkill ?skill }",
        "Welder lacks the fact that a claim states",
    ),
    "claim without a source": (
        "DELETE { ?c prov:wasDerivedFrom ?source } WHERE { ?c gq:rule 'pay' ; prov:wasDerivedFrom ?source }",
        "a claim comes from exactly one described source",
    ),
    "claim of two sources": (
        "INSERT { ?c prov:wasDerivedFrom role:welder } WHERE { ?c gq:rule 'pay' }",
        "a claim comes from exactly one described source",
    ),
    "claim without an object": (
        "DELETE { ?claim rdf:object ?o } WHERE { ?claim gq:rule 'pay' ; rdf:object ?o }",
        "a claim has exactly one object",
    ),
    "claim of an unknown relation": (
        "DELETE { ?c rdf:predicate ?p } INSERT { ?c rdf:predicate rdfs:seeAlso }"
        " WHERE { ?c gq:rule 'pay' ; rdf:predicate ?p }",
        "a claim has exactly one predicate, one of the ten relations",
    ),
    "claim without evidence": (
        "DELETE { ?claim gq:evidence ?e } WHERE { ?claim gq:rule 'pay' ; gq:evidence ?e }",
        "a claim has exactly one stretch of text as its evidence",
    ),
    "unknown necessity": (
        'DELETE { ?c gq:necessity ?n } INSERT { ?c gq:necessity "nice" } WHERE { ?c gq:necessity ?n }',
        "a necessity is required, typical or preferred",
    ),
    "evidence without its words": (
        "DELETE { ?e oa:exact ?quote } WHERE { ?c gq:rule 'pay' ; gq:evidence ?e . ?e oa:exact ?quote }",
        "evidence quotes the text, once",
    ),
    "evidence that ends before it starts": (
        "DELETE { ?e oa:end ?end } INSERT { ?e oa:end 0 } WHERE { ?e oa:end ?end }",
        "evidence ends after it starts",
    ),
    "evidence of no section": (
        "DELETE { ?e gq:section ?s } WHERE { ?e gq:section ?s }",
        "evidence stands in one section",
    ),
    "two preferred labels": (
        'INSERT DATA { role:welder skos:prefLabel "Metal Joiner" }',
        "a thing has exactly one preferred label",
    ),
    "thing without a key": (
        "DELETE { role:welder gq:key ?key } WHERE { role:welder gq:key ?key }",
        "a thing without a key cannot be found by its name",
    ),
    "skill that is an industry": (
        "DELETE { ?s a gq:Skill } INSERT { ?s a gq:Industry } WHERE { ?s a gq:Skill }",
        "what is required as a skill is a skill",
    ),
    "source without a title": (
        "DELETE { ?s dcterms:title ?title } WHERE { ?s dcterms:title ?title }",
        "a source has one title",
    ),
    "hash that is none": (
        'DELETE { ?s schema:sha256 ?h } INSERT { ?s schema:sha256 "?" } WHERE { ?s schema:sha256 ?h }',
        "a source has the SHA-256 of its bytes, in hexadecimal",
    ),
}


@pytest.fixture
def store(extraction: Extraction) -> ox.Store:
    """The article's graph, with nothing wrong in it."""
    store = ox.Store()
    store.extend(ox.Quad(*quad.triple) for quad in rdf.quads(extraction))
    return store


def dump(store: ox.Store) -> bytes:
    return store.dump(format=ox.RdfFormat.N_QUADS) or b""


def broken(store: ox.Store, update: str) -> bytes:
    store.update(update, prefixes=PREFIXES)
    return dump(store)


def test_graph_of_an_article_conforms(extraction: Extraction) -> None:
    """What the loaders yield has nothing to report, not even a warning."""
    data = ox.serialize(rdf.quads(extraction), format=ox.RdfFormat.N_QUADS) or b""
    report = validate(data)
    assert report.results == ()
    assert report.conforms
    assert report.triples == len(data.splitlines())


@pytest.mark.parametrize(("update", "message"), BROKEN.values(), ids=BROKEN)
def test_broken_copy_is_reported(store: ox.Store, update: str, message: str) -> None:
    """Each thing that can be wrong with a graph is said in words of its own."""
    report = validate(broken(store, update))
    assert not report.conforms
    assert message in [finding.message for finding in report.results]


def test_named_graphs_count_as_one(extraction: Extraction) -> None:
    """A claim in one graph may speak of a fact that stands in another."""
    quads = list(rdf.quads(extraction))
    split = [ox.Quad(*quad.triple, ox.NamedNode(f"urn:{n % 2}")) for n, quad in enumerate(quads)]
    assert validate(ox.serialize(split, format=ox.RdfFormat.N_QUADS) or b"").conforms


def test_finding_names_what_is_wrong(store: ox.Store) -> None:
    """A person sees labels and short names, not hashes."""
    report = validate(broken(store, BROKEN["currency by its sign"][0]))
    assert report.results == (
        Finding(
            severity="Violation",
            shape="Amount",
            focus="USD 48,000 to 71,500 a year (range, entry-level, Ohio, 2024)",
            path="schema:currency",
            value="$",
            message="a currency is one ISO 4217 code of three capitals, such as USD",
            iri=report.results[0].iri,
        ),
    )
    assert str(report.results[0]).endswith("such as USD (schema:currency $)")


def test_claim_is_named_by_its_words(store: ox.Store) -> None:
    """A claim has no label but the sentence that it quotes."""
    report = validate(broken(store, BROKEN["claim without a source"][0]))
    assert [finding.focus for finding in report.results] == [
        "Entry-level welders in Ohio earned $48,000 to $71,500 in 2024."
    ]


def test_inverse_property_is_written_as_in_sparql(store: ox.Store) -> None:
    """An amount that nobody is paid lacks a subject: ``^gq:pays``."""
    report = validate(broken(store, "DELETE { ?role gq:pays ?pay } WHERE { ?role gq:pays ?pay }"))
    assert "^gq:pays" in [finding.path for finding in report.results]


def test_warning_does_not_break_a_graph(store: ox.Store) -> None:
    """What only makes an answer poorer is told and passes."""
    report = validate(broken(store, "DELETE { ?claim gq:rule ?rule } WHERE { ?claim gq:rule ?rule }"))
    assert {finding.severity for finding in report.results} == {"Warning"}
    assert report.conforms


def test_file_is_validated_in_its_own_format(store: ox.Store, tmp_path: Path) -> None:
    """An export in Turtle is as good as the store it came from."""
    path = tmp_path / "graph.ttl"
    store.dump(path, format=ox.RdfFormat.TURTLE, from_graph=ox.DefaultGraph())
    assert validate(path).conforms


def test_unreadable_file_is_an_error_with_its_place(tmp_path: Path) -> None:
    """Bad Turtle is not reported as a bad graph."""
    path = tmp_path / "graph.ttl"
    path.write_text("<a> <b> .")
    with pytest.raises(SourceError) as error:
        validate(path)
    assert error.value.place.startswith(f"{path}:1")
