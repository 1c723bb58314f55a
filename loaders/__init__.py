"""A source becomes a document, a document becomes facts."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from graphq.loaders import text
from graphq.ontology.source import Extraction, Source

if TYPE_CHECKING:
    from graphq.loaders.document import Document


def read(path: Path | str) -> Document:
    """The document in a plain-text or Markdown file.

    Raises:
        SourceError: if the file cannot be read or is not an article.
    """
    path = Path(path)
    return text.parse(text.decode(text.read_bytes(path), str(path)), str(path))


def load(path: Path | str) -> Extraction:
    """The facts of the article in a file.

    Raises:
        SourceError: if the file cannot be read or is not an article.
    """
    path = Path(path)
    return extract(text.read_bytes(path), path.name, str(path))


def extract(data: bytes, name: str, path: str = "") -> Extraction:
    """The facts of an article given as bytes; ``name`` identifies the source, ``path`` is for messages.

    Raises:
        SourceError: if the bytes are not an article.
    """
    from graphq.loaders import article

    document = text.parse(text.decode(data, path or name), path or name)
    facts, passed_over = article.facts(document)
    source = Source(
        name=name,
        title=document.title,
        sha256=hashlib.sha256(data).hexdigest(),
        loader="text",
        authors=document.authors,
        published=document.published,
        passed_over=dict(sorted({**document.passed_over, **passed_over}.items())),
    )
    return Extraction(source, facts)
