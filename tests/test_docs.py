"""The documentation says what is so: every command, option, format and exit code, and every session that it shows."""

from __future__ import annotations

import os
import pty
import re
import shutil
import subprocess
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click
import pytest
from terminal import COMMAND

from graphq.cli.errors import EXIT_CODES
from graphq.cli.group import COMMANDS, graphq
from graphq.ontology.prefixes import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
README = ROOT / "README.md"
WITH_SESSIONS = {"README.md": README.read_text(encoding="utf-8"), "commands.md": PAGE}
VOLATILE = re.compile(r"\d+(?:\.\d+)? (?:s|ms)\b")  # how long something took


def section(name: str) -> str:
    """What the page says of a command."""
    return PAGE.partition(f"\n## graphq {name}\n")[2].partition("\n## ")[0]


def options(name: str) -> list[click.Option]:
    command: click.Command = import_module(f"graphq.cli.{name}").command
    return [parameter for parameter in command.params if isinstance(parameter, click.Option)]


def spellings(name: str) -> set[str]:
    """The options of a command, as they are typed."""
    return {spelling for option in options(name) for spelling in option.opts}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented(name: str) -> None:
    """A section, with its usage and a link to it at the top."""
    assert f"    graphq {name}" in section(name)
    assert f"[{name}](#graphq-{name})" in PAGE


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_documented(name: str) -> None:
    """In a row of its command's table, and no option is that does not exist."""
    rows = "\n".join(line for line in section(name).splitlines() if line.startswith("| `-"))
    assert set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", re.sub(r"\|[^|]*\|$", "", rows, flags=re.M))) == spellings(name)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_choice_is_documented(name: str) -> None:
    """Formats, for the most part."""
    choices = [option.type.choices for option in options(name) if isinstance(option.type, click.Choice)]
    words = set(re.findall(r"[\w-]+", section(name)))
    assert {choice for several in choices for choice in several} <= words


def test_the_options_of_the_group_are_documented() -> None:
    """``--version`` and ``--exit-codes``."""
    names = [p.opts[0] for p in graphq.params if isinstance(p, click.Option)]
    assert all(f"`graphq {name}`" in PAGE for name in names)


def test_every_exit_code_is_documented() -> None:
    """In the words that ``graphq --exit-codes`` uses."""
    table = PAGE.partition("\n## Exit codes\n")[2]
    rows = {int(code): meaning for code, meaning in re.findall(r"^\| (\d+) \| (.*) \|$", table, re.MULTILINE)}
    assert rows == EXIT_CODES


def test_every_prefix_is_documented() -> None:
    """Those that a query need not declare."""
    declared = section("query").partition("a query may declare others:")[2].partition("|")[0]
    assert re.findall(r"`(\w+)`", declared) == list(PREFIXES)


class Step(NamedTuple):
    """A command of a session and what it prints."""

    command: str
    output: str


def sessions(text: str) -> Iterator[list[Step]]:
    """The fenced blocks in which every command is a call of graphq."""
    for _, block in re.findall(r"^```(\w*)\n(.*?)^```$", text, re.DOTALL | re.MULTILINE):
        parts = re.split(r"^\$ ", block, flags=re.MULTILINE)
        steps = [_step(part) for part in parts[1:]]
        if steps and not parts[0].strip() and all(step.command.startswith("graphq ") for step in steps):
            yield steps


def _step(part: str) -> Step:
    """A command goes on in the next line after a backslash, or while a quotation is open."""
    lines = part.splitlines()
    command = lines.pop(0)
    while lines and (command.endswith("\\") or command.count("'") % 2 or command.count('"') % 2):
        command += "\n" + lines.pop(0).removeprefix("> ")
    return Step(command, "\n".join(lines))


def play(command: str, folder: Path) -> str:
    """What a person sees who types the command on a terminal of 100 columns."""
    environment = {k: v for k, v in os.environ.items() if k != "GRAPHQ_STORE"}
    environment |= {"COLUMNS": "100", "NO_COLOR": "1", "PATH": f"{COMMAND.parent}:{os.environ['PATH']}"}
    master, slave = pty.openpty()
    with subprocess.Popen(
        ["/bin/sh", "-c", command], cwd=folder, env=environment, stdin=slave, stdout=slave, stderr=subprocess.PIPE
    ) as running:
        os.close(slave)
        shown = b"".join(iter(lambda: _read(master), b""))
        assert running.stderr
        shown += running.stderr.read()
    os.close(master)
    return shown.decode().replace("\r\n", "\n")


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 4096)
    except OSError:  # the terminal is closed, and all was read
        return b""


def alike(shown: str, documented: str) -> bool:
    """Whether two outputs are the same but for durations; a line ``...`` stands for any lines."""
    pattern = "\n".join(
        "__any__" if line.strip() in ("...", "…") else re.escape(VOLATILE.sub("some time", line.rstrip()))
        for line in documented.rstrip().splitlines()
    )
    real = "\n".join(VOLATILE.sub("some time", line.rstrip()) for line in shown.rstrip().splitlines())
    pattern = pattern.replace("\n__any__", "(?:\n.*)*").replace("__any__", ".*(?:\n.*)*")
    return re.fullmatch(pattern, real) is not None


@pytest.mark.parametrize("text", WITH_SESSIONS.values(), ids=WITH_SESSIONS)
def test_there_are_sessions(text: str) -> None:
    """Something to run."""
    assert list(sessions(text))


@pytest.mark.parametrize("text", WITH_SESSIONS.values(), ids=WITH_SESSIONS)
def test_the_sessions_are_real(tmp_path: Path, text: str) -> None:
    """Each command, run in turn in one folder with the sample article, prints what the page says."""
    samples = tmp_path / "cli" / "samples"
    shutil.copytree(ROOT / "cli" / "samples", samples)
    for steps in sessions(text):
        for step in steps:
            shown = play(step.command, tmp_path)
            assert alike(shown, step.output), f"$ {step.command}\n{shown}"


def test_a_session_is_read_with_its_outputs() -> None:
    """Commands that go on in the next line included; blocks with other commands are left alone."""
    text = "```console\n$ graphq query '\n> ASK {}'\nyes\n$ graphq stats\n```\n```\n$ make\n$ graphq stats\n```\n"
    assert list(sessions(text)) == [[Step("graphq query '\nASK {}'", "yes"), Step("graphq stats", "")]]


@pytest.mark.parametrize(
    ("shown", "documented", "same"),
    [
        ("a\nb", "a\nb", True),
        ("a\nb", "a\nc", False),
        ("1 source in 0.4 s", "1 source in 2.0 s", True),
        ("a\nx\ny\nb", "a\n...\nb", True),
        ("a\nb", "a\n...\nb", True),
        ("a\nx\nc", "a\n...\nb", False),
        ("a (b)", "a (b)", True),
    ],
)
def test_outputs_are_compared_but_for_durations(shown: str, documented: str, same: bool) -> None:
    """And for lines that the document leaves out."""
    assert alike(shown, documented) == same


def test_a_command_is_played_as_on_a_terminal(tmp_path: Path) -> None:
    """Output and complaint."""
    assert play("graphq completion tcsh; echo done", tmp_path).startswith("done\nError: ")
