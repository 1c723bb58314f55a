"""When two labels and two facts are the same."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reference import SCORER, reference

from graphq.loaders.annotation import stated
from graphq.loaders.comparison import same, tokens
from graphq.ontology import pattern

WORDS = ["Weavers", "AI", "PhD", "ph.d.", "master's", "licences", "U.S.", "health care", "technologies", "C++", "class"]
TEXT = st.one_of(st.text(max_size=20), st.lists(st.sampled_from([*WORDS, "(s)", "’s", ".", "the", "IT"])).map(" ".join))


def fact(relation: str, subject: Any, value: Any) -> Any:
    """A fact of an annotation or a prediction."""
    return stated({"relation": relation, "subject": subject, "object": value})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Loom Weaver", "loom weavers"),
        ("the weaving skills", "Weaving"),
        ("a weaving degree", "weaving"),
        ("weaver’s loom", "weaver's looms"),
        ("dye studies", "dye study"),
        ("AI", "artificial intelligence"),
        ("PhD in weaving", "doctorate in weaving"),
        ("weaving (by hand)", "weaving"),
        ("dyes, looms", "looms and dyes"),
    ],
)
def test_labels_that_are_the_same(one: str, other: str) -> None:
    assert tokens(one) == tokens(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("C", "C++"), ("loom weaver", "weaver"), ("glass", "glas"), ("status", "statu"), ("analysis", "analysi")],
)
def test_labels_that_differ(one: str, other: str) -> None:
    assert tokens(one) != tokens(other)


def test_a_label_of_nothing_but_filler_is_itself() -> None:
    assert tokens("Skills") == {"skill"}


@pytest.mark.skipif(not SCORER.is_file(), reason=f"there is no scorer at {SCORER}")
def test_the_words_are_those_of_the_scorer_beside_the_annotations() -> None:
    """Its filler and its aliases, in its order."""
    assert frozenset(pattern.table("labels")["comparison"]["filler"].split()) == reference().FILLER
    assert list(pattern.table("labels")["aliases"].items()) == list(reference().ALIASES.items())


@pytest.mark.skipif(not SCORER.is_file(), reason=f"there is no scorer at {SCORER}")
@given(TEXT)
def test_labels_have_the_words_that_the_scorer_beside_the_annotations_gives_them(label: str) -> None:
    """Whatever the label."""
    assert tokens(label) == reference().tokens(label)


def test_any_wording_of_an_annotation_is_right() -> None:
    gold = fact("requires_skill", ["weaver", "loom hand"], ["dyeing", "colouring"])
    assert same(gold, fact("requires_skill", "Loom hands", "colouring skills"))
    assert not same(gold, fact("requires_skill", "weaver", "spinning"))
    assert not same(gold, fact("develops", "weaver", "dyeing"))


@pytest.mark.parametrize(
    ("gold", "found", "alike"),
    [
        ({"min": 30_000, "max": 40_000}, {"min": 30_000.0, "max": 40_000}, True),
        ({"min": 30_000, "max": 40_000}, {"min": 30_000, "max": 41_000}, False),
        ({"min": 30_000}, {"min": 30_000, "max": 30_000}, False),
        ({"min": 30_000}, {"min": 30_000, "max": None}, True),
        ({"min": 30}, {"min": 30, "period": "year", "currency": "USD"}, True),
        ({"min": 30}, {"min": 30, "period": "hour"}, False),
        ({"min": 30, "currency": "EUR"}, {"min": 30}, False),
        ({"min": 30, "region": "Ohio", "statistic": "median"}, {"min": 30}, True),
    ],
)
def test_amounts(gold: dict[str, Any], found: dict[str, Any], alike: bool) -> None:
    """Bounds, period and currency count; a year and dollars where none is given; the rest does not."""
    assert same(fact("pays", "weaver", gold), fact("pays", "weaver", found)) is alike


@pytest.mark.parametrize(
    ("gold", "found", "alike"),
    [
        ({"percent": 4}, {"min": 4, "max": 4}, True),
        ({"percent": 4}, {"percent": -4}, False),
        ({"percent": 4, "end": 2033}, {"percent": 4, "end": 2033, "start": 2023}, True),
        ({"percent": 4, "end": 2033}, {"percent": 4}, False),
        ({"percent": 4}, {"percent": 4, "end": 2033}, True),
    ],
)
def test_growth(gold: dict[str, Any], found: dict[str, Any], alike: bool) -> None:
    """The period counts where the annotation gives it."""
    assert same(fact("grows", "weaver", gold), fact("grows", "weaver", found)) is alike


def test_of_what_grows_a_word_in_common_is_enough() -> None:
    gold = fact("grows", ["jobs of loom weavers", "weaving"], {"percent": 4})
    assert same(gold, fact("grows", "weaver", {"percent": 4}))
    assert not same(gold, fact("grows", "dyer", {"percent": 4}))


def test_what_a_figure_is_about_does_not_count() -> None:
    gold = fact("statistic", "weavers with a loom", {"value": 60})
    assert same(gold, fact("statistic", "who owns looms", {"value": 60, "unit": "percent"}))
    assert not same(gold, fact("statistic", "weavers with a loom", {"value": 60, "unit": "count"}))
