"""``includes``: categories of skills, and what a text names as their kinds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from graphq.loaders import gazetteer, grammar, lexicon
from graphq.loaders.language import Phrase, group, items
from graphq.loaders.reading import label
from graphq.loaders.skillname import skills_of
from graphq.ontology import pattern
from graphq.ontology.label import key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphq.loaders.language import Sentence
    from graphq.loaders.reading import Reading

LONGEST_CATEGORY = 4
"""A category's name is looked for in at most this many words."""

_LIST_IN_PARENTHESES = re.compile(r"\(([^()]+,[^()]+)\)")


class Inclusion(NamedTuple):
    """A category of skills with the kinds of it that a sentence names, and the rule that found them."""

    category: str
    kinds: list[str]
    rule: str


def inclusions(reading: Reading) -> list[Inclusion]:
    """The categories of a sentence: "programming languages such as Python and R"."""
    return [*_examples(reading), *_parentheses(reading)]


def is_category(name: str) -> bool:
    """Whether a name is by its last word one of a kind of skills: "tools", "languages"."""
    return pattern.regex("triggers", "inclusions", "category").search(name.lower()) is not None


def speaks_of_work(text: str) -> bool:
    """Whether a text names jobs, sectors or credentials: what follows are examples of those, not of skills."""
    return pattern.regex("triggers", "inclusions", "work").search(text) is not None


def is_lacking(phrase: Phrase) -> bool:
    """Whether the words ahead of a skill say that it is not needed or not there: "without", "fields that lack"."""
    before = phrase.sentence.lower[: phrase.span[0]]
    return pattern.regex("triggers", "skills", "lacking").search(before) is not None


def _examples(reading: Reading) -> Iterator[Inclusion]:
    """What follows "such as", "including" or a colon."""
    sentence = reading.sentence
    for match in pattern.regex("triggers", "includes", "after").finditer(sentence.lower, reading.body):
        colon = match[0] == ":"
        category = _category_before(sentence, match.start())
        if not category and colon:
            category = _subject_before(reading, match.start())
        if not category or sentence.lower.startswith("//", match.end()):  # an address on the web
            continue
        known = lexicon.is_skill(category)
        phrases = items(sentence, sentence.token_at(match.end()))
        named = skills_of(phrases, strong=_holds_products(category))
        kinds = [kind for kind in named if key(kind) != key(category)]
        if kinds and (known or not colon):
            yield Inclusion(category, kinds, "examples")


def _parentheses(reading: Reading) -> Iterator[Inclusion]:
    """A list in parentheses behind a category: "an electronic health record (Epic, Meditech)"."""
    sentence = reading.sentence
    for match in _LIST_IN_PARENTHESES.finditer(sentence.lower):
        category = _category_before(sentence, match.start())
        first, last = sentence.token_at(match.start(1)), sentence.token_at(match.end(1))
        kinds = skills_of(items(sentence, first, last), strong=lexicon.is_skill(category))
        if category and len(kinds) > 1:
            yield Inclusion(category, kinds, "examples in parentheses")


def _subject_before(reading: Reading, offset: int) -> str:
    """The known skill that a clause before a colon is about: "Pharmacology follows close behind: …"."""
    if reading.kind != "skills":
        return ""
    sentence = reading.sentence
    phrases = items(sentence, sentence.token_at(reading.body), sentence.token_at(offset))
    names = skills_of(phrases[:1], strong=False)
    return names[0] if names and lexicon.is_skill(names[0]) else ""


def _category_before(sentence: Sentence, offset: int) -> str:
    """The longest end of the noun phrase right before an offset that names a category; empty if none does."""
    end = sentence.token_at(offset)
    for first in range(_phrase_start(sentence, end), end):
        name = label(Phrase(sentence, first, end))
        by_head = is_category(name)
        if name and (by_head or lexicon.is_skill(name)) and not speaks_of_work(name):
            is_other = lexicon.is_role(name) or (lexicon.is_industry(name) and not by_head)
            return "" if is_other or is_lacking(Phrase(sentence, first, end)) else name
    return ""


def _phrase_start(sentence: Sentence, end: int) -> int:
    """Where the noun phrase that ends before a token starts, without a verb that it is the object of."""
    tokens = sentence.tokens
    start = end
    while start > 0 and end - start < LONGEST_CATEGORY:
        if start < end and not grammar.belongs(tokens[start - 1], tokens[start]):
            break
        if grammar.is_finite(tokens, start - 1):
            break
        start -= 1
    while start < end - 1 and _is_using(sentence, start) and not lexicon.is_skill(Phrase(sentence, start, end).text):
        start += 1
    return start


def _is_using(sentence: Sentence, i: int) -> bool:
    """Whether a word is a verb before the name of a category: "using software", "use technology"."""
    word = sentence.tokens[i].lower
    if word in group("verbs"):
        return True
    if key(word) in gazetteer.scheme("duty-verbs") and i == _opening(sentence):
        return True
    stem = word.removesuffix("ing")
    known = gazetteer.longest_name(sentence, i, len(sentence.tokens), "skills") > i
    return word.endswith("ing") and not known and (stem in group("verbs") or stem + "e" in group("verbs"))


def _opening(sentence: Sentence) -> int:
    """The first token of what a sentence says after a colon, or of the sentence."""
    return sentence.token_at(max(0, sentence.text.find(": ") + 1))


def _holds_products(category: str) -> bool:
    """Whether examples of a category are products, whose names no vocabulary can have in full."""
    return pattern.regex("triggers", "inclusions", "products").search(category) is not None
