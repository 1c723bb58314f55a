"""Facts as RDF, and back: one named graph per source, no blank nodes, the same bytes for the same facts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import astuple
from typing import TYPE_CHECKING, cast

from pyoxigraph import Literal, NamedNode, Quad, Triple

from graphq.ontology import figure, iri, naming
from graphq.ontology.fact import Amount, Entity, Evidence, Fact, Growth, Kind, Necessity, Object
from graphq.ontology.label import key
from graphq.ontology.naming import ORGANISATION, Name, Naming
from graphq.ontology.terms import (
    DCTERMS,
    GQ,
    KIND_TERMS,
    OA,
    PROV,
    RDF,
    RDFS,
    RELATION_TERMS,
    SCHEMA,
    SKOS,
    TERM_RELATIONS,
    XSD,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graphq.ontology.source import Extraction, Source

    Statements = dict[NamedNode, dict[NamedNode, list[NamedNode | Literal]]]

_CLASSES: dict[str, NamedNode] = {kind.value: term for kind, term in KIND_TERMS.items()}
_CLASSES[ORGANISATION] = SCHEMA.Organization
_DATE_TYPES = {4: XSD.YEAR, 7: XSD.YEAR_MONTH, 10: XSD.DATE}


def quads(extraction: Extraction, names: Naming | None = None) -> Iterator[Quad]:
    """The named graph of a source: the source, its entities, facts and claims, sorted and each once.

    ``names`` decides what things are called; by default the vocabularies that come with graphq do.
    """
    source = extraction.source
    graph = NamedNode(iri.source(source.name))
    names = names or naming.load()
    triples = set(_source_triples(graph, source))
    for kind, label in dict.fromkeys(thing for fact in extraction.facts for thing in _things(fact)):
        triples.update(_entity_triples(names, kind, label))
    for fact in extraction.facts:
        triples.update(_fact_triples(graph, fact, names))
    for triple in sorted(triples, key=str):
        yield Quad(triple.subject, triple.predicate, triple.object, graph)


def facts(quads: Iterable[Quad]) -> list[Fact]:
    """The facts that the claims in some quads state, by source and then in the order of the text.

    The labels are the preferred ones; otherwise they are the facts that `quads` was given.

    Raises:
        ValueError: a claim lacks something that every claim has (see ``shapes.ttl``).
    """
    stated: Statements = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        stated[cast("NamedNode", quad.subject)][quad.predicate].append(cast("NamedNode | Literal", quad.object))
    claims = [node for node, values in stated.items() if GQ.Claim in values.get(RDF.TYPE, ())]
    rows = [_row(stated, claim) for claim in claims]
    return [fact for *_, fact in sorted(rows, key=lambda row: row[:4])]


def _source_triples(node: NamedNode, source: Source) -> Iterator[Triple]:
    yield Triple(node, RDF.TYPE, SCHEMA.Article)
    yield Triple(node, RDF.TYPE, PROV.Entity)
    yield Triple(node, DCTERMS.IDENTIFIER, Literal(source.name))
    yield Triple(node, DCTERMS.TITLE, Literal(source.title))
    yield Triple(node, SCHEMA.SHA256, Literal(source.sha256))
    yield Triple(node, GQ.LOADER, Literal(source.loader))
    for author in source.authors:
        yield Triple(node, SCHEMA.AUTHOR, Literal(author))
    if source.published:
        yield Triple(node, SCHEMA.DATE_PUBLISHED, _date(source.published))
    if source.modified:
        yield Triple(node, SCHEMA.DATE_MODIFIED, _date(source.modified))
    yield from _stated_triples(node, source)
    for reason, count in source.passed_over.items():
        omission = NamedNode(iri.omission(node.value, reason))
        yield Triple(node, GQ.PASSED_OVER, omission)
        yield Triple(omission, RDF.TYPE, GQ.Omission)
        yield Triple(omission, SCHEMA.DESCRIPTION, Literal(reason))
        yield Triple(omission, SCHEMA.VALUE, figure.number(count))


def _stated_triples(node: NamedNode, source: Source) -> Iterator[Triple]:
    """What a source may lack, as texts."""
    stated = {
        SCHEMA.TEXT: source.text,
        SCHEMA.URL: source.url,
        SCHEMA.DESCRIPTION: source.description,
        SCHEMA.IN_LANGUAGE: source.language,
        GQ.LOADER_VERSION: source.version,
    }
    for predicate, value in stated.items():
        if value:
            yield Triple(node, predicate, Literal(value))


def _date(text: str) -> Literal:
    return Literal(text, datatype=_DATE_TYPES.get(len(text), XSD.STRING))


def _things(fact: Fact) -> Iterator[tuple[str, str]]:
    """The kind and label of each thing that a fact speaks of."""
    yield fact.subject.kind, fact.subject.label
    if isinstance(fact.object, Entity):
        yield fact.object.kind, fact.object.label
    if fact.source:
        yield ORGANISATION, fact.source


def _fact_triples(graph: NamedNode, fact: Fact, names: Naming) -> Iterator[Triple]:
    subject = NamedNode(names.name(fact.subject.kind, fact.subject.label).iri)
    if isinstance(fact.object, Entity):
        object_ = NamedNode(names.name(fact.object.kind, fact.object.label).iri)
    else:
        object_ = _figure_node(subject, fact.object)
        yield from _figure_triples(object_, fact.object)
    statement = Triple(subject, RELATION_TERMS[fact.relation], object_)
    yield statement
    yield from _claim_triples(graph, statement, fact, names)


def _entity_triples(names: Naming, kind: str, label: str) -> Iterator[Triple]:
    name = names.name(kind, label)
    for described in _with_broader(names, name):
        yield from _name_triples(names, described)
    yield Triple(NamedNode(name.iri), GQ.KEY, Literal(key(label)))
    if label != name.label:
        yield Triple(NamedNode(name.iri), SKOS.ALT_LABEL, Literal(label))


def _name_triples(names: Naming, name: Name) -> Iterator[Triple]:
    node = NamedNode(name.iri)
    yield Triple(node, RDF.TYPE, SKOS.Concept)
    yield Triple(node, RDF.TYPE, _CLASSES[name.kind])
    yield Triple(node, SKOS.PREF_LABEL, Literal(name.label))
    for spelling in name.keys:
        yield Triple(node, GQ.KEY, Literal(spelling))
    for broader in names.broader(name):
        yield Triple(node, SKOS.BROADER, NamedNode(broader.iri))


def _with_broader(names: Naming, name: Name) -> Iterator[Name]:
    """A name and all that are broader, each once, so that a vocabulary that goes round in a circle ends too."""
    waiting, seen = [name], set()
    while waiting:
        name = waiting.pop()
        if name.iri not in seen:
            seen.add(name.iri)
            yield name
            waiting.extend(names.broader(name))


def _figure_node(subject: NamedNode, value: figure.AnyFigure) -> NamedNode:
    content = {predicate.value: str(literal) for predicate, literal in figure.properties(value)}
    kind = "amount" if isinstance(value, Amount) else "growth" if isinstance(value, Growth) else "statistic"
    return NamedNode(iri.figure(kind, subject.value, content))


def _figure_triples(node: NamedNode, value: figure.AnyFigure) -> Iterator[Triple]:
    yield Triple(node, RDF.TYPE, figure.CLASSES[type(value)])
    yield Triple(node, RDFS.LABEL, Literal(figure.words(value)))
    for predicate, literal in figure.properties(value):
        yield Triple(node, predicate, literal)
    if isinstance(value, Growth):
        yield Triple(node, SCHEMA.UNIT_TEXT, Literal("percent"))


def _claim_triples(graph: NamedNode, statement: Triple, fact: Fact, names: Naming) -> Iterator[Triple]:
    cited = names.name(ORGANISATION, fact.source).iri if fact.source else None
    content = (*(str(term) for term in statement), *astuple(fact.evidence), fact.necessity, cited, fact.rule)
    claim = NamedNode(iri.claim(graph.value, *content))
    yield Triple(claim, RDF.TYPE, GQ.Claim)
    yield Triple(claim, RDF.TYPE, RDF.Statement)
    yield Triple(claim, RDF.SUBJECT, statement.subject)
    yield Triple(claim, RDF.PREDICATE, statement.predicate)
    yield Triple(claim, RDF.OBJECT, statement.object)
    yield Triple(claim, PROV.WAS_DERIVED_FROM, graph)
    yield Triple(claim, GQ.RULE, Literal(fact.rule))
    if fact.necessity:
        yield Triple(claim, GQ.NECESSITY, Literal(fact.necessity.value))
    if cited:
        yield Triple(claim, GQ.CITED_SOURCE, NamedNode(cited))
    yield from _evidence_triples(graph, claim, fact.evidence)


def _evidence_triples(graph: NamedNode, claim: NamedNode, evidence: Evidence) -> Iterator[Triple]:
    node = NamedNode(iri.evidence(graph.value, evidence.start, evidence.end))
    yield Triple(claim, GQ.EVIDENCE, node)
    yield Triple(node, RDF.TYPE, OA.TextQuoteSelector)
    yield Triple(node, RDF.TYPE, OA.TextPositionSelector)
    yield Triple(node, OA.EXACT, Literal(evidence.quote))
    yield Triple(node, OA.START, figure.number(evidence.start))
    yield Triple(node, OA.END, figure.number(evidence.end))
    yield Triple(node, GQ.SECTION, Literal(evidence.section))


def _row(stated: Statements, claim: NamedNode) -> tuple[str, int, int, str, Fact]:
    fact = _fact(stated, claim)
    source = _one(stated, claim, PROV.WAS_DERIVED_FROM).value
    return source, fact.evidence.start, fact.evidence.end, claim.value, fact


def _fact(stated: Statements, claim: NamedNode) -> Fact:
    evidence = cast("NamedNode", _one(stated, claim, GQ.EVIDENCE))
    necessity = stated[claim].get(GQ.NECESSITY)
    cited = stated[claim].get(GQ.CITED_SOURCE)
    return Fact(
        relation=TERM_RELATIONS[cast("NamedNode", _one(stated, claim, RDF.PREDICATE))],
        subject=_entity(stated, cast("NamedNode", _one(stated, claim, RDF.SUBJECT))),
        object=_object(stated, cast("NamedNode", _one(stated, claim, RDF.OBJECT))),
        evidence=Evidence(
            _one(stated, evidence, OA.EXACT).value,
            int(_one(stated, evidence, OA.START).value),
            int(_one(stated, evidence, OA.END).value),
            _one(stated, evidence, GQ.SECTION).value,
        ),
        rule=_one(stated, claim, GQ.RULE).value,
        necessity=Necessity(necessity[0].value) if necessity else None,
        source=_one(stated, cast("NamedNode", cited[0]), SKOS.PREF_LABEL).value if cited else None,
    )


def _entity(stated: Statements, node: NamedNode) -> Entity:
    return Entity(Kind(iri.split(node.value)[0]), _one(stated, node, SKOS.PREF_LABEL).value)


def _object(stated: Statements, node: NamedNode) -> Object:
    for class_ in stated[node][RDF.TYPE]:
        if type_ := figure.TYPES.get(cast("NamedNode", class_)):
            values = {p: v[0] for p, v in stated[node].items() if isinstance(v[0], Literal)}
            return figure.parse(type_, values)
    return _entity(stated, node)


def _one(stated: Statements, node: NamedNode, predicate: NamedNode) -> NamedNode | Literal:
    values = stated[node][predicate]
    if not values:
        raise ValueError(f"{node} has no {predicate}")
    return values[0]
