"""Opening and reading a store."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from stores import (
    ANALYST,
    HARBOUR,
    ROPES,
    TUGS,
    generation,
    load,
    needs,
    no_privileges,
    nquads,
    read_only,
    source,
)

from graphq.graph.store import Store
from graphq.graph.writer import Writer
from graphq.ontology.errors import StoreError
from graphq.ontology.terms import GQ, SKOS

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of two sources, not to be touched."""
    return load(tmp_path_factory.mktemp("loaded") / ".graphq", HARBOUR, TUGS)


@pytest.fixture
def path(loaded: Path, tmp_path: Path) -> Path:
    """A store of two sources to do anything with: copying is faster than loading."""
    return shutil.copytree(loaded, tmp_path / ".graphq")


def database(path: Path) -> Path:
    return path / "generations" / (path / "CURRENT").read_text().strip()


def test_a_triple_of_two_sources_is_one_in_the_union(path: Path) -> None:
    """The union is a set, the graphs keep who states what."""
    with Store.open(path) as store:
        charts = [t for t in store.triples(None, SKOS.PREF_LABEL) if t.object.value == "tide lore"]
        stated = [q for q in store.quads(None, SKOS.PREF_LABEL) if q.object.value == "tide lore"]

        assert len(charts) == 1
        assert len(stated) == 2
        assert len(store) == len(set(store.triples())) < len(list(store.quads()))


def test_quads_match_by_graph(path: Path) -> None:
    """A graph's name selects what one source states."""
    with Store.open(path) as store:
        tugs = ox.NamedNode("https://w3id.org/graphq/id/source/tugs.txt")
        needed = {quad.subject.value for quad in store.quads(None, GQ.REQUIRES_SKILL, None, tugs)}

        assert needed == {"https://w3id.org/graphq/id/role/quay-warden"}


def test_a_missing_store_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"no store at .*graphq load SOURCE"):
        Store.open(tmp_path / ".graphq")


def test_the_folder_that_holds_the_store_is_not_the_store(path: Path) -> None:
    """Naming the project's folder suggests the store inside it."""
    with pytest.raises(StoreError) as caught:
        Store.open(path.parent)

    assert caught.value.suggestions == (str(path),)


@pytest.mark.parametrize("content", ["", "seven", "../7"])
def test_a_pointer_that_is_no_number_is_damage(path: Path, content: str) -> None:
    (path / "CURRENT").write_text(content)

    with pytest.raises(StoreError, match=r"damaged .*CURRENT.* load its sources again"):
        Store.open(path)


def test_a_pointer_to_nothing_is_damage(path: Path) -> None:
    (path / "CURRENT").write_text("99\n")

    with pytest.raises(StoreError, match=r"damaged .*generation 99"):
        Store.open(path)


@pytest.mark.parametrize("pattern", ["*.sst", "MANIFEST-*", "CURRENT"])
def test_damaged_database_files_are_one_line(path: Path, pattern: str) -> None:
    """Whichever file of the database is cut short, the error is one line that names the store."""
    for file in database(path).glob(pattern):
        os.truncate(file, file.stat().st_size // 2)

    with pytest.raises(StoreError, match="damaged") as caught:
        Store.open(path)
    assert "\n" not in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_store_without_leave_to_read_says_so(path: Path) -> None:
    (path / "CURRENT").chmod(0)

    with no_privileges(path), pytest.raises(StoreError, match=r"cannot read .*Permission denied"):
        Store.open(path)


def test_a_store_opens_where_nothing_may_be_written(path: Path) -> None:
    """Reading writes nothing, so a folder without leave to write will do."""
    before = sorted(database(path).iterdir())

    with read_only(path), Store.open(path) as store:
        assert len(store) > 100
    assert sorted(database(path).iterdir()) == before


def test_a_reader_keeps_its_generation_while_another_is_written(path: Path) -> None:
    """What a reader sees never changes, also when its generation is long superseded."""
    with Store.open(path) as reader:
        before = sorted(map(str, reader.quads()))
        for number in range(3):
            load(path, source(f"{number}.txt", needs(ANALYST, ROPES)))

        assert sorted(map(str, reader.quads())) == before
        assert generation(path) == reader.generation + 3


def test_a_generation_stays_until_its_last_reader_is_done(path: Path) -> None:
    with Store.open(path) as reader:
        old = path / "generations" / str(reader.generation)
        load(path, source("more.txt", needs(ANALYST, ROPES)))
        assert old.is_dir()
    load(path, source("more.txt"))

    assert [folder.name for folder in (path / "generations").iterdir()] == [str(generation(path))]


def test_a_store_that_is_forgotten_holds_nothing(path: Path) -> None:
    """A store that is dropped without being closed lets its generation go all the same."""
    Store.open(path)
    load(path, source("more.txt"))

    assert len(list((path / "generations").iterdir())) == 1


def test_closing_twice_does_nothing(path: Path) -> None:
    store = Store.open(path)
    store.close()
    store.close()

    assert nquads(path)


def test_sources_are_listed_by_name(path: Path) -> None:
    with Store.open(path) as store:
        harbour, tugs = store.sources()

    assert (harbour.name, harbour.title, harbour.facts) == ("harbour.txt", "About harbour.txt", 4)
    assert harbour.passed_over == {"related articles": 2}
    assert (tugs.name, tugs.facts, tugs.passed_over) == ("tugs.txt", 3, {})
    assert harbour.triples == len([line for line in nquads(path) if "harbour.txt>" in line.split()[-1]])


def test_other_graphs_are_sources_too(path: Path, tmp_path: Path) -> None:
    """RDF without any word on its source is listed by its graph's name."""
    file = tmp_path / "extra.nt"
    file.write_text("<urn:a> <urn:b> <urn:c> .\n")
    with Writer(path) as writer:
        writer.put_rdf(file)
        writer.put_rdf(file, "urn:mine")
        writer.put_rdf(file, "default")

    with Store.open(path) as store:
        names = {row.name: (row.facts, row.triples) for row in store.sources()}
    assert names.items() >= {"extra.nt": (0, 1), "urn:mine": (0, 1), "default": (0, 1)}.items()


def test_stats_count_a_fact_of_two_sources_once(path: Path) -> None:
    load(path, source("again.txt", needs(ANALYST, ROPES), *HARBOUR.facts))

    with Store.open(path) as store:
        stats = store.stats()
    assert stats.facts["requires_skill"] == 4
    assert stats.facts["pays"] == 2
    assert stats.facts["hires"] == 0
    assert stats.entities["role"] == 2
    assert [row.name for row in stats.sources] == ["again.txt", "harbour.txt", "tugs.txt"]
    assert stats.to_dict()["triples"] == stats.triples


# rdflib 7 warns of its own calls.
@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")
def test_rdflib_reads_the_store_as_a_dataset(path: Path) -> None:
    """Rdflib's own SPARQL and graph API work on the union and on each source."""
    with Store.open(path) as store:
        dataset = store.dataset()
        rows = list(
            dataset.query("SELECT ?r { ?r gq:requiresSkill ?s }", initNs={"gq": "https://w3id.org/graphq/ontology#"})
        )
        names = {str(graph.identifier) for graph in dataset.graphs()}

        assert len(rows) == 3
        assert "https://w3id.org/graphq/id/source/tugs.txt" in names
