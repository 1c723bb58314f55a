"""The entry point of the command ``graphq``."""

from __future__ import annotations

import io
import os
import sys

from graphq.cli import quick
from graphq.cli.errors import guard

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn


def run() -> NoReturn:
    """Run the command line of this process and end it with a documented exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Whatever the locale says, files and pipes hold UTF-8; what cannot be written so is shown escaped.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    question = quick.parse(sys.argv[1:])
    _leave(guard(_run_group if question is None else lambda: quick.answer(**question)))


def _run_group() -> int:
    from graphq.cli.group import graphq

    return graphq.run(sys.argv[1:])


def _leave(code: int) -> NoReturn:
    """End at once: tidying up takes as long as a query, and one that ran out of time may still be running."""
    if sys.stderr:
        sys.stderr.flush()
    os._exit(code)
