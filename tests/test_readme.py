"""What the README says is so: its Python, its Turtle, its SPARQL and its table of commands."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from graphq import loaders
from graphq.cli.group import COMMANDS
from graphq.graph import Store, Writer
from graphq.ontology.prefixes import PREFIXES

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SAMPLES = ROOT / "cli" / "samples"


def block(language: str) -> str:
    """The one block of the README in a language."""
    (found,) = re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
    return str(found)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the sample article."""
    folder = tmp_path_factory.mktemp("readme") / ".graphq"
    with Writer(folder) as writer:
        writer.put(loaders.load(SAMPLES / "sample-article.txt"))
    return folder


def test_the_python_prints_what_it_says(tmp_path: Path) -> None:
    """It runs as it stands, in a folder with the sample article."""
    shutil.copytree(SAMPLES, tmp_path / "cli" / "samples")
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", block("python")],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.stdout, ran.stderr) == (block("text"), "")


def test_the_turtle_is_in_the_graph(sample: Path) -> None:
    """Every triple of it."""
    header = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())
    shown = {quad.triple for quad in ox.parse(header + block("turtle"), ox.RdfFormat.TURTLE)}
    with Store.open(sample) as store:
        assert shown
        assert shown - set(store.triples()) == set()


def test_the_sparql_has_an_answer(sample: Path) -> None:
    """A skill, its sentence and its source."""
    with Store.open(sample) as store:
        assert list(store.query(block("sparql")))


def test_the_table_has_every_command() -> None:
    """In their order, with the line that the help says of each."""
    assert re.findall(r"^\| `graphq (\w+)[^`]*` \| (.*) \|$", README, re.MULTILINE) == list(COMMANDS.items())
