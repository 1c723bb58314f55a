"""The words in which a terminal says what the data says in identifiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# relation: read from its subject, read from its object
_RELATIONS = {
    "leads_to": ("leads to", "is reached from"),
    "pays": ("pays", "is paid to"),
    "requires_skill": ("requires", "is required by"),
    "develops": ("teaches", "is taught in"),
    "includes": ("includes", "is named under"),
    "in_industry": ("works in", "employs"),
    "hires": ("hires graduates of", "has graduates hired by"),
    "requires_credential": ("asks for", "is asked for by"),
    "grows": ("grows by", "is the growth of"),
    "statistic": ("is measured by", "measures"),
}


def relation(name: str, *, inverse: bool = False) -> str:
    """A relation as a verb phrase: ``requires_skill`` is ``requires``, the other way ``is required by``."""
    forward = name.replace("_", " ")
    return _RELATIONS.get(name, (forward, f"is what {forward} says of"))[inverse]


def count(number: int, noun: str) -> str:
    """A number and its noun: ``1 source``, ``1,200 facts``."""
    return f"{number:,} {noun if number == 1 else plural(noun)}"


def plural(noun: str) -> str:
    """The plural of one of our nouns."""
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


def counts(numbers: Mapping[str, int]) -> str:
    """Numbers by name in a line: ``adverts 5, related articles 6``."""
    return ", ".join(f"{name} {number:,}" for name, number in numbers.items())


def seconds(duration: float) -> str:
    """A duration: ``0.4 s``."""
    return f"{duration:.1f} s"
