"""What an article says of itself ahead of its first sentence: who wrote it and when."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graphq.loaders.blocks import Piece

_BYLINE = re.compile(r"^(?:by|written by|author:|reviewed by)\s+(?P<names>[A-Z].*)$", re.I)
_DATE = re.compile(
    r"\b(?P<iso>\d{4}-\d{2}-\d{2})(?=T\d|\b)|\b(?P<month>[A-Z][a-z]{2,8})\.? (?P<day>\d{1,2}),? (?P<year>20\d\d)\b"
    r"|\b(?P<day2>\d{1,2})(?:st|nd|rd|th)? (?P<month2>[A-Z][a-z]{2,8}) (?P<year2>20\d\d)\b"
)
_WRITER = re.compile(r"\b(?:writer|editor|contributor|author|reporter|reviewed|updated|published|co-founder)\b", re.I)
SENTENCE = re.compile(r"[.!?][\"”')\]]*(?:\s|$)")
"""The end of a sentence."""


def opening(pieces: Sequence[Piece]) -> int:
    """How many pieces after the title are byline and the like: short lines ahead of the first sentence."""
    first = next((i for i, p in enumerate(pieces) if p.kind is not None and SENTENCE.search(p.view.text)), 0)
    if first > 8 or any(piece.level for piece in pieces[:first]):
        return 0
    texts = [piece.view.text for piece in pieces[:first]]
    return first if any(_BYLINE.match(text) or _DATE.search(text) or _WRITER.search(text) for text in texts) else 0


def authors(matter: Iterable[str]) -> tuple[str, ...]:
    """The names after "by", "written by" and the like, each once."""
    names = (match["names"].strip() for text in matter if (match := _BYLINE.match(text)))
    return tuple(dict.fromkeys(names))


def day(matter: Iterable[str]) -> str | None:
    """The first day that some lines state, ISO 8601."""
    for text in matter:
        for match in _DATE.finditer(text):
            if stated := _date(match):
                return stated
    return None


def _date(match: re.Match[str]) -> str | None:
    """The day that a text states, ISO 8601; ``None`` if there is no such day."""
    if match["iso"]:
        forms: tuple[str, ...] = ("%Y-%m-%d",)
        stamp = match["iso"]
    else:
        number, month, year = (match[name] or match[name + "2"] for name in ("day", "month", "year"))
        forms, stamp = ("%d %B %Y", "%d %b %Y"), f"{number} {month} {year}"
    for form in forms:
        try:
            return datetime.strptime(stamp, form).date().isoformat()
        except ValueError:
            continue
    return None
