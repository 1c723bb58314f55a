"""Conflicts: what contradicts what, and what only seems to."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from stores import ANALYST, PILOT, fact, source
from terminal import complaint, run

from graphq.graph.conflicts import Conflict, conflicts
from graphq.graph.store import Store
from graphq.graph.writer import Writer
from graphq.ontology.fact import Amount, Entity, Evidence, Growth, Kind, Necessity, Relation

if TYPE_CHECKING:
    from graphq.ontology.fact import Fact, Object

ARTICLE = Path(__file__).parents[2] / "shared" / "article" / "machine-learning-degree-careers.txt"
LICENCE = Entity(Kind.CREDENTIAL, "beacon licence")


def found(folder: Path, *sources: list[Fact]) -> list[Conflict]:
    """The conflicts of some sources."""
    with Writer(folder / "store") as writer:
        for number, facts in enumerate(sources):
            writer.put(source(f"{number}.txt", *facts))
    with Store.open(folder / "store") as store:
        return conflicts(store)


def of(relation: Relation, *values: Object) -> list[list[Fact]]:
    """Sources of which each states one value of one role."""
    return [[fact(relation, ANALYST, value)] for value in values]


def test_pay_that_leaves_nothing_in_common(tmp_path: Path) -> None:
    (conflict,) = found(tmp_path, *of(Relation.PAYS, Amount(60000, 80000), Amount(100000, 120000)))
    assert (conflict.relation, conflict.subject.label, conflict.sources) == (
        Relation.PAYS,
        ANALYST.label,
        ("0.txt", "1.txt"),
    )
    assert conflict.apart == pytest.approx(25)
    assert [one.value for one in conflict.statements] == [
        "USD 60,000 to 80,000 a year",
        "USD 100,000 to 120,000 a year",
    ]
    assert all(claim.quote for one in conflict.statements for claim in one.evidence)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Amount(60000, 80000), Amount(75000, 120000)),
        (Amount(60000, 80000, statistic="range"), Amount(70000, 70000, statistic="median")),
        (Amount(60000, 60000), Amount(60900, 60900)),
        (Amount(60000, 60000, year=2020), Amount(90000, 90000, year=2024)),
        (Amount(60000, 60000, level="entry"), Amount(90000, 90000, level="senior")),
        (Amount(60000, 60000, region="Ohio"), Amount(90000, 90000)),
        (Amount(60000, 60000, "USD"), Amount(90000, 90000, "EUR")),
        (Amount(60000, 60000, statistic="starting"), Amount(90000, 90000, statistic="median")),
        (Amount(None, 40000), Amount(90000, 90000)),
        (Amount(30, 30, period="hour"), Amount(90000, 90000)),
    ],
    ids=["overlap", "inside", "rounded", "years", "levels", "places", "currencies", "starters", "tenth", "periods"],
)
def test_pay_that_only_seems_to_disagree(tmp_path: Path, one: Amount, other: Amount) -> None:
    assert not found(tmp_path, *of(Relation.PAYS, one, other))


def test_what_agrees_with_all_is_left_out(tmp_path: Path) -> None:
    """Of three statements the two that are apart are shown."""
    amounts = [Amount(60000, 70000), Amount(90000, 95000), Amount(50000, 99000)]
    (conflict,) = found(tmp_path, *of(Relation.PAYS, *amounts))
    assert len(conflict.statements) == 2


def test_a_source_can_contradict_itself(tmp_path: Path) -> None:
    amounts = (Amount(60000, 60000), Amount(90000, 90000))
    (conflict,) = found(tmp_path, [fact(Relation.PAYS, ANALYST, amount) for amount in amounts])
    assert conflict.sources == ("0.txt",)


def test_growth_over_the_same_years(tmp_path: Path) -> None:
    """The real case: three figures for one field in one article."""
    rates = [Growth(36, end=2031), Growth(22, start=2020, end=2030), Growth(15, years=10)]
    (conflict,) = found(tmp_path, *of(Relation.GROWS, *rates))
    assert [one.value for one in conflict.statements] == [
        "15 percent over 10 years",
        "22 percent from 2020 to 2030",
        "36 percent by 2031",
    ]
    assert conflict.apart == 21


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Growth(22, start=2010, end=2020), Growth(36, start=2020, end=2030)),
        (Growth(22, start=2020, end=2030), Growth(22.4, start=2021, end=2031)),
        (Growth(None, 20, 25, start=2020, end=2030), Growth(22, start=2020, end=2030)),
    ],
    ids=["other years", "rounded", "within"],
)
def test_growth_that_only_seems_to_disagree(tmp_path: Path, one: Growth, other: Growth) -> None:
    assert not found(tmp_path, *of(Relation.GROWS, one, other))


def test_a_credential_required_here_and_not_there(tmp_path: Path) -> None:
    def asked(necessity: Necessity) -> list[Fact]:
        return [fact(Relation.REQUIRES_CREDENTIAL, PILOT, LICENCE, necessity=necessity)]

    (conflict,) = found(tmp_path, asked(Necessity.REQUIRED), asked(Necessity.PREFERRED), asked(Necessity.TYPICAL))
    assert conflict.object
    assert conflict.object.label == LICENCE.label
    assert [one.value for one in conflict.statements] == ["required", "preferred"]


def test_the_command_shows_both_sides_and_fails(tmp_path: Path) -> None:
    """The exit code tells a build."""
    found(tmp_path, *of(Relation.PAYS, Amount(60000, 80000), Amount(100000, 120000)))
    result = run("conflicts", "--store", tmp_path / "store")
    assert result.exit_code == 1
    assert complaint(result) == "1 conflict found"
    lines = result.stdout.splitlines()
    assert lines[0] == "Beacon Analyst pays: 2 statements, 25 percent apart"
    assert [line.strip() for line in lines if "— " in line] == ["— 0.txt", "— 1.txt"]


def test_json_is_what_the_library_says(tmp_path: Path) -> None:
    known = found(tmp_path, *of(Relation.PAYS, Amount(60000, 80000), Amount(100000, 120000)))
    shown = run("conflicts", "--format", "json", "--store", tmp_path / "store").stdout
    assert json.loads(shown) == [one.to_dict() for one in known]


@pytest.mark.parametrize("options", [["--relation", "grows"], ["--apart", "26"]])
def test_what_is_not_asked_for_is_no_failure(tmp_path: Path, options: list[str]) -> None:
    found(tmp_path, *of(Relation.PAYS, Amount(60000, 80000), Amount(100000, 120000)))
    result = run("conflicts", *options, "--store", tmp_path / "store")
    assert (result.exit_code, result.stdout) == (0, "")


def test_the_order_of_loading_changes_nothing(tmp_path: Path) -> None:
    facts = of(Relation.PAYS, Amount(60000, 80000), Amount(100000, 120000), Amount(10000, 20000))
    (tmp_path / "again").mkdir()
    values = [
        [statement.value for one in found(folder, *order) for statement in one.statements]
        for folder, order in ((tmp_path, facts), (tmp_path / "again", facts[::-1]))
    ]
    assert values[0] == values[1] != []


def test_sentence_that_names_a_field_is_held_against_its_growth(tmp_path: Path) -> None:
    """The figure is of something else, and the conflict says of what."""
    field, other = Entity(Kind.FIELD, "tidal power"), Entity(Kind.FIELD, "sea engineering")
    stated = fact(Relation.GROWS, other, Growth(22, start=2020, end=2030))
    quote = "Jobs in sea engineering, which takes in tidal power, are to grow 22% from 2020 to 2030."
    stated = replace(stated, evidence=Evidence(quote, 0, len(quote)))
    elsewhere = fact(Relation.GROWS, Entity(Kind.FIELD, "law"), Growth(3, start=2020, end=2030))
    (conflict,) = found(tmp_path, [fact(Relation.GROWS, field, Growth(36, end=2031)), stated, elsewhere])
    assert conflict.subject.label == "tidal power"
    assert [one.value for one in conflict.statements] == [
        "22 percent from 2020 to 2030 (sea engineering)",
        "36 percent by 2031",
    ]


def test_two_articles_that_disagree_on_pay(tmp_path: Path) -> None:
    """From the sentences of two articles to the conflict; what they agree on is none."""
    for name, glazier, roofer in (("a", "$51,000", "$48,000"), ("b", "$66,000", "$48,200")):
        text = f"# Trades\n\nThe median wage of glaziers is {glazier} a year. Roofers earn {roofer} a year.\n"
        (tmp_path / f"{name}.txt").write_text(text)
    run("load", tmp_path / "a.txt", tmp_path / "b.txt", "--store", tmp_path / "s")
    (conflict,) = json.loads(run("conflicts", "--format", "json", "--store", tmp_path / "s").stdout)
    assert conflict["subject"]["label"] == "Glazier"
    assert [(claim["source"], claim["quote"]) for one in conflict["statements"] for claim in one["evidence"]] == [
        ("a.txt", "The median wage of glaziers is $51,000 a year."),
        ("b.txt", "The median wage of glaziers is $66,000 a year."),
    ]


@pytest.mark.skipif(not ARTICLE.is_file(), reason=f"needs {ARTICLE}")
def test_growth_contradictions_of_a_real_article(tmp_path: Path) -> None:
    """It cites three projections for one field, and nothing else in it contradicts anything."""
    run("load", ARTICLE, "--store", tmp_path / "s")
    (conflict,) = json.loads(run("conflicts", "--format", "json", "--store", tmp_path / "s").stdout)
    assert (conflict["relation"], conflict["subject"]["label"]) == ("grows", "machine learning")
    quotes = [statement["evidence"][0]["quote"] for statement in conflict["statements"]]
    assert [re.findall(r"\d+%", quote) for quote in quotes] == [["15%"], ["22%"], ["36%"]]
    assert [re.findall(r"ten years|20\d\d", quote) for quote in quotes] == [["ten years"], ["2020", "2030"], ["2031"]]


def test_policy_is_recorded_told_and_taken_back(tmp_path: Path) -> None:
    store = tmp_path / "store"
    found(tmp_path, *of(Relation.PAYS, Amount(60000, 80000), Amount(100000, 120000)))
    told = run("conflicts", "--policy", "median", "--store", store)
    assert (told.exit_code, told.stdout.count("set aside")) == (0, 1)
    (conflict,) = json.loads(run("conflicts", "--format", "json", "--store", store).stdout)
    assert [one["set_aside"] for one in conflict["statements"]] == [False, True]
    assert "120,000" not in run("show", ANALYST.label, "--store", store).stdout
    assert "set aside" not in run("conflicts", "--policy", "all", "--store", store).stdout
    assert "120,000" in run("show", ANALYST.label, "--store", store).stdout


def test_policy_makes_no_store(tmp_path: Path) -> None:
    assert complaint(run("conflicts", "--policy", "newest", "--store", tmp_path / "none")).startswith("no store at")
    assert not (tmp_path / "none").exists()
