"""Changes: how the facts that some quads state differ from those that others state, as people say it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from graphq.graph import figures
from graphq.graph.sources import facts_of
from graphq.ontology import figure
from graphq.ontology.fact import FIGURE_RELATIONS, Relation
from graphq.ontology.terms import GQ, RDF, SKOS, TERM_RELATIONS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from graphq.graph.sources import Statement


_PARTS = (RDF.SUBJECT, RDF.PREDICATE, RDF.OBJECT)


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """A fact that is stated no more, or is stated now, or a figure in place of another one.

    A credential that is asked for otherwise (required, then preferred) has that behind its label on both sides.

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
    stated, now = facts_of(old), facts_of(new)
    gone, come = stated - now, now - stated
    asked = _necessities(old), _necessities(new)
    others = [fact for fact in stated & now if asked[0].get(fact) != asked[1].get(fact)]
    if not gone and not come and not others:
        return []
    words = _Words([*old, *new])
    before, after = _grouped(gone, words), _grouped(come, words)
    found = [_asked_otherwise(fact, words, *(necessities.get(fact, ()) for necessities in asked)) for fact in others]
    for subject, relation in {**before, **after}:
        left, right = sorted(before[subject, relation]), sorted(after[subject, relation])
        if relation in FIGURE_RELATIONS and len(left) == len(right) == 1:
            found.append(Change(subject, relation, left[0], right[0]))
        else:
            found.extend(Change(subject, relation, before=value) for value in left)
            found.extend(Change(subject, relation, after=value) for value in right)
    return sorted(found)


def update(old: Collection[ox.Quad], new: Collection[ox.Quad]) -> Iterator[str]:
    """The operations of a SPARQL update that makes the second triples of the first, sorted; none if they are equal."""
    for verb, quads in (("DELETE DATA", set(old) - set(new)), ("INSERT DATA", set(new) - set(old))):
        if quads:
            triples = "\n".join(sorted(f"  {quad.triple} ." for quad in quads))
            yield f"{verb} {{\n{triples}\n}}"


def _necessities(quads: Collection[ox.Quad]) -> dict[Statement, list[str]]:
    """How strongly each credential is asked for, by the claims: ``required``, ``typical``, ``preferred``."""
    said = {quad.subject: quad.object for quad in quads if quad.predicate == GQ.NECESSITY}
    parts: defaultdict[object, dict[object, Any]] = defaultdict(dict)
    for quad in quads:
        if quad.subject in said and quad.predicate in _PARTS:
            parts[quad.subject][quad.predicate] = quad.object
    found: defaultdict[Statement, set[str]] = defaultdict(set)
    for claim, necessity in said.items():
        if len(parts[claim]) == len(_PARTS) and isinstance(necessity, ox.Literal):
            subject, predicate, object_ = (parts[claim][part] for part in _PARTS)
            found[subject, predicate, object_].add(necessity.value)
    return {statement: sorted(necessities) for statement, necessities in found.items()}


def _asked_otherwise(statement: Statement, words: _Words, before: Iterable[str], after: Iterable[str]) -> Change:
    """The change of a credential that is asked for more or less strongly than before."""
    subject, predicate, object_ = statement
    label = words.of(object_)
    told = (f"{label} ({', '.join(necessities) or 'unstated'})" for necessities in (before, after))
    return Change(words.of(subject), TERM_RELATIONS[predicate], *told)


def _grouped(stated: Iterable[Statement], words: _Words) -> defaultdict[tuple[str, Relation], set[str]]:
    """The objects of some facts in words, by subject and relation."""
    grouped: defaultdict[tuple[str, Relation], set[str]] = defaultdict(set)
    for subject, predicate, object_ in stated:
        grouped[words.of(subject), TERM_RELATIONS[predicate]].add(words.of(object_))
    return grouped


class _Words:
    """What things and figures are called, by what some quads say of them."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self._about: defaultdict[object, list[ox.Triple]] = defaultdict(list)
        for quad in quads:
            self._about[quad.subject].append(quad.triple)

    def of(self, term: object) -> str:
        """A label, a figure in words, or else what the term itself says."""
        about = self._about[term]
        if value := figures.parse(about):
            return figure.words(value)
        labels = (triple.object for triple in about if triple.predicate == SKOS.PREF_LABEL)
        return next((label.value for label in labels if isinstance(label, ox.Literal)), str(term))
