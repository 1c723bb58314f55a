"""What the article of a page says of it: its title, who wrote it, when, and where it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graphq.loaders import byline
from graphq.loaders.document import Metadata
from graphq.loaders.schemaorg.literal import plain
from graphq.loaders.schemaorg.script import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphq.loaders.schemaorg.script import Json, Node, Objects

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_ADDRESS = re.compile(r"https?://\S+")


def read(objects: Objects) -> Metadata:
    """What is stated of the page, blank where nothing is; an article says more than the page that holds it."""
    nodes = [*objects.of(*names("types", "article")), *objects.of(*names("types", "page"))]
    node = next((node for node in nodes if _text(objects, node, "headline")), nodes[0] if nodes else {})
    return Metadata(
        title=_text(objects, node, "headline") or _text(objects, node, "name"),
        authors=_authors(objects, node),
        published=_day(objects, node, "datePublished"),
        modified=_day(objects, node, "dateModified"),
        description=_text(objects, node, "description"),
        url=_url(objects, node),
        language=next(filter(_LANGUAGE.fullmatch, _strings(objects, node, "inLanguage")), ""),
    )


def _strings(objects: Objects, node: Node, name: str) -> Iterator[str]:
    """The values of a property as text, an object by its name."""
    for value in objects.values(node, name):
        named = next(objects.values(value, "name"), None) if isinstance(value, dict) else value
        if isinstance(named, str) and plain(named):
            yield plain(named)


def _text(objects: Objects, node: Node, name: str) -> str:
    return next(_strings(objects, node, name), "")


def _authors(objects: Objects, node: Node) -> tuple[str, ...]:
    found = (name for name in _strings(objects, node, "author") if "://" not in name)
    return tuple(dict.fromkeys(found))


def _day(objects: Objects, node: Node, name: str) -> str | None:
    """The day of a date or time, ISO 8601."""
    stated = _text(objects, node, name)
    return byline.day([stated[:10], stated[:40]])


def _url(objects: Objects, node: Node) -> str:
    """The canonical address: of the page that the article is the main thing of, else its own."""
    stated: list[Json] = []
    for value in objects.values(node, "mainEntityOfPage"):
        stated += [value.get("@id"), value.get("url")] if isinstance(value, dict) else [value]
    stated += objects.values(node, "url")
    return next((value for value in stated if isinstance(value, str) and _ADDRESS.fullmatch(value)), "")
