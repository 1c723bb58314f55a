"""Rows of text as aligned columns that fit the terminal, or as records where there are too many columns."""

from __future__ import annotations

import os
import sys
from itertools import chain, islice
from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

GAP = "  "
LONGEST_CELL = 1000
"""So many characters of a text are shown for people; the text of a whole article is none of a table."""
_SAMPLE = 1000  # rows that decide the widths of the columns
_READABLE = 12  # a column that is longer is not made narrower than this


def table(header: Sequence[str], rows: Iterable[Sequence[str]], width: int | None = None) -> Iterator[str]:
    """Yield the lines of a table: a header, a rule, the rows.

    Args:
        header: the names of the columns.
        rows: one text a column.
        width: how many columns the terminal has; cells are wrapped to fit, and rows whose columns would get
            too narrow to read are written as records, one line a cell. ``None`` for as wide as it takes.
    """
    rows = iter(rows)
    sample = list(islice(rows, _SAMPLE))
    natural = [max(map(columns, column)) for column in zip(header, *sample, strict=True)]
    widths = natural if width is None else _narrowed(natural, width - len(GAP) * (len(header) - 1))
    if widths is None or not header:
        return _records(header, chain(sample, rows), width)
    right = [_is_numeric(row[i] for row in sample) for i in range(len(header))]
    rule = ["─" * column for column in widths]
    return (line for row in chain((header, rule), sample, rows) for line in _row_lines(row, widths, right))


def terminal_width() -> int | None:
    """How many columns standard output has, ``None`` if it is not a terminal. ``COLUMNS`` overrides."""
    if (given := os.environ.get("COLUMNS", "")).isdecimal() and int(given):
        return int(given)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or None
    except (OSError, AttributeError, ValueError):
        return None


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most ``width`` columns, broken at white space where there is some."""
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if columns(joined) <= width:
            lines[-1] = joined
        else:
            lines.extend(_pieces(word, width))
    return lines if lines[0] else lines[1:] or lines


def abridged(text: str) -> str:
    """The beginning of a text that is too long for a table, and how long it is.

    >>> abridged("weaver")
    'weaver'
    """
    if len(text) <= LONGEST_CELL:
        return text
    return f"{text[:LONGEST_CELL]}… ({len(text):,} characters)"


def columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def _narrowed(widths: list[int], room: int) -> list[int] | None:
    """Widths that fit, the widest columns made narrower; ``None`` if one would become unreadable."""
    widths = list(widths)
    while sum(widths) > room:
        widest = max(widths)
        if widest <= _READABLE:
            return None
        widths[widths.index(widest)] -= 1
    return widths


def _records(header: Sequence[str], rows: Iterable[Sequence[str]], width: int | None) -> Iterator[str]:
    """Rows as ``name  value`` lines with an empty line between; what has no value is left out."""
    indent = max(map(columns, header), default=0)
    room = max((width or 0) - indent - len(GAP), _READABLE)
    for number, row in enumerate(rows):
        if number:
            yield ""
        for name, cell in zip(header, row, strict=True):
            if cell:
                yield from _row_lines((name, cell), [indent, room], [False, False])


def _is_numeric(cells: Iterable[str]) -> bool:
    filled = [cell.lstrip("-").replace(",", "").replace(".", "", 1) for cell in cells if cell]
    return bool(filled) and all(map(str.isdecimal, filled))


def _row_lines(row: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> Iterator[str]:
    cells = [_cell_lines(cell, width) for cell, width in zip(row, widths, strict=True)]
    for i in range(max(map(len, cells))):
        parts = (cell[i] if i < len(cell) else "" for cell in cells)
        yield GAP.join(map(_padded, parts, widths, right)).rstrip()


def _cell_lines(cell: str, width: int) -> list[str]:
    fits = columns(cell) <= width and "\n" not in cell
    return [cell] if fits else wrap(cell, width)


def _padded(text: str, width: int, right: bool) -> str:
    space = " " * (width - columns(text))
    return space + text if right else text + space


def _pieces(word: str, width: int) -> Iterator[str]:
    """A word in pieces that fit."""
    piece = ""
    for character in word:
        if piece and columns(piece + character) > width:
            yield piece
            piece = ""
        piece += character
    yield piece
