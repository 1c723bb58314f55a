"""``graphq demo``: a tour whose examples come from the graph."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import pytest
from terminal import article, process, run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The tour of the sample article, run where there is nothing."""
    done = process("demo", cwd=tmp_path_factory.mktemp("demo"))
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode()


def test_the_tour_shows_what_was_loaded(shown: str) -> None:
    """Facts by relation."""
    assert re.search(r"sample-article\.txt: added, \d+ facts\n  \w+ +\d+\n", shown)


def test_the_tour_shows_roles_by_pay(shown: str) -> None:
    """The highest first."""
    pay = re.findall(r"^\S.*?\s{2,}(\d+)\s+(\d+)\s+USD$", shown, re.MULTILINE)
    assert len(pay) >= 3
    assert [int(most) for _, most in pay] == sorted((int(most) for _, most in pay), reverse=True)


def test_the_tour_shows_a_path_with_its_sentences(shown: str) -> None:
    """From a skill to a role."""
    assert re.search(r'\$ graphq path "[^"]+" "[^"]+" -k 1\n1\. .+ → .+\n   .+\n      “', shown)


def test_the_tour_leaves_nothing_behind(tmp_path: Path) -> None:
    """Its store is a temporary one."""
    process("demo", cwd=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_what_the_tour_shows_is_what_one_gets(tmp_path: Path) -> None:
    """With a store that is kept, each command line of the tour prints what the tour says."""
    store = tmp_path / "kept"
    shown = run("demo", "--store", store).stdout
    steps = re.findall(r"^\$ graphq (query '[^']*'|path [^\n]*)\n(.*?)\n\n", shown, re.DOTALL | re.MULTILINE)
    assert len(steps) == 3
    for words, answer in steps:
        extra = ["--format", "table"] if words.startswith("query") else []
        assert run(*shlex.split(words), *extra, "--store", store).stdout.strip() == answer.strip()


def test_another_article_is_toured_by_its_own_examples(tmp_path: Path) -> None:
    """No label stands in the code."""
    shown = run("demo", "--article", article(tmp_path)).stdout
    assert re.search(r"^Harbor Engineer +71000 +120000  USD$", shown, re.MULTILINE)
    assert "Data Scientist" not in shown
