"""A string of JSON as a reader sees it: many hold HTML, some of it with its brackets as entities."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from graphq.loaders.canonical import Canonical

if TYPE_CHECKING:
    from graphq.loaders.blocks import Piece

LONGEST = 20_000
"""Of a longer string only so much is read."""
MOST_TAGS = 1000
"""A string with more tags than this is read without them: the parser's time grows with the square of the depth."""
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_ESCAPED_TAG = re.compile(r"&lt;/?[a-zA-Z]")
_BREAK = re.compile(r"<br\b[^<>]*>", re.I)
_BULLET = re.compile(r"^[•*‣◦▪●·✓–-]\s+")


def pieces(text: str) -> list[Piece]:
    """The paragraphs, list items and so on of a string; their views count in a text of their own."""
    from selectolax.lexbor import LexborHTMLParser  # which a page without strings to read need not wait for

    text = text[:LONGEST]
    if not _TAG.search(text):
        text = unescape(text) if _ESCAPED_TAG.search(text) else text.replace("\n", "<p>")
    tags = len(_TAG.findall(text))
    body = LexborHTMLParser(_BREAK.sub("<p>", text) if tags <= MOST_TAGS else _TAG.sub(" ", text)).body
    canonical = Canonical()
    if body is not None:
        for node in body.css("script, style, template, iframe"):
            node.decompose()
        canonical.read(body)
    return canonical.pieces


def lines(text: str) -> list[str]:
    """The lines of a string that are not empty, without markup, bullets and what cannot be seen."""
    if text.isascii() and text.isprintable() and not re.search("[<&*-]", text):
        return [text.strip()] if text.strip() else []  # as nineteen of twenty are
    seen = ("".join(c for c in piece.view.text if c.isprintable()) for piece in pieces(text))
    return [line for text in seen if (line := _BULLET.sub("", text).strip())]


def plain(text: str) -> str:
    """A string on one line."""
    return " ".join(lines(text))
