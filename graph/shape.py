"""How each kind of thing is drawn: a shape, so that black and white will do, and a pair of colours.

The colours are those of Okabe and Ito, which people with any kind of colour vision can tell apart, darkened for lines
and lightened for areas so that black text stands out from them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Points = list[tuple[float, float]]

_CUT = 12.0


@dataclass(frozen=True)
class Shape:
    """The outline of a kind.

    Attributes:
        line, area: its colours.
        outline: the SVG path of a box, given its left, top, width and height.
        dot: the Graphviz shape that comes nearest.
    """

    line: str
    area: str
    outline: Callable[[float, float, float, float], str]
    dot: str


def of_kind(kind: str) -> Shape:
    """The shape of a kind; a plain grey box for one that has none of its own."""
    return _SHAPES.get(kind, _OTHER)


def _polygon(points: Points) -> str:
    return "M" + " L".join(f"{x:.1f},{y:.1f}" for x, y in points) + " Z"


def _rounded(x: float, y: float, width: float, height: float, radius: float = 10.0) -> str:
    r = min(radius, height / 2, width / 2)
    right, bottom = x + width, y + height
    return (
        f"M{x + r:.1f},{y:.1f} H{right - r:.1f} A{r},{r} 0 0 1 {right:.1f},{y + r:.1f} V{bottom - r:.1f} "
        f"A{r},{r} 0 0 1 {right - r:.1f},{bottom:.1f} H{x + r:.1f} A{r},{r} 0 0 1 {x:.1f},{bottom - r:.1f} "
        f"V{y + r:.1f} A{r},{r} 0 0 1 {x + r:.1f},{y:.1f} Z"
    )


def _pill(x: float, y: float, width: float, height: float) -> str:
    return _rounded(x, y, width, height, radius=26.0)


def _box(x: float, y: float, width: float, height: float) -> str:
    return _polygon([(x, y), (x + width, y), (x + width, y + height), (x, y + height)])


def _barred(x: float, y: float, width: float, height: float) -> str:
    """A box with a bar inside each of its sides."""
    left, right, bottom = x + _CUT / 2, x + width - _CUT / 2, y + height
    bars = f" M{left:.1f},{y:.1f} V{bottom:.1f} M{right:.1f},{y:.1f} V{bottom:.1f}"
    return _box(x, y, width, height) + bars


def _peaked(x: float, y: float, width: float, height: float) -> str:
    """A box with a peak above and below; like every outline it has upright sides, where arrows end."""
    right, bottom, middle, rise = x + width, y + height, x + width / 2, _CUT * 0.75
    top = [(x, y + rise), (middle, y), (right, y + rise)]
    return _polygon([*top, (right, bottom - rise), (middle, bottom), (x, bottom - rise)])


def _octagon(x: float, y: float, width: float, height: float) -> str:
    right, bottom = x + width, y + height
    top = [(x, y + _CUT), (x + _CUT, y), (right - _CUT, y), (right, y + _CUT)]
    low = [(right, bottom - _CUT), (right - _CUT, bottom), (x + _CUT, bottom), (x, bottom - _CUT)]
    return _polygon([*top, *low])


def _note(x: float, y: float, width: float, height: float) -> str:
    """A box without its top right corner."""
    right, bottom = x + width, y + height
    return _polygon([(x, y), (right - _CUT, y), (right, y + _CUT), (right, bottom), (x, bottom)])


_OTHER = Shape("#555555", "#f0f0f0", _box, "box")
_SHAPES = {
    "role": Shape("#005a8e", "#dcebf6", _rounded, "box"),
    "skill": Shape("#9a6400", "#fdf0d2", _pill, "ellipse"),
    "industry": Shape("#00704f", "#d8f0e8", _peaked, "hexagon"),
    "credential": Shape("#a84600", "#fbe4d5", _octagon, "octagon"),
    "programme": Shape("#8c3f6c", "#f6e3ee", _barred, "tab"),
    "field": Shape("#2475a8", "#e3f2fc", _note, "note"),
}
