"""``graphq export`` and ``graphq validate``: the graph as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from terminal import article, complaint, marsh, run

from graphq.graph.export import EXPORT_FORMATS

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of facts of the marsh book."""
    return marsh(tmp_path_factory.mktemp("export"))


@pytest.mark.parametrize("name", EXPORT_FORMATS)
def test_every_format_is_written_the_same_twice(store: Path, name: str) -> None:
    """Byte for byte."""
    first = run("export", "--format", name, "--store", store)
    assert first.exit_code == 0
    assert first.stdout_bytes == run("export", "--format", name, "--store", store).stdout_bytes != b""


def test_an_export_loads_again(store: Path, tmp_path: Path) -> None:
    """What was written is what there was."""
    run("export", "-o", tmp_path / "all.trig", "--store", store)
    copy = tmp_path / "copy"
    run("load", tmp_path / "all.trig", "--store", copy)
    exports = [run("export", "--format", "nquads", "--store", one).stdout for one in (store, copy)]
    assert exports[0] == exports[1]


def test_loading_twice_exports_the_same_bytes(tmp_path: Path) -> None:
    """Same input, same graph."""
    path = article(tmp_path)
    exports = []
    for _ in range(2):
        run("load", path, "--store", tmp_path / "store")
        exports.append(run("export", "--format", "nquads", "--store", tmp_path / "store").stdout_bytes)
    assert exports[0] == exports[1]


def test_a_graph_that_conforms(store: Path) -> None:
    """Exit code 0."""
    result = run("validate", "--store", store)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1].startswith("no violation in ")


def test_a_broken_copy(store: Path, tmp_path: Path) -> None:
    """Exit code 1, and a report that says which thing and what its shape asks for."""
    text = run("export", "--format", "nquads", "--store", store).stdout
    kept = [line for line in text.splitlines() if "schema.org/currency" not in line]
    broken = tmp_path / "broken.nq"
    broken.write_text("\n".join(kept) + "\n")
    result = run("validate", broken)
    assert result.exit_code == 1
    assert "schema:currency" in result.stdout
    assert " violation" in result.stdout.splitlines()[-1]
    assert result.stderr == ""


def test_a_file_to_validate_that_does_not_parse(tmp_path: Path) -> None:
    """The file is named."""
    bad = article(tmp_path, "bad.ttl", "<a> <b>")
    result = run("validate", bad)
    assert result.exit_code == 3
    assert complaint(result).startswith(str(bad))


def test_an_export_is_rdf_that_others_read(store: Path) -> None:
    """TriG keeps the sources apart."""
    text = run("export", "--store", store).stdout_bytes
    graphs = {quad.graph_name for quad in ox.parse(text, ox.RdfFormat.TRIG)}
    assert graphs == {ox.NamedNode("https://w3id.org/graphq/id/source/marsh.txt")}
