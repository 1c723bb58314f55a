"""The rows of an answer, as a table for a terminal or for a page of Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphq.cli.table import table, terminal_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

FORMATS = ("text", "table", "json", "markdown")
"""The formats of a command whose answer has words of its own and rows."""
DRAWN = ("dot", "mermaid", "svg")
"""The formats of an answer that is a graph."""


def row_lines(rows: Sequence[Mapping[str, Any]], format_name: str) -> Iterator[str]:
    """Rows as a ``table`` or as ``markdown``."""
    return table_lines(rows) if format_name == "table" else markdown_lines(rows)


def table_lines(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """An aligned table that fits the terminal; nothing for no rows."""
    header = list(rows[0]) if rows else []
    cells = ([_cell(value) for value in row.values()] for row in rows)
    return table(header, cells, terminal_width()) if rows else iter(())


def markdown_lines(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """A table of Markdown; nothing for no rows."""
    if rows:
        yield _line(rows[0])
        yield _line(["---"] * len(rows[0]))
        yield from (_line(map(_cell, row.values())) for row in rows)


def escaped(text: str) -> str:
    """A text of which Markdown makes no markup."""
    return "".join(f"\\{character}" if character in "\\`*_[]<>#|" else character for character in text)


def _line(cells: Any) -> str:
    return f"| {' | '.join('---' if cell == '---' else escaped(cell) for cell in cells)} |"


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return " ".join(str(value).split())
