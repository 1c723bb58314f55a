"""Completion in the shell: commands, options, saved queries and names from the graph."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from terminal import COMMAND, marsh, process, run

from graphq.cli.group import COMMANDS

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store."""
    return marsh(tmp_path_factory.mktemp("completion")).parent


def bash(folder: Path, *words: str) -> list[str]:
    """What Bash would put in place of the last word; ``=`` is a word of its own there."""
    if not (shell := shutil.which("bash")):
        pytest.skip("there is no Bash here")
    quoted = " ".join("'" + word.replace("'", "'\\''") + "'" for word in ("graphq", *words))
    script = f"""
        source <(graphq completion bash)
        COMP_WORDS=({quoted}); COMP_CWORD={len(words)}
        _graphq_completion graphq
        printf '%s\\n' "${{COMPREPLY[@]}}" """
    environment = {**os.environ, "PATH": f"{COMMAND.parent}:{os.environ['PATH']}"}
    done = subprocess.run([shell, "--norc", "-c", script], capture_output=True, cwd=folder, env=environment, check=True)
    assert done.stderr == b""
    return done.stdout.decode().split("\n")[:-1]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_for_each_shell(shell: str) -> None:
    """It calls graphq back."""
    script = run("completion", shell).stdout
    assert f"_GRAPHQ_COMPLETE={shell}_complete" in script


def test_the_script_is_one_that_bash_takes(folder: Path) -> None:
    """Loading it defines the completion."""
    assert bash(folder, "sta") == ["stats"]


def test_commands(folder: Path) -> None:
    """All of them."""
    assert bash(folder, "") == list(COMMANDS)


def test_options(folder: Path) -> None:
    """Those of the command."""
    assert "--max-hops" in bash(folder, "path", "--m")


def test_values_of_an_option(folder: Path) -> None:
    """Where they are known."""
    assert bash(folder, "path", "a", "b", "--format", "s") == ["svg"]


def test_names_come_from_the_graph(folder: Path) -> None:
    """With their spaces escaped."""
    assert bash(folder, "path", "murk") == ["murk\\ glimning"]
    assert bash(folder, "path", "murk glimning", "tarn") == ["Tarn\\ Warden"]
    assert bash(folder, "show", "tarn") == ["Tarn\\ Warden"]


def test_a_name_in_quotation_marks(folder: Path) -> None:
    """Within them, spaces are not escaped."""
    assert bash(folder, "show", '"tarn') == ["Tarn Warden"]
    assert bash(folder, "show", '"Tarn W') == ["Tarn Warden"]


def test_a_name_half_escaped(folder: Path) -> None:
    """What was typed counts as what it means."""
    assert bash(folder, "show", "Tarn\\ W") == ["Tarn\\ Warden"]


def test_saved_queries_and_their_parameters(folder: Path) -> None:
    """Names of queries, names of parameters, values of parameters."""
    assert bash(folder, "query", "--saved", "skills-of-r") == ["skills-of-role"]
    assert bash(folder, "query", "--saved", "skills-of-role", "--param", "ro") == ["role="]
    words = ("query", "--saved", "skills-of-role", "--param", "role", "=")
    assert bash(folder, *words, "tarn") == ["Tarn\\ Warden"]
    assert "Tarn\\ Warden" in bash(folder, *words)


def test_another_store_is_looked_at(folder: Path, tmp_path: Path) -> None:
    """``--store`` counts while completing too."""
    assert bash(tmp_path, "show", "--store", str(folder / ".graphq"), "tarn") == ["Tarn\\ Warden"]


def test_no_store_no_names(tmp_path: Path) -> None:
    """And no error."""
    assert bash(tmp_path, "show", "tarn") == [""]


def test_names_for_zsh(folder: Path) -> None:
    """As they are: zsh escapes them itself."""
    environment = {"_GRAPHQ_COMPLETE": "zsh_complete", "COMP_WORDS": "graphq show tarn", "COMP_CWORD": "2"}
    done = process("show", cwd=folder, env=environment)
    assert done.stdout.decode().splitlines() == ["plain", "Tarn Warden", "_"]


def test_names_for_fish(folder: Path) -> None:
    """As they are: fish escapes them itself."""
    environment = {"_GRAPHQ_COMPLETE": "fish_complete", "COMP_WORDS": "graphq show tarn", "COMP_CWORD": "tarn"}
    done = process("show", cwd=folder, env=environment)
    assert done.stdout.decode().splitlines() == ["plain,Tarn Warden"]
