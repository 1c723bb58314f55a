"""What an article is about: the programme whose careers it treats, or the occupation it describes."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphq.loaders import gazetteer, lexicon, rolename
from graphq.loaders.language import finite_verbs, group, sentences, tokenize
from graphq.ontology import pattern
from graphq.ontology.fact import Entity, Kind
from graphq.ontology.label import key, tidy

if TYPE_CHECKING:
    from graphq.loaders.document import Document
    from graphq.loaders.language import Token

_TITLE, _HEADING, _BODY = 6, 2, 1
"""What a mention of a subject of study weighs by where it stands."""
_LEAST_UNKNOWN = 6
LEAST_WEIGHT = 4
"""A subject that the title does not name must weigh this much."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What an article is about.

    Attributes:
        programme: the course of study, ``None`` where the article treats none. subject: its subject ("nursing").
        roles: the occupation that the whole article describes, in the ways its title names it; often empty.
    """

    programme: Entity | None
    subject: str
    roles: tuple[Entity, ...]


def topic(document: Document) -> Topic:
    """The topic of a document, from its title first, then from what its headings and sentences keep naming."""
    roles = () if _names_subject(document.title) else _title_roles(document.title)
    subject = "" if roles else _subject(document)
    if not roles and not subject:
        roles = _named_throughout(document)
    programme = Entity(Kind.PROGRAMME, f"{subject} degree") if subject else None
    return Topic(programme, subject, roles)


_LEAST_MENTIONS = 6
"""So often must an article name a role that its title does not, and twice as often as any other."""


def _named_throughout(document: Document) -> tuple[Entity, ...]:
    """The role that an article without another topic keeps naming; none where its title announces a list."""
    if _is_list(document.title):
        return ()
    counts: Counter[str] = Counter()
    spelling: dict[str, str] = {}
    for block in document.blocks:
        for sentence in sentences(block):
            for mention in rolename.roles(sentence):
                counts[key(mention.label)] += 1
                spelling.setdefault(key(mention.label), mention.label)
    ranked = sorted(counts.items(), key=lambda row: (-row[1], row[0]))[:2]
    if not ranked or ranked[0][1] < _LEAST_MENTIONS or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return ()
    return (Entity(Kind.ROLE, spelling[ranked[0][0]]),)


def _is_list(title: str) -> bool:
    return bool(re.search(pattern.table("topics")["role"]["list"], title, re.IGNORECASE))


def _names_subject(title: str) -> bool:
    return bool(named_subjects(title))


def _subject(document: Document) -> str:
    in_title = named_subjects(document.title)
    weights: Counter[str] = Counter()
    spelling: dict[str, str] = {}
    texts = [(document.title, _TITLE)]
    texts += [(section.heading, _HEADING) for section in document.sections[1:]]
    texts += [(block.text, _BODY) for block in document.blocks]
    for text, weight in texts:
        for label in named_subjects(text):
            weights[key(label)] += weight
            spelling.setdefault(key(label), label)
    if not weights:
        return ""
    weights = _with_shorter(weights)
    best, weight = max(weights.items(), key=lambda row: (row[1], row[0]))
    if in_title:
        best = max((key(label) for label in in_title), key=lambda k: (weights[k], k))
    elif weight < (LEAST_WEIGHT if gazetteer.scheme("subjects").get(best) else _LEAST_UNKNOWN):
        return ""
    return spelling[best]


def _with_shorter(weights: Counter[str]) -> Counter[str]:
    """The weights, a longer name ("hospitality management") having those of the shorter names in it too."""
    total: Counter[str] = Counter()
    for name in weights:
        words = set(name.split())
        total[name] = sum(weight for other, weight in weights.items() if set(other.split()) <= words)
    return total


def named_subjects(text: str) -> list[str]:
    """The subjects of study that a text names: "a nursing degree", "degrees in law", "psychology majors"."""
    tokens = tuple(tokenize(text))
    heads = frozenset(pattern.table("topics")["programme"]["heads"].split())
    found = []
    for i, token in enumerate(tokens):
        if token.lower in heads:
            label = _left_subject(text, tokens, i, weak=token.lower in _weak_heads())
            if label:
                found.append(label)
    found.extend(filter(None, (_right_subject(text[match.end() :]) for match in _before().finditer(text))))
    return found


def _weak_heads() -> frozenset[str]:
    return frozenset(pattern.table("topics")["programme"]["weak_heads"].split())


def _before() -> re.Pattern[str]:
    return re.compile(pattern.table("topics")["programme"]["before"], re.IGNORECASE)


def _left_subject(text: str, tokens: tuple[Token, ...], head: int, *, weak: bool) -> str:
    levels = frozenset(pattern.table("topics")["programme"]["levels"].split())
    start = head
    while start > 0 and _may_name_subject(tokens[start - 1], tokens[start]):
        start -= 1
    while start < head and tokens[start].lower in levels:
        start += 1
    if _is_degree_name(tokens, head):
        return tokens[head - 1].text
    for first in range(start, head):
        label = text[tokens[first].start : tokens[head - 1].end]
        if gazetteer.scheme("subjects").get(key(label)):
            return label
    if start == head or weak or head - start > 4:
        return ""
    label = text[tokens[start].start : tokens[head - 1].end]
    last = tokens[head - 1].lower
    if last in levels | _weak_heads() | {"college", "university"}:
        return ""
    return (
        label
        if last not in levels and not lexicon.is_role(label) and lexicon.concept(Kind.CREDENTIAL, label) is None
        else ""
    )


def _is_degree_name(tokens: tuple[Token, ...], head: int) -> bool:
    """Whether a degree's abbreviation stands where the subject would: "MSN programs"."""
    if head == 0 or not tokens[head].lower.startswith(("program", "degree", "graduate")) or tokens[head].gap != " ":
        return False
    return tokens[head - 1].text.isupper() and lexicon.concept(Kind.CREDENTIAL, tokens[head - 1].text) is not None


def _may_name_subject(word: Token, following: Token) -> bool:
    if re.search(r"[,;:.()!?|\"“”]|\s[–—-]\s", following.gap):
        return False
    stops = group("determiners") | group("prepositions") | group("relatives") | group("auxiliaries") | group("pronouns")
    stops |= (
        group("adverbs")
        | finite_verbs()
        | group("verbs") - group("nouns_too")
        | {"or", "&", "earning", "pursuing", "holding", "getting"}
    )
    return word.lower not in stops and not word.lower[0].isdigit()


def _right_subject(rest: str) -> str:
    """The subject of study that a text begins with; of "Science in Nursing" the last."""
    rest = re.sub(r"^(?:Applied |Fine )?(?:Science|Arts|Philosophy)\s+(?:\([^)]*\)\s+)?in\s+", "", rest)
    tokens = tuple(tokenize(rest))[:6]
    for end in range(len(tokens), 0, -1):
        if any(re.search(r"[,;:.()!?|]", token.gap) for token in tokens[1:end]):
            continue
        label = rest[tokens[0].start : tokens[end - 1].end]
        if tokens[0].start < 2 and gazetteer.scheme("subjects").get(key(label)):
            return label
    return ""


def _title_roles(title: str) -> tuple[Entity, ...]:
    """The occupation that a title names as what the article is about."""
    before_colon = re.split(r"\s*[:|–—]\s", title)[0]
    if _is_list(before_colon) and not re.search(r"how to become|job description", title, re.I):
        return ()
    for text in (title, before_colon):
        for expression in pattern.table("topics")["role"]["title"]:
            match = re.search(expression, text, re.IGNORECASE)
            if match and (label := _role_label(match["role"])):
                return (Entity(Kind.ROLE, label),)
    return ()


def _role_label(text: str) -> str:
    label = tidy(re.sub(r"\b(?:in|with|without|for|from|at|after) .*$|\b20\d\d\b", "", text))
    if not label or len(label.split()) > 7:
        return ""
    # A title that is nothing but "Cooks" or "Small Engine Mechanics" means the people.
    alone = key(label) == key(text) and (lexicon.may_be_role(label) or lexicon.is_role(label.removesuffix("s")))
    return label if alone or lexicon.is_role(label) else ""
