"""The JSON-LD scripts of a page become objects with schema.org's plain names; nothing is fetched to read them."""

from __future__ import annotations

import json
import math
import re
from html import unescape
from typing import TYPE_CHECKING, TypeAlias

from graphq.ontology import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
Node: TypeAlias = dict[str, Json]

UNREADABLE = "unreadable structured data"
"""Why a script is passed over that is no JSON, too long or nested too deeply."""
LONGEST = 1_000_000
"""The scripts of a page are read up to this many characters in all."""
DEEPEST = 32
"""Data that is nested deeper than this is not read."""

# What pages put around a script to hide it from old browsers: comments of HTML and JavaScript, a CDATA section.
_OPENING = re.compile(r"(?:[\s\ufeff]|//|/\*|\*/|<!--|<!\[CDATA\[)*")
_CLOSING = re.compile(r"(?:[\s;]|//|/\*|\*/|-->|\]\]>)*")
_NAMESPACE = re.compile(r"(?:https?://(?:www\.)?schema\.org/|schema:)", re.I)
_ALIASES = {"id": "@id", "type": "@type", "graph": "@graph"}
_WRAPPERS = ("@value", "@list", "@set")


class Objects:
    """The objects of a page's scripts.

    Attributes:
        nodes: all of them, each before those inside it. unreadable: how many scripts could not be read.
    """

    def __init__(self, scripts: Iterable[str]) -> None:
        self.nodes: list[Node] = []
        self.unreadable = 0
        self._by_id: dict[str, Node] = {}
        room = LONGEST
        for script in filter(str.strip, scripts):
            try:
                if len(script) > room:
                    raise ValueError("too long")
                room -= len(script)
                self._add(_plain(_parsed(script)))
            except (ValueError, RecursionError):
                self.unreadable += 1

    def of(self, *types: str) -> Iterator[Node]:
        """The objects of some types, without mere references to them."""
        return (node for node in self.nodes if not is_reference(node) and not types_of(node).isdisjoint(types))

    def values(self, node: Node, *names: str) -> Iterator[Json]:
        """The values of some properties, lists taken apart, references followed within the page."""
        for name in names:
            for value in entries(node.get(name)):
                yield self.follow(value)

    def follow(self, value: Json) -> Json:
        """The object that a reference refers to, where the page holds it; anything else as it is."""
        if isinstance(value, dict) and is_reference(value):
            name = value["@id"]
            return self._by_id.get(name, value) if isinstance(name, str) else value
        return value

    def _add(self, value: Json) -> None:
        for entry in entries(value):
            if not isinstance(entry, dict):
                continue
            self.nodes.append(entry)
            name = entry.get("@id")
            if isinstance(name, str) and len(entry) > len(self._by_id.get(name, {})):
                self._by_id[name] = entry
            for inner in entry.values():
                self._add(inner)


def entries(value: Json) -> Iterator[Json]:
    """The entries of a list, also of lists in it; of any other value that itself, of none nothing."""
    if isinstance(value, list):
        for entry in value:
            yield from entries(entry)
    elif value is not None:
        yield value


def types_of(node: Node) -> set[str]:
    """The names of an object's types."""
    return {name for name in entries(node.get("@type")) if isinstance(name, str)}


def is_reference(node: Node) -> bool:
    """Whether an object only names another one."""
    return "@id" in node and not node.keys() - {"@id", "@type"}


def names(group: str, key: str) -> tuple[str, ...]:
    """A group of schema.org's names."""
    return tuple(pattern.table("schemaorg")[group][key].split())


def _parsed(script: str) -> Json:
    """The data of a script.

    Raises:
        ValueError, RecursionError: if it cannot be read.
    """
    try:
        return _decoded(script)
    except json.JSONDecodeError:
        if "&quot;" not in script:
            raise
        return _decoded(unescape(script))  # a page whose author wrote the script as if it were text


def _decoded(script: str) -> Json:
    opening = _OPENING.match(script)
    data, end = _DECODER.raw_decode(script, opening.end() if opening else 0)
    if not _CLOSING.fullmatch(script, end):
        raise ValueError("something follows the data")
    _refuse_depth(data)
    json.dumps(data, ensure_ascii=False).encode()  # half of a surrogate pair is no text
    value: Json = data
    return value


def _refuse_depth(data: Json) -> None:
    """Raises for data that is nested too deeply; level by level, without recursion."""
    level = [data]
    for _ in range(DEEPEST):
        level = [inner for value in level for inner in _inner(value)]
    if level:
        raise ValueError("too deep")


def _inner(value: Json) -> Iterable[Json]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError("no finite number")
    return number


_DECODER = json.JSONDecoder(strict=False, parse_float=_finite, parse_constant=_finite)
"""Line breaks within a string are let pass: many pages have them."""


def _plain(value: Json) -> Json:
    """Data with schema.org's names as they are without prefix; objects that only wrap a value are that value."""
    if isinstance(value, list):
        return [_plain(entry) for entry in value if not _is_foreign(entry)]
    if not isinstance(value, dict):
        return value
    if _is_foreign(value):
        return None
    wrapped = next((name for name in _WRAPPERS if name in value), None)
    if wrapped:
        return _plain(value[wrapped])
    node = {_name(key): _plain(inner) for key, inner in value.items() if key != "@context"}
    if "@type" in node:
        node["@type"] = [_name(name) for name in entries(node["@type"]) if isinstance(name, str)]
    return node


def _name(name: str) -> str:
    return _ALIASES.get(name) or _NAMESPACE.sub("", name, count=1) if not name.startswith("@") else name


def _is_foreign(value: Json) -> bool:
    """Whether an object's context is stated and is not schema.org's."""
    context = value.get("@context") if isinstance(value, dict) else None
    return bool(context) and "schema.org" not in json.dumps(context).lower()
