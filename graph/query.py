"""SPARQL: read queries over a store, prefixes predeclared, with errors that say where and what.

The default graph of a query is the union of all graphs (``union``), or only what is in no named graph
(``strict``, the RDF dataset as the W3C defines it). A query that names its own dataset with ``FROM`` or
``FROM NAMED`` gets that one; of several graphs in ``FROM``, each that states a triple gives it once more, which is
Oxigraph's way and not the standard's. Nothing is ever fetched: ``SERVICE`` is refused, and so is every update.
"""

from __future__ import annotations

import pyoxigraph as ox

from graphq.graph import syntax, union
from graphq.graph.generation import damaged
from graphq.graph.result import Ask, Graph, Result, Select
from graphq.graph.worker import Worker
from graphq.ontology.errors import QueryError
from graphq.ontology.prefixes import PREFIXES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, Literal

    from graphq.graph.store import Store
    from graphq.graph.syntax import Token

    DefaultGraphRule = Literal["union", "strict"]


def run(
    store: Store, sparql: str, *, default_graph: DefaultGraphRule = "union", timeout: float | None = None
) -> Result:
    """Answer a SELECT, ASK, CONSTRUCT or DESCRIBE query.

    Args:
        store: where to look.
        sparql: the query; a prefix that it declares itself goes before the predeclared one.
        default_graph: what a pattern outside ``GRAPH`` sees, unless the query says so itself.
        timeout: how many seconds to wait for answers in all, ``None`` for as long as it takes.

    Raises:
        QueryError: it is not SPARQL, is an update, calls a service or uses an unknown prefix or function.
        QueryTimeoutError: it ran too long; also raised while rows are read.
        StoreError: the database turns out to be damaged.
    """
    _refuse(sparql)
    dataset = {} if syntax.keyword(sparql, "FROM") else union.dataset(store.rdf, default_graph)

    def ask() -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        try:
            return store.rdf.query(sparql, prefixes=PREFIXES, **dataset)
        except SyntaxError:
            raise _syntax_error(sparql) from None
        except (OSError, RuntimeError) as error:
            raise _evaluation_error(store, error) from error

    return _result(Worker(ask, timeout))


def check(sparql: str) -> None:
    """Raise the error that :func:`run` would raise for the text of a query, without a store."""
    _refuse(sparql)
    try:
        _parse(sparql)
    except SyntaxError:
        raise _syntax_error(sparql) from None


def _result(worker: Worker) -> Result:
    kind, head = worker.call(_head)
    if kind is ox.QuerySolutions:
        return Select(worker, head)
    return Ask(worker, head) if kind is ox.QueryBoolean else Graph(worker)


def _head(answer: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> tuple[type, Any]:
    if isinstance(answer, ox.QuerySolutions):
        return ox.QuerySolutions, tuple(variable.value for variable in answer.variables)
    return type(answer), isinstance(answer, ox.QueryBoolean) and bool(answer)


DEEPEST = 200
"""A query may nest so many brackets; the parser, which recurses, does not survive thousands."""


def _refuse(sparql: str) -> None:
    try:
        sparql.encode()
    except UnicodeEncodeError:
        raise QueryError("the query is not UTF-8 text") from None
    too_deep = syntax.nested(sparql, DEEPEST)
    if too_deep is not None:
        raise _error(sparql, too_deep, f"brackets are nested more than {DEEPEST} deep here")
    update = syntax.update(sparql)
    if update is not None:
        raise _error(sparql, update, f"{update.text.upper()} is an update, and queries only read: use graphq load")
    service = syntax.keyword(sparql, "SERVICE")
    if service is not None:
        raise _error(sparql, service, "SERVICE is refused: a query asks this store only and fetches nothing")


def _parse(sparql: str) -> None:
    ox.Store().query(sparql, prefixes=PREFIXES)


def _syntax_error(sparql: str) -> QueryError:
    """What is wrong with a query that does not parse, the most telling reason first."""
    if (token := syntax.open_string(sparql)) is not None:
        return _error(sparql, token, "this string has no end")
    if (token := syntax.undeclared(sparql, tuple(PREFIXES))) is not None:
        return _unknown_prefix(sparql, token)
    reason = _reason(sparql)
    if "IRI parsing failed" in reason and (token := syntax.relative(sparql)) is not None:
        return _error(sparql, token, f"{token.text} is a relative IRI: write it in full, or declare a BASE")
    if "SELECT contains a variable that is unbound" in reason:
        message = "a variable is selected that must be grouped or aggregated, as the others are"
        return _error(sparql, syntax.verb(sparql), message)
    wrong, before = syntax.culprit(sparql, _parse)
    what = f"unexpected {wrong.text!r}" if wrong else "the query ends too early"
    return _error(sparql, wrong, f"{what} after {before.text!r}" if before else what)


def _reason(sparql: str) -> str:
    """What the parser says, which besides the tokens that it would have liked may hold a reason in words."""
    try:
        _parse(sparql)
    except SyntaxError as error:
        return str(error)
    return ""


def _unknown_prefix(sparql: str, token: Token) -> QueryError:
    from difflib import get_close_matches

    prefix = token.text.partition(":")[0]
    near = get_close_matches(prefix, PREFIXES, n=3, cutoff=0.5)
    message = f"unknown prefix {prefix}: in {token.text}; declare it with PREFIX {prefix}: <IRI>"
    return _error(sparql, token, message, [f"{name}:" for name in near])


def _evaluation_error(store: Store, error: Exception) -> Exception:
    if isinstance(error, OSError) or str(error).startswith(("Corruption", "IO error")):
        return damaged(store.path, error)
    return QueryError(str(error))


def _error(sparql: str, token: Token | None, message: str, suggestions: Sequence[str] = ()) -> QueryError:
    line, column = syntax.place(sparql, len(sparql.rstrip()) if token is None else token.start)
    return QueryError(message, line=line, column=column, suggestions=suggestions)
