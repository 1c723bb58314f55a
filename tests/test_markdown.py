"""Markdown: the same facts as from the same article as plain text, in any of the ways of writing it."""

from __future__ import annotations

import pytest
from test_html import SAMPLE, stated, written

from graphq import loaders
from graphq.loaders.document import BlockKind, Document

MATTER = "---\ntitle: {title}\nauthor: Ida Quill\ndate: 2025-03-04\n---\n\n"


def markdown(document: Document, *, underlined: bool = False) -> str:
    """A document as an editor would write it: headings marked or underlined, bold heads, links, tables with rules."""
    parts: list[str] = []
    section, group = None, 0
    for block in written(document):
        if block.section is not section:
            section = block.section
            parts.append(_heading(section.heading, section.level, underlined=underlined))
        text = f"**{block.text[: block.bold]}**{block.text[block.bold :]}" if block.bold else block.text
        opens = "\n" if group != block.group else ""
        if block.kind is BlockKind.ROW:
            rule = "|---" * len(block.cells) + "|\n" if opens else ""
            parts.append(f"{opens}| {text.strip('| ')} |\n{rule}")
        elif block.kind is BlockKind.ITEM:
            parts.append(f"{opens}* {text}\n")
        elif block.kind is BlockKind.LINE:
            parts.append(f"{opens}{text}  \n")
        else:
            parts.append(f"\n{text}\n")
        group = block.group
    links = parts and '\n[1]: https://example.org/one "One"\n'
    return MATTER.format(title=f'"{document.title}"') + "".join(parts) + (links or "")


def _heading(words: str, level: int, *, underlined: bool) -> str:
    if underlined and level < 3:
        return f"\n{words}\n{'=-'[level - 1] * len(words)}\n"
    return f"\n{'#' * level} {words}\n"


@pytest.mark.parametrize("underlined", [False, True])
def test_markdown_gives_the_same_facts_as_text(underlined: bool) -> None:
    """Whatever marks the headings."""
    text = SAMPLE.read_bytes()
    assert stated(markdown(loaders.parse(text), underlined=underlined).encode()) == stated(text)


def test_links_of_all_kinds_are_read_as_their_words() -> None:
    """Inline, by reference, and their definitions not at all."""
    plain = SAMPLE.read_text(encoding="utf-8")
    linked = plain.replace("machine learning degree", "[machine learning degree][1]", 1)
    linked = linked.replace("data scientist", '[data scientist](https://example.org/ds "DS")', 1)
    assert linked.count("](") == linked.count("][") == 1
    assert stated((linked + "\n\n[1]: https://example.org/ml\n").encode()) == stated(plain.encode())
