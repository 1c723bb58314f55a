"""A store in one file, and back."""

from __future__ import annotations

import io
import json
import os
import shutil
import warnings
import zipfile
from hashlib import sha256
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from stores import HARBOUR, PILOT, ROPES, TUGS, edit, generation, load, needs, nquads, read_only, source

from graphq.graph import bundle, lock, union
from graphq.graph.backup import backup, restore
from graphq.graph.check import check
from graphq.graph.export import EXPORT_FORMATS, export
from graphq.graph.store import Store
from graphq.graph.writer import Writer
from graphq.ontology.errors import SourceError, StoreError, StoreLockedError
from graphq.ontology.terms import GQ

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ROOM = 10**9
QUERY = b"# title: All\nSELECT * { ?s ?p ?o }\n"
TRIG = (
    '<urn:g> { <urn:a> <urn:b> _:x , "caf\\u00e9"@fr , <<( <urn:a> <urn:b> "c" )>> }\n'
    '_:g { _:x <urn:b> "\\u0001\\n" }\n'
    "<urn:a> <urn:b> 1 .\n"
)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with two sources, a history, RDF of every kind and a saved query, not to be touched."""
    folder = tmp_path_factory.mktemp("loaded")
    path = load(folder / "store", HARBOUR, TUGS)
    (folder / "odd.trig").write_text(TRIG, encoding="utf-8")
    with Writer(path) as writer:
        writer.put_rdf(folder / "odd.trig")
    history = {ox.Quad(ox.NamedNode("urn:load"), ox.NamedNode("urn:at"), ox.Literal("now"), union.HISTORY)}
    edit(path, add=history)
    (path / "queries").mkdir()
    (path / "queries" / "all.rq").write_bytes(QUERY)
    return path


@pytest.fixture
def store(loaded: Path, tmp_path: Path) -> Path:
    """A copy of it, to do anything with."""
    return shutil.copytree(loaded, tmp_path / "store")


@pytest.fixture(scope="module")
def packed(loaded: Path) -> bytes:
    """Its backup."""
    return written(loaded)


@pytest.fixture
def file(packed: bytes, tmp_path: Path) -> Path:
    """A file that is its backup."""
    path = tmp_path / "graph.zip"
    path.write_bytes(packed)
    return path


def written(path: Path) -> bytes:
    """The backup of a store."""
    out = io.BytesIO()
    with Store.open(path) as store:
        backup(store, out, "1.2.3")
    return out.getvalue()


def exported(path: Path, name: str) -> bytes:
    out = io.BytesIO()
    with Store.open(path) as store:
        export(store, name, out)
    return out.getvalue()


def database(path: Path) -> set[ox.Quad]:
    """All that a database has, the union and what is outside of it included."""
    with Store.open(path) as store:
        return set(store.rdf.quads_for_pattern(None, None, None, None))


@pytest.mark.parametrize("name", sorted(set(EXPORT_FORMATS) - {"rdfxml", "jsonld"}))
def test_what_is_restored_is_exported_as_before(loaded: Path, file: Path, tmp_path: Path, name: str) -> None:
    """Byte for byte; RDF/XML and JSON-LD have no triples about triples."""
    restore(file, tmp_path / "copy")
    assert exported(tmp_path / "copy", name) == exported(loaded, name) != b""


def test_a_restored_database_has_the_history_and_the_same_union(loaded: Path, file: Path, tmp_path: Path) -> None:
    """The history is in its own graph and not in the union."""
    restore(file, tmp_path / "copy")
    quads = database(tmp_path / "copy")
    assert quads == database(loaded)
    assert [quad.graph_name for quad in quads if quad.subject == ox.NamedNode("urn:load")] == [union.HISTORY]


def test_the_same_store_gives_the_same_bytes(loaded: Path, packed: bytes, file: Path, tmp_path: Path) -> None:
    """Whenever it is written, and also once it has been restored."""
    os.utime(loaded / "queries" / "all.rq", (0, 0))
    restore(file, tmp_path / "copy")
    assert written(loaded) == written(tmp_path / "copy") == packed


def test_the_manifest_says_what_the_file_holds(file: Path) -> None:
    with zipfile.ZipFile(file) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        lines = archive.read("graph.nq").splitlines()
        assert sorted(archive.namelist()) == ["aside.nt", "graph.nq", "manifest.json", "queries/all.rq"]
    assert lines == sorted(lines)
    assert (manifest["format"], manifest["graphq"]) == (1, "1.2.3")
    assert manifest["holds"]["quads"] == len(lines)
    assert manifest["members"]["queries/all.rq"] == {"bytes": len(QUERY), "sha256": sha256(QUERY).hexdigest()}


def test_a_fact_that_was_set_aside_from_the_union_stays_aside(store: Path, tmp_path: Path) -> None:
    """And its source goes on stating it."""
    quad = next(quad for quad in database(store) if quad.predicate == GQ.PAYS and quad.graph_name == union.UNION)
    edit(store, remove=[quad])
    (tmp_path / "aside.zip").write_bytes(written(store))
    restore(tmp_path / "aside.zip", tmp_path / "copy")
    assert database(tmp_path / "copy") == database(store)
    assert quad not in database(store)


def test_a_text_longer_than_the_parser_takes_comes_back(tmp_path: Path) -> None:
    """With all that N-Quads escapes."""
    text = 'Tide\tlore \\ "quay"\r\n\u0001é🙂 ' * 800_000
    graph = ox.NamedNode("urn:g")
    values = [ox.Literal(text), ox.Literal(text, language="en"), ox.Literal(text, datatype=graph)]
    quads = [ox.Quad(graph, graph, value, graph) for value in values]
    edit(tmp_path / "store", add=[*quads, *(union.moved(quad, union.UNION) for quad in quads)])
    (tmp_path / "long.zip").write_bytes(written(tmp_path / "store"))
    restore(tmp_path / "long.zip", tmp_path / "copy")
    assert database(tmp_path / "copy") == database(tmp_path / "store")


def test_an_empty_store_is_restored_as_one(tmp_path: Path) -> None:
    load(tmp_path / "store", TUGS)
    with Writer(tmp_path / "store") as writer:
        writer.remove("tugs.txt")
    (tmp_path / "empty.zip").write_bytes(written(tmp_path / "store"))
    restore(tmp_path / "empty.zip", tmp_path / "copy")
    assert exported(tmp_path / "copy", "nquads") == b""
    assert database(tmp_path / "copy") == database(tmp_path / "store")


def test_a_restored_store_can_be_loaded_into(file: Path, tmp_path: Path) -> None:
    restore(file, tmp_path / "copy")
    with Writer(tmp_path / "copy") as writer:
        assert writer.put(HARBOUR).status == "unchanged"
        assert writer.put(source("tugs.txt", needs(PILOT, ROPES))).status == "replaced"


def test_a_store_with_content_is_not_replaced_unasked(file: Path, tmp_path: Path) -> None:
    """The message says what it holds."""
    other = load(tmp_path / "other", TUGS)
    before = generation(other), nquads(other)
    with pytest.raises(StoreError, match=r"not empty \(graphs: 2, statements: .*--force"):
        restore(file, other)
    assert (generation(other), nquads(other)) == before


def test_a_saved_query_is_content_too(file: Path, tmp_path: Path) -> None:
    (tmp_path / "other" / "queries").mkdir(parents=True)
    (tmp_path / "other" / "queries" / "mine.rq").write_bytes(QUERY)
    with pytest.raises(StoreError, match="saved queries: 1"):
        restore(file, tmp_path / "other")
    assert [entry.name for entry in (tmp_path / "other").iterdir()] == ["queries"]


def test_with_force_all_of_it_is_replaced(loaded: Path, file: Path, tmp_path: Path) -> None:
    """Its saved queries too, and nothing else that a user keeps there."""
    other = load(tmp_path / "other", source("x.txt", needs(PILOT, ROPES)))
    (other / "queries").mkdir()
    for name in ("all.rq", "mine.rq", "notes.md"):
        (other / "queries" / name).write_text("other")
    held, before = restore(file, other, force=True)
    assert before is not None
    assert (before.graphs, before.queries, held.queries) == (2, 2, 1)
    assert database(other) == database(loaded)
    assert sorted(entry.name for entry in (other / "queries").iterdir()) == ["all.rq", "notes.md"]
    assert (other / "queries" / "all.rq").read_bytes() == QUERY
    assert generation(other) == 2


def test_a_damaged_store_can_be_restored_over(store: Path, file: Path, loaded: Path) -> None:
    """That is what backups are for."""
    for database_file in (store / "generations").glob("*/MANIFEST-*"):
        database_file.write_bytes(b"")
    with pytest.raises(StoreError, match="damaged"):
        restore(file, store)
    _, before = restore(file, store, force=True)
    assert before is None
    assert database(store) == database(loaded)


def test_readers_keep_what_they_read(store: Path, tmp_path: Path) -> None:
    """A restore is a generation like any other."""
    (tmp_path / "old.zip").write_bytes(written(load(tmp_path / "old", TUGS)))
    with Store.open(store) as reader:
        before = set(reader.quads())
        restore(tmp_path / "old.zip", store, force=True)
        assert set(reader.quads()) == before


def test_another_writer_is_waited_for(file: Path, store: Path) -> None:
    descriptor = lock.acquire(str(store / "lock"), 0)
    with pytest.raises(StoreLockedError):
        restore(file, store, force=True, wait=0.05)
    lock.release(descriptor)
    assert restore(file, store, force=True)[0].graphs


def test_a_store_that_cannot_be_written_stays(file: Path, store: Path) -> None:
    before = database(store)
    with read_only(store), pytest.raises(StoreError, match="Permission denied"):
        restore(file, store, force=True)
    assert database(store) == before


# Hostile files


def tampered(members: dict[str, bytes], **about: object) -> bytes:
    """A file with other members, whose manifest fits them."""
    out = io.BytesIO()
    bundle.pack(members, {"graphq": "1.2.3", "holds": {}, **about}, out)
    return out.getvalue()


def zipped(members: list[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Any zip archive."""
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", method) as archive:
        warnings.simplefilter("ignore")  # that a name comes twice
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def contents(data: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def changed(data: bytes, **changes: object) -> bytes:
    """The same with another manifest."""
    members = dict(contents(data))
    manifest = json.loads(members["manifest.json"]) | changes
    return zipped(list((members | {"manifest.json": json.dumps(manifest).encode()}).items()))


LINE = b"<urn:a> <urn:b> <urn:c> <urn:g> .\n"
HOSTILE: dict[str, Callable[[bytes], bytes]] = {
    "nothing": lambda _: b"",
    "text": lambda _: b"This is not a backup.\n",
    "the first half": lambda data: data[: len(data) // 2],
    "all but a byte": lambda data: data[:-1],
    "the end only": lambda data: data[len(data) // 2 :],
    "a zip of something else": lambda _: zipped([("article.txt", b"Ahoy")]),
    "a manifest that is no JSON": lambda _: zipped([("manifest.json", b"{")]),
    "a manifest that is a list": lambda _: zipped([("manifest.json", b"[]")]),
    "a manifest that is deep": lambda _: zipped([("manifest.json", b"[" * 100_000)]),
    "a manifest without members": lambda data: changed(data, members=None),
    "members that are no members": lambda data: changed(data, members={"graph.nq": []}),
    "a later format": lambda data: changed(data, format=2),
    "other counts": lambda data: changed(data, holds={"quads": 7}),
    "more than it says": lambda data: zipped([*contents(data), ("more.txt", b"")]),
    "a name twice": lambda data: zipped([*contents(data), ("graph.nq", LINE)]),
    "another graph": lambda data: zipped([(n, d + LINE if n == "graph.nq" else d) for n, d in contents(data)]),
    "an uncommon packing": lambda data: zipped(contents(data), zipfile.ZIP_BZIP2),
    "no graph": lambda _: tampered({"aside.nt": b""}),
    "a path upward": lambda _: tampered({"graph.nq": LINE, "aside.nt": b"", "queries/../../evil.rq": b""}),
    "an absolute path": lambda _: tampered({"graph.nq": LINE, "aside.nt": b"", "/tmp/evil.rq": b""}),
    "a path of another system": lambda _: tampered({"graph.nq": LINE, "aside.nt": b"", "queries/..\\evil.rq": b""}),
    "another file": lambda _: tampered({"graph.nq": LINE, "aside.nt": b"", "CURRENT": b"9"}),
    "no N-Quads": lambda _: tampered({"graph.nq": b"<urn:a> <urn:b>", "aside.nt": b""}),
    "a statement in no graph": lambda _: tampered({"graph.nq": b"<urn:a> <urn:b> <urn:c> .\n", "aside.nt": b""}),
    "a line without an end": lambda _: tampered(
        {"graph.nq": b"<urn:a> <urn:b> <urn:" + b"c" * 9_000_000, "aside.nt": b""}
    ),
    "a literal without an end": lambda _: tampered(
        {"graph.nq": b'<urn:a> <urn:b> "' + b"c" * 9_000_000, "aside.nt": b""}
    ),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_file_that_is_not_as_it_was_written_changes_nothing(kind: str, packed: bytes, store: Path) -> None:
    """One line that names the file; nothing is written anywhere."""
    file = store.with_name("hostile.zip")
    file.write_bytes(HOSTILE[kind](packed))
    around, before = sorted(store.parent.rglob("*")), database(store)
    for path in (store, store.with_name("fresh")):
        with pytest.raises(SourceError) as caught:
            restore(file, path, force=True)
        assert caught.value.path == str(file)
        assert "\n" not in str(caught.value)
    assert sorted(set(store.parent.rglob("*")) - set(store.rglob("*"))) == sorted(set(around) - set(store.rglob("*")))
    assert database(store) == before
    assert (store / "queries" / "all.rq").read_bytes() == QUERY


@pytest.mark.parametrize("seed", range(40))
def test_a_flipped_bit_is_found(seed: int, packed: bytes, tmp_path: Path) -> None:
    """Or it is one of the bits that say nothing (a date), and what is read is as it was."""
    place = seed * len(packed) // 40
    (tmp_path / "flipped.zip").write_bytes(
        packed[:place] + bytes([packed[place] ^ 1 << seed % 8]) + packed[place + 1 :]
    )
    try:
        with bundle.unpack(tmp_path / "flipped.zip", ROOM) as opened:
            read = {name: opened.stream(name).read() for name in opened.sizes}
    except SourceError:
        return
    assert read == {name: data for name, data in contents(packed) if name != "manifest.json"}


def test_a_bomb_is_refused_by_what_it_says(tmp_path: Path) -> None:
    """Before it is unpacked."""
    (tmp_path / "bomb.zip").write_bytes(tampered({"graph.nq": bytes(10**7), "aside.nt": b""}))
    with pytest.raises(SourceError, match="unpacks to more than the 1,000,000 bytes"):
        bundle.unpack(tmp_path / "bomb.zip", 10**6)


def test_a_bomb_that_says_otherwise_is_refused(tmp_path: Path) -> None:
    """No more is unpacked than the manifest says."""
    members = contents(tampered({"graph.nq": b"", "aside.nt": b""}))
    (tmp_path / "bomb.zip").write_bytes(zipped([(n, bytes(10**7) if n == "graph.nq" else d) for n, d in members]))
    with pytest.raises(SourceError, match="another size"):
        bundle.unpack(tmp_path / "bomb.zip", 10**6)


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="No such file"):
        restore(tmp_path / "none.zip", tmp_path / "store")


def test_a_restored_store_is_sound(file: Path, tmp_path: Path) -> None:
    restore(file, tmp_path / "copy")
    assert not [problem for problem in check(tmp_path / "copy").problems if problem.part == "union"]
