"""Coverage: what is missing of a role that is described, what rests on one source, and what nothing speaks of."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graphq.graph.lint.finding import Finding
from graphq.graph.lint.rule import RULES
from graphq.ontology.fact import Kind, Relation
from graphq.ontology.terms import RELATION_TERMS, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphq.graph.lint.holdings import Holdings
    from graphq.graph.store import GraphName

DESCRIBED = 4
"""A role of which so many facts are stated is described, and not only named in passing."""
_EXPECTED = {
    "role-without-pay": (Relation.PAYS, "nothing says what it pays"),
    "role-without-skills": (Relation.REQUIRES_SKILL, "no skill is named"),
    "role-without-credential": (Relation.REQUIRES_CREDENTIAL, "no degree, certificate or licence is named"),
}


def bare_roles(holdings: Holdings, rule: str) -> Iterator[Finding]:
    """The roles that are described without what a rule expects of them; the evidence is their first sentence."""
    relation, lacking = _EXPECTED[rule]
    for thing in holdings.things.values():
        stated = holdings.by_subject.get(thing.iri, [])
        reached = [fact for fact in holdings.by_object.get(thing.iri, []) if fact[1] == Relation.LEADS_TO]
        described = len(stated) >= DESCRIBED or reached
        if thing.kind == Kind.ROLE and described and all(fact[1] != relation for fact in stated):
            known = len(stated) + len(reached)
            evidence = holdings.evidence(stated or reached, most=1)
            yield Finding(RULES[rule].level, rule, thing, f"{lacking}; {_facts(known)} known of it", evidence, known)


def _facts(number: int) -> str:
    return "1 fact is" if number == 1 else f"{number:,} facts are"


def single_sources(holdings: Holdings) -> Iterator[Finding]:
    """For each of several sources, how many of its facts stand in no other."""
    stated: defaultdict[ox.Triple, set[GraphName]] = defaultdict(set)
    for term in RELATION_TERMS.values():
        for quad in holdings.store.quads(None, term):
            stated[quad.triple].add(quad.graph_name)
    facts = Counter(graph for graphs in stated.values() for graph in graphs)
    alone = Counter(next(iter(graphs)) for graphs in stated.values() if len(graphs) == 1)
    for graph, number in alone.items() if len(facts) > 1 else ():
        if isinstance(graph, ox.NamedNode):
            verb = "stands" if number == 1 else "stand"
            message = f"{number:,} of its {facts[graph]:,} facts {verb} in no other source"
            yield Finding(RULES["single-source"].level, "single-source", holdings.source(graph), message, weight=number)


def unlinked(holdings: Holdings) -> Iterator[Finding]:
    """Things that no fact speaks of; what is only broader than others stands there for their sake and is none."""
    broader = {triple.object for triple in holdings.store.triples(None, SKOS.BROADER)}
    for thing in holdings.things.values():
        if not holdings.known(thing.iri) and ox.NamedNode(thing.iri) not in broader:
            yield Finding(RULES["unlinked-entity"].level, "unlinked-entity", thing, "no fact speaks of it")
