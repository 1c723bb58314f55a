"""The command group: its help, its table of commands, and how it meets a wrong command line."""

from __future__ import annotations

import re
import shlex
from importlib import import_module
from itertools import takewhile

import click
import pytest
from terminal import complaint, process, run

from graphq.cli.errors import EXIT_CODES
from graphq.cli.group import COMMANDS


def command(name: str) -> click.Command:
    return import_module(f"graphq.cli.{name}").command


def test_help_lists_every_command_with_its_line() -> None:
    """``--help`` shows all commands."""
    shown = " ".join(run("--help").stdout.split())
    assert all(f"{name} {line}" in shown for name, line in COMMANDS.items())


def test_no_arguments_is_help() -> None:
    """``graphq`` alone shows the help."""
    assert run().stdout == run("--help").stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_the_line_of_a_command_is_the_first_of_its_own_help(name: str) -> None:
    """The table of commands, which is not read from the commands, says what they say."""
    assert (command(name).help or "").partition("\n\n")[0].strip() == COMMANDS[name]


def examples(name: str) -> list[list[str]]:
    """The calls of graphq in the example of a command's help."""
    lines = [line for line in (command(name).epilog or "").splitlines() if "graphq " in line]
    return [_call(line) for line in lines]


def _call(line: str) -> list[str]:
    lexer = shlex.shlex(line, posix=True, punctuation_chars="|<>()")
    lexer.whitespace_split = True
    words = list(lexer)
    return list(takewhile(lambda word: word not in ("|", "<", ">", ")"), words[words.index("graphq") + 1 :]))


@pytest.mark.parametrize("name", COMMANDS)
def test_help_has_an_example_that_parses(name: str) -> None:
    """Every line of the example in a command's help is a command line that the command takes."""
    calls = examples(name)
    assert calls
    for called, *arguments in calls:
        assert called == name
        command(name).make_context(name, arguments)


def test_every_option_has_help() -> None:
    """No option is left unexplained."""
    for name in COMMANDS:
        options = [p for p in command(name).params if isinstance(p, click.Option)]
        assert all(option.help for option in options), name


def test_a_command_that_does_not_exist() -> None:
    """The nearest commands are suggested."""
    result = run("serach", "x")
    assert result.exit_code == 2
    assert complaint(result) == 'there is no command "serach". Did you mean "search" or "extract"?'


def test_a_command_unlike_any_other() -> None:
    """Where no command is near, the help is pointed at."""
    assert "graphq --help" in complaint(run("xyzzy"))


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["stats", "--nope"], "--nope"),
        (["path", "one"], "TO"),
        (["query", "ASK {}", "--format", "yaml"], "yaml"),
        (["query", "ASK {}", "--timeout", "0"], "--timeout"),
        (["load"], "SOURCE"),
    ],
)
def test_a_wrong_command_line_is_one_line_and_exit_code_2(words: list[str], says: str) -> None:
    """What is wrong, and where its help is."""
    result = run(*words)
    assert result.exit_code == 2
    assert says in complaint(result)
    assert f"See graphq {words[0]} --help." in complaint(result)


def test_version() -> None:
    """``--version`` says which graphq this is."""
    assert re.fullmatch(r"graphq, version \d+\.\d+\.\d+\S*\n", run("--version").stdout)


def test_exit_codes_are_listed() -> None:
    """``--exit-codes`` prints every code with what it means."""
    lines = run("--exit-codes").stdout.splitlines()
    assert [int(line.split()[0]) for line in lines] == list(EXIT_CODES)


def test_python_m_is_the_same_command() -> None:
    """``python -m graphq.cli`` is ``graphq``."""
    import subprocess
    import sys

    module = subprocess.run([sys.executable, "-m", "graphq.cli", "--help"], capture_output=True, check=True)
    assert module.stdout == process("--help").stdout
