"""Sentences, tokens and coordinated lists of English."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from graphq.ontology import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphq.loaders.document import Block

_TOKEN = re.compile(r"[A-Za-zÀ-ÿ0-9](?:[\w+#&/.'’-]*[\w+#])?|\$|&")
# A hyphen that stands for a dash, as in "programs-such as", before a word that no compound ends in.
_GLUED = re.compile(
    r"(?<=[a-z])-(?=(?:such|are|is|was|were|which|including|and|or|the|where|that|like|but|from|especially|particularly|with|they|it)(?![\w-]))"
)
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9$£€₹•])")
_LAST_WORD = re.compile(r"([\w.'’-]+)[.]$")


@cache
def group(name: str) -> frozenset[str]:
    """A group of words of ``patterns/language.toml``."""
    return frozenset(pattern.table("language")["words"][name].split())


@cache
def finite_verbs() -> frozenset[str]:
    """Forms that are verbs wherever they stand in a noun phrase's place."""
    forms = set(group("auxiliaries") | group("irregular"))
    for verb in group("verbs"):
        past = verb + "d" if verb.endswith("e") else verb[:-1] + "ied" if re.search("[^aeiou]y$", verb) else verb + "ed"
        forms.add(past)
        if verb not in group("nouns_too"):
            third = (
                verb[:-1] + "ies"
                if re.search("[^aeiou]y$", verb)
                else verb + ("es" if re.search("(s|sh|ch|x|o)$", verb) else "s")
            )
            forms |= {verb, third}
    return frozenset(forms)


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its span in the sentence's block, and what stands between it and the word before."""

    text: str
    lower: str
    start: int
    end: int
    gap: str


@dataclass(frozen=True, eq=False)
class Sentence:
    """A sentence of a block; ``start`` and ``end`` are its span in the block's text."""

    block: Block
    start: int
    end: int

    @cached_property
    def text(self) -> str:
        """The sentence's words."""
        return self.block.text[self.start : self.end]

    @cached_property
    def lower(self) -> str:
        """The sentence in lower case, for patterns."""
        return self.text.lower().replace("’", "'")

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The sentence's words; their spans are relative to the sentence."""
        return tuple(tokenize(self.text))

    def token_at(self, offset: int) -> int:
        """The index of the first token that starts at or after an offset in the sentence."""
        return next((i for i, token in enumerate(self.tokens) if token.start >= offset), len(self.tokens))


def tokenize(text: str) -> Iterator[Token]:
    """The words of a text, each with the gap before it."""
    at = 0
    text = _GLUED.sub("—", text)
    for match in _TOKEN.finditer(text):
        word = match[0]
        if "." in word and text.startswith(".", match.end()):
            word += "."  # the last stop of "H.S." is part of it
        yield Token(
            word,
            word.lower().replace("’", "'"),
            match.start(),
            match.start() + len(word),
            text[at : match.start()],
        )
        at = match.start() + len(word)


def sentences(block: Block, start: int = 0) -> Iterator[Sentence]:
    """The sentences of a block from a position on; abbreviations do not end one."""
    text = block.text
    at = start
    for match in _SENTENCE_END.finditer(text, start):
        last = _LAST_WORD.search(text[at : match.start()].rstrip("\"”’')]"))
        if (last and last[1].lower() in group("honorific")) or (last and re.fullmatch(r"[A-Z]", last[1])):
            continue
        yield Sentence(block, at, match.end() - len(match[0]) + len(match[0].rstrip()))
        at = match.end()
    if text[at:].strip():
        yield Sentence(block, at, len(text))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch of tokens ``first`` to ``last`` (exclusive) of a sentence."""

    sentence: Sentence
    first: int
    last: int

    @property
    def span(self) -> tuple[int, int]:
        """Its span in the sentence's text."""
        return self.sentence.tokens[self.first].start, self.sentence.tokens[self.last - 1].end

    @property
    def text(self) -> str:
        """Its words as written."""
        start, end = self.span
        return self.sentence.text[start:end]

    @property
    def words(self) -> tuple[str, ...]:
        """Its words in lower case."""
        return tuple(token.lower for token in self.sentence.tokens[self.first : self.last])


_BREAK = re.compile(r"[;:.!?]|\s[–—-]+\s|—")
_CONJUNCTIONS = frozenset({"and", "or", "&", "plus", "nor"})


def items(
    sentence: Sentence, first: int, stop: int | None = None, *, keep: frozenset[str] = frozenset({"of"})
) -> list[Phrase]:
    """The members of the coordinated list that starts at token ``first`` and ends before token ``stop`` at the latest.

    Members are separated by commas and conjunctions. A preposition outside ``keep`` cuts a member, and the list goes
    on after the next comma; a finite verb, a relative or the end of the clause ends it.
    """
    found: list[Phrase] = []
    tokens = sentence.tokens[:stop]
    start: int | None = None
    skipping = False
    i = first
    while i < len(tokens):
        token = tokens[i]
        fresh = start is None and not skipping
        if i > first and _BREAK.search(token.gap):
            break
        if i > first and "(" in token.gap:
            _close(found, sentence, start, i)
            start = None
            after = _after_parenthesis(sentence, i)
            if after >= len(tokens) or not re.search(r"[,]|^\W*$", tokens[after].gap):
                return found
            skipping = True
            i = after
            token = tokens[i]
            if "," not in token.gap and token.lower not in _CONJUNCTIONS:
                return found
            skipping = False
        if i > first and "," in token.gap:
            _close(found, sentence, start, i)
            start = None
            skipping, fresh = False, True
        if token.lower in _CONJUNCTIONS:
            if skipping:
                i += 1
                continue
            _close(found, sentence, start, i)
            start = None
            i += 1
            continue
        if _two_word_conjunction(tokens, i):
            _close(found, sentence, start, i)
            start = None
            i += 3 if tokens[i].lower == "as" else 2
            continue
        if (fresh and i > first and token.lower in group("enders")) or _opens_examples(tokens, i):
            break
        if token.lower in group("predicates") and _qualifies(tokens, i):
            break
        if token.lower == "to" and start is None and not skipping:
            i += 1
            continue
        if not skipping and _ends_list(tokens, i, at_start=start is None):
            break
        if (
            start is None
            and not skipping
            and (token.lower == "of" or (found and token.lower in ("in", "at", "for", "with")))
        ):
            i += 1  # "in hospitals, in clinics": a repeated preposition
            continue
        if token.lower in group("prepositions") and token.lower not in keep:
            _close(found, sentence, start, i)
            start = None
            skipping = True
        elif start is None and not skipping and not _skippable(token.lower):
            start = i
        i += 1
    _close(found, sentence, start, i)
    return found


def _opens_examples(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether "like", "such as" or "including" stands here: what follows are examples of what stands before."""
    word = tokens[i].lower
    return word in ("like", "including", "e.g", "e.g.") or (
        word == "such" and i + 1 < len(tokens) and tokens[i + 1].lower == "as"
    )


def _qualifies(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether an adjective says what the list is for ("crucial for this role") and not of what kind a member is."""
    return i + 1 >= len(tokens) or tokens[i + 1].lower in {
        "for",
        "to",
        "in",
        "when",
        "as",
        "across",
        "at",
        "by",
    }


def _close(found: list[Phrase], sentence: Sentence, start: int | None, end: int) -> None:
    """Ends the phrase that is open, if one is; what dangles at its end is not part of it."""
    if start is None:
        return
    tokens = sentence.tokens
    while end > start and tokens[end - 1].lower in group("adverbs") | group("prepositions") | group("determiners"):
        end -= 1
    if end > start:
        found.append(Phrase(sentence, start, end))


def _skippable(word: str) -> bool:
    return word in group("determiners") or word in group("adverbs") or word in group("praise")


def _two_word_conjunction(tokens: tuple[Token, ...], i: int) -> bool:
    pair = " ".join(token.lower for token in tokens[i : i + 2])
    return pair in {"along with", "together with", "followed by"} or [t.lower for t in tokens[i : i + 3]] == [
        "as",
        "well",
        "as",
    ]


def _ends_list(tokens: tuple[Token, ...], i: int, *, at_start: bool) -> bool:
    word = tokens[i].lower
    if word in group("relatives") or word in group("auxiliaries"):
        return True
    if word == "to":
        return not at_start
    return not at_start and word in finite_verbs()


def _after_parenthesis(sentence: Sentence, i: int) -> int:
    while i < len(sentence.tokens):
        i += 1
        if i < len(sentence.tokens) and ")" in sentence.tokens[i].gap:
            return i
    return i
