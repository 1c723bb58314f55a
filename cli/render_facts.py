"""Facts for people: by relation, each with the sentence that states it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graphq.cli import words
from graphq.cli.quotation import quotation
from graphq.ontology.fact import Entity, Fact, Relation
from graphq.ontology.figure import words as figure_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graphq.ontology.fact import Object


def facts(found: Iterable[Fact]) -> Iterator[str]:
    """Lines: for each relation its facts in the order of the text."""
    groups: defaultdict[Relation, list[Fact]] = defaultdict(list)
    for fact in found:
        groups[fact.relation].append(fact)
    for relation in Relation:
        if group := groups.get(relation):
            yield f"{relation.value} ({len(group)})"
            for fact in group:
                yield f"  {statement(fact)}"
                yield from quotation(fact.evidence.quote)
            yield ""


def statement(fact: Fact) -> str:
    """A fact in words."""
    return f"{fact.subject.label} {words.relation(fact.relation.value)} {_object(fact.object)}{_notes(fact)}"


def _object(value: Object) -> str:
    return value.label if isinstance(value, Entity) else figure_words(value)


def _notes(fact: Fact) -> str:
    notes = [note for note in (fact.necessity, fact.source) if note]
    return f" [{', '.join(notes)}]" if notes else ""
