"""Folders: which files in them are read, under which names, and what happens to the bad ones among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from terminal import article, complaint, process, run

from graphq.graph.store import Store
from graphq.loaders.inputs import find

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two articles, one of them in a folder of its own, an empty page, an image and a hidden file."""
    site = tmp_path / "site"
    (site / "north").mkdir(parents=True)
    article(site)
    article(site / "north")
    (site / "empty.html").write_bytes(b"")
    (site / "logo.png").write_bytes(b"\x89PNG")
    (site / ".draft.md").write_text("# Draft\n")
    (site / "loop").symlink_to(site)
    return site


def stored(path: Path) -> list[str]:
    with Store.open(path) as store:
        return sorted(map(str, store.quads()))


def test_names_are_paths_within_the_folder(folder: Path) -> None:
    assert [item.name for item in find([folder])] == ["empty.html", "hydrography.txt", "north/hydrography.txt"]


def test_include_and_exclude(folder: Path) -> None:
    assert [item.name for item in find([folder], include=["*.txt"], exclude=["north/*"])] == ["hydrography.txt"]


def test_a_bad_page_is_reported_and_the_rest_is_loaded(folder: Path, tmp_path: Path) -> None:
    result = run("load", str(folder), "--store", str(tmp_path / "s"))
    assert result.exit_code == 3
    assert "empty.html: the file is empty" in result.stderr
    assert "1 source of 3 could not be read" in result.stderr
    assert result.stdout.startswith("2 sources (2 added)")


def test_a_second_load_changes_nothing(folder: Path, tmp_path: Path) -> None:
    where = ["--store", str(tmp_path / "s"), "--exclude", "*.html"]
    run("load", str(folder), *where)
    assert run("load", str(folder), *where).stdout.startswith("2 sources (2 unchanged)")


def test_two_processes_give_the_same_graph(folder: Path, tmp_path: Path) -> None:
    for name, jobs in (("one", "1"), ("two", "2")):
        where = ["--store", str(tmp_path / name), "--exclude", "*.html", "--jobs", jobs]
        assert process("load", str(folder), *where).returncode == 0
    assert stored(tmp_path / "one") == stored(tmp_path / "two")


def test_a_folder_without_articles(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    result = run("load", str(tmp_path / "none"), "--store", str(tmp_path / "s"))
    assert result.exit_code == 3
    assert "no file that can be an article" in complaint(result)


def test_keep_going(folder: Path, tmp_path: Path) -> None:
    """Files named one by one are loaded all or none, unless told otherwise."""
    files = [str(folder / "empty.html"), str(folder / "hydrography.txt")]
    where = ["--store", str(tmp_path / "s")]
    assert run("load", *files, *where).exit_code == 3
    assert not (tmp_path / "s").exists()
    assert run("load", *files, *where, "--keep-going").stdout.startswith("1 source (1 added)")
