"""Quads read back from the N-Quads lines that a store was written as, in any amount, and with texts of any length.

Oxigraph's parser takes no line longer than 16 MB, and a store may hold the text of a larger article; such a line is
read with a short text in its place.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedReader

_LONG = 8_000_000  # bytes of a line, and of lines that are parsed at once
_LONGEST = 256_000_000  # bytes of a line, more than any source has
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_CHARACTERS = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


def quads(stream: BufferedReader) -> Iterator[ox.Quad]:
    """The quads of a stream, with the blank nodes that it names.

    Raises:
        ValueError: it is not N-Quads.
    """
    batch, size = [], 0
    for line in iter(partial(stream.readline, _LONGEST), b""):
        if len(line) >= _LONG:
            yield _long(line)
            continue
        batch.append(line)
        size += len(line)
        if size >= _LONG:
            yield from _parsed(b"".join(batch))
            batch, size = [], 0
    yield from _parsed(b"".join(batch))


def _parsed(data: bytes) -> Iterator[ox.Quad]:
    try:
        yield from ox.parse(data, ox.RdfFormat.N_QUADS)
    except (SyntaxError, MemoryError) as error:
        raise ValueError(f"not N-Quads: {error}") from error


def _long(line: bytes) -> ox.Quad:
    """The quad of a line whose object is a long text."""
    start, end = line.find(b'"') + 1, line.rfind(b'"')
    if not 0 < start <= end or len(line) - (end - start) >= _LONG:
        raise ValueError("not N-Quads: a line is too long")
    text = _ESCAPE.sub(_character, line[start:end].decode())
    for quad in _parsed(line[:start] + line[end:]):
        literal = quad.object
        if isinstance(literal, ox.Literal):
            return ox.Quad(quad.subject, quad.predicate, _with(text, literal), quad.graph_name)
    raise ValueError("not N-Quads: a line is too long")


def _with(text: str, literal: ox.Literal) -> ox.Literal:
    """A literal with another text."""
    if literal.language:
        return ox.Literal(text, language=literal.language, direction=literal.direction)
    return ox.Literal(text, datatype=literal.datatype)


def _character(escape: re.Match[str]) -> str:
    short, long, letter = escape.groups()
    return _CHARACTERS.get(letter, letter) if letter else chr(int(short or long, 16))
