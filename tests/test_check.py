"""Whether a store is sound."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from stores import edit
from terminal import article, complaint, run

from graphq.graph import union
from graphq.graph.check import check
from graphq.graph.store import Store
from graphq.ontology.terms import GQ, OA, RDF, SCHEMA

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of an article and of RDF, not to be touched."""
    folder = tmp_path_factory.mktemp("loaded")
    (folder / "things.ttl").write_text("<urn:a> <urn:b> <urn:c> .", encoding="utf-8")
    run("load", article(folder), folder / "things.ttl", "--store", folder / "store")
    return folder / "store"


@pytest.fixture
def store(loaded: Path, tmp_path: Path) -> Path:
    """A copy of it, to do anything with."""
    return shutil.copytree(loaded, tmp_path / "store")


def some(store: Path, predicate: ox.NamedNode, graph: ox.NamedNode | ox.DefaultGraph | None = None) -> ox.Quad:
    """A statement of the article with that predicate, in its graph or another one."""
    with Store.open(store) as opened:
        quad = min(opened.quads(None, predicate), key=str)
    return quad if graph is None else union.moved(quad, graph)


def other(quad: ox.Quad, value: ox.Literal) -> tuple[ox.Quad, ...]:
    """The statement with another object, in its graph and in the union."""
    changed = ox.Quad(quad.subject, quad.predicate, value, quad.graph_name)
    return changed, union.moved(changed, union.UNION)


def both(quad: ox.Quad) -> tuple[ox.Quad, ...]:
    return quad, union.moved(quad, union.UNION)


def found(store: Path) -> list[tuple[str, str]]:
    return [(problem.part, problem.message) for problem in check(store).problems]


def test_a_loaded_store_is_sound(store: Path) -> None:
    """All of its claims are held against the text; the history is a graph too."""
    result = run("check", "--store", store)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("sound: generation 1, 3 graphs, ")
    report = check(store)
    assert report.claims > 5
    assert (report.unheld, report.sealed) == (0, True)


def test_a_triple_that_the_union_lacks_is_found(store: Path) -> None:
    edit(store, remove=(some(store, GQ.REQUIRES_SKILL, union.UNION),))
    assert found(store) == [("union", "a source states this and the union lacks it")]


def test_a_triple_that_a_policy_sets_aside_may_be_missing_from_the_union(store: Path) -> None:
    quad = some(store, GQ.PAYS, union.UNION)
    edit(store, remove=(quad,), add=(union.moved(quad, union.POLICY),))
    assert check(store).sound


def test_a_triple_that_nobody_states_is_found(store: Path) -> None:
    edit(store, add=(ox.Quad(OA.EXACT, OA.EXACT, OA.EXACT, union.UNION),))
    assert found(store) == [("union", "the union has this and no source states it")]


def test_the_history_is_outside_the_union(store: Path) -> None:
    edit(store, add=(ox.Quad(OA.EXACT, OA.EXACT, OA.EXACT, union.HISTORY),))
    assert check(store).sound


def test_another_quote_is_found(store: Path) -> None:
    """And the claim that rests on it is named."""
    quad = some(store, OA.EXACT)
    edit(store, remove=both(quad), add=other(quad, ox.Literal("Harbor engineers need nothing.")))
    result = run("check", "--store", store)
    assert result.exit_code == 1
    assert "not sound" in complaint(result) or "is not sound" in complaint(result)
    first, node, *_ = result.stdout.splitlines()
    assert first == "evidence: hydrography.txt: its quote is not what stands there in the text of its source"
    assert node.strip().startswith("https://w3id.org/graphq/id/claim/")


def test_a_claim_without_evidence_is_found(store: Path) -> None:
    edit(store, remove=both(some(store, GQ.EVIDENCE)))
    assert found(store) == [("evidence", "the claim has no evidence")]


def test_a_claim_without_a_subject_is_found(store: Path) -> None:
    edit(store, remove=both(some(store, RDF.SUBJECT)))
    assert found(store) == [("claim", "the claim has no subject, predicate or object, or more than one")]


def test_a_claim_of_what_no_source_states_is_found(store: Path) -> None:
    edit(store, remove=both(some(store, GQ.PAYS)))
    assert found(store) == [("claim", "no source states the fact that it speaks of")]


def test_a_source_without_a_hash_is_found(store: Path) -> None:
    edit(store, remove=both(some(store, SCHEMA.SHA256)))
    assert found(store) == [("source", "the source has no SHA-256, or more than one")]


def test_claims_of_a_source_without_a_text_are_counted(store: Path) -> None:
    edit(store, remove=both(some(store, SCHEMA.TEXT)))
    report = check(store)
    assert report.sound
    assert report.unheld == report.claims


def test_what_is_not_published_is_listed(store: Path) -> None:
    """It is no problem."""
    shutil.copytree(store / "generations" / "1", store / "generations" / "7")
    result = run("check", "--store", store)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"not published: {store}/generations/7,")


def test_a_generation_without_a_seal_is_checked_all_the_same(store: Path) -> None:
    """As older versions left it; the next write seals all of it."""
    (store / "generations" / "1" / "SHA256SUMS").unlink()
    assert not check(store).sealed
    edit(store, add=(ox.Quad(OA.EXACT, OA.EXACT, OA.EXACT, union.HISTORY),))
    assert check(store).sealed


def test_a_seal_goes_on_with_files_of_the_generation_before(store: Path) -> None:
    """A byte that has changed before a write is still found after it."""
    before = {file.name for file in (store / "generations" / "1").glob("*.sst")}
    edit(store, add=(ox.Quad(OA.EXACT, OA.EXACT, OA.EXACT, union.HISTORY),))
    after = (store / "generations" / "2").glob("*.sst")
    linked = max((file for file in after if file.name in before), key=lambda file: file.stat().st_size)
    data = bytearray(linked.read_bytes())
    data[len(data) // 3] ^= 1
    linked.write_bytes(data)
    edit(store, remove=(ox.Quad(OA.EXACT, OA.EXACT, OA.EXACT, union.HISTORY),))
    assert run("check", "--store", store).exit_code == 8


def test_a_flipped_bit_in_any_file_of_the_database_is_one_line(store: Path) -> None:
    """Whatever the file: exit code 8, and no traceback."""
    for file in sorted((store / "generations" / "1").iterdir()):
        data = file.read_bytes()
        if not data or file.name == "LOG":
            continue
        file.write_bytes(data[: len(data) // 2] + bytes([data[len(data) // 2] ^ 4]) + data[len(data) // 2 + 1 :])
        result = run("check", "--store", store)
        assert result.exit_code == 8, file.name
        assert "damaged" in complaint(result)
        file.write_bytes(data)
    assert run("check", "--store", store).exit_code == 0


def test_a_report_is_json(store: Path) -> None:
    edit(store, remove=both(some(store, SCHEMA.SHA256)))
    result = run("check", "--store", store, "--format", "json")
    report = json.loads(result.stdout)
    assert result.exit_code == 1
    assert (report["sound"], report["generation"]) == (False, 2)
    assert report["problems"][0]["node"] == "https://w3id.org/graphq/id/source/hydrography.txt"
