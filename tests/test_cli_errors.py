"""Errors become one line and a documented exit code."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from terminal import complaint, marsh, process, run

from graphq.cli import errors
from graphq.cli.errors import EXIT_CODES, explain, guard
from graphq.ontology.errors import (
    AmbiguousNameError,
    GraphqError,
    NameLookupError,
    QueryError,
    SourceError,
    StoreError,
)

if TYPE_CHECKING:
    from pathlib import Path


def kinds(root: type[GraphqError]) -> list[type[GraphqError]]:
    return [kind for direct in root.__subclasses__() for kind in (direct, *kinds(direct))]


@pytest.mark.parametrize("kind", kinds(GraphqError))
def test_every_error_has_a_documented_exit_code(kind: type[GraphqError]) -> None:
    """None of them is a defect of graphq."""
    code = explain(kind("what happened"))[1]
    assert code in EXIT_CODES
    assert code not in (0, 70)


def test_each_exit_code_means_one_kind_of_error() -> None:
    """Codes tell errors apart."""
    codes = [code for _, code in errors._CODES]
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (SourceError("it is empty", path="a.txt"), "a.txt: it is empty"),
        (SourceError("it ends", path="a.ttl", line=3, column=7), "a.ttl:3:7: it ends"),
        (StoreError("no store at /x: make one", path="/x"), "no store at /x: make one"),
        (QueryError("unexpected }", line=2, column=5), "line 2, column 5: unexpected }"),
        (NameLookupError("no a", suggestions=["b"]), 'no a. Did you mean "b"?'),
        (NameLookupError("no a", suggestions=["b", "c", "d"]), 'no a. Did you mean "b", "c" or "d"?'),
        (AmbiguousNameError("a is two", suggestions=["b", "c"]), 'a is two. Name one: "b" or "c".'),
        (PermissionError(errno.EACCES, os.strerror(errno.EACCES), "f"), "f: Permission denied"),
        (OSError(errno.ENOSPC, "No space left on device"), "cannot write the output: No space left on device"),
    ],
)
def test_a_line_says_where_what_and_what_to_do(error: Exception, line: str) -> None:
    """In this order, as far as it is known."""
    assert explain(error)[0] == line


class Panic(BaseException):
    """As Oxigraph's Rust raises it: no Exception."""


@pytest.mark.parametrize("error", [ZeroDivisionError("by\nzero"), Panic("by zero"), RecursionError()])
def test_a_defect_is_one_line_too(error: BaseException, capsys: pytest.CaptureFixture[str]) -> None:
    """It says how to report it."""

    def fail() -> int:
        raise error

    assert guard(fail) == 70
    written = capsys.readouterr().err
    assert written.count("\n") == 1
    assert "GRAPHQ_DEBUG=1" in written


def test_the_traceback_is_shown_on_demand(tmp_path: Path) -> None:
    """``GRAPHQ_DEBUG=1``."""
    done = process("stats", "--store", tmp_path, env={"GRAPHQ_DEBUG": "1"})
    assert done.returncode == 8
    assert b"Traceback (most recent call last)" in done.stderr
    assert done.stderr.splitlines()[-1].startswith(b"Error: ")


def test_a_store_that_is_missing(tmp_path: Path) -> None:
    """How to make one is said."""
    result = run("stats", "--store", tmp_path / "nowhere")
    assert result.exit_code == 8
    assert "graphq load" in complaint(result)
    assert not (tmp_path / "nowhere").exists()


def test_no_store_anywhere_near(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it was looked for is said."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GRAPHQ_STORE", raising=False)
    result = run("stats")
    assert result.exit_code == 8
    assert "--store" in complaint(result)


@pytest.mark.parametrize("words", [("stats",), ("query", "ASK { ?s ?p ?o }"), ("path", "a", "b"), ("export",)])
def test_a_store_that_is_damaged(tmp_path: Path, words: tuple[str, ...]) -> None:
    """Nothing is repaired silently, and nothing is changed."""
    store = marsh(tmp_path)
    (store / "CURRENT").write_text("rubbish")
    result = run(*words, "--store", store)
    assert result.exit_code == 8
    assert str(store) in complaint(result)
    assert (store / "CURRENT").read_text() == "rubbish"


@pytest.mark.parametrize("words", [["query", "ASK {}"], ["stats"], ["load", "article.txt"]])
def test_a_system_without_file_locks(tmp_path: Path, words: list[str]) -> None:
    """Where Python has no fcntl there can be no store, which is said in one line."""
    code = (
        "import sys; sys.modules['fcntl'] = None\n"
        f"sys.argv = ['graphq', *{words!r}, '--store', 'store']\n"
        "from graphq.cli.main import run; run()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=tmp_path, check=False)
    assert done.returncode == 8
    assert done.stderr.decode().startswith("Error: this operating system has no flock")
    assert len(done.stderr.splitlines()) == 1


def test_a_database_that_is_damaged(tmp_path: Path) -> None:
    """Oxigraph's own message is put in one line."""
    store = marsh(tmp_path)
    generation = store / "generations" / (store / "CURRENT").read_text().strip()
    (generation / "CURRENT").write_bytes(b"rubbish")
    result = run("stats", "--store", store)
    assert result.exit_code == 8
    assert complaint(result)
