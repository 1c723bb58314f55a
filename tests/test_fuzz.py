"""Whatever is given to the loaders is read or refused: no other error, and all evidence stands in the text."""

from __future__ import annotations

import fuzzing
import pytest

PORTIONS = 20
SEEDS = 60
"""So many inputs a portion; ``benchmarks/fuzz.py`` takes 100,000 in all."""


@pytest.mark.parametrize("portion", range(PORTIONS))
def test_anything_is_read_or_refused(portion: int) -> None:
    outcomes = map(fuzzing.outcome, range(portion * SEEDS, (portion + 1) * SEEDS))
    assert [problem for _, problem in outcomes if problem] == []


def test_some_inputs_have_facts() -> None:
    """The articles are not spoilt beyond reading."""
    assert sum(fuzzing.read(fuzzing.make(seed)) > 0 for seed in range(100)) > 20
