"""A plain-text or Markdown article becomes a document."""

from __future__ import annotations

import html
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphq import loaders
from graphq.loaders import sections, text
from graphq.loaders.document import BlockKind
from graphq.ontology.errors import SourceError

if TYPE_CHECKING:
    from graphq.loaders.document import Document

PLAIN = """Careers in Stone Masonry

by Lea Brandt

Published May 3, 2025

Masons cut and lay stone. The work is outdoors.

What Skills Do Masons Need?

  • Measuring: They measure twice.
  • Mixing mortar

Table of contents

What Do Masons Earn?

Region | Pay
North | $50,000

> I like it here, says Tom.

Related Articles

How to Lay Bricks

Ten Tools for Masons
"""
MARKDOWN = """---
title: "A Life in Cheese"
author: Mo Farr
date: 2024-11-02
---

Cheese is milk with patience.

## What They Do

Cheese makers *stir* the **curd**.

### Tools

- **Curd knife**: cuts curd
- vat

## What They Earn

Little.
"""


def parse(article: str) -> Document:
    return text.parse(dedent(article))


# What an article says of itself


def test_title_is_the_first_heading() -> None:
    assert parse(PLAIN).title == "Careers in Stone Masonry"


def test_title_of_marked_heading() -> None:
    """The mark and emphasis are no part of it."""
    assert parse("# Careers in *Stone*\n\nMasons cut stone.\n").title == "Careers in Stone"


def test_byte_order_mark_is_no_part_of_the_title() -> None:
    data = "\ufeffCareers in Stone\n\nMasons cut stone.\n".encode()
    assert loaders.extract(data, "stone.txt").source.title == "Careers in Stone"


@pytest.mark.parametrize("byline", ["by Lea Brandt", "By Lea Brandt", "Written by Lea Brandt", "Author: Lea Brandt"])
def test_byline(byline: str) -> None:
    assert parse(f"Careers in Stone\n\n{byline}\n\nMasons cut stone. It is hard.\n").authors == ("Lea Brandt",)


def test_byline_twice_is_one_author() -> None:
    document = parse("Careers in Stone\n\nby Lea Brandt\n\nby Lea Brandt\n\nMasons cut stone. It is hard.\n")
    assert document.authors == ("Lea Brandt",)


def test_no_byline() -> None:
    document = parse("Careers in Stone\n\nMasons cut stone by hand. It is hard.\n")
    assert (document.authors, document.published) == ((), None)


@pytest.mark.parametrize(
    "line", ["Published May 3, 2025", "May 3, 2025", "Updated: May 3 2025", "2025-05-03", "Published on 2025-05-03"]
)
def test_date(line: str) -> None:
    """A stated date becomes ISO 8601."""
    assert parse(f"Careers in Stone\n\n{line}\n\nMasons cut stone. It is hard.\n").published == "2025-05-03"


def test_abbreviated_month() -> None:
    assert parse("Careers in Stone\n\nDec. 9, 2024\n\nMasons cut stone. It is hard.\n").published == "2024-12-09"


def test_impossible_date_is_none() -> None:
    assert parse("Careers in Stone\n\nMay 43, 2025\n\nMasons cut stone. It is hard.\n").published is None


def test_date_in_a_sentence_is_not_the_article_s() -> None:
    document = parse("Careers in Stone\n\nThe guild was founded on May 3, 2011. It still meets.\n")
    assert document.published is None


def test_byline_is_no_block() -> None:
    """What an article says of itself is not part of what it says."""
    assert parse(PLAIN).blocks[0].text == "Masons cut and lay stone. The work is outdoors."


def test_front_matter() -> None:
    document = parse(MARKDOWN)
    assert (document.title, document.authors, document.published) == ("A Life in Cheese", ("Mo Farr",), "2024-11-02")


def test_front_matter_is_no_block() -> None:
    document = parse(MARKDOWN)
    assert document.blocks[0].text == "Cheese is milk with patience."


def test_rule_at_the_start_is_no_front_matter() -> None:
    assert parse("---\n\n# Cheese\n\nIt is milk.\n").title == "Cheese"


# Sections


def tree(document: Document) -> list[tuple[str, str]]:
    """Each section with the one it stands in."""
    return [(s.heading, s.parent.heading if s.parent else "") for s in document.sections]


def test_sections_of_plain_text() -> None:
    assert tree(parse(PLAIN)) == [
        ("Careers in Stone Masonry", ""),
        ("What Skills Do Masons Need?", "Careers in Stone Masonry"),
        ("What Do Masons Earn?", "Careers in Stone Masonry"),
    ]


def test_sections_of_markdown() -> None:
    """Marked levels make the tree."""
    assert tree(parse(MARKDOWN)) == [
        ("A Life in Cheese", ""),
        ("What They Do", "A Life in Cheese"),
        ("Tools", "What They Do"),
        ("What They Earn", "A Life in Cheese"),
    ]


def test_skipped_level() -> None:
    """A heading two levels down still stands in the one above it."""
    assert tree(parse("# Cheese\n\n## Milk\n\n#### Goats\n\nThey climb.\n"))[-1] == ("Goats", "Milk")


def test_block_knows_its_section() -> None:
    (block,) = [b for b in parse(MARKDOWN).blocks if b.text == "vat"]
    assert [s.heading for s in block.section.path()] == ["Tools", "What They Do", "A Life in Cheese"]


def test_questions_of_a_list_of_questions_stand_below_it() -> None:
    article = """
    Cheese

    Frequently Asked Questions

    Is it milk?

    It was.

    Is it old?

    It will be.
    """
    assert tree(parse(article))[2:] == [
        ("Is it milk?", "Frequently Asked Questions"),
        ("Is it old?", "Frequently Asked Questions"),
    ]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("What Do Cheese Makers Earn?", "pay"),
        ("Salary Expectations", "pay"),
        ("What Skills Do You Need?", "skills"),
        ("Job Outlook", "outlook"),
        ("Licenses and Certifications", "credentials"),
        ("Which Industries Hire Cheese Makers?", "industries"),
        ("Careers in Cheese", "careers"),
        ("Entry-Level Jobs", "entry"),
        ("3. Job Outlook", "outlook"),
        ("Milk", ""),
    ],
)
def test_section_kind(heading: str, kind: str) -> None:
    """What a heading of any wording says its section is about."""
    assert sections.section_kind(heading) == kind


# Blocks


def test_block_kinds() -> None:
    assert [(b.kind, b.text) for b in parse(PLAIN).blocks] == [
        (BlockKind.PARAGRAPH, "Masons cut and lay stone. The work is outdoors."),
        (BlockKind.ITEM, "Measuring: They measure twice."),
        (BlockKind.ITEM, "Mixing mortar"),
        (BlockKind.ROW, "Region | Pay"),
        (BlockKind.ROW, "North | $50,000"),
        (BlockKind.QUOTATION, "I like it here, says Tom."),
    ]


def test_cells_of_a_row() -> None:
    row = next(b for b in parse(PLAIN).blocks if b.kind is BlockKind.ROW)
    assert (row.cell(0), row.cell(1)) == ("Region", "Pay")


def test_markup_is_not_seen_but_its_place_is_kept() -> None:
    document = parse(MARKDOWN)
    block = next(b for b in document.blocks if b.text.startswith("Cheese makers"))
    start = block.text.index("stir")
    assert block.text == "Cheese makers stir the curd."
    assert document.text[slice(*block.view.span(start, len(block.text)))] == "stir* the **curd**."


@pytest.mark.parametrize("article", [PLAIN, MARKDOWN, PLAIN.replace("\n", "\r\n"), "\ufeff" + PLAIN])
def test_spans_are_exact(article: str) -> None:
    """Each word of a block stands in the text where the block says."""
    document = text.parse(article)
    for block in document.blocks:
        for word in block.text.split():
            start = block.text.index(word)
            first, last = block.view.span(start, start + len(word))
            assert document.text[first:last].replace("*", "") == word


def test_heading_knows_its_place() -> None:
    document = parse(PLAIN)
    section = document.sections[1]
    assert section.view is not None
    assert document.text[slice(*section.view.span(0, len(section.heading)))] == section.heading


def test_range_in_three_lines_is_one_block() -> None:
    """A range may stand in three lines: "£30,000", "to", "£65,000"."""
    document = parse("Masons\n\nThe pay is good here.\n\n£30,000\n\nto\n\n£65,000\n\nThe end is near.\n")
    assert "£30,000 to £65,000" in [b.text for b in document.blocks]


# What is passed over


def test_table_of_contents_is_passed_over() -> None:
    article = """
    Cheese

    Table of Contents

    - What cheese makers do
    - What cheese makers earn

    What Cheese Makers Do

    They stir the curd all day.
    """
    document = parse(article)
    assert document.passed_over == {"table of contents": 3}
    assert [b.text for b in document.blocks] == ["They stir the curd all day."]


def test_related_articles_are_passed_over() -> None:
    """With their heading, to the end of the text."""
    document = parse(PLAIN)
    assert document.passed_over["related articles"] == 3
    assert not any("Bricks" in b.text for b in document.blocks)


def test_site_information_is_passed_over() -> None:
    article = "# Cheese\n\nIt is milk.\n\n## About the Author\n\nMo eats it.\n\n## Salt\n\nIt is needed.\n"
    document = parse(article)
    assert document.passed_over == {"site information": 2}
    assert [b.text for b in document.blocks] == ["It is milk.", "It is needed."]


def test_what_follows_related_articles_at_their_level_is_read() -> None:
    article = "# Cheese\n\n## Related Articles\n\n### On Milk\n\nMore of it.\n\n## Salt\n\nIt is needed.\n"
    document = parse(article)
    assert document.passed_over == {"related articles": 3}
    assert [b.text for b in document.blocks] == ["It is needed."]


def test_menu_is_passed_over() -> None:
    """A list of nothing but links, introduced by nothing, is a menu."""
    article = "# Cheese\n\n- [Home](/)\n- [Milk](/milk)\n- [Salt](/salt)\n\nIt is milk.\n"
    document = parse(article)
    assert document.passed_over == {"lists of links": 3}
    assert [b.text for b in document.blocks] == ["It is milk."]


def test_introduced_list_of_links_is_read() -> None:
    article = "# Cheese\n\nThese are needed:\n\n- [Rennet](/r)\n- [Milk](/milk)\n- [Salt](/salt)\n"
    assert [b.text for b in parse(article).blocks][1:] == ["Rennet", "Milk", "Salt"]


def test_nothing_is_passed_over_without_reason() -> None:
    assert parse(MARKDOWN).passed_over == {}


def test_no_heading() -> None:
    with pytest.raises(SourceError, match="no heading") as caught:
        text.parse("It is only one sentence, and it has an end.\n", "cheese.txt")
    assert caught.value.path == "cheese.txt"


# Any text

lines = st.sampled_from(
    [
        "",
        "# Cheese",
        "## Pay",
        "Cheese makers earn $41,000 a year.",
        "- **Affineur**: turns [wheels](/w)",
        "1. Dairy Scientist",
        "| Role | Pay |",
        "| --- | --- |",
        "| Cheese maker | $41,000 |",
        "Role\tPay",
        "> I like it,",
        "```",
        "---",
        "title: Cheese",
        "Related Articles",
        "Table of contents",
        "by Mo Farr",
        "May 3, 2025",
        "Median pay: $41,000",
        "£30,000",
        "to",
        "  • ",
        "**",
        "-",
        "|",
        "&amp; <b>",
        "What is it?",
    ]
)
articles = st.lists(lines | st.text(max_size=20), max_size=14).flatmap(
    lambda rows: st.sampled_from(["\n", "\n\n", "\r\n", "\r"]).map(lambda end: end.join(rows))
)


@settings(max_examples=400, deadline=None)
@given(articles | st.text())
def test_any_text_is_a_document_or_an_error(article: str) -> None:
    """Nothing but `SourceError` is raised, and what comes out points into the text."""
    try:
        document = text.parse(article)
    except SourceError:
        return
    assert document.title
    assert document.text == article
    for block in document.blocks:
        assert block.text
        assert block.section in document.sections
        for character, offset in zip(block.text, block.view.offsets, strict=True):
            stands = article[offset]
            entity = html.unescape(article[offset : article.find(";", offset) + 1]) if stands == "&" else ""
            assert character in (stands, entity[:1]) or (character == " " and stands.isspace())
