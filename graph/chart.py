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
    """A band, the lines of its label and its note, and the strip it is drawn in."""

    band: Band
    label: list[str]
    note: list[str]
    top: float
    height: float

    @property
    def middle(self) -> float:
        return self.top + self.height / 2


class _Panel(NamedTuple):
    """The bands of one currency and period on their scale."""

    unit: str
    scale: Scale
    rows: list[_Row]
    top: float

    @property
    def bottom(self) -> float:
        return self.rows[-1].top + self.rows[-1].height


def svg(bands: Sequence[Band]) -> str:
    """The bands as an SVG picture, in their order; those of different currencies or periods on scales of their own.

    A bar runs from bound to bound, a diamond stands for a single figure, and an arrow leads where a bound is open.
    """
    heading = "What roles pay" if bands else "No pay is stated"
    panels = list(_panels(bands, _MARGIN + canvas.line_height(_HEADING)))
    height = panels[-1].bottom if panels else _MARGIN + canvas.line_height(_HEADING)
    root = canvas.document(_WIDTH, height + _MARGIN, heading, "\n".join(map(_spoken, bands)))
    _text(root, [heading], _MARGIN, _MARGIN + _HEADING / 2, _HEADING, font_weight="bold")
    for panel in panels:
        _draw_panel(root, panel)
    return canvas.serialize(root)


def _panels(bands: Sequence[Band], top: float) -> Iterator[_Panel]:
    for shared, members in groupby(bands, key=unit):
        shown = list(members)
        bounds = [bound for band in shown for bound in (band.amount.min, band.amount.max) if bound is not None]
        panel = _Panel(shared, Scale.over(bounds), list(_rows(shown, top + _AXIS)), top)
        yield panel
        top = panel.bottom + _GUTTER


def _rows(bands: Sequence[Band], top: float) -> Iterator[_Row]:
    for band in bands:
        label = canvas.wrap(band.role.label, _LABELS, _SIZE, 3)
        note = canvas.wrap(figure.interval(band.amount), _NOTES, _SMALL, 3)
        text = max(len(label) * canvas.line_height(_SIZE), len(note) * canvas.line_height(_SMALL))
        height = max(text, _BAR) + 2 * _ROW_PADDING
        yield _Row(band, label, note, top, height)
        top += height


def unit(band: Band) -> str:
    """What a band is stated in, which bands of one scale share: ``USD a year``."""
    return f"{band.amount.currency} a{'n' if band.amount.period == 'hour' else ''} {band.amount.period}"


def _spoken(band: Band) -> str:
    return f"{band.role.label}: {figure.words(band.amount)}."


def _draw_panel(root: Element, panel: _Panel) -> None:
    axis = panel.top + _AXIS - 8
    _text(root, [panel.unit], _MARGIN, axis - 6, _SIZE, font_weight="bold")
    for tick in panel.scale.ticks:
        x = panel.scale.x(tick)
        canvas.element(root, "line", x1=x, y1=axis, x2=x, y2=panel.bottom, stroke="#dddddd")
        canvas.lines_of_text(root, [f"{tick:,g}"], x, axis - 8, _SMALL, fill=canvas.MUTED)
    for row in panel.rows:
        _draw_row(root, row, panel.scale)


def _draw_row(root: Element, row: _Row, scale: Scale) -> None:
    group = canvas.element(root, "g")
    quotes = (f"“{claim.quote}” ({claim.source})" for claim in row.band.evidence)
    canvas.element(group, "title", "\n".join([_spoken(row.band), *quotes]))
    _text(group, row.label, _PLOT_LEFT - _GUTTER, row.middle, _SIZE, text_anchor="end")
    _text(group, row.note, _PLOT_LEFT + _PLOT + _GUTTER, row.middle, _SMALL, fill=canvas.MUTED)
    low, high = row.band.amount.min, row.band.amount.max
    if low is not None and low == high:
        _draw_diamond(group, scale.x(low), row.middle)
    elif low is not None and high is not None:
        _draw_bar(group, scale.x(low), scale.x(high), row.middle)
    elif low is not None:
        _draw_open(group, scale.x(low), row.middle, _OPEN)
    elif high is not None:
        _draw_open(group, scale.x(high), row.middle, -_OPEN)


def _draw_bar(parent: Element, left: float, right: float, y: float) -> None:
    outline = _LOOK.outline(left, y - _BAR / 2, right - left, _BAR)
    canvas.element(parent, "path", d=outline, fill=_LOOK.area, stroke=_LOOK.line, stroke_width=1.5)


def _draw_diamond(parent: Element, x: float, y: float) -> None:
    half = _BAR / 2
    points = f"{x - half:.1f},{y:.1f} {x:.1f},{y - half:.1f} {x + half:.1f},{y:.1f} {x:.1f},{y + half:.1f}"
    canvas.element(parent, "polygon", points=points, fill=_LOOK.line)


def _draw_open(parent: Element, x: float, y: float, reach: float) -> None:
    """The known bound as a stroke, and an arrow towards what is left open."""
    tip, back = x + reach, x + reach * 0.7
    pen = canvas.element(parent, "g", stroke=_LOOK.line, stroke_width=2.5)
    canvas.element(pen, "line", x1=x, y1=y - _BAR / 2, x2=x, y2=y + _BAR / 2)
    canvas.element(pen, "line", x1=x, y1=y, x2=back, y2=y, stroke_dasharray="4 3")
    canvas.arrow_head(parent, tip, back, y, 5, _LOOK.line)


def _text(parent: Element, lines: list[str], x: float, y: float, size: float, **attributes: str | float) -> None:
    canvas.lines_of_text(parent, lines, x, y, size, **{"text_anchor": "start", **attributes})
