"""``graphq sources``, ``stats`` and ``search``: what is there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from terminal import complaint, marsh, run

from graphq.graph.store import Store

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of facts of the marsh book."""
    return marsh(tmp_path_factory.mktemp("counts"))


def test_sources_is_a_table(store: Path) -> None:
    """One line a source."""
    header, _, row = run("sources", "--store", store).stdout.splitlines()
    assert header.split() == ["source", "title", "facts", "triples", "loaded", "by", "sha256", "passed", "over"]
    assert row.startswith("marsh.txt  The Marsh Book ")


def test_sources_as_json(store: Path) -> None:
    """What the library says."""
    with Store.open(store) as opened:
        rows = [row.to_dict() for row in opened.sources()]
    assert json.loads(run("sources", "--format", "json", "--store", store).stdout) == rows


def test_stats_counts_relations_and_kinds(store: Path) -> None:
    """What there is none of is left out."""
    lines = [line.split() for line in run("stats", "--store", store).stdout.splitlines()]
    assert ["requires_skill", "4"] in lines
    assert ["role", "3"] in lines
    assert "hires" not in [line[0] for line in lines]


def test_stats_as_json(store: Path) -> None:
    """What the library says."""
    with Store.open(store) as opened:
        counts = opened.stats().to_dict()
    assert json.loads(run("stats", "--format", "json", "--store", store).stdout) == counts


def test_search_finds_parts_of_names(store: Path) -> None:
    """Kind, name and IRI of each."""
    rows = [line.split()[0] for line in run("search", "fenl", "--store", store).stdout.splitlines()[2:]]
    assert sorted(rows) == ["programme", "skill"]


def test_search_in_one_kind(store: Path) -> None:
    """The kind stands before the text."""
    answer = json.loads(run("search", "role:ward", "--format", "json", "--store", store).stdout)
    assert [row["label"] for row in answer] == ["Tarn Warden"]


def test_search_is_bounded(store: Path) -> None:
    """``--limit``."""
    assert len(run("search", "a", "--limit", 2, "--store", store).stdout.splitlines()) == 4


def test_search_that_finds_nothing(store: Path) -> None:
    """Says so by its exit code, as grep does, and in one line."""
    result = run("search", "qqqq", "--store", store)
    assert result.exit_code == 1
    assert "qqqq" in complaint(result)
    assert result.stdout == ""


def test_search_that_finds_nothing_as_json(store: Path) -> None:
    """An empty list."""
    assert json.loads(run("search", "qqqq", "--format", "json", "--store", store).stdout) == []
