"""Pictures of neighbourhoods: a tree that grows to both sides of its thing.

What is reached from a thing stands in groups, one for each relation, direction and kind, so that these are written
once, and each in a row of its own, so that no label meets another whatever the number. An arrow points the way of the
statement, from its subject to its object.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from graphq.graph import canvas, shape
from graphq.graph.dot import digraph
from graphq.graph.mermaid import flowchart

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from xml.etree.ElementTree import Element

    from graphq.graph.hop import Hop
    from graphq.graph.names import Node
    from graphq.graph.neighbourhood import Neighbour, Neighbourhood

_BOX, _GAP, _MARGIN = 196.0, 132.0, 24.0
_INSET, _PADDING, _BETWEEN, _APART = 16.0, 8.0, 6.0, 16.0
_SIZE, _SMALL, _HEADING = 13.0, 11.0, 17.0
_LEAST_ROW, _LINES, _STUB, _ARROW = 32.0, 4, 16.0, 8.0
_WORDS = _GAP - 2 * _STUB - 12
_FEW = 4
"""So few neighbours stand on one side."""


class _Branch(NamedTuple):
    """A neighbour with what is reached from it."""

    neighbour: Neighbour
    groups: list[_Group]

    @property
    def group(self) -> tuple[str, bool, str]:
        """What it has in common with the others of its group: relation, direction, kind."""
        hop = self.neighbour.hop
        return hop.relation, hop.inverse, hop.end.kind

    @property
    def height(self) -> float:
        return max(_box_height(self.neighbour.thing), _height(self.groups))


class _Group(NamedTuple):
    """What of one kind is reached from a thing by one relation in one direction."""

    relation: str
    inverse: bool
    kind: str
    branches: list[_Branch]

    @property
    def words(self) -> list[str]:
        """The relation, which stands above the line; the kind stands below it."""
        return canvas.wrap(self.relation.replace("_", " "), _WORDS, _SMALL, 2)

    @property
    def rows(self) -> float:
        """The height of the branches."""
        return sum(branch.height for branch in self.branches) + _BETWEEN * (len(self.branches) - 1)

    @property
    def height(self) -> float:
        return max(self.rows, 2 * (len(self.words) * canvas.line_height(_SMALL) + 5))


class _Side(NamedTuple):
    """A direction to grow in: 1 to the right, -1 to the left, from the edge of a box."""

    sign: int
    edge: float

    def at(self, distance: float) -> float:
        return self.edge + self.sign * distance

    @property
    def next(self) -> _Side:
        return _Side(self.sign, self.at(_GAP + _BOX))

    @property
    def left(self) -> float:
        """The left of the boxes of the next column."""
        return min(self.at(_GAP), self.at(_GAP + _BOX))


def svg(around: Neighbourhood) -> str:
    """A neighbourhood as an SVG picture."""
    right, left = _sides(_branches(around.tree(), around.centre))
    reach = [_columns(groups) * (_GAP + _BOX) for groups in (left, right)]
    width = max(2 * _MARGIN + sum(reach) + _BOX, 2 * _MARGIN + 2 * _BOX)
    heading = canvas.wrap(_title(around), width - 2 * _MARGIN, _HEADING, 3)
    top = _MARGIN + len(heading) * canvas.line_height(_HEADING) + _APART
    own = _box_height(around.centre) + canvas.line_height(_SMALL)
    height = max(_height(left), _height(right), own)
    root = canvas.document(width, top + height + _MARGIN, _title(around), "\n".join(map(_spoken, around.neighbours)))
    middle = _MARGIN + len(heading) * canvas.line_height(_HEADING) / 2
    canvas.lines_of_text(root, heading, _MARGIN, middle, _HEADING, text_anchor="start", font_weight="bold")
    x = _MARGIN + reach[0]
    for side, groups in ((_Side(1, x + _BOX), right), (_Side(-1, x), left)):
        _draw_groups(root, groups, side, top + height / 2)
    _draw_centre(root, around.centre, x, top + height / 2, own)
    return canvas.serialize(root)


def dot(around: Neighbourhood) -> str:
    """A neighbourhood as a Graphviz graph."""
    return digraph(_title(around), _nodes(around), _hops(around))


def mermaid(around: Neighbourhood) -> str:
    """A neighbourhood as a Mermaid flowchart."""
    return flowchart(_nodes(around), _hops(around))


def _nodes(around: Neighbourhood) -> list[Node]:
    return [around.centre, *(one.thing for one in around.neighbours)]


def _hops(around: Neighbourhood) -> list[Hop]:
    return [one.hop for one in around.neighbours]


def _title(around: Neighbourhood) -> str:
    most = "" if around.complete else f"the nearest {len(around.neighbours)} "
    return f"{around.centre.label}: {most}within {around.hops} hop{'s' * (around.hops > 1)}"


def _spoken(one: Neighbour) -> str:
    """A hop as a sentence for those who cannot see it."""
    return f"{one.hop.subject.label} {one.hop.relation.replace('_', ' ')} {one.hop.object.label}."


def _branches(tree: Mapping[Node, list[Neighbour]], thing: Node) -> list[_Branch]:
    """What is reached from a thing, that of one group together, each group where its nearest neighbour has it."""
    found: dict[tuple[str, bool, str], list[_Branch]] = {}
    for one in tree.get(thing, ()):
        branch = _Branch(one, _groups(_branches(tree, one.thing)))
        found.setdefault(branch.group, []).append(branch)
    return [branch for branches in found.values() for branch in branches]


def _groups(branches: Sequence[_Branch]) -> list[_Group]:
    return [
        _Group(relation, inverse, kind, list(members))
        for (relation, inverse, kind), members in groupby(branches, key=lambda branch: branch.group)
    ]


def _sides(branches: list[_Branch]) -> tuple[list[_Group], list[_Group]]:
    """The groups of the right and of the left side: about as high, a group that is in the middle on both."""
    if len(branches) <= _FEW:
        return _groups(branches), []
    half, right = sum(branch.height for branch in branches) / 2, 0
    while half > 0:
        half -= branches[right].height
        right += 1
    return _groups(branches[:right]), _groups(branches[right:])


def _columns(groups: Sequence[_Group]) -> int:
    return max((1 + _columns(branch.groups) for group in groups for branch in group.branches), default=0)


def _height(groups: Sequence[_Group]) -> float:
    return sum(group.height for group in groups) + _APART * max(0, len(groups) - 1)


def _label(node: Node) -> list[str]:
    return canvas.wrap(node.label, _BOX - 2 * _INSET, _SIZE, _LINES)


def _box_height(node: Node) -> float:
    return max(_LEAST_ROW, len(_label(node)) * canvas.line_height(_SIZE) + 2 * _PADDING)


def _draw_groups(root: Element, groups: Sequence[_Group], side: _Side, middle: float) -> None:
    """Draw groups below each other, joined to the edge of a box at the height of its middle."""
    top = middle - _height(groups) / 2
    spine = side.at(_STUB)
    middles = []
    for group in groups:
        _draw_group(root, group, side, top)
        middles.append(top + group.height / 2)
        top += group.height + _APART
    if groups:
        _line(root, side.edge, middle, spine, middle)
        _line(root, spine, min(middle, *middles), spine, max(middle, *middles))


def _draw_group(root: Element, group: _Group, side: _Side, top: float) -> None:
    middle = top + group.height / 2
    near, far = side.at(_STUB), side.at(_GAP - _STUB)
    _line(root, near, middle, far, middle)
    if group.inverse:
        _arrow(root, side.at(_STUB), middle, -side.sign)
    above = middle - 4 - canvas.line_height(_SMALL) * len(group.words) / 2
    canvas.lines_of_text(root, group.words, (near + far) / 2, above, _SMALL)
    below, kind = middle + 3 + canvas.line_height(_SMALL) / 2, canvas.wrap(group.kind, _WORDS, _SMALL, 1)
    canvas.lines_of_text(root, kind, (near + far) / 2, below, _SMALL, fill=canvas.MUTED)
    top = middle - group.rows / 2
    middles = []
    for branch in group.branches:
        centre = top + branch.height / 2
        _draw_branch(root, branch, side, centre, arrow=not group.inverse)
        middles.append(centre)
        top += branch.height + _BETWEEN
    _line(root, far, min(middle, *middles), far, max(middle, *middles))


def _draw_branch(root: Element, branch: _Branch, side: _Side, middle: float, *, arrow: bool) -> None:
    hop = branch.neighbour.hop
    part = canvas.element(root, "g")
    canvas.element(part, "title", hop.sentences or _spoken(branch.neighbour))
    _line(part, side.at(_GAP - _STUB), middle, side.at(_GAP), middle)
    if arrow:
        _arrow(part, side.at(_GAP), middle, side.sign)
    _draw_box(part, hop.end, side.left, middle)
    _draw_groups(root, branch.groups, side.next, middle)


def _draw_box(root: Element, node: Node, x: float, middle: float) -> None:
    look, height = shape.of_kind(node.kind), _box_height(node)
    outline = look.outline(x, middle - height / 2, _BOX, height)
    canvas.element(root, "path", d=outline, fill=look.area, stroke=look.line, stroke_width=1.5)
    canvas.lines_of_text(root, _label(node), x + _BOX / 2, middle, _SIZE)


def _draw_centre(root: Element, node: Node, x: float, middle: float, height: float) -> None:
    look, lines, caption = shape.of_kind(node.kind), _label(node), canvas.line_height(_SMALL)
    outline = look.outline(x, middle - height / 2, _BOX, height)
    canvas.element(root, "path", d=outline, fill=look.area, stroke=look.line, stroke_width=3)
    canvas.lines_of_text(root, lines, x + _BOX / 2, middle - caption / 2, _SIZE)
    below = middle + len(lines) * canvas.line_height(_SIZE) / 2
    kind = canvas.wrap(node.kind, _BOX - 2 * _INSET, _SMALL, 1)
    canvas.lines_of_text(root, kind, x + _BOX / 2, below, _SMALL, fill=canvas.MUTED)


def _line(parent: Element, x1: float, y1: float, x2: float, y2: float) -> None:
    canvas.element(parent, "line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=canvas.MUTED, stroke_width=1.2)


def _arrow(parent: Element, x: float, y: float, sign: int) -> None:
    """The head of an arrow with its tip at a point, to the right (1) or to the left (-1)."""
    canvas.arrow_head(parent, x, x - sign * _ARROW, y, 4, canvas.MUTED)
