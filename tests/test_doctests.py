"""The examples in docstrings."""

from __future__ import annotations

import doctest
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = [
    ".".join(("graphq", *file.relative_to(ROOT).with_suffix("").parts))
    for package in ("ontology", "loaders", "graph", "cli")
    for file in sorted((ROOT / package).rglob("*.py"))
    if ">>> " in file.read_text(encoding="utf-8")
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_are_true(name: str) -> None:
    """Every example that is not skipped gives what it says."""
    result = doctest.testmod(import_module(name))

    assert result.failed == 0
