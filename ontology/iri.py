"""IRIs: how each thing in the graph gets its own, from its content alone: same input, same IRIs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from graphq.ontology.prefixes import ID

if TYPE_CHECKING:
    from collections.abc import Mapping


def entity(kind: str, segment: str) -> str:
    """The IRI of an entity, ``segment`` being the slug of its canonical label.

    >>> entity("role", "data-scientist")
    'https://w3id.org/graphq/id/role/data-scientist'
    """
    return f"{ID}{kind}/{segment}"


def split(iri: str) -> tuple[str, str]:
    """The kind and the segment of an IRI that graphq minted; two empty strings for any other.

    >>> split("https://w3id.org/graphq/id/role/data-scientist")
    ('role', 'data-scientist')
    """
    if not iri.startswith(ID):
        return "", ""
    kind, _, segment = iri[len(ID) :].partition("/")
    return kind, segment


def topic(text: str) -> str:
    """The IRI of a topic: free text, which is too long for a slug and is not spelled in two ways."""
    return entity("topic", _digest(text))


def source(name: str) -> str:
    """The IRI of a source and of its named graph: one per name, file name and URL alike.

    >>> source("careers in nursing.txt")
    'https://w3id.org/graphq/id/source/careers%20in%20nursing.txt'
    """
    return entity("source", quote(name, safe=":/"))


def evidence(source_iri: str, start: int, end: int) -> str:
    """The IRI of a stretch of a source: a character range as RFC 5147 writes it.

    >>> evidence(source("nursing.txt"), 120, 164)
    'https://w3id.org/graphq/id/source/nursing.txt#char=120,164'
    """
    return f"{source_iri}#char={start},{end}"


def figure(kind: str, subject_iri: str, content: Mapping[str, Any]) -> str:
    """The IRI of a figure (``amount``, ``growth`` or ``statistic``) about a subject, from what it states."""
    return entity(kind, _digest(subject_iri, content))


def claim(source_iri: str, *statement: Any) -> str:
    """The IRI of a claim: a source and everything that it is held to state there."""
    return entity("claim", _digest(source_iri, *statement))


def omission(source_iri: str, reason: str) -> str:
    """The IRI of the count of blocks of a source that were passed over for one reason."""
    return entity("omission", _digest(source_iri, reason))


def _digest(*content: Any) -> str:
    from hashlib import sha256  # costs milliseconds that reading a graph need not pay

    text = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return sha256(text.encode()).hexdigest()[:16]
