"""``graphq load``: articles and RDF files become the graph, all of them or none."""

from __future__ import annotations

import fcntl
import re
from typing import TYPE_CHECKING

import pytest
from terminal import ARTICLE, article, complaint, process, run

from graphq.graph.store import Store

if TYPE_CHECKING:
    from pathlib import Path

TURTLE = "@prefix ex: <https://example.org/> . ex:a ex:b ex:c .\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GRAPHQ_STORE", raising=False)
    return tmp_path


def triples(store: Path) -> list[str]:
    with Store.open(store) as opened:
        return sorted(map(str, opened.quads()))


def test_the_first_load_makes_a_store_in_the_working_directory(here: Path) -> None:
    """As the first commit makes a history."""
    assert run("load", article(here)).exit_code == 0
    assert triples(here / ".graphq")


def test_the_summary_counts_facts_by_relation(here: Path) -> None:
    """What was found, and how long it took."""
    lines = run("load", article(here)).stdout.splitlines()
    assert re.fullmatch(r"hydrography\.txt: added, \d+ facts", lines[0])
    assert [line.split() for line in lines if "pays" in line] == [["pays", "2"]]
    assert re.fullmatch(r"1 source in \d+\.\d s, store .*\.graphq", lines[-1])


def test_the_summary_says_what_was_passed_over(here: Path) -> None:
    """Nothing is lost silently."""
    text = ARTICLE + "\nRelated Articles\n\n- How to Become a Diver\n- How to Become a Pilot\n"
    assert "passed over: related articles" in run("load", article(here, text=text)).stdout


def test_loading_again_changes_nothing(here: Path) -> None:
    """An unchanged source is said to be unchanged, and the store is byte for byte the same."""
    path = article(here)
    run("load", path)
    before = triples(here / ".graphq")
    assert "hydrography.txt: unchanged" in run("load", path).stdout
    assert triples(here / ".graphq") == before


def test_a_changed_source_is_replaced(here: Path) -> None:
    """What it said before is gone."""
    run("load", article(here))
    result = run("load", article(here, text=ARTICLE.replace("sonar processing", "reed plaiting")))
    assert "replaced" in result.stdout
    assert not any("sonar" in line for line in triples(here / ".graphq"))


def test_a_store_further_up_is_used(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As git does it."""
    run("load", article(here))
    inner = here / "inner"
    inner.mkdir()
    monkeypatch.chdir(inner)
    assert str(here / ".graphq") in run("load", article(inner)).stdout
    assert not (inner / ".graphq").exists()


@pytest.mark.parametrize("way", ["option", "environment"])
def test_another_store_is_named(here: Path, way: str) -> None:
    """By ``--store`` or by ``GRAPHQ_STORE``."""
    named = here / "named"
    words = ["--store", str(named)] if way == "option" else []
    run("load", article(here), *words, env={} if words else {"GRAPHQ_STORE": str(named)})
    assert triples(named)
    assert not (here / ".graphq").exists()


def test_one_bad_source_and_nothing_is_loaded(here: Path) -> None:
    """The bad one is named, and the store is as it was."""
    run("load", article(here))
    before = triples(here / ".graphq")
    bad = article(here, "empty.txt", "")
    result = run("load", article(here, "other.txt", ARTICLE.replace("Harbor", "Quay")), bad)
    assert result.exit_code == 3
    assert complaint(result).startswith(str(bad))
    assert triples(here / ".graphq") == before


def test_a_bad_first_source_leaves_no_store(here: Path) -> None:
    """Not even an empty one."""
    assert run("load", article(here, "empty.txt", "")).exit_code == 3
    assert not (here / ".graphq").exists()


def test_two_sources_of_one_name_are_refused(here: Path) -> None:
    """The second would silently take the place of the first."""
    (here / "sub").mkdir()
    result = run("load", article(here), article(here / "sub"))
    assert result.exit_code == 3
    assert "same name" in complaint(result)
    assert not (here / ".graphq").exists()


def test_one_source_given_twice_is_loaded_once(here: Path) -> None:
    """A repeated file name is no mistake."""
    path = article(here)
    assert "1 source in" in run("load", path, path).stdout


def test_an_rdf_file_is_put_in_as_it_is(here: Path) -> None:
    """Its own named graph says what it says."""
    result = run("load", article(here, "a.ttl", TURTLE))
    assert "a.ttl: added, 1 triple" in result.stdout
    assert [line for line in triples(here / ".graphq") if "example.org/b" in line]


@pytest.mark.parametrize("graph", ["https://example.org/g", "default"])
def test_an_rdf_file_is_put_in_a_graph_by_name(here: Path, graph: str) -> None:
    """``--graph`` says which."""
    run("load", article(here, "a.ttl", TURTLE), "--graph", graph)
    (quad,) = (line for line in triples(here / ".graphq") if "example.org/b" in line)
    assert ("<https://example.org/g>" in quad) == (graph != "default")


def test_an_rdf_file_that_does_not_parse(here: Path) -> None:
    """File, line and column are said."""
    path = article(here, "a.ttl", "@prefix ex: <https://example.org/> .\nex:a ex:b .\n")
    result = run("load", path)
    assert result.exit_code == 3
    assert re.match(rf"{re.escape(str(path))}:2:\d+: ", complaint(result))


def test_a_store_that_is_locked(here: Path) -> None:
    """The other process is waited for only if that is asked for, and nothing changes."""
    path = article(here)
    run("load", path)
    before = triples(here / ".graphq")
    with (here / ".graphq" / "lock").open("r+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        result = run("load", article(here, "other.txt"), "--wait", "0.1")
    assert result.exit_code == 9
    assert "writing to" in complaint(result)
    assert triples(here / ".graphq") == before


def test_no_progress_is_drawn_where_nobody_sees_it(here: Path) -> None:
    """Standard error stays empty when it is not a terminal."""
    assert process("load", article(here), cwd=here).stderr == b""
