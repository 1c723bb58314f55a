"""Changes: how facts differ, after a source is replaced and between two sources, stores and files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from terminal import ARTICLE, article, complaint, run

if TYPE_CHECKING:
    from pathlib import Path

CHANGED = ARTICLE.replace("$58,000 and $94,000", "$61,000 and $99,000").replace("sonar processing and", "SQL and")
LINES = [
    "Hydrographic Surveyor pays: USD 58,000 to 94,000 a year (range) → USD 61,000 to 99,000 a year (range)",
    "Hydrographic Surveyor requires SQL, now",
    "Hydrographic Surveyor requires sonar processing, no more",
]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store of an article and of what it has become."""
    run("load", article(tmp_path, "old.txt"), article(tmp_path, "new.txt", CHANGED), "--store", tmp_path / "store")
    return tmp_path / "store"


def test_loading_a_changed_source_says_what_has_changed(tmp_path: Path) -> None:
    for text in (ARTICLE, CHANGED):
        shown = run("load", article(tmp_path, text=text), "--store", tmp_path / "store").stdout
    lines = [line.strip() for line in shown.splitlines()]
    assert lines[1:4] == LINES


def test_two_sources_of_a_store(store: Path) -> None:
    result = run("diff", "old.txt", "new.txt", "--store", store)
    assert result.exit_code == 1
    assert result.stdout.splitlines() == LINES
    assert complaint(result) == "old.txt and new.txt differ"


def test_a_source_does_not_differ_from_itself(store: Path) -> None:
    result = run("diff", "old.txt", "old.txt", "--store", store)
    assert (result.exit_code, result.stdout) == (0, "")


def test_json(store: Path) -> None:
    rows = json.loads(run("diff", "old.txt", "new.txt", "--format", "json", "--store", store).stdout)
    assert rows[1] == {
        "subject": "Hydrographic Surveyor",
        "relation": "requires_skill",
        "before": None,
        "after": "SQL",
    }


def test_a_store_and_what_was_exported_of_it(store: Path, tmp_path: Path) -> None:
    """Before and after a removal."""
    run("export", "--format", "nquads", "-o", tmp_path / "before.nq", "--store", store)
    assert run("diff", tmp_path / "before.nq", store).exit_code == 0
    run("remove", "new.txt", "--store", store)
    lines = run("diff", tmp_path / "before.nq", store).stdout.splitlines()
    assert "Hydrographic Surveyor requires SQL, no more" in lines


def graph_of(name: str, store: Path) -> str:
    """The triples of a source."""
    query = f"CONSTRUCT {{ ?s ?p ?o }} {{ GRAPH <https://w3id.org/graphq/id/source/{name}> {{ ?s ?p ?o }} }}"
    return run("query", query, "--format", "ntriples", "--store", store).stdout


def test_the_update_makes_one_of_the_other(store: Path) -> None:
    """Run by another SPARQL engine's store."""
    update = run("diff", "old.txt", "new.txt", "--format", "sparql", "--store", store).stdout
    triples = {name: graph_of(name, store) for name in ("old.txt", "new.txt")}
    made = ox.Store()
    made.load(triples["old.txt"].encode(), ox.RdfFormat.N_TRIPLES)
    made.update(update)
    wanted = ox.Store()
    wanted.load(triples["new.txt"].encode(), ox.RdfFormat.N_TRIPLES)
    assert set(made) == set(wanted) != set()


def test_an_unknown_source(store: Path) -> None:
    result = run("diff", "old.txt", "nw.txt", "--store", store)
    assert result.exit_code == 6
    assert 'Did you mean "new.txt"' in complaint(result)


def test_credential_that_is_asked_for_otherwise_is_a_change(tmp_path: Path) -> None:
    text = "# Law\n\nNotaries must have a licence. Notaries earn $49,000 a year.\n"
    old = article(tmp_path, "old.txt", text)
    new = article(
        tmp_path, "new.txt", text.replace("Notaries must have a licence", "A licence is preferred for notaries")
    )
    run("load", old, new, "--store", tmp_path / "store")
    (line,) = run("diff", "old.txt", "new.txt", "--store", tmp_path / "store").stdout.splitlines()
    assert line.endswith("license (required) → license (preferred)")
