"""Short made-up articles become facts that tests can compare: labels by their keys, figures by what they state."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

from graphq import loaders
from graphq.ontology.fact import Amount, Entity, Figure, Growth, Relation
from graphq.ontology.label import key

if TYPE_CHECKING:
    from graphq.ontology.fact import Fact
    from graphq.ontology.source import Extraction


def extract(text: str) -> Extraction:
    """What the loader makes of an article; the indentation that the test's code gives it does not count."""
    return loaders.extract(dedent(text).encode(), "article.txt")


def facts(text: str, relation: Relation) -> list[Fact]:
    """The facts of one relation in an article."""
    return [fact for fact in extract(text).facts if fact.relation is relation]


def ends(fact: Fact) -> tuple[str, str]:
    """The keys of the two things that a fact relates."""
    assert isinstance(fact.object, Entity)
    return fact.subject.key, fact.object.key


def pairs(text: str, relation: Relation) -> set[tuple[str, str]]:
    """Subject and object of each fact of one relation, as keys."""
    return {ends(fact) for fact in facts(text, relation)}


def figure(fact: Fact) -> Figure:
    """The figure that a fact states."""
    assert isinstance(fact.object, Figure)
    return fact.object


def every(subjects: str, objects: str) -> set[tuple[str, str]]:
    """Each of the subjects with each of the objects; both are lists divided by commas."""
    return {(key(subject), key(value)) for subject in subjects.split(",") for value in objects.split(",")}


def pay(text: str) -> dict[str, list[Amount]]:
    """What an article says that each subject earns."""
    found: dict[str, list[Amount]] = {}
    for fact in facts(text, Relation.PAYS):
        assert isinstance(fact.object, Amount)
        found.setdefault(fact.subject.key, []).append(fact.object)
    return found


def growth(text: str) -> dict[str, Growth]:
    """How an article says that the employment of each subject changes."""
    found = facts(text, Relation.GROWS)
    return {fact.subject.key: fact.object for fact in found if isinstance(fact.object, Growth)}


def figures(text: str) -> set[tuple[float | None, str]]:
    """Value and unit of each other figure of an article."""
    found = map(figure, facts(text, Relation.STATISTIC))
    return {(value.value, value.unit) for value in found}
