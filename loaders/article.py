"""A document becomes facts: each sentence is read in its place by every rule."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from graphq.loaders import number
from graphq.loaders.language import LONGEST_SENTENCE, sentences
from graphq.loaders.outline import outline
from graphq.loaders.reading import Reading
from graphq.loaders.rules import credentials, growth, industries, pay, roles, skills, statistics
from graphq.loaders.schemaorg import facts as structured
from graphq.loaders.topic import topic
from graphq.ontology import pattern
from graphq.ontology.fact import Fact, Kind, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphq.loaders.document import Document, Section
    from graphq.loaders.language import Sentence
    from graphq.loaders.outline import Place
    from graphq.ontology.fact import Entity

RULES = (
    roles.find,
    pay.find,
    skills.heads,
    skills.find,
    industries.find,
    credentials.find,
    growth.find,
    statistics.find,
)
"""Each takes a reading and yields the facts that it finds there."""


def facts(document: Document) -> tuple[tuple[Fact, ...], dict[str, int]]:
    """The facts of a document in the order of its text, and how many sentences were passed over, by reason."""
    rows = readings(document)
    found = [fact for _, facts, _ in rows for fact in facts]
    found += structured.find(document)
    found.sort(key=lambda fact: fact.evidence.start)
    return tuple(_distinct(found)), dict(Counter(reason for _, _, reason in rows if reason))


def readings(document: Document) -> list[tuple[Reading, list[Fact], str]]:
    """Each sentence as it is read, with the facts found in it, and why it was passed over, "" if it was not."""
    reader = _Reader(document)
    rows = list(reader.read())
    stated = {fact.evidence: found for _, found, _ in rows for fact in found}
    for fact in list(reader.treated([fact for _, found, _ in rows for fact in found])):
        stated[fact.evidence].append(fact)
    return rows


class _Reader:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._topic = topic(document)
        self._places = outline(document)
        self._scope = _scopes(self._places)
        self._projection = _projection(self._places)

    def read(self) -> Iterator[tuple[Reading, list[Fact], str]]:
        """Each sentence with its facts; the roles last spoken of are remembered within a section."""
        section: Section | None = None
        running: tuple[Entity, ...] = ()
        for place in self._places:
            if place.block.section is not section:
                section, running = place.block.section, ()
            for sentence in sentences(place.block):
                reading = self._reading(place, sentence, running)
                if unread := _why_unread(reading):
                    yield reading, [], unread
                    continue
                yield reading, [fact for rule in RULES for fact in rule(reading)], ""
                if len(place.block.cells) < 2:  # a row of several cells speaks for itself alone
                    running = _spoken_of(reading) or running

    def _reading(self, place: Place, sentence: Sentence, running: tuple[Entity, ...]) -> Reading:
        scope = self._scope.get(place.block.section, ())
        return Reading(self._document, self._topic, place, sentence, running, scope, self._projection)

    def treated(self, found: list[Fact]) -> Iterator[Fact]:
        """A role whose pay, credentials or work an article on a programme states by name is one that it leads to."""
        programme = self._topic.programme
        if not programme:
            return
        known = {fact.object for fact in found if fact.relation is Relation.LEADS_TO}
        generic = self._topic.subject.lower()
        for fact in found:
            role = fact.subject
            named = role.label.lower() in fact.evidence.quote.lower()
            if (
                fact.relation in _TREATING
                and role.kind is Kind.ROLE
                and named
                and role not in known
                and generic not in role.key
            ):
                known.add(role)
                yield Fact(Relation.LEADS_TO, programme, role, fact.evidence, "role treated")


_TREATING = (Relation.PAYS, Relation.REQUIRES_CREDENTIAL, Relation.REQUIRES_SKILL, Relation.IN_INDUSTRY)


def _scopes(places: list[Place]) -> dict[Section, tuple[Entity, ...]]:
    """For each section, the roles of its lists: what "these roles" means there."""
    scopes: dict[Section, dict[Entity, None]] = {}
    for place in places:
        if place.group and place.group.of == "roles":
            for section in (place.block.section, place.group.section):
                scopes.setdefault(section, {}).update(dict.fromkeys(place.group.roles))
    return {section: tuple(roles) for section, roles in scopes.items()}


def _projection(places: list[Place]) -> number.Projection:
    """The period that a sentence without a figure sets for the article: "The growth shown is from 2014 to 2024"."""
    for place in places:
        for sentence in sentences(place.block):
            if pattern.regex("figures", "words", "growth").search(sentence.lower) and not number.percents(
                sentence.text
            ):
                found = number.projection(sentence.text)
                if found.start and found.end:
                    return found
    return number.Projection()


def _why_unread(reading: Reading) -> str:
    """Why a sentence is passed over; "" if it is not."""
    if len(reading.sentence.text) > LONGEST_SENTENCE:
        return "overlong sentences"
    return "adverts" if _is_advert(reading) else ""


def _is_advert(reading: Reading) -> bool:
    """Whether a sentence only points readers to other programmes or pages."""
    if not pattern.regex("topics", "nouns", "advert").search(reading.sentence.text):
        return False
    subject = reading.topic.subject.lower()
    return not re.search(rf"\b{re.escape(subject)} (?:degree|program)", reading.sentence.lower) if subject else True


def _spoken_of(reading: Reading) -> tuple[Entity, ...]:
    """The roles that the next sentence continues to speak of."""
    named = [m for m in reading.roles if m.phrase.first < 8]
    return (reading.entity(named[0]),) if named else ()


def _distinct(found: list[Fact]) -> Iterator[Fact]:
    """The facts without repetitions of one statement at one place."""
    seen: set[tuple[Relation, Entity, object, int]] = set()
    for fact in found:
        place = (fact.relation, fact.subject, fact.object, fact.evidence.start)
        if place not in seen:
            seen.add(place)
            yield fact
