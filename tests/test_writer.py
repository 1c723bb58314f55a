"""Writing to a store: all or nothing, by one process at a time."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from stores import (
    ANALYST,
    CHARTS,
    HARBOUR,
    PILOT,
    ROPES,
    TUGS,
    generation,
    load,
    needs,
    nquads,
    pays,
    read_only,
    source,
)

from graphq.graph.store import Store
from graphq.graph.writer import Writer
from graphq.ontology.errors import StoreError, StoreLockedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graphq.graph.writer import PutReport
    from graphq.ontology.source import Extraction


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a store may come to be."""
    return tmp_path / ".graphq"


def load_and_fail(path: Path, extraction: Extraction, error: BaseException) -> None:
    with Writer(path) as writer:
        writer.put(extraction)
        raise error


def test_the_first_load_makes_the_store(path: Path) -> None:
    with Writer(path) as writer:
        report = writer.put(HARBOUR)

    assert report.status == "added"
    assert report.name == "harbour.txt"
    assert report.facts == {"requires_skill": 1, "pays": 1, "in_industry": 1, "grows": 1}
    assert report.triples == len(nquads(path))


def test_a_first_load_that_fails_leaves_nothing(path: Path) -> None:
    """An exception in the first load removes the folder that it made."""
    with pytest.raises(KeyboardInterrupt):
        load_and_fail(path, HARBOUR, KeyboardInterrupt())

    assert not path.exists()


def test_a_first_load_of_nothing_leaves_nothing(path: Path) -> None:
    with Writer(path):
        pass

    assert not path.exists()


def test_a_failed_first_load_keeps_what_a_user_put_there(path: Path) -> None:
    """A folder with the user's saved queries stays, without the writer's files."""
    (path / "queries").mkdir(parents=True)

    with pytest.raises(ValueError, match="stop"):
        load_and_fail(path, HARBOUR, ValueError("stop"))

    assert [entry.name for entry in path.iterdir()] == ["queries"]


def test_loading_twice_changes_nothing(path: Path) -> None:
    """The same source again is no new generation."""
    load(path, HARBOUR, TUGS)
    before = generation(path), nquads(path)

    with Writer(path) as writer:
        statuses = [writer.put(HARBOUR).status, writer.put(TUGS).status]
    assert statuses == ["unchanged", "unchanged"]
    assert (generation(path), nquads(path)) == before


def test_a_changed_source_is_replaced(path: Path) -> None:
    """Nothing of the old version stays, nothing of other sources goes."""
    load(path, HARBOUR, TUGS)
    changed = source("harbour.txt", needs(ANALYST, ROPES))

    with Writer(path) as writer:
        assert writer.put(changed).status == "replaced"

    fresh = load(path.with_name("fresh"), TUGS, changed)
    assert nquads(path) == nquads(fresh)
    with Store.open(path) as store, Store.open(fresh) as other:
        assert set(store.triples()) == set(other.triples())


def test_sources_put_together_are_published_together(path: Path) -> None:
    with Writer(path) as writer:
        writer.put(HARBOUR)
        writer.put(TUGS)

    assert generation(path) == 1
    assert nquads(path) == nquads(load(path.with_name("apart"), TUGS, HARBOUR))


def test_a_failed_load_leaves_the_store_as_it_was(path: Path) -> None:
    """Also the sources that were put before the failure are not published."""
    load(path, HARBOUR)
    before = generation(path), nquads(path)

    with pytest.raises(ValueError, match="stop"):
        load_and_fail(path, TUGS, ValueError("stop"))

    assert (generation(path), nquads(path)) == before
    assert [folder.name for folder in (path / "generations").iterdir()] == ["1"]


@pytest.fixture
def more(tmp_path: Path) -> Path:
    """An RDF file to load."""
    file = tmp_path / "more.nt"
    file.write_text("".join(f"<urn:s{n}> <urn:p> <urn:o> .\n" for n in range(500)))
    return file


@contextmanager
def another_process(path: Path, file: Path, then: str = "sys.stdin.read()") -> Iterator[subprocess.Popen[str]]:
    """A process that has put a file and not yet published it."""
    code = f"""
import sys
from pathlib import Path
from graphq.graph.writer import Writer
with Writer(Path({str(path)!r})) as writer:
    writer.put_rdf(Path({str(file)!r}))
    print("put", flush=True)
    {then}
"""
    with subprocess.Popen([sys.executable, "-c", code], stdin=-1, stdout=-1, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "put\n"
        yield process


def load_file(path: Path, file: Path) -> PutReport:
    with Writer(path) as writer:
        return writer.put_rdf(file)


def test_a_second_writer_is_told_who_writes(path: Path, more: Path) -> None:
    """A locked store is an error that names the other process, which goes on undisturbed."""
    load(path, HARBOUR)
    with another_process(path, more) as process:
        message = rf"process {process.pid} is writing .*--wait"
        with pytest.raises(StoreLockedError, match=message), Writer(path):
            pass
        process.communicate()

    assert load_file(path, more).status == "unchanged"


def test_a_second_writer_waits_as_long_as_it_may(path: Path, more: Path) -> None:
    """With leave to wait, the second writer goes on where the first ended."""
    with another_process(path, more, "import time; time.sleep(0.3)"), Writer(path, wait=60) as writer:
        assert writer.put_rdf(more).status == "unchanged"


def test_a_reader_does_not_wait_for_a_writer(path: Path, more: Path) -> None:
    """While another process writes, readers see the generation before it."""
    load(path, HARBOUR)
    before = nquads(path)
    with another_process(path, more) as process:
        assert nquads(path) == before
        process.communicate()

    assert len(nquads(path)) == len(before) + 500


@pytest.mark.parametrize("loaded", [(), (HARBOUR,)], ids=["first load", "later load"])
def test_a_killed_writer_leaves_the_state_before(path: Path, more: Path, loaded: tuple[Extraction, ...]) -> None:
    """After kill -9 the store is what it was, and the next writer clears up."""
    load(path, *loaded)
    before = nquads(path) if loaded else []
    with another_process(path, more) as process:
        process.kill()
        process.wait()

    if loaded:
        assert nquads(path) == before
    assert load_file(path, more).status == "added"
    assert len(nquads(path)) == len(before) + 500
    assert len(list((path / "generations").iterdir())) == 1


@pytest.mark.parametrize("delay", [0.0, 0.01, 0.02, 0.04, 0.08])
def test_a_kill_at_any_moment_leaves_a_whole_state(path: Path, more: Path, delay: float) -> None:
    """Killed while it publishes, a writer leaves the state before or after, never one between."""
    load(path, HARBOUR)
    before = len(nquads(path))
    with another_process(path, more, "pass") as process:
        time.sleep(delay)
        process.kill()
        process.wait()

    assert len(nquads(path)) in (before, before + 500)
    load_file(path, more)
    assert len(nquads(path)) == before + 500


def test_a_full_disk_leaves_the_state_before(path: Path, more: Path) -> None:
    """Where no more can be written, the load is one error, and the store is as it was."""
    load(path, HARBOUR)
    before = generation(path), nquads(path)
    code = f"""
import resource, signal
from pathlib import Path
from graphq.graph.writer import Writer
from graphq.ontology.errors import StoreError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
try:
    with Writer(Path({str(path)!r})) as writer:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
        writer.put_rdf(Path({str(more)!r}))
except StoreError as error:
    print(error)
"""
    run = subprocess.run([sys.executable, "-c", code], stdout=-1, text=True, check=True)

    assert run.stdout.count("\n") == 1
    assert "cannot write to the store" in run.stdout
    assert "File too large" in run.stdout
    assert (generation(path), nquads(path)) == before


@pytest.mark.parametrize("exists", [True, False], ids=["a store", "no store"])
def test_a_folder_that_may_not_be_written_is_said(path: Path, exists: bool) -> None:
    """Writing where that is not allowed is one line, and nothing is left behind."""
    if exists:
        load(path, HARBOUR)
    before = sorted(path.parent.rglob("*"))

    with read_only(path.parent), pytest.raises(StoreError, match=r"cannot write .*Permission denied"):
        load(path, TUGS)
    assert sorted(path.parent.rglob("*")) == before


def test_a_file_in_the_place_of_the_store_is_said(path: Path) -> None:
    path.write_text("not a folder")

    with pytest.raises(StoreError, match="is not a folder"), Writer(path):
        pass


def test_a_folder_above_that_is_missing_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="No such file or directory"), Writer(tmp_path / "no" / "store"):
        pass


def test_a_damaged_store_is_not_written_to(path: Path) -> None:
    load(path, HARBOUR)
    (path / "CURRENT").write_text("8\n")

    with pytest.raises(StoreError, match="damaged"):
        load(path, TUGS)


def test_what_one_source_withdraws_another_still_states(path: Path) -> None:
    """A fact of two sources stays in the union until both have dropped it."""
    shared = needs(PILOT, CHARTS)
    load(path, source("one.txt", shared), source("two.txt", shared))
    query = "ASK { ?r gq:requiresSkill/skos:prefLabel 'tide lore' }"

    load(path, source("one.txt", pays(PILOT, 1, 2)))
    with Store.open(path) as store:
        assert store.query(query)
    load(path, source("two.txt"))
    with Store.open(path) as store:
        assert not store.query(query)


def test_the_lock_holds_no_name_when_nobody_writes(path: Path) -> None:
    with Writer(path) as writer:
        assert (path / "lock").read_text() == f"{os.getpid()}\n"
        writer.put(TUGS)

    assert (path / "lock").read_text() == ""
