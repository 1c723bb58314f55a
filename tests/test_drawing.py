"""Pictures of paths."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET

import pytest

from graphq.graph import canvas, drawing, shape
from graphq.graph.claim import Claim
from graphq.graph.hop import Hop
from graphq.graph.names import Node
from graphq.graph.path import Path
from graphq.ontology.fact import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SVG = "{http://www.w3.org/2000/svg}"
LONG = [
    "Harbour & <Tide> Reckoner",
    'Wick "Lore"',
    "Unterseelaternenanzündergehilfenprüfungsordnung",
    "warrant of the most ancient guild of those who keep the lights along the coasts of seven countries",
    "WWWWMMMMWWWWMMMMWWWW",
    "灯台守と海図の読み手",
    "C++",
]


class Rectangle(NamedTuple):
    """What a label or a box covers."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Rectangle) -> bool:
        """Whether the two have a point in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def holds(self, other: Rectangle) -> bool:
        """Whether the other lies inside."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom


def thing(label: str, kind: str) -> Node:
    """A node."""
    return Node(f"https://w3id.org/graphq/id/{kind}/{label}", label, kind)


def path(*things: Node) -> Path:
    """A path through some things, its hops walked against the statement by turns."""
    claim = Claim("a.txt", 0, 9, 'it says "so" & <so>', "", "", "", "")
    relations = ["requires_credential", "in_industry", "leads_to"]
    hops = [
        Hop(start, relations[n % 3], bool(n % 2), end, (claim,), 1.0, 0.0)
        for n, (start, end) in enumerate(pairwise(things))
    ]
    return Path(float(len(hops)), tuple(hops))


def many(paths: int, between: int) -> list[Path]:
    """Paths between the same ends, through things of all kinds with awkward labels."""
    kinds = list(Kind)
    ends = thing("wick lore", "skill"), thing("Glim Wicker", "role")
    return [
        path(
            ends[0],
            *(thing(f"{LONG[(n + m) % len(LONG)]} {n}{m}", kinds[(n * m + m) % len(kinds)]) for m in range(between)),
            ends[1],
        )
        for n in range(paths)
    ]


def boxes(root: ET.Element) -> list[Rectangle]:
    """What the outlines of things cover."""
    return [_covered(element) for element in root.iter(f"{SVG}path")]


def texts(root: ET.Element) -> Iterator[tuple[str, Rectangle]]:
    """The lines of text and what they cover at their widest."""
    for element in root.iter(f"{SVG}text"):
        size, x, y = (float(element.get(name, "")) for name in ("font-size", "x", "y"))
        width = canvas.text_width(element.text or "", size)
        left = {"start": x, "middle": x - width / 2, "end": x - width}[element.get("text-anchor", "start")]
        yield element.text or "", Rectangle(left, y - 0.8 * size, left + width, y + 0.25 * size)


def _covered(element: ET.Element) -> Rectangle:
    """What an outline of absolute moves, lines and arcs covers."""
    xs, ys = [], []
    for command, text in re.findall(r"([MLHVA])([^A-Z]*)", element.get("d", "")):
        numbers = [float(number) for number in re.findall(r"[\d.]+", text)]
        xs += numbers[-1:] if command == "H" else [] if command == "V" else numbers[-2:-1]
        ys += [] if command == "H" else numbers[-1:]
    return Rectangle(min(xs), min(ys), max(xs), max(ys))


@pytest.mark.parametrize(("paths", "between"), [(1, 0), (1, 1), (3, 1), (6, 5), (30, 5)])
def test_no_label_meets_a_box_or_another_label(paths: int, between: int) -> None:
    """A label is inside a box or outside of all, at 2, 3, 5, 32 and 152 things."""
    root = ET.fromstring(drawing.svg(many(paths, between)))
    outlines, labels = boxes(root), list(texts(root))

    assert len(outlines) == 2 + paths * between
    assert not any(one.meets(other) for one, other in combinations(outlines, 2))
    assert not any(one.meets(other) for (_, one), (_, other) in combinations(labels, 2))
    for text, place in labels:
        assert all(box.holds(place) or not box.meets(place) for box in outlines), text


def test_everything_is_inside_the_picture() -> None:
    """Nothing is cut off."""
    root = ET.fromstring(drawing.svg(many(6, 5)))
    frame = Rectangle(0, 0, float(root.get("width", "")), float(root.get("height", "")))

    assert all(frame.holds(place) for place in [*boxes(root), *(place for _, place in texts(root))])


def test_neighbouring_paths_share_an_end_and_others_do_not() -> None:
    """Each run of paths with the same end has one box for it."""
    wick, fog, wicker = thing("wick lore", "skill"), thing("fog lore", "skill"), thing("Glim Wicker", "role")
    root = ET.fromstring(drawing.svg([path(wick, wicker), path(wick, fog, wicker), path(fog, wicker)]))

    assert len(boxes(root)) == 2 + 1 + 1


def test_the_picture_can_be_read_out() -> None:
    """Title and description say what is to be seen."""
    root = ET.fromstring(drawing.svg(many(1, 0)))

    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == "From wick lore to Glim Wicker"
    assert root.findtext(f"{SVG}desc") == "wick lore requires credential Glim Wicker. Cost 1.00."


def test_an_arrow_points_from_subject_to_object() -> None:
    """Whichever way the path goes."""
    wick, fog, wicker = thing("wick lore", "skill"), thing("fog lore", "skill"), thing("Glim Wicker", "role")
    root = ET.fromstring(drawing.svg([path(wick, fog, wicker)]))
    forward, backward = (_points(element) for element in root.iter(f"{SVG}polygon"))

    assert forward[0] > forward[1]
    assert backward[0] < backward[1]


def _points(element: ET.Element) -> Sequence[float]:
    return [float(point.partition(",")[0]) for point in element.get("points", "").split()]


def test_kinds_differ_without_colour() -> None:
    """Each has an outline of its own."""
    named = [kind for kind in Kind if kind != Kind.TOPIC]

    assert len({shape.of_kind(kind).outline(0, 0, 100, 50) for kind in named}) == len(named)
    assert len({shape.of_kind(kind).dot for kind in named}) >= len(named) - 1


def test_dot_has_each_thing_and_each_statement_once() -> None:
    """However many paths lead over them."""
    text = drawing.dot([*many(2, 1), *many(2, 1)])

    assert len(re.findall(r"shape=", text)) == 4
    assert len(re.findall(r" -> ", text)) == 4


def test_dot_escapes_what_it_quotes() -> None:
    """Quotation marks, backslashes and line ends in labels are text."""
    text = drawing.dot([path(thing('a"b\\c', "skill"), thing("d\ne", "role"))])

    assert r'label="a\"b\\c\nskill"' in text
    assert r'label="d\ne\nrole"' in text


def test_no_paths_are_a_picture_too() -> None:
    """It says that there are none."""
    assert "No path" in drawing.svg([])
    assert drawing.dot([]).endswith("}\n")


def test_the_same_paths_make_the_same_picture() -> None:
    """Byte for byte."""
    assert drawing.svg(many(3, 2)) == drawing.svg(many(3, 2))
