"""Where answers are written: standard output, or a file that appears only when it is complete."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any, BinaryIO


@contextmanager
def destination(file: str | None = None) -> Iterator[BinaryIO]:
    """Open a file for writing, or standard output for ``None`` and ``-``.

    A file takes its name only at a clean end: an error leaves what was there before.
    """
    if file in (None, "-"):
        yield _standard_output()
    elif os.path.exists(file) and not os.path.isfile(file):  # a device or a pipe (or a folder, which refuses)
        with open(file, "wb") as stream:
            yield stream
    else:
        with _replacing(file) as stream:
            yield stream


def write_lines(lines: Iterable[str], file: str | None = None) -> None:
    """Write lines of text as UTF-8 whatever the locale is."""
    with destination(file) as out:
        for line in lines:
            out.write(line.encode() + b"\n")


def write_text(text: str, file: str | None = None) -> None:
    """Write a text as it is, as UTF-8."""
    with destination(file) as out:
        out.write(text.encode())


def write_json(value: Any, file: str | None = None) -> None:
    """Write a JSON document for people and programs: indented, UTF-8."""
    import json

    write_lines([json.dumps(value, ensure_ascii=False, indent=2)], file)


def is_terminal() -> bool:
    """Whether a person reads standard output directly."""
    return bool(sys.stdout) and sys.stdout.isatty()


def has_colour(file: str | None = None) -> bool:
    """Whether what is written is read on a terminal that may show colours; ``NO_COLOR`` turns them off."""
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return file in (None, "-") and is_terminal() and wanted


def _standard_output() -> BinaryIO:
    if sys.stdout is None:
        raise OSError("standard output is closed")
    sys.stdout.flush()  # what was written as text comes first
    return sys.stdout.buffer


@contextmanager
def _replacing(file: str) -> Iterator[BinaryIO]:
    draft = f"{file}.{os.getpid()}.part"
    try:
        with open(draft, "wb") as stream:
            yield stream
        os.replace(draft, file)
    except OSError as error:
        raise OSError(error.errno, error.strerror, file) from error
    finally:
        if os.path.exists(draft):
            os.unlink(draft)
