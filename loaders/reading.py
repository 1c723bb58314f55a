"""A sentence in its place: who it speaks of, and facts made from it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from graphq.loaders import money, number, rolename
from graphq.loaders.language import Phrase, Sentence, group
from graphq.loaders.outline import names_role, role_entities
from graphq.ontology import pattern
from graphq.ontology.fact import Entity, Evidence, Fact, Kind, Necessity, Object, Relation
from graphq.ontology.label import key, tidy

if TYPE_CHECKING:
    from graphq.loaders.document import Document
    from graphq.loaders.money import Money
    from graphq.loaders.number import Number, Projection
    from graphq.loaders.outline import Place
    from graphq.loaders.topic import Topic


_CAREERS = re.compile(r"(?:roles?|jobs?|positions?|occupations?|field)$", re.I)
"""What articles call the careers in a field; one name for all of them."""
_TESTIMONY = re.compile(r"[^\w“\"]*[“\"](?=[^”\"]*\b(?:I|my|I'm|I've|I’m|I’ve)\b)")
"""A block that opens with a quotation in the first person."""


@dataclass(eq=False)
class Reading:
    """A sentence with all that decides what it means.

    Attributes:
        document, topic: what it stands in. place: its block and record. sentence: the sentence.
        running: the roles last spoken of in this section. scope: the roles of the lists of this section.
        projection: the period that the article sets for all its figures of growth.
    """

    document: Document
    topic: Topic
    place: Place
    sentence: Sentence
    running: tuple[Entity, ...]
    scope: tuple[Entity, ...]
    projection: Projection

    @cached_property
    def roles(self) -> list[rolename.RoleName]:
        """The roles the sentence names."""
        return rolename.roles(self.sentence)

    @property
    def section(self) -> str:
        """The heading it stands under."""
        return self.place.block.section.heading

    @property
    def kind(self) -> str:
        """What its section is about; of an unclear heading, what the section above is about.

        Somebody who is quoted on themselves gives a testimonial, wherever that stands.
        """
        if self._is_testimony:
            return "testimonials"
        return next((section.kind for section in self.place.block.section.path() if section.kind), "")

    @cached_property
    def _is_testimony(self) -> bool:
        return _TESTIMONY.match(self.place.block.text) is not None

    @property
    def head_label(self) -> str:
        """The label of the block's run-in head, "" if it has none."""
        return self.place.head.label if self.place.head else ""

    @property
    def body(self) -> int:
        """Where in the sentence the block's text begins after its head; 0 where the sentence stands behind the head."""
        return max(0, self.place.body - self.sentence.start)

    def clause(self, figure: Number | Money) -> str:
        """The clause that a figure stands in."""
        left, right = money.clause(self.sentence.text, figure.start, figure.end)
        return self.sentence.text[left:right]

    @cached_property
    def shares(self) -> list[Number]:
        """The percentages that the sentence states for itself: no part of a quotation or of "the top 10 percent"."""
        if self.kind == "testimonials":
            return []
        text = self.sentence.text
        amounts = [(m.start, m.end) for m in money.money(text)]
        tenth = pattern.regex("figures", "statistic", "tenth")
        return [
            figure
            for figure in [*number.percents(text), *number.shares(text)] or self._bare_percent()
            if not any(start <= figure.start < end for start, end in amounts)
            and not _is_quoted(text, figure)
            and not tenth.search(text[: figure.start])
        ]

    def _bare_percent(self) -> list[Number]:
        """The number in the last cell of a row whose table gives the percent sign only in its first row."""
        place = self.place
        if not place.block.cells or not place.group or not place.head:
            return []
        first = place.group.places[0].block
        start, end = place.block.cells[-1]
        cell = place.block.text[start:end]
        if not first.cells or not number.percents(first.cell(-1)) or not re.fullmatch(r"\d{1,2}(?:\.\d+)?", cell):
            return []
        return [number.Number(start, end, float(cell), float(cell), "percent")]

    def says(self, table: str, group_name: str, name: str) -> re.Match[str] | None:
        """The first match of a pattern in the sentence."""
        return pattern.regex(table, group_name, name).search(self.sentence.lower)

    @property
    def of_graduates(self) -> bool:
        """Whether the sentence speaks of graduates, students or the programme."""
        return bool(self.topic.programme) and bool(self.says("topics", "nouns", "graduates"))

    def entity(self, mention: rolename.RoleName) -> Entity:
        """The role that a mention means: the record's, where it only repeats that role's last word."""
        plain = re.sub(r"\s*\([^)]*\)", "", mention.label)
        words = key(plain).split()
        before = mention.phrase.sentence.tokens[mention.phrase.first - 1].lower if mention.phrase.first else ""
        if before in ("these", "this", "such") and self.place.roles:
            return self.place.roles[0]
        for role in (*self.place.roles, *self.running, *self.topic.roles):
            if words and _repeats(words, role.key):
                return role
        return Entity(Kind.ROLE, tidy(plain))

    def subject_roles(self, before: int) -> tuple[Entity, ...]:
        """The roles that are the subject of what the sentence says at a position: named ahead of it, or understood."""
        clause = self.clause_start(before)
        named = [
            m for m in self.roles if clause <= m.phrase.span[0] and m.phrase.span[1] <= before and not self.is_object(m)
        ]
        if not named and _reference("pronoun").match(self.sentence.text[clause:]):
            named = [m for m in self.roles if m.phrase.span[1] <= clause and not self.is_object(m)]
        if named:
            return tuple(dict.fromkeys(self.entity(m) for m in coordinated(self.sentence, named)))
        return self.understood()

    def clause_start(self, offset: int) -> int:
        """Where the clause with a subject of its own begins that an offset stands in."""
        return max((m.end() for m in _reference("clause").finditer(self.sentence.lower, 0, offset)), default=0)

    def understood(self) -> tuple[Entity, ...]:
        """The roles a sentence speaks of without naming them."""
        if self.speaks_of_list:
            return self.scope
        if self.place.roles:
            return self.place.roles
        if self.running and (_reference("pronoun").match(self.sentence.text) or not self.of_graduates):
            return self.running
        return self.topic.roles

    @property
    def speaks_of_list(self) -> bool:
        """Whether it speaks of "these roles", or introduces the list of them."""
        return bool(self.scope) and bool(
            _reference("these_roles").search(self.sentence.text)
            or (self.place.leads and self.sentence.text.endswith(":"))
        )

    def generic_role(self) -> Entity | None:
        """The programme's careers as one role: "machine learning professionals"."""
        subject = self.topic.subject.lower()
        if not subject:
            return None
        nouns = pattern.table("topics")["nouns"]["generic_roles"].removeprefix(r"\b")
        for text in (self.sentence.text, self.section if self.section.endswith("?") else ""):
            match = re.search(rf"\b{re.escape(subject)}(?:-related)? {nouns}", text, re.IGNORECASE)
            if match:
                return Entity(Kind.ROLE, _CAREERS.sub("careers", match[0]))
        return None

    def is_object(self, mention: rolename.RoleName) -> bool:
        """Whether a role is whom others work with, for or under, not who acts."""
        first = mention.phrase.first
        tokens = self.sentence.tokens
        back = first - 1
        while back >= 0 and (
            tokens[back].lower in group("determiners") or tokens[back].lower in ("and", "or", "other")
        ):
            back -= 1
        return back >= 0 and tokens[back].lower in {
            "with",
            "by",
            "to",
            "under",
            "from",
            "than",
            "alongside",
            "between",
            "beyond",
            "without",
            "into",
        }

    def fact(
        self,
        relation: Relation,
        subject: Entity,
        object_: Object,
        rule: str,
        *,
        span: tuple[int, int] | None = None,
        necessity: Necessity | None = None,
        source: str | None = None,
    ) -> Fact:
        """A fact whose evidence is a span of the block's text, by default the sentence's."""
        start, end = span or (self.sentence.start, self.sentence.end)
        return Fact(relation, subject, object_, self.evidence(start, end), rule, necessity, source)

    def heading_fact(self, relation: Relation, subject: Entity, object_: Object, rule: str) -> Fact:
        """A fact that the heading of the sentence's section states."""
        seen = self.place.block.section.view
        assert seen is not None
        start, end = seen.span(0, len(seen.text))
        return Fact(relation, subject, object_, Evidence(self.document.text[start:end], start, end, self.section), rule)

    def evidence(self, start: int, end: int) -> Evidence:
        """The stretch of the document that a span of the block's text stands for."""
        first, last = self.place.block.view.span(start, end)
        return Evidence(self.document.text[first:last], first, last, self.section)

    @property
    def record_span(self) -> tuple[int, int]:
        """From the record's head to the end of the sentence, if the sentence directly follows the head."""
        head = self.place.head
        if head and self.sentence.start <= head.body + 1:
            return head.start, self.sentence.end
        return self.sentence.start, self.sentence.end


def coordinated(sentence: Sentence, mentions: list[rolename.RoleName]) -> list[rolename.RoleName]:
    """The last of some roles, with those that are coordinated with it: "nurses and midwives"."""
    chosen = [mentions[-1]]
    for mention in reversed(mentions[:-1]):
        between = sentence.text[mention.phrase.span[1] : chosen[0].phrase.span[0]]
        if not re.fullmatch(r"\s*(?:\([^)]*\)\s*)?(?:,\s*)?(?:and|or|,)?\s*(?:the\s+)?", between):
            break
        chosen.insert(0, mention)
    return chosen


def row_roles(reading: Reading) -> tuple[Entity, ...]:
    """The roles that the first cell of a table row names."""
    block = reading.place.block
    group = reading.place.group
    if not block.cells or (group and group.of == "industries") or not names_role(block.cell(0)):
        return ()
    roles = role_entities(block.cell(0))
    known = [role for role in reading.topic.roles if role.key == roles[0].key]
    return tuple(known) or roles


def column_roles(reading: Reading, offset: int) -> tuple[Entity, ...]:
    """The roles that head the column of a cell in a table that compares several, side by side."""
    place = reading.place
    first = place.group.places[0].block if place.group and place.block.cells else None
    if first is None or first is place.block or len(first.cells) != len(place.block.cells):
        return ()
    named = [names_role(first.cell(i)) for i in range(1, len(first.cells))]
    at = offset + reading.sentence.start
    column = next((i for i, (_, end) in enumerate(place.block.cells) if at < end), 0)
    return role_entities(first.cell(column)) if column and len(named) > 1 and all(named) else ()


def _repeats(words: list[str], known: str) -> bool:
    """Whether some words say a role's name again, or the end of it.

    "Commercial pilots" are not all airline and commercial pilots, but the technicians are the technologists' fellows.
    """
    first, joint, second = known.partition(" and ")
    if joint and len(words) > 1 and " " in second:
        return words == known.split()
    return words == known.split()[-len(words) :] or words == first.split()


def _is_quoted(text: str, figure: Number) -> bool:
    """Whether a figure stands in a few words that the text only quotes."""
    quotations = (m for m in re.finditer(r"[\"“][^\"“”]+[\"”]", text) if len(m[0].split()) < 6)
    return any(m.start() < figure.start < m.end() for m in quotations)


def _reference(name: str) -> re.Pattern[str]:
    return pattern.regex("topics", "reference", name)


def label(phrase: Phrase, *, praise: bool = False) -> str:
    """A phrase as a label: without determiners and, if ``praise`` is not to stay, praise at its start."""
    first, last = phrase.first, phrase.last
    tokens = phrase.sentence.tokens
    for i in range(last - 2, first, -1):
        if tokens[i].lower == "of" and tokens[i - 1].lower in group("containers"):
            first = i + 1
            break
    while first < last - 1 and (
        tokens[first].lower in group("determiners")
        or (tokens[first].lower in group("praise") and not praise)
        or tokens[first].lower in group("adverbs")
    ):
        first += 1
    return tidy(Phrase(phrase.sentence, first, last).text)
