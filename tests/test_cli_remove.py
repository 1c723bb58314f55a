"""``graphq remove``: a source is taken back, with all that rests on it alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from terminal import ARTICLE, article, complaint, run

from graphq.graph.store import Store

if TYPE_CHECKING:
    from pathlib import Path

OTHER = ARTICLE.replace("sonar processing and statistics", "sonar processing").replace(
    "Harbor Engineer", "Quay Engineer"
)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store of two articles that agree on some facts, and of RDF."""
    (tmp_path / "things.ttl").write_text("<urn:a> <urn:b> <urn:c> .", encoding="utf-8")
    sources = [article(tmp_path), article(tmp_path, "other.txt", OTHER), tmp_path / "things.ttl"]
    run("load", *sources, "--store", tmp_path / "store")
    return tmp_path / "store"


def exported(store: Path) -> str:
    """The whole store."""
    return run("export", "--format", "nquads", "--store", store).stdout


def test_what_is_left_is_as_if_it_had_never_been_there(store: Path, tmp_path: Path) -> None:
    """Byte for byte."""
    assert run("remove", "other.txt", "--store", store).exit_code == 0
    run("load", tmp_path / "hydrography.txt", tmp_path / "things.ttl", "--store", tmp_path / "fresh")
    assert exported(store) == exported(tmp_path / "fresh") != ""


def test_what_others_state_too_stays_and_is_counted(store: Path) -> None:
    """And the union of all sources still has it."""
    with Store.open(store) as before:
        sources = {row.name: row.facts for row in before.sources()}
    line = run("remove", "other.txt", "--store", store).stdout.splitlines()[0]
    words = line.replace(",", "").split()
    gone, kept = int(words[2]), int(words[5])
    assert line.startswith("other.txt: removed, ")
    assert gone > 0
    assert kept > 0
    assert gone + kept <= sources["other.txt"]
    with Store.open(store) as after:
        assert "Hydrographic Surveyor" in {quad.object.value for quad in after.quads() if hasattr(quad.object, "value")}


def test_rdf_can_be_removed(store: Path) -> None:
    run("remove", "things.ttl", "--store", store)
    assert "urn:a" not in exported(store)


def test_an_unknown_source_and_nothing_is_removed(store: Path) -> None:
    """The nearest one is suggested."""
    before = exported(store)
    result = run("remove", "hydrography.txt", "othr.txt", "--store", store)
    assert result.exit_code == 6
    assert 'Did you mean "other.txt"?' in complaint(result)
    assert exported(store) == before


def test_all_sources_can_be_removed(store: Path, tmp_path: Path) -> None:
    """An empty store is a store."""
    run("remove", "hydrography.txt", "other.txt", "things.ttl", "--store", store)
    assert exported(store) == ""
    assert run("load", tmp_path / "hydrography.txt", "--store", store).exit_code == 0
