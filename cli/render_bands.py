"""Salary bands as they are asked for: as a chart in characters, as a table, as Markdown, as a drawing."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from graphq.cli.quotation import stated
from graphq.cli.render_rows import row_lines
from graphq.cli.table import columns, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphq.graph.bands import Band, Bands
    from graphq.graph.chart import Scale

_LABEL, _PLOT = 28, 41


def render(found: Bands, format_name: str, evidence: str = "quote") -> Iterator[str]:
    """The lines of some bands.

    Args:
        found: the bands.
        format_name: ``text``, ``table``, ``markdown`` or ``svg``.
        evidence: ``quote``, ``source`` or ``none``: what is shown of the sentences.
    """
    if format_name == "svg":
        return iter([found.svg().rstrip("\n")])
    if format_name == "text":
        return _text(found, evidence)
    hidden = {"quote": (), "source": ("quote",), "none": ("quote", "source")}[evidence]
    rows = [{name: value for name, value in row.items() if name not in hidden} for row in found.rows()]
    return row_lines(rows, format_name)


def _text(found: Bands, evidence: str) -> Iterator[str]:
    from graphq.graph.chart import Scale, unit

    for place, (shared, members) in enumerate(groupby(found, key=unit)):
        shown = list(members)
        scale = Scale.over([bound for band in shown for bound in (band.amount.min, band.amount.max) if bound])
        yield from [""] * bool(place)
        yield f"{shared:{_LABEL}}  {_axis(scale)}"
        for band in shown:
            yield from _band(band, scale)
            yield from stated(band.evidence, evidence)
    if found.number > len(found):
        yield ""
        yield f"{len(found):,} of {found.number:,} bands"


def _axis(scale: Scale) -> str:
    low, high = f"{scale.low:,g}", f"{scale.high:,g}"
    return f"{low}{' ' * (_PLOT - len(low) - len(high))}{high}"


def _band(band: Band, scale: Scale) -> Iterator[str]:
    """The label of a role, its bar and its figure; further lines for what is left of a long label."""
    from graphq.ontology import figure

    first, *others = wrap(band.role.label, _LABEL)
    padding = " " * (_LABEL - columns(first))
    yield f"{first}{padding}  {_bar(band, scale)}  {figure.interval(band.amount)}"
    yield from others


def _bar(band: Band, scale: Scale) -> str:
    """A bar from bound to bound, a point, or an arrow from the bound that there is."""
    low, high = band.amount.min, band.amount.max
    cells = [" "] * _PLOT
    if low is not None and low == high:
        cells[_cell(low, scale)] = "◆"
    else:
        start = 0 if low is None else _cell(low, scale)
        end = _PLOT - 1 if high is None else _cell(high, scale)
        cells[start : end + 1] = _stroke(end - start + 1, opens=low is None, ends=high is None)
    return "".join(cells)


def _stroke(length: int, *, opens: bool, ends: bool) -> Sequence[str]:
    """A bar of so many cells; an open end is dashed and has an arrow."""
    line = "╌" if opens or ends else "━"
    if length == 1:
        return "◀" if opens else "▶" if ends else "┃"
    return ["◀" if opens else "┣", *line * (length - 2), "▶" if ends else "┫"]


def _cell(value: float, scale: Scale) -> int:
    return round((_PLOT - 1) * (value - scale.low) / (scale.high - scale.low))
