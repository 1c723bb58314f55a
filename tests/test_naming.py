"""A thing has one IRI and one preferred label, however it is spelled."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphq.ontology import iri, naming, vocabulary
from graphq.ontology.fact import Entity, Kind
from graphq.ontology.naming import Naming

VOCABULARY = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix skill: <https://w3id.org/graphq/id/skill/> .
@prefix role: <https://w3id.org/graphq/id/role/> .
@prefix credential: <https://w3id.org/graphq/id/credential/> .
skill:c-plus-plus skos:prefLabel "C++" ; skos:altLabel "CPP" ; skos:broader skill:programming-language .
skill:programming-language skos:prefLabel "programming languages" ; skos:altLabel "coding languages" .
skill:artificial-intelligence skos:prefLabel "artificial intelligence" ; skos:altLabel "AI" .
credential:bachelor-degree skos:prefLabel "bachelor's degree" .
role:chief skos:prefLabel "Chief" ; skos:broader skill:c-plus-plus .
"""


@pytest.fixture(scope="module")
def names() -> Naming:
    return Naming(vocabulary.Vocabulary(vocabulary.parse(VOCABULARY.encode())))


@pytest.mark.parametrize("spelling", ["C++", "c++", "CPP", "C plus plus"])
def test_spellings_of_a_concept_name_the_concept(names: Naming, spelling: str) -> None:
    """Case, aliases and what the slug spells out lead to one IRI and one label."""
    name = names.name("skill", spelling)
    assert (name.iri, name.label) == ("https://w3id.org/graphq/id/skill/c-plus-plus", "C++")


def test_spellings_of_an_unknown_thing_share_a_label(names: Naming) -> None:
    """What no vocabulary knows is called alike by every source."""
    first, second = names.name("role", "dog walkers"), names.name("role", "The Dog Walker")
    assert first == second
    assert first.label == "Dog Walker"


@pytest.mark.parametrize(
    ("kind", "written", "label"),
    [
        ("role", "head of ai", "Head of AI"),
        ("skill", "AI Governance", "AI governance"),
        ("credential", "Bachelor's degree in nursing", "bachelor's degree in nursing"),
        ("organisation", "office of the census", "Office of the Census"),
    ],
)
def test_label_of_an_unknown_thing_is_spelled_like_the_vocabularies(
    names: Naming, kind: str, written: str, label: str
) -> None:
    """The slug loses capitals and apostrophes; the vocabularies give them back."""
    assert names.name(kind, written).label == label


def test_same_words_of_two_kinds_are_two_things(names: Naming) -> None:
    """A field of work is not the skill of that name."""
    assert names.name("skill", "C++").iri != names.name("field", "C++").iri


def test_topic_keeps_its_text(names: Naming) -> None:
    """Free text would lose its figures and its end in a slug."""
    text = "3,000 openings a year, by one count"
    assert names.name("topic", text).label == text


def test_concept_is_found_by_the_keys_of_its_spellings(names: Naming) -> None:
    """A name that is written nowhere in a source still finds the thing."""
    assert names.name("skill", "C++").keys == ("c++", "cpp")


def test_broader_concepts_are_of_the_same_kind(names: Naming) -> None:
    """A skill's broader skill is one; a role is not under a skill, whatever a file says."""
    assert [parent.label for parent in names.broader(names.name("skill", "CPP"))] == ["programming languages"]
    assert list(names.broader(names.name("role", "chief"))) == []


def test_every_concept_that_comes_with_graphq_keeps_its_iri() -> None:
    """The preferred label of a concept names that concept: no two concepts of a kind share one."""
    names = naming.load()
    concepts = [c for c in vocabulary.load().by_iri.values() if iri.split(c.iri)[0] in list(Kind)]
    assert concepts
    assert [c.iri for c in concepts if names.name(iri.split(c.iri)[0], c.label).iri != c.iri] == []


@given(st.sampled_from(Kind), st.text(st.characters(codec="utf-8"), min_size=1))
def test_canonical_name_is_its_own_canonical_name(names: Naming, kind: Kind, label: str) -> None:
    """Loading what was exported changes no name."""
    name = names.name(kind, label)
    assert names.name(kind, name.label) == name
    assert names.canonical(names.canonical(Entity(kind, label))) == names.canonical(Entity(kind, label))
