"""The tour of ``graphq demo``: questions that any article answers, each shown as one would type it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, cast

from pyoxigraph import NamedNode

from graphq.cli.render_paths import paths as path_lines
from graphq.cli.render_summary import Loaded, loaded
from graphq.cli.table import table, terminal_width
from graphq.graph.names import Node, find, node
from graphq.graph.path import paths
from graphq.graph.result import text
from graphq.graph.store import Store
from graphq.graph.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graphq.graph.result import Select

_PAY = """\
SELECT DISTINCT ?role ?min ?max ?currency {
  ?occupation a schema:Occupation ; skos:prefLabel ?role ; gq:pays ?amount .
  ?amount schema:minValue ?min ; schema:maxValue ?max ; schema:currency ?currency ; schema:unitText "year"
} ORDER BY DESC(?max) DESC(?min) ?role"""

_SKILLS = """\
SELECT ?skill (COUNT(DISTINCT ?role) AS ?roles) {
  ?role a schema:Occupation ; gq:requiresSkill/skos:prefLabel ?skill
} GROUP BY ?skill ORDER BY DESC(?roles) ?skill LIMIT 5"""

# A skill and a role to walk between: a definite skill (something wider includes it) and a role of which most is said, a
# programme lying between them, for that is the more interesting path; else the best-paid role and a skill of it.
_ENDS = (
    """SELECT ?skill ?role {
      ?programme gq:develops ?skill ; gq:leadsTo ?role
      FILTER NOT EXISTS { ?role gq:requiresSkill ?skill }
      { SELECT ?role (COUNT(?claim) AS ?leading) { ?claim rdf:predicate gq:leadsTo ; rdf:object ?role } GROUP BY ?role }
      { SELECT ?skill (COUNT(?claim) AS ?naming) { ?claim rdf:predicate gq:includes ; rdf:object ?skill }
        GROUP BY ?skill }
    } ORDER BY DESC(?leading) DESC(?naming) ?role ?skill LIMIT 1""",
    """SELECT ?skill ?role {
      ?role gq:requiresSkill ?skill OPTIONAL { ?role gq:pays/schema:maxValue ?max }
    } ORDER BY DESC(?max) ?role ?skill LIMIT 1""",
)

_WELCOME = (
    "graphq reads articles about careers and keeps what they say as a graph, each fact with its sentence.",
    "This tour loads one article and asks it a few questions. What follows a $ is what you would type.",
)
_STEPS = {
    "load article.txt": "put an article of your own into the graph",
    "query --list": "questions that need no SPARQL: skills of a role, roles of an industry, …",
    "show NAME": "all that is known of a role, skill, industry or credential",
    "--help": "all commands",
}


def tour(article: Path, folder: Path, *, kept: bool) -> Iterator[str]:
    """Load an article into the store in a folder and show what may be asked of it."""
    yield from (*_WELCOME, "")
    yield from _load(article, folder)
    with Store.open(folder) as store:
        yield from _ask("What do the roles pay? The highest salary band first:", store, _PAY)
        yield from _ask("Which skills do most roles require?", store, _SKILLS)
        if ends := _ends(store):
            yield from _path(store, *ends)
    yield from _next(folder if kept else None)


def _load(article: Path, folder: Path) -> Iterator[str]:
    from graphq import loaders

    yield from _command(f"load {article.name}")
    started = time.perf_counter()
    extraction = loaders.load(article)
    with Writer(folder) as writer:
        result = Loaded(writer.put(extraction), extraction.source.passed_over)
    yield from loaded([result], folder, time.perf_counter() - started)


def _ask(title: str, store: Store, sparql: str) -> Iterator[str]:
    yield ""
    yield title
    yield from _command(f"query '{sparql}'")
    answer = cast("Select", store.query(sparql))
    yield from table(answer.variables, ([text(term) for term in row] for row in answer), terminal_width())


def _ends(store: Store) -> tuple[Node, Node] | None:
    for sparql in _ENDS:
        for row in cast("Select", store.query(sparql)):
            skill, role = (node(store, term.value) for term in row if isinstance(term, NamedNode))
            return skill, role
    return None


def _path(store: Store, skill: Node, role: Node) -> Iterator[str]:
    yield ""
    yield f"How does one get from {skill.label} to {role.label}? With the sentences that say so:"
    yield from _command(f'path "{_name(store, skill)}" "{_name(store, role)}" -k 1')
    yield from path_lines(paths(store, skill, role, k=1))


def _name(store: Store, thing: Node) -> str:
    """What to type for a thing: its label, with its kind where the label alone means several things."""
    return thing.label if len(find(store, thing.label)) == 1 else thing.name


def _next(kept: Path | None) -> Iterator[str]:
    yield ""
    if kept:
        yield f"The graph is in {kept}: add --store {kept} to a command to go on with it. What next:"
    else:
        yield "The graph was a temporary one; graphq demo --store FOLDER keeps it. What next:"
    width = max(map(len, _STEPS))
    for words, meaning in _STEPS.items():
        yield from _command(f"{words:<{width}}   # {meaning}")


def _command(words: str) -> Iterator[str]:
    yield f"$ graphq {words}"
