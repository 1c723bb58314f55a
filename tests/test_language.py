"""Sentences, words and coordinated lists of English."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphq.loaders.document import Block, BlockKind, Section
from graphq.loaders.language import Sentence, items, sentences, tokenize
from graphq.loaders.view import view


def block(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, view(text, 0, len(text)), Section("A section", 1))


def split(text: str) -> list[str]:
    return [sentence.text for sentence in sentences(block(text))]


def listed(text: str, after: str = "") -> list[str]:
    """The members of the list that a sentence has after some words."""
    sentence = next(sentences(block(text)))
    start = sentence.token_at(sentence.text.index(after) + len(after))
    return [phrase.text for phrase in items(sentence, start)]


# Sentences


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Ruiz treats horses. | She likes them.",
        "The U.S. Forest Service hires rangers. | They walk a lot.",
        "Wages rose 3.5 percent. | Prices did too.",
        "See fig. 3 for the joint. | It holds.",
        "Shifts start at 5 a.m. sharp. | They end at noon.",
        "Tools, e.g. chisels, are sharp. | Mind them.",
        "Beams, i.e. long timbers, are heavy. | Two carry one.",
        "J. Ortega drew it. | We built it.",
        "Is it heavy? | Yes! | It is.",
        "“Mind the saw.” | She did.",
        "It holds (we hope.) | It should.",
        "Oak & Sons Ltd. hires joiners. | They pay well.",
        "Joiners earn $24.50 an hour. | Carpenters earn $26.",
        "Only one sentence without an end",
        "It holds . . . | Nobody knows why.",
    ],
)
def test_sentences(text: str) -> None:
    """Abbreviations, initials and decimals do not end one; closing quotes and brackets belong to it."""
    parts = text.split(" | ")
    assert split(" ".join(parts)) == parts


def test_no_sentence_in_an_empty_block() -> None:
    assert split("") == []


def test_sentences_from_a_position() -> None:
    """What stands before it is not read."""
    text = "Joiner: Cuts joints. Glues them."
    assert [s.text for s in sentences(block(text), text.index("Cuts"))] == ["Cuts joints.", "Glues them."]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Dr. ", "oak. ", "Oak ", "? ", "“Yes.” ", "3.5 ", "U.S. ", "(a.) "]) | st.text(max_size=5)
    )
)
def test_sentences_cover_their_block(parts: list[str]) -> None:
    """Of any text, in order, without overlap, and nothing but white space is lost."""
    whole = block("".join(parts))
    at = 0
    for sentence in sentences(whole):
        assert whole.text[at : sentence.start].strip() == ""
        assert sentence.text.strip()
        at = sentence.end
    assert whole.text[at:].strip() == ""


# Words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("C++, C# and Node.js", ["C++", "C#", "and", "Node.js"]),
        ("a CI/CD pipeline", ["a", "CI/CD", "pipeline"]),
        ("computer-aided design", ["computer-aided", "design"]),
        ("master's and doctor’s degrees", ["master's", "and", "doctor’s", "degrees"]),
        ("a B.S. degree", ["a", "B.S.", "degree"]),
        ("$24.50 an hour", ["$", "24.50", "an", "hour"]),
        ("crafts-such as joinery", ["crafts", "such", "as", "joinery"]),
        ("", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert [token.text for token in tokenize(text)] == words


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_words_and_gaps_make_the_text(text: str) -> None:
    """Each word stands where its span says, and between two of them stands the gap."""
    at = 0
    for token in tokenize(text):
        assert text[token.start : token.end] == token.text
        assert len(token.gap) == token.start - at
        at = token.end


def test_word_at_an_offset() -> None:
    """The first that starts there or later; past the end when there is none."""
    sentence = Sentence(block("Oak is hard"), 0, 11)
    assert [sentence.token_at(offset) for offset in (0, 1, 4, 7, 10)] == [0, 1, 1, 2, 3]


# Lists


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("sawing, planing and gluing", ["sawing", "planing", "gluing"]),
        ("sawing, planing, and gluing", ["sawing", "planing", "gluing"]),
        ("sawing or planing", ["sawing", "planing"]),
        ("sawing & planing", ["sawing", "planing"]),
        ("sawing, planing as well as gluing", ["sawing", "planing", "gluing"]),
        ("sawing along with planing", ["sawing", "planing"]),
        ("sawing", ["sawing"]),
        ("a steady hand and the patience of a saint", ["steady hand", "patience of a saint"]),
        ("law of contract and torts", ["law of contract", "torts"]),
        ("strong arithmetic and some drawing", ["arithmetic", "drawing"]),
        ("both sawing and planing", ["sawing", "planing"]),
    ],
)
def test_list(text: str, members: list[str]) -> None:
    """Commas and conjunctions part the members; determiners and praise are no part of them."""
    assert listed(text) == members


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("pruning in winter, grafting and budding", ["pruning", "grafting", "budding"]),
        ("pruning and grafting for old orchards, budding", ["pruning", "grafting", "budding"]),
        ("pruning with care", ["pruning"]),
    ],
)
def test_preposition_cuts_a_member(text: str, members: list[str]) -> None:
    """What it opens is no part of the member; the list goes on after the next comma."""
    assert listed(text) == members


@pytest.mark.parametrize(
    "text",
    [
        "pruning and grafting are taught in spring",
        "pruning and grafting, which are taught in spring",
        "pruning and grafting; budding comes later",
        "pruning and grafting: the rest is weather",
        "pruning and grafting — the rest is weather",
        "pruning and grafting that nobody sees",
        "pruning and grafting help in spring",
        "pruning and grafting to keep trees alive",
        "pruning and grafting such as old trees need",
        "pruning and grafting including crown work",
        "pruning and grafting, making old trees young",
        "pruning and grafting essential for old trees",
    ],
)
def test_end_of_a_list(text: str) -> None:
    """A verb, a relative, a purpose, examples or a break ends it."""
    assert listed(text) == ["pruning", "grafting"]


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("grafting (whip, cleft), pruning and budding", ["grafting", "pruning", "budding"]),
        ("grafting (whip) and pruning", ["grafting", "pruning"]),
        ("pruning and grafting (whip, cleft)", ["pruning", "grafting"]),
    ],
)
def test_parentheses_are_passed_over(text: str, members: list[str]) -> None:
    assert listed(text) == members


@pytest.mark.parametrize("words", ["such as", "like", "including", "e.g.", "e.g.,"])
def test_examples_are_a_list_of_their_own(words: str) -> None:
    """What they are examples of ends where they begin."""
    text = f"hand tools {words} chisels, saws and planes"
    assert listed(text) == ["hand tools"]
    assert listed(text, words) == ["chisels", "saws", "planes"]


def test_list_stops_where_it_is_told() -> None:
    sentence = next(sentences(block("pruning, grafting, budding")))
    assert [p.text for p in items(sentence, 0, 2)] == ["pruning", "grafting"]


def test_list_past_the_end_is_empty() -> None:
    sentence = next(sentences(block("pruning")))
    assert items(sentence, 5) == []


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(["oak", "ash", ",", "and", "or", "such as", "(", ")", "is", "to", "of", "in", "the", "-", ";"]),
        min_size=1,
        max_size=16,
    )
)
def test_members_stand_in_order(words: list[str]) -> None:
    """Of any words, members follow each other without overlap and are never empty."""
    whole = block(" ".join(words))
    sentence = Sentence(whole, 0, len(whole.text))
    at = 0
    for phrase in items(sentence, 0):
        assert at <= phrase.first < phrase.last <= len(sentence.tokens)
        at = phrase.last
