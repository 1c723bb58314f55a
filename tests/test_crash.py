"""A load that is killed leaves the store as it was before or as it is after, and the next one goes on from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import crashing
import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("seed", range(3))
def test_a_killed_load_leaves_whole_sources_only(seed: int, tmp_path: Path) -> None:
    """A slice of what ``benchmarks/crash.py`` does."""
    assert crashing.kill(seed, tmp_path) in crashing.WHOLE
