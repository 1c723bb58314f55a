"""What a fact is: a relation between an entity and an entity or a figure, with the sentence that states it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from graphq.ontology.label import key


class Relation(StrEnum):
    """The ten relations, by the names that the JSON form uses."""

    LEADS_TO = "leads_to"
    PAYS = "pays"
    REQUIRES_SKILL = "requires_skill"
    DEVELOPS = "develops"
    INCLUDES = "includes"
    IN_INDUSTRY = "in_industry"
    HIRES = "hires"
    REQUIRES_CREDENTIAL = "requires_credential"
    GROWS = "grows"
    STATISTIC = "statistic"


FIGURE_RELATIONS = frozenset({Relation.PAYS, Relation.GROWS, Relation.STATISTIC})
"""The relations whose object is a figure and not a thing."""


class Kind(StrEnum):
    """The kinds of entity."""

    PROGRAMME = "programme"
    ROLE = "role"
    SKILL = "skill"
    INDUSTRY = "industry"
    CREDENTIAL = "credential"
    FIELD = "field"
    TOPIC = "topic"


class Necessity(StrEnum):
    """How strongly a role asks for a credential."""

    REQUIRED = "required"
    TYPICAL = "typical"
    PREFERRED = "preferred"


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """Where a text says something.

    Attributes:
        quote: the verbatim stretch of the text, ``text[start:end]``.
        start, end: its character span in the document's text.
        section: the heading of the section it stands in, "" before the first heading.
    """

    quote: str
    start: int
    end: int
    section: str = ""

    def __post_init__(self) -> None:
        if not self.quote or self.end - self.start != len(self.quote):
            raise ValueError("evidence needs a quote and its exact span")


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing a fact speaks of: its kind and its label as the text writes it. Spellings with one key are equal."""

    kind: Kind
    label: str = field(compare=False)
    key: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", key(self.label))


PERIODS = ("year", "month", "week", "day", "hour")
"""What an amount may be paid for, the longest first."""


@dataclass(frozen=True, slots=True)
class Amount:
    """What somebody is paid: bounds in whole units of ``currency`` for one ``period``.

    Attributes:
        min, max: the bounds; equal for one figure, one of them ``None`` for "over" and "up to".
        currency: ISO 4217 code. period: ``year``, ``month``, ``week``, ``day`` or ``hour``.
        statistic: ``range``, ``median``, ``average``, ``starting``, ``minimum`` or ``maximum``, if stated.
        year, region, level, industry, employer: what the text restricts the figure to, if anything.
    """

    min: float | None
    max: float | None
    currency: str = "USD"
    period: str = "year"
    statistic: str | None = None
    year: int | None = None
    region: str | None = None
    level: str | None = None
    industry: str | None = None
    employer: str | None = None


@dataclass(frozen=True, slots=True)
class Growth:
    """How much employment grows, in percent (negative: shrinks), from ``start`` to ``end`` or over ``years``."""

    percent: float | None = None
    min: float | None = None
    max: float | None = None
    start: int | None = None
    end: int | None = None
    years: int | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """Any other number a text states as a fact, with its ``unit`` and what it is ``about``."""

    value: float | None = None
    min: float | None = None
    max: float | None = None
    unit: str = "percent"
    about: str = ""
    year: int | None = None


Object = Entity | Amount | Growth | Figure


@dataclass(frozen=True, slots=True)
class Fact:
    """A relation stated by a text. There is no fact without evidence.

    Attributes:
        relation: which of the ten relations.
        subject, object: what it relates; ``object`` is a figure for ``pays``, ``grows`` and ``statistic``.
        evidence: the stretch of text that states it.
        rule: the name of the rule that found it.
        necessity: for ``requires_credential``.
        source: the organisation the text names as its source, if any.
    """

    relation: Relation
    subject: Entity
    object: Object
    evidence: Evidence
    rule: str
    necessity: Necessity | None = None
    source: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The fact in the documented JSON form; a bound or restriction that is not stated is left out."""
        row: dict[str, Any] = {
            "relation": self.relation.value,
            "subject": self.subject.label,
            "subject_type": self.subject.kind.value,
            "object": _object_value(self.object),
        }
        if isinstance(self.object, Entity):
            row["object_type"] = self.object.kind.value
        row["evidence"] = {name: getattr(self.evidence, name) for name in ("quote", "start", "end", "section")}
        row["rule"] = self.rule
        if self.necessity:
            row["necessity"] = self.necessity.value
        if self.source:
            row["source"] = self.source
        return row


def _object_value(value: Object) -> str | dict[str, Any]:
    if isinstance(value, Entity):
        return value.label
    stated = {name: getattr(value, name) for name in value.__slots__}
    return {name: _plain(v) for name, v in stated.items() if v is not None and v != ""}


def _plain(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value
