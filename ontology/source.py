"""A source: where facts come from, and what a loader made of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphq.ontology.fact import Fact


@dataclass(frozen=True, slots=True)
class Source:
    """An article or other document as the graph records it.

    Attributes:
        name: what identifies it: its file name or canonical URL.
        title: its heading.
        sha256: hash of its bytes, in hexadecimal.
        loader: which loader read it (``text`` for Markdown too, ``html``).
        authors: the byline, one name each.
        published, modified: the dates that the document itself states, ISO 8601, if any.
        passed_over: how many blocks were recognised and left out, by reason (``related articles``: 6).
        text: its canonical text, to which the spans of all evidence refer.
        url: its canonical address, "" if it states none. description: its summary of itself, "" for none.
        language: the BCP 47 tag that it states, "" for none.
        version: of the graphq that read it.
    """

    name: str
    title: str
    sha256: str
    loader: str
    authors: tuple[str, ...] = ()
    published: str | None = None
    passed_over: Mapping[str, int] = field(default_factory=dict)
    text: str = ""
    url: str = ""
    modified: str | None = None
    description: str = ""
    language: str = ""
    version: str = ""


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a loader yields for one source: the source and its facts, in the order of the text."""

    source: Source
    facts: tuple[Fact, ...]
