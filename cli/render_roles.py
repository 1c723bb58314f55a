"""Roles that were searched for, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphq.cli import words
from graphq.cli.quotation import INDENT, stated
from graphq.cli.render_rows import row_lines
from graphq.ontology import figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphq.graph.rolesearch import Hit, Hits

_VERDICTS = {
    "usually": "usually pays so much",
    "possibly": "possibly pays so much",
    "some": "pays so much to some",
}


def render(hits: Hits, format_name: str, evidence: str, *, noting: bool) -> Iterator[str]:
    """The lines of roles as ``text``, ``table`` or ``markdown``.

    Args:
        hits: the roles.
        format_name: the format.
        evidence: what is shown of the sentences, in words.
        noting: whether to note that a role has no credential stated.
    """
    if format_name == "text":
        return _text(hits, evidence, noting)
    return row_lines(hits.rows(), format_name)


def _text(hits: Hits, evidence: str, noting: bool) -> Iterator[str]:
    for hit in hits.roles:
        yield f"{hit.role.label}{_notes(hit, noting)}"
        yield from stated(hit.evidence, evidence)
        for band in hit.bands if hit.verdict else ():
            yield f"{INDENT}pays {figure.words(band.amount)}"
            yield from stated(band.evidence, evidence)
    of = f" of {hits.number:,}" if len(hits.roles) < hits.number else ""
    if hits.roles:
        yield from ("", f"{len(hits.roles):,}{of} {'role' if hits.number == 1 else 'roles'}")
    yield from _left_out(hits)


def _notes(hit: Hit, noting: bool) -> str:
    notes = [_VERDICTS[hit.verdict]] if hit.verdict else []
    if noting and not hit.credential_stated:
        notes.append("no credential is stated")
    return f" [{'; '.join(notes)}]" if notes else ""


def _left_out(hits: Hits) -> Iterator[str]:
    if hits.pay_unstated:
        paid = f", of which {hits.pay_elsewhere:,} in another" if hits.pay_elsewhere else ""
        unit = "of which no pay in that currency and period is stated"
        yield f"{words.count(hits.pay_unstated, 'more role')} would fit {unit}{paid}"
