"""History: what was loaded and removed when, in PROV-O, beside the graph and not in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from stores import ANALYST, CHARTS, HARBOUR, ROPES, TUGS, load, needs, nquads, source

from graphq.graph import saved, union
from graphq.graph.store import Store
from graphq.graph.writer import Writer
from graphq.ontology.errors import SourceError

if TYPE_CHECKING:
    from pathlib import Path

CHANGED = source("harbour.txt", needs(ANALYST, ROPES))


def rows(path: Path, query: str, **values: str) -> list[dict[str, str]]:
    """The rows of a saved query, by the names of its columns."""
    with Store.open(path) as store:
        answer = store.query(saved.bind(query, values))
        return [
            {name: "" if term is None else term.value for name, term in zip(answer.variables, row, strict=True)}
            for row in answer
        ]


def test_each_content_of_a_source_is_on_record(tmp_path: Path) -> None:
    load(tmp_path, HARBOUR, CHANGED)
    with Writer(tmp_path) as writer:
        writer.remove("harbour.txt")
    load(tmp_path, HARBOUR)
    found = rows(tmp_path, "history")
    assert [row["sha256"] for row in found] == [HARBOUR.source.sha256, CHANGED.source.sha256, HARBOUR.source.sha256]
    assert [bool(row["until"]) for row in found] == [True, True, False]
    assert all(row["graphqVersion"] and row["loaded"].endswith("Z") for row in found)


def test_what_changes_nothing_leaves_no_record(tmp_path: Path) -> None:
    load(tmp_path, HARBOUR, HARBOUR)
    assert len(rows(tmp_path, "history")) == 1


def test_history_of_one_source(tmp_path: Path) -> None:
    load(tmp_path, HARBOUR, TUGS)
    (row,) = rows(tmp_path, "history", source="tugs.txt")
    assert row["sourceName"] == "tugs.txt"


def test_which_articles_support_an_edge_loaded_when(tmp_path: Path) -> None:
    load(tmp_path, HARBOUR, source("again.txt", needs(ANALYST, CHARTS)))
    found = rows(tmp_path, "support", thing="beacon analyst", least="2")
    assert {(row["relation"], row["other"], row["sourceName"]) for row in found} == {
        ("requiresSkill", "tide lore", "harbour.txt"),
        ("requiresSkill", "tide lore", "again.txt"),
    }
    assert all(row["loaded"] for row in found)


def test_history_is_no_part_of_what_the_sources_state(tmp_path: Path) -> None:
    """It is the only thing in a store that depends on the clock."""
    load(tmp_path, HARBOUR)
    with Store.open(tmp_path) as store:
        assert list(store.rdf.quads_for_pattern(None, None, None, union.HISTORY))
        assert not [line for line in nquads(tmp_path) if "revision" in line]
        assert not list(store.query("SELECT * { ?revision prov:generatedAtTime ?when }"))
        assert [row.name for row in store.sources()] == ["harbour.txt"]


def test_sources_say_when_they_were_loaded(tmp_path: Path) -> None:
    load(tmp_path, HARBOUR, CHANGED)
    with Store.open(tmp_path) as store:
        (row,) = store.sources()
    assert row.loaded == rows(tmp_path, "history")[-1]["loaded"]
    assert (row.sha256, row.loader) == (CHANGED.source.sha256, "text")


def test_nobody_writes_history_but_graphq(tmp_path: Path) -> None:
    """What an RDF file says of the history is refused, and the store stays."""
    file = tmp_path / "forged.nq"
    file.write_text(f"<a:b> <a:c> <a:d> {union.HISTORY} .\n")
    load(tmp_path / "store", HARBOUR)
    before = nquads(tmp_path / "store")
    with pytest.raises(SourceError, match="keeps itself"), Writer(tmp_path / "store") as writer:
        writer.put_rdf(file)
    assert nquads(tmp_path / "store") == before
