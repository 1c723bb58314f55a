"""A store in one file, and back: what its graphs state, its history, and its own saved queries.

The file holds ``graph.nq`` (the quads of all named graphs as the database keeps them, sorted), ``aside.nt`` (the
triples of these graphs that the union lacks although a source states them, few or none) and ``queries/NAME.rq``. The
union itself is made again from the two. See `graphq.graph.bundle` for the file.
"""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from graphq.graph import bundle, lines, union
from graphq.graph.formats import serialise
from graphq.graph.generation import Generations
from graphq.graph.store import Store
from graphq.graph.writer import Writer
from graphq.ontology.errors import SourceError, StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    import pyoxigraph as ox

    from graphq.graph.bundle import Bundle

GRAPH, ASIDE = "graph.nq", "aside.nt"
_COUNT = f"""
SELECT (COUNT(*) AS ?quads) (COUNT(DISTINCT ?graph) AS ?graphs) {{
  GRAPH ?graph {{ ?s ?p ?o }} FILTER(?graph != {union.DEGREES})
}}"""
_QUERY = re.compile(r"queries/[^/\\\x00-\x1f\ud800-\udfff]+\.rq")


@dataclass(frozen=True, slots=True)
class Holding:
    """What a backup or a store holds.

    Attributes:
        graphs: how many named graphs. quads: how many statements they have in all. triples: how many of these are
        different and in the union. queries: how many saved queries of its own.
    """

    graphs: int = 0
    quads: int = 0
    triples: int = 0
    queries: int = 0

    def __bool__(self) -> bool:
        """Whether it holds anything."""
        return bool(self.quads or self.queries)


def backup(store: Store, out: BinaryIO, version: str) -> Holding:
    """Write a store to a file; the same store gives the same bytes.

    Args:
        store: what to write.
        out: where to.
        version: that of graphq, which the file states.

    Raises:
        StoreError: the database cannot be read, or a saved query has a name that cannot be kept.
    """
    with store.reading():
        quads = list(union.named(store.rdf))
        stated = {quad.triple for quad in quads if quad.graph_name not in union.OUTSIDE}
        aside = stated.difference(store.triples())
        queries = _queries(store.path)
        held = _holding(store.rdf, len(stated) - len(aside), len(queries))
    members = {GRAPH: serialise(quads, "nquads"), ASIDE: serialise(aside, "ntriples"), **queries}
    about = {"graphq": version, "holds": asdict(held)}
    bundle.pack(members, about, out)
    return held


def restore(file: Path, path: Path, *, force: bool = False, wait: float = 0.0) -> tuple[Holding, Holding | None]:
    """Make a store hold what a backup holds: all of it, or, if anything goes wrong, what it held before.

    The graph is published in one step; the saved queries follow at once.

    Args:
        file: what `backup` has written.
        path: the folder of the store, which may not be there yet.
        force: whether what the store holds is replaced.
        wait: how many seconds to wait for another writer.

    Returns:
        What the store holds now, and what it held before, ``None`` if that could not be read.

    Raises:
        SourceError: the file cannot be read, or is not what `backup` has written.
        StoreError: the store holds something and is not to be replaced, is locked, or cannot be written to.
    """
    with bundle.unpack(file, _room(path)) as packed:
        names = _names(packed)
        with Writer(path, wait, anew=True) as writer:
            before = _held(path, force=force)
            draft = path / "queries.new"
            try:
                _unpack_queries(packed, names, draft)
                held = _fill(writer, packed, len(names))
                writer.publish()
                _exchange(draft, path / "queries")
            finally:
                shutil.rmtree(draft, ignore_errors=True)
    return held, before


def _holding(database: ox.Store, triples: int, queries: int) -> Holding:
    row = next(cast("ox.QuerySolutions", database.query(_COUNT)))
    return Holding(int(row["graphs"].value), int(row["quads"].value), triples, queries)


def _queries(path: Path) -> dict[str, bytes]:
    """The store's own saved queries, by the name of their member."""
    try:
        files = {f"queries/{file.name}": file for file in (path / "queries").glob("*.rq") if file.is_file()}
        if odd := [name for name in files if not _QUERY.fullmatch(name)]:
            raise StoreError(f"the saved query {odd[0]!r} has a name that cannot be kept: rename it", path=str(path))
        return {name: file.read_bytes() for name, file in files.items()}
    except OSError as error:
        raise StoreError(f"cannot read {error.filename}: {error.strerror}", path=str(path)) from error


def _names(packed: Bundle) -> list[str]:
    """The members that are saved queries; that there are no others but the two that always are there is made sure."""
    queries = set(packed.sizes) - {GRAPH, ASIDE}
    odd = sorted(name for name in queries if not _QUERY.fullmatch(name))
    if odd or not {GRAPH, ASIDE} <= set(packed.sizes):
        what = f"holds {odd[0]!r}" if odd else "holds no graph"
        raise SourceError(f"is no backup of a store: it {what}", path=str(packed.path))
    return sorted(queries)


def _held(path: Path, *, force: bool) -> Holding | None:
    """What a store holds, ``None`` if that cannot be read; only the writer may ask."""
    if Generations(path).current() is None:
        held: Holding | None = Holding(queries=len(_queries(path)))
    else:
        try:
            with Store.open(path) as store, store.reading():
                held = _holding(store.rdf, len(store), len(_queries(path)))
        except StoreError:
            if not force:
                raise
            held = None
    if held and not force:
        what = f"graphs: {held.graphs:,}, statements: {held.quads:,}, saved queries: {held.queries:,}"
        raise StoreError(f"the store {path} is not empty ({what}): replace all of it with --force, or name another one")
    return held


def _room(path: Path) -> int:
    """How many bytes are free where the store is or will be."""
    return shutil.disk_usage(next(folder for folder in (path, *path.absolute().parents) if folder.exists())).free


def _fill(writer: Writer, packed: Bundle, queries: int) -> Holding:
    try:
        with packed.stream(GRAPH) as graph, packed.stream(ASIDE) as aside:
            draft = writer.fill(_named(lines.quads(graph)), lines.quads(aside))
    except (ValueError, *bundle.DAMAGED) as error:
        raise SourceError(f"is damaged ({error}): use another backup", path=str(packed.path)) from error
    held = _holding(draft, union.size(draft, union.UNION), queries)
    del draft  # which an error would keep open, so that it could not be removed
    if packed.manifest.get("holds") != asdict(held):
        raise SourceError("is damaged: it holds other than it says; use another backup", path=str(packed.path))
    return held


def _named(quads: Iterator[ox.Quad]) -> Iterator[ox.Quad]:
    for quad in quads:
        if quad.graph_name == union.UNION:
            raise ValueError("a statement is in no graph")
        if quad.graph_name != union.DEGREES:  # they are counted
            yield quad


def _unpack_queries(packed: Bundle, names: list[str], folder: Path) -> None:
    """Write the saved queries into a folder of their own, durably."""
    shutil.rmtree(folder, ignore_errors=True)
    for name in names:
        folder.mkdir(exist_ok=True)
        with packed.stream(name) as stream, (folder / Path(name).name).open("xb") as file:
            shutil.copyfileobj(stream, file)
            file.flush()
            os.fsync(file.fileno())


def _exchange(draft: Path, folder: Path) -> None:
    """Put the new saved queries in the place of the old ones; what else a user keeps there stays."""
    new = {file.name for file in draft.glob("*.rq")}
    for old in folder.glob("*.rq"):
        if old.name not in new and old.is_file():
            old.unlink()
    for name in new:
        folder.mkdir(exist_ok=True)
        os.replace(draft / name, folder / name)
