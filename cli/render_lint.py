"""What lint found, for people at a terminal."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from graphq.cli import words
from graphq.cli.quotation import INDENT, quotation
from graphq.cli.table import terminal_width, wrap
from graphq.graph.lint.rule import family

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphq.graph.claim import Claim
    from graphq.graph.lint import Finding, Report

MOST = 5
"""So many findings of a rule are shown."""
_LONGEST_QUOTE = 160  # characters; graphq show has the whole sentence


def findings(report: Report, *, everything: bool = False) -> Iterator[str]:
    """Lines: the rules with their first findings, and a line that sums up."""
    for rule, found in report.by_rule.items():
        most = len(found) if everything else MOST
        yield f"{rule}: {words.count(len(found), found[0].level.value)}, {family(rule).title}"
        for finding in found[:most]:
            yield from _finding(finding)
        if len(found) > most:
            yield f"  and {len(found) - most:,} more"
        yield ""
    yield summary(report)


def summary(report: Report) -> str:
    """``12 warnings, 40 notes``, or ``no findings``."""
    return ", ".join(words.count(n, level.value) for level, n in report.counts.items() if n) or "no findings"


def _finding(finding: Finding) -> Iterator[str]:
    width = terminal_width()
    text = f"{finding.subject.label}: {finding.message}"
    first, *rest = wrap(text, max(width - 4, 20)) if width else [text]
    yield f"  {first}"
    yield from (f"    {line}" for line in rest)
    yield from _evidence(finding.evidence)


def _evidence(claims: tuple[Claim, ...]) -> Iterator[str]:
    """The first sentence and where it stands, and in how many places more the matter is found."""
    if claims:
        yield from quotation(shorten(claims[0].quote, _LONGEST_QUOTE, placeholder=" …"))
        more = f", and {words.count(len(claims) - 1, 'more sentence')}" if claims[1:] else ""
        yield f"{INDENT}— {', '.join(filter(None, (claims[0].source, claims[0].section)))}{more}"
