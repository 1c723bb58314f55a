"""Levels of education: which credential attests more than which."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from graphq.ontology.iri import entity


@cache
def levels() -> dict[str, int]:
    """The ISCED 2011 level that a credential attests, from 0 to 8, by IRI.

    >>> levels()["https://w3id.org/graphq/id/credential/bachelor-degree"]
    6
    """
    table = tomllib.loads(files("graphq.ontology").joinpath("levels.toml").read_text(encoding="utf-8"))
    return {entity("credential", name): level for name, level in table["isced"].items()}
