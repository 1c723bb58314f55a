"""The terms of the data by namespace.

A class keeps its local name, a property is in capitals: ``SKOS.Concept`` is ``skos:Concept``, and
``SKOS.PREF_LABEL`` is ``skos:prefLabel``. ``graphq.ttl`` declares all of them and explains graphq's own.
"""

from __future__ import annotations

from pyoxigraph import NamedNode

from graphq.ontology.fact import Kind, Relation
from graphq.ontology.prefixes import PREFIXES


def _term(prefix: str, local: str) -> NamedNode:
    return NamedNode(PREFIXES[prefix] + local)


class GQ:
    """graphq's own terms."""

    Skill = _term("gq", "Skill")
    Industry = _term("gq", "Industry")
    Field = _term("gq", "Field")
    Topic = _term("gq", "Topic")
    Amount = _term("gq", "Amount")
    Growth = _term("gq", "Growth")
    Statistic = _term("gq", "Statistic")
    Claim = _term("gq", "Claim")
    Omission = _term("gq", "Omission")

    LEADS_TO = _term("gq", "leadsTo")
    PAYS = _term("gq", "pays")
    REQUIRES_SKILL = _term("gq", "requiresSkill")
    DEVELOPS = _term("gq", "develops")
    INCLUDES = _term("gq", "includes")
    IN_INDUSTRY = _term("gq", "inIndustry")
    HIRES = _term("gq", "hires")
    REQUIRES_CREDENTIAL = _term("gq", "requiresCredential")
    GROWS = _term("gq", "grows")
    STATISTIC = _term("gq", "statistic")

    KEY = _term("gq", "key")
    REGION = _term("gq", "region")
    LEVEL = _term("gq", "level")
    EMPLOYER = _term("gq", "employer")

    EVIDENCE = _term("gq", "evidence")
    SECTION = _term("gq", "section")
    NECESSITY = _term("gq", "necessity")
    CITED_SOURCE = _term("gq", "citedSource")
    RULE = _term("gq", "rule")

    LOADER = _term("gq", "loader")
    LOADER_VERSION = _term("gq", "loaderVersion")
    PASSED_OVER = _term("gq", "passedOver")
    CONFLICT_POLICY = _term("gq", "conflictPolicy")
    DEGREE = _term("gq", "degree")

    HEAD_USE = _term("gq", "headUse")
    MODIFIER_USE = _term("gq", "modifierUse")
    CURRENCY = _term("gq", "currency")


class SCHEMA:
    """Terms of schema.org: things, figures and articles."""

    Occupation = _term("schema", "Occupation")
    EducationalOccupationalProgram = _term("schema", "EducationalOccupationalProgram")
    EducationalOccupationalCredential = _term("schema", "EducationalOccupationalCredential")
    Organization = _term("schema", "Organization")
    Article = _term("schema", "Article")

    VALUE = _term("schema", "value")
    MIN_VALUE = _term("schema", "minValue")
    MAX_VALUE = _term("schema", "maxValue")
    UNIT_TEXT = _term("schema", "unitText")
    CURRENCY = _term("schema", "currency")
    STAT_TYPE = _term("schema", "statType")
    INDUSTRY = _term("schema", "industry")
    OBSERVATION_DATE = _term("schema", "observationDate")
    OBSERVATION_PERIOD = _term("schema", "observationPeriod")
    START_DATE = _term("schema", "startDate")
    END_DATE = _term("schema", "endDate")
    DESCRIPTION = _term("schema", "description")

    AUTHOR = _term("schema", "author")
    DATE_PUBLISHED = _term("schema", "datePublished")
    DATE_MODIFIED = _term("schema", "dateModified")
    IN_LANGUAGE = _term("schema", "inLanguage")
    TEXT = _term("schema", "text")
    URL = _term("schema", "url")
    SHA256 = _term("schema", "sha256")
    SOFTWARE_VERSION = _term("schema", "softwareVersion")


class SKOS:
    """Terms of SKOS: labels and the hierarchy of concepts."""

    Concept = _term("skos", "Concept")
    PREF_LABEL = _term("skos", "prefLabel")
    ALT_LABEL = _term("skos", "altLabel")
    BROADER = _term("skos", "broader")


class PROV:
    """Terms of PROV-O: where a claim comes from, and what became of a source when."""

    Entity = _term("prov", "Entity")
    Activity = _term("prov", "Activity")
    SoftwareAgent = _term("prov", "SoftwareAgent")

    WAS_DERIVED_FROM = _term("prov", "wasDerivedFrom")
    SPECIALIZATION_OF = _term("prov", "specializationOf")
    WAS_REVISION_OF = _term("prov", "wasRevisionOf")
    WAS_GENERATED_BY = _term("prov", "wasGeneratedBy")
    GENERATED_AT_TIME = _term("prov", "generatedAtTime")
    WAS_INVALIDATED_BY = _term("prov", "wasInvalidatedBy")
    INVALIDATED_AT_TIME = _term("prov", "invalidatedAtTime")
    WAS_ASSOCIATED_WITH = _term("prov", "wasAssociatedWith")
    STARTED_AT_TIME = _term("prov", "startedAtTime")
    ENDED_AT_TIME = _term("prov", "endedAtTime")


class OA:
    """Terms of the Web Annotation vocabulary: a stretch of text."""

    TextQuoteSelector = _term("oa", "TextQuoteSelector")
    TextPositionSelector = _term("oa", "TextPositionSelector")
    EXACT = _term("oa", "exact")
    START = _term("oa", "start")
    END = _term("oa", "end")


class DCTERMS:
    """Terms of DCMI: what a source is called."""

    IDENTIFIER = _term("dcterms", "identifier")
    TITLE = _term("dcterms", "title")


class RDF:
    """Terms of RDF: types and reified statements."""

    TYPE = _term("rdf", "type")
    Statement = _term("rdf", "Statement")
    SUBJECT = _term("rdf", "subject")
    PREDICATE = _term("rdf", "predicate")
    OBJECT = _term("rdf", "object")


class RDFS:
    """Terms of RDF Schema: the label of a figure."""

    LABEL = _term("rdfs", "label")


class XSD:
    """Datatypes."""

    STRING = _term("xsd", "string")
    INTEGER = _term("xsd", "integer")
    DECIMAL = _term("xsd", "decimal")
    DURATION = _term("xsd", "duration")
    DATE = _term("xsd", "date")
    DATE_TIME = _term("xsd", "dateTime")
    YEAR = _term("xsd", "gYear")
    YEAR_MONTH = _term("xsd", "gYearMonth")


RELATION_TERMS: dict[Relation, NamedNode] = {
    Relation.LEADS_TO: GQ.LEADS_TO,
    Relation.PAYS: GQ.PAYS,
    Relation.REQUIRES_SKILL: GQ.REQUIRES_SKILL,
    Relation.DEVELOPS: GQ.DEVELOPS,
    Relation.INCLUDES: GQ.INCLUDES,
    Relation.IN_INDUSTRY: GQ.IN_INDUSTRY,
    Relation.HIRES: GQ.HIRES,
    Relation.REQUIRES_CREDENTIAL: GQ.REQUIRES_CREDENTIAL,
    Relation.GROWS: GQ.GROWS,
    Relation.STATISTIC: GQ.STATISTIC,
}
"""The property that stands for each relation."""

TERM_RELATIONS: dict[NamedNode, Relation] = {term: relation for relation, term in RELATION_TERMS.items()}
"""The relation that each property is; the inverse of `RELATION_TERMS`."""

KIND_TERMS: dict[Kind, NamedNode] = {
    Kind.PROGRAMME: SCHEMA.EducationalOccupationalProgram,
    Kind.ROLE: SCHEMA.Occupation,
    Kind.SKILL: GQ.Skill,
    Kind.INDUSTRY: GQ.Industry,
    Kind.CREDENTIAL: SCHEMA.EducationalOccupationalCredential,
    Kind.FIELD: GQ.Field,
    Kind.TOPIC: GQ.Topic,
}
"""The class of each kind of entity."""
