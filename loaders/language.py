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
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9$£€₹•])")
_LAST_WORD = re.compile(r"([\w.'’-]+)[.]$")
_CONSONANT_Y = re.compile(r"[^aeiou]y$")
_HISSING_END = re.compile(r"(?:s|sh|ch|x|o)$")


@cache
def group(name: str, section: str = "words") -> frozenset[str]:
    """A group of words of ``patterns/language.toml``."""
    return frozenset(pattern.table("language")[section][name].split())


@cache
def plain_verbs() -> frozenset[str]:
    """Verbs in their base form that are not nouns as well."""
    return group("verbs") - group("nouns_too")


@cache
def finite_verbs() -> frozenset[str]:
    """Forms that are verbs wherever they stand in a noun phrase's place."""
    return (
        group("auxiliaries")
        | group("irregular")
        | plain_verbs()
        | {_past(verb) for verb in group("verbs")}
        | {_third_person(verb) for verb in plain_verbs()}
    )


def _past(verb: str) -> str:
    """The regular past form: "hired", "studied", "asked"."""
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if _CONSONANT_Y.search(verb) else verb + "ed"


def _third_person(verb: str) -> str:
    """The form for "he" and "she": "studies", "teaches", "asks"."""
    if _CONSONANT_Y.search(verb):
        return verb[:-1] + "ies"
    return verb + ("es" if _HISSING_END.search(verb) else "s")


@cache
def _glued() -> re.Pattern[str]:
    """A hyphen that stands for a dash, as in "programs-such as", before a word that no compound ends in."""
    return re.compile(rf"(?<=[a-z])-(?=(?:{'|'.join(sorted(group('after_dash', 'language')))})(?![\w-]))")


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
    text = _glued().sub("—", text)
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


LONGEST_SENTENCE = 5000
"""A sentence of more characters than this is a list or a table that has lost its lines; it is passed over."""


def sentences(block: Block, start: int = 0) -> Iterator[Sentence]:
    """The sentences of a block from a position on; abbreviations do not end one."""
    text = block.text
    at = start
    for match in _SENTENCE_END.finditer(text, start):
        if _ends_in_abbreviation(text[at : match.start()]):
            continue
        yield Sentence(block, at, match.start() + len(match[0].rstrip()))
        at = match.end()
    if text[at:].strip():
        yield Sentence(block, at, len(text))


def _ends_in_abbreviation(text: str) -> bool:
    """Whether the full stop at the end of a text belongs to "Dr." or to an initial."""
    last = _LAST_WORD.search(text.rstrip("\"”’')]"))
    return last is not None and (last[1].lower() in group("honorific") or re.fullmatch(r"[A-Z]", last[1]) is not None)


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


_CLAUSE_END = re.compile(r"[;:.!?|]|\s[–—-]+\s|—")
_CONJUNCTIONS = frozenset({"and", "or", "&", "plus", "nor"})
_LONG_CONJUNCTIONS = (
    ("along", "with"),
    ("together", "with"),
    ("followed", "by"),
    ("as", "well", "as"),
    ("but", "also"),
)
_REPEATABLE = frozenset({"in", "at", "for", "with"})
_AFTER_PREDICATE = frozenset({"for", "to", "in", "when", "as", "across", "at", "by"})


def items(
    sentence: Sentence, first: int, stop: int | None = None, *, keep: frozenset[str] = frozenset({"of"})
) -> list[Phrase]:
    """The members of the coordinated list that starts at token ``first`` and ends before token ``stop`` at the latest.

    Members are separated by commas and conjunctions. A preposition outside ``keep`` cuts a member, and the list goes
    on after the next comma; a finite verb, a relative or the end of the clause ends it.
    """
    return _ListReader(sentence, first, stop, keep).read()


class _ListReader:
    """Reads one coordinated list from left to right.

    A token opens a member, goes on with the open one, or closes it. After a preposition that cuts a member, what
    follows is skipped up to the next comma.
    """

    def __init__(self, sentence: Sentence, first: int, stop: int | None, keep: frozenset[str]) -> None:
        self._sentence = sentence
        self._tokens = sentence.tokens[:stop]
        self._first = self._at = first
        self._keep = keep
        self._members: list[Phrase] = []
        self._open: int | None = None
        self._skipping = False

    def read(self) -> list[Phrase]:
        """The members; what the walk has found when no step leads further."""
        while self._at < len(self._tokens) and (step := self._step()):
            self._at += step
        self._close()
        return self._members

    def _step(self) -> int:
        """How many tokens to go on by; 0 where the list ends."""
        if self._at > self._first and not self._goes_on():
            return 0
        return self._conjunction() or self._word()

    def _goes_on(self) -> bool:
        """Whether the list continues over the punctuation before a token; a comma closes the open member."""
        gap = self._tokens[self._at].gap
        if _CLAUSE_END.search(gap) or ("(" in gap and not self._passes_parenthesis()):
            return False
        if "," in self._tokens[self._at].gap:
            self._close()
            self._skipping = False
        return True

    def _passes_parenthesis(self) -> bool:
        """Goes past a parenthesis, which closes the open member, if a comma or a conjunction follows it."""
        self._close()
        after = _after_parenthesis(self._sentence, self._at)
        if after >= len(self._tokens):
            return False
        token = self._tokens[after]
        if "," not in token.gap and (token.lower not in _CONJUNCTIONS or re.search(r"\w", token.gap)):
            return False
        self._at = after
        self._skipping = False
        return True

    def _conjunction(self) -> int:
        """Closes the open member at "and" or "as well as"; how many words the conjunction has, 0 for none."""
        length = _conjunction_length(self._tokens, self._at)
        if length:
            self._close()
        return length

    def _word(self) -> int:
        """Takes a word into a member, or passes over it; 0 if it ends the list."""
        word = self._tokens[self._at].lower
        if self._is_end(word):
            return 0
        if self._is_repeated(word):
            return 1
        if word in group("prepositions") and word not in self._keep:
            self._close()
            self._skipping = True
        elif self._between and not _is_skippable(word):
            self._open = self._at
        return 1

    @property
    def _between(self) -> bool:
        """Whether a member may begin here: none is open, and nothing is being skipped."""
        return self._open is None and not self._skipping

    def _is_end(self, word: str) -> bool:
        """Whether a word cannot belong to the list."""
        if _opens_examples(self._tokens, self._at):
            return True
        if self._between and self._at > self._first and word in group("enders"):
            return True
        if word in group("predicates") and _qualifies(self._tokens, self._at):
            return True
        if self._skipping:
            return False
        if word in group("relatives") or word in group("auxiliaries"):
            return True
        return self._open is not None and (word in ("to", "but") or word in finite_verbs())

    def _is_repeated(self, word: str) -> bool:
        """Whether a word only repeats the preposition before the list: "in hospitals, in clinics"."""
        return self._between and (word in ("to", "of") or (bool(self._members) and word in _REPEATABLE))

    def _close(self) -> None:
        """Ends the member that is open, if one is; what dangles at its end is not part of it."""
        if self._open is None:
            return
        end = self._at
        while end > self._open and _dangles(self._tokens[end - 1].lower):
            end -= 1
        if end > self._open:
            self._members.append(Phrase(self._sentence, self._open, end))
        self._open = None


def _dangles(word: str) -> bool:
    """Whether a word at the end of a list's member is not part of it: a function word, an adverb."""
    if word in group("adverbs") or word in group("prepositions") or word in group("determiners"):
        return True
    return word.endswith("ly") and word not in group("ly_nouns")


def _opens_examples(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether "like", "such as" or "including" stands here: what follows are examples of what stands before."""
    word = tokens[i].lower
    return word in ("like", "including", "e.g", "e.g.") or (
        word == "such" and i + 1 < len(tokens) and tokens[i + 1].lower == "as"
    )


def _qualifies(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether an adjective says what the list is for ("crucial for this role") and not of what kind a member is."""
    return i + 1 >= len(tokens) or tokens[i + 1].lower in _AFTER_PREDICATE


def _is_skippable(word: str) -> bool:
    """Whether a word may stand before a member without being part of it."""
    return word in group("determiners") or word in group("adverbs") or word in group("praise")


def _conjunction_length(tokens: tuple[Token, ...], i: int) -> int:
    """Of how many words the conjunction at a token is; 0 if there is none."""
    if tokens[i].lower in _CONJUNCTIONS:
        return 1
    words = tuple(token.lower for token in tokens[i : i + 3])
    return next((len(long) for long in _LONG_CONJUNCTIONS if words[: len(long)] == long), 0)


def _after_parenthesis(sentence: Sentence, i: int) -> int:
    """The first token behind the parenthesis that opens before token ``i``; the number of tokens if there is none."""
    behind = range(i + 1, len(sentence.tokens))
    return next((j for j in behind if ")" in sentence.tokens[j].gap), len(sentence.tokens))
