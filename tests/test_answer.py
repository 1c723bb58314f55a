"""What all answers can do: rows, data frames, HTML."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from graphq.graph.answer import Answer


class Weavers(Answer):
    """Two rows, one with a mark-up of its own."""

    def to_dict(self) -> dict[str, Any]:
        """A number."""
        return {"weavers": 2}

    def rows(self) -> list[dict[str, Any]]:
        """A name and a number."""
        return [{"name": "Ada <i>", "looms": 3}, {"name": "Bo", "looms": None}]


class Nobody(Weavers):
    """No row."""

    def rows(self) -> list[dict[str, Any]]:
        """None."""
        return []


def test_a_data_frame_has_a_row_for_each() -> None:
    frame = Weavers().to_dataframe()
    assert list(frame.columns) == ["name", "looms"]
    assert len(frame) == 2


def test_without_pandas_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match=r"career-graphq\[pandas\]"):
        Weavers().to_dataframe()


def test_a_notebook_shows_a_table_in_which_no_text_is_markup() -> None:
    html = Weavers()._repr_html_()
    assert "<td>Ada &lt;i&gt;</td><td>3</td>" in html
    assert "<td>Bo</td><td></td>" in html


def test_an_empty_answer_is_said_to_be_empty() -> None:
    assert "nothing found" in Nobody()._repr_html_()
