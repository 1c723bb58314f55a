"""What validation found, for people."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from graphq.cli import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphq.graph.validate import Report

_SEVERITIES = ("violation", "warning", "info")


def report(found: Report) -> Iterator[str]:
    """One line a finding, under the shape that asks for it, and a line that sums up."""
    for shape, findings in groupby(sorted(found.results, key=lambda f: (f.shape, f)), key=lambda f: f.shape):
        yield shape
        for finding in findings:
            yield f"  {finding}"
            yield f"    <{finding.iri}>"
    yield summary(found)


def summary(found: Report) -> str:
    """``no violation in 4,262 triples``."""
    numbers = Counter(finding.severity.lower() for finding in found.results)
    told = [words.count(numbers[severity], severity) for severity in _SEVERITIES if numbers[severity]]
    if found.conforms:
        told.insert(0, "no violation")
    return f"{', '.join(told)} in {words.count(found.triples, 'triple')}"
