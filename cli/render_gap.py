"""What is missing for some roles, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphq.cli import words
from graphq.cli.quotation import INDENT, stated
from graphq.cli.render_rows import row_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphq.graph.gap import Gap, Lack
    from graphq.graph.profile import Reason
    from graphq.graph.requirement import Requirement

_BRINGS = {
    "itself": "",
    "kind": "{} is a kind of it",
    "role": "asked for of {}",
    "programme": "taught in {}",
    "level": "{} is as much or more",
    "part": "{} is a part of it",
}


def render(gap: Gap, format_name: str, evidence: str) -> Iterator[str]:
    """The lines of a gap as ``text``, ``table`` or ``markdown``; of the sentences, what ``evidence`` says."""
    if format_name == "text":
        return _text(gap, evidence)
    rows = gap.rows() if evidence == "quote" else [_bare(row, evidence) for row in gap.rows()]
    return row_lines(rows, format_name)


def because(reason: Reason) -> str:
    """Why something counts as had: `` (Python is a kind of it)``; empty if it is had itself."""
    how = _BRINGS[reason.how].format(reason.thing.label)
    return f" ({how})" if how else ""


def _bare(row: dict[str, object], evidence: str) -> dict[str, object]:
    hidden = {"quote"} if evidence == "source" else {"quote", "source"}
    return {name: value for name, value in row.items() if name not in hidden}


def _text(gap: Gap, evidence: str) -> Iterator[str]:
    yield _summary(gap)
    for role in gap.silent:
        yield f"What {role.label} asks for is not stated."
    if gap.lacks:
        yield from ("", "what is missing, first things first")
    for number, lack in enumerate(gap.lacks, 1):
        yield f"{number:>3}. {lack.requirement.thing.label}{_notes(lack, several=len(gap.wanted) > 1)}"
        yield from stated(lack.requirement.evidence, evidence)
        yield from _teaching(lack)
    if gap.had:
        yield from ("", "what you have")
    for one in gap.had:
        yield f"  {one.thing.label}{because(one.reason) if one.reason else ''}"


def _summary(gap: Gap) -> str:
    asked = len(gap.had) + len(gap.lacks)
    roles = ", ".join(role.label for role in gap.wanted)
    if not asked:
        return f"{roles}: nothing that is asked for is stated."
    parts = sum(lack.requirement.state == "part" for lack in gap.lacks)
    had = [f"you have {len(gap.had)}", f"{parts} in part"] if parts else [f"you have {len(gap.had)}"]
    missing = len(gap.lacks) - parts
    return f"{roles}: of {words.count(asked, 'thing')} asked for {', '.join(had)}; {missing or 'none'} missing."


def _notes(lack: Lack, *, several: bool) -> str:
    one = lack.requirement
    notes = [one.necessity or one.thing.kind]
    if one.reason:
        notes.append(f"had in part: {one.reason.thing.label}")
    if several:
        notes.append(f"for {_for(one)}")
    if lack.elsewhere:
        notes.append(f"also for {words.count(lack.elsewhere, 'other role')}")
    return f" [{'; '.join(notes)}]"


def _for(one: Requirement) -> str:
    return ", ".join(role.label for role in one.roles)


def _teaching(lack: Lack, most: int = 3) -> Iterator[str]:
    if lack.taught:
        names = [programme.label for programme, _ in lack.taught]
        more = f" and {words.count(len(names) - most, 'more programme')}" if len(names) > most else ""
        yield f"{INDENT}taught in: {', '.join(names[:most])}{more}"
