"""Exports: the same bytes for the same content, and nothing lost."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import networkx as nx
import pyoxigraph as ox
import pytest
from stores import ANALYST, HARBOUR, ROPES, TUGS, load, needs, nquads, source

from graphq.graph.export import EXPORT_FORMATS, NETWORK_FORMATS, export
from graphq.graph.formats import RDF_FORMATS
from graphq.graph.store import Store
from graphq.graph.writer import Writer
from graphq.ontology.errors import GraphqError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OTHER = source("other.txt", needs(ANALYST, ROPES))


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of three sources and a triple in the default graph, loaded in one order."""
    return made(tmp_path_factory.mktemp("export"), HARBOUR, TUGS, OTHER)


def made(folder: Path, *sources: object) -> Path:
    file = folder / "own.nt"
    file.write_text('<urn:a> <urn:b> "c" .\n<urn:a> <urn:b> _:x .\n')
    with Writer(folder / ".graphq") as writer:
        writer.put_rdf(file, "default")
    return load(folder / ".graphq", *sources)  # type: ignore[arg-type]


def exported(path: Path, name: str) -> bytes:
    out = io.BytesIO()
    with Store.open(path) as store:
        export(store, name, out)
    return out.getvalue()


@pytest.fixture(scope="module")
def shuffled(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The same sources, loaded in two other orders."""
    orders = (OTHER, TUGS, HARBOUR), (TUGS, HARBOUR, OTHER)
    return [made(tmp_path_factory.mktemp("shuffled"), *order) for order in orders]


@pytest.mark.parametrize("name", EXPORT_FORMATS)
def test_any_order_of_loading_gives_the_same_bytes(path: Path, shuffled: list[Path], name: str) -> None:
    expected = exported(path, name)

    assert expected
    assert [exported(other, name) for other in shuffled] == [expected] * 2


def test_a_reload_leaves_no_trace(path: Path, tmp_path: Path) -> None:
    """A source that was once different, and is now the same, exports the same."""
    changed = source("tugs.txt", needs(ANALYST, ROPES))
    other = made(tmp_path, changed, OTHER, HARBOUR, TUGS)

    assert exported(other, "nquads") == exported(path, "nquads")


@pytest.mark.parametrize("name", ["trig", "nquads", "jsonld"])
def test_a_dataset_comes_back_as_it_was(path: Path, tmp_path: Path, name: str) -> None:
    """What is exported with its graphs and loaded into another store is the same content."""
    file = tmp_path / f"all.{RDF_FORMATS[name].file_extension}"
    file.write_bytes(exported(path, name))
    with Writer(tmp_path / ".graphq") as writer:
        writer.put_rdf(file)

    def without_names(lines: list[str]) -> list[str]:
        return sorted(line.partition("_:")[0] for line in lines)

    assert without_names(nquads(tmp_path / ".graphq")) == without_names(nquads(path))


@pytest.mark.parametrize("name", ["turtle", "ntriples", "rdfxml"])
def test_triple_formats_hold_the_union(path: Path, name: str) -> None:
    triples = {quad.triple for quad in ox.parse(exported(path, name), RDF_FORMATS[name])}

    with Store.open(path) as store:
        assert len(triples) == len(store)


def test_nquads_are_sorted_lines(path: Path) -> None:
    lines = exported(path, "nquads").decode().splitlines()

    assert len(lines) == len(nquads(path))
    assert lines == sorted(lines)


def test_turtle_is_readable(path: Path) -> None:
    """Prefixes in alphabetical order, then subjects with their type first."""
    text = exported(path, "turtle").decode()
    prefixes = [line.split()[1] for line in text.splitlines() if line.startswith("@prefix")]

    assert prefixes == sorted(prefixes)
    assert "esco:" not in prefixes
    assert "\nrole:quay-warden a " in text


def _from_json(file: io.BytesIO) -> nx.Graph:
    return nx.node_link_graph(json.load(file), edges="edges")


@pytest.mark.parametrize(
    ("name", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf), ("node-link", _from_json)]
)
def test_networks_can_be_read_back(path: Path, name: str, read: Callable[[io.BytesIO], nx.Graph]) -> None:
    """The nodes and edges are those of the NetworkX copy, with their attributes."""
    graph = read(io.BytesIO(exported(path, name)))

    def stated(network: nx.Graph) -> tuple[object, ...]:
        nodes = {(node, data["label"], data["kind"]) for node, data in network.nodes(data=True)}
        edges = sorted((*ends, data["relation"], data["support"]) for *ends, data in network.edges(data=True))
        return nodes, edges, network.is_directed()

    with Store.open(path) as store:
        assert stated(graph) == stated(store.to_networkx())


def test_dot_quotes_what_it_must(tmp_path: Path) -> None:
    """A label with quotation marks does not end its string."""
    from graphq.ontology.fact import Entity, Kind

    odd = source("odd.txt", needs(ANALYST, Entity(Kind.SKILL, 'the "figure \\ eight" knot')))
    lines = exported(load(tmp_path / ".graphq", odd), "dot").decode().splitlines()

    assert lines[0] == "digraph graphq {"
    assert lines[-1] == "}"
    assert all(line.replace("\\\\", "").replace('\\"', "").count('"') % 2 == 0 for line in lines)
    assert any("requiresSkill" in line or "requires_skill" in line for line in lines)


def test_an_unknown_format_names_the_known_ones(path: Path) -> None:
    with pytest.raises(GraphqError, match="cannot be exported as pdf") as caught:
        exported(path, "pdf")
    assert set(NETWORK_FORMATS) < set(caught.value.suggestions)
