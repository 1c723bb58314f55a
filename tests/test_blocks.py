"""Lines become headings, paragraphs, list items, table rows and quotations by the marks that writers use."""

from __future__ import annotations

from textwrap import dedent

import pytest

from graphq.loaders.blocks import Lines, Piece, is_heading, unnumbered
from graphq.loaders.document import BlockKind


def pieces(text: str) -> list[Piece]:
    return list(Lines(dedent(text)).pieces())


def kinds(text: str) -> list[tuple[str, str]]:
    """What each piece is, with what a reader sees of it."""
    return [(piece.kind.value if piece.kind else "heading", piece.view.text) for piece in pieces(text)]


@pytest.mark.parametrize("marks", ["#", "##", "######"])
def test_marked_heading(marks: str) -> None:
    (piece,) = pieces(f"{marks} Clay and Kilns")
    assert (piece.kind, piece.level, piece.view.text) == (None, len(marks), "Clay and Kilns")


def test_short_line_alone_is_a_heading() -> None:
    assert kinds("Clay and Kilns\n\nPotters dig clay. They dry it.\n") == [
        ("heading", "Clay and Kilns"),
        ("paragraph", "Potters dig clay. They dry it."),
    ]


def test_lines_of_a_paragraph_are_one() -> None:
    """A paragraph goes on to the next blank line."""
    text = "Potters dig clay in the hills behind the town\nand dry it in the sun.\n\nThen they fire it.\n"
    assert kinds(text) == [
        ("paragraph", "Potters dig clay in the hills behind the town and dry it in the sun."),
        ("paragraph", "Then they fire it."),
    ]


@pytest.mark.parametrize("bullet", ["-", "*", "+", "•", "–", "●", "✓", "▪"])
def test_bullets(bullet: str) -> None:
    assert kinds(f"{bullet} Wedging the clay\n{bullet} Throwing a bowl\n") == [
        ("item", "Wedging the clay"),
        ("item", "Throwing a bowl"),
    ]


@pytest.mark.parametrize("form", ["{}.", "{})"])
def test_numbered_items(form: str) -> None:
    """An item keeps its number apart from its text."""
    first, second = pieces(f"{form.format(1)} Wedge it\n{form.format(12)} Throw it\n")
    assert [(p.kind, p.number, p.view.text) for p in (first, second)] == [
        (BlockKind.ITEM, "1", "Wedge it"),
        (BlockKind.ITEM, "12", "Throw it"),
    ]


def test_item_goes_on_in_indented_lines() -> None:
    assert kinds("- Wedge the clay\n  until no bubble is left\n- Throw it\n") == [
        ("item", "Wedge the clay until no bubble is left"),
        ("item", "Throw it"),
    ]


def test_items_of_one_list_are_a_group() -> None:
    """Blank lines between items do not end a list, a sentence does."""
    groups = [
        p.group for p in pieces("- One\n\n- Two\n\nThe kiln is hot now.\n\n- Three\n") if p.kind is BlockKind.ITEM
    ]
    assert groups[0] == groups[1] != groups[2]


def test_number_with_a_point_is_no_item() -> None:
    """A decimal at a line's start is text."""
    assert kinds("1.5 kilograms of clay make a bowl.\n") == [("paragraph", "1.5 kilograms of clay make a bowl.")]


def test_dash_inside_a_line_is_no_bullet() -> None:
    assert [kind for kind, _ in kinds("Clay - and water - is all you need.\n")] == ["paragraph"]


def test_table_with_bars() -> None:
    """Rows with their cells; the rule below the header is no row."""
    rows = pieces("| Glaze | Heat |\n| --- | ---: |\n| Celadon | 1,260 |\n")
    assert [[r.view.text[slice(*cell)] for cell in r.cells] for r in rows] == [["Glaze", "Heat"], ["Celadon", "1,260"]]
    assert {r.kind for r in rows} == {BlockKind.ROW}
    assert len({r.group for r in rows}) == 1


def test_table_without_outer_bars() -> None:
    rows = pieces("Glaze | Heat\nCeladon | 1,260\n")
    assert [r.view.text[slice(*r.cells[1])] for r in rows] == ["Heat", "1,260"]


def test_table_with_tabs() -> None:
    """A tab divides cells as a bar does."""
    rows = pieces("Glaze\tHeat\nCeladon\t1,260\n")
    assert [[r.view.text[slice(*cell)] for cell in r.cells] for r in rows] == [["Glaze", "Heat"], ["Celadon", "1,260"]]


def test_empty_cell_is_kept() -> None:
    """A cell without a value does not move those after it."""
    rows = pieces("| Glaze |  | 1,260 |\n")
    assert [rows[0].view.text[slice(*cell)] for cell in rows[0].cells] == ["Glaze", "", "1,260"]


def test_two_tables_are_two_groups() -> None:
    groups = [p.group for p in pieces("A | 1\nB | 2\n\nThe kiln is hot now.\n\nC | 3\n") if p.kind is BlockKind.ROW]
    assert groups[0] == groups[1] != groups[2]


def test_quotation() -> None:
    assert kinds("> The kiln decides.\n") == [("quotation", "The kiln decides.")]


@pytest.mark.parametrize("rule", ["---", "***", "* * *", "=====", "____"])
def test_rules_are_nothing(rule: str) -> None:
    assert kinds(f"{rule}\n\nThe kiln is hot now.\n") == [("paragraph", "The kiln is hot now.")]


@pytest.mark.parametrize("fence", ["```", "~~~"])
def test_fenced_code_is_nothing(fence: str) -> None:
    assert kinds(f"{fence}\n# not a heading\n- not an item\n{fence}\n\nThe kiln is hot.\n") == [
        ("paragraph", "The kiln is hot.")
    ]


def test_labelled_lines_stand_alone() -> None:
    """``Label: value`` lines are each a thing of its own."""
    assert kinds("Clay: two kilos\nHeat: 1,260 degrees\nTime: nine hours\n") == [
        ("line", "Clay: two kilos"),
        ("line", "Heat: 1,260 degrees"),
        ("line", "Time: nine hours"),
    ]


def test_bold_opening() -> None:
    """How many of the first characters are bold is kept; the marks are not seen."""
    (piece,) = pieces("**Thrower.** Sits at the wheel all day long.\n")
    assert piece.view.text[: piece.bold] == "Thrower."


def test_item_that_is_only_a_link() -> None:
    linked, plain = pieces("- [Kilns](/kilns)\n- See [kilns](/kilns) for more\n")
    assert (linked.only_link, plain.only_link) == (True, False)


def test_windows_line_ends() -> None:
    """Carriage returns are no part of a piece."""
    assert kinds("Clay and Kilns\r\n\r\n- One\r\n- Two\r\n") == [
        ("heading", "Clay and Kilns"),
        ("item", "One"),
        ("item", "Two"),
    ]


@pytest.mark.parametrize(
    "line",
    ["What Potters Earn", "What do potters earn?", "Kilns", "Step 2: Fire the Kiln", "Glaze & Clay", "WHAT IT TAKES"],
)
def test_line_that_reads_like_a_heading(line: str) -> None:
    assert is_heading(line)


@pytest.mark.parametrize(
    "line",
    [
        "Potters dig clay.",
        "Here is what you need:",
        "$42,000",
        "12 percent",
        "Median pay: $42,000",
        "It is hot. Very hot",
        "",
        "***",
        " ".join(["clay"] * 30),
    ],
)
def test_line_that_does_not_read_like_a_heading(line: str) -> None:
    """Sentences, introductions, figures, fields and long lines are none."""
    assert not is_heading(line)


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("3. Kiln Builder", "Kiln Builder"),
        ("#3. Kiln Builder", "Kiln Builder"),
        ("12) Kiln Builder", "Kiln Builder"),
        ("Step 2: Fire It", "Fire It"),
        ("Tip 4. Fire It", "Fire It"),
        ("3D Printing", "3D Printing"),
        ("2024 in Clay", "2024 in Clay"),
        ("Kilns", "Kilns"),
    ],
)
def test_heading_without_its_number(heading: str, words: str) -> None:
    length, rest = unnumbered(heading)
    assert (heading[length:], rest) == (words, words)
