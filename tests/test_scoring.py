"""Precision, recall and F1 of facts that were found, and what was missed and wrong."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reference import SCORER, counted, reference

from graphq.loaders.annotation import predicted, stated
from graphq.loaders.scoring import Score, Share, Tally, mean_f1, score, together
from graphq.ontology.fact import Relation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Rows = Sequence[Mapping[str, Any]]


def needs(role: str, *skills: str, **more: Any) -> dict[str, Any]:
    """A fact that the role needs the skill, in one of its wordings."""
    return {"relation": "requires_skill", "subject": role, "object": list(skills), "evidence": "", **more}


def scored(gold: Rows, found: Rows, text: str | None = None) -> Score:
    """The score of facts that are given as JSON."""
    return score("looms.txt", [*map(stated, gold)], [*map(predicted, found)], text)


def test_what_is_found_missed_and_wrong() -> None:
    gold = [needs("weaver", "dyeing"), needs("weaver", "spinning")]
    result = scored(gold, [needs("Weavers", "dyeing"), needs("weaver", "singing")])
    assert result.relations == {Relation.REQUIRES_SKILL: Tally(found=1, missed=1, wrong=1)}
    assert [fact.object for fact in result.missed] == [("spinning",)]
    assert [fact.object for fact in result.wrong] == [("singing",)]


def test_the_rates() -> None:
    tally = Tally(found=6, missed=2, wrong=4)
    assert (tally.precision, tally.recall, tally.f1, tally.gold) == (0.6, 0.75, pytest.approx(2 / 3), 8)


def test_nothing_to_find_and_nothing_found_is_perfect() -> None:
    assert (Tally().precision, Tally().recall, Tally().f1) == (1, 1, 1)


def test_a_fact_that_is_found_twice_counts_once() -> None:
    """Whether right or wrong."""
    found = [needs("weaver", "dyeing"), needs("weavers", "the dyeing"), needs("weaver", "singing")]
    assert scored([needs("weaver", "dyeing")], [*found, needs("weaver", "Singing")]).micro == Tally(found=1, wrong=1)


def test_another_wording_of_what_was_found_is_not_wrong() -> None:
    gold = [needs("weaver", "dyeing", "colouring")]
    assert scored(gold, [needs("weaver", "dyeing"), needs("weaver", "colouring")]).micro == Tally(found=1)


def test_one_fact_is_found_for_each_annotated_one() -> None:
    """The first that is still to be found is taken."""
    gold = [needs("weaver", "dyeing", "colouring"), needs("weaver", "colouring", "tinting")]
    assert scored(gold, [needs("weaver", "colouring"), needs("weaver", "dyeing")]).micro == Tally(found=1, missed=1)
    assert scored(gold, [needs("weaver", "dyeing"), needs("weaver", "colouring")]).micro == Tally(found=2)


def test_an_optional_fact_counts_neither_for_nor_against() -> None:
    gold = [needs("weaver", "dyeing", optional=True), needs("weaver", "spinning", optional=True)]
    assert scored(gold, [needs("weaver", "dyeing")]).micro == Tally()


def test_of_a_list_a_prediction_says_the_first() -> None:
    assert scored([needs("weaver", "spinning")], [needs("weaver", "dyeing", "spinning")]).micro.wrong == 1


def test_evidence_stands_in_the_text_whatever_its_line_breaks() -> None:
    """No evidence is none."""
    found = [needs("weaver", "a", evidence="Weavers dye"), needs("weaver", "b", evidence="They sing"), needs("x", "c")]
    assert scored([], found, "All weavers\n  dye.").evidence == Share(0, 3)
    assert scored([], found, "All Weavers\n  dye.").evidence == Share(1, 3)
    assert scored([], found).evidence == Share(0, 0)


def test_necessity_is_judged_where_it_is_annotated_and_found() -> None:
    def asks(credential: str, necessity: str | None = None) -> dict[str, Any]:
        row = {"relation": "requires_credential", "subject": "weaver", "object": credential}
        return row if necessity is None else row | {"necessity": necessity}

    gold = [asks("licence", "required"), asks("permit", "typical"), asks("badge"), asks("degree", "required")]
    result = scored(gold, [asks("licence", "required"), asks("permit", "preferred"), asks("badge", "required")])
    assert result.necessity == Share(1, 2)
    assert [(wanted.necessity, found.necessity) for wanted, found in result.misjudged] == [("typical", "preferred")]


def test_several_articles_together() -> None:
    """Counts are added up; the mean is of the articles."""
    good = scored([needs("weaver", "dyeing")], [needs("weaver", "dyeing")], "")
    bad = scored([needs("weaver", "dyeing"), needs("weaver", "spinning")], [], "")
    assert together([good, bad]).micro == Tally(found=1, missed=2)
    assert together([good, bad]).evidence == Share(0, 1)
    assert mean_f1([good, bad]) == 0.5


LABELS = st.sampled_from(["weaver", "Weavers", "loom weaver", "AI", "artificial intelligence", "dye", "the skills"])
WORDINGS = st.one_of(LABELS, st.lists(LABELS, min_size=1, max_size=3))
NUMBERS = st.sampled_from([1, 1.0, 2, -4, 30_000, 1.0000001])
FIGURES = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(("min", "max", "percent", "value"), NUMBERS),
        "period": st.sampled_from(["year", "hour"]),
        "currency": st.sampled_from(["USD", "EUR"]),
        "unit": st.sampled_from(["percent", "count"]),
        "start": st.sampled_from([2023, 2024]),
        "end": st.sampled_from([2033, None]),
        "about": st.sampled_from(["looms", "dyes"]),
    },
)
MORE = st.fixed_dictionaries(
    {"evidence": st.sampled_from(["", "Weavers dye.", "Weavers  sing.", {"quote": "Weavers dye."}])},
    optional={"optional": st.booleans(), "necessity": st.sampled_from(["required", "typical", "preferred"])},
)


@st.composite
def facts(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Facts that are often alike."""
    relations = st.sampled_from(["requires_skill", "requires_credential", "pays", "grows", "statistic"])
    rows = []
    for relation in draw(st.lists(relations, max_size=8)):
        figured = relation in ("pays", "grows", "statistic")
        value = draw(FIGURES if figured else WORDINGS)
        rows.append({"relation": relation, "subject": draw(WORDINGS), "object": value, **draw(MORE)})
    return rows


@pytest.mark.skipif(not SCORER.is_file(), reason=f"there is no scorer at {SCORER}")
@given(facts(), facts())
def test_the_counts_are_those_of_the_scorer_beside_the_annotations(gold: Rows, found: Rows) -> None:
    """Whatever the facts."""
    text = "Weavers\ndye. Looms hum."
    tally: Counter[tuple[str, str]] = Counter()
    errors: list[tuple[str, str, Mapping[str, Any]]] = []
    reference().score(gold, found, text, tally, errors, "")
    result = scored(gold, found, text)
    assert counted(result) == +tally
    assert len(result.missed) == sum(kind == "missed" for _, kind, _ in errors)
