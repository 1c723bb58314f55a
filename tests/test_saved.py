"""Saved queries: found by name, bound safely, and right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from stores import ANALYST, HARBOUR, PILOT, ROPES, SHIPPING, TUGS, fact, load, needs, source

from graphq.graph.query import check
from graphq.graph.result import Select, text
from graphq.graph.saved import bind, find, list_saved
from graphq.graph.store import Store
from graphq.ontology.errors import QueryError
from graphq.ontology.fact import Amount, Entity, Figure, Kind, Necessity, Relation

if TYPE_CHECKING:
    from pathlib import Path

STUDIES = Entity(Kind.PROGRAMME, "Tide Studies degree")
LICENCE = Entity(Kind.CREDENTIAL, "quay licence")
SCHOOL = source(
    "school.txt",
    fact(Relation.LEADS_TO, STUDIES, ANALYST),
    fact(Relation.DEVELOPS, STUDIES, ROPES),
    fact(Relation.HIRES, SHIPPING, STUDIES),
    fact(Relation.REQUIRES_CREDENTIAL, PILOT, LICENCE, necessity=Necessity.REQUIRED),
    fact(Relation.STATISTIC, STUDIES, Figure(65, about="graduates at sea"), cited="Coastal Bureau"),
    fact(Relation.PAYS, PILOT, Amount(40, None, "GBP", "hour", "minimum")),
    needs(ANALYST, ROPES),
)
BUNDLED = list_saved()


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store in which every saved query has an answer."""
    return load(tmp_path_factory.mktemp("saved") / ".graphq", HARBOUR, TUGS, SCHOOL)


def answer(path: Path, query: str, /, **values: str) -> list[dict[str, str]]:
    """The rows of a saved query by column, what has no value left out."""
    with Store.open(path) as store:
        result = store.query(bind(query, values))
        assert isinstance(result, Select)
        rows = [dict(zip(result.variables, map(text, row), strict=True)) for row in result]
    return [{column: value for column, value in row.items() if value} for row in rows]


def columns(rows: list[dict[str, str]], *names: str) -> list[tuple[str, ...]]:
    return [tuple(row.get(name, "") for name in names) for row in rows]


@pytest.mark.parametrize("query", BUNDLED, ids=lambda query: query.name)
def test_every_bundled_query_explains_itself_and_is_sparql(query: object) -> None:
    """Title, description and a word on each parameter; SPARQL as it stands and with values."""
    saved = find(query.name)  # type: ignore[attr-defined]

    assert saved.title != saved.name
    assert saved.description.endswith(".")
    assert all(parameter.description for parameter in saved.parameters)
    check(saved.sparql)
    check(saved.bind({p.name: "1" for p in saved.parameters}))


@pytest.mark.parametrize("name", [query.name for query in BUNDLED])
def test_every_bundled_query_has_an_answer_without_values(path: Path, name: str) -> None:
    """What is left out means any, so that a store with facts of each kind answers everything."""
    assert answer(path, name)


def test_roles_by_pay_come_highest_first(path: Path) -> None:
    rows = answer(path, "roles-by-pay")

    assert columns(rows, "roleLabel", "min", "max", "currency", "statistic") == [
        ("Quay Warden", "80000", "90000", "USD", "range"),
        ("Beacon Analyst", "50000", "70000", "USD", "range"),
    ]
    assert rows[0]["sentence"].startswith("Quay Warden pays")


def test_pay_may_be_asked_by_currency_and_period(path: Path) -> None:
    rows = answer(path, "roles-by-pay", **{"in": "GBP", "per": "hour"})

    assert columns(rows, "roleLabel", "min", "max", "period") == [("Quay Warden", "40", "", "hour")]


@pytest.mark.parametrize("spelling", ["Beacon Analyst", "beacon analysts", "The BEACON ANALYST"])
def test_a_name_is_matched_in_any_spelling(path: Path, spelling: str) -> None:
    rows = answer(path, "skills-of-role", role=spelling)

    assert columns(rows, "roleLabel", "skillLabel", "sources") == [
        ("Beacon Analyst", "quay lore", "1"),
        ("Beacon Analyst", "tide lore", "1"),
    ]


@pytest.mark.parametrize(
    ("name", "values", "names", "expected"),
    [
        ("roles-with-skill", {"skill": "tide lore"}, ("roleLabel",), [("Beacon Analyst",), ("Quay Warden",)]),
        ("skills-in-demand", {"least": "2"}, ("skillLabel", "roles"), [("quay lore", "2"), ("tide lore", "2")]),
        ("roles-of-industry", {"industry": "Tide Milling"}, ("roleLabel",), [("Beacon Analyst",)]),
        ("careers-of-programme", {}, ("roleLabel", "min", "max"), [("Beacon Analyst", "50000", "70000")]),
        ("skills-of-programme", {}, ("skillLabel",), [("quay lore",)]),
        ("industries-that-hire", {}, ("industryLabel",), [("tide milling",)]),
        ("credentials-by-role", {}, ("roleLabel", "necessity"), [("Quay Warden", "required")]),
        ("growth-outlook", {}, ("label", "citedLabel"), [("Beacon Analyst", "Coastal Bureau")]),
        ("statistics", {}, ("value", "unit", "citedLabel"), [("65", "percent", "Coastal Bureau")]),
        ("cited-sources", {}, ("relation", "source"), [("grows", "harbour.txt"), ("statistic", "school.txt")]),
        ("sentences", {"name": "quay licence"}, ("relation",), [("requiresCredential",)]),
    ],
)
def test_a_bundled_query_is_right(
    path: Path, name: str, values: dict[str, str], names: tuple[str, ...], expected: list[tuple[str, ...]]
) -> None:
    assert sorted(columns(answer(path, name, **values), *names)) == expected


@pytest.mark.parametrize("value", ['x" } ; DROP ALL #', "x\\", "'''x", "?role", "x\n} UNION { ?s ?p ?o"])
def test_a_value_is_never_more_than_a_value(path: Path, value: str) -> None:
    """Whatever it holds, a value is one literal: the query stays itself and finds nothing."""
    assert answer(path, "skills-of-role", role=value) == []
    assert answer(path, "roles-by-pay", per=value) == []


def test_an_unknown_query_suggests_near_ones() -> None:
    with pytest.raises(QueryError, match="no saved query is called skill-of-role") as caught:
        find("skill-of-role")
    assert caught.value.suggestions[0] == "skills-of-role"


def test_an_unknown_parameter_suggests_those_there_are() -> None:
    with pytest.raises(QueryError, match="skills-of-role has no parameter job") as caught:
        bind("skills-of-role", {"job": "welder"})
    assert caught.value.suggestions == ("role",)


@pytest.mark.parametrize("value", ["many", "", "1e3", "1; DROP"])
def test_a_number_must_be_one(value: str) -> None:
    with pytest.raises(QueryError, match="parameter least is a number"):
        bind("skills-in-demand", {"least": value})


def test_an_empty_name_is_said() -> None:
    with pytest.raises(QueryError, match="parameter role is a name"):
        bind("skills-of-role", {"role": " ?! "})


def test_users_keep_queries_in_the_store(path: Path) -> None:
    """A user's query is listed with the others, and goes before a bundled one of its name."""
    folder = path / "queries"
    folder.mkdir(exist_ok=True)
    (folder / "mine.rq").write_text("# title: Mine\n# param n number = 2: a number\nSELECT (?n AS ?m) {}")
    (folder / "statistics.rq").write_text("ASK {}")

    assert {"mine", "skills-of-role"} <= {query.name for query in list_saved(path)}
    assert find("mine", path).usage == "n=2"
    assert "(2 AS ?m)" in bind("mine", {}, path).replace('"2"^^<http://www.w3.org/2001/XMLSchema#integer>', "2")
    assert find("statistics", path).sparql == "ASK {}"


def test_a_header_that_cannot_be_read_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "queries").mkdir()
    file = tmp_path / "queries" / "mine.rq"
    file.write_text("# param role colour: red\nASK {}")

    with pytest.raises(QueryError, match="'param role colour: red' is not") as caught:
        find("mine", tmp_path)
    assert caught.value.path == str(file)
