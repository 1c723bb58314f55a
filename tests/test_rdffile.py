"""RDF files, which are put into a store as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from stores import HARBOUR, TUGS, generation, load, nquads

from graphq.graph.writer import Writer
from graphq.ontology.errors import SourceError, StoreError

if TYPE_CHECKING:
    from pathlib import Path

TURTLE = "@prefix ex: <http://example.org/> .\nex:a ex:knows ex:b ; ex:says 'ahoy' .\n"
NTRIPLES = (
    "<http://example.org/a> <http://example.org/knows> <http://example.org/b> .\n"
    '<http://example.org/a> <http://example.org/says> "ahoy" .\n'
)
RDFXML = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:ex="http://example.org/">
  <rdf:Description rdf:about="http://example.org/a">
    <ex:knows rdf:resource="http://example.org/b"/><ex:says>ahoy</ex:says>
  </rdf:Description>
</rdf:RDF>
"""
JSONLD = """{"@context": {"ex": "http://example.org/"},
 "@id": "ex:a", "ex:knows": {"@id": "ex:b"}, "ex:says": "ahoy"}
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a store may come to be."""
    return tmp_path / ".graphq"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.ttl", TURTLE),
        ("a.trig", TURTLE),
        ("a.nt", NTRIPLES),
        ("a.nq", NTRIPLES),
        ("a.rdf", RDFXML),
        ("a.owl", RDFXML),
        ("a.jsonld", JSONLD),
        ("turtle.txt", TURTLE),
        ("ntriples.txt", NTRIPLES),
        ("xml", RDFXML),
        ("a.json", JSONLD),
    ],
)
def test_every_rdf_format_is_loaded_as_it_is(path: Path, name: str, text: str) -> None:
    """By suffix or by content, each format gives the same two triples in the file's own graph."""
    file = path.with_name(name)
    file.write_text(text)
    with Writer(path) as writer:
        report = writer.put_rdf(file)

    assert (report.name, report.status, report.triples) == (name, "added", 2)
    own = f"<https://w3id.org/graphq/id/source/{name}>"
    assert nquads(path) == [
        f"<http://example.org/a> <http://example.org/knows> <http://example.org/b> {own}",
        f'<http://example.org/a> <http://example.org/says> "ahoy" {own}',
    ]


@pytest.mark.parametrize(("graph", "end"), [("default", '"ahoy"'), ("http://example.org/g", "<http://example.org/g>")])
def test_rdf_is_added_to_the_graph_that_is_named(path: Path, graph: str, end: str) -> None:
    """What is in that graph already stays."""
    first = path.with_name("first.nt")
    first.write_text("<urn:a> <urn:b> <urn:c> .\n")
    second = path.with_name("second.ttl")
    second.write_text(TURTLE)
    with Writer(path) as writer:
        writer.put_rdf(first, graph)
        assert writer.put_rdf(second, graph).status == "added"
        assert writer.put_rdf(second, graph).status == "unchanged"

    assert len(nquads(path)) == 3
    assert nquads(path)[1].endswith(end)


def test_the_graphs_of_a_dataset_stay_as_they_are(path: Path) -> None:
    """A file with named graphs keeps them; its default graph stays the default graph."""
    file = path.with_name("all.trig")
    file.write_text("<urn:a> <urn:b> <urn:c> . <urn:g> { <urn:a> <urn:b> <urn:d> }")
    with Writer(path) as writer:
        writer.put_rdf(file)

    assert nquads(path) == ["<urn:a> <urn:b> <urn:c>", "<urn:a> <urn:b> <urn:d> <urn:g>"]


def test_a_changed_rdf_file_replaces_its_own_graph(path: Path) -> None:
    file = path.with_name("a.ttl")
    file.write_text(TURTLE)
    with Writer(path) as writer:
        writer.put_rdf(file)
    file.write_text(TURTLE.replace("ahoy", "farewell"))
    with Writer(path) as writer:
        assert writer.put_rdf(file).status == "replaced"

    assert "ahoy" not in "".join(nquads(path))
    assert "farewell" in "".join(nquads(path))


def test_blank_nodes_are_the_same_each_time(path: Path) -> None:
    """Loading a file with blank nodes twice changes nothing, and two files' blank nodes stay apart."""
    file = path.with_name("a.ttl")
    file.write_text("[] <urn:b> [ <urn:b> 1 ] .")
    other = path.with_name("b.ttl")
    other.write_text("[] <urn:b> [ <urn:b> 1 ] . ")
    with Writer(path) as writer:
        writer.put_rdf(file, "default")
        assert writer.put_rdf(file, "default").status == "unchanged"
        assert writer.put_rdf(other, "default").status == "added"

    assert len(nquads(path)) == 4


@pytest.mark.parametrize(
    ("name", "text", "place", "reason"),
    [
        ("a.ttl", "@prefix ex: <urn:x:> .\nex:a ex:b oops .", "a.ttl:2:11", "oops"),
        ("a.ttl", "@prefix ex: <urn:x:> .\nex:a no:b 1 .", "a.ttl:2:6", "prefix no:"),
        ("a.ttl", "<a> <urn:b> 1 .", "a.ttl:1:1", "relative IRI"),
        ("a.nt", '<urn:a> <urn:b> "open .\n', "a.nt:1:17", "not valid ntriples"),
        ("a.rdf", '<?xml version="1.0"?>\n<RDF><a></RDF>', "a.rdf:2:11", "not valid rdfxml"),
        ("a.jsonld", '{"@id": "urn:a",\n "urn:b": }', "a.jsonld:2:11", "not valid jsonld"),
        (
            "a.jsonld",
            '{"@context": "https://example.org/c", "@id": "urn:a"}',
            "a.jsonld",
            "nothing is fetched",
        ),
        ("a.dat", "ahoy", "a.dat", "not an RDF format"),
    ],
)
def test_rdf_that_does_not_parse_says_where(path: Path, name: str, text: str, place: str, reason: str) -> None:
    """The error holds file, line and column, and the store is as it was."""
    load(path, HARBOUR)
    before = generation(path), nquads(path)
    file = path.with_name(name)
    file.write_text(text)

    with pytest.raises(SourceError, match=reason) as caught, Writer(path) as writer:
        writer.put_rdf(file)
    assert caught.value.place == str(path.with_name(place))
    assert (generation(path), nquads(path)) == before


def test_a_bad_file_does_not_spoil_the_others(path: Path) -> None:
    """Who catches the error of one file may go on with the next."""
    bad = path.with_name("bad.ttl")
    bad.write_text("<urn:a> <urn:b> <urn:c> . oops")
    with Writer(path) as writer:
        writer.put(HARBOUR)
        with pytest.raises(SourceError):
            writer.put_rdf(bad, "default")
        writer.put(TUGS)

    assert nquads(path) == nquads(load(path.with_name("other"), HARBOUR, TUGS))


def test_a_missing_rdf_file_is_said(path: Path) -> None:
    with pytest.raises(SourceError, match="No such file"), Writer(path) as writer:
        writer.put_rdf(path.with_name("none.ttl"))


def test_a_graph_name_that_is_no_iri_is_said(path: Path) -> None:
    file = path.with_name("a.ttl")
    file.write_text(TURTLE)

    with pytest.raises(StoreError, match="not an absolute IRI"), Writer(path) as writer:
        writer.put_rdf(file, "my graph")
