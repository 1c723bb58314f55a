"""A document: an article as a tree of sections and a sequence of blocks, each with its exact place in the text."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from graphq.loaders.schemaorg.printed import Thing
    from graphq.loaders.view import View


class BlockKind(StrEnum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    LINE = "line"
    ROW = "row"
    QUOTATION = "quotation"


@dataclass(frozen=True, slots=True, eq=False)
class Section:
    """A heading and what stands under it.

    Attributes:
        heading: its words, "" for what precedes the first heading.
        view: the heading with its place in the text, ``None`` for the same.
        level: 1 for the title, deeper below. parent: the section it belongs to.
        marked: whether the text itself marks the level.
        kind: what the heading says the section is about (``pay``, ``skills``, …), "" when it does not say.
    """

    heading: str
    level: int
    kind: str = ""
    view: View | None = None
    parent: Section | None = None
    marked: bool = False

    def path(self) -> Iterator[Section]:
        """The section and those it stands in, inside out."""
        section: Section | None = self
        while section:
            yield section
            section = section.parent


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A paragraph, list item, line, table row or quotation.

    Attributes:
        kind: which of these. view: what a reader sees of it, without bullet and markup. section: where it stands.
        group: the number of the list or table it belongs to, 0 for none.
        bold: how many of its first characters are set in bold.
        cells: for a row, the span of each cell in ``view.text``.
    """

    kind: BlockKind
    view: View
    section: Section
    group: int = 0
    bold: int = 0
    cells: tuple[tuple[int, int], ...] = ()

    @property
    def text(self) -> str:
        """What a reader sees of the block."""
        return self.view.text

    def cell(self, index: int) -> str:
        """The text of one cell of a row."""
        start, end = self.cells[index]
        return self.text[start:end]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What an article states of itself: in front matter, in the head of a page, or in the lines under its title.

    Attributes:
        title: "" where it is not stated. authors: one name each. published, modified: ISO 8601 dates.
        description: its summary, "" for none. url: its canonical address, "" for none.
        language: BCP 47 tag (``en``, ``en-GB``), "" where it is not stated.
    """

    title: str = ""
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    description: str = ""
    url: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Metadata):
    """An article: what it states of itself, and its parts.

    Attributes:
        text: the whole text; every span refers to it.
        sections, blocks: its parts in order.
        passed_over: how many blocks were recognised and left out, by reason.
        format: what it was read as: ``text`` (which Markdown is too) or ``html``.
        things: the objects of a page's structured data that can state facts, printed at the end of the text.
    """

    text: str
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    passed_over: Mapping[str, int] = field(default_factory=dict)
    format: str = "text"
    things: tuple[Thing, ...] = ()

    @property
    def metadata(self) -> dict[str, Any]:
        """What it states of itself, by the names of `Metadata`."""
        return {stated.name: getattr(self, stated.name) for stated in fields(Metadata)}
