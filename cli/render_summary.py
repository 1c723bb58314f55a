"""What loading, ``sources`` and ``stats`` say: counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graphq.cli import words
from graphq.cli.table import table, terminal_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from graphq.graph.changes import Change
    from graphq.graph.stats import SourceRow, Stats
    from graphq.graph.writer import PutReport, RemoveReport


_MOST_CHANGES = 20


class Loaded(NamedTuple):
    """What became of one source: the store's report and, for an article, what its loader passed over."""

    report: PutReport
    passed_over: Mapping[str, int] | None = None


def loaded(results: Sequence[Loaded], folder: Path, duration: float) -> Iterator[str]:
    """The summary of a load, source by source."""
    for report, passed_over in results:
        if report.status == "unchanged":
            yield f"{report.name}: unchanged"
        else:
            yield f"{report.name}: {report.status}, {_size(report)}"
            yield from (f"  {changed(change)}" for change in report.changes[:_MOST_CHANGES])
            if len(report.changes) > _MOST_CHANGES:
                yield f"  and {words.count(len(report.changes) - _MOST_CHANGES, 'more change')}"
            yield from numbers(report.facts)
            yield from omissions(passed_over or {})
            if passed_over is not None and not any(report.facts.values()):
                yield "  no fact was found: it does not read like a careers article in English"
    yield f"{words.count(len(results), 'source')} in {words.seconds(duration)}, store {folder}"


def changed(change: Change) -> str:
    """How a fact has changed: ``Baker pays: USD 1 → USD 2``, ``Baker requires weighing, no more``."""
    about = f"{change.subject} {words.relation(change.relation.value)}"
    if change.before and change.after:
        return f"{about}: {change.before} → {change.after}"
    return f"{about} {change.after}, now" if change.after else f"{about} {change.before}, no more"


def loaded_all(
    counted: Mapping[str, int], passed_over: Mapping[str, int], folder: Path, duration: float
) -> Iterator[str]:
    """The summary of a load of many sources: how many were added, replaced and left as they were, and passed over."""
    told = ", ".join(f"{number:,} {status}" for status, number in sorted(counted.items()))
    total = words.count(sum(counted.values()), "source")
    yield f"{total}{f' ({told})' if told else ''} in {words.seconds(duration)}, store {folder}"
    if passed_over:
        told = ", ".join(f"{number:,} {suffix}" for suffix, number in sorted(passed_over.items()))
        yield f"  passed over, for what their names end in: {told}"


def removed(reports: Sequence[RemoveReport]) -> Iterator[str]:
    """What became of the facts of sources that were removed."""
    for report in reports:
        gone, kept = sum(report.gone.values()), sum(report.kept.values())
        yield f"{report.name}: removed, {words.count(gone, 'fact')} gone, {kept:,} stated by other sources too"
        yield from numbers(report.gone)


def sources(rows: Sequence[SourceRow]) -> Iterator[str]:
    """A table of sources."""
    header = ("source", "title", "facts", "triples", "loaded", "by", "sha256", "passed over")
    return table(header, map(_source, rows), terminal_width())


def _source(row: SourceRow) -> tuple[str, ...]:
    by = f"{row.loader} {row.version}".strip()
    when = row.loaded[:16].replace("T", " ")
    counts = f"{row.facts:,}", f"{row.triples:,}"
    return row.name, row.title, *counts, when, by, row.sha256[:8], words.counts(row.passed_over)


def stats(counted: Stats) -> Iterator[str]:
    """Facts by relation, things by kind, and the size of the whole."""
    yield words.count(sum(counted.facts.values()), "different fact")
    yield from numbers(counted.facts)
    yield words.count(sum(counted.entities.values()), "thing")
    yield from numbers(counted.entities)
    yield f"{words.count(len(counted.sources), 'source')}, {words.count(counted.triples, 'triple')}"


def numbers(counted: Mapping[str, int]) -> Iterator[str]:
    """One line a name, the greatest number first; what there is none of is left out."""
    for name, number in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])):
        if number:
            yield f"  {name:<20} {number:>6,}"


def omissions(counted: Mapping[str, int]) -> Iterator[str]:
    """What was passed over, in one line, if anything was."""
    if counted:
        yield f"  passed over: {words.counts(counted)}"


def _size(report: PutReport) -> str:
    facts = sum(report.facts.values())
    return words.count(facts, "fact") if facts else words.count(report.triples, "triple")
