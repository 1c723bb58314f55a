"""A view of a stretch of text without its markup, which knows where each of its characters stands in the original."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Markdown and HTML that a reader does not see; what is seen of it is in a group. Each alternative stops where another
# of its kind begins, or takes what it took for good, so that no text makes the search for its end go over it twice.
_MARKUP = re.compile(
    r"!\[[^\[\]]*+\]\([^()\[]*+\)"  # image
    r"|\[(?P<link>(?:[^\[\]\\]|\\.)*+)\](?:\((?:[^()\s\[]|\([^()\s\[]*+\))*+(?:\s+\"[^\"]*+\")?\)|\[[^\[\]]{0,99}+\])"
    r"|\[\^[^\[\]\s]{1,40}+\]"  # footnote
    r"|\{\{(?:(?!\{\{|\}\}).)*+\}\}|\{%(?:(?!\{%|%\}).)*+%\}|\{[:#][^{}]*+\}"  # shortcode, attributes
    r"|<!--(?:(?!<!--|-->).)*+-->|</?[a-zA-Z][^<>]*+>"  # comment, tag
    r"|\*{1,3}|(?<![\w])_{1,2}(?=\S)|(?<=\S)_{1,2}(?![\w])|~~|`+"  # emphasis, code
    r"|\\(?P<escaped>[\\*_#\[\]().!|~-])"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});)",
    re.S,
)
_WORDS = re.compile(r"\S+|\s+")


@dataclass(frozen=True, slots=True)
class View:
    """Plain text with the offset of each character in the document it comes from.

    White space runs are one space. ``offsets[i]`` is where ``text[i]`` stands in the document.
    """

    text: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The document's span of ``text[start:end]``, which must not be empty."""
        return self.offsets[start], self.offsets[end - 1] + 1


def plain(document: str, start: int) -> View:
    """A view of what has no markup and no superfluous space: all of `document`, which stands at ``start``."""
    return View(document, range(start, start + len(document)))


def view(document: str, start: int, end: int, *, tabs: bool = False) -> View:
    """What a reader sees of ``document[start:end]``; ``tabs`` keeps tabs, which separate cells."""
    characters: list[str] = []
    offsets: list[int] = []
    for text, position in _visible(document, start, end):
        for match in _WORDS.finditer(text):
            _append(characters, offsets, match[0], position + match.start(), tabs=tabs)
    seen = "".join(characters)
    kept = len(seen.rstrip(" "))
    return View(seen[:kept], tuple(offsets[:kept]))


def _append(characters: list[str], offsets: list[int], run: str, position: int, *, tabs: bool) -> None:
    """Adds a run of letters, or one of white space, of which one is kept if there is none before it."""
    if not run[0].isspace():
        characters.append(run)
        offsets.extend(range(position, position + len(run)))
        return
    for at, character in enumerate(run):
        if tabs and character == "\t":
            characters.append("\t")
        elif characters and characters[-1][-1] != " ":
            characters.append(" ")
        else:
            continue
        offsets.append(position + at)


def _visible(document: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """The stretches that are not markup, each with where it stands."""
    at = start
    for match in _MARKUP.finditer(document, start, end):
        if at < match.start():
            yield document[at : match.start()], at
        yield from _seen(document, match)
        at = match.end()
    if at < end:
        yield document[at:end], at


def _seen(document: str, match: re.Match[str]) -> Iterator[tuple[str, int]]:
    if match["link"] is not None:
        yield from _visible(document, *match.span("link"))
    elif match["escaped"] is not None:
        yield match["escaped"], match.start("escaped")
    elif match["entity"] is not None:
        yield html.unescape(match[0])[:1], match.start()
