"""What of the graph a question may use: which relations, which sources, which things, and how well supported."""

from __future__ import annotations

from dataclasses import dataclass

Statement = tuple[str, str, str]
"""The IRI of a subject, a relation, the IRI of an object."""


@dataclass(frozen=True, slots=True)
class Scope:
    """A part of the graph.

    Attributes:
        relations: only these; any if empty.
        sources: only what one of these named graphs states, by IRI; any if empty.
        min_support: only what at least so many sources state, of those that count.
        directed: whether statements are followed from subject to object only.
        avoid_things: things that may not be passed through or met, by IRI.
        avoid_kinds: kinds (``industry``) that may not be.
        avoid_relations: relations that may not be used.
        without_sources: named graphs whose statements do not count.
        without_statements: statements that do not count, whoever makes them.
    """

    relations: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    min_support: int = 1
    directed: bool = False
    avoid_things: frozenset[str] = frozenset()
    avoid_kinds: frozenset[str] = frozenset()
    avoid_relations: frozenset[str] = frozenset()
    without_sources: frozenset[str] = frozenset()
    without_statements: frozenset[Statement] = frozenset()

    def has_relation(self, relation: str) -> bool:
        """Whether a relation may be used.

        >>> Scope(avoid_relations=frozenset({"hires"})).has_relation("hires")
        False
        """
        return (not self.relations or relation in self.relations) and relation not in self.avoid_relations

    def has_source(self, graph: str) -> bool:
        """Whether what a named graph states counts.

        >>> Scope(sources=frozenset({"http://a.example"})).has_source("http://b.example")
        False
        """
        return (not self.sources or graph in self.sources) and graph not in self.without_sources


EVERYTHING = Scope()
"""The whole graph, walked both ways."""
