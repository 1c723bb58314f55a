"""What a path must be like between its ends: the kinds it leads through, and the things it must not miss."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphq.ontology.fact import Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from graphq.graph.links import Link, Links
    from graphq.graph.routes import Place

ONE, ANY = "?", "*"
KINDS = (*(kind.value for kind in Kind), "amount", "growth", "statistic")
"""The kinds of things that a path can lead through, or begin or end at."""
MOST_THROUGH = 8


@dataclass(frozen=True, slots=True)
class Template:
    """The kinds of the things of a path, its ends included, in order.

    Attributes:
        elements: each a kind, ``?`` for one thing of any kind, or ``*`` for any things, be they many or none.
    """

    elements: tuple[str, ...]

    @classmethod
    def parse(cls, text: str) -> Template:
        """Read a template as people write it.

        >>> Template.parse("Skill > Role>*>role").elements
        ('skill', 'role', '*', 'role')

        Raises:
            ValueError: it names no kind, or is too short to have two ends.
        """
        elements = tuple(part.strip().lower() for part in text.split(">"))
        for element in elements:
            if element not in (*KINDS, ONE, ANY):
                raise ValueError(f"{element!r} is no kind: use {', '.join(KINDS)}, ? for any one or * for any number")
        if len(elements) < 2:
            raise ValueError(f"{text!r} has one end only: write what the path leads through, as in Skill>Role")
        return cls(elements)

    def __str__(self) -> str:
        return ">".join(self.elements)

    @property
    def least_hops(self) -> int:
        """How many hops a path has at least that is like this."""
        return max(1, sum(element != ANY for element in self.elements) - 1)

    @property
    def end_kinds(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The kinds that the first and the last thing may have; none if any."""
        first, last = self.elements[0], self.elements[-1]
        return tuple({first} - {ONE, ANY}), tuple({last} - {ONE, ANY})

    def after(self, turn: int) -> Iterator[int]:
        """The elements that can follow one; those that can begin a path follow -1."""
        if turn >= 0 and self.elements[turn] == ANY:
            yield turn
        for following in range(turn + 1, len(self.elements)):
            yield following
            if self.elements[following] != ANY:
                return

    def ends_at(self, turn: int) -> bool:
        """Whether a path can end at an element."""
        return all(element == ANY for element in self.elements[turn + 1 :])


ANYTHING = Template((ANY,))
"""What is no condition."""


class Trip:
    """Links as ground for routes between some ends, along a template and through some things.

    The turn of a place is the element of the template that it stands at, and which of the things that must not be
    missed have been met. A start is met only where a route begins, a goal only where it ends.
    """

    def __init__(
        self,
        links: Links,
        starts: Collection[str],
        goals: Collection[str],
        template: Template = ANYTHING,
        through: Sequence[str] = (),
    ) -> None:
        self.links = links
        self.least_hop = links.least_hop
        self.least_toll = links.least_toll
        self.toll = links.toll
        self.size = links.size
        self.turns = template != ANYTHING or bool(through)
        self._template = template
        self._ends = frozenset(starts), frozenset(goals)
        self._bits = {thing: 1 << place for place, thing in enumerate(dict.fromkeys(through))}
        self._width = len(self._bits)
        self._hops: dict[Place, dict[Place, int]] = {}
        self._back: dict[Place, dict[Place, int]] = {}
        turns = range(len(template.elements))
        self._after = {turn: tuple(template.after(turn)) for turn in (-1, *turns)}
        self._before = {turn: tuple(earlier for earlier in turns if turn in self._after[earlier]) for turn in turns}

    @property
    def starts(self) -> list[Place]:
        """Where a route can begin."""
        begun = ((thing, turn) for thing in sorted(self._ends[0]) for turn in self._after[-1])
        return [(thing, self._turn(turn, self._bit(thing))) for thing, turn in begun if self._fits(thing, turn)]

    @property
    def goals(self) -> list[Place]:
        """Where a route can end."""
        turns = [turn for turn in self._before if self._template.ends_at(turn)]
        ended = ((thing, turn) for thing in sorted(self._ends[1]) for turn in turns)
        everything = (1 << self._width) - 1
        return [(thing, self._turn(turn, everything)) for thing, turn in ended if self._fits(thing, turn)]

    def element(self, place: Place) -> int:
        """The element of the template that a place stands at."""
        return self._parted(place)[1]

    def hops(self, place: Place) -> dict[Place, int]:
        """What a hop to each place that can follow costs."""
        if place not in self._hops:
            thing, turn, met = self._parted(place)
            links = {} if thing in self._ends[1] else self.links.ahead(thing)
            self._hops[place] = dict(self._followed(links, turn, met))
        return self._hops[place]

    def back(self, place: Place) -> dict[Place, int]:
        """What a hop from each place that can come before costs."""
        if place not in self._back:
            thing, turn, met = self._parted(place)
            links = {} if thing in self._ends[0] else self.links.behind(thing)
            self._back[place] = dict(self._preceded(links, turn, met & ~self._bit(thing)))
        return self._back[place]

    def _followed(self, links: dict[str, Link], turn: int, met: int) -> Iterator[tuple[Place, int]]:
        for there, link in links.items():
            if there not in self._ends[0]:
                for following in self._after[turn]:
                    if self._fits(there, following):
                        yield (there, self._turn(following, met | self._bit(there))), link.cost

    def _preceded(self, links: dict[str, Link], turn: int, met: int) -> Iterator[tuple[Place, int]]:
        for there, link in links.items():
            if there not in self._ends[1] and met & self._bit(there) == self._bit(there):
                for earlier in self._before[turn]:
                    if self._fits(there, earlier):
                        yield (there, self._turn(earlier, met)), link.cost

    def _fits(self, thing: str, turn: int) -> bool:
        element = self._template.elements[turn]
        return element in (ONE, ANY) or element == self.links.kind(thing)

    def _bit(self, thing: str) -> int:
        return self._bits.get(thing, 0)

    def _turn(self, turn: int, met: int) -> int:
        return turn << self._width | met

    def _parted(self, place: Place) -> tuple[str, int, int]:
        thing, turn = place
        return thing, turn >> self._width, turn & ((1 << self._width) - 1)
