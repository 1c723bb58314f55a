"""A plain-text or Markdown article becomes a document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graphq.loaders import frontmatter, sections
from graphq.loaders.blocks import Lines, Piece
from graphq.loaders.document import BlockKind, Document
from graphq.loaders.view import view
from graphq.ontology.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SHORT_FIGURE = re.compile(r"^[^A-Za-z]{0,3}[\d,.]+[kK]?(?: [A-Za-z]+){0,3}$")


def parse(text: str, path: str = "<text>") -> Document:
    """The document that a text is.

    Raises:
        SourceError: if it has no heading to take its title from, or front matter that cannot be read.
    """
    if len(text) > sections.LONGEST:  # before it is taken apart
        raise SourceError(f"the article has more than {sections.LONGEST:,} characters: split it", path=path)
    metadata, start = frontmatter.split(text, path)
    pieces = list(_with_ranges_joined(text, Lines(text, start).pieces()))
    return sections.document(text, pieces, metadata, path)


def _with_ranges_joined(text: str, pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces, with a range that stands in three of them ("£30,000", "to", "£65,000") as one."""
    held: list[Piece] = []
    for piece in pieces:
        held.append(piece)
        if len(held) == 3:
            if held[1].view.text in ("to", "-", "–") and all(_SHORT_FIGURE.match(held[i].view.text) for i in (0, 2)):
                span = (held[0].view.offsets[0], held[2].view.offsets[-1] + 1)
                held = [Piece(BlockKind.PARAGRAPH, view(text, *span))]
            else:
                yield held.pop(0)
    yield from held
