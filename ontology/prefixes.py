"""The namespaces of the data and the prefixes that stand for them. Imports nothing: every query needs them."""

from __future__ import annotations

ID = "https://w3id.org/graphq/id/"

PREFIXES: dict[str, str] = {
    "gq": "https://w3id.org/graphq/ontology#",
    "programme": ID + "programme/",
    "role": ID + "role/",
    "skill": ID + "skill/",
    "industry": ID + "industry/",
    "credential": ID + "credential/",
    "field": ID + "field/",
    "topic": ID + "topic/",
    "organisation": ID + "organisation/",
    "source": ID + "source/",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "dcterms": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "sh": "http://www.w3.org/ns/shacl#",
    "esco": "http://data.europa.eu/esco/model#",
    "qb": "http://purl.org/linked-data/cube#",
}
"""Namespaces by prefix: predeclared in queries, used in Turtle."""
