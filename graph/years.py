"""When sources are of: the year in which each was last changed, or published."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pyoxigraph as ox

from graphq.ontology.terms import SCHEMA

if TYPE_CHECKING:
    from graphq.graph.store import Store

_DATES = f"""
SELECT ?source ?date {{
  VALUES ?dated {{ {SCHEMA.DATE_MODIFIED} {SCHEMA.DATE_PUBLISHED} }}
  ?source ?dated ?date
}}"""


def years(store: Store) -> dict[str, int]:
    """The latest year that each source states of itself, by IRI; a source without a date is left out."""
    found: dict[str, int] = {}
    for row in cast("ox.QuerySolutions", store.rdf.query(_DATES)):
        source, date = row["source"], row["date"]
        if isinstance(source, ox.NamedNode) and isinstance(date, ox.Literal) and date.value[:4].isdecimal():
            found[source.value] = max(int(date.value[:4]), found.get(source.value, 0))
    return found
