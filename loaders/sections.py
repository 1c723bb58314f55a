"""Pieces become a document, whatever they were read from: sections by their headings, and what is passed over."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING

from graphq.loaders import byline
from graphq.loaders.blocks import Piece, unnumbered
from graphq.loaders.byline import SENTENCE
from graphq.loaders.document import Block, BlockKind, Document, Metadata, Section
from graphq.loaders.money import money
from graphq.ontology import pattern
from graphq.ontology.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

LONGEST = 500_000
"""An article of more characters than this, some 300 printed pages, is refused."""
LONGEST_BLOCK = 50_000
"""A paragraph of more characters than this is passed over: no reader gets through it either."""
_SKIPPED_KINDS = {"contents": "table of contents", "related": "related articles", "apart": "site information"}


def document(
    text: str,
    pieces: Sequence[Piece],
    metadata: Metadata,
    path: str,
    *,
    passed_over: Mapping[str, int] | None = None,
    format_name: str = "text",
) -> Document:
    """The document that some pieces of a text are.

    ``metadata`` is what is stated beside the text; what it lacks is taken from the title and the lines under it.
    ``passed_over`` counts what the reader of the pieces left out already, ``format_name`` says what it has read.

    Raises:
        SourceError: if it is too long, or there is no heading to take the title from.
    """
    if len(text) > LONGEST:
        raise SourceError(f"the article has more than {LONGEST:,} characters: split it", path=path)
    head = next((i for i, piece in enumerate(pieces) if piece.kind is None and piece.view.text), None)
    title = metadata.title or (pieces[head].view.text if head is not None else "")
    if head is not None and metadata.title and pieces[head].level > 1 and pieces[head].view.text != title:
        head = None  # the page shows no title: this is the heading of a section
    if not title:
        raise SourceError("no heading was found; an article starts with its title on a line of its own", path=path)
    builder = _Builder(title, pieces[head] if head is not None and head < 3 else None)
    builder.passed_over.update(passed_over or {})
    body = pieces[head + 1 :] if head == 0 else pieces
    opening = byline.opening(body) if head == 0 else 0
    builder.add(body[opening:])
    matter = [piece.view.text for piece in body[:opening]]
    stated = {
        "title": title,
        "authors": metadata.authors or byline.authors(matter),
        "published": metadata.published or byline.day(matter),
    }
    return Document(
        **asdict(metadata) | stated,
        text=text,
        sections=tuple(builder.sections),
        blocks=tuple(builder.blocks),
        passed_over=dict(sorted(builder.passed_over.items())),
        format=format_name,
    )


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
            elif len(piece.view.text) > LONGEST_BLOCK:
                self.passed_over["overlong paragraphs"] += 1
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
        return 2 if kind or heading.isupper() else 3


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
    if len(text.split()) > 12 or (SENTENCE.search(text) and not text.endswith("?")):
        return False
    return following is not None and following.kind in (BlockKind.PARAGRAPH, BlockKind.LINE)
