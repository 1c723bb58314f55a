"""Validation: whether a graph has the shape that ``shapes.ttl`` asks for, in a report for people."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from graphq.graph.formats import short
from graphq.graph.rdffile import read
from graphq.ontology.terms import DCTERMS, GQ, OA, RDFS, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import rdflib

    from graphq.graph.store import Store

_LABELS = (SKOS.PREF_LABEL, RDFS.LABEL, DCTERMS.TITLE, OA.EXACT)
_LONGEST = 300  # characters of a value that a finding shows
_IRI = re.compile(r"<?(https?://[^\s<>]+)>?")


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is not as a shape asks.

    Attributes:
        severity: ``Violation``, ``Warning`` or ``Info``.
        shape: the name of the shape that asks, such as ``Amount``.
        focus: the label of what is wrong; of a claim, the words that it quotes.
        path: the property it is about, such as ``schema:currency``, or "".
        value: the label of the offending value, or "".
        message: what the shape asks for.
        iri: the IRI of what is wrong.
    """

    severity: str
    shape: str
    focus: str
    path: str
    value: str
    message: str
    iri: str

    def __str__(self) -> str:
        about = " ".join(filter(None, [self.path, self.value]))
        return f"{self.severity}: {self.focus}: {self.message}" + (f" ({about})" if about else "")


@dataclass(frozen=True, slots=True)
class Report:
    """What validation found.

    Attributes:
        results: the findings, sorted.
        triples: how many triples were looked at.
    """

    results: tuple[Finding, ...]
    triples: int

    @property
    def conforms(self) -> bool:
        """Whether there is no violation; warnings do not count."""
        return all(result.severity != "Violation" for result in self.results)


def validate(data: Store | Path | bytes) -> Report:
    """Hold a graph against the shapes; its named graphs count as one, their union.

    Args:
        data: an open store, an RDF file of any format, or N-Quads.

    Raises:
        SourceError: the file cannot be read or does not parse.
    """
    import pyshacl

    graph = _union(_quads(data))
    _, report, _ = pyshacl.validate(graph, shacl_graph=_shapes(), inplace=True)
    return Report(tuple(sorted(_findings(graph, report))), len(graph))


def _quads(data: Store | Path | bytes) -> Iterable[ox.Quad]:
    if isinstance(data, bytes):
        return ox.parse(data, ox.RdfFormat.N_QUADS)
    return read(data) if isinstance(data, Path) else data.quads()


def _union(quads: Iterable[ox.Quad]) -> rdflib.Graph:
    import rdflib

    text = ox.serialize({quad.triple for quad in quads}, format=ox.RdfFormat.N_TRIPLES)
    return rdflib.Graph().parse(data=text, format="nt")


@cache
def _shapes() -> rdflib.Graph:
    import rdflib

    text = (resources.files("graphq.ontology") / "shapes.ttl").read_text(encoding="utf-8")
    return rdflib.Graph().parse(data=text, format="turtle")


def _findings(graph: rdflib.Graph, report: rdflib.Graph) -> Iterator[Finding]:
    from rdflib.namespace import RDF, SH

    for result in report.subjects(RDF.type, SH.ValidationResult):
        focus = report.value(result, SH.focusNode)
        yield Finding(
            severity=_local(report.value(result, SH.resultSeverity)),
            shape=_local(_node_shape(report.value(result, SH.sourceShape))),
            focus=_label(graph, focus),
            path=_path(report, report.value(result, SH.resultPath)),
            value=_label(graph, report.value(result, SH.value)),
            message=_with_labels(graph, str(report.value(result, SH.resultMessage))),
            iri=str(focus),
        )


def _node_shape(shape: Any) -> Any:
    """The node shape that a property shape belongs to; a node shape is its own."""
    from rdflib.namespace import SH

    return _shapes().value(predicate=SH.property, object=shape) or shape


def _path(report: rdflib.Graph, path: Any) -> str:
    """A property, or an inverse one as SPARQL writes it: ``^gq:pays``."""
    from rdflib.namespace import SH

    if path is None:
        return ""
    inverse = report.value(path, SH.inversePath)
    return f"^{short(str(inverse))}" if inverse else short(str(path))


def _label(graph: rdflib.Graph, term: Any) -> str:
    from rdflib import URIRef

    if not isinstance(term, URIRef):
        value = "" if term is None else str(term)
        return value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…"
    labels = (graph.value(term, URIRef(predicate.value), any=True) for predicate in _LABELS)
    if label := next(filter(None, labels), None):
        return str(label)
    evidence = graph.value(term, URIRef(GQ.EVIDENCE.value), any=True)
    return _label(graph, evidence) if evidence else short(str(term))


def _with_labels(graph: rdflib.Graph, message: str) -> str:
    from rdflib import URIRef

    return _IRI.sub(lambda iri: _label(graph, URIRef(iri[1])), message)


def _local(iri: Any) -> str:
    return re.split("[#/]", str(iri))[-1]
