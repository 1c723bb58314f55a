"""Which sources a graph is made of, written down and held against."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
from stores import HARBOUR, PILOT, ROPES, TUGS, load, needs, source
from terminal import article, complaint, run

from graphq.graph import lockfile
from graphq.graph.lockfile import Difference, Lock, Locked
from graphq.graph.store import Store
from graphq.ontology.errors import SourceError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store of an article and of RDF."""
    (tmp_path / "things.ttl").write_text("<urn:a> <urn:b> <urn:c> .", encoding="utf-8")
    run("load", article(tmp_path), tmp_path / "things.ttl", "--store", tmp_path / "store")
    return tmp_path / "store"


def locked(path: Path) -> Lock:
    with Store.open(path) as store:
        return lockfile.lock(store, "1.2.3")


def test_each_source_is_locked_by_what_was_read(store: Path, tmp_path: Path) -> None:
    """An article by its bytes, RDF by its triples; the graph by its export."""
    lock = locked(store)
    text, rdf = lock.sources
    exported = run("export", "--format", "nquads", "--store", store).stdout_bytes
    assert (text.name, text.loader) == ("hydrography.txt", "text")
    assert text.sha256 == hashlib.sha256((tmp_path / "hydrography.txt").read_bytes()).hexdigest()
    assert rdf == Locked("things.ttl", "rdf", triples=hashlib.sha256(b"<urn:a> <urn:b> <urn:c> .\n").hexdigest())
    assert lock.graph == hashlib.sha256(exported).hexdigest()


def test_the_same_graph_gives_the_same_lock(tmp_path: Path) -> None:
    """In whatever order it was loaded."""
    assert locked(load(tmp_path / "a", HARBOUR, TUGS)) == locked(load(tmp_path / "b", TUGS, HARBOUR))


def test_a_lock_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Whatever the names are."""
    names = ('"quoted"\\', "tide\x7f\x01\n🙂", "https://example.org/a?b=c#d")
    lock = Lock("00", "1", tuple(sorted(Locked(name, "html", "", "ab") for name in names)))
    (tmp_path / "graph.lock").write_text("\n".join(lockfile.write(lock)), encoding="utf-8")
    assert lockfile.read(tmp_path / "graph.lock") == lock


def test_a_source_more_is_lines_more_in_the_file(tmp_path: Path) -> None:
    """And no other line but the hash of the graph is another."""
    path = load(tmp_path / "store", TUGS)
    before = list(lockfile.write(locked(path)))
    after = list(lockfile.write(locked(load(path, HARBOUR))))
    assert [line for line in before if line not in after and not line.startswith("graph ")] == []


def test_differences_are_told_by_source() -> None:
    """A source that only another version has read is told apart."""
    old = Lock("1", "1", (Locked("a", sha256="1"), Locked("b", sha256="1"), Locked("c", "text", "1", "1"), Locked("d")))
    new = Lock("2", "2", (Locked("b", sha256="2"), Locked("c", "text", "2", "1"), Locked("d"), Locked("e")))
    assert lockfile.differences(old, new) == [
        Difference("a", "removed"),
        Difference("b", "changed"),
        Difference("c", "version", "text 1", "text 2"),
        Difference("e", "added"),
    ]


def test_a_graph_is_held_against_its_lock(store: Path, tmp_path: Path) -> None:
    """Exit code 1 and the sources that differ."""
    file = tmp_path / "graph.lock"
    assert run("lock", file, "--store", store).exit_code == 0
    assert run("lock", file, "--check", "--store", store).exit_code == 0
    before = file.read_bytes()
    (tmp_path / "things.ttl").write_text("<urn:a> <urn:b> <urn:d> .", encoding="utf-8")
    run("load", tmp_path / "things.ttl", article(tmp_path, "more.txt"), "--store", store)
    run("remove", "hydrography.txt", "--store", store)
    result = run("lock", file, "--check", "--store", store)
    assert result.exit_code == 1
    assert result.stdout.splitlines() == ["hydrography.txt: removed", "more.txt: added", "things.ttl: changed"]
    assert "the graph is not the one of" in complaint(result)
    assert file.read_bytes() == before


def test_the_same_sources_with_another_graph_are_told(tmp_path: Path) -> None:
    """As when a rule has changed in between."""
    path = load(tmp_path / "store", TUGS)
    run("lock", tmp_path / "graph.lock", "--store", path)
    text = (tmp_path / "graph.lock").read_text(encoding="utf-8").replace(locked(path).graph, "0" * 64)
    (tmp_path / "graph.lock").write_text(text, encoding="utf-8")
    result = run("lock", tmp_path / "graph.lock", "--check", "--store", path)
    assert result.exit_code == 1
    assert result.stdout == "the sources are the same, and the graph that was made of them is another\n"


@pytest.mark.parametrize(
    "text",
    ["", "{}", "format = 1", "format = 2\n", "format = 1\ngraph = ''\ngraphq = ''\nsource = 7", "a = " + "[" * 10_000],
)
def test_what_is_no_lock_file_says_so(text: str, tmp_path: Path) -> None:
    """In one line with the name of the file."""
    (tmp_path / "graph.lock").write_text(text, encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        lockfile.read(tmp_path / "graph.lock")
    assert caught.value.path == str(tmp_path / "graph.lock")
    result = run(
        "lock",
        tmp_path / "graph.lock",
        "--check",
        "--store",
        load(tmp_path / "store", source("a", needs(PILOT, ROPES))),
    )
    assert result.exit_code == 3
    assert complaint(result)
