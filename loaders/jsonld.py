"""The JSON-LD of a page: its objects as schema.org means them, whatever way they are written in.

Nothing is fetched: a context is known by its address, and types and properties by their names, with or without it.
"""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

LONGEST = 1_000_000
"""A script of more characters than this is passed over."""
DEEPEST = 40
"""Objects nested deeper than this are not looked at."""
_VOCABULARY = re.compile(r"^(?:https?://schema\.org/|schema:)")
_WRAPPING = re.compile(r"^\s*(?://)?\s*(?:<!\[CDATA\[|<!--)|(?://)?\s*(?:\]\]>|-->)\s*;?\s*$")

Node = dict[str, Any]


def objects(scripts: Iterable[str]) -> tuple[list[Node], int]:
    """The top objects of some scripts, those of a ``@graph`` each by itself, and how many scripts cannot be read."""
    found: list[Node] = []
    unreadable = 0
    for script in scripts:
        try:
            value = json.loads(_WRAPPING.sub("", script), strict=False) if len(script) <= LONGEST else None
        except (ValueError, RecursionError):
            value = None
        if value is None:
            unreadable += 1
        else:
            found.extend(_top(_plain(value, 0)))
    named = {node["@id"]: node for node in found if isinstance(node.get("@id"), str) and len(node) > 1}
    return [_joined(node, named) for node in found], unreadable


def of_type(nodes: Iterable[Node], *types: str) -> Iterator[Node]:
    """The objects of some types, also inside others, each once."""
    waiting, seen = list(nodes), set()
    while waiting:
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting[:0] = value
        elif isinstance(value, dict) and id(value) not in seen:
            seen.add(id(value))
            if is_a(value, *types):
                yield value
            waiting[:0] = value.values()


def is_a(node: Node, *types: str) -> bool:
    """Whether an object is of one of some types."""
    return any(name in types for name in values(node, "@type"))


def values(node: Node, *names: str) -> list[Any]:
    """All values of some properties, lists taken apart, what is empty left out."""
    stated = (node.get(name) for name in names)
    return [
        value for each in stated for value in (each if isinstance(each, list) else [each]) if value not in (None, "")
    ]


def text(value: Any) -> str:
    """The words of a value: a string's, a number's, or an object's name; "" for anything else."""
    if isinstance(value, dict):
        return next((words for name in ("name", "@value", "text") if (words := text(value.get(name)))), "")
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return " ".join(re.sub(r"<[^<>]{0,500}>", " ", html.unescape(str(value))).split())


def first(node: Node, *names: str) -> str:
    """The first text among some properties, "" if there is none."""
    return next((words for name in names for value in values(node, name) if (words := text(value))), "")


def _plain(value: Any, depth: int) -> Any:
    """A value with the names of schema.org without their vocabulary; what is nested too deeply is left out."""
    if depth > DEEPEST:
        return None
    if isinstance(value, list):
        return [_plain(item, depth + 1) for item in value]
    if not isinstance(value, dict):
        return value
    node = {_VOCABULARY.sub("", name): _plain(item, depth + 1) for name, item in value.items()}
    if "@type" in node:
        node["@type"] = [_VOCABULARY.sub("", name) for name in values(node, "@type") if isinstance(name, str)]
    return node


def _top(value: Any) -> Iterator[Node]:
    if isinstance(value, list):
        for item in value:
            yield from _top(item)
    elif isinstance(value, dict):
        if "@graph" in value:
            yield from _top(value["@graph"])
        if set(value) - {"@graph", "@context", "@id"}:
            yield value


def _joined(node: Node, named: Mapping[str, Node]) -> Node:
    """An object with what its references mean in their place, one level deep, so that no circle can be."""

    def meant(value: Any) -> Any:
        if isinstance(value, list):
            return [meant(item) for item in value]
        if isinstance(value, dict) and set(value) == {"@id"} and isinstance(value["@id"], str):
            return named.get(value["@id"], value)
        return value

    return {name: meant(value) for name, value in node.items()}
