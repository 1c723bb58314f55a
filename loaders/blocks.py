"""Lines become pieces: headings, paragraphs, list items, table rows and quotations, by the marks that writers use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphq.loaders.document import BlockKind
from graphq.loaders.view import View, view

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+")
_ITEM = re.compile(r"\s*(?:(?P<bullet>[•*+‣◦▪●·✓✔➢➤–-])|(?P<number>\d{1,3})[.)])\s+(?=\S)")
_QUOTATION = re.compile(r"\s{0,3}>\s?")
_RULE = re.compile(r"\s*(?:[-*_=]\s*){3,}$")
_UNDERLINE = re.compile(r"\s{0,3}(?P<mark>=|-)(?P=mark)+\s*$")
_DEFINITION = re.compile(r"\s{0,3}\[[^\[\]]{1,99}\]:\s+\S+(?:\s+[\"'(].*)?$")
_TABLE_RULE = re.compile(r"[\s|:+-]*-[\s|:+-]*$")
_FENCE = re.compile(r"\s*(?:```|~~~)")
_ONLY_LINK = re.compile(r"\s*(?:[*_]{1,2})?\[[^\]]+\]\([^)]*\)(?:[*_]{1,2})?\s*$")
_BOLD = re.compile(r"\s*\*\*(?P<bold>.+?)\*\*(?:\s*\*\*(?P<more>.+?)\*\*)?")
_LABELLED = re.compile(r"\s*(?:\*\*)?[A-Z][^.!?:|]{1,45}(?::|\s[-–—](?=\s))(?:\*\*)?\s+\S")
_TERMINAL = re.compile(r"[.!;,:…][\"”'’)\]*_]*$")
_VALUE = re.compile(
    r"[^:]{2,45}:\s+(?!(?:19|20)\d\d\b)(?:[a-z]+\s+){0,3}[^A-Za-z]*\d[^A-Za-z]*(?:[A-Za-z]+[^A-Za-z]*){0,4}$"
)
_SENTENCE_INSIDE = re.compile(r"[a-z)][.!]\s+[A-Z]")
_FIGURE = re.compile(r"[^A-Za-z]*[$£€₹\d][^A-Za-z]*(?:[A-Za-z]+[^A-Za-z]*){0,3}$")
_NUMBERED = re.compile(r"^\s*(?:#?\d{1,3}[.):]|(?:step|tip|no\.?) \d+[.:)]?)\s*", re.I)
_LINE_START_LOWER = re.compile(r"\s*[a-z]")
LONGEST_HEADING = 24
"""A heading has at most this many words."""


_LONGEST_TITLE = 8
"""A title that its text follows on the next line has at most this many words."""


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A stretch of the text that is one thing to a reader.

    Attributes:
        kind: the block's kind, ``None`` for a heading. view: what a reader sees.
        level: of a heading, 1 to 6; 0 where the text does not say. group: the list or table it belongs to.
        bold: how many of the first characters are bold. cells: of a row. number: of a numbered item, as written.
        only_link: whether it is a link and nothing else.
    """

    kind: BlockKind | None
    view: View
    level: int = 0
    group: int = 0
    bold: int = 0
    cells: tuple[tuple[int, int], ...] = ()
    number: str = ""
    only_link: bool = False


class Lines:
    """The lines of a text, each as its span, and the pieces that they form."""

    def __init__(self, text: str, start: int = 0) -> None:
        self._text = text
        self._group = 0
        self._pending: list[tuple[int, int]] = []
        self._pending_item: re.Match[str] | None = None
        self._in_table = False
        self._in_list = False
        self._lines = list(_line_spans(text, start))

    def pieces(self) -> Iterator[Piece]:
        """The pieces in the order of the text."""
        fenced = False
        for start, end in self._lines:
            line = self._text[start:end]
            if _FENCE.match(line):
                fenced = not fenced
                continue
            if fenced:
                continue
            yield from self._line(line, start, end)
        yield from self._flush()

    def _line(self, line: str, start: int, end: int) -> Iterator[Piece]:
        if not line.strip():
            yield from self._flush()
            self._in_table = False
        elif heading := _HEADING.match(line):
            yield from self._flush()
            yield Piece(None, view(self._text, start + heading.end(), end), len(heading[1]))
            self._in_list = False
        elif (underline := _UNDERLINE.match(line)) and self._may_be_heading():
            yield Piece(None, view(self._text, *self._pending.pop()), 1 if underline["mark"] == "=" else 2)
            self._in_list = False
        elif _RULE.match(line) or _DEFINITION.match(line):
            yield from self._flush()
        elif _is_row(line):
            yield from self._flush()
            yield from self._row(line, start, end)
        elif (item := _ITEM.match(line)) and not _BOLD_LINE.match(line):
            yield from self._flush()
            self._pending_item = item
            self._pending = [(start + item.end(), end)]
        elif quotation := _QUOTATION.match(line):
            yield from self._flush()
            yield Piece(BlockKind.QUOTATION, view(self._text, start + quotation.end(), end))
        elif self._pending_item and not line.startswith((" ", "\t")) and not _LINE_START_LOWER.match(line):
            yield from self._flush()
            self._pending = [(start, end)]
        else:
            self._pending.append((start, end))

    def _may_be_heading(self) -> bool:
        """Whether the one line before this one is a heading if it is underlined."""
        if self._pending_item or len(self._pending) != 1:
            return False
        return is_heading(view(self._text, *self._pending[0]).text)

    def _row(self, line: str, start: int, end: int) -> Iterator[Piece]:
        if _TABLE_RULE.match(line):
            return
        if not self._in_table:
            self._group += 1
        self._in_table, self._in_list = True, False
        seen = view(self._text, start, end, tabs=True)
        yield Piece(BlockKind.ROW, seen, group=self._group, cells=_cells(seen.text))

    def _flush(self) -> Iterator[Piece]:
        spans, item = self._pending, self._pending_item
        self._pending, self._pending_item = [], None
        if not spans:
            return
        if item:
            if not self._in_list:
                self._group += 1
            self._in_list = True
            yield self._block(BlockKind.ITEM, spans, self._group, item["number"] or "")
            return
        self._in_list = False
        if len(spans) > 1 and self._opens_with_title(spans):
            yield self._paragraph(spans[:1])
            spans = spans[1:]
        if len(spans) > 1 and self._stands_in_lines(spans):
            self._group += 1
            yield from (self._block(BlockKind.LINE, [span], self._group) for span in spans)
        else:
            yield self._paragraph(spans)

    def _paragraph(self, spans: list[tuple[int, int]]) -> Piece:
        piece = self._block(BlockKind.PARAGRAPH, spans)
        if len(spans) == 1 and is_heading(piece.view.text):
            level = 5 if piece.bold else 0
            return Piece(None, piece.view, level, bold=piece.bold)
        return piece

    def _block(self, kind: BlockKind, spans: list[tuple[int, int]], group: int = 0, number: str = "") -> Piece:
        start, end = spans[0][0], spans[-1][1]
        seen = view(self._text, start, end)
        bold = _BOLD.match(self._text, start, end)
        length = len(view(self._text, start, bold.end()).text) if bold else 0
        only_link = bool(_ONLY_LINK.match(self._text[start:end]))
        return Piece(kind, seen, group=group, bold=length, number=number, only_link=only_link)

    def _opens_with_title(self, spans: list[tuple[int, int]]) -> bool:
        """Whether the first line is a heading that its text follows without a blank line."""
        first, second = (self._text[start:end].strip() for start, end in spans[:2])
        words = first.split()
        if len(words) > _LONGEST_TITLE or not is_heading(first) or not re.search(r"[.!?:]", second):
            return False
        titled = sum(word[0].isupper() or len(word) < 4 for word in words)
        return titled == len(words) and len(second) > len(first) and not _LABELLED.match(second)

    def _stands_in_lines(self, spans: list[tuple[int, int]]) -> bool:
        """Whether each line is a thing of its own: hard breaks, ``Label: value`` or short unpunctuated lines."""
        lines = [self._text[start:end] for start, end in spans]
        if all(line.endswith("  ") for line in lines[:-1]):
            return True
        labelled = sum(bool(_LABELLED.match(line)) for line in lines)
        if labelled >= len(lines) - 1:
            return True
        return all(len(line.split()) <= 6 and not _TERMINAL.search(line.rstrip()) for line in lines)


_BOLD_LINE = re.compile(r"\s*\*\*[^*]")


def is_heading(text: str) -> bool:
    """Whether a line that stands alone reads like a heading: short, without full stop, not a bare figure."""
    if not text or len(text.split()) > LONGEST_HEADING or not any(c.isalpha() for c in text):
        return False
    if (text.islower() and len(text.split()) == 1) or _FIGURE.match(text) or _SENTENCE_INSIDE.search(text):
        return False
    return not _TERMINAL.search(text) and not _VALUE.match(text)


def unnumbered(heading: str) -> tuple[int, str]:
    """How long a heading's number ("3.", "Step 2:") is, and the heading without it."""
    match = _NUMBERED.match(heading)
    length = match.end() if match else 0
    return length, heading[length:]


def _line_spans(text: str, start: int) -> Iterator[tuple[int, int]]:
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end - (end > start and text[end - 1] == "\r")
        start = end + 1


def _is_row(line: str) -> bool:
    return bool(" | " in line or "\t" in line.strip() or re.match(r"\s*\|.*\|\s*$", line))


def _cells(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of a row's cells in its text; a bar at either edge only frames it."""
    inner = re.match(r"^\|?\s*(.*?)\s*\|?$", text)
    start, end = inner.span(1) if inner else (0, len(text))
    spans = []
    at = start
    for bar in [*re.finditer(r"\s*\|\s*|\t", text[start:end])]:
        spans.append((at, start + bar.start()))
        at = start + bar.end()
    return (*spans, (at, end))
