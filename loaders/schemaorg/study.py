"""A ``Course`` or ``EducationalOccupationalProgram`` becomes facts of its programme."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graphq.loaders.outline import names_role
from graphq.loaders.schemaorg import pay
from graphq.loaders.schemaorg.printed import Thing
from graphq.loaders.schemaorg.statement import is_name
from graphq.loaders.schemaorg.work import roles_of
from graphq.loaders.topic import named_subjects
from graphq.ontology import pattern
from graphq.ontology.fact import Entity, Kind, Relation
from graphq.ontology.label import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphq.loaders.schemaorg.statement import Statement
    from graphq.ontology.fact import Fact


def facts(statement: Statement) -> Iterator[Fact]:
    """What a course or programme says of itself: what it teaches, where it leads, what is earned after it."""
    thing = statement.thing
    programme = _programme(thing)
    if programme is None:
        return
    taught = thing.strings("teaches", "assesses", "competencyRequired")
    yield from statement.skills(Relation.DEVELOPS, (programme,), taught)
    for credential in thing.values("educationalCredentialAwarded", "occupationalCredentialAwarded"):
        if isinstance(credential.data, Thing):
            named = credential.data.strings("competencyRequired")
            yield from statement.skills(Relation.DEVELOPS, (programme,), named)
    yield from _roles(statement, programme)
    for value in thing.values("salaryUponCompletion"):
        for amount, shown in pay.stated(value, pay.Terms()):
            yield statement.fact(Relation.PAYS, programme, amount, shown)


def _programme(thing: Thing) -> Entity | None:
    """The programme, called as articles are read: "Bachelor of Science in Nursing" is the nursing degree."""
    named = thing.first("name")
    name = tidy(named.text) if named else ""
    if not is_name(name):
        return None
    subjects = dict.fromkeys(named_subjects(name))
    return Entity(Kind.PROGRAMME, f"{next(iter(subjects))} degree" if len(subjects) == 1 else name)


def _roles(statement: Statement, programme: Entity) -> Iterator[Fact]:
    """The occupations that a programme is for, named with or without the code of a classification."""
    for value in statement.thing.strings("occupationalCategory"):
        for part in re.split(r"\s*[;|]\s*", value.text):
            label = pattern.regex("schemaorg", "words", "code").sub("", part)
            for role in roles_of(label) if names_role(label) else ():
                yield statement.fact(Relation.LEADS_TO, programme, role, [value])
