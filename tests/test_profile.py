"""What a person has, and what having it brings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from stores import fact, load, needs, source

from graphq.graph.names import resolve
from graphq.graph.profile import Holdings, Profile, named, read
from graphq.graph.store import Store
from graphq.ontology.errors import NameLookupError, SettingsError
from graphq.ontology.fact import Entity, Kind, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KEEPER = Entity(Kind.ROLE, "wick keeper")
TRIMMING = Entity(Kind.SKILL, "wick trimming")
LAMPCRAFT = Entity(Kind.SKILL, "lampcraft")
PYTHON = Entity(Kind.SKILL, "Python")
LANGUAGE = Entity(Kind.SKILL, "programming language")
STUDY = Entity(Kind.PROGRAMME, "lamp studies degree")
BACHELOR, MASTER = (Entity(Kind.CREDENTIAL, f"{name} degree") for name in ("bachelor's", "master's"))
SPECIAL = Entity(Kind.CREDENTIAL, "master's degree in lampcraft")
SCHOOL = Entity(Kind.CREDENTIAL, "high school diploma")
LAMPS = source(
    "lamps.txt",
    needs(KEEPER, TRIMMING),
    needs(KEEPER, PYTHON),
    needs(KEEPER, LANGUAGE),
    fact(Relation.INCLUDES, LAMPCRAFT, TRIMMING),
    fact(Relation.DEVELOPS, STUDY, LAMPCRAFT),
    *(fact(Relation.REQUIRES_CREDENTIAL, KEEPER, one) for one in (BACHELOR, MASTER, SPECIAL, SCHOOL)),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store of facts about lamps."""
    with Store.open(load(tmp_path_factory.mktemp("profile") / ".graphq", LAMPS)) as store:
        yield store


def how(store: Store, have: str, asked: str) -> str | None:
    """How one thing comes to be had by another."""
    reason = Holdings(store, named(store, [have])).reason(resolve(store, asked).iri)
    return reason and reason.how


@pytest.mark.parametrize(
    ("have", "asked", "expected"),
    [
        ("wick trimming", "wick trimming", "itself"),
        ("Python", "programming language", "kind"),
        ("programming language", "Python", None),
        ("wick keeper", "wick trimming", "role"),
        ("lamp studies degree", "lampcraft", "programme"),
        ("wick trimming", "lampcraft", "part"),
        ("lampcraft", "wick trimming", None),
        ("master's degree", "bachelor's degree", "level"),
        ("master's degree in lampcraft", "master's degree", "kind"),
        ("master's degree in lampcraft", "high school diploma", "level"),
        ("bachelor's degree", "master's degree", None),
        ("bachelor's degree in umbrella mending", "bachelor's degree", "itself"),
        ("master's degree in umbrella mending", "bachelor's degree", "level"),
        ("master's degree", "master's degree in lampcraft", None),
    ],
)
def test_what_having_something_brings(store: Store, have: str, asked: str, expected: str | None) -> None:
    """Itself, what it is a kind of, what a role or programme brings, lower degrees; of what it is a part of, a part."""
    assert how(store, have, asked) == expected


def test_what_a_role_brings_has_the_sentence_that_says_so(store: Store) -> None:
    """And names the role."""
    reason = Holdings(store, named(store, ["wick keeper"])).reason(resolve(store, "wick trimming").iri)
    assert reason
    assert reason.thing.label == "Wick Keeper"
    assert [claim.source for claim in reason.evidence] == ["lamps.txt"]


def test_names_joined_by_commas_are_several_things_and_each_counts_once(store: Store) -> None:
    """In the order given."""
    profile = named(store, ["Python, wick trimming", "python"])
    assert [thing.label for thing in profile.things] == ["Python", "wick trimming"]


def test_an_unknown_name_on_the_command_line_is_an_error(store: Store) -> None:
    """It may be a slip of the pen."""
    for name in ("umbrella mending", "lampcraft in umbrellas", "umbrella in lamps"):
        with pytest.raises(NameLookupError, match="umbrella"):
            named(store, [name])


def test_a_file_has_lists_by_kind_and_names_that_are_unknown_are_passed_over(store: Store, tmp_path: Path) -> None:
    """A profile serves for many graphs."""
    file = tmp_path / "known.yaml"
    file.write_text("skills: [python, umbrella mending]\ncredentials:\n  - bachelor's degree\n", encoding="utf-8")
    profile = read(store, file)
    assert [thing.label for thing in profile.things] == ["Python", "bachelor's degree"]
    assert profile.unknown == ("umbrella mending",)
    assert (profile | Profile(profile.things[:1])).things == profile.things


def test_a_list_may_be_left_blank(store: Store, tmp_path: Path) -> None:
    """As in a form that is not filled in."""
    file = tmp_path / "known.yaml"
    file.write_text("skills:\ncredentials: []\nroles:\n", encoding="utf-8")
    assert read(store, file) == Profile(())


@pytest.mark.parametrize(
    ("text", "line"),
    [("skills: python\n", 1), ("skills: [python]\ncredentials: [ferrying, 1]\n", 2), ("skils: [python]\n", 1)],
)
def test_a_file_that_says_what_it_may_not_is_refused_with_its_line(
    store: Store, tmp_path: Path, text: str, line: int
) -> None:
    """Each value is a list of names, each key is known."""
    file = tmp_path / "known.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        read(store, file)
    assert (caught.value.path, caught.value.line) == (str(file), line)
