"""RDF files, read as they are, in every W3C format; reading a file twice gives the same quads."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from graphq.graph.formats import RDF_FORMATS, by_content, by_suffix
from graphq.ontology.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_BLANK_BY_NAME = ("ntriples", "nquads")  # other formats have blank nodes without a name too
_PLACE = re.compile(r"^Parser error .*?: (?=\S)")
_ADVICE = (
    ("No scheme found", "a relative IRI: write it in full, or declare a base in the file"),
    ("LoadDocumentCallback", "its @context is a URL and nothing is fetched: put the context into the file"),
)


def read(path: Path) -> set[ox.Quad]:
    """The quads of a file; its format is told by its suffix, else by its first bytes.

    Raises:
        SourceError: the file cannot be read, is of no known format, or does not parse.
    """
    data = _bytes(path)
    name = by_suffix(path) or by_content(data[:1024])
    if name is None:
        raise SourceError(
            f"not an RDF format that graphq knows by its suffix or content: use {', '.join(RDF_FORMATS)}",
            path=str(path),
        )
    try:
        return _parse(data, name)
    except SyntaxError as error:
        line, column = error.lineno, error.offset
        if name == "rdfxml" and line is None:
            line, column = _xml_error(data)
        reason = f"not valid {name}: {_reason(error)}"
        raise SourceError(reason, path=str(path), line=line, column=column) from error


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror}", path=str(path)) from error


def _parse(data: bytes, name: str) -> set[ox.Quad]:
    quads = ox.parse(data, RDF_FORMATS[name])
    if b"_:" not in data and name in _BLANK_BY_NAME:
        return set(quads)
    rename = _renamer("b" + hashlib.sha256(data).hexdigest()[:16])
    return {ox.Quad(*map(rename, quad)) for quad in quads}


def _renamer(stem: str) -> Callable[[Any], Any]:
    """Blank nodes are named by the file and their order in it: the names that the parser gives are random."""
    names: dict[ox.BlankNode, ox.BlankNode] = {}

    def rename(term: Any) -> Any:
        if isinstance(term, ox.Triple):
            return ox.Triple(*map(rename, term))
        if not isinstance(term, ox.BlankNode):
            return term
        return names.setdefault(term, ox.BlankNode(f"{stem}n{len(names)}"))

    return rename


def _reason(error: SyntaxError) -> str:
    message = _PLACE.sub("", error.msg)
    return next((advice for sign, advice in _ADVICE if sign in message), message)


def _xml_error(data: bytes) -> tuple[int | None, int | None]:
    """Where a file stops being XML: Oxigraph does not say."""
    from xml.parsers import expat

    try:
        expat.ParserCreate().Parse(data, True)
    except expat.ExpatError as error:
        return error.lineno, error.offset + 1
    return None, None
