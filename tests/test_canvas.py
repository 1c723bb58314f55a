"""Text that is measured before it is set, and SVG that is well formed whatever it says."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from graphq.graph import canvas

TEXTS = st.text(st.characters(codec="utf-8"), max_size=80)


@given(TEXTS, st.integers(30, 300), st.integers(1, 5))
def test_no_line_is_wider_than_its_room(text: str, room: int, most: int) -> None:
    """And there are no more lines than allowed."""
    lines = canvas.wrap(text, room, 13, most)

    assert len(lines) <= most
    assert all(canvas.text_width(line, 13) <= room for line in lines)


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=30), max_size=8))
def test_nothing_is_lost_by_wrapping(words: list[str]) -> None:
    """As long as there are lines enough, all letters are there in order."""
    assert "".join(canvas.wrap(" ".join(words), 60, 13, 99)).replace(" ", "") == "".join(words)


def test_what_is_cut_ends_in_an_ellipsis() -> None:
    """A reader sees that there is more."""
    assert canvas.wrap("one two three four five six", 60, 13, 2)[-1].endswith("…")


@given(TEXTS)
def test_any_text_makes_well_formed_xml(text: str) -> None:
    """Markup is escaped and what XML cannot hold is left out."""
    root = canvas.document(100, 50, text, text)
    canvas.lines_of_text(root, [text], 10, 10, 13, fill=text)

    parsed = ET.fromstring(canvas.serialize(root))
    assert parsed.tag.endswith("svg")


def test_numbers_are_written_short() -> None:
    """One decimal, and none where it is nothing."""
    root = canvas.document(100, 50.26, "a", "b")

    assert (root.get("width"), root.get("height")) == ("100", "50.3")
