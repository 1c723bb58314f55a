"""Conflicts: what contradicts what, and what only seems to."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from stores import ANALYST, PILOT, fact, source
from terminal import complaint, run

from graphq.graph.conflicts import Conflict, conflicts
from graphq.graph.store import Store
from graphq.graph.writer import Writer
from graphq.ontology.fact import Amount, Entity, Growth, Kind, Necessity, Relation

if TYPE_CHECKING:
    from pathlib import Path

    from graphq.ontology.fact import Fact, Object

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
