"""What starting costs: the modules that a command line imports."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest
from terminal import marsh

HEAVY = {"rdflib", "networkx", "pyshacl", "rich", "json", "importlib.metadata", "click"}


def imported(folder: Path, *words: str) -> set[str]:
    """The modules that are there when a command line has run; without those that an editable install needs."""
    code = (
        "import sys\n"
        "from graphq.cli import main\n"
        "main._leave = lambda code: None\n"
        f"sys.argv = {['graphq', *words]!r}\n"
        "main.run()\n"
        "print('\\n'.join(sys.modules), file=sys.stderr)"
    )
    places = (Path(__file__).parents[1] / ".dev", Path(pyoxigraph.__file__).parents[1])
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, places))}
    done = subprocess.run(
        [sys.executable, "-S", "-c", code], capture_output=True, cwd=folder, env=environment, check=True
    )
    return set(done.stderr.decode().split())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store."""
    return marsh(tmp_path_factory.mktemp("start")).parent


def test_a_query_imports_neither_click_nor_any_heavy_library(folder: Path) -> None:
    """A plain query costs Python and Oxigraph."""
    modules = imported(folder, "query", "SELECT * { ?s ?p ?o } LIMIT 1")
    assert "pyoxigraph" in modules
    assert not modules & HEAVY


def test_a_query_imports_no_fact_types(folder: Path) -> None:
    """The types that loaders make are of no use to a query, and dataclasses take long to make."""
    modules = imported(folder, "query", "SELECT * { ?s ?p ?o } LIMIT 1")
    assert not modules & {"graphq.ontology.fact", "dataclasses", "enum", "inspect"}


def test_a_query_imports_no_module_that_costs_more_than_it_brings(folder: Path) -> None:
    """Each of these takes a tenth of the time that a query may take."""
    modules = imported(folder, "query", "SELECT * { ?s ?p ?o } LIMIT 1")
    assert not modules & {"typing", "re", "pathlib"}


def test_help_imports_no_command_and_no_library_of_the_graph(folder: Path) -> None:
    """``graphq --help`` costs Python and click."""
    modules = imported(folder, "--help")
    assert "click" in modules
    assert not modules & (HEAVY - {"click"} | {"pyoxigraph", "graphq.cli.load", "graphq.cli.query"})


def test_the_help_of_one_command_imports_that_command_only(folder: Path) -> None:
    """``graphq path --help`` does not import the other commands."""
    modules = imported(folder, "path", "--help")
    assert "graphq.cli.path" in modules
    assert not modules & {"graphq.cli.load", "graphq.cli.demo", "networkx", "rdflib"}


@pytest.mark.parametrize("words", [("path", "tarn warden", "reed plaiting"), ("show", "tarn warden")])
def test_asking_by_name_imports_neither_networkx_nor_rdflib(folder: Path, words: tuple[str, ...]) -> None:
    """Paths and descriptions are read from the store."""
    assert not imported(folder, *words) & {"networkx", "rdflib", "pyshacl"}
