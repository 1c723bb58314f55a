"""Articles of other kinds, annotated before any rule had seen them: how many of their facts are found.

Each file of ``expected/`` states the facts of one text in our own words, by labels, figures and the place of the
sentence; the texts themselves are no part of the project. Its first line names the text and the F1 score that is to be
reached at least. The first reading of eleven such texts reached 0.49 on average, that of twelve more 0.59 later.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from functools import cache
from pathlib import Path
from statistics import mean
from typing import Any

import pytest
from reference import SCORER, reference

from graphq import loaders

TEXTS = SCORER.parent / "unlabelled"
EXPECTED = sorted((Path(__file__).parent / "expected").glob("*.jsonl"))

pytestmark = pytest.mark.skipif(not TEXTS.is_dir(), reason=f"the texts are not at {TEXTS}")


def lines(path: Path) -> list[dict[str, Any]]:
    """What a file of expectations says: the text first, then each fact."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@cache
def score(path: Path) -> float:
    """The F1 score over all relations of the facts that are found in a text."""
    head, *rows = lines(path)
    data = (TEXTS / head["text"]).read_bytes()
    if hashlib.sha256(data).hexdigest() != head["sha256"]:
        pytest.skip(f"{head['text']} is another version than was annotated")
    text = data.decode("utf-8")
    expected = [row | {"evidence": text[slice(*row["evidence"])]} for row in rows]
    found = [fact.to_dict() for fact in loaders.load(TEXTS / head["text"]).facts]
    counted: Counter[tuple[str, str]] = Counter()
    reference().score(expected, found, text, counted, [], path.stem)
    tp, fp, fn = (sum(counted[relation, kind] for relation in reference().RELATIONS) for kind in ("tp", "fp", "fn"))
    rate: float = reference().rates(tp, fp, fn)[2]
    return rate


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem[:2])
def test_facts_of_an_article_of_another_kind(path: Path) -> None:
    assert score(path) >= lines(path)[0]["least"]


def test_facts_of_articles_of_other_kinds() -> None:
    """On average."""
    assert len(EXPECTED) >= 8
    assert mean(map(score, EXPECTED)) >= 0.60
