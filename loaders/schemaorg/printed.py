"""Objects as text: indented JSON with one property a line, of which each value knows where it stands."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from graphq.loaders.schemaorg.literal import lines
from graphq.loaders.schemaorg.script import entries, names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphq.loaders.schemaorg.script import Json, Node, Objects

LONGEST = 200_000
"""Objects are printed until their text is longer than this."""
MOST_VALUES = 10_000
"""So many values are printed of a page at most, however often they are referred to."""
DEEPEST = 8
"""What stands deeper in an object, references followed, is left out."""
_NAMES = {"@type", "name", "title"}

Scalar: TypeAlias = str | int | float | bool
Chosen: TypeAlias = "dict[str, list[Scalar | Chosen]]"


@dataclass(frozen=True, slots=True, eq=False)
class Value:
    """A value of a property.

    Attributes:
        data: what it is. start, end: where its member stands in the text, with its name if it has one.
        inside: where the value alone begins.
    """

    data: str | int | float | bool | Thing
    start: int
    inside: int
    end: int

    @property
    def text(self) -> str:
        """The value as text, "" for an object or a truth value."""
        return (
            self.data if isinstance(self.data, str) else "" if isinstance(self.data, Thing | bool) else str(self.data)
        )

    def offsets(self) -> tuple[int, ...]:
        """Where each character of its string stands in the text."""
        at, found = self.inside + 1, []
        for character in self.text:
            found.append(at)
            at += 2 if character in '"\\' else 1
        return tuple(found)


@dataclass(frozen=True, slots=True, eq=False)
class Thing:
    """An object as it is printed: the heading that it stands under, and the values of its properties."""

    section: str
    members: dict[str, list[Value]] = field(default_factory=dict)

    def values(self, *properties: str) -> Iterator[Value]:
        """The values of some properties."""
        for name in properties:
            yield from self.members.get(name, ())

    def strings(self, *properties: str) -> Iterator[Value]:
        """The values that are text or a number; an object counts by its name."""
        for value in self.values(*properties):
            if isinstance(value.data, Thing):
                yield from list(value.data.strings("name", "title"))[:1]
            elif value.text:
                yield value

    def first(self, *properties: str) -> Value | None:
        """The first of `strings`."""
        return next(self.strings(*properties), None)


class Printer:
    """Prints objects one after another.

    Attributes:
        text: all that has been printed. things: what stands there. omitted: how many objects there was no room for.
    """

    def __init__(self, objects: Objects, start: int) -> None:
        """Of ``objects``, the text beginning at ``start`` in that of the document."""
        self.text = ""
        self.things: list[Thing] = []
        self._objects = objects
        self._start = start
        self.omitted = 0
        self._names = frozenset(names("properties", "printed"))
        self._printed: set[str] = set()
        self._written: list[str] = []
        self._at = start
        self._room = MOST_VALUES

    def print(self, node: Node, heading: str) -> None:
        """Prints an object under a heading, if there is more to it than a name, and it is not there yet."""
        chosen = self._chosen(node, 0)
        known = heading + json.dumps(chosen)
        if chosen.keys() <= _NAMES or known in self._printed:
            return
        self._written, self._at = [], self._start + len(self.text)
        self._put(f"## {heading}\n")
        thing = self._object(chosen, "\n", heading)
        self._put("\n")
        if self._room <= 0 or self._at - self._start > LONGEST:
            self.omitted += 1
            return
        self._printed.add(known)
        self.text += "".join(self._written)
        self.things.append(thing)

    def _chosen(self, node: Node, depth: int) -> Chosen:
        """The properties that are read of an object, each with what is shown of its values."""
        found = {name: list(self._shown(node[name], depth)) for name in node if name in self._names}
        return {name: values for name, values in found.items() if values}

    def _shown(self, values: Json, depth: int) -> Iterator[Scalar | Chosen]:
        for value in map(self._objects.follow, entries(values)):
            self._room -= 1
            if self._room <= 0:
                return
            if isinstance(value, str):
                yield from lines(value)
            elif isinstance(value, dict):
                if depth < DEEPEST and (chosen := self._chosen(value, depth + 1)):
                    yield chosen
            elif not isinstance(value, list) and value is not None:
                yield value

    def _put(self, text: str) -> None:
        self._written.append(text)
        self._at += len(text)

    def _object(self, chosen: Chosen, line: str, section: str) -> Thing:
        """Prints an object; ``line`` is a line break with the indentation of where it stands."""
        thing = Thing(section)
        for name, values in chosen.items():
            self._put(f"{',' if thing.members else '{'}{line}  ")
            thing.members[name] = self._member(name, values, line + "  ", section)
        self._put(line + "}" if thing.members else "{}")
        return thing

    def _member(self, name: str, values: list[Scalar | Chosen], line: str, section: str) -> list[Value]:
        start = self._at
        self._put(f"{json.dumps(name)}: ")
        if len(values) == 1:
            return [self._value(values[0], start, line, section)]
        found: list[Value] = []
        for value in values:
            self._put(f"{',' if found else '['}{line}  ")
            found.append(self._value(value, self._at, line + "  ", section))
        self._put(line + "]")
        return found

    def _value(self, value: Scalar | Chosen, start: int, line: str, section: str) -> Value:
        inside = self._at
        if isinstance(value, dict):
            return Value(self._object(value, line, section), start, inside, self._at)
        self._put(json.dumps(value, ensure_ascii=False))
        return Value(value, start, inside, self._at)
