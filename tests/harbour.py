"""A small made-up text about harbours, the facts it states, and stores made of them: material for tests."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from graphq.graph.store import Store
from graphq.graph.writer import Writer
from graphq.ontology.fact import Amount, Entity, Evidence, Fact, Figure, Growth, Kind, Necessity, Object, Relation
from graphq.ontology.source import Extraction, Source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = """Harbour trades

Tide tables are read by every harbour pilot and by most dredge masters.
Harbour pilots work in shipping and need a pilot licence. A harbour pilot earns $70,000 to $95,000 a year.
A dredge master earns at least $52,000, and their number grows 4 percent a year, says the Quay Bureau.
The nautical studies degree leads to work as a harbour pilot and teaches chart reading.
Chart reading includes tide tables. Nine in ten pilots learned at sea.
A lock keeper talks to skippers all day; communication is needed by pilots, dredge masters and lock keepers.
Somewhere else entirely, a glass blower needs breath control.
"""

PILOT = Entity(Kind.ROLE, "harbour pilot")
MASTER = Entity(Kind.ROLE, "dredge master")
KEEPER = Entity(Kind.ROLE, "lock keeper")
BLOWER = Entity(Kind.ROLE, "glass blower")
DEGREE = Entity(Kind.PROGRAMME, "nautical studies degree")
TIDES = Entity(Kind.SKILL, "tide tables")
CHARTS = Entity(Kind.SKILL, "chart reading")
TALK = Entity(Kind.SKILL, "communication")
BREATH = Entity(Kind.SKILL, "breath control")
SHIPPING = Entity(Kind.INDUSTRY, "shipping")
LICENCE = Entity(Kind.CREDENTIAL, "pilot licence")
PILOT_PAY = Amount(70000, 95000, statistic="range")
MASTER_PAY = Amount(52000, None, statistic="minimum")


def fact(relation: Relation, subject: Entity, object_: Object, quote: str, **more: Any) -> Fact:
    """A fact that a stretch of the text states."""
    start = TEXT.index(quote)
    evidence = Evidence(quote, start, start + len(quote), "Harbour trades")
    return Fact(relation, subject, object_, evidence, "by hand", **more)


FACTS = (
    fact(Relation.REQUIRES_SKILL, PILOT, TIDES, "Tide tables are read by every harbour pilot"),
    fact(Relation.REQUIRES_SKILL, MASTER, TIDES, "Tide tables are read by every harbour pilot and by most dredge masters"),
    fact(Relation.IN_INDUSTRY, PILOT, SHIPPING, "Harbour pilots work in shipping"),
    fact(Relation.REQUIRES_CREDENTIAL, PILOT, LICENCE, "need a pilot licence", necessity=Necessity.REQUIRED),
    fact(Relation.PAYS, PILOT, PILOT_PAY, "A harbour pilot earns $70,000 to $95,000 a year"),
    fact(Relation.PAYS, MASTER, MASTER_PAY, "A dredge master earns at least $52,000"),
    fact(Relation.GROWS, MASTER, Growth(percent=4), "their number grows 4 percent a year", source="Quay Bureau"),
    fact(Relation.LEADS_TO, DEGREE, PILOT, "leads to work as a harbour pilot"),
    fact(Relation.DEVELOPS, DEGREE, CHARTS, "teaches chart reading"),
    fact(Relation.INCLUDES, CHARTS, TIDES, "Chart reading includes tide tables"),
    fact(Relation.STATISTIC, PILOT, Figure(90, about="pilots who learned at sea"), "Nine in ten pilots learned at sea"),
    *(
        fact(Relation.REQUIRES_SKILL, role, TALK, "communication is needed by pilots, dredge masters and lock keepers")
        for role in (PILOT, MASTER, KEEPER)
    ),
    fact(Relation.REQUIRES_SKILL, BLOWER, BREATH, "a glass blower needs breath control"),
)


def extraction(*facts: Fact, name: str = "harbour.txt") -> Extraction:
    """What a loader would yield for a source that states the facts."""
    return Extraction(Source(name, "Harbour trades", "0" * 64, "text"), facts)


@contextmanager
def opened(path: Path, *extractions: Extraction) -> Iterator[Store]:
    """A store in a new folder, filled and open."""
    with Writer(path / ".graphq") as writer:
        for one in extractions:
            writer.put(one)
    with Store.open(path / ".graphq") as store:
        yield store
