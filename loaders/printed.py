"""Objects as text: JSON, a property a line, each with its place, so that evidence can point at it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_INDENT = "  "


class Printed:
    """Some objects as JSON, to stand at a position of a text.

    Attributes:
        text: a blank line, and the objects.
    """

    def __init__(self, objects: Iterable[Mapping[str, Any]], start: int) -> None:
        self._parts: list[str] = []
        self._at = start
        self._spans: dict[tuple[int, str], tuple[int, int]] = {}
        self._kept: list[Any] = []  # an object is known by its identity as long as it lives
        for value in objects:
            if any(value is kept for kept in self._kept):
                continue  # it stands inside one before it
            self._write("\n")
            self._value(value, 0)
            self._write("\n")
        self.text = "".join(self._parts)

    def span(self, node: Mapping[str, Any], name: str) -> tuple[int, int] | None:
        """Where a property of an object stands, from its name to the end of its value; ``None`` for one not printed."""
        return self._spans.get((id(node), name))

    def _value(self, value: Any, depth: int) -> None:
        if isinstance(value, dict) and value:
            self._object(value, depth)
        elif isinstance(value, list) and any(isinstance(item, dict | list) for item in value):
            self._list(value, depth)
        else:
            self._write(json.dumps(value, ensure_ascii=False))

    def _object(self, node: dict[str, Any], depth: int) -> None:
        self._kept.append(node)
        self._write("{")
        for i, (name, value) in enumerate(node.items()):
            self._write(f"{',' if i else ''}\n{_INDENT * (depth + 1)}")
            start = self._at
            self._write(f"{json.dumps(name, ensure_ascii=False)}: ")
            self._value(value, depth + 1)
            self._spans.setdefault((id(node), name), (start, self._at))
        self._write(f"\n{_INDENT * depth}}}")

    def _list(self, items: list[Any], depth: int) -> None:
        for i, item in enumerate(items):
            self._write(f"{',' if i else '['}\n{_INDENT * (depth + 1)}")
            self._value(item, depth + 1)
        self._write(f"\n{_INDENT * depth}]")

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._at += len(text)
