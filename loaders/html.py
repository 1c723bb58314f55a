"""A web page becomes a document: its article, apart from navigation, adverts and notices."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from graphq.loaders import byline, sections
from graphq.loaders.canonical import Canonical, walk
from graphq.loaders.document import Metadata
from graphq.loaders.schemaorg import facts, faq
from graphq.loaders.schemaorg import metadata as schemaorg
from graphq.loaders.schemaorg.script import UNREADABLE, Objects
from graphq.ontology import pattern
from graphq.ontology.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable

    from selectolax.lexbor import LexborHTMLParser, LexborNode

    from graphq.loaders.document import Document

LARGEST = 20_000_000
"""A page of more characters than this is refused."""
DEEPEST = 2000
"""Elements nested deeper than this are refused: the parser's time grows with the square of the depth."""

MOST_ATTRIBUTES = 2000
"""An element of more attributes than this is refused, for the same reason."""

_SCRIPTS = 'script[type^="application/ld+json" i]'
_OPENING = re.compile(r"<(?:!doctype\s+html|html|head|body|article|main|div|section|h1|p|table|ul)\b[^>]*>", re.I)
_IN_HEADING = ", ".join(f'h{level} > a[href^="#"]' for level in range(1, 7))
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)\b[^>]*?(/?)>")
# Elements that have no end, or whose end the next element implies.
_UNNESTED = frozenset(
    {
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "td",
        "th",
        "tr",
        "dt",
        "dd",
        "option",
        "thead",
        "tbody",
        "tfoot",
        "colgroup",
        "html",
        "head",
        "body",
        "path",
        "circle",
        "rect",
        "line",
        "use",
        "g",
    }
)
_WORD = re.compile(r"[A-Za-z][a-z]*")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_PANE = re.compile(r"\b(?:tab|pane|panel|accordion|collapse)", re.I)
_SITE = re.compile(r"\s+[:|–—·]\s+|\s+-\s+(?=[^-]*$)")
_LEAST_SHARE = 0.4
"""An element that says to be the main part of a page is taken for it if it holds this share of the page's text."""
_MOST_DROPPED = 0.5
"""What holds more of the page's text than this is its article, whatever its class says."""


def is_page(text: str) -> bool:
    """Whether a text is HTML: it opens with an element of a page, or has many such elements."""
    head = text[:4096].lstrip("\ufeff \t\r\n")
    if re.match(r"<(?:!doctype\s+html|html|\?xml[^>]*\?>\s*<(?:!doctype\s+html|html))\b", head, re.I):
        return True
    opened = len(_OPENING.findall(text[:200_000]))
    return bool(head.startswith("<") and _OPENING.match(head)) or opened * 400 > len(text[:200_000]) > 0


def parse(markup: str, path: str = "<page>") -> Document:
    """The document that a page holds.

    Raises:
        SourceError: if it is too large, nested too deeply, or has no heading.
    """
    from selectolax.lexbor import LexborHTMLParser  # which plain text need not wait for

    _refuse_monsters(markup, path)
    tree = LexborHTMLParser(markup)
    objects = Objects(node.text() for node in tree.css(_SCRIPTS))
    metadata = _metadata(tree, objects)
    root = tree.body
    if root is None:
        raise SourceError("the page is empty; give one with an article", path=path)
    passed_over = _drop_apart(root)
    canonical = Canonical()
    canonical.read(_main(tree) or root)
    faq.append(canonical, objects)
    printed = facts.printed(objects, len(canonical.text))
    passed_over[UNREADABLE] += objects.unreadable + printed.omitted
    document = sections.document(
        canonical.text, canonical.pieces, metadata, path, passed_over=+passed_over, format_name="html"
    )
    return replace(document, text=canonical.text + printed.text, things=tuple(printed.things))


def _refuse_monsters(markup: str, path: str) -> None:
    if len(markup) > LARGEST:
        raise SourceError(f"the page has more than {LARGEST:,} characters; split it", path=path)
    depth = 0
    for match in _TAG.finditer(markup):
        if len(match[0]) > MOST_ATTRIBUTES and len(_QUOTED.sub("", match[0]).split()) > MOST_ATTRIBUTES:
            raise _monster(f"an element has more than {MOST_ATTRIBUTES} attributes", markup, match.start(), path)
        if match[3] or match[2].lower() in _UNNESTED:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > DEEPEST:
            raise _monster(f"elements are nested more than {DEEPEST} deep", markup, match.start(), path)


def _monster(what: str, markup: str, at: int, path: str) -> SourceError:
    line = markup.count("\n", 0, at) + 1
    return SourceError(f"{what}; repair the page, for example with tidy", path=path, line=line)


def _metadata(tree: LexborHTMLParser, objects: Objects) -> Metadata:
    """What the head of a page states, and what it leaves blank as the structured data has it."""
    structured = schemaorg.read(objects)
    stated: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        name = node.attributes.get("property") or node.attributes.get("name") or ""
        stated.setdefault(name.lower(), (node.attributes.get("content") or "").strip())
    link = tree.css_first("link[rel=canonical]")
    canonical = (link.attributes.get("href") or "") if link else ""
    root = tree.root
    language = (root.attributes.get("lang") or "") if root is not None else ""
    author = stated.get("author") or stated.get("article:author") or ""
    dates = (stated.get(name, "")[:10] for name in ("article:published_time", "date", "dc.date", "datepublished"))
    return Metadata(
        title="" if tree.css_first("h1") else _page_title(tree, stated, structured.title),
        authors=(author,) if author and "://" not in author else structured.authors,
        published=byline.day(dates) or structured.published,
        modified=byline.day([stated.get("article:modified_time", "")[:10]]) or structured.modified,
        description=stated.get("description") or stated.get("og:description") or structured.description,
        url=canonical if canonical.startswith("http") else stated.get("og:url") or structured.url,
        language=language or structured.language,
    )


def _page_title(tree: LexborHTMLParser, stated: dict[str, str], headline: str) -> str:
    """What the page is called, without the name of its site."""
    if headline and not stated.get("og:title"):
        return headline
    node = tree.css_first("title")
    title = stated.get("og:title") or (node.text() if node else "")
    return " ".join(_SITE.split(" ".join(title.split()))[0].split())


def _main(tree: LexborHTMLParser) -> LexborNode | None:
    """The element that holds the article, if one says so and holds enough of the text."""
    whole = _length(tree.body)
    for selector in ("main", "[role=main]", "article", "[itemprop=articleBody]"):
        found = tree.css(selector)
        if len(found) == 1 and _length(found[0]) >= whole * _LEAST_SHARE:
            return found[0]
    return None


def _length(node: LexborNode | None) -> int:
    return len(node.text()) if node is not None else 0


def _drop_apart(root: LexborNode) -> Counter[str]:
    """Removes what is no part of the article; how many elements, by reason."""
    silent = frozenset(pattern.table("html")["apart"]["silent"].split())
    for node in _outermost(root, lambda node: node.tag in silent):
        node.decompose()
    most = _length(root) * _MOST_DROPPED
    dropped: Counter[str] = Counter()
    for node in _outermost(root, lambda node: _is_apart(node, most)):
        dropped[_reason(node)] += 1
        node.decompose()
    del dropped["hidden"]
    for node in filter(_is_permalink, root.css(_IN_HEADING)):
        node.decompose()
    return dropped


def _is_permalink(node: LexborNode) -> bool:
    """Whether an element is the link behind a heading's words that leads to the heading, or to notes on it."""
    return node.next is None and _length(node) < _length(node.parent)


def _outermost(root: LexborNode, fits: Callable[[LexborNode], bool]) -> list[LexborNode]:
    """The elements that fit, without those inside them: these go with them, and must not be touched afterwards."""
    found: list[LexborNode] = []

    def into(node: LexborNode) -> bool:
        if not fits(node):
            return True
        found.append(node)
        return False

    for _ in walk(root, into):
        pass
    return found


def _is_apart(node: LexborNode, most: float) -> bool:
    """Whether an element is no part of the article: what holds the title, or more than ``most`` of the text, is."""
    return bool(_reason(node)) and node.css_first("h1") is None and _length(node) <= most


def _reason(node: LexborNode) -> str:
    """Why an element is no part of the article; "" if it may be one."""
    tag = node.tag or ""
    if tag.startswith(("-", "!")):
        return ""  # a text or a comment
    attributes = node.attributes
    apart = pattern.table("html")["apart"]
    by_role: str = apart["roles"].get(attributes.get("role") or "", "")
    by_tag: str = apart["elements"].get(tag, "")
    if tag in ("body", "main", "article", "html", "table", "tr", "td", "th", "tbody"):
        return ""
    name = f"{attributes.get('id') or ''} {attributes.get('class') or ''}"
    if _is_hidden(node, name):
        return "hidden"
    return by_tag or by_role or _by_words(name)


def _is_hidden(node: LexborNode, name: str) -> bool:
    """Whether readers never see an element; the panes of tabs are seen in turn."""
    attributes = node.attributes
    if _PANE.search(name) or attributes.get("role") == "tabpanel":
        return False
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    return bool(_HIDDEN.search(attributes.get("style") or ""))


def _by_words(name: str) -> str:
    words = _reasons()
    return next((words[word] for word in map(str.lower, _WORD.findall(name)) if word in words), "")


@cache
def _reasons() -> dict[str, str]:
    """For each word of a class, why an element that has it is passed over."""
    return {word: reason for reason, words in pattern.table("html")["words"].items() for word in words.split()}
