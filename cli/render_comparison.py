"""Roles side by side, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphq.cli.quotation import stated
from graphq.cli.render_rows import row_lines
from graphq.ontology import figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphq.graph.compare import Comparison, Trait, Transfer
    from graphq.graph.names import Node


def render(comparison: Comparison, format_name: str, evidence: str) -> Iterator[str]:
    """The lines of roles as ``text``, ``table`` or ``markdown``; in words, of the sentences what ``evidence`` says."""
    if format_name == "text":
        return _text(comparison, evidence)
    rows = comparison.rows()
    return row_lines(rows, format_name)


def _text(comparison: Comparison, evidence: str) -> Iterator[str]:
    yield " and ".join(role.label for role in comparison.roles)
    yield from _traits("skills", comparison.skills, comparison, evidence)
    if comparison.transfers:
        yield from ("", "what carries over")
    for transfer in comparison.transfers:
        yield f"  {_carried(transfer)}"
        yield from stated(transfer.evidence, evidence)
    yield from _traits("credentials", comparison.credentials, comparison, evidence)
    yield from _traits("industries", comparison.industries, comparison, evidence)
    yield from _pay(comparison, evidence)
    yield from _outlook(comparison, evidence)


def _traits(title: str, traits: Sequence[Trait], comparison: Comparison, evidence: str) -> Iterator[str]:
    groups = [
        ("shared", comparison.shared(traits), comparison.roles),
        *((f"of {role.label}", comparison.own(traits, role), [role]) for role in comparison.roles),
    ]
    for name, found, roles in groups:
        if not found:
            continue
        yield from ("", f"{title} {name} ({len(found)})")
        for trait in found:
            yield f"  {trait.thing.label}{_necessities(trait, roles)}"
            for role in roles:
                yield from stated(trait.stated[role.iri], evidence)


def _necessities(trait: Trait, roles: Sequence[Node]) -> str:
    said = [(role.label, trait.necessity(role.iri)) for role in roles]
    if not any(necessity for _, necessity in said):
        return ""
    if len(said) == 1:
        return f" [{said[0][1]}]"
    return f" [{', '.join(f'{label}: {necessity}' for label, necessity in said if necessity)}]"


def _carried(transfer: Transfer) -> str:
    how = "is a kind of" if transfer.how == "kind" else "is a part of"
    skill, counts_for = transfer.skill.label, transfer.counts_for.label
    return f"{skill} ({transfer.role.label}) {how} {counts_for} ({transfer.other.label})"


def _pay(comparison: Comparison, evidence: str) -> Iterator[str]:
    for role in comparison.roles:
        bands = [band for band in comparison.pay if band.role == role]
        yield from ("", f"pay of {role.label}{'' if bands else ': none is stated'}")
        for band in bands:
            yield f"  {figure.words(band.amount)}"
            yield from stated(band.evidence, evidence)


def _outlook(comparison: Comparison, evidence: str) -> Iterator[str]:
    for role in comparison.roles:
        outlook = [one for one in comparison.outlook if one.role == role]
        yield from ("", f"outlook of {role.label}{'' if outlook else ': none is stated'}")
        for one in outlook:
            yield f"  {figure.words(one.growth)}"
            yield from stated(one.evidence, evidence)
