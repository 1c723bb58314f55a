"""Parts of speech as the vocabularies tell them: finite verbs, and what belongs to a noun phrase."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from graphq.loaders.gazetteer import scheme
from graphq.loaders.language import finite_verbs, group
from graphq.ontology.label import singular

if TYPE_CHECKING:
    from graphq.loaders.language import Token

_CLOSED = re.compile(r"[,;:.()!?|\"“”]|\s[–—-]\s|—")
_LEFT_STOP = frozenset({"and", "or", "&", "to", "like", "as", "including", "than"})


@cache
def _duty_verbs() -> frozenset[str]:
    return frozenset(concept.label for concept in scheme("duty-verbs").values())


def is_finite(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a word is a finite verb where it stands."""
    return tokens[i].lower in finite_verbs() or follows_subject(tokens, i)


def opens_with_verb(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a description without a subject begins here: "Traces money through fraud cases"."""
    if i + 1 >= len(tokens) or tokens[i + 1].gap.strip() or tokens[i + 1].lower in ("and", "or", "&"):
        return False
    base = singular(tokens[i].lower)
    return base != tokens[i].lower and (base in group("verbs") or base in _duty_verbs())


def follows_subject(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a word is the verb of the plural noun or pronoun before it: "firms hire analysts"."""
    word = tokens[i].lower
    if not tokens[i].text.islower():
        return False
    if word in group("verbs") and word not in group("nouns_too"):
        return True
    if _follows_relative(tokens, i):
        return True
    if word not in group("verbs") and word not in _duty_verbs():
        return False
    before = tokens[i - 1].lower if i else ""
    if before in _MODALS:
        return True
    return bool(before) and (singular(before) != before or before == "to" or before in group("pronouns"))


_MODALS = frozenset({"can", "could", "may", "might", "must", "should", "will", "would"})
_OFTEN = frozenset({"often", "usually", "typically", "frequently", "sometimes", "generally", "commonly", "always"})


def _follows_relative(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a word, whatever it is, is a verb by its place: "who achieve", "employers often direct"."""
    before = [token.lower for token in tokens[max(0, i - 2) : i]]
    if not before or tokens[i].lower in group("auxiliaries") | group("adverbs") | group("determiners"):
        return False
    if before[-1] == "who":
        return tokens[i].gap == " "
    return len(before) == 2 and before[1] in _OFTEN and before[0] != singular(before[0]) and _is_plain(tokens, i)


def _is_plain(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a word looks like a verb in its base form with an object: no participle, a word behind it."""
    return not tokens[i].lower.endswith(("ed", "ing", "ly")) and i + 1 < len(tokens) and tokens[i + 1].gap == " "


def belongs(word: Token, following: Token) -> bool:
    """Whether a word is part of the noun phrase that the next word continues: no punctuation or function word is."""
    if following.gap != " " and _CLOSED.search(following.gap):
        return False
    lower = word.lower
    stops = group("determiners") | group("prepositions") | group("relatives") | group("auxiliaries") | group("pronouns")
    if lower in stops or lower in _LEFT_STOP or lower in finite_verbs() or lower in group("adverbs"):
        return False
    if lower in _base_verbs():
        return False
    return (
        not (lower.endswith("ing") and lower not in noun_ings() and not word.text[0].isupper())
        and not lower[0].isdigit()
        and not lower.endswith("'s")
    )


@cache
def _base_verbs() -> frozenset[str]:
    """Verbs that do not start a job title in running text: "hire nurses", "become engineers"."""
    return group("verbs") - group("nouns_too")


@cache
def noun_ings() -> frozenset[str]:
    """Words in -ing that stand in names of occupations and skills."""
    words = set()
    for name in ("occupations", "skills", "subjects", "industries", "career-fields", "occupation-heads"):
        words |= {word for label in scheme(name) for word in label.split() if word.endswith("ing")}
    return frozenset(words)
