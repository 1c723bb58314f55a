"""Questions and answers of an ``FAQPage`` that the page itself does not show, as text to read."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from graphq.loaders.blocks import Piece
from graphq.loaders.schemaorg.literal import pieces, plain
from graphq.loaders.view import View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphq.loaders.canonical import Canonical
    from graphq.loaders.schemaorg.script import Node, Objects

LONGEST = 200_000
"""What is added to a page has at most this many characters."""
MOST = 300
"""So many questions of a page are read at most: each is looked for in the whole text."""
LEVEL = 2
"""The level of a question as a heading."""
_NOT_SAID = re.compile(r"[\W_]+")


def append(canonical: Canonical, objects: Objects) -> None:
    """Writes what the questions and answers of a page say that its text does not: a heading and paragraphs each."""
    said = _said(canonical.text)
    room = LONGEST
    for question in islice(_questions(objects), MOST):
        asked = next((plain(text) for text in objects.values(question, "name", "text") if isinstance(text, str)), "")
        unseen = [piece for piece in _answers(objects, question) if _said(piece.view.text) not in said]
        room -= len(asked) + sum(len(piece.view.text) for piece in unseen)
        if asked and unseen and room > 0:
            canonical.append([Piece(None, View(asked, ()), LEVEL), *map(_below, unseen)])
            said += _said(" ".join(piece.view.text for piece in unseen))


def _below(piece: Piece) -> Piece:
    """A piece of an answer; its headings stand below the question."""
    return replace(piece, level=max(piece.level, LEVEL + 1)) if piece.kind is None else piece


def _questions(objects: Objects) -> Iterator[Node]:
    for page in objects.of("FAQPage"):
        for question in objects.values(page, "mainEntity"):
            if isinstance(question, dict):
                yield question


def _answers(objects: Objects, question: Node) -> Iterator[Piece]:
    for answer in objects.values(question, "acceptedAnswer"):
        for text in objects.values(answer, "text") if isinstance(answer, dict) else (answer,):
            if isinstance(text, str):
                yield from pieces(text)


def _said(text: str) -> str:
    """A text by its letters and digits alone, so that neither markup nor punctuation tells two apart."""
    return _NOT_SAID.sub("", text.casefold())
