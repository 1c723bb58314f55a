"""Changes: how the facts that some quads state differ from those that others state, as people say it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from graphq.graph.sources import facts_of
from graphq.ontology import figure
from graphq.ontology.fact import Relation
from graphq.ontology.terms import RDF, RELATION_TERMS, SKOS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from graphq.graph.sources import Statement

_RELATIONS = {term: relation for relation, term in RELATION_TERMS.items()}
_FIGURES = {class_: type_ for type_, class_ in figure.CLASSES.items()}
_FIGURED = frozenset({Relation.PAYS, Relation.GROWS, Relation.STATISTIC})


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """A fact that is stated no more, or is stated now, or a figure in place of another one.

    Attributes:
        subject: what the fact is about, by its label. relation: which of the ten relations.
        before, after: what it related the subject to, a label or a figure in words; "" where there was or is none.
    """

    subject: str
    relation: Relation
    before: str = ""
    after: str = ""

    def to_dict(self) -> dict[str, Any]:
        """``{"subject", "relation", "before", "after"}``, ``None`` for what is not there."""
        return {
            "subject": self.subject,
            "relation": self.relation.value,
            "before": self.before or None,
            "after": self.after or None,
        }


def changes(old: Collection[ox.Quad], new: Collection[ox.Quad]) -> list[Change]:
    """How the facts of some quads differ from those of others, by subject.

    Where one figure of a relation goes and one comes, the second has taken the place of the first.
    """
    gone, come = facts_of(old) - facts_of(new), facts_of(new) - facts_of(old)
    words = _Words([*old, *new])
    before, after = _grouped(gone, words), _grouped(come, words)
    found: list[Change] = []
    for subject, relation in {**before, **after}:
        left, right = sorted(before[subject, relation]), sorted(after[subject, relation])
        if relation in _FIGURED and len(left) == len(right) == 1:
            found.append(Change(subject, relation, left[0], right[0]))
        else:
            found.extend(Change(subject, relation, before=value) for value in left)
            found.extend(Change(subject, relation, after=value) for value in right)
    return sorted(found)


def _grouped(stated: Iterable[Statement], words: _Words) -> defaultdict[tuple[str, Relation], set[str]]:
    """The objects of some facts in words, by subject and relation."""
    grouped: defaultdict[tuple[str, Relation], set[str]] = defaultdict(set)
    for subject, predicate, object_ in stated:
        grouped[words.of(subject), _RELATIONS[predicate]].add(words.of(object_))
    return grouped


class _Words:
    """What things and figures are called, by what some quads say of them."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self._labels: dict[object, str] = {}
        self._types: dict[object, type[figure.AnyFigure]] = {}
        self._values: defaultdict[object, dict[ox.NamedNode, ox.Literal]] = defaultdict(dict)
        for quad in quads:
            if quad.predicate == SKOS.PREF_LABEL:
                self._labels[quad.subject] = quad.object.value  # type: ignore[union-attr]  # no label is a triple
            elif quad.predicate == RDF.TYPE and quad.object in _FIGURES:
                self._types[quad.subject] = _FIGURES[quad.object]  # type: ignore[index]
            elif isinstance(quad.object, ox.Literal):
                self._values[quad.subject][quad.predicate] = quad.object

    def of(self, term: object) -> str:
        """A label, a figure in words, or else what the term itself says."""
        if term in self._types:
            stated: Mapping[ox.NamedNode, ox.Literal] = self._values[term]
            return figure.words(figure.parse(self._types[term], stated))
        return self._labels.get(term, str(term))
