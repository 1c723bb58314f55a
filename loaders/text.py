"""A plain-text or Markdown article becomes a document."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING

from graphq.loaders.blocks import Lines, Piece, unnumbered
from graphq.loaders.document import Block, BlockKind, Document, Section
from graphq.loaders.money import money
from graphq.loaders.view import view
from graphq.ontology import pattern
from graphq.ontology.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_FRONT_MATTER = re.compile(r"\A---\s*\n(.*?)\n---\s*(?:\n|\Z)", re.S)
_BYLINE = re.compile(r"^(?:by|written by|author:|reviewed by)\s+(?P<names>[A-Z].*)$", re.I)
_DATE = re.compile(
    r"\b(?P<iso>\d{4}-\d{2}-\d{2})\b|\b(?P<month>[A-Z][a-z]{2,8})\.? (?P<day>\d{1,2}),? (?P<year>20\d\d)\b"
    r"|\b(?P<day2>\d{1,2})(?:st|nd|rd|th)? (?P<month2>[A-Z][a-z]{2,8}) (?P<year2>20\d\d)\b"
)
_WRITER = re.compile(r"\b(?:writer|editor|contributor|author|reporter|reviewed|updated|published|co-founder)\b", re.I)
_SKIPPED_KINDS = {"contents": "table of contents", "related": "related articles", "apart": "site information"}
_SHORT_FIGURE = re.compile(r"^[^A-Za-z]{0,3}[\d,.]+[kK]?(?: [A-Za-z]+){0,3}$")
_SENTENCE = re.compile(r"[.!?][\"”')\]]*(?:\s|$)")


def decode(data: bytes, path: str) -> str:
    """The text of a file's bytes.

    Raises:
        SourceError: if they are empty, binary, or not UTF-8 (with the line of the first wrong byte).
    """
    if not data.removeprefix(b"\xef\xbb\xbf").strip():
        raise SourceError("the file is empty; give an article as plain text or Markdown", path=path)
    if b"\0" in data[:65536] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise SourceError("the file is binary; give an article as plain text or Markdown", path=path)
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = "the text is not UTF-8; convert it first, for example with iconv -f windows-1252 -t utf-8"
        raise SourceError(message, path=path, line=line) from error
    if not text.strip():
        raise SourceError("the file is empty; give an article as plain text or Markdown", path=path)
    return text


def read_bytes(path: Path) -> bytes:
    """The bytes of a source file.

    Raises:
        SourceError: if it is missing, a directory or not readable.
    """
    try:
        str(path).encode()
    except UnicodeEncodeError as error:
        raise SourceError("the file's name is not UTF-8: rename it", path=ascii(str(path))) from error
    if path.is_dir():
        raise SourceError("this is a directory; give the articles in it by name", path=str(path))
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise SourceError("there is no such file; check the path", path=str(path)) from error
    except OSError as error:
        reason = error.strerror or "unreadable"
        raise SourceError(f"the file cannot be read: {reason.lower()}", path=str(path)) from error


def parse(text: str, path: str = "<text>") -> Document:
    """The document that a text is.

    Raises:
        SourceError: if it has no heading to take its title from.
    """
    meta, start = _front_matter(text)
    pieces = list(_with_ranges_joined(text, Lines(text, start).pieces()))
    head = next((i for i, piece in enumerate(pieces) if piece.kind is None and piece.view.text), None)
    title = meta.get("title") or (pieces[head].view.text if head is not None else "")
    if not title:
        raise SourceError("no heading was found; an article starts with its title on a line of its own", path=path)
    builder = _Builder(title, pieces[head] if head is not None and head < 3 else None)
    body = pieces[head + 1 :] if head == 0 else pieces
    opening = _opening(body) if head == 0 else 0
    builder.add(body[opening:])
    matter = [piece.view.text for piece in body[:opening]]
    return Document(
        text=text,
        title=title,
        sections=tuple(builder.sections),
        blocks=tuple(builder.blocks),
        authors=_authors(meta, matter),
        published=_published(meta, matter),
        passed_over=dict(sorted(builder.passed_over.items())),
    )


def _front_matter(text: str) -> tuple[dict[str, str], int]:
    """The ``key: value`` lines between two rules at the start, and where the text proper begins."""
    match = _FRONT_MATTER.match(text)
    if not match:
        return {}, 0
    rows = (line.split(":", 1) for line in match[1].splitlines() if ":" in line and not line.startswith(" "))
    return {name.strip().lower(): value.strip().strip("\"'") for name, value in rows}, match.end()


def _with_ranges_joined(text: str, pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces, with a range that stands in three of them ("£30,000", "to", "£65,000") as one."""
    held: list[Piece] = []
    for piece in pieces:
        held.append(piece)
        if len(held) == 3:
            if held[1].view.text in ("to", "-", "–") and all(_SHORT_FIGURE.match(held[i].view.text) for i in (0, 2)):
                span = (held[0].view.offsets[0], held[2].view.offsets[-1] + 1)
                held = [Piece(BlockKind.PARAGRAPH, view(text, *span))]
            else:
                yield held.pop(0)
    yield from held


def _opening(pieces: list[Piece]) -> int:
    """How many pieces after the title are byline and the like: short lines ahead of the first sentence."""
    first = next((i for i, p in enumerate(pieces) if p.kind is not None and _SENTENCE.search(p.view.text)), 0)
    if first > 8 or any(piece.level for piece in pieces[:first]):
        return 0
    texts = [piece.view.text for piece in pieces[:first]]
    return first if any(_BYLINE.match(text) or _DATE.search(text) or _WRITER.search(text) for text in texts) else 0


def _authors(meta: dict[str, str], matter: list[str]) -> tuple[str, ...]:
    if meta.get("author"):
        return (meta["author"],)
    names = (match["names"].strip() for text in matter if (match := _BYLINE.match(text)))
    return tuple(dict.fromkeys(names))


def _published(meta: dict[str, str], matter: list[str]) -> str | None:
    for text in (meta.get("date", ""), *matter):
        for match in _DATE.finditer(text):
            if stated := _date(match):
                return stated
    return None


def _date(match: re.Match[str]) -> str | None:
    """The day that a text states, ISO 8601; ``None`` if there is no such day."""
    if match["iso"]:
        forms: tuple[str, ...] = ("%Y-%m-%d",)
        stamp = match["iso"]
    else:
        day, month, year = (match[name] or match[name + "2"] for name in ("day", "month", "year"))
        forms, stamp = ("%d %B %Y", "%d %b %Y"), f"{day} {month} {year}"
    for form in forms:
        try:
            return datetime.strptime(stamp, form).date().isoformat()
        except ValueError:
            continue
    return None


def section_kind(heading: str) -> str:
    """What a heading of any wording says its section is about, "" if it does not say."""
    lowered = unnumbered(heading)[1].lower().strip()
    return next((kind for kind, regex in pattern.kinds("sections") if regex.search(lowered)), "")


class _Builder:
    """Puts pieces into sections, and counts what it passes over."""

    def __init__(self, title: str, piece: Piece | None) -> None:
        root = Section(title, 1, "", piece.view if piece else None)
        self.sections = [root]
        self.blocks: list[Block] = []
        self.passed_over: Counter[str] = Counter()
        self._skipping: Section | None = None
        self._after_question_list = False

    def add(self, pieces: Iterable[Piece]) -> None:
        """Adds all pieces in order."""
        pieces = list(pieces)
        menus = _menus(pieces)
        for piece, following in zip(pieces, [*pieces[1:], None], strict=False):
            if piece.kind is None:
                self._heading(piece)
            elif piece.number and _opens_record(piece, following):
                self._heading(Piece(None, piece.view, 0, bold=piece.bold))
            elif piece.group in menus:
                self.passed_over["lists of links"] += 1
            elif self._skipping:
                self.passed_over[_SKIPPED_KINDS[self._skipping.kind]] += 1
            elif piece.view.text:
                self._block(piece)

    def _block(self, piece: Piece) -> None:
        assert piece.kind is not None
        block = Block(piece.kind, piece.view, self.sections[-1], piece.group, piece.bold, piece.cells)
        self.blocks.append(block)

    def _heading(self, piece: Piece) -> None:
        heading = piece.view.text
        if not heading:
            return
        kind = section_kind(heading)
        level = piece.level or self._level(heading, kind)
        if self._skipping and self._still_skipping(piece, level, kind):
            self.passed_over[_SKIPPED_KINDS[self._skipping.kind]] += 1
            return
        self._skipping = None
        parent = next((s for s in reversed(self.sections) if s.level < level), self.sections[0])
        section = Section(heading, max(level, 2), kind, piece.view, parent, marked=bool(piece.level))
        if kind in _SKIPPED_KINDS:
            self._skipping = section
            self.passed_over[_SKIPPED_KINDS[kind]] += 1
            return
        self.sections.append(section)
        if money(heading):  # a heading with a figure is a statement like any other
            self.blocks.append(Block(BlockKind.LINE, piece.view, section, 0, piece.bold))

    def _still_skipping(self, piece: Piece, level: int, kind: str) -> bool:
        """Whether a heading belongs to what is passed over: below a marked heading, only deeper ones do."""
        assert self._skipping is not None
        if piece.level and self._skipping.marked and self._skipping.kind != "contents":
            return level > self._skipping.level
        return self._skipping.kind == "related" and kind not in _SKIPPED_KINDS and not piece.level

    def _level(self, heading: str, kind: str) -> int:
        """The level of a heading that carries no mark: a question in a list of questions stands below it."""
        if kind == "faq":
            self._after_question_list = True
            return 2
        if heading.endswith("?") and self._after_question_list:
            return 3
        self._after_question_list = False
        return 2 if kind else 3


_LEAST_LINKS = 3
"""A list of fewer links than this is not taken for a menu."""


def _menus(pieces: list[Piece]) -> set[int]:
    """The lists of which each item is only a link, and that no sentence introduces."""
    members: dict[int, list[Piece]] = {}
    introduced: set[int] = set()
    for before, piece in zip([None, *pieces], pieces, strict=False):
        if piece.kind is BlockKind.ITEM:
            members.setdefault(piece.group, []).append(piece)
            if before and before.kind is BlockKind.PARAGRAPH and before.view.text.endswith(":"):
                introduced.add(piece.group)
    return {
        group
        for group, items in members.items()
        if len(items) >= _LEAST_LINKS and group not in introduced and all(item.only_link for item in items)
    }


def _opens_record(piece: Piece, following: Piece | None) -> bool:
    """Whether a numbered line is a heading: short, without full stop, and followed by a paragraph."""
    text = piece.view.text
    if len(text.split()) > 12 or (_SENTENCE.search(text) and not text.endswith("?")):
        return False
    return following is not None and following.kind in (BlockKind.PARAGRAPH, BlockKind.LINE)
