"""Claims: where and how a source states a fact."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

import pyoxigraph as ox

from graphq.ontology.fact import Necessity
from graphq.ontology.terms import DCTERMS, GQ, OA, PROV, RDF, RELATION_TERMS, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graphq.graph.store import Store

_RELATIONS = {term.value: relation.value for relation, term in RELATION_TERMS.items()}
_TERMS = {relation.value: term for relation, term in RELATION_TERMS.items()}
_FACT = {"subject": RDF.SUBJECT, "object": RDF.OBJECT, "predicate": RDF.PREDICATE}
# Oxigraph looks for patterns of one form in the order of the text: what is given comes first.
_CLAIMS = f"""
SELECT ?subject ?predicate ?object ?graph ?name ?quote ?start ?end ?section ?necessity ?cited ?rule {{
  %s
  ?claim {PROV.WAS_DERIVED_FROM} ?graph ; {GQ.EVIDENCE} ?span .
  ?span {OA.EXACT} ?quote ; {OA.START} ?start ; {OA.END} ?end .
  OPTIONAL {{ ?graph {DCTERMS.IDENTIFIER} ?name }}
  OPTIONAL {{ ?span {GQ.SECTION} ?section }}
  OPTIONAL {{ ?claim {GQ.NECESSITY} ?necessity }}
  OPTIONAL {{ ?claim {GQ.CITED_SOURCE}/{SKOS.PREF_LABEL} ?cited }}
  OPTIONAL {{ ?claim {GQ.RULE} ?rule }}
}}"""


@dataclass(frozen=True, slots=True, order=True)
class Claim:
    """That a source states a fact. Claims sort by source and by place in its text.

    Attributes:
        source: the name of the source.
        start, end: the character span of its text that states the fact. quote: that stretch, verbatim.
        section: the heading it stands under.
        subject, relation, object: the fact, its ends by their IRIs.
        necessity: ``required``, ``typical`` or ``preferred`` for a credential, else "".
        cited: the organisation that the text names as its own source, else "".
        rule: the name of the rule that found it; what two rules find alike is one claim.
        graph: the named graph of the source, by IRI.
    """

    source: str
    start: int
    end: int
    quote: str
    section: str
    subject: str
    relation: str
    object: str
    necessity: str = ""
    cited: str = ""
    rule: str = field(default="", compare=False)
    graph: str = field(default="", compare=False)

    def to_dict(self) -> dict[str, Any]:
        """The evidence: ``{"source", "quote", "start", "end", "section"}``."""
        return {name: getattr(self, name) for name in ("source", "quote", "start", "end", "section")}


def first_cells(evidence: Sequence[Claim]) -> dict[str, str | None]:
    """The cells ``quote`` and ``source`` of a row that some claims stand behind: those of the first of them."""
    first = evidence[0] if evidence else None
    return {"quote": first.quote if first else None, "source": first.source if first else None}


def claims(
    store: Store,
    subject: str | None = None,
    relation: str | None = None,
    object: str | None = None,  # noqa: A002 - the object of a statement
    *,
    citing: str | None = None,
) -> list[Claim]:
    """The claims about the facts that match, ``None`` matching everything, sorted and each once.

    Args:
        store: where to look.
        subject: the IRI of a fact's subject.
        relation: its relation (``requires_skill``).
        object: the IRI of its object.
        citing: the IRI of an organisation that the text must name as its source.
    """
    bound: dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple] = {}
    if subject:
        bound[ox.Variable("subject")] = ox.NamedNode(subject)
    if object:
        bound[ox.Variable("object")] = ox.NamedNode(object)
    if relation:
        bound[ox.Variable("predicate")] = _TERMS[relation]
    names = sorted(_FACT, key=lambda name: ox.Variable(name) not in bound)
    asked = [f"?claim {_FACT[name]} ?{name} ." for name in names]
    cited = [f"?claim {GQ.CITED_SOURCE} {ox.NamedNode(citing)} ."] if citing else []
    rows = store.rdf.query(_CLAIMS % "\n  ".join([*cited, *asked]), substitutions=bound)
    found = [_claim(row) for row in cast("ox.QuerySolutions", rows)]
    return list(dict.fromkeys(sorted(found, key=lambda claim: (claim, claim.rule))))


def strongest(stated: Iterable[Claim]) -> str:
    """The strongest necessity that some claims state: ``required``, ``typical``, ``preferred``, or "" if none does."""
    said = {claim.necessity for claim in stated}
    return next((necessity.value for necessity in Necessity if necessity in said), "")


def _claim(row: ox.QuerySolution) -> Claim:
    def text(variable: str) -> str:
        term = row[variable]
        return "" if term is None or isinstance(term, ox.Triple) else term.value

    return Claim(
        source=text("name") or text("graph"),
        start=_number(text("start")),
        end=_number(text("end")),
        quote=text("quote"),
        section=text("section"),
        subject=text("subject"),
        relation=_RELATIONS.get(text("predicate"), text("predicate")),
        object=text("object"),
        necessity=text("necessity"),
        cited=text("cited"),
        rule=text("rule"),
        graph=text("graph"),
    )


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0  # RDF from elsewhere may say anything
