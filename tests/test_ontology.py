"""The ontology explains itself, and the terms in code are the terms in the file."""

from __future__ import annotations

import re
from importlib import resources

import pytest
from pyoxigraph import NamedNode
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef

from graphq.ontology import figure, terms
from graphq.ontology.fact import Kind, Relation
from graphq.ontology.prefixes import PREFIXES

GQ = PREFIXES["gq"]
NAMESPACES = [value for value in vars(terms).values() if isinstance(value, type) and value.__name__.isupper()]
LANGUAGES = {terms.RDF, terms.RDFS, terms.XSD}  # RDF's own terms, which an ontology may not declare


def read(name: str) -> Graph:
    text = (resources.files("graphq.ontology") / name).read_text(encoding="utf-8")
    return Graph().parse(data=text, format="turtle")


def constants(namespace: type) -> dict[str, str]:
    return {name: node.value for name, node in vars(namespace).items() if isinstance(node, NamedNode)}


ONTOLOGY = read("graphq.ttl")
DECLARED = {str(term) for term in ONTOLOGY.subjects(RDF.type) if isinstance(term, URIRef)}
OWN = sorted(term for term in DECLARED if term.startswith(GQ))


def test_ontology_states_its_title_licence_and_version() -> None:
    """A reader of the file alone learns what it is, which version, and what they may do with it."""
    header = URIRef("https://w3id.org/graphq/ontology")
    stated = set(ONTOLOGY.predicates(header))
    wanted = {"title", "description", "license"}
    assert (header, RDF.type, OWL.Ontology) in ONTOLOGY
    assert {URIRef(PREFIXES["dcterms"] + name) for name in wanted} | {OWL.versionIRI} <= stated


@pytest.mark.parametrize("term", OWN)
def test_own_term_explains_itself(term: str) -> None:
    """Every own term has a label, a comment, an example and its home."""
    for predicate in (RDFS.label, RDFS.comment, SKOS.example, RDFS.isDefinedBy):
        assert len(list(ONTOLOGY.objects(URIRef(term), predicate))) == 1, predicate


@pytest.mark.parametrize("term", [term for term in OWN if term[len(GQ)].islower()])
def test_own_property_has_domain_and_range(term: str) -> None:
    """Every own property says what it relates."""
    stated = set(ONTOLOGY.predicates(URIRef(term)))
    assert RDFS.range in stated
    assert stated & {RDFS.domain, URIRef("https://schema.org/domainIncludes")}


@pytest.mark.parametrize("term", [term for term in OWN if term[len(GQ)].isupper()])
def test_own_class_is_a_kind_of_a_known_class(term: str) -> None:
    """Every own class is aligned with one that others know."""
    parents = [str(parent) for parent in ONTOLOGY.objects(URIRef(term), RDFS.subClassOf)]
    assert parents
    assert not any(parent.startswith(GQ) for parent in parents)


def test_own_terms_of_code_and_file_are_the_same() -> None:
    """No own term is in one place only."""
    assert sorted(constants(terms.GQ).values()) == OWN


@pytest.mark.parametrize("namespace", [n for n in NAMESPACES if n not in LANGUAGES], ids=lambda n: n.__name__)
def test_terms_of_code_are_declared_in_the_file(namespace: type) -> None:
    """A term that code uses, whoever made it, is declared, so that OWL tools know what it is."""
    assert set(constants(namespace).values()) <= DECLARED


@pytest.mark.parametrize("namespace", NAMESPACES, ids=lambda n: n.__name__)
def test_constant_is_named_after_its_term(namespace: type) -> None:
    """``PREF_LABEL`` is ``prefLabel``, in the namespace of its prefix, and ``Concept`` is ``Concept``."""
    prefix = PREFIXES[namespace.__name__.lower()]
    for name, iri in constants(namespace).items():
        local = iri.removeprefix(prefix)
        capitals = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", local).upper()
        assert name == local or name == capitals.removeprefix("G_")


def test_every_relation_has_a_property_of_its_name() -> None:
    """``requires_skill`` in JSON is ``gq:requiresSkill`` in RDF."""
    for relation in Relation:
        first, *rest = relation.value.split("_")
        assert terms.RELATION_TERMS[relation].value == GQ + first + "".join(word.title() for word in rest)


def test_every_kind_and_figure_has_a_declared_class() -> None:
    """No thing and no figure is without a class."""
    classes = [terms.KIND_TERMS[kind] for kind in Kind] + list(figure.CLASSES.values())
    assert {class_.value for class_ in classes} <= DECLARED


def test_shapes_speak_only_of_declared_terms() -> None:
    """A typing error in a shape would otherwise pass everything."""
    shapes = read("shapes.ttl")
    used = {str(term) for triple in shapes for term in triple if isinstance(term, URIRef)}
    ours = {term for term in used if term.startswith((GQ, "https://schema.org/", PREFIXES["oa"]))}
    assert ours
    assert ours <= DECLARED


def test_prefixes_are_those_of_the_files() -> None:
    """A prefix means the same in a query, in the ontology and in the shapes."""
    for graph in (ONTOLOGY, read("shapes.ttl")):
        for prefix, namespace in graph.namespaces():
            assert PREFIXES.get(prefix, str(namespace)) == str(namespace)
