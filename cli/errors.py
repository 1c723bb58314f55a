"""The one place where an error becomes one line on standard error and an exit code. Imports no click."""

from __future__ import annotations

import os
import sys

from graphq.ontology.errors import (
    AmbiguousNameError,
    GraphqError,
    NameLookupError,
    QueryError,
    QueryTimeoutError,
    SettingsError,
    SourceError,
    StoreError,
    StoreLockedError,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

EXIT_CODES = {
    0: "done; an empty answer to a query is an answer",
    1: "the answer is no: violations, findings, nothing found, conflicts, a difference, not sound, no text, "
    "below --fail-under",
    2: "the command line is wrong: an unknown command or option, a value that does not fit",
    3: "a source cannot be read: missing, a directory, empty, binary, wrongly encoded, without a heading",
    4: "a query cannot be answered: it does not parse, or names an unknown prefix, parameter or saved query",
    5: "a query ran longer than --timeout allows",
    6: "a name is not in the graph",
    7: "a name means several things in the graph",
    8: "the store is missing, damaged, not writable, or not empty where it must be",
    9: "the store is locked: another process writes to it",
    10: "no path joins the two things",
    11: "the operating system refuses: permission denied, disk full",
    12: "a file of costs, or of what a person has, cannot be used: missing, or it says what it may not",
    70: "a defect of graphq; GRAPHQ_DEBUG=1 shows where",
    130: "interrupted",
    141: "whoever read the output has gone",
}
"""What each exit code means."""


class UsageError(GraphqError):
    """The command line is wrong."""


class AnswerIsNoError(GraphqError):
    """What was asked is not so."""


class NothingFoundError(AnswerIsNoError):
    """A search has no hit."""


class ConflictsError(AnswerIsNoError):
    """Statements contradict each other."""


class FindingsError(AnswerIsNoError):
    """Lint found something that is as bad as it may not be."""


class DifferenceError(AnswerIsNoError):
    """Two things that were compared differ."""


class UnsoundError(AnswerIsNoError):
    """A store holds what it should not, or lacks what it should hold."""


class LowScoreError(AnswerIsNoError):
    """A score is lower than the least that was asked for."""


class NoPathError(GraphqError):
    """No path joins two things."""


# The most special class first.
_CODES: tuple[tuple[type[GraphqError], int], ...] = (
    (AnswerIsNoError, 1),
    (UsageError, 2),
    (SourceError, 3),
    (QueryTimeoutError, 5),
    (QueryError, 4),
    (AmbiguousNameError, 7),
    (NameLookupError, 6),
    (StoreLockedError, 9),
    (StoreError, 8),
    (NoPathError, 10),
    (SettingsError, 12),
)


def guard(action: Callable[[], int]) -> int:
    """Do what a command does and return its exit code; whatever goes wrong is said in one line."""
    try:
        code = action()
        if sys.stdout:
            sys.stdout.flush()
    except SystemExit:
        raise
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        _abandon_output()
        return 141
    except BaseException as error:  # a panic of Oxigraph is not an Exception
        if isinstance(error, OSError):
            _abandon_output()
        return _report(error)
    return code


def explain(error: BaseException) -> tuple[str, int]:
    """What happened and what to do, in one line, and the exit code."""
    if isinstance(error, GraphqError):
        return _sentence(error), next((code for kind, code in _CODES if isinstance(error, kind)), 70)
    if isinstance(error, OSError):
        what = error.strerror or str(error)
        return (f"{error.filename}: {what}" if error.filename else f"cannot write the output: {what}"), 11
    if isinstance(error, RuntimeError) and str(error).startswith("Corruption"):
        return f"the store is damaged ({error}): load its sources into another one, or restore a backup", 8
    if isinstance(error, MemoryError):
        return "out of memory: ask for less, or give graphq more", 11
    what = f"{type(error).__name__}: {error}"
    return f"this is a defect of graphq ({what}): please report it with what GRAPHQ_DEBUG=1 prints", 70


def _sentence(error: GraphqError) -> str:
    message = str(error)
    place = _place(error, message)
    sentence = f"{place}: {message}" if place else message
    if error.suggestions:
        return f"{sentence.rstrip('.')}. {_hint(error)}"
    return sentence


def _place(error: GraphqError, message: str) -> str:
    if error.path:
        import re  # which a query that goes well need not wait for

        named = re.search(rf"(?<![\w.]){re.escape(error.path)}(?!\w)", message)
        return "" if named else error.place
    return f"line {error.line}, column {error.column}" if error.line else ""


def _hint(error: GraphqError) -> str:
    *rest, last = (f'"{suggestion}"' for suggestion in error.suggestions)
    choices = f"{', '.join(rest)} or {last}" if rest else last
    return f"Name one: {choices}." if isinstance(error, AmbiguousNameError) else f"Did you mean {choices}?"


def _report(error: BaseException) -> int:
    line, code = explain(error)
    if os.environ.get("GRAPHQ_DEBUG"):
        import traceback

        traceback.print_exception(error)
    if sys.stderr:
        sys.stderr.write(f"Error: {' '.join(line.split())}\n")
    return code


def _abandon_output() -> None:
    """Let what is still buffered for an output that fails go nowhere, so that it fails once only."""
    try:
        descriptor = sys.stdout.fileno()
    except (OSError, AttributeError):
        return  # no real standard output
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, descriptor)
    os.close(null)
