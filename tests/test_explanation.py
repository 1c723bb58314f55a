"""Explanations: how each sentence was read."""

from __future__ import annotations

import ast
import gc
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from terminal import ARTICLE, article, run

from graphq import loaders
from graphq.loaders.explanation import because, explain
from graphq.loaders.schemaorg.facts import RULES
from graphq.ontology import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphq.loaders.explanation import Explanation

ROOT = Path(__file__).parent.parent
ADVERT = ARTICLE + "\nReaders may also compare our guides to nursing programs and degrees.\n"


@pytest.fixture(scope="module")
def explanations() -> list[Explanation]:
    """Those of the article that the command is tried on."""
    return list(explain(loaders.parse(ARTICLE.encode())))


def about(explanations: list[Explanation], words: str) -> Explanation:
    """The explanation of the sentence with some words."""
    return next(one for one in explanations if words in one.sentence.quote)


def test_all_facts_are_explained(explanations: list[Explanation]) -> None:
    """Neither more nor less than are extracted."""
    explained = {fact for one in explanations for fact in one.facts}
    assert explained == set(loaders.extract(ARTICLE.encode(), "a").facts)


def test_every_sentence_stands_in_its_place(explanations: list[Explanation]) -> None:
    """As evidence does."""
    assert all(ARTICLE[one.sentence.start : one.sentence.end] == one.sentence.quote for one in explanations)


def test_a_pronoun_is_explained_by_whom_it_means(explanations: list[Explanation]) -> None:
    """Here the surveyors of the entry."""
    assert about(explanations, "between $58,000").about == ("Hydrographic Surveyor",)


def test_cues_are_words_of_the_sentence(explanations: list[Explanation]) -> None:
    """With the pattern that looks for them."""
    cues = about(explanations, "technical writing").cues
    assert ("skills.weak", "develops") in {(cue.pattern, cue.words) for cue in cues}


def test_a_sentence_that_is_passed_over_says_why() -> None:
    """An advert gives no facts."""
    text = ADVERT.encode()
    counted = loaders.extract(text, "a").source.passed_over
    explained = [one.passed_over for one in explain(loaders.parse(text)) if one.passed_over]
    assert explained == ["adverts"] * counted["adverts"] != []


def test_every_rule_says_what_it_looks_for() -> None:
    """Each name of a rule that stands in the code, those of schema.org's types too, and no other."""
    named = {name for tree in syntax_trees() for name in rule_names(tree)} | set(RULES)
    assert named == set(pattern.table("rules")["because"])
    assert all(because(rule) for rule in named)


def syntax_trees() -> list[ast.Module]:
    """The loaders as Python reads them.

    Nothing may be collected meanwhile: what Hypothesis leaves behind changes the recursion limit when it goes, and
    Python 3.11 takes that amiss while it parses.
    """
    gc.disable()
    try:
        return [ast.parse(path.read_bytes()) for path in sorted((ROOT / "loaders").rglob("*.py"))]
    finally:
        gc.enable()


def rule_names(tree: ast.Module) -> Iterator[str]:
    """The names of rules among the arguments of calls that make a fact, or something that becomes one."""
    for call in ast.walk(tree):
        if isinstance(call, ast.Call):
            made = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            if made in ("fact", "heading_fact", "Fact", "Announced", "Inclusion"):
                constants = (one.value for one in call.args if isinstance(one, ast.Constant))
                yield from (value for value in constants if isinstance(value, str))


def test_the_command_shows_sentences_cues_and_reasons(tmp_path: Path) -> None:
    """For people."""
    shown = run("extract", article(tmp_path), "--explain").stdout
    assert "    speaks of: Hydrographic Surveyor\n" in shown
    assert "“develops” (skills.weak)" in shown
    assert "      amount: the sentence states money and whom it is paid to\n" in shown


def test_explanations_as_json_lines(tmp_path: Path, explanations: list[Explanation]) -> None:
    """In the documented form."""
    lines = run("extract", article(tmp_path), "--explain", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == [one.to_dict() for one in explanations]
    assert any(fact["because"] for line in lines for fact in json.loads(line)["facts"])
