"""Pictures of paths: SVG to look at, DOT for Graphviz, Mermaid for a page.

Each path has a lane of its own between its ends, so that nothing crosses and no label meets a box. An arrow points the
way of the statement, from its subject to its object, whichever way the path walks it.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from graphq.graph import canvas, shape
from graphq.graph.dot import digraph
from graphq.graph.mermaid import flowchart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from xml.etree.ElementTree import Element

    from graphq.graph.hop import Hop
    from graphq.graph.names import Node
    from graphq.graph.path import Path

_BOX, _GAP, _MARGIN = 172.0, 116.0, 24.0
_INSET, _PADDING = 18.0, 9.0
_SIZE, _SMALL, _HEADING = 13.0, 11.0, 17.0
_LEAST_ROW, _BETWEEN = 54.0, 22.0
_COSTS = 78.0
_LINES = 5


class _Lane(NamedTuple):
    """A path and the strip it is drawn in."""

    path: Path
    top: float
    height: float

    @property
    def middle(self) -> float:
        return self.top + self.height / 2


def svg(paths: Sequence[Path]) -> str:
    """The paths as an SVG picture, the best on top; neighbouring paths share the box of an end they have in common."""
    columns = max((len(path.nodes) for path in paths), default=2)
    width = _left(columns - 1) + _BOX + _COSTS + _MARGIN
    heading = canvas.wrap(_title(paths), width - 2 * _MARGIN, _HEADING, 3)
    top = _MARGIN + len(heading) * canvas.line_height(_HEADING) + _BETWEEN / 2
    lanes = list(_lanes(paths, top))
    bottom = lanes[-1].top + lanes[-1].height if lanes else top
    root = canvas.document(width, bottom + _MARGIN, _title(paths), "\n".join(map(_spoken, paths)))
    middle = _MARGIN + canvas.line_height(_HEADING) * len(heading) / 2
    canvas.lines_of_text(root, heading, _MARGIN, middle, _HEADING, text_anchor="start", font_weight="bold")
    for lane in lanes:
        _draw_lane(root, lane, columns)
    _draw_ends(root, lanes, _left(0), lambda path: path.nodes[0])
    _draw_ends(root, lanes, _left(columns - 1), lambda path: path.nodes[-1])
    return canvas.serialize(root)


def dot(paths: Sequence[Path]) -> str:
    """The paths as a Graphviz graph, each thing and each statement once."""
    return digraph(_title(paths), *_parts(paths))


def mermaid(paths: Sequence[Path]) -> str:
    """The paths as a Mermaid flowchart, each thing and each statement once, drawn from left to right."""
    return flowchart(*_parts(paths))


def _parts(paths: Sequence[Path]) -> tuple[Iterable[Node], Iterable[Hop]]:
    nodes = {node.iri: node for path in paths for node in path.nodes}
    hops = {hop.statement: hop for path in paths for hop in path.hops}
    return nodes.values(), hops.values()


def _title(paths: Sequence[Path]) -> str:
    if not paths:
        return "No path"
    starts = dict.fromkeys(path.nodes[0].label for path in paths)
    goals = dict.fromkeys(path.nodes[-1].label for path in paths)
    return f"From {', '.join(starts)} to {', '.join(goals)}"


def _spoken(path: Path) -> str:
    """A path as a sentence for those who cannot see it."""
    facts = (f"{h.subject.label} {_words(h.relation)} {h.object.label}" for h in path.hops)
    return f"{'; '.join(facts)}. Cost {path.cost:.2f}."


def _words(relation: str) -> str:
    return relation.replace("_", " ")


def _left(column: int) -> float:
    return _MARGIN + column * (_BOX + _GAP)


def _label(node: Node) -> list[str]:
    return canvas.wrap(node.label, _BOX - 2 * _INSET, _SIZE, _LINES)


def _box_height(node: Node) -> float:
    text = len(_label(node)) * canvas.line_height(_SIZE) + canvas.line_height(_SMALL)
    return max(_LEAST_ROW, text + 2 * _PADDING)


def _lanes(paths: Sequence[Path], top: float) -> Iterator[_Lane]:
    for path in paths:
        height = max(map(_box_height, path.nodes))
        yield _Lane(path, top, height)
        top += height + _BETWEEN


def _draw_lane(root: Element, lane: _Lane, columns: int) -> None:
    between = lane.path.nodes[1:-1]
    for column, hop in enumerate(lane.path.hops):
        last = hop is lane.path.hops[-1]
        _draw_hop(root, hop, _left(column) + _BOX, _left(columns - 1 if last else column + 1), lane.middle)
    for column, node in enumerate(between, start=1):
        height = _box_height(node)
        _draw_box(root, node, _left(column), lane.middle - height / 2, height)
    cost = f"cost {lane.path.cost:.2f}"
    canvas.lines_of_text(
        root, [cost], _left(columns - 1) + _BOX + 12, lane.middle, _SMALL, text_anchor="start", fill=canvas.MUTED
    )


def _draw_ends(root: Element, lanes: Sequence[_Lane], x: float, end: Callable[[Path], Node]) -> None:
    """Draw the first or the last things, one box for neighbouring lanes that share it."""
    for node, shared in groupby(lanes, key=lambda lane: end(lane.path)):
        first, *_, last = [*shared] * 2
        _draw_box(root, node, x, first.top, last.top + last.height - first.top)


def _draw_box(root: Element, node: Node, x: float, y: float, height: float) -> None:
    look = shape.of_kind(node.kind)
    group = canvas.element(root, "g")
    canvas.element(group, "title", f"{node.label} ({node.kind})")
    outline = look.outline(x, y, _BOX, height)
    canvas.element(group, "path", d=outline, fill=look.area, stroke=look.line, stroke_width=1.5)
    lines, middle = _label(node), x + _BOX / 2
    caption = canvas.line_height(_SMALL)
    canvas.lines_of_text(group, lines, middle, y + (height - caption) / 2, _SIZE)
    below = y + (height - caption + len(lines) * canvas.line_height(_SIZE)) / 2 + caption / 2
    canvas.lines_of_text(group, [node.kind], middle, below, _SMALL, fill=canvas.MUTED)


def _draw_hop(root: Element, hop: Hop, left: float, right: float, y: float) -> None:
    group = canvas.element(root, "g")
    canvas.element(group, "title", hop.sentences)
    canvas.element(group, "line", x1=left, y1=y, x2=right, y2=y, stroke=canvas.MUTED, stroke_width=1.5)
    tip, back = (left, left + 9) if hop.inverse else (right, right - 9)
    canvas.arrow_head(group, tip, back, y, 4.5, canvas.MUTED)
    lines = canvas.wrap(_words(hop.relation), _GAP - 20, _SMALL, 2)
    above = y - 5 - canvas.line_height(_SMALL) * len(lines) / 2
    canvas.lines_of_text(group, lines, (left + right) / 2, above, _SMALL)
