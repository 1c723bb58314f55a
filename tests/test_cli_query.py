"""``graphq query``: SPARQL and saved queries on the command line."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from terminal import complaint, marsh, process, run

from graphq.graph.saved import list_saved

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

PAY = """SELECT ?role ?max {
  ?r a schema:Occupation ; skos:prefLabel ?role ; gq:pays/schema:maxValue ?max } ORDER BY DESC(?max)"""
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of facts of the marsh book."""
    return marsh(tmp_path_factory.mktemp("query"))


@pytest.fixture
def ask(store: Path):
    """Ask that store."""

    def call(*words: object, **how: object) -> Result:
        return run("query", *words, "--store", store, **how)

    return call


def test_csv_where_nobody_looks(ask) -> None:
    """Without ``--format``, what is not a terminal gets the W3C's CSV."""
    assert ask(PAY).stdout_bytes == b"role,max\r\nTarn Warden,95000\r\n"


def test_a_table_on_demand(ask) -> None:
    """Numbers are set right."""
    assert ask(PAY, "--format", "table").stdout.splitlines() == [
        "role           max",
        "───────────  ─────",
        "Tarn Warden  95000",
    ]


def test_tsv(ask) -> None:
    """Terms as SPARQL writes them."""
    assert ask(PAY, "--format", "tsv").stdout == '?role\t?max\n"Tarn Warden"\t95000\n'


def test_json(ask) -> None:
    """The W3C's result format."""
    answer = json.loads(ask(PAY, "--format", "json").stdout)
    assert answer["head"]["vars"] == ["role", "max"]
    assert answer["results"]["bindings"][0]["max"]["datatype"].endswith("#integer")


def test_xml(ask) -> None:
    """The W3C's result format."""
    root = ElementTree.fromstring(ask(PAY, "--format", "xml").stdout)
    assert root.tag == "{http://www.w3.org/2005/sparql-results#}sparql"


def test_jsonl(ask) -> None:
    """One object a row."""
    assert json.loads(ask(PAY, "--format", "jsonl").stdout) == {"role": "Tarn Warden", "max": 95000}


@pytest.mark.parametrize(("format_name", "answer"), [("csv", "true"), ("table", "yes"), ("jsonl", "true")])
def test_ask(ask, format_name: str, answer: str) -> None:
    """A yes or no."""
    assert ask("ASK { ?s a gq:Skill }", "--format", format_name).stdout.split() == [answer]


@pytest.mark.parametrize("query", ["CONSTRUCT WHERE { ?s a gq:Skill }", "DESCRIBE role:tarn-warden"])
def test_triples_are_turtle_by_default(ask, query: str) -> None:
    """With the prefixes declared that are used."""
    assert ask(query).stdout.startswith("@prefix gq: <https://w3id.org/graphq/ontology#> .")


def test_triples_in_other_formats(ask) -> None:
    """``ntriples`` and ``jsonld``."""
    query = "CONSTRUCT WHERE { skill:reed-plaiting a gq:Skill }"
    assert ask(query, "--format", "ntriples").stdout.endswith(" .\n")
    assert json.loads(ask(query, "--format", "jsonld").stdout)


def test_a_format_that_does_not_fit_the_query(ask) -> None:
    """Rows are not triples; the formats that fit are named."""
    result = ask(PAY, "--format", "turtle")
    assert result.exit_code == 4
    assert '"csv"' in complaint(result)


def test_a_query_in_a_file(ask, tmp_path: Path) -> None:
    """``--file``."""
    (tmp_path / "q.rq").write_text(PAY)
    assert ask("--file", tmp_path / "q.rq").stdout == ask(PAY).stdout


def test_a_query_from_standard_input(ask) -> None:
    """``-``."""
    assert ask("-", input=PAY).stdout == ask(PAY).stdout


def test_a_query_file_that_is_not_there(ask) -> None:
    """The file is named."""
    result = ask("--file", "nowhere.rq")
    assert result.exit_code == 4
    assert complaint(result).startswith("nowhere.rq: ")


def test_a_query_file_that_is_not_utf_8(ask, tmp_path: Path) -> None:
    """What to do is said."""
    (tmp_path / "q.rq").write_bytes(b"ASK { ?s ?p '\xe9' }")
    assert "UTF-8" in complaint(ask("--file", tmp_path / "q.rq"))


def test_no_query_at_all(ask) -> None:
    """The ways to give one are named."""
    result = ask()
    assert result.exit_code == 2
    assert "--saved" in complaint(result)


def test_a_query_with_a_mistake(ask) -> None:
    """Line and column are said."""
    result = ask("SELECT ?s {\n  ?s a ; }")
    assert result.exit_code == 4
    assert complaint(result).startswith("line 2, column 8: ")


def test_a_query_file_with_a_mistake(ask, tmp_path: Path) -> None:
    """The file is said too."""
    file = tmp_path / "q.rq"
    file.write_text("SELECT ?s {\n  ?s a ; }")
    assert complaint(ask("--file", file)).startswith(f"{file}:2:8: ")


def test_an_unknown_prefix(ask) -> None:
    """The nearest known ones are suggested."""
    result = ask("SELECT ?s { ?s a skso:Concept }")
    assert result.exit_code == 4
    assert complaint(result).startswith("line 1, column 18: unknown prefix skso:")
    assert '"skos:"' in complaint(result)


def test_an_update_is_refused(ask) -> None:
    """A query reads."""
    assert ask("INSERT DATA { <a:b> <a:b> <a:b> }").exit_code == 4


def test_a_query_that_runs_too_long(store: Path) -> None:
    """It stops in time, in one line, with its own exit code."""
    started = time.monotonic()
    done = process("query", SLOW, "--timeout", "0.3", "--store", store)
    assert done.returncode == 5
    assert done.stderr.count(b"\n") == 1
    assert b"--timeout" in done.stderr
    assert time.monotonic() - started < 10


def test_a_query_that_runs_too_long_leaves_no_file(store: Path, tmp_path: Path) -> None:
    """Half an answer is no answer."""
    out = tmp_path / "rows.csv"
    query = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    assert process("query", query, "--timeout", "0.3", "--store", store, "-o", out).returncode == 5
    assert not list(tmp_path.iterdir())


def test_the_default_graph_may_be_strict(ask) -> None:
    """Sources are named graphs, so that nothing is in the default graph of the data set."""
    query = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    assert ask(query, "--default-graph", "strict").stdout.split() == ["n", "0"]
    assert ask(query).stdout.split() != ["n", "0"]


def test_from_is_honoured(ask) -> None:
    """A query names its own data set."""
    query = "SELECT (COUNT(*) > 0 AS ?any) FROM <{}> {{ ?s ?p ?o }}"
    assert ask(query.format("https://w3id.org/graphq/id/source/marsh.txt")).stdout.split() == ["any", "true"]
    assert ask(query.format("https://example.org/other")).stdout.split() == ["any", "false"]


def test_saved_queries_are_listed(ask) -> None:
    """Each with its question and parameters."""
    shown = ask("--list").stdout
    assert all(query.name in shown and query.title in shown for query in list_saved())


@pytest.mark.parametrize("name", [query.name for query in list_saved()])
def test_every_saved_query_can_be_asked(ask, name: str) -> None:
    """Without parameters it asks about everything."""
    result = ask("--saved", name)
    assert result.exit_code == 0
    assert result.stdout.count("\n") >= 1


def test_a_parameter_narrows_a_saved_query(ask) -> None:
    """In any spelling."""
    rows = ask("--saved", "skills-of-role", "--param", "role=Foam Reckoners").stdout.splitlines()[1:]
    assert rows
    assert all(row.startswith("Foam Reckoner,") for row in rows)


def test_queries_of_the_users_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file in the store's folder is listed and asked as the others are, from wherever the store is near."""
    folder = marsh(tmp_path) / "queries"
    folder.mkdir()
    file = folder / "trades.rq"
    file.write_text("# title: Trades\n# param word text: a word\nSELECT ?label { ?r skos:prefLabel ?label, ?word }")
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    monkeypatch.delenv("GRAPHQ_STORE", raising=False)

    assert "Trades" in run("query", "--list").stdout
    asked = run("query", "--saved", "trades", "--param", "word=Tarn Warden", "--format", "csv")
    assert asked.stdout.splitlines() == ["label", "Tarn Warden"]
    assert complaint(run("query", "--saved", "trade")).endswith('"trades"?')


def test_a_parameter_that_names_nothing(ask) -> None:
    """An unknown name is an error here too, with suggestions of the right kind."""
    result = ask("--saved", "skills-of-role", "--param", "role=tarn wardenn")
    assert result.exit_code == 6
    assert complaint(result) == "no role in the graph is called 'tarn wardenn'. Did you mean \"Tarn Warden\"?"


def test_a_parameter_that_the_query_does_not_have(ask) -> None:
    """The nearest one is suggested."""
    result = ask("--saved", "skills-of-role", "--param", "roel=x")
    assert result.exit_code == 4
    assert complaint(result).endswith('Did you mean "role"?')


def test_a_saved_query_that_is_not_there(ask) -> None:
    """The nearest ones are suggested."""
    result = ask("--saved", "skils-of-role")
    assert result.exit_code == 4
    assert '"skills-of-role"' in complaint(result)


@pytest.mark.parametrize(
    "words",
    [["--saved", "skills-of-role", "--param", "role"], ["ASK {}", "--param", "role=x"], ["ASK {}", "--saved", "x"]],
)
def test_parameters_that_cannot_be_meant(ask, words: list[str]) -> None:
    """A parameter is a pair, and belongs to a saved query; and there is one query."""
    assert ask(*words).exit_code == 2
