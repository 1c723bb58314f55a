"""A source becomes a document, a document becomes facts."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from graphq.loaders import encoding, text
from graphq.loaders.content import Content, read_file
from graphq.ontology.source import Extraction, Source
from graphq.ontology.version import version

if TYPE_CHECKING:
    from graphq.loaders.content import Input
    from graphq.loaders.document import Document


def read(path: Path | str) -> Document:
    """The document in a file: a web page, Markdown or plain text.

    Raises:
        SourceError: if the file cannot be read or is not an article.
    """
    path = Path(path)
    return parse(read_file(path).data, str(path))


def load(path: Path | str) -> Extraction:
    """The facts of the article in a file.

    Raises:
        SourceError: if the file cannot be read or is not an article.
    """
    path = Path(path)
    return extract(read_file(path).data, path.name, str(path))


def document(item: Input) -> Document:
    """The document that an input is.

    Raises:
        SourceError: if it cannot be read or is not an article.
    """
    content = item.read()
    return parse(content.data, item.path, content.charset)


def facts(item: Input) -> Extraction:
    """The facts of an input.

    Raises:
        SourceError: if it cannot be read or is not an article.
    """
    return _extraction(item.read(), item.name, item.path)


def news(item: Input, known: str) -> Extraction | None:
    """The facts of an input; ``None`` if ``known`` is the SHA-256 of its content, which is not read again then.

    Raises:
        SourceError: if it cannot be read or is not an article.
    """
    content = item.read()
    return None if known == _sha256(content.data) else _extraction(content, item.name, item.path)


def parse(data: bytes, path: str = "", charset: str = "") -> Document:
    """The document that some bytes are, by what stands in them: a web page, Markdown or plain text.

    Args:
        data: the bytes.
        path: what to call them in messages.
        charset: the encoding that a server says they are in, "" where nobody does.

    Raises:
        SourceError: if they are not an article.
    """
    from graphq.loaders import html

    decoded = encoding.decode(data, path, charset)
    return html.parse(decoded, path) if html.is_page(decoded) else text.parse(decoded, path)


def extract(data: bytes, name: str, path: str = "") -> Extraction:
    """The facts of an article given as bytes; ``name`` identifies the source, ``path`` is for messages.

    Raises:
        SourceError: if the bytes are not an article.
    """
    return _extraction(Content(data), name, path or name)


def _extraction(content: Content, name: str, path: str) -> Extraction:
    from graphq.loaders import article

    read_as = parse(content.data, path, content.charset)
    found, passed_over = article.facts(read_as)
    return Extraction(_source(read_as, name, content.data, passed_over), found)


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _source(document: Document, name: str, data: bytes, passed_over: dict[str, int]) -> Source:
    return Source(
        name=name,
        sha256=_sha256(data),
        loader=document.format,
        passed_over=dict(sorted({**document.passed_over, **passed_over}.items())),
        text=document.text,
        version=version(),
        **document.metadata,
    )
