"""The salary chart: bands of roles on one scale for each currency and period."""

from __future__ import annotations

from itertools import groupby
from math import ceil, floor, log10
from typing import TYPE_CHECKING, NamedTuple

from graphq.graph import canvas, shape
from graphq.ontology import figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree.ElementTree import Element

    from graphq.graph.bands import Band

_MARGIN, _LABELS, _PLOT, _NOTES, _GUTTER = 24.0, 200.0, 420.0, 240.0, 16.0
_WIDTH = 2 * _MARGIN + _LABELS + _PLOT + _NOTES + 2 * _GUTTER
_PLOT_LEFT = _MARGIN + _LABELS + _GUTTER
_SIZE, _SMALL, _HEADING = 13.0, 11.0, 17.0
_BAR, _OPEN, _ROW_PADDING, _AXIS = 14.0, 34.0, 6.0, 30.0
_TICKS = 6
_LOOK = shape.of_kind("role")


class Scale(NamedTuple):
    """Round ticks from ``low`` to ``high``, and where a value stands among them."""

    low: float
    high: float
    step: float

    @classmethod
    def over(cls, values: Sequence[float]) -> Scale:
        """The scale of round steps that holds all values.

        >>> Scale.over([52000, 95000, 140000])
        Scale(low=40000.0, high=140000.0, step=20000.0)
        """
        least, most = min(values), max(values)
        span = (most - least) or abs(most) or 1.0
        power = 10.0 ** floor(log10(span / _TICKS))
        step = next(power * factor for factor in (1, 2, 5, 10, 20) if span / (power * factor) <= _TICKS)
        low, high = floor(least / step) * step, ceil(most / step) * step
        return cls(low, high if high > low else low + step, step)

    @property
    def ticks(self) -> list[float]:
        """The values that are marked."""
        return [self.low + self.step * n for n in range(round((self.high - self.low) / self.step) + 1)]

    def x(self, value: float) -> float:
        """Where a value stands in the picture."""
        inner = _PLOT - 2 * _OPEN
        return _PLOT_LEFT + _OPEN + inner * (value - self.low) / (self.high - self.low)


class _Row(NamedTuple):
    """A band, the lines of its label and its note, and where it stands."""

    band: Band
    label: list[str]
    note: list[str]
    top: float
    height: float


def svg(bands: Sequence[Band]) -> str:
    """The bands as an SVG picture: a bar from bound to bound, a diamond for one figure, an arrow where a bound is open.

    Bands of different currencies or periods are not set on one scale.
    """
    heading = "What roles pay" if bands else "No salary is known"
    panels = [(name, list(rows)) for name, rows in groupby(bands, key=_unit)]
    root = canvas.document(_WIDTH, 0, heading, "\n".join(map(_spoken, bands)))
    y = _MARGIN + canvas.line_height(_HEADING)
    _text(root, [heading], _MARGIN, _MARGIN + _HEADING / 2, _HEADING, font_weight="bold")
    for unit, members in panels:
        y = _draw_panel(root, unit, members, y + _GUTTER)
    _resize(root, y + _MARGIN)
    return canvas.serialize(root)
