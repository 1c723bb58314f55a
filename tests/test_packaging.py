"""The wheel, installed as users install it: slow, because it is built and installed with all it requires."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

CHECKOUT = Path(__file__).parents[1]
PACKAGES = ("cli", "graph", "loaders", "ontology")
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input", "--retries", "1", "--timeout", "10")


def run(*words: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    """A command in a folder, with nothing in its environment that leads back to the checkout."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "GRAPHQ"))}
    return subprocess.run(
        list(map(str, words)), cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False
    )


def files_of_the_checkout() -> set[str]:
    """What the packages consist of, as paths in the wheel."""
    paths = (path.relative_to(CHECKOUT) for package in PACKAGES for path in (CHECKOUT / package).rglob("*.*"))
    return {f"graphq/{path.as_posix()}" for path in paths if "__pycache__" not in path.parts}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy, so that nothing of an earlier build gets into it."""
    folder = tmp_path_factory.mktemp("build")
    if run(*PIP, "download", "--no-deps", "click", cwd=folder).returncode:
        pytest.skip("no package index can be reached")
    source = folder / "source"
    for package in PACKAGES:
        shutil.copytree(CHECKOUT / package, source / package, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(CHECKOUT / name, source / name)
    built = run(*PIP, "wheel", "--no-deps", "--wheel-dir", folder, source, cwd=folder)
    assert built.returncode == 0, built.stderr
    return next(folder.glob("career_graphq-*.whl"))


@pytest.fixture(scope="module")
def graphq(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of an environment in which there is nothing but the wheel and what it requires."""
    folder = tmp_path_factory.mktemp("fresh")
    made = run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder)
    assert made.returncode == 0, made.stderr
    python = folder / "bin" / "python"
    installed = run(*PIP, "--python", python, "install", "--no-compile", wheel, cwd=folder)
    assert installed.returncode == 0, installed.stderr
    return folder / "bin" / "graphq"


def test_the_wheel_holds_every_module_and_data_file(wheel: Path) -> None:
    """Vocabularies, patterns, saved queries, the ontology and the sample too, and nothing else."""
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert {Path(name).suffix for name in packed} >= {".py", ".typed", ".ttl", ".toml", ".rq", ".txt"}
    assert packed == files_of_the_checkout()


def test_the_installed_command_says_its_version(wheel: Path, graphq: Path, tmp_path: Path) -> None:
    """The version of the wheel."""
    done = run(graphq, "--version", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split()[-1] == wheel.name.split("-")[1]


def test_the_installed_command_gives_its_demo(graphq: Path, tmp_path: Path) -> None:
    """From a folder where there is nothing: the sample, its vocabularies and its patterns come with it."""
    done = run(graphq, "demo", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "facts" in done.stdout
    assert "$ graphq path" in done.stdout


def test_the_installed_command_knows_its_saved_queries_and_shapes(graphq: Path, tmp_path: Path) -> None:
    """What is read only by one command comes with the wheel too."""
    assert run(graphq, "demo", "--store", "kept", cwd=tmp_path).returncode == 0
    assert "skills-of-role" in run(graphq, "query", "--list", cwd=tmp_path).stdout
    done = run(graphq, "validate", "--store", "kept", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
