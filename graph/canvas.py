"""SVG by hand: elements, and text that is measured before it is set.

No font is at hand to measure with, and none can be relied on where a picture is looked at: widths are those of
DejaVu Sans, the widest of the usual faces, rounded up.
"""

from __future__ import annotations

import re
from unicodedata import east_asian_width
from xml.etree import ElementTree as ET

FONT = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
INK = "#1a1a1a"
MUTED = "#555555"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NARROW = frozenset("iljtfrI.,:;'|!()[]{} -/\\\"*°")
_WIDE = frozenset("mwMW@%—&…")


def text_width(text: str, size: float) -> float:
    """How wide a line of text may become, in the unit of ``size``."""
    return size * sum(map(_em, text))


def wrap(text: str, room: float, size: float, most: int) -> list[str]:
    """Lines of a text that fit into ``room``, at most so many.

    They are broken between words, and within a word that is too long for a line; an ellipsis ends what is cut.

    >>> wrap("Computer Vision Engineer", 100, 12, 3)
    ['Computer', 'Vision', 'Engineer']
    """
    lines = [""]
    for word in _pieces(text, room, size):
        longer = f"{lines[-1]} {word}".strip()
        if text_width(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    lines = [line for line in lines if line] or [""]
    return lines if len(lines) <= most else [*lines[: most - 1], _shortened(lines[most - 1], room, size)]


def element(parent: ET.Element, tag: str, content: str = "", **attributes: str | float) -> ET.Element:
    """Add an element; ``stroke_width=2`` becomes ``stroke-width="2"``, numbers are written short."""
    child = ET.SubElement(parent, tag, {name.replace("_", "-"): _value(v) for name, v in attributes.items()})
    child.text = _clean(content) or None
    return child


def lines_of_text(
    parent: ET.Element, lines: list[str], x: float, y: float, size: float, **attributes: str | float
) -> None:
    """Set lines centred on a point."""
    style = {"text_anchor": "middle", "fill": INK, **attributes}
    first = y - line_height(size) * (len(lines) - 1) / 2 + 0.35 * size
    for place, line in enumerate(lines):
        element(parent, "text", line, x=x, y=first + place * line_height(size), font_size=size, **style)


def arrow_head(parent: ET.Element, tip: float, back: float, y: float, half: float, fill: str) -> None:
    """The head of a level arrow, from its back to its tip, ``half`` high to either side."""
    points = f"{tip:.1f},{y:.1f} {back:.1f},{y - half:.1f} {back:.1f},{y + half:.1f}"
    element(parent, "polygon", points=points, fill=fill)


def line_height(size: float) -> float:
    """The distance between lines of text."""
    return 1.25 * size


def document(width: float, height: float, title: str, description: str) -> ET.Element:
    """An empty picture on white, with the title and the description that a screen reader reads out."""
    root = ET.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "role": "img", "font-family": FONT})
    root.set("aria-labelledby", "title description")
    for name, value in (("width", width), ("height", height), ("viewBox", f"0 0 {_value(width)} {_value(height)}")):
        root.set(name, _value(value))
    element(root, "title", title, id="title")
    element(root, "desc", description, id="description")
    element(root, "rect", width=width, height=height, fill="#ffffff")
    return root


def serialize(root: ET.Element) -> str:
    """The picture as text, one element a line."""
    ET.indent(root)
    return ET.tostring(root, encoding="unicode") + "\n"


def _em(character: str) -> float:
    if east_asian_width(character) in "WF":
        return 1.1
    if character in _NARROW:
        return 0.45
    if character in _WIDE:
        return 1.0
    return 0.78 if character.isupper() else 0.66


def _pieces(text: str, room: float, size: float) -> list[str]:
    """The words of a text, those that are too long for a line cut up, behind a hyphen if there is one."""
    pieces: list[str] = []
    for word in _clean(text).split():
        while text_width(word, size) > room and len(word) > 1:
            fits = max(1, sum(text_width(word[: n + 1], size) <= room for n in range(len(word))))
            cut = word.rfind("-", 0, fits) + 1 or fits
            pieces.append(word[:cut])
            word = word[cut:]
        pieces.append(word)
    return pieces


def _shortened(line: str, room: float, size: float) -> str:
    while line and text_width(line + "…", size) > room:
        line = line[:-1]
    return line.rstrip() + "…"


def _clean(text: str) -> str:
    """The text without characters that XML cannot hold."""
    return _NOT_XML.sub("", text)


def _value(value: str | float) -> str:
    return _clean(value) if isinstance(value, str) else f"{value:.1f}".removesuffix(".0")
