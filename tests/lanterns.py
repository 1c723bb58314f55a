"""A made-up trade, the facts that two sources state of it, and stores made of them."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from stores import fact, grows, load, needs, pays, source, works_in

from graphq.graph.names import resolve
from graphq.graph.store import Store
from graphq.graph.writer import Writer
from graphq.ontology.fact import Amount, Entity, Evidence, Figure, Kind, Necessity, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graphq.graph.names import Node
    from graphq.ontology.fact import Fact
    from graphq.ontology.source import Extraction

WICKER = Entity(Kind.ROLE, "Glim Wicker")
RECKONER = Entity(Kind.ROLE, "Fog Reckoner")
MINDER = Entity(Kind.ROLE, "Spool Minder")
HERMIT = Entity(Kind.ROLE, "Moss Hermit")
WICKS = Entity(Kind.SKILL, "wick lore")
FOG = Entity(Kind.SKILL, "fog lore")
CHATTER = Entity(Kind.SKILL, "chatter")
MOSS = Entity(Kind.SKILL, "moss lore")
LANTERNRY = Entity(Kind.PROGRAMME, "lanternry")
TRADE = Entity(Kind.INDUSTRY, "glim trade")
WARRANT = Entity(Kind.CREDENTIAL, "glim warrant")


def text(name: str, *facts: Fact) -> Extraction:
    """A source whose text is the facts' sentences, one after the other."""
    placed = []
    start = 0
    for fact_ in facts:
        quote = fact_.evidence.quote
        evidence = Evidence(quote, start, start + len(quote), "The trade")
        placed.append(replace(fact_, evidence=evidence))
        start += len(quote) + 1
    return source(name, *placed)


LANTERNS = text(
    "lanterns.txt",
    needs(WICKER, WICKS),
    needs(RECKONER, FOG),
    needs(WICKER, CHATTER),
    needs(RECKONER, CHATTER),
    needs(MINDER, CHATTER),
    pays(WICKER, 40_000, 60_000),
    fact(Relation.PAYS, RECKONER, Amount(52_000, None, statistic="minimum")),
    grows(WICKER, 7, cited="Glim Bureau"),
    works_in(WICKER, TRADE),
    fact(Relation.REQUIRES_CREDENTIAL, WICKER, WARRANT, necessity=Necessity.REQUIRED),
    fact(Relation.LEADS_TO, LANTERNRY, WICKER),
    fact(Relation.DEVELOPS, LANTERNRY, WICKS),
    fact(Relation.INCLUDES, WICKS, FOG),
    fact(Relation.STATISTIC, WICKER, Figure(90, about="wickers who whistle"), cited="Glim Bureau"),
    needs(HERMIT, MOSS),
)
GLIMS = text("glims.txt", needs(WICKER, WICKS), fact(Relation.REQUIRES_CREDENTIAL, WICKER, WARRANT))


@contextmanager
def opened(path: Path, *extractions: Extraction, turtle: str = "") -> Iterator[Store]:
    """A store of some sources, and of RDF that is put beside them, open for reading."""
    folder = load(path / "store", *extractions)
    if turtle:
        file = path / "more.ttl"
        file.write_text(turtle)
        with Writer(folder) as writer:
            writer.put_rdf(file)
    with Store.open(folder) as store:
        yield store


def the(store: Store, entity: Entity) -> Node:
    """The node of an entity."""
    return resolve(store, f"{entity.kind}:{entity.label}")
