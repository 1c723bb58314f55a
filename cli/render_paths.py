"""Paths as they are asked for: in words, as a table, as Markdown, as a graph for Graphviz or Mermaid, as a drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphq.cli import words
from graphq.cli.quotation import INDENT, claim_lines, source_line
from graphq.cli.render_rows import escaped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphq.graph.hop import Hop
    from graphq.graph.path import Path, Paths
    from graphq.graph.robustness import Rest


def render(
    found: Paths,
    format_name: str,
    *,
    evidence: str = "quote",
    explain: bool = False,
    rests: Sequence[Sequence[Rest]] = (),
) -> Iterator[str]:
    """The lines of some paths.

    Args:
        found: the paths.
        format_name: ``text``, ``table``, ``markdown``, ``dot``, ``mermaid`` or ``svg``.
        evidence: ``quote``, ``source`` or ``none``: what is shown of the sentences.
        explain: whether to say how the cost of a hop comes about, in words and Markdown.
        rests: what each path rests on, if that was asked; in words and Markdown too.
    """
    if format_name == "text":
        return _text(found, evidence, explain, rests)
    if format_name == "markdown":
        return _markdown(found, evidence, explain, rests)
    if format_name == "table":
        return _table(found, evidence)
    return iter([_drawn(found, format_name, evidence).rstrip("\n")])


def paths(found: Paths) -> Iterator[str]:
    """The lines of numbered paths, each hop with a sentence."""
    return _text(found, "quote", explain=False, rests=())


def _text(found: Paths, evidence: str, explain: bool, rests: Sequence[Sequence[Rest]]) -> Iterator[str]:
    for number, path in enumerate(found, 1):
        if number > 1:
            yield ""
        yield f"{number}. {_way(path)}  ({words.count(len(path.hops), 'hop')}, cost {path.cost:g})"
        for hop in path.hops:
            yield f"   {_statement(hop)}"
            yield from _evidence(hop, evidence)
            if explain:
                yield from (f"{INDENT}{line}" for line in _reckoning(hop))
        if rests:
            yield from (f"   {line}" for line in _resting(path, rests[number - 1], found))


def _markdown(found: Paths, evidence: str, explain: bool, rests: Sequence[Sequence[Rest]]) -> Iterator[str]:
    for number, path in enumerate(found, 1):
        if number > 1:
            yield ""
        yield f"{number}. **{escaped(_way(path))}** ({words.count(len(path.hops), 'hop')}, cost {path.cost:g})"
        for hop in path.hops:
            yield f"    - {escaped(_statement(hop))}"
            for claim in hop.evidence[:1] if evidence == "quote" else ():
                yield f"      > {escaped(' '.join(claim.quote.split()))} — *{escaped(claim.source)}*"
            if evidence == "source" and hop.sources:
                yield f"      ({escaped(source_line(hop.sources))})"
            if explain:
                yield from (f"      - {line}" for line in _reckoning(hop))
        if rests:
            yield from (f"    - {escaped(line)}" for line in _resting(path, rests[number - 1], found))


def _table(found: Paths, evidence: str) -> Iterator[str]:
    from graphq.cli.table import table, terminal_width

    shown = {"quote": ("source", "quote"), "source": ("source",), "none": ()}[evidence]
    header = ("path", "from", "relation", "to", "cost", "sources", *shown)
    rows = (
        (
            str(row["path"]),
            row["from"],
            words.relation(row["relation"], inverse=row["inverse"]),
            row["to"],
            f"{row['cost'] + row['toll']:.2f}",
            str(row["sources"]),
            *(" ".join((row[name] or "").split()) for name in shown),
        )
        for row in found.rows()
    )
    return table(header, rows, terminal_width())


def _drawn(found: Paths, format_name: str, evidence: str) -> str:
    from graphq.graph import drawing

    draw = {"dot": drawing.dot, "mermaid": drawing.mermaid, "svg": drawing.svg}[format_name]
    return draw(found if evidence == "quote" else found.bare())


def _way(path: Path) -> str:
    return " → ".join(node.label for node in path.nodes)


def _statement(hop: Hop) -> str:
    return f"{hop.start.label} {words.relation(hop.relation, inverse=hop.inverse)} {hop.end.label}"


def _evidence(hop: Hop, evidence: str) -> Iterator[str]:
    if evidence == "quote":
        yield from claim_lines(hop.evidence)
    elif evidence == "source" and hop.sources:
        yield f"{INDENT}— {source_line(hop.sources)}"


def _reckoning(hop: Hop) -> Iterator[str]:
    """How the cost of a hop, and of passing through its end, comes about."""
    cost = hop.reckoning
    parts = [f"{hop.relation} weighs {cost.weight:g}"]
    if cost.support_factor != 1:
        parts.append(f"× {cost.support_factor:g} for {words.count(cost.support, 'source')}")
    if cost.age_factor != 1:
        parts.append(f"× {cost.age_factor:g} for being {words.count(cost.age, 'year')} older than the newest source")
    yield f"cost {hop.cost:.2f}: {' '.join(parts)}"
    if toll := hop.passage:
        hub = f" and {toll.hub:g} for its {words.count(toll.neighbours, 'neighbour')}" if toll.hub else ""
        yield f"passing through {hop.end.label} costs {hop.toll:.2f}: {toll.step:g} a step{hub}"


def _resting(path: Path, rests: Sequence[Rest], found: Paths) -> Iterator[str]:
    """What a path stands or falls with, and what remains."""
    if not rests:
        yield "rests on no single source or sentence"
    for rest in rests:
        what = f"one sentence of {rest.source}" if rest.sentence else f"{rest.source} alone"
        steps = ", ".join(map(str, rest.hops))
        where = (
            "wholly" if len(rest.hops) == len(path.hops) else f"by {'hop' if len(rest.hops) == 1 else 'hops'} {steps}"
        )
        yield f"rests {where} on {what}: {_remaining(rest, found)}"


def _remaining(rest: Rest, found: Paths) -> str:
    if rest.remains is None:
        return "without it, no path remains"
    ways = [path.nodes for path in found]
    if rest.remains.nodes in ways:
        return f"without it, path {ways.index(rest.remains.nodes) + 1} is the best"
    return f"without it, {_way(rest.remains)} remains (cost {rest.remains.cost:g})"
