"""The command group: it knows every command by name and imports one only when it is called."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn

import click

from graphq.cli.errors import EXIT_CODES, UsageError, guard

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = {
    "load": "Load articles and RDF files into the graph.",
    "remove": "Remove sources from the graph.",
    "extract": "Print the facts of an article, without a store.",
    "evaluate": "Score the facts that are found against annotated articles.",
    "sources": "List what is loaded.",
    "text": "Print the text of a source, or a stretch of it.",
    "stats": "Count what the graph holds.",
    "query": "Ask the graph by SPARQL, or by a saved query.",
    "path": "Find the best paths between things.",
    "gap": "Say what is missing for a role, and what comes first.",
    "next": "List the roles within reach, and the skills that open more.",
    "compare": "Set roles side by side.",
    "roles": "List roles by skill, industry, credential and pay.",
    "bands": "Show what roles pay, as intervals side by side.",
    "neighbours": "Show what stands nearest to a thing.",
    "show": "Print everything that is known of a thing.",
    "search": "Find things by a part of their name.",
    "conflicts": "List statements that contradict each other.",
    "lint": "Find what is stale, missing or doubtful.",
    "diff": "Show how the facts of B differ from those of A.",
    "validate": "Check the graph against its shapes.",
    "export": "Write the graph in an exchange format.",
    "check": "Check that the store is sound.",
    "backup": "Write the store into one file.",
    "restore": "Make the store what a backup holds.",
    "lock": "Write down which sources the graph is made of, or check it.",
    "demo": "Load the sample article and tour its graph.",
    "completion": "Print the completion script of a shell.",
}
"""Each command and its one line of help: a command's module is called like it and holds it as ``command``."""

_EPILOG = """\b
Example:
  graphq load article.txt
  graphq path Python "Data Scientist"

The store is the nearest .graphq folder from the working directory upward; --store and GRAPHQ_STORE name
another one. Answers go to standard output, everything else to standard error. What the exit codes mean:
graphq --exit-codes."""


class LazyGroup(click.Group):
    """A group whose help is written from :data:`COMMANDS`, without importing the commands."""

    def list_commands(self, _: click.Context) -> list[str]:
        """The commands in the order in which a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, _: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"graphq.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that the first argument names.

        Raises:
            UsageError: there is none; the nearest ones are suggested.
        """
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS)
            hint = "" if near else ": graphq --help lists them"
            raise UsageError(f'there is no command "{args[0]}"{hint}', suggestions=near)
        return super().resolve_command(ctx, args)

    def format_commands(self, _: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def main(self, args: Sequence[str] | None = None, *_: Any, **__: Any) -> NoReturn:
        """Run a command line and exit with a documented code, as Click's own ``main`` would."""
        sys.exit(guard(lambda: self.run(sys.argv[1:] if args is None else args)))

    def run(self, args: Sequence[str]) -> int:
        """Run a command line and return its exit code.

        Raises:
            GraphqError: whatever a user can be told.
        """
        try:
            if instruction := os.environ.get("_GRAPHQ_COMPLETE"):
                from graphq.cli.completion import complete

                return complete(self, instruction)
            with self.make_context("graphq", list(args) or ["--help"]) as context:
                self.invoke(context)
        except click.exceptions.Exit as end:
            return end.exit_code
        except click.Abort:
            return 130
        except click.ClickException as error:
            raise _usage(error) from None
        return 0


def _usage(error: click.ClickException) -> UsageError:
    """Click's error with the command that explains itself in place of its usage line."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "graphq"
    return UsageError(f"{error.format_message().rstrip('.')}. See {command} --help.")


def _print_exit_codes(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        for code, meaning in EXIT_CODES.items():
            click.echo(f"{code:>3}  {meaning}")
        context.exit()


@click.group(cls=LazyGroup, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="career-graphq", prog_name="graphq")
@click.option(
    "--exit-codes",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_exit_codes,
    help="Print what each exit code means and exit.",
)
def graphq() -> None:
    """Careers as a graph: roles, skills, credentials and pay, each with the sentence that says so."""
