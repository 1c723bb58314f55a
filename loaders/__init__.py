"""A source becomes a document, a document becomes facts."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from graphq.loaders import encoding, text
from graphq.ontology.source import Extraction, Source

if TYPE_CHECKING:
    from graphq.loaders.document import Document


def read(path: Path | str) -> Document:
    """The document in a plain-text or Markdown file.

    Raises:
        SourceError: if the file cannot be read or is not an article.
    """
    path = Path(path)
    return parse(text.read_bytes(path), str(path))


def load(path: Path | str) -> Extraction:
    """The facts of the article in a file.

    Raises:
        SourceError: if the file cannot be read or is not an article.
    """
    path = Path(path)
    return extract(text.read_bytes(path), path.name, str(path))


def parse(data: bytes, path: str = "") -> Document:
    """The document that some bytes are, by what stands in them: a web page, Markdown or plain text.

    Args:
        data: the bytes.
        path: what to call them in messages.

    Raises:
        SourceError: if they are not an article.
    """
    from graphq.loaders import html

    decoded = encoding.decode(data, path)
    return html.parse(decoded, path) if html.is_page(decoded) else text.parse(decoded, path)


def extract(data: bytes, name: str, path: str = "") -> Extraction:
    """The facts of an article given as bytes; ``name`` identifies the source, ``path`` is for messages.

    Raises:
        SourceError: if the bytes are not an article.
    """
    from graphq.loaders import article

    document = parse(data, path or name)
    facts, passed_over = article.facts(document)
    return Extraction(_source(document, name, data, passed_over), facts)


def _source(document: Document, name: str, data: bytes, passed_over: dict[str, int]) -> Source:
    return Source(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        loader=document.format,
        passed_over=dict(sorted({**document.passed_over, **passed_over}.items())),
        text=document.text,
        version=version(),
        **document.metadata,
    )


@cache
def version() -> str:
    """The version of graphq, "" where it is not installed."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("career-graphq")
    except PackageNotFoundError:
        return ""
