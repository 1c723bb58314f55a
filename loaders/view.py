"""A view of a stretch of text without its markup, which knows where each of its characters stands in the original."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Markdown and HTML that a reader does not see; the first group, where there is one, is what is seen.
_MARKUP = re.compile(
    r"!\[[^\]]*\]\([^)]*\)"  # image
    r"|\[(?P<link>(?:[^\[\]]|\\.)*)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)"  # link
    r"|\{\{[<%].*?[%>]\}\}"  # shortcode
    r"|<!--.*?-->|</?[a-zA-Z][^<>]*>"  # comment, tag
    r"|\*{1,3}|(?<![\w])_{1,2}(?=\S)|(?<=\S)_{1,2}(?![\w])|`+"  # emphasis, code
    r"|\\(?P<escaped>[\\*_#\[\]().!-])"
    r"|&nbsp;|&amp;(?P<amp>)",
    re.S,
)


@dataclass(frozen=True, slots=True)
class View:
    """Plain text with the offset of each character in the document it comes from.

    White space runs are one space. ``offsets[i]`` is where ``text[i]`` stands in the document.
    """

    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The document's span of ``text[start:end]``, which must not be empty."""
        return self.offsets[start], self.offsets[end - 1] + 1


def view(document: str, start: int, end: int, *, tabs: bool = False) -> View:
    """What a reader sees of ``document[start:end]``; ``tabs`` keeps tabs, which separate cells."""
    characters: list[str] = []
    offsets: list[int] = []
    for position in _visible(document, start, end):
        character = document[position]
        if character.isspace() and not (tabs and character == "\t"):
            if not characters or characters[-1] == " ":
                continue
            character = " "
        characters.append(character)
        offsets.append(position)
    while characters and characters[-1] == " ":
        characters.pop()
        offsets.pop()
    return View("".join(characters), tuple(offsets))


def _visible(document: str, start: int, end: int) -> list[int]:
    """The positions of the characters that are not markup."""
    positions: list[int] = []
    at = start
    for match in _MARKUP.finditer(document, start, end):
        positions.extend(range(at, match.start()))
        positions.extend(_seen(document, match))
        at = match.end()
    positions.extend(range(at, end))
    return positions


def _seen(document: str, match: re.Match[str]) -> list[int]:
    if match["link"] is not None:
        return _visible(document, *match.span("link"))
    if match["escaped"] is not None:
        return list(range(*match.span("escaped")))
    if match["amp"] is not None:
        return [match.start()]
    return []
