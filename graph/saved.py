"""Saved queries: the questions that users ask, each a SPARQL file with a comment at the top.

::

    # title: Skills of a role
    # description: What a role requires, and how many sources say so.
    # param role key: the role, in any spelling; every role if it is left out
    # param least number = 1: how many sources must say so

    SELECT ?skillLabel … { ?r gq:key $role ; gq:requiresSkill ?s … }

A parameter is a variable of the query, and stays one when it has neither a value nor a default, so that the
pattern matches anything. A value takes the place of the variable as one SPARQL literal: as a ``key`` (the
form in which ``gq:key`` holds every spelling of a name), as ``text``, or as a ``number``. Users keep their
own queries in the store's folder, in ``queries/NAME.rq``; they go before the ones that come with graphq.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from graphq.graph import syntax
from graphq.ontology.errors import QueryError
from graphq.ontology.label import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_BUNDLED = Path(__file__).with_name("queries")
_HEADER = re.compile(r"#\s*(title|description|param)\b:?\s*(.*)")
_PARAMETER = re.compile(r"(\w+)\s+(key|text|number)\s*(?:=\s*([^:]*?))?\s*(?::\s*(.*))?")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_XSD = "http://www.w3.org/2001/XMLSchema#"


class Parameter(NamedTuple):
    """A parameter of a saved query: its kind is ``key``, ``text`` or ``number``; no default means any value."""

    name: str
    kind: str
    default: str | None
    description: str


class SavedQuery(NamedTuple):
    """A saved query."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    sparql: str

    @property
    def usage(self) -> str:
        """Its parameters in short: ``role=… least=1``."""
        return " ".join(f"{p.name}={p.default or '…'}" for p in self.parameters)

    def bind(self, values: Mapping[str, str]) -> str:
        """The query with values in place of its parameters.

        Raises:
            QueryError: there is no such parameter, or the value does not fit it.
        """
        unknown = sorted(set(values) - {parameter.name for parameter in self.parameters})
        if unknown:
            names = [parameter.name for parameter in self.parameters]
            raise QueryError(
                f"saved query {self.name} has no parameter {unknown[0]}", suggestions=_near(unknown[0], names)
            )
        given = ((p, values.get(p.name, p.default)) for p in self.parameters)
        terms = {p.name: _literal(p, value) for p, value in given if value is not None}
        return _substituted(self.sparql, terms)


def list_saved(store: Path | None = None) -> list[SavedQuery]:
    """All saved queries by name: the bundled ones and those in the folder of a store."""
    files = {file.stem: file for folder in _folders(store) for file in sorted(folder.glob("*.rq"))}
    return [_read(files[name]) for name in sorted(files)]


def find(name: str, store: Path | None = None) -> SavedQuery:
    """The saved query of that name.

    Raises:
        QueryError: there is none, or its header cannot be read.
    """
    known: list[str] = []
    for folder in reversed(_folders(store)):
        files = {file.stem: file for file in folder.glob("*.rq")}
        if name in files:
            return _read(files[name])
        known += files
    raise QueryError(f"no saved query is called {name}", suggestions=_near(name, known))


def bind(name: str, values: Mapping[str, str], store: Path | None = None) -> str:
    """The SPARQL of a saved query with values for its parameters; see `find` and `SavedQuery.bind`."""
    return find(name, store).bind(values)


def _folders(store: Path | None) -> list[Path]:
    return [_BUNDLED] if store is None else [_BUNDLED, store / "queries"]


def _read(file: Path) -> SavedQuery:
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"the saved query cannot be read: {error}", path=str(file)) from error
    header = [(match[1], match[2]) for match in map(_HEADER.match, text.splitlines()) if match]
    said = dict(header)
    parameters = tuple(_parameter(value, file) for name, value in header if name == "param")
    return SavedQuery(file.stem, said.get("title", file.stem), said.get("description", ""), parameters, text)


def _parameter(text: str, file: Path) -> Parameter:
    match = _PARAMETER.fullmatch(text)
    if not match:
        raise QueryError(f"'param {text}' is not 'param NAME key|text|number [= DEFAULT]: DESCRIPTION'", path=str(file))
    name, kind, default, description = match.groups()
    return Parameter(name, kind, default, description or "")


def _literal(parameter: Parameter, value: str) -> str:
    """The value as SPARQL writes it; Oxigraph does the quoting."""
    if parameter.kind == "text":
        return str(ox.Literal(value))
    if parameter.kind == "number":
        if not _NUMBER.fullmatch(value):
            raise QueryError(f"parameter {parameter.name} is a number, and {value!r} is not")
        kind = "decimal" if "." in value else "integer"
        return str(ox.Literal(value, datatype=ox.NamedNode(_XSD + kind)))
    if not key(value):
        raise QueryError(f"parameter {parameter.name} is a name, and {value!r} is empty")
    return str(ox.Literal(key(value)))


def _substituted(sparql: str, terms: Mapping[str, str]) -> str:
    parts: list[str] = []
    end = 0
    for token in syntax.tokens(sparql):
        if token.kind == "variable" and token.text[1:] in terms:
            parts += sparql[end : token.start], terms[token.text[1:]]
            end = token.start + len(token.text)
    return "".join([*parts, sparql[end:]])


def _near(name: str, names: Iterable[str]) -> list[str]:
    """The names that look like one, all of them if none does."""
    from difflib import get_close_matches

    names = sorted(set(names))
    return get_close_matches(name, names, n=3, cutoff=0.5) or names
