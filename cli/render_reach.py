"""The roles within reach, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphq.cli import words
from graphq.cli.quotation import INDENT, stated
from graphq.cli.render_gap import because
from graphq.cli.render_rows import row_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphq.graph.names import Node
    from graphq.graph.reach import Match, Reach, Step

_MOST_NAMED = 5


def render(reach: Reach, format_name: str, evidence: str) -> Iterator[str]:
    """The lines of roles as ``text``, ``table`` or ``markdown``; in words, of the sentences what ``evidence`` says."""
    if format_name == "text":
        return _text(reach, evidence)
    return row_lines(reach.rows(), format_name)


def _text(reach: Reach, evidence: str) -> Iterator[str]:
    have = ", ".join(thing.label for thing in reach.profile.things) or "nothing"
    yield f"You have {have}: {words.count(reach.considered, 'role')} within reach."
    if reach.matches:
        yield from ("", "the roles that suit it best")
    for number, match in enumerate(reach.matches, 1):
        yield from _match(number, match, evidence)
    if reach.steps:
        yield from ("", "one more skill")
    for number, step in enumerate(reach.steps, 1):
        yield from _step(number, step)


def _match(number: int, match: Match, evidence: str) -> Iterator[str]:
    had = sum(one.state != "missing" for one in match.asked)
    yield f"{number:>3}. {match.role.label}  ({had} of {len(match.asked)} that are stated, score {match.score:.2f})"
    if match.led:
        yield f"{INDENT}what you studied leads to it"
        yield from stated(match.led, evidence)
    for one in match.asked:
        if one.reason:
            part = "in part: " if one.state == "part" else ""
            yield f"{INDENT}+ {part}{one.thing.label}{because(one.reason)}"
            yield from stated(one.evidence, evidence)
    missing = [f"{one.thing.label}{_need(one.necessity)}" for one in match.asked if one.state == "missing"]
    yield f"{INDENT}- missing: {', '.join(missing)}" if missing else f"{INDENT}nothing that is stated is missing"


def _need(necessity: str) -> str:
    return f" [{necessity}]" if necessity else ""


def _step(number: int, step: Step) -> Iterator[str]:
    opens = f"opens {_named(step.opens)}; " if step.opens else ""
    yield f"{number:>3}. {step.skill.label}: {opens}brings {words.count(len(step.closer), 'role')} closer"


def _named(roles: Sequence[Node]) -> str:
    more = f" and {len(roles) - _MOST_NAMED} more" if len(roles) > _MOST_NAMED else ""
    return ", ".join(role.label for role in roles[:_MOST_NAMED]) + more
