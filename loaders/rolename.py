"""Roles that a sentence names: known occupations, and phrases with an occupation's head."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphq.loaders.gazetteer import breaks, longest_name, scheme
from graphq.loaders.grammar import belongs, follows_subject
from graphq.loaders.language import Phrase, Sentence, Token, finite_verbs, group
from graphq.loaders.lexicon import head_concept
from graphq.ontology.label import key, singular

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class RoleName:
    """A role named in a sentence: where, and the label to give it."""

    phrase: Phrase
    label: str


_OF_HEADS = re.compile(
    r"(director|president|head|chief|manager|dean|officer|professor|superintendent|vp|lead|teacher)s?$"
)


def roles(sentence: Sentence, first: int = 0, last: int | None = None) -> list[RoleName]:
    """The roles a sentence names, left to right: known occupations, and phrases with an occupation's head."""
    tokens = sentence.tokens
    stop = len(tokens) if last is None else min(last, len(tokens))
    found: list[RoleName] = []
    i = first
    while i < stop:
        end = _role_end(sentence, i, stop)
        if end > i:
            start = _role_start(sentence, i, max(first, found[-1].phrase.last if found else first))
            end = _extend_of(tokens, end, stop)
            found.extend(_shared_head(sentence, start, end, first))
            i = end
        else:
            i += 1
    return found


def _role_end(sentence: Sentence, i: int, stop: int) -> int:
    """Where a role that has its known name or head at token ``i`` ends."""
    end = longest_name(sentence, i, stop, "occupations")
    token = sentence.tokens[i]
    if longest_name(sentence, i, stop, "credentials") > max(end, i) or _names_credential(sentence, max(end, i + 1)):
        return i
    if token.lower in group("pronouns") and not token.text.isupper():
        return i  # "it" is not "IT"
    if end <= i + 1:
        head = head_concept("occupation-heads", (token.lower,)) or scheme("occupations").get(key(token.text))
        if head is None or _is_verb_here(sentence, i) or _is_adjective_here(sentence, i):
            return i
        if not token.text.isupper() and not _counts(sentence, i, qualified=head.use == "qualified"):
            return i
        end = i + 1
    # "data scientist" inside "data scientist manager": the last head of the phrase is its head.
    while i < end < stop and not breaks(sentence.tokens[end]):
        following = head_concept("occupation-heads", (sentence.tokens[end].lower,))
        plural = singular(sentence.tokens[end - 1].lower) != sentence.tokens[end - 1].lower
        if following is None or plural or sentence.tokens[end].lower in finite_verbs():
            break
        end += 1
    return end


def _names_credential(sentence: Sentence, end: int) -> bool:
    """Whether "certification", "license" or "exam" follows: the name before it is the credential's."""
    if end >= len(sentence.tokens) or re.search(r"[,;:.!?|]", sentence.tokens[end].gap):
        return False
    return head_concept("credential-heads", (sentence.tokens[end].lower,)) is not None


_AFTER_VERB = frozenset({"to", "the", "a", "an", "their", "his", "her", "them", "you", "it", "its"})


def _is_verb_here(sentence: Sentence, i: int) -> bool:
    """Whether a word that is a head elsewhere is the verb of a plural subject: "these specialists tailor …"."""
    tokens = sentence.tokens
    if i == 0 or tokens[i].text[0].isupper():
        return False
    if singular(tokens[i].lower) in group("verbs") and i + 1 < len(tokens) and tokens[i + 1].lower in _AFTER_VERB:
        return True
    if tokens[i].lower not in group("verbs"):
        return False
    before = tokens[i - 1].lower
    return (
        singular(before) != before
        or before == "to"
        or (i + 1 < len(tokens) and belongs(tokens[i + 1], Token("", "", 0, 0, " ")) and not breaks(tokens[i + 1]))
    )


def _is_adjective_here(sentence: Sentence, i: int) -> bool:
    """Whether a word such as "academic" only describes the noun after it."""
    tokens = sentence.tokens
    if not tokens[i].lower.endswith(("ic", "al", "ive")) or i + 1 >= len(tokens) or breaks(tokens[i + 1]):
        return False
    return belongs(tokens[i + 1], Token("", "", 0, 0, " "))


def _counts(sentence: Sentence, i: int, *, qualified: bool) -> bool:
    """Whether an ambiguous head names a job here: in a compound whose other words are its own."""
    if not qualified:
        return True
    tokens = sentence.tokens
    start = _role_start(sentence, i, 0)
    if start == i:
        return i + 2 < len(tokens) and tokens[i + 1].lower == "of" and bool(_OF_HEADS.search(tokens[i].lower))
    if _is_adjectival(tokens[i - 1].lower):
        return False
    if i == 1 or tokens[i - 1].text.isupper():
        return True
    return tokens[i].text[0].isupper() == tokens[i - 1].text[0].isupper()


def _is_adjectival(word: str) -> bool:
    """Whether a word only praises or places what follows: it makes no compound with it."""
    return word in group("praise") or word.endswith(("ly", "ous", "ful", "less", "est"))


def _role_start(sentence: Sentence, i: int, floor: int) -> int:
    """Where the phrase that leads to a role's head begins: its adjectives and nouns, back to a function word."""
    tokens = sentence.tokens
    start = i
    while start > floor and belongs(tokens[start - 1], tokens[start]) and not follows_subject(tokens, start - 1):
        start -= 1
    while start < i and (_is_dropped(tokens[start].lower) or follows_subject(tokens, start)):
        start += 1
    return start


def _is_dropped(word: str) -> bool:
    modifier = scheme("title-modifiers").get(key(word))
    return word in group("praise") or (modifier is not None and modifier.use in ("drop", "level"))


def level_of(words: Iterable[str]) -> str | None:
    """The seniority that a title's words state ("entry-level"), for the amount it is paid."""
    for word in words:
        modifier = scheme("title-modifiers").get(key(word))
        if modifier is not None and modifier.use == "level":
            return modifier.label
    return None


def _extend_of(tokens: tuple[Token, ...], end: int, stop: int) -> int:
    """A head such as "director" takes "of …" with it: "director of sales and marketing"."""
    if end + 1 >= stop or tokens[end].lower != "of" or not _OF_HEADS.search(tokens[end - 1].lower):
        return end
    after = end + 1
    while after < min(stop, end + 6) and _continues_title(tokens, after):
        after += 1
    while after > end + 1 and tokens[after - 1].lower in ("and", "&"):
        after -= 1
    return after if after > end + 1 else end


def _continues_title(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a word belongs to what a director is director of."""
    if re.search(r"[,;:.()|]|\s[–—-]\s", tokens[i].gap):
        return False
    return tokens[i].lower in ("and", "&") or belongs(tokens[i], Token("", "", 0, 0, " "))


_ADJECTIVE = re.compile(r"(al|ic|ive|ary|ous|ent|ant|ed|care|an)$")


def _shared_head(sentence: Sentence, start: int, end: int, floor: int) -> list[RoleName]:
    """The roles of a phrase: "psychiatric and acute-care nurse practitioners" names two."""
    tokens = sentence.tokens
    phrase = Phrase(sentence, start, end)
    one = RoleName(phrase, re.sub(r"['’]s$", "", phrase.text))
    if start - 2 < floor or tokens[start - 1].lower not in ("and", "or") or "," in tokens[start].gap:
        return [one]
    left = start - 2
    alone = left == floor or not belongs(tokens[left - 1], tokens[left])
    if (
        not alone
        or not _ADJECTIVE.search(tokens[left].lower)
        or _is_dropped(tokens[left].lower)
        or not belongs(tokens[left], tokens[left + 1])
    ):
        return [one]
    for tail in range(start + 1, end):
        if longest_name(sentence, tail, end, "occupations") == end:
            break
    else:
        tail = end - 1
    shared = sentence.text[tokens[tail].start : tokens[end - 1].end]
    return [RoleName(Phrase(sentence, left, left + 1), f"{tokens[left].text} {shared}"), one]
