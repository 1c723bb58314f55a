"""Folders: which files in them are read, under which names, and what happens to the bad ones among them."""

from __future__ import annotations

import os
import signal
import time
from typing import TYPE_CHECKING

import pytest
from terminal import ARTICLE, article, complaint, process, run, started

from graphq.graph.generation import Generations
from graphq.graph.store import Store
from graphq.loaders.inputs import Selection, find

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
    assert [item.name for item in find([str(folder)])] == ["empty.html", "hydrography.txt", "north/hydrography.txt"]


def test_include_and_exclude(folder: Path) -> None:
    assert [item.name for item in find([str(folder)], Selection(include=["*.txt"], exclude=["north/*"]))] == [
        "hydrography.txt"
    ]


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
    assert "no file was found that can be an article" in complaint(result)


def test_keep_going(folder: Path, tmp_path: Path) -> None:
    """Files named one by one are loaded all or none, unless told otherwise."""
    files = [str(folder / "empty.html"), str(folder / "hydrography.txt")]
    where = ["--store", str(tmp_path / "s")]
    assert run("load", *files, *where).exit_code == 3
    assert not (tmp_path / "s").exists()
    assert run("load", *files, *where, "--keep-going").stdout.startswith("1 source (1 added)")


def test_a_pattern_that_the_shell_left_alone(folder: Path) -> None:
    """Names are paths below what of it is no pattern."""
    assert [item.name for item in find([f"{folder}/**/*.txt"])] == ["hydrography.txt", "north/hydrography.txt"]
    assert [item.name for item in find([f"{folder}/*.txt"])] == ["hydrography.txt"]


def test_a_pattern_that_nothing_matches(folder: Path, tmp_path: Path) -> None:
    result = run("load", f"{folder}/*.docx", "--store", tmp_path / "s")
    assert result.exit_code == 3
    assert "no file matches the pattern" in result.stderr


def test_what_no_article_can_be_is_counted(folder: Path, tmp_path: Path) -> None:
    """By what its name ends in."""
    assert "passed over, for what their names end in: 1 .png" in run("load", folder, "--store", tmp_path / "s").stdout


def test_what_is_loaded_already_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Unless that is asked for."""
    path = article(tmp_path)
    where = ["--store", tmp_path / "s"]
    run("load", path, *where)
    monkeypatch.setattr("graphq.loaders.article.facts", lambda _: ((), {}))
    assert "unchanged" in run("load", path, *where).stdout
    assert "replaced" in run("load", path, "--again", *where).stdout


def test_what_another_version_has_read_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may find other facts."""
    path = article(tmp_path)
    run("load", path, "--store", tmp_path / "s")
    for module in ("graphq.loaders", "graphq.ontology.version"):
        monkeypatch.setattr(f"{module}.version", lambda: "99")
    assert "replaced" in run("load", path, "--store", tmp_path / "s").stdout


def test_a_pipe_is_not_waited_for(folder: Path, tmp_path: Path) -> None:
    """It is told like any other bad file."""
    os.mkfifo(folder / "pipe.txt")
    result = run("load", folder, "--store", tmp_path / "s")
    assert "pipe.txt: this is no file" in result.stderr


def test_an_interrupted_load_goes_on_where_it_was(tmp_path: Path) -> None:
    """What was published stays, and only the rest is loaded by the next run."""
    site = tmp_path / "site"
    site.mkdir()
    for number in range(120):
        article(site, f"{number:03}.txt", ARTICLE.replace("Harbor", f"Harbor{number}") * 4)
    where = ["--store", tmp_path / "s"]
    running = started("load", site, *where)
    while Generations(tmp_path / "s").current() is None and running.poll() is None:
        time.sleep(0.01)
    running.send_signal(signal.SIGINT)
    assert running.wait() == 130
    running.communicate()
    with Store.open(tmp_path / "s") as store:
        done = len(store.sources())
    assert 0 < done < 120
    assert run("load", site, *where).stdout.startswith(f"120 sources ({120 - done} added, {done} unchanged)")
