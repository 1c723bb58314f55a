"""The scorer that stands beside the annotated articles, to compare ours with; it is no part of the project."""

from __future__ import annotations

from collections import Counter
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

    from graphq.loaders.scoring import Score

SCORER = Path(__file__).parents[2] / "shared" / "evaluation" / "score.py"


@cache
def reference() -> ModuleType:
    """The scorer as a module."""
    spec = spec_from_file_location("score", SCORER)
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    # It compares every fact with every annotation, and takes each label apart anew each time: ten times slower.
    vars(module)["tokens"] = cache(module.tokens)
    return module


def counted(score: Score) -> Counter[tuple[str, str]]:
    """Our counts by the names that the scorer gives them, without those that are zero."""
    counts = Counter(
        {
            ("evidence", "ok"): score.evidence.part,
            ("evidence", "all"): score.evidence.whole,
            ("necessity", "ok"): score.necessity.part,
            ("necessity", "all"): score.necessity.whole,
        }
    )
    for relation, tally in score.relations.items():
        counts[relation.value, "tp"] = tally.found
        counts[relation.value, "fp"] = tally.wrong
        counts[relation.value, "fn"] = tally.missed
    return +counts
