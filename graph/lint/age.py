"""Age: figures whose time is past, and articles that have not been looked at for long."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graphq.graph import figures
from graphq.graph.lint.finding import Finding, some
from graphq.graph.lint.rule import RULES
from graphq.ontology import figure
from graphq.ontology.fact import FIGURE_RELATIONS, Figure, Growth, Relation
from graphq.ontology.terms import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphq.graph.lint.holdings import Fact, Holdings
    from graphq.graph.lint.rule import Settings

_NOUNS = {Relation.PAYS: "pay", Relation.STATISTIC: "a number"}


def stale_figures(holdings: Holdings, settings: Settings) -> Iterator[Finding]:
    """One finding for all figures of a thing that are of one sort and one year."""
    grouped: defaultdict[tuple[str, Relation, int], list[tuple[Fact, str]]] = defaultdict(list)
    for fact in (fact for fact in holdings.facts if fact[1] in FIGURE_RELATIONS):
        value = figures.read(holdings.store, fact[2])
        year = _year(value)
        if value and year is not None and _is_stale(value, year, settings):
            grouped[fact[0], fact[1], year].append((fact, _words(value, holdings.node(fact[0]).label)))
    for (subject, relation, year), stated in grouped.items():
        message = f"{_past(relation, year, settings)}: {some(sorted({words for _, words in stated}))}"
        evidence = holdings.evidence(fact for fact, _ in stated)
        age = settings.as_of - year
        yield Finding(RULES["stale-figure"].level, "stale-figure", holdings.node(subject), message, evidence, age)


def _words(value: figure.AnyFigure, subject: str) -> str:
    """A figure as a phrase, which does not say again what it is about if that is its subject."""
    if isinstance(value, Figure) and value.about == subject:
        value = replace(value, about="")
    return figure.words(value)


def _year(value: figure.AnyFigure | None) -> int | None:
    """The last year that a figure speaks of, if it says so."""
    if not isinstance(value, Growth):
        return value.year if value else None
    if value.end is None and value.start is not None and value.years is not None:
        return value.start + value.years
    return value.end


def _is_stale(value: figure.AnyFigure, year: int, settings: Settings) -> bool:
    return year < settings.as_of - (0 if isinstance(value, Growth) else settings.max_age)


def _past(relation: Relation, year: int, settings: Settings) -> str:
    if relation == Relation.GROWS:
        return f"a projection that ended in {year}"
    return f"{_NOUNS[relation]} of {year}, {settings.as_of - year} years old"


def stale_articles(holdings: Holdings, settings: Settings) -> Iterator[Finding]:
    """One finding for each source whose newest date is too old."""
    newest: dict[ox.NamedNode, str] = {}
    for predicate in (SCHEMA.DATE_PUBLISHED, SCHEMA.DATE_MODIFIED):
        for triple in holdings.store.triples(None, predicate):
            if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.Literal):
                newest[triple.subject] = max(triple.object.value, newest.get(triple.subject, ""))
    for source, date in newest.items():
        if date[:4].isdecimal() and int(date[:4]) < settings.as_of - settings.max_age:
            age = settings.as_of - int(date[:4])
            message = f"last changed {date[:10]}, {age} years ago"
            yield Finding(RULES["stale-article"].level, "stale-article", holdings.source(source), message, weight=age)
