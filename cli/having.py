"""What a person has, as they say it on a command line: ``--have`` and ``--profile``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphq.cli.errors import UsageError
from graphq.cli.options import complete_name

if TYPE_CHECKING:
    from graphq.cli.options import Command
    from graphq.graph.profile import Profile
    from graphq.graph.store import Store


def have_options(command: Command) -> Command:
    """The two options; the command takes them as ``have`` and ``profile``."""
    options = (
        click.option(
            "--have",
            multiple=True,
            metavar="NAMES",
            shell_complete=complete_name,
            help="What you have: skills, credentials, programmes, roles, joined by commas; may be given again.",
        ),
        click.option(
            "--profile",
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="A YAML file of what you have: lists of skills, credentials, programmes and roles.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def read(graph: Store, have: tuple[str, ...], file: Path | None) -> Profile:
    """What is had by both together; names of the file that the graph does not know are told on standard error.

    Raises:
        UsageError: neither is given.
        NameLookupError: a name of ``--have`` means nothing in the graph, or several things.
        SettingsError: the file cannot be used.
    """
    from graphq.graph import profile

    if not have and file is None:
        raise UsageError("say what you have: --have python,statistics, or --profile known.yaml")
    found = profile.named(graph, have)
    if file:
        found |= profile.read(graph, file)
    if found.unknown:
        told = ", ".join(_known_as(graph, name) for name in found.unknown)
        click.echo(f"Passed over, as the graph does not know it as what it is listed as: {told}.", err=True)
    if not found.things:
        click.echo("Nothing that you have is known: the answer is that for somebody who has nothing.", err=True)
    return found


def _known_as(graph: Store, name: str) -> str:
    """A name that was passed over, with the kinds of what it means besides."""
    from graphq.graph.names import find

    kinds = sorted({thing.kind for thing in find(graph, name)})
    return f"{name} (known as {' and '.join(kinds)})" if kinds else name
