"""The plain form of ``graphq query``: what it takes, and that it answers as the command does."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

import click
import pytest
from terminal import marsh, process, run

from graphq.cli import quick
from graphq.cli.answer import FORMATS, answer
from graphq.cli.query import command
from graphq.graph.result import GRAPH_FORMATS, ROW_FORMATS

if TYPE_CHECKING:
    from pathlib import Path

ASK = "ASK { ?s ?p ?o }"


@pytest.fixture(autouse=True)
def no_store_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment names no store."""
    monkeypatch.delenv("GRAPHQ_STORE", raising=False)


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ([ASK], {"sparql": ASK}),
        (["-"], {"sparql": "-"}),
        (["--file", "a.rq"], {"sparql": None, "file": "a.rq"}),
        ([ASK, "--format=json"], {"sparql": ASK, "format_name": "json"}),
        (["--timeout", "2.5", ASK, "-o", "x"], {"sparql": ASK, "timeout": 2.5, "output": "x"}),
        ([ASK, "--store", "s", "--default-graph", "strict"], {"sparql": ASK, "store": "s", "default_graph": "strict"}),
    ],
)
def test_plain_command_lines_are_read(words: list[str], question: dict[str, Any]) -> None:
    """A query and options that have a value."""
    assert quick.parse(["query", *words]) == {"store": None, **question}


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["query"],
        ["stats"],
        ["query", "--help"],
        ["query", "--list"],
        ["query", "--saved", "x"],
        ["query", ASK, ASK],
        ["query", ASK, "--file", "a.rq"],
        ["query", ASK, "--format"],
        ["query", ASK, "--format", "yaml"],
        ["query", ASK, "--timeout", "soon"],
        ["query", ASK, "--timeout", "0"],
        ["query", ASK, "--timeout", "nan"],
        ["query", ASK, "--format", "csv", "--format", "tsv"],
        ["query", "--form", "csv", ASK],
        ["query", "-ox", ASK],
        ["query", "--", ASK],
    ],
)
def test_everything_else_is_left_to_the_command(words: list[str]) -> None:
    """Mistakes included: the command explains them."""
    assert quick.parse(words) is None


def test_a_shell_that_asks_for_completions_is_left_to_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """Completing must not run the query."""
    monkeypatch.setenv("_GRAPHQ_COMPLETE", "bash_complete")
    assert quick.parse(["query", ASK]) is None


def test_the_environment_names_the_store(monkeypatch: pytest.MonkeyPatch) -> None:
    """``GRAPHQ_STORE`` counts, and ``--store`` goes before it."""
    monkeypatch.setenv("GRAPHQ_STORE", "here")
    assert quick.parse(["query", ASK]) == {"sparql": ASK, "store": "here"}
    assert quick.parse(["query", ASK, "--store", "there"]) == {"sparql": ASK, "store": "there"}


def test_every_option_that_has_a_value_is_known_to_both() -> None:
    """An option added to the command is plain too, or one of the three that are not."""
    options = [p for p in command.params if isinstance(p, click.Option)]
    known = set(inspect.signature(answer).parameters)
    plain = {name for option in options for name in option.opts if option.name in known}
    assert plain == set(quick._OPTIONS)
    assert {o.name for o in options} - known == {"saved", "params", "listing"}


def test_the_formats_are_those_of_the_graph() -> None:
    """The list, which is written down so that nothing has to be imported, is complete."""
    assert ("table", *ROW_FORMATS, *GRAPH_FORMATS) == FORMATS


@pytest.mark.parametrize(
    "words",
    [
        ["SELECT ?s { ?s a gq:Skill } ORDER BY ?s", "--format", "table"],
        ["SELECT ?s { ?s a gq:Skill } ORDER BY ?s"],
        [ASK, "--format", "xml"],
        ["CONSTRUCT WHERE { ?s a gq:Skill }"],
        ["SELECT ?s { ?s foo:bar ?o }"],
        ["SELECT ?s { ?s ", "--timeout", "3"],
        [ASK, "--store", "nowhere"],
    ],
)
def test_both_ways_give_the_same_answer(tmp_path: Path, words: list[str]) -> None:
    """Output, message and exit code are alike."""
    store = marsh(tmp_path)
    words = words if "--store" in words else [*words, "--store", str(store)]
    plain = process("query", *words)
    full = run("query", *words)
    assert (plain.returncode, plain.stdout, plain.stderr) == (
        full.exit_code,
        full.stdout_bytes,
        full.stderr_bytes,
    )
