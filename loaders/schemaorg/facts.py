"""The facts that the printed objects of a document state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphq.loaders.schemaorg import study, work
from graphq.loaders.schemaorg.printed import Printer
from graphq.loaders.schemaorg.statement import Statement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graphq.loaders.document import Document
    from graphq.loaders.schemaorg.script import Objects
    from graphq.ontology.fact import Fact

RULES: dict[str, Callable[[Statement], Iterator[Fact]]] = {
    "schema.org Occupation": work.facts,
    "schema.org JobPosting": work.facts,
    "schema.org Course": study.facts,
    "schema.org EducationalOccupationalProgram": study.facts,
}
"""What finds the facts of an object, by the heading under which it is printed and the name of their rule."""


def printed(objects: Objects, start: int) -> Printer:
    """The objects of a page that can state facts, as text that begins at ``start`` in the document's."""
    printer = Printer(objects, start)
    for heading in RULES:
        for node in objects.of(heading.split()[1]):
            printer.print(node, heading)
    return printer


def find(document: Document) -> Iterator[Fact]:
    """What the printed objects of a document state."""
    for thing in document.things:
        yield from RULES[thing.section](Statement(document, thing))
