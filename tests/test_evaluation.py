"""How well the facts of annotated articles are found; needs the annotations, which are no part of the project."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from statistics import mean
from typing import Any

import pytest
from reference import SCORER, reference

from graphq import loaders

ROOT = Path(__file__).parent.parent
EVALUATION = SCORER.parent
SAMPLE = ROOT / "cli" / "samples" / "sample-article.txt"
ARTICLE = "machine-learning-degree-careers"

pytestmark = pytest.mark.skipif(not SCORER.is_file(), reason=f"the annotated articles are not at {EVALUATION}")


@cache
def tally(name: str, text: Path) -> Counter[tuple[str, str]]:
    """How the facts found in a text compare with the annotation of that name, as the scorer counts."""
    gold = json.loads((EVALUATION / "gold" / f"{name}.json").read_text(encoding="utf-8"))["facts"]
    found: list[dict[str, Any]] = [fact.to_dict() for fact in loaders.load(text).facts]
    counted: Counter[tuple[str, str]] = Counter()
    reference().score(gold, found, text.read_text(encoding="utf-8"), counted, [], name)
    return counted


def annotated(name: str) -> Counter[tuple[str, str]]:
    """The tally of an annotated article's own text."""
    return tally(name, EVALUATION / "texts" / f"{name}.txt")


def f1(counted: Counter[tuple[str, str]], *relations: str) -> float:
    """The F1 score over some relations."""
    tp, fp, fn = (sum(counted[relation, kind] for relation in relations) for kind in ("tp", "fp", "fn"))
    score: float = reference().rates(tp, fp, fn)[2]
    return score


def micro(counted: Counter[tuple[str, str]]) -> float:
    """The F1 score over all relations."""
    return f1(counted, *reference().RELATIONS)


def names() -> list[str]:
    """The annotated articles."""
    return sorted(path.stem for path in (EVALUATION / "gold").glob("*.json"))


def test_article() -> None:
    assert micro(annotated(ARTICLE)) >= 0.93


def test_every_relation_of_the_article() -> None:
    """No relation falls behind the others."""
    counted = annotated(ARTICLE)
    scores = {relation: f1(counted, relation) for relation in reference().RELATIONS}
    assert {relation: score for relation, score in scores.items() if score < 0.85} == {}


def test_sample_states_the_facts_of_the_article() -> None:
    assert micro(tally(ARTICLE, SAMPLE)) >= 0.88


@pytest.mark.parametrize("name", ["nursing-degree-careers", "accounting-degree-careers"])
def test_article_of_the_same_kind(name: str) -> None:
    """Another subject, the same way of writing."""
    assert micro(annotated(name)) >= 0.75


def test_articles_on_average() -> None:
    """Over all annotated articles, of any kind."""
    scores = {name: round(micro(annotated(name)), 3) for name in names()}
    assert len(scores) >= 10
    assert mean(scores.values()) >= 0.86, scores
    assert min(scores.values()) >= 0.75, scores


def test_evidence_is_verbatim() -> None:
    """Each quote of each article stands in its text."""
    counted = sum((annotated(name) for name in names()), Counter())
    assert counted["evidence", "all"] > 0
    assert counted["evidence", "ok"] == counted["evidence", "all"]
