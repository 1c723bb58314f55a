"""Tables that fit the terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphq.cli.table import columns, table, terminal_width, wrap

WORDS = st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=30)
CELLS = st.lists(WORDS, max_size=12).map(" ".join)


def test_columns_are_as_wide_as_their_widest_cell() -> None:
    """Text is set left, numbers are set right."""
    assert list(table(("role", "pay"), [("pilot", "95,000"), ("keeper", "7")])) == [
        "role       pay",
        "──────  ──────",
        "pilot   95,000",
        "keeper       7",
    ]


def test_a_long_cell_is_wrapped_in_its_column() -> None:
    """Nothing is cut off."""
    lines = list(table(("a", "sentence"), [("x", "one two three four five six")], 20))
    assert lines[2:] == ["x  one two three", "   four five six"]


def test_too_many_columns_become_records() -> None:
    """One line a cell, an empty line between rows; a cell that is empty is left out."""
    header = ("first name", "second name", "third name")
    rows = [("a" * 20, "b" * 20, "c"), ("d" * 20, "e" * 20, "")]
    assert list(table(header, rows, 36)) == [
        "first name   aaaaaaaaaaaaaaaaaaaa",
        "second name  bbbbbbbbbbbbbbbbbbbb",
        "third name   c",
        "",
        "first name   dddddddddddddddddddd",
        "second name  eeeeeeeeeeeeeeeeeeee",
    ]


def test_a_table_without_rows_is_its_header() -> None:
    """So that one sees what was asked for."""
    assert list(table(("role", "pay"), [])) == ["role  pay", "────  ───"]


def test_wide_characters_take_two_columns() -> None:
    """And combining ones none."""
    assert [columns(text) for text in ("abc", "数据", "é")] == [3, 4, 1]


def test_rows_are_written_before_all_are_read() -> None:
    """A table of a million rows starts at once."""
    endless = (("x", str(number)) for number in iter(int, 1))
    lines = table(("a", "b"), endless)
    assert [next(lines) for _ in range(3)][2] == "x  0"


@given(CELLS, st.integers(1, 40))
def test_wrapping_fits_and_keeps_the_words(text: str, width: int) -> None:
    """Whatever the words and the width (at least a wide character's)."""
    lines = wrap(text, width + 1)
    assert all(columns(line) <= width + 1 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=5), st.integers(45, 100))
def test_a_table_fits_its_width(rows: list[tuple[str, str, str]], width: int) -> None:
    """No line is longer than the terminal."""
    assert all(columns(line) <= width for line in table(("a", "b", "c"), rows, width))


@pytest.mark.parametrize(("given", "width"), [("72", 72), ("0", None), ("wide", None)])
def test_columns_in_the_environment_override(monkeypatch: pytest.MonkeyPatch, given: str, width: int | None) -> None:
    """``COLUMNS`` says how wide a table may be; what makes no sense does not count."""
    monkeypatch.setenv("COLUMNS", given)
    assert terminal_width() == width
