"""The errors of graphq: one root, one sentence per kind.

GraphqError
├── SourceError        a source cannot be read or is not an article
├── StoreError         a store is missing, locked, corrupt or not writable
├── QueryError         a query does not parse, names an unknown prefix or runs too long
├── NameLookupError    a name is unknown or means several things
└── SettingsError      a file of costs or of what a person has cannot be used
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class GraphqError(Exception):
    """Anything graphq can tell a user about; the message says what happened and what to do.

    Attributes:
        path: the file it happened in, if any.
        line, column: the place in that file or query, counted from 1.
        suggestions: names, commands or files to try instead.
    """

    def __init__(
        self,
        message: str,
        *,
        path: str | None = None,
        line: int | None = None,
        column: int | None = None,
        suggestions: Sequence[str] = (),
    ) -> None:
        super().__init__(message)
        self.path = path
        self.line = line
        self.column = column
        self.suggestions = tuple(suggestions)

    @property
    def place(self) -> str:
        """``path:line:column`` as far as it is known, else an empty string."""
        parts = [self.path, self.line, self.column]
        return ":".join(str(part) for part in parts if part is not None)


class SourceError(GraphqError):
    """A source cannot be read: missing, a directory, empty, binary, wrongly encoded or without a heading."""


class StoreError(GraphqError):
    """A store cannot be used: missing, corrupt or not writable."""


class StoreLockedError(StoreError):
    """Another process is writing to the store."""


class QueryError(GraphqError):
    """A query does not parse, names an unknown prefix or an unknown parameter."""


class QueryTimeoutError(QueryError):
    """A query ran longer than it was allowed to."""


class NameLookupError(GraphqError):
    """A name is not in the graph; ``suggestions`` holds the nearest ones."""


class AmbiguousNameError(NameLookupError):
    """A name means several things in the graph; ``suggestions`` holds the choices."""


class SettingsError(GraphqError):
    """A file of costs, or of what a person has, cannot be read or says what it may not."""
