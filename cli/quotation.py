"""Sentences that state a fact, as a terminal shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphq.cli import words
from graphq.cli.table import terminal_width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphq.graph.claim import Claim

INDENT = " " * 6


def claim_lines(claims: Sequence[Claim], most: int = 1) -> Iterator[str]:
    """The first sentences, each with its source and section, and how many more there are."""
    for claim in claims[:most]:
        yield from quotation(claim.quote)
        place = ", ".join(part for part in (claim.source, claim.section) if part)
        cited = f" (citing {claim.cited})" if claim.cited else ""
        yield from _wrapped(f"— {place}{cited}")
    if len(claims) > most:
        yield f"{INDENT}and {words.count(len(claims) - most, 'more sentence')}"


def stated(claims: Sequence[Claim], evidence: str) -> Iterator[str]:
    """What is shown of some sentences: by ``quote`` the first, by ``source`` the names of their sources, or nothing."""
    if evidence == "quote":
        yield from claim_lines(claims)
    elif evidence == "source" and claims:
        yield f"{INDENT}— {source_line(list(dict.fromkeys(claim.source for claim in claims)))}"


def quotation(quote: str) -> Iterator[str]:
    """A quote in lines that fit the terminal, without Markdown's marks of bold."""
    return _wrapped(f"“{' '.join(quote.replace('**', '').split())}”")


def _wrapped(text: str) -> Iterator[str]:
    width = terminal_width()
    lines = wrap(text, max(width - len(INDENT), 20)) if width else [text]
    return (INDENT + line for line in lines)


def source_line(names: Sequence[str], most: int = 3) -> str:
    """The first sources, and how many more there are."""
    more = f" and {words.count(len(names) - most, 'more source')}" if len(names) > most else ""
    return f"{', '.join(names[:most])}{more}"
