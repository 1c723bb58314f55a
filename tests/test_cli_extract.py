"""``graphq extract``: the facts of an article, without a store."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from terminal import ARTICLE, article, complaint, process, run

from graphq import loaders

if TYPE_CHECKING:
    from pathlib import Path


def test_jsonl_is_one_fact_a_line(tmp_path: Path) -> None:
    """Each is a fact in the documented JSON form."""
    path = article(tmp_path)
    lines = run("extract", path, "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == [fact.to_dict() for fact in loaders.load(path).facts]


def test_every_quote_stands_in_the_text(tmp_path: Path) -> None:
    """``start`` and ``end`` are its place."""
    lines = run("extract", article(tmp_path), "--format", "jsonl").stdout.splitlines()
    spans = [json.loads(line)["evidence"] for line in lines]
    assert spans
    assert all(ARTICLE[span["start"] : span["end"]] == span["quote"] for span in spans)


def test_the_table_groups_facts_by_relation(tmp_path: Path) -> None:
    """A relation, a fact in words, the sentence that states it."""
    lines = run("extract", article(tmp_path)).stdout.splitlines()
    at = lines.index("pays (2)")
    assert lines[at + 1] == "  Hydrographic Surveyor pays USD 58,000 to 94,000 a year (range)"
    assert lines[at + 2].strip() == "“They earn between $58,000 and $94,000 per year.”"


def test_the_count_goes_to_standard_error(tmp_path: Path) -> None:
    """Standard output holds facts only."""
    result = run("extract", article(tmp_path), "--format", "jsonl")
    assert result.stderr == f"{len(result.stdout.splitlines())} facts\n"


def test_standard_input_is_an_article_too(tmp_path: Path) -> None:
    """By the name ``-``."""
    read = run("extract", "-", "--format", "jsonl", input=ARTICLE).stdout
    assert read == run("extract", article(tmp_path), "--format", "jsonl").stdout


def test_output_is_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    """Letters are written as letters."""
    text = ARTICLE.replace("sonar processing", "café management")
    path = article(tmp_path, text=text)
    done = process("extract", path, "--format", "jsonl", env={"LC_ALL": "C", "PYTHONUTF8": "0"})
    assert "café" in done.stdout.decode("utf-8")


def test_output_to_a_file(tmp_path: Path) -> None:
    """``-o`` writes the same."""
    path = article(tmp_path)
    run("extract", path, "--format", "jsonl", "-o", tmp_path / "facts.jsonl")
    written = (tmp_path / "facts.jsonl").read_text(encoding="utf-8")
    assert written == run("extract", path, "--format", "jsonl").stdout


def test_a_bad_article_leaves_the_output_file_as_it_was(tmp_path: Path) -> None:
    """An error writes nothing."""
    out = tmp_path / "facts.jsonl"
    out.write_text("kept")
    assert run("extract", article(tmp_path, text=""), "-o", out).exit_code == 3
    assert out.read_text() == "kept"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["facts.jsonl", "hydrography.txt"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"\x00\x01\x02\xff" * 64, "text"),
        ("# Bäcker\n\nCafé".encode()[:-1], "breaks off"),
        (b"just a paragraph that goes on and on without any heading above it.", "heading"),
    ],
    ids=["empty", "binary", "broken off", "no heading"],
)
def test_what_is_not_an_article(tmp_path: Path, content: bytes, says: str) -> None:
    """One line: the file, what is wrong and what to do."""
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    result = run("extract", path)
    assert result.exit_code == 3
    assert complaint(result).startswith(str(path))
    assert says in complaint(result)
    assert result.stdout == ""


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_a_file_that_is_missing_or_a_directory(tmp_path: Path, name: str) -> None:
    """Said by its path."""
    result = run("extract", tmp_path / name)
    assert result.exit_code == 3
    assert complaint(result).startswith(str(tmp_path / name))


def test_bad_standard_input_is_called_so() -> None:
    """There is no path to name."""
    assert complaint(run("extract", "-", input="")).startswith("standard input: ")
