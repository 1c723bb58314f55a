"""The progress bar of what may take long."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Iterable

    from click._termui_impl import ProgressBar

Step = TypeVar("Step")


def progress(steps: Iterable[Step], label: str, *, length: int) -> ProgressBar[Step]:
    """A progress bar on standard error, where that is a terminal."""
    hidden = not (sys.stderr and sys.stderr.isatty())
    return click.progressbar(steps, length=length, label=label, file=sys.stderr, hidden=hidden)
