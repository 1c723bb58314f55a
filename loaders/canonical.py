"""The canonical text of a web page, and the pieces that stand in it: what a reader sees, each block on its own line."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from graphq.loaders.blocks import Piece, is_heading
from graphq.loaders.document import BlockKind
from graphq.loaders.view import View, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from selectolax.lexbor import LexborNode

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "header",
        "hgroup",
        "hr",
        "legend",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    }
)
_BOLD = frozenset({"b", "strong"})
_PLAIN = ("dd", "div", "p", "section", "figure")
"""Boxes that say nothing of what stands in them."""
_COLON = (": ", True)
"""What follows a term."""
_SPACE = re.compile(r"\s+")


class Canonical:
    """Walks an element and writes what it shows."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self._written: list[str] = []
        self._length = 0
        self._words: list[tuple[str, bool]] = []
        self._group = 0
        self._items: Counter[int] = Counter()
        self._numbers: dict[int, str] = {}

    @property
    def text(self) -> str:
        """All that has been written."""
        return "".join(self._written)

    def read(self, root: LexborNode) -> None:
        """Write an element; without recursion, so that no depth is too deep."""
        bold = 0
        for node, enters in walk(root, _is_no_row):
            tag = node.tag or ""
            if tag in ("-text", "br"):
                if enters:
                    self._words.append((node.text_content or " " if tag == "-text" else " ", bold > 0))
            elif tag in _BOLD:
                bold += 1 if enters else -1
            elif tag == "tr":
                if enters:
                    self._paragraph()
                    self._row(node)
            elif tag in _HEADINGS or tag in _BLOCKS:
                self._boundary(node, tag, enters=enters)
        self._paragraph()

    def append(self, pieces: Iterable[Piece]) -> None:
        """Write pieces that were read elsewhere."""
        before = self._group
        for piece in pieces:
            view = self._line(_mark(piece), piece.view.text)
            group = piece.group + before if piece.group else 0
            self._group = max(self._group, group)
            self.pieces.append(replace(piece, view=view, group=group))

    def _boundary(self, node: LexborNode, tag: str, *, enters: bool) -> None:
        """What begins or ends with a block element."""
        if tag in _PLAIN and self._awaits_value():
            return
        if enters:
            self._end_of_block(node.parent)
            if tag in ("ul", "ol", "dl", "table") and _nearest(node.parent) is None:
                self._group += 1
            elif tag == "li":
                self._count(node)
            return
        if tag in _HEADINGS:
            self._write(None, "#" * _HEADINGS[tag] + " ", level=_HEADINGS[tag])
        elif tag == "dt":
            self._end_of_term()
        else:
            self._end_of_block(node)

    def _end_of_term(self) -> None:
        while self._words and not self._words[-1][0].strip():
            self._words.pop()
        if self._words:
            term, bold = self._words.pop()
            self._words += (term.rstrip(), bold), _COLON

    def _awaits_value(self) -> bool:
        """Whether a term is the last that was seen: its value is on the same line, however deep in boxes it stands."""
        return next((words for words in reversed(self._words) if words[0].strip()), None) is _COLON

    def _count(self, item: LexborNode) -> None:
        """Gives an item of an ordered list its number."""
        parent = item.parent
        if parent is not None and parent.tag == "ol":
            self._items[parent.mem_id] += 1
            self._numbers[item.mem_id] = str(self._items[parent.mem_id])

    def _end_of_block(self, node: LexborNode | None) -> None:
        tag = node.tag if node is not None else ""
        inside = _nearest(node)
        if inside is not None and inside.tag == "blockquote":
            self._write(BlockKind.QUOTATION, "> ")
        elif inside is not None and tag != "dl":
            if inside.tag == "dt":
                return
            number = self._numbers.get(inside.mem_id, "")
            self._write(BlockKind.ITEM, f"{number}. " if number else "- ", group=self._group, number=number)
        elif tag != "dl":
            self._paragraph()

    def _paragraph(self) -> None:
        text, bold = self._seen()
        if bold >= len(text) > 0 and is_heading(text):
            self._write(None, "", level=5)
        else:
            self._write(BlockKind.PARAGRAPH, "")

    def _seen(self) -> tuple[str, int]:
        """The words since the last block, white space folded, and how many of the first characters are bold."""
        text = _SPACE.sub(" ", "".join(words for words, _ in self._words)).strip()
        leading = []
        for words, is_bold in self._words:
            if not is_bold and words.strip():
                break
            leading.append(words)
        return text, len(_SPACE.sub(" ", "".join(leading)).strip())

    def _write(self, kind: BlockKind | None, mark: str, *, level: int = 0, group: int = 0, number: str = "") -> None:
        text, bold = self._seen()
        self._words = []
        if not text:
            return
        view = self._line(mark, text)
        self.pieces.append(Piece(kind, view, level, group, bold, (), number))

    def _line(self, mark: str, text: str) -> View:
        start = self._length + len(mark)
        line = f"{mark}{text}\n"
        self._written.append(line)
        self._length += len(line)
        return plain(text, start)

    def _row(self, row: LexborNode) -> None:
        """A table row as its cells with bars between them; what is in it is not walked again."""
        cells = [_SPACE.sub(" ", cell.text(separator=" ")).strip() for cell in row.iter() if cell.tag in ("td", "th")]
        cells = [cell for cell in cells if cell]
        if not cells:
            return
        spans, at = [], 0
        for cell in cells:
            spans.append((at, at + len(cell)))
            at += len(cell) + 3
        view = self._line("", " | ".join(cells))
        self.pieces.append(Piece(BlockKind.ROW, view, group=self._group, cells=tuple(spans)))


def _mark(piece: Piece) -> str:
    """What is written before a piece."""
    if piece.kind is BlockKind.ITEM:
        return f"{piece.number}. " if piece.number else "- "
    return "#" * piece.level + " " if piece.kind is None else "> " if piece.kind is BlockKind.QUOTATION else ""


def walk(root: LexborNode, into: Callable[[LexborNode], bool]) -> Iterator[tuple[LexborNode, bool]]:
    """Each node on the way in (``True``) and on the way out; the children only of those that ``into`` goes into.

    It does not recurse: a page may be nested deeper than Python's stack.
    """
    node: LexborNode | None = root
    enters = True
    while node is not None:
        yield node, enters
        if enters and into(node) and node.child is not None:
            node = node.child
            continue
        if enters:
            yield node, False
        if node.mem_id == root.mem_id:
            return
        if node.next is not None:
            node, enters = node.next, True
        else:
            node, enters = node.parent, False


def _is_no_row(node: LexborNode) -> bool:
    return node.tag != "tr"


def _nearest(node: LexborNode | None) -> LexborNode | None:
    """The list item, term or quotation that a node stands in, itself included."""
    for _ in range(12):
        if node is None or node.tag in ("body", "table"):
            return None
        if node.tag in ("li", "dt", "dd", "blockquote"):
            return node
        node = node.parent
    return None
