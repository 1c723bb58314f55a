"""``graphq completion``: the script that lets a shell complete commands, options and names."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import (
    BashComplete,
    FishComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
    shell_complete,
)

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_VARIABLE = "_GRAPHQ_COMPLETE"


class Bash(BashComplete):
    """Click's completion for Bash, for values with spaces and after an equals sign."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the one to complete, and that one; ``a=b`` is one word, Bash makes three of it."""
        words = os.environ["COMP_WORDS"].split("\n")[: int(os.environ["COMP_CWORD"]) + 1]
        joined: list[str] = []
        for word in words:
            if joined and (word == "=" or joined[-1].endswith("=")) and not joined[-1].startswith("--"):
                joined[-1] += word
            else:
                joined.append(word)
        self._typed = joined[-1]
        plain = [re.sub(r"\\(.)|[\"']", r"\1", word) for word in joined]
        return plain[1:-1], plain[-1]

    def format_completion(self, item: CompletionItem[Any]) -> str:
        """The rest of the word as Bash is to insert it: spaces escaped, unless a quotation mark is open."""
        before, equals, _ = self._typed.partition("=")
        value = item.value.removeprefix(before + equals) if equals else item.value
        if self._typed.startswith(('"', "'")):
            return f"{item.type},{value}"
        escaped = re.sub(r"([^\w=.,:/@%+-])", r"\\\\\1", value)  # the script reads one backslash of two
        return f"{item.type},{escaped}"


_SHELLS: dict[str, type[ShellComplete]] = {"bash": Bash, "zsh": ZshComplete, "fish": FishComplete}


@click.command(
    epilog="""\b
Examples:
  source <(graphq completion bash)   # in ~/.bashrc
  source <(graphq completion zsh)    # in ~/.zshrc
  graphq completion fish > ~/.config/fish/completions/graphq.fish"""
)
@click.argument("shell", type=click.Choice(tuple(_SHELLS)))
def command(shell: str) -> None:
    """Print the completion script of a shell.

    It completes commands, options, saved queries and, where a store is near, the names in the graph.
    """
    from graphq.cli.group import graphq

    click.echo(_SHELLS[shell](graphq, {}, "graphq", _VARIABLE).source())


def complete(group: click.Command, instruction: str) -> int:
    """Answer a shell that asks for completions."""
    add_completion_class(Bash)
    return shell_complete(group, {}, "graphq", _VARIABLE, instruction)
