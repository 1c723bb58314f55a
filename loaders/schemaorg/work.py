"""An ``Occupation`` or ``JobPosting`` becomes facts of its role."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from graphq.loaders import lexicon, number
from graphq.loaders.language import finite_verbs
from graphq.loaders.outline import names_role, role_entities
from graphq.loaders.rolename import level_of
from graphq.loaders.rules import credentials, skills
from graphq.loaders.schemaorg import pay
from graphq.loaders.schemaorg.printed import Thing
from graphq.loaders.schemaorg.statement import is_name, says_none
from graphq.loaders.topic import named_subjects
from graphq.ontology import pattern
from graphq.ontology.fact import Entity, Figure, Kind, Necessity, Relation
from graphq.ontology.label import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphq.loaders.schemaorg.printed import Value
    from graphq.loaders.schemaorg.statement import Statement
    from graphq.ontology.fact import Fact

MOST_PLACES = 5
"""A figure that is stated for more places than this is one for none in particular."""
LONGEST_EXPERIENCE = 720
"""No more months of experience than this are asked of anybody."""


def facts(statement: Statement) -> Iterator[Fact]:
    """What an occupation or a posting says of its role."""
    thing = statement.thing
    title = _title(thing)
    roles = roles_of(title)
    if not roles:
        return
    yield from _pay(statement, roles, title)
    yield from statement.skills(Relation.REQUIRES_SKILL, roles, thing.strings("skills"))
    for value in thing.strings("responsibilities"):
        for reading in statement.readings(value, roles, "duties"):
            yield from statement.named(skills.find(reading))
    for value in thing.values("qualifications", "educationRequirements"):
        yield from _credentials(statement, value, roles)
    yield from _experience(statement, roles)
    yield from _industries(statement, roles)


def roles_of(title: str) -> tuple[Entity, ...]:
    """The roles that a title names; none if it is a sentence."""
    return tuple(role for role in role_entities(title) if role.key) if is_name(title) else ()


def _title(thing: Thing) -> str:
    """What an object calls its role, by its own name or that of its occupation, without what stands behind it."""
    named = (value.text for value in thing.strings("title", "name", "relevantOccupation"))
    title = next((text for text in named if any(map(str.isalpha, text))), "")
    parts = [part for part in pattern.regex("schemaorg", "words", "after_title").split(title) if part]
    return next((part for part in parts if names_role(part)), parts[0] if parts else "")


def _pay(statement: Statement, roles: tuple[Entity, ...], title: str) -> Iterator[Fact]:
    """What the role is paid, where, at which level, by whom."""
    thing = statement.thing
    currency, employer = thing.first("salaryCurrency"), _employer(thing)
    terms = pay.Terms(pay.code(currency.text) if currency else "")
    for value in thing.values("estimatedSalary", "baseSalary"):
        for stated, shown in pay.stated(value, terms):
            amount = replace(
                stated,
                region=_region(thing),
                level=level_of(re.findall(r"[\w-]+", title.lower())),
                employer=employer.text if employer else None,
            )
            for role in roles:
                yield statement.fact(Relation.PAYS, role, amount, shown)


def _employer(thing: Thing) -> Value | None:
    """The organisation that hires."""
    return next((value for value in thing.strings("hiringOrganization") if is_name(value.text)), None)


def _region(thing: Thing) -> str | None:
    """The places that a figure holds for: the city and part of a country, else the country."""
    places = (_place(value.data) if isinstance(value.data, Thing) else value.text for value in _locations(thing))
    named = dict.fromkeys(filter(is_name, places))
    return "; ".join(named) if 0 < len(named) <= MOST_PLACES else None


def _locations(thing: Thing) -> Iterator[Value]:
    for value in thing.values("occupationLocation", "jobLocation"):
        yield from (list(value.data.values("address")) if isinstance(value.data, Thing) else []) or [value]


def _place(place: Thing) -> str:
    parts = [value.text for value in place.strings("addressLocality", "addressRegion")]
    name = place.first("addressCountry", "name")
    return ", ".join(parts) or (name.text if name else "")


def _credentials(statement: Statement, value: Value, roles: tuple[Entity, ...]) -> Iterator[Fact]:
    """The credentials that a value asks for; an object by its name, else by its category or level."""
    named = [value]
    if isinstance(value.data, Thing):
        named = list(value.data.strings("name", "credentialCategory", "educationalLevel"))
    found = next(filter(None, (_asked(statement, text, roles) for text in named)), [])
    soft = any(value.data is True for value in statement.thing.values("experienceInPlaceOfEducation"))
    for fact in found:
        required = fact.necessity is Necessity.REQUIRED
        yield replace(fact, necessity=Necessity.TYPICAL) if soft and required else fact


def _asked(statement: Statement, text: Value, roles: tuple[Entity, ...]) -> list[Fact]:
    """The credentials of a text, as the rules read its sentences, else as it lists them; and who hires with them."""
    if says_none(text.text):
        return []
    found: list[Fact] = []
    for reading in statement.readings(text, roles, "credentials") if not _level(text.text) else ():
        found += statement.named(credentials.find(reading))
    for label in _labels(statement, text) if not found else ():
        credential = Entity(Kind.CREDENTIAL, label)
        for role in roles:
            found.append(statement.fact(Relation.REQUIRES_CREDENTIAL, role, credential, [text], Necessity.REQUIRED))
    return [*found, *_hires(statement, text)] if found else []


def _labels(statement: Statement, named: Value) -> list[str]:
    """The credentials of a text that is no sentence."""
    if level := _level(named.text):
        return [level]
    words = named.text.lower().split()
    if not is_name(named.text) or not (finite_verbs() | {"not", "no"}).isdisjoint(words):
        return []
    sentences = (reading.sentence for reading in statement.readings(named, (), "credentials"))
    return [name for sentence in sentences for name, *_ in credentials.mentions(sentence)]


def _level(text: str) -> str:
    """The credential of a level of education that is named by the school."""
    return str(pattern.table("schemaorg")["credentials"].get(text.lower(), ""))


def _hires(statement: Statement, named: Value) -> Iterator[Fact]:
    """That an employer hires graduates of the subject whose degree it asks for."""
    if employer := _employer(statement.thing):
        for subject in named_subjects(named.text):
            programme = Entity(Kind.PROGRAMME, f"{subject} degree")
            yield statement.fact(
                Relation.HIRES, Entity(Kind.INDUSTRY, tidy(employer.text)), programme, [named, employer]
            )


def _experience(statement: Statement, roles: tuple[Entity, ...]) -> Iterator[Fact]:
    """How long somebody must have worked before, as a statistic of the role."""
    for value in statement.thing.values("experienceRequirements"):
        months = list(value.data.values("monthsOfExperience"))[:1] if isinstance(value.data, Thing) else [value]
        for stated in months:
            if figure := _length(stated.text, bare=stated is not value):
                for role in roles:
                    yield statement.fact(Relation.STATISTIC, role, figure, [stated])


def _length(text: str, *, bare: bool) -> Figure | None:
    """A number of months, or the first length of time that a text states."""
    about = str(pattern.table("schemaorg")["labels"]["experience"])
    if bare:
        months = float(text) if re.fullmatch(r"\d{1,3}(?:\.\d)?", text) else 0
        return Figure(months, unit="months", about=about) if 0 < months <= LONGEST_EXPERIENCE else None
    first = next((found for found in number.durations(text) if 0 < found.high <= LONGEST_EXPERIENCE), None)
    if first is None:
        return None
    if first.low == first.high:
        return Figure(first.low, unit=first.unit, about=about)
    return Figure(None, first.low, first.high, first.unit, about)


def _industries(statement: Statement, roles: tuple[Entity, ...]) -> Iterator[Fact]:
    """The industries of a posting: a whole text if it is known as one, else its parts."""
    for value in statement.thing.strings("industry"):
        parts = [value.text] if lexicon.is_industry(value.text) else re.split(r"[;|,]\s*(?:and\s+)?", value.text)
        for label in filter(is_name, map(tidy, parts)):
            for role in roles if not says_none(label) else ():
                yield statement.fact(Relation.IN_INDUSTRY, role, Entity(Kind.INDUSTRY, label), [value])
