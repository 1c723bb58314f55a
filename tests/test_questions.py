"""The page of questions and answers, held against the graph of the real pages that it speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import SHARED
from questions import PAGE, page
from terminal import run

if TYPE_CHECKING:
    from pathlib import Path

SOURCES = [SHARED / "article" / "machine-learning-degree-careers.txt", SHARED / "ooh"]

pytestmark = pytest.mark.skipif(
    not all(source.exists() for source in SOURCES), reason="the article and the pages of the handbook are not at hand"
)


def test_the_answers_are_those_of_the_page(tmp_path: Path) -> None:
    """Word for word, and their sentences stand where it says."""
    store = tmp_path / ".graphq"
    assert run("load", *SOURCES, "--jobs", 2, "--store", store).exit_code == 0
    assert page(store) == PAGE.read_text(encoding="utf-8")
