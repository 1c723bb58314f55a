"""The entry point of the command ``graphq``."""

from __future__ import annotations

import io
import sys

from graphq.cli import quick
from graphq.cli.errors import guard


def run() -> int:
    """Run the command line of this process and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # whatever the locale says: files and pipes hold UTF-8
    question = quick.parse(sys.argv[1:])
    if question is not None:
        return guard(lambda: quick.answer(question))
    return guard(_run_group)


def _run_group() -> int:
    from graphq.cli.group import graphq

    graphq.main()
    return 0
