"""A printed object as somebody who states something: facts with its lines as evidence, and its texts as sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graphq.loaders import gazetteer, lexicon
from graphq.loaders.document import Block, BlockKind, Section
from graphq.loaders.language import finite_verbs, items, sentences
from graphq.loaders.number import Projection
from graphq.loaders.outline import Place, split_head
from graphq.loaders.reading import Reading
from graphq.loaders.rules import skills
from graphq.loaders.skillname import is_duty, skills_of, tidy_skill
from graphq.loaders.topic import Topic
from graphq.loaders.view import View
from graphq.ontology import pattern
from graphq.ontology.fact import Entity, Evidence, Fact, Kind, Necessity, Object, Relation
from graphq.ontology.label import key, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graphq.loaders.document import Document
    from graphq.loaders.schemaorg.printed import Thing, Value

LONGEST_EVIDENCE = 300
"""Values that stand further apart than this are not quoted together."""
LONGEST_SENTENCE = 4000
"""Nobody says more characters than this in one sentence; some rules take the square of their number."""
LONGEST_NAME = 12
"""What has more words than this is a sentence."""
LONGEST_SKILL = 5
"""What stands between the commas of a list of skills has at most this many words."""
MOST_PARTS = 50
"""A list of skills is read over so many of the marks that end a list in a sentence."""
MOST_CHARACTERS = 150
"""What is longer than this is no name, however few its words."""
_MEMBERS = re.compile(r"\s*[;|•·]\s*|,\s*(?:and\s+|or\s+)?|\s+(?:and|or|&)\s+")


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """A printed object in its document; its facts carry the name of its type as that of their rule."""

    document: Document
    thing: Thing

    def fact(
        self,
        relation: Relation,
        subject: Entity,
        object_: Object,
        shown: Sequence[Value],
        necessity: Necessity | None = None,
    ) -> Fact:
        """The fact that some values state, the first of them most of all."""
        start, end = min(value.start for value in shown), max(value.end for value in shown)
        if end - start > LONGEST_EVIDENCE:
            start, end = shown[0].start, shown[0].end
        evidence = Evidence(self.document.text[start:end], start, end, self.thing.section)
        return Fact(relation, subject, object_, evidence, self.thing.section, necessity)

    def named(self, found: Iterable[Fact]) -> Iterator[Fact]:
        """Facts that a rule for sentences found here, as this object's."""
        return (replace(fact, rule=self.thing.section) for fact in found)

    def readings(self, value: Value, roles: tuple[Entity, ...], kind: str) -> Iterator[Reading]:
        """The sentences of a text about some roles, as the rules read those of a section of a kind."""
        section = Section(self.thing.section, 2, kind)
        block = Block(BlockKind.PARAGRAPH, View(value.text, value.offsets()), section)
        place = Place(block, split_head(block), roles=roles)
        for sentence in sentences(block):
            if sentence.end - sentence.start > LONGEST_SENTENCE:
                continue
            yield Reading(self.document, Topic(None, "", roles), place, sentence, (), (), Projection())

    def skills(self, relation: Relation, subjects: tuple[Entity, ...], values: Iterable[Value]) -> Iterator[Fact]:
        """The skills that some texts name: each as a list of names, else as sentences."""
        for value in values:
            if says_none(value.text):
                continue
            for reading in self.readings(value, subjects, "skills"):
                if (listed := _listed(reading)) is None:
                    yield from self._told(reading, relation, subjects)
                for name in listed or ():
                    for subject in subjects:
                        yield self.fact(relation, subject, Entity(Kind.SKILL, name), [value])

    def _told(self, reading: Reading, relation: Relation, subjects: tuple[Entity, ...]) -> Iterator[Fact]:
        """The skills of a sentence: of roles as the rules find them, of a programme those that the vocabulary has."""
        if relation is Relation.REQUIRES_SKILL:
            yield from self.named(skills.find(reading))
            return
        for phrase in gazetteer.names(reading.sentence, ("skills",)):
            if len(phrase.words) > 1 or phrase.text[0].isupper():
                skill = Entity(Kind.SKILL, tidy(phrase.text))
                yield from (reading.fact(relation, subject, skill, self.thing.section) for subject in subjects)


def is_name(text: str) -> bool:
    """Whether a text can be the name of a role, programme, industry or employer."""
    fits = len(text) <= MOST_CHARACTERS and len(text.split()) <= LONGEST_NAME
    return fits and "://" not in text and any(map(str.isalpha, key(text)))


def says_none(text: str) -> bool:
    """Whether a text says that nothing is asked for."""
    return pattern.regex("schemaorg", "words", "none").match(text) is not None


def _listed(reading: Reading) -> list[str] | None:
    """The skills that a sentence lists, behind its head if it has one; ``None`` if it is more than a list."""
    sentence = reading.sentence
    text = sentence.text[reading.body :].rstrip(" .")
    name = tidy(text)
    if lexicon.is_skill(name):
        return [name]
    members = _MEMBERS.split(text)
    if not name or not all(map(_may_be_name, members)):
        return None
    if len(members) == 1 and not (is_duty(name) or lexicon.is_no_skill(name) or lexicon.is_role(name)):
        return [tidy_skill(name, [])]
    found: list[str] = []
    first = sentence.token_at(reading.body)
    for _ in range(MOST_PARTS):
        if first >= len(sentence.tokens):
            break
        phrases = items(sentence, first)
        found += skills_of(phrases, strong=True)
        first = max(first + 1, phrases[-1].last if phrases else 0)
    return found


def _may_be_name(member: str) -> bool:
    """Whether a member of a list can be a name: short and without a verb, unless the vocabulary has it."""
    if lexicon.is_skill(member):
        return True
    words = member.lower().split()
    return (
        len(words) <= LONGEST_SKILL
        and len(member) <= MOST_CHARACTERS
        and finite_verbs().isdisjoint(words)
        and pattern.regex("schemaorg", "words", "knowing").match(member) is None
    )
