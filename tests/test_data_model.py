"""What docs/data-model.md says is so."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from graphq.ontology import rdf
from graphq.ontology.fact import Kind
from graphq.ontology.naming import Naming
from graphq.ontology.prefixes import PREFIXES
from graphq.ontology.terms import KIND_TERMS, RELATION_TERMS
from graphq.ontology.vocabulary import Vocabulary

if TYPE_CHECKING:
    from graphq.ontology.source import Extraction

PAGE = (Path(__file__).parents[1] / "docs" / "data-model.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def short(term: ox.NamedNode) -> str:
    prefix = next(prefix for prefix, namespace in PREFIXES.items() if term.value.startswith(namespace))
    return f"{prefix}:{term.value.removeprefix(PREFIXES[prefix])}"


def test_worked_example_is_what_the_code_makes(extraction: Extraction) -> None:
    """Every triple of the example is in the graph of the article that it quotes."""
    header = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())
    (example,) = blocks("turtle")
    shown = {quad.triple for quad in ox.parse(header + example, ox.RdfFormat.TURTLE)}
    made = {quad.triple for quad in rdf.quads(extraction, Naming(Vocabulary(())))}
    assert shown - made == set()


@pytest.mark.parametrize("recipe", blocks("sparql"))
def test_recipe_finds_something(extraction: Extraction, recipe: str) -> None:
    """Each query of the page parses, with the predeclared prefixes, and has an answer."""
    store = ox.Store()
    store.extend(ox.Quad(*quad.triple) for quad in rdf.quads(extraction))
    rows = store.query(recipe, prefixes=PREFIXES)
    assert isinstance(rows, ox.QuerySolutions)
    assert list(rows)


def test_every_relation_and_kind_is_in_the_tables() -> None:
    """No relation and no kind is left unexplained."""
    for relation, term in RELATION_TERMS.items():
        assert re.search(rf"\| `{relation}` \|.*\| `{short(term)}` \|", PAGE), relation
    for kind in Kind:
        assert f"| {kind} | `{short(KIND_TERMS[kind])}` |" in PAGE, kind
