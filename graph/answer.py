"""What the answers to questions have in common: a dictionary for programs, rows for a data frame, HTML for a notebook.

>>> paths(store, python, data_scientist)                   # doctest: +SKIP
>>> compare(store, [nurse, teacher]).to_dataframe()        # doctest: +SKIP
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Answer(ABC):
    """The answer to a question: a value that can be printed, put into a table, or looked at."""

    __slots__ = ()

    @abstractmethod
    def to_dict(self) -> dict[str, Any]:
        """The whole answer in dictionaries, lists, texts and numbers, as ``--format json`` prints it."""

    @abstractmethod
    def rows(self) -> list[dict[str, Any]]:
        """The answer as a table: each row has the same columns, each cell is a text, a number or ``None``."""

    def svg(self) -> str:
        """The answer as an SVG picture; empty where a table says it better."""
        return ""

    def to_dataframe(self) -> Any:
        """The rows as a ``pandas.DataFrame``.

        Raises:
            ImportError: pandas is not installed.
        """
        try:
            import pandas as pd
        except ImportError as error:
            raise ImportError("data frames need pandas: pip install 'career-graphq[pandas]'") from error
        return pd.DataFrame(self.rows())

    def _repr_html_(self) -> str:
        """The picture and the rows, as a notebook shows them."""
        return f"<div>{self.svg()}{_table(self.rows())}</div>"


def _table(rows: Sequence[Mapping[str, Any]]) -> str:
    if not rows:
        return "<p>nothing found</p>"
    header = "".join(f'<th scope="col">{escape(name)}</th>' for name in rows[0])
    lines = ("".join(f"<td>{_cell(value)}</td>" for value in row.values()) for row in rows)
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return f"<table><thead><tr>{header}</tr></thead><tbody>{body}</tbody></table>"


def _cell(value: Any) -> str:
    return "" if value is None else escape(str(value))
