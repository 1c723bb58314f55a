"""Quads read back from the N-Quads lines that a store was written as, in any amount, and with texts of any length.

Oxigraph's parser takes no line longer than 16 MB, and a store may hold the text of a larger article; such a line is
read with a short text in its place.
"""

from __future__ import annotations

import re
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedReader

_LONG = 8_000_000  # bytes
_LONGEST = 256_000_000  # bytes of a line, more than any source has
_BATCH = 10_000  # lines
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_CHARACTERS = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


def quads(stream: BufferedReader) -> Iterator[ox.Quad]:
    """The quads of a stream, with the blank nodes that it names.

    Raises:
        ValueError: it is not N-Quads.
    """
    lines = iter(partial(stream.readline, _LONGEST), b"")
    while batch := list(islice(lines, _BATCH)):
        yield from _parsed(b"".join(line for line in batch if len(line) < _LONG))
        yield from (_long(line) for line in batch if len(line) >= _LONG)


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
            tagged = ox.Literal(text, language=literal.language) if literal.language else None
            value = tagged or ox.Literal(text, datatype=literal.datatype)
            return ox.Quad(quad.subject, quad.predicate, value, quad.graph_name)
    raise ValueError("not N-Quads: a line is too long")


def _character(escape: re.Match[str]) -> str:
    short, long, letter = escape.groups()
    return _CHARACTERS.get(letter, letter) if letter else chr(int(short or long, 16))
