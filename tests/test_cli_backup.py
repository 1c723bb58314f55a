"""``graphq backup`` and ``graphq restore``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from terminal import complaint, marsh, run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store of the facts of the marsh book."""
    return marsh(tmp_path)


def test_a_store_goes_into_a_file_and_back(store: Path, tmp_path: Path) -> None:
    """Both say what that is: the source and the history."""
    result = run("backup", tmp_path / "graph.zip", "--store", store)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith(f"{tmp_path}/graph.zip: 2 graphs, ")
    result = run("restore", tmp_path / "graph.zip", "--store", tmp_path / "copy")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(f"{tmp_path}/copy: restored 2 graphs, ")
    assert run("export", "--store", tmp_path / "copy").stdout == run("export", "--store", store).stdout != ""


def test_a_file_is_replaced_with_force_only(store: Path, tmp_path: Path) -> None:
    (tmp_path / "graph.zip").write_text("mine")
    result = run("backup", tmp_path / "graph.zip", "--store", store)
    assert result.exit_code == 2
    assert "--force" in complaint(result)
    assert (tmp_path / "graph.zip").read_text() == "mine"
    assert run("backup", tmp_path / "graph.zip", "--store", store, "--force").exit_code == 0


def test_a_store_is_replaced_with_force_only(store: Path, tmp_path: Path) -> None:
    """What is replaced is said."""
    run("backup", tmp_path / "graph.zip", "--store", store)
    result = run("restore", tmp_path / "graph.zip", "--store", store)
    assert result.exit_code == 8
    assert "is not empty (graphs: 2," in complaint(result)
    result = run("restore", tmp_path / "graph.zip", "--store", store, "--force")
    assert result.stdout.splitlines()[1].startswith("  in place of 2 graphs, ")


def test_a_damaged_file_is_one_line(store: Path, tmp_path: Path) -> None:
    run("backup", tmp_path / "graph.zip", "--store", store)
    data = (tmp_path / "graph.zip").read_bytes()
    (tmp_path / "graph.zip").write_bytes(data[:-30])
    result = run("restore", tmp_path / "graph.zip", "--store", tmp_path / "copy")
    assert result.exit_code == 3
    assert complaint(result).startswith(f"{tmp_path}/graph.zip: ")
    assert not (tmp_path / "copy").exists()
