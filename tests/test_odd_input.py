"""Input that no one means to give: each is one line of error, a documented exit code and nothing changed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from graphq.graph.query import check
from graphq.loaders import extract, text
from graphq.ontology.errors import QueryError, SourceError

COMMAND = str(Path(sys.executable).with_name("graphq"))


def run(*arguments: str | bytes, cwd: Path) -> tuple[int, str]:
    done = subprocess.run([COMMAND, *arguments], cwd=cwd, capture_output=True, timeout=60, check=False)
    return done.returncode, done.stderr.decode("utf-8", "replace")


def test_deeply_nested_query_is_refused() -> None:
    """The parser recurses, and would take the process with it."""
    with pytest.raises(QueryError, match="nested more than 200 deep") as raised:
        check("SELECT * " + "{" * 5000 + "}" * 5000)
    assert (raised.value.line, raised.value.column) == (1, 210)


def test_brackets_in_a_string_are_not_nesting() -> None:
    assert check("SELECT * { ?s ?p '" + "{" * 5000 + "' }") is None


@pytest.mark.parametrize("seconds", ["nan", "inf", "1e300", "-1", "0"])
def test_impossible_timeout_is_a_usage_error(seconds: str, tmp_path: Path) -> None:
    code, error = run("query", "ASK {}", "--timeout", seconds, cwd=tmp_path)
    assert code == 2
    assert error.startswith("Error: Invalid value for '--timeout'")


def test_too_many_paths_are_a_usage_error(tmp_path: Path) -> None:
    assert run("path", "a", "b", "-k", "9" * 20, cwd=tmp_path)[0] == 2


def test_file_name_that_is_not_utf8(tmp_path: Path) -> None:
    name = b"caf\xe9.txt"
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))).write_text("Title\n\nNurses earn $90,000 a year.\n")
    code, error = run("load", name, cwd=tmp_path)
    assert code == 3
    assert "name is not UTF-8: rename it" in error
    assert not (tmp_path / ".graphq").exists()


def test_store_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "f").write_text("no store")
    code, error = run("stats", "--store", "f", cwd=tmp_path)
    assert code == 8
    assert "is not a folder" in error


def test_source_without_a_name_is_refused(tmp_path: Path) -> None:
    """A file descriptor's number is another one each time, and so would the source be."""
    code, error = run("load", "/dev/stdin", cwd=tmp_path)
    assert code == 3
    assert "save it as a file first" in error


def test_absurdly_long_number_is_no_pay() -> None:
    article = f"Nurse Pay\n\nNurses earn ${'9' * 5000} a year.\n"
    assert extract(article.encode(), "article.txt").facts == ()


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        ("2024-02-31", None),
        ("2024-02-29", "2024-02-29"),
        ("5 March 2024", "2024-03-05"),
        ("March 5, 2024", "2024-03-05"),
    ],
)
def test_date_is_one_that_exists(stated: str, published: str | None) -> None:
    assert text.parse(f"Nurse Pay\n\nby Ana Ruiz\n\n{stated}\n\nNurses earn $90,000 a year.\n").published == published


def test_white_space_alone_is_an_empty_file() -> None:
    with pytest.raises(SourceError, match="empty"):
        extract(b" \n\x1c\n", "article.txt")
