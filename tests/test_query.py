"""SPARQL over a store: answers, datasets, formats, and errors that say where."""

from __future__ import annotations

import io
import json
import signal
import subprocess
import sys
import time
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from stores import HARBOUR, TUGS, load

from graphq.graph import syntax
from graphq.graph.query import check
from graphq.graph.result import GRAPH_FORMATS, ROW_FORMATS, Ask, Graph, Select, plain, text
from graphq.graph.store import Store
from graphq.graph.writer import Writer
from graphq.ontology.errors import QueryError, QueryTimeoutError, StoreError
from graphq.ontology.prefixes import PREFIXES
from graphq.ontology.terms import XSD

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graphq.graph.result import Result

LABELS = "SELECT ?label { ?role a schema:Occupation ; skos:prefLabel ?label } ORDER BY ?label"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?c != ?f && ?i != ?l) }"
HARBOUR_GRAPH = "https://w3id.org/graphq/id/source/harbour.txt"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of two sources and a triple in no named graph."""
    folder = tmp_path_factory.mktemp("query")
    load(folder / ".graphq", HARBOUR, TUGS)
    file = folder / "own.ttl"
    file.write_text('@prefix ex: <http://example.org/> . ex:a ex:says "ahoy", "ho"@en, 3, 2.5, true, [] .')
    with Writer(folder / ".graphq") as writer:
        writer.put_rdf(file, "default")
    return folder / ".graphq"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path) as store:
        yield store


def written(result: Result, name: str) -> str:
    out = io.BytesIO()
    result.write(out, name)
    return out.getvalue().decode()


def rows(result: Result) -> list[tuple[str, ...]]:
    assert isinstance(result, Select)
    return [tuple(map(text, row)) for row in result]


def error(sparql: str) -> QueryError:
    with pytest.raises(QueryError) as caught:
        check(sparql)
    return caught.value


def test_select_has_variables_and_rows(store: Store) -> None:
    result = store.query(LABELS)

    assert isinstance(result, Select)
    assert result.variables == ("label",)
    assert rows(result) == [("Beacon Analyst",), ("Quay Warden",)]


def test_ask_is_true_or_false(store: Store) -> None:
    yes = store.query("ASK { ?role gq:pays ?amount }")

    assert isinstance(yes, Ask)
    assert yes
    assert not store.query("ASK { ?role gq:leadsTo ?role }")


def test_construct_gives_each_triple_once_and_sorted(store: Store) -> None:
    result = store.query("CONSTRUCT { ?s gq:needs ?o } { ?s gq:requiresSkill ?o . ?s ?p ?any }")

    assert isinstance(result, Graph)
    assert len(result) == 3
    assert [str(triple) for triple in result] == sorted(str(triple) for triple in result)


def test_describe_gives_what_is_said_of_a_thing(store: Store) -> None:
    result = store.query("DESCRIBE role:quay-warden")

    assert isinstance(result, Graph)
    assert {str(triple.subject) for triple in result} == {"<https://w3id.org/graphq/id/role/quay-warden>"}


def test_a_fact_of_two_sources_is_one_row(store: Store) -> None:
    """Both sources name the skill and its label; the union has them once."""
    query = "SELECT ?s ?l { ?s a gq:Skill ; skos:prefLabel ?l ; gq:key 'tide lore' }"

    assert len(rows(store.query(query))) == 1


def test_the_union_holds_the_default_graph_too(store: Store) -> None:
    assert store.query("ASK { ?s <http://example.org/says> 'ahoy' }")


def test_strict_sees_only_what_is_in_no_named_graph(store: Store) -> None:
    """The dataset as it was loaded: the default graph, and named graphs by GRAPH alone."""
    assert rows(store.query(LABELS, default_graph="strict")) == []
    assert store.query("ASK { ?s <http://example.org/says> 3 }", default_graph="strict")
    assert store.query("ASK { GRAPH ?g { ?role gq:pays ?amount } }", default_graph="strict")


@pytest.mark.parametrize("rule", ["union", "strict"])
def test_graph_names_are_those_of_the_sources(store: Store, rule: str) -> None:
    """How the union and the default graph are kept is not to be seen; their history and degrees are beside them."""
    result = store.query("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g", default_graph=rule)  # type: ignore[arg-type]

    beside = [("https://w3id.org/graphq/id/degrees",), ("https://w3id.org/graphq/id/history",)]
    assert rows(result) == [*beside, ("source:harbour.txt",), ("source:tugs.txt",)]


def test_from_sets_the_default_graph(store: Store) -> None:
    query = LABELS.replace("{", f"FROM <{HARBOUR_GRAPH}> {{", 1)

    assert rows(store.query(query)) == [("Beacon Analyst",)]
    assert rows(store.query(query, default_graph="strict")) == [("Beacon Analyst",)]


def test_from_may_name_a_graph_by_its_prefix(store: Store) -> None:
    query = LABELS.replace("{", "# FROM here\nfrom source:tugs.txt {", 1)

    assert rows(store.query(query)) == [("Quay Warden",)]


def test_from_named_leaves_the_default_graph_empty(store: Store) -> None:
    """As SPARQL has it: with FROM NAMED alone, there is nothing outside GRAPH."""
    start = f"SELECT DISTINCT ?g FROM NAMED <{HARBOUR_GRAPH}> "

    assert rows(store.query(start + "{ GRAPH ?g { ?s ?p ?o } }")) == [("source:harbour.txt",)]
    assert rows(store.query(start + "{ ?s ?p ?o }")) == []


def test_the_word_from_elsewhere_changes_nothing(store: Store) -> None:
    query = "SELECT ?from { ?from skos:prefLabel 'Quay Warden' FILTER('FROM <x>' != '') } # FROM <x>"

    assert rows(store.query(query)) == [("role:quay-warden",)]


def test_a_prefix_of_the_query_goes_before_the_known_one(store: Store) -> None:
    query = "PREFIX role: <http://example.org/> SELECT ?what { role:a role:says ?what FILTER(isNumeric(?what)) }"

    assert sorted(rows(store.query(query))) == [("2.5",), ("3",)]


@pytest.mark.parametrize("prefix", sorted(PREFIXES))
def test_every_known_prefix_is_declared(prefix: str) -> None:
    """A query may use it without declaring it: no error is raised."""
    assert syntax.undeclared(f"ASK {{ {prefix}:a {prefix}:b {prefix}:c }}", tuple(PREFIXES)) is None
    check(f"ASK {{ {prefix}:a {prefix}:b {prefix}:c }}")


CSV = "label,n\r\nBeacon Analyst,1\r\nQuay Warden,2\r\n"
TSV = '?label\t?n\n"Beacon Analyst"\t1\n"Quay Warden"\t2\n'
COUNTS = """SELECT ?label (COUNT(?skill) AS ?n) {
  ?role gq:requiresSkill ?skill ; skos:prefLabel ?label
} GROUP BY ?label ORDER BY ?label"""


@pytest.mark.parametrize(("name", "expected"), [("csv", CSV), ("tsv", TSV)])
def test_csv_and_tsv_are_those_of_the_w3c(store: Store, name: str, expected: str) -> None:
    assert written(store.query(COUNTS), name) == expected


def test_json_is_that_of_the_w3c(store: Store) -> None:
    document = json.loads(written(store.query(COUNTS), "json"))

    assert document["head"] == {"vars": ["label", "n"]}
    assert document["results"]["bindings"][0] == {
        "label": {"type": "literal", "value": "Beacon Analyst"},
        "n": {"type": "literal", "value": "1", "datatype": XSD.INTEGER.value},
    }
    assert json.loads(written(store.query("ASK {}"), "json")) == {"head": {}, "boolean": True}


def test_xml_is_that_of_the_w3c(store: Store) -> None:
    """Another reader of the format finds the same rows in it."""
    data = written(store.query(COUNTS), "xml")
    parsed = ox.parse_query_results(data, ox.QueryResultsFormat.XML)

    assert 'xmlns="http://www.w3.org/2005/sparql-results#"' in data
    assert isinstance(parsed, ox.QuerySolutions)
    assert [row["label"].value for row in parsed] == ["Beacon Analyst", "Quay Warden"]


def test_jsonl_has_plain_values(store: Store) -> None:
    """Numbers and booleans are such, other literals their text, IRIs in full, no value null."""
    query = """SELECT ?what ?s ?none { ?s <http://example.org/says> ?what FILTER(!isBlank(?what)) }
    ORDER BY STR(?what)"""
    lines = written(store.query(query), "jsonl").splitlines()

    assert [json.loads(line)["what"] for line in lines] == [2.5, 3, "ahoy", "ho", True]
    assert json.loads(lines[0]) == {"what": 2.5, "s": "http://example.org/a", "none": None}
    assert written(store.query("ASK {}"), "jsonl") == "true\n"


@pytest.mark.parametrize(
    ("lexical", "datatype", "value"),
    [
        ("7", XSD.INTEGER, 7),
        ("07", XSD.INTEGER, 7),
        ("seven", XSD.INTEGER, "seven"),
        ("1e3", ox.NamedNode(PREFIXES["xsd"] + "double"), 1000.0),
        ("INF", ox.NamedNode(PREFIXES["xsd"] + "double"), "INF"),
        ("NaN", ox.NamedNode(PREFIXES["xsd"] + "float"), "NaN"),
        ("0", ox.NamedNode(PREFIXES["xsd"] + "boolean"), False),
        ("2024", XSD.YEAR, "2024"),
    ],
)
def test_a_plain_value_is_one_that_json_has(lexical: str, datatype: ox.NamedNode, value: object) -> None:
    assert plain(ox.Literal(lexical, datatype=datatype)) == value


def test_turtle_declares_the_prefixes_it_uses_and_no_others(store: Store) -> None:
    data = written(store.query("CONSTRUCT WHERE { role:quay-warden gq:requiresSkill ?skill }"), "turtle")

    assert data == (
        "@prefix gq: <https://w3id.org/graphq/ontology#> .\n"
        "@prefix role: <https://w3id.org/graphq/id/role/> .\n"
        "@prefix skill: <https://w3id.org/graphq/id/skill/> .\n"
        "role:quay-warden gq:requiresSkill skill:quay-lore , skill:tide-lore .\n"
    )


@pytest.mark.parametrize("name", GRAPH_FORMATS)
def test_triples_are_written_in_every_format(store: Store, name: str) -> None:
    """What is written can be read back, and is the same each time."""
    formats = {"turtle": ox.RdfFormat.TURTLE, "ntriples": ox.RdfFormat.N_TRIPLES, "jsonld": ox.RdfFormat.JSON_LD}
    query = "CONSTRUCT WHERE { ?s gq:requiresSkill ?o }"
    data = written(store.query(query), name)

    assert {str(quad.triple) for quad in ox.parse(data, formats[name])} == set(map(str, store.query(query)))
    assert written(store.query(query), name) == data


@pytest.mark.parametrize(("query", "name"), [(LABELS, "turtle"), ("ASK {}", "jsonld"), ("DESCRIBE <urn:a>", "csv")])
def test_a_format_that_does_not_fit_the_answer_is_said(store: Store, query: str, name: str) -> None:
    with pytest.raises(QueryError, match=f"cannot be written as {name}") as caught:
        written(store.query(query), name)
    assert set(caught.value.suggestions) <= {*ROW_FORMATS, *GRAPH_FORMATS}


@pytest.mark.parametrize(
    ("sparql", "line", "column", "message"),
    [
        ("", 1, 1, "ends too early"),
        ("hello", 1, 1, "unexpected 'hello'"),
        ("SELEC * { ?s ?p ?o }", 1, 1, "unexpected 'SELEC'"),
        ("SELECT *\nWHERE {\n  ?s ?p }", 3, 9, "unexpected '}' after '?p'"),
        ("SELECT * { ?s ?p ?o", 1, 20, "ends too early after '?o'"),
        ("SELECT * { ?s ?p ?o } }", 1, 23, "unexpected '}'"),
        ("# é\nSELECT * { 'é😀' ?p ?o ?x }", 2, 23, "unexpected '?x' after '?o'"),
        ("SELECT * { ?s ?p ?o FILTER ?o > 3 }", 1, 28, "unexpected '?o' after 'FILTER'"),
        ("SELECT * { ?s ?p ?o } LIMIT -1", 1, 29, "unexpected '-' after 'LIMIT'"),
        ("SELECT * {\r\n ?s a 'open }", 2, 7, "has no end"),
        ("SELECT * { ?s <rel> ?o }", 1, 15, "<rel> is a relative IRI"),
        ("SELECT ?s (COUNT(?o) AS ?n) { ?s ?p ?o }", 1, 1, "must be grouped or aggregated"),
    ],
)
def test_a_syntax_error_says_line_column_and_token(sparql: str, line: int, column: int, message: str) -> None:
    caught = error(sparql)

    assert (caught.line, caught.column) == (line, column)
    assert message in str(caught)
    assert "\n" not in str(caught)


def test_an_unknown_prefix_is_named_with_its_place_and_the_near_ones() -> None:
    caught = error("SELECT *\n{ ?s a gq:Skill ; sko:prefLabel ?o }")

    assert (caught.line, caught.column) == (2, 19)
    assert "unknown prefix sko: in sko:prefLabel" in str(caught)
    assert caught.suggestions[0] == "skos:"


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <urn:a> <urn:b> 1 }",
        "PREFIX ex: <urn:x:>\nDELETE WHERE { ?s ?p ?o }",
        "# all\nclear all",
        "BASE <urn:x> LOAD <file:///etc/passwd>",
        "WITH <urn:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_an_update_is_refused(update: str) -> None:
    caught = error(update)

    assert "is an update, and queries only read" in str(caught)
    assert caught.line is not None


@pytest.mark.parametrize("call", ["SERVICE", "service SILENT"])
def test_a_service_is_refused(store: Store, call: str) -> None:
    """Nothing is ever fetched, also not silently."""
    with pytest.raises(QueryError, match="fetches nothing") as caught:
        store.query(f"SELECT * {{\n {call} <http://127.0.0.1:9/> {{ ?s ?p ?o }} }}")
    assert (caught.value.line, caught.value.column) == (2, 2)


def test_the_word_service_in_a_string_is_no_call(store: Store) -> None:
    assert rows(store.query("SELECT ?service { BIND('SERVICE <x>' AS ?service) }")) == [("SERVICE <x>",)]


def test_an_unknown_function_is_said(store: Store) -> None:
    with pytest.raises(QueryError, match=r"http://example\.org/f"):
        rows(store.query("SELECT * { ?s ?p ?o FILTER(<http://example.org/f>(?o)) }"))


def test_a_query_that_runs_too_long_is_stopped(store: Store) -> None:
    started = time.monotonic()

    with pytest.raises(QueryTimeoutError, match=r"longer than 0.2 s .*--timeout"):
        rows(store.query(ENDLESS, timeout=0.2))
    assert time.monotonic() - started < 5


@pytest.mark.parametrize("name", ["csv", "jsonl"])
def test_time_is_limited_while_rows_are_written(store: Store, name: str) -> None:
    """A query whose first rows come quickly is stopped all the same."""
    query = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"

    with pytest.raises(QueryTimeoutError):
        written(store.query(query, timeout=0.3), name)


def test_only_waiting_counts_as_time(store: Store) -> None:
    """Whoever takes long over the rows is not cut short."""
    result = iter(store.query("SELECT * { ?s ?p ?o }", timeout=1.0))
    next(result)
    time.sleep(1.1)

    assert len(list(result)) == len(store) - 1


def test_rows_come_before_the_query_is_done(store: Store) -> None:
    """Of a product of 10^9 rows, the first thousand are there at once."""
    result = store.query("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", timeout=20)

    assert len(list(islice(result, 1000))) == 1000


@pytest.mark.parametrize(("end", "code"), [("", 130), ("timeout=0.3", 5)])
def test_a_process_ends_under_a_runaway_query(path: Path, end: str, code: int) -> None:
    """Ctrl-C and the time limit end the process at once, and the store opens again."""
    program = f"""
import sys
from pathlib import Path
from graphq.graph.store import Store
from graphq.ontology.errors import QueryTimeoutError
with Store.open(Path({str(path)!r})) as store:
    print("asking", flush=True)
    try:
        list(store.query({ENDLESS!r}, {end}))
    except KeyboardInterrupt:
        sys.exit(130)
    except QueryTimeoutError:
        sys.exit(5)
"""
    heeds = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # which a shell in the background has ignored
    with subprocess.Popen([sys.executable, "-c", program], stdout=-1, text=True, preexec_fn=heeds) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.3)
        if not end:
            process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == code
    with Store.open(path) as store:
        assert len(rows(store.query(LABELS))) == 2


def test_damage_that_only_reading_finds_is_a_store_error(tmp_path: Path) -> None:
    """A block that was overwritten on disk is told from a fault of the query."""
    path = load(tmp_path / ".graphq", HARBOUR)
    for file in (path / "generations" / "1").glob("*.sst"):
        data = bytearray(file.read_bytes())
        data[: len(data) // 2] = b"\xff" * (len(data) // 2)
        file.write_bytes(data)

    with pytest.raises(StoreError, match="damaged"), Store.open(path) as store:
        rows(store.query("SELECT * { ?s ?p ?o }"))


def test_queries_of_several_threads_do_not_meet(store: Store) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: rows(store.query(LABELS)), range(20)))
    assert answers == [[("Beacon Analyst",), ("Quay Warden",)]] * 20


def test_an_answer_that_is_dropped_unread_ends_its_thread(store: Store) -> None:
    import gc
    import threading

    before = threading.active_count()
    for _ in range(10):
        store.query("SELECT * { ?s ?p ?o }")
    gc.collect()
    deadline = time.monotonic() + 5
    while threading.active_count() > before and time.monotonic() < deadline:
        time.sleep(0.01)
    assert threading.active_count() <= before


def test_a_table_shows_terms_for_people() -> None:
    assert text(ox.NamedNode(PREFIXES["skos"] + "prefLabel")) == "skos:prefLabel"
    assert text(ox.NamedNode("http://example.org/a")) == "http://example.org/a"
    assert text(ox.Literal("ahoy", language="en")) == "ahoy"
    assert text(None) == ""
