"""What each block speaks of: run-in heads, lists and what introduces them, records of a role."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graphq.loaders import gazetteer, language, lexicon
from graphq.loaders.blocks import unnumbered
from graphq.loaders.document import Block, BlockKind, Section
from graphq.ontology import pattern
from graphq.ontology.fact import Entity, Kind
from graphq.ontology.label import key, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graphq.loaders.document import Document

LONGEST_HEAD = 11
"""A run-in head has at most this many words."""
_COLON = re.compile(r"(?P<head>[^:\n]{2,90}?)\s*:(?:\s+|$)(?=\S|$)")
_DASH = re.compile(r"(?P<head>[^.!?:\n]{2,90}?)\s*(?:\s[-–—]+\s|\s[-–—]+(?=\w)|[–—]\s|—)\s*(?=\S)")
_STOP = re.compile(r"(?P<head>[A-Z][^.!?:,\n]{2,50})\.\s+(?=[A-Z])")
_EDGE = re.compile(r"^\s*[-–—:.]*\s*")
_TERMINAL = re.compile(r"[.!?;]$")
_FIGURE = re.compile(r"[$£€₹]\s?\d")


@dataclass(frozen=True, slots=True)
class Head:
    """The words that open a block and name what it is about: ``text[start:end]``; the rest begins at ``body``."""

    start: int
    end: int
    body: int
    label: str
    bare: bool = False


@dataclass(eq=False)
class Group:
    """A list or table, or the parallel sections under one heading: its members, and what introduces it.

    Attributes:
        lead: the words before the list that say what it is a list of. of: what its members' heads name:
            ``roles``, ``skills``, ``industries``, ``credentials``, ``duties`` or "".
        roles: the roles that its members are about.
    """

    section: Section
    lead: str = ""
    of: str = ""
    roles: list[Entity] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    leader: Place | None = None


@dataclass(eq=False)
class Place:
    """A block with what it speaks of.

    Attributes:
        head: its run-in head, if it has one. group: the list it is in. roles: the roles of the record it belongs to.
        opens: whether its own head names those roles. leads: whether it introduces a list of roles.
        heads_section: whether it is the first block under a heading that names those roles.
    """

    block: Block
    head: Head | None = None
    group: Group | None = None
    roles: tuple[Entity, ...] = ()
    opens: bool = False
    leads: bool = False
    heads_section: bool = False

    @property
    def body(self) -> int:
        """Where the block's text begins after its head."""
        return self.head.body if self.head else 0


def split_head(block: Block) -> Head | None:
    """The run-in head of a block: bold words, ``Title: text``, ``Title - text``, ``Title. Text`` or a bare line."""
    text = block.text
    if block.kind is BlockKind.ROW:
        return _head(text, *block.cells[0], block.cells[1][0]) if len(block.cells) > 1 else None
    skip = unnumbered(text)[0]
    if (block.bold and block.bold < len(text)) or (block.bold and block.kind is not BlockKind.PARAGRAPH):
        label = text[skip : block.bold].rstrip(" :.-–—")
        edge = _EDGE.match(text, block.bold)
        body = edge.end() if edge else block.bold
        return _head(text, skip, skip + len(label), body) if len(label.split()) <= LONGEST_HEAD else None
    for expression in (_COLON, _DASH):
        match = expression.match(text, skip)
        if match and len(match["head"].split()) <= LONGEST_HEAD and not re.search(r"[.!?]\s", match["head"]):
            return _head(text, match.start("head"), match.end("head"), match.end())
    match = _STOP.match(text, skip)
    if match and len(match["head"].split()) <= 6:
        return _head(text, match.start("head"), match.end("head"), match.end())
    if len(text.split()) <= LONGEST_HEAD and not _TERMINAL.search(text) and block.kind is not BlockKind.PARAGRAPH:
        return _head(text, skip, len(text), len(text), bare=True)
    return None


def _head(text: str, start: int, end: int, body: int, *, bare: bool = False) -> Head | None:
    label = tidy(text[start:end])
    return Head(start, end, body, label, bare) if label else None


_PARENTHESIS = re.compile(r"\s*\([^)]*\)")
_SPLIT = re.compile(r"\s*,\s*(?:and\s+|or\s+)?|\s+or\s+|\s*/\s*")


def role_entities(label: str) -> tuple[Entity, ...]:
    """The roles that a head names: one, or several where each part of it is an occupation by itself."""
    plain = tidy(_PARENTHESIS.sub("", label)) or label
    parts = [tidy(part) for part in _SPLIT.split(plain)]
    named = [part for part in parts if part and lexicon.is_role(part)]
    is_of_others = "--" in plain  # "Helpers--plumbers, pipefitters": helpers, not plumbers
    if is_of_others or any(part.split()[0].lower() in language.group("prepositions") for part in parts if part):
        return (Entity(Kind.ROLE, plain),)
    if len(parts) > 1 and len(named) == len(parts) and all(len(part.split()) > 1 or "," in plain for part in parts):
        return tuple(Entity(Kind.ROLE, part) for part in parts)
    if "," in plain and named and named[0] == parts[0]:
        return (Entity(Kind.ROLE, named[0]),)
    return (Entity(Kind.ROLE, plain),)


def _title(name: str) -> re.Pattern[str]:
    return pattern.regex("topics", "titles", name)


def names_role(label: str) -> bool:
    """Whether a heading or head is the name of a role."""
    plain = tidy(_PARENTHESIS.sub("", label))
    if (
        not plain
        or "|" in plain
        or plain.endswith("?")
        or len(plain.split()) > 9
        or _title("generic").match(plain)
        or _FIGURE.search(plain)
    ):
        return False
    if _title("phrase").search(plain) or _title("field").search(plain):
        return False
    return lexicon.may_be_role(plain) or lexicon.may_be_role(tidy(_SPLIT.split(plain)[0]))


def outline(document: Document) -> list[Place]:
    """The document's blocks with what each speaks of."""
    return _Outliner(document).places()


class _Outliner:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._groups: dict[int, Group] = {}
        self._section_groups: dict[Section, Group] = {}
        self._section_roles: dict[Section, tuple[Entity, ...]] = {}

    def places(self) -> list[Place]:
        self._find_section_records()
        places: list[Place] = []
        for block in self._document.blocks:
            place = Place(block, split_head(block))
            if block.group:
                place.group = self._group(block, places)
                place.group.places.append(place)
            places.append(place)
        for group in self._groups.values():
            _classify(group)
            if group.of == "roles" and group.leader:
                group.leader.leads = True
        self._assign_roles(places)
        return places

    def _group(self, block: Block, before: Sequence[Place]) -> Group:
        if block.group not in self._groups:
            lead = next((p for p in reversed(before) if p.block.section is block.section), None)
            text = lead.block.text if lead else ""
            self._groups[block.group] = Group(block.section, _last_sentence(text) or block.section.heading, leader=lead)
        return self._groups[block.group]

    def _find_section_records(self) -> None:
        """Headings that name roles make their sections records; parallel ones form a group under their parent."""
        sections = self._document.sections[1:]
        by_parent: dict[Section | None, list[Section]] = {}
        for section in sections:
            by_parent.setdefault(section.parent, []).append(section)
        for parent, members in by_parent.items():
            named = [s for s in members if names_role(unnumbered(s.heading)[1])]
            numbered = [s for s in members if unnumbered(s.heading)[0]]
            roles_expected = len(numbered) >= 3 and len([s for s in numbered if s in named]) * 2 >= len(numbered)
            chosen = sorted({*named, *(numbered if roles_expected else ())}, key=members.index)
            if not chosen:
                continue
            group = Group(parent or self._document.sections[0], parent.heading if parent else "", "roles")
            for section in chosen:
                roles = role_entities(_heading_label(section))
                self._section_roles[section] = roles
                self._section_groups[section] = group
                group.roles.extend(role for role in roles if role not in group.roles)

    def _assign_roles(self, places: Iterable[Place]) -> None:
        record: tuple[Entity, ...] = ()
        section: Section | None = None
        for place in places:
            if place.block.section is not section:
                section = place.block.section
                record = self._roles_of(section)
                place.heads_section = section in self._section_roles
            if self._is_member(place):
                assert place.head is not None
                assert place.group is not None
                place.roles, place.opens = role_entities(place.head.label), True
                place.group.roles.extend(r for r in place.roles if r not in place.group.roles)
                record = (
                    place.roles if place.head.bare or place.block.kind is BlockKind.LINE else self._roles_of(section)
                )
            elif self._opens_record(place):
                assert place.head is not None
                place.roles, place.opens = role_entities(place.head.label), True
                record = place.roles
            else:
                place.roles = record
            if not place.group:
                place.group = next((self._section_groups[s] for s in section.path() if s in self._section_groups), None)

    @staticmethod
    def _is_member(place: Place) -> bool:
        """Whether a block is the entry of a role in a list of roles; in lines, fields stand between the entries."""
        if not place.group or place.group.of != "roles" or not place.head:
            return False
        named = key(place.head.label)
        if named in gazetteer.scheme("organisations") or named in gazetteer.scheme("places"):
            return False
        if place.block.kind in (BlockKind.LINE, BlockKind.ROW) or _title("field").search(place.head.label):
            return names_role(place.head.label)
        return True

    def _opens_record(self, place: Place) -> bool:
        """Whether a paragraph or first line opens a record by its head ("**Electrician** – …")."""
        head = place.head
        if not head or place.block.kind is BlockKind.ROW or not names_role(head.label):
            return False
        if place.block.section.kind == "testimonials":
            return False
        return place.block.kind is not BlockKind.ITEM and (place.block.bold > 0 or len(head.label.split()) <= 6)

    def _roles_of(self, section: Section) -> tuple[Entity, ...]:
        return next((self._section_roles[s] for s in section.path() if s in self._section_roles), ())


def _heading_label(section: Section) -> str:
    """The title that a heading names, without number, pay and the like."""
    label = unnumbered(section.heading)[1]
    label = re.split(r"\s[–—-]\s*(?=[$£€₹\d])|:\s*(?=[$£€₹\d])|\s\((?=[$£€₹\d])", label)[0]
    parts = re.split(r":\s|\s[–—-]\s", label)
    return next((part for part in parts if names_role(part)), parts[0])


def _last_sentence(text: str) -> str:
    parts = re.split(r"(?<=[.!?])\s+(?=[A-Z])", text)
    return parts[-1] if parts else ""


_NO_LIST_OF_NAMES = frozenset({"factors", "next_steps", "faq", "key_points"})
"""Sections whose lists are of points to make, unless their members' heads say otherwise."""


def _classify(group: Group) -> None:
    """Says what a list is a list of, by its members' heads and by what introduces it."""
    heads = [place.head.label for place in group.places if place.head]
    if heads and not group.of and group.section.kind != "testimonials":
        group.of = _members_are(group, heads)


def _members_are(group: Group, heads: list[str]) -> str:
    """What most heads name; where they do not tell, what the words before the list say that it is of."""
    lead = group.lead.lower()
    members = len(group.places)
    named = sum(map(names_role, heads))
    if all(place.block.kind is BlockKind.ROW for place in group.places):
        if _noun("by_industry").search(lead):
            return "industries"
        return "roles" if named * 2 >= members > 1 else ""
    apart = group.section.kind in _NO_LIST_OF_NAMES
    of_roles = not apart and bool(_noun("role_nouns").search(lead)) and not _noun("not_roles").search(lead)
    if _name_organisations(heads):
        return "organisations"
    if named * 2 >= members or (named and named * 3 >= members and of_roles):
        return "roles"
    if apart:
        return ""
    short = len(heads) * 3 >= members * 2 and all(len(head.split()) <= 7 for head in heads)
    return _introduced(lead, group.section.kind, of_roles=of_roles, short=short) or _known(heads, members)


def _name_organisations(heads: list[str]) -> bool:
    """Whether a list is one of companies: enough of its heads are known ones, and none is a role."""
    known = sum(key(head) in gazetteer.scheme("organisations") for head in heads)
    return known >= 2 and known * 3 >= len(heads) and not any(map(names_role, heads))


def _introduced(lead: str, kind: str, *, of_roles: bool, short: bool) -> str:
    """What a list is of by the words before it and the kind of its section."""
    if kind == "skills" and not of_roles and not _noun("not_roles").search(lead):
        return "skills"
    if _noun("duty_nouns").search(lead) or kind == "duties":
        return "duties"
    if of_roles and short:
        return "roles"
    if _noun("skill_nouns").search(lead):
        return "skills"
    if _noun("industry_nouns").search(lead) or kind == "industries":
        return "industries"
    return "credentials" if _noun("credential_nouns").search(lead) else ""


def _known(heads: list[str], members: int) -> str:
    """What a list that nothing introduces is of: of skills, where the vocabulary knows most of its heads as such."""
    known = sum(map(lexicon.is_skill, heads))
    return "skills" if known >= 3 and known * 3 >= members * 2 else ""


def _noun(name: str) -> re.Pattern[str]:
    return pattern.regex("topics", "nouns", name)
