"""Policies: which of several figures that contradict each other a query's view takes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from stores import ANALYST, fact, grows, load, nquads, pays, source

from graphq.graph import check, union
from graphq.graph.policy import Policy
from graphq.graph.store import Store
from graphq.graph.writer import Writer
from graphq.ontology.fact import Amount, Growth, Relation

if TYPE_CHECKING:
    from pathlib import Path

    from graphq.ontology.source import Extraction

PAID = "SELECT ?max { ?r gq:pays/schema:maxValue ?max } ORDER BY ?max"


def dated(extraction: Extraction, date: str) -> Extraction:
    """The source with the date on which it says that it was published."""
    return replace(extraction, source=replace(extraction.source, published=date))


OLD = dated(source("old.txt", pays(ANALYST, 30_000, 40_000)), "2021-05-01")
NEW = dated(source("new.txt", pays(ANALYST, 70_000, 80_000)), "2025-05-01")
MIDDLE = [dated(source(f"{name}.txt", pays(ANALYST, 50_000, 60_000)), "2023-05-01") for name in ("one", "two")]


def decide(path: Path, policy: Policy | None) -> None:
    """Record a policy."""
    with Writer(path) as writer:
        writer.set_policy(policy)


def paid(path: Path) -> list[int]:
    """The upper bounds of pay that a query sees."""
    with Store.open(path) as store:
        return [int(row[0].value) for row in store.query(PAID)]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("policy", "seen"),
    [("newest", [80_000]), ("most-sources", [60_000]), ("median", [60_000]), (None, [40_000, 60_000, 80_000])],
)
def test_the_figure_that_a_view_takes(tmp_path: Path, policy: Policy | None, seen: list[int]) -> None:
    load(tmp_path, OLD, NEW, *MIDDLE)
    decide(tmp_path, policy)
    assert paid(tmp_path) == seen


def test_a_policy_is_taken_back_without_a_trace(tmp_path: Path) -> None:
    load(tmp_path, OLD, NEW)
    before = nquads(tmp_path)
    decide(tmp_path, "newest")
    assert nquads(tmp_path) == before  # what the sources state is never touched
    decide(tmp_path, None)
    assert paid(tmp_path) == [40_000, 80_000]
    with Store.open(tmp_path) as store:
        assert not list(store.rdf.quads_for_pattern(None, None, None, union.POLICY))


def test_what_is_loaded_later_is_treated_alike(tmp_path: Path) -> None:
    """In whatever order things happen, the view is that of the same sources under the same policy."""
    load(tmp_path, OLD)
    decide(tmp_path, "newest")
    assert paid(tmp_path) == [40_000]
    load(tmp_path, NEW)
    assert paid(tmp_path) == [80_000]
    with Writer(tmp_path) as writer:
        writer.remove("new.txt")
    assert paid(tmp_path) == [40_000]
    load(tmp_path, NEW, *MIDDLE)
    assert paid(tmp_path) == [80_000]


def test_the_newest_figure_is_that_of_the_latest_year(tmp_path: Path) -> None:
    """A year that goes with a figure says more than the date of the article."""
    stated = Growth(9, start=2024, end=2034), Growth(3, start=2021, end=2031)
    load(tmp_path, *(source(f"{n}.txt", fact(Relation.GROWS, ANALYST, value)) for n, value in enumerate(stated)))
    decide(tmp_path, "newest")
    with Store.open(tmp_path) as store:
        assert [row[0].value for row in store.query("SELECT ?v { ?r gq:grows/schema:value ?v }")] == ["9"]  # type: ignore[union-attr]


def test_what_contradicts_nothing_stays(tmp_path: Path) -> None:
    lowest = fact(Relation.PAYS, ANALYST, Amount(None, 20_000, statistic="maximum"))
    load(tmp_path, OLD, NEW, source("more.txt", lowest, grows(ANALYST, 4)))
    decide(tmp_path, "newest")
    assert paid(tmp_path) == [20_000, 80_000]


def test_a_store_with_a_policy_is_sound(tmp_path: Path) -> None:
    load(tmp_path, OLD, NEW)
    decide(tmp_path, "median")
    problems = check.check(tmp_path).problems
    assert not [problem for problem in problems if problem.part == "union"]
