"""Rows of text as aligned columns that fit the terminal."""

from __future__ import annotations

import os
import sys
from itertools import chain, islice
from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

GAP = "  "
_SAMPLE = 1000  # rows that decide the widths of the columns
_LEAST = 8  # a column is not made narrower than this


def table(header: Sequence[str], rows: Iterable[Sequence[str]], width: int | None = None) -> Iterator[str]:
    """Yield the lines of a table: a header, a rule, the rows.

    Args:
        header: the names of the columns. rows: one text a column.
        width: the columns of the terminal; cells are wrapped to fit. ``None`` for as wide as it takes.
    """
    if not header:
        return
    rows = iter(rows)
    sample = list(islice(rows, _SAMPLE))
    widths = _widths([header, *sample], width)
    right = [_is_numeric(row[i] for row in sample) for i in range(len(header))]
    yield from _lines(header, widths, right)
    yield GAP.join("─" * w for w in widths)
    for row in chain(sample, rows):
        yield from _lines(row, widths, right)


def terminal_width() -> int | None:
    """How many columns standard output has, ``None`` if it is not a terminal."""
    if columns := os.environ.get("COLUMNS", ""):
        return int(columns) if columns.isdigit() else None
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
            continue
        pieces = list(_pieces(word, width))
        lines.extend(pieces) if lines[-1] else lines.__setitem__(slice(-1, None), pieces)
    return lines


def columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def _widths(rows: list[Sequence[str]], width: int | None) -> list[int]:
    widths = [max(map(columns, column)) for column in zip(*rows, strict=True)]
    if width is not None:
        room = width - len(GAP) * (len(widths) - 1)
        while sum(widths) > room and max(widths) > _LEAST:
            widths[widths.index(max(widths))] -= 1
    return widths


def _is_numeric(cells: Iterable[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return bool(filled) and all(cell.replace(",", "").replace(".", "", 1).lstrip("-").isdigit() for cell in filled)


def _lines(row: Sequence[str], widths: list[int], right: list[bool]) -> Iterator[str]:
    cells = [[cell] if columns(cell) <= w and "\n" not in cell else wrap(cell, w) for cell, w in zip(row, widths, strict=True)]
    for i in range(max(map(len, cells))):
        parts = [cell[i] if i < len(cell) else "" for cell in cells]
        yield GAP.join(map(_padded, parts, widths, right)).rstrip()


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
