"""Where a store is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graphq.graph.location import nearest, resolve
from graphq.ontology.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path


def test_nearest_takes_the_nearest_folder_upward(tmp_path: Path) -> None:
    """Of two stores above a folder, the nearer one is found."""
    (tmp_path / ".graphq").mkdir()
    near = tmp_path / "a" / ".graphq"
    deep = tmp_path / "a" / "b" / "c"
    near.mkdir(parents=True)
    deep.mkdir(parents=True)

    assert nearest(deep) == str(near)


def test_nearest_passes_over_a_file_of_that_name(tmp_path: Path) -> None:
    """A file called .graphq is not a store."""
    (tmp_path / ".graphq").mkdir()
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / ".graphq").write_text("")

    assert nearest(tmp_path / "a") == str(tmp_path / ".graphq")


def test_nearest_says_how_to_make_a_store_where_there_is_none(tmp_path: Path) -> None:
    """Outside any store the error names the command and the options that help."""
    with pytest.raises(StoreError, match=r"graphq load .*--store.*GRAPHQ_STORE"):
        nearest(tmp_path)


def test_resolve_prefers_the_store_that_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A named store goes before the nearest one, whether it exists or not."""
    (tmp_path / ".graphq").mkdir()
    monkeypatch.chdir(tmp_path)

    assert resolve(tmp_path / "other") == tmp_path / "other"
    assert resolve() == tmp_path / ".graphq"


def test_resolve_creates_in_the_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no store, the first load makes one right here; reading does not."""
    monkeypatch.chdir(tmp_path)

    assert resolve(create=True) == tmp_path / ".graphq"
    with pytest.raises(StoreError):
        resolve()
