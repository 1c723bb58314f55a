"""The vocabularies: well-formed SKOS whose labels meet where people would expect them to."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache
from importlib import resources
from itertools import groupby
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from graphq.ontology import vocabulary
from graphq.ontology.fact import Kind
from graphq.ontology.label import key, slug

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
GQ = "https://w3id.org/graphq/ontology#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

FILES = sorted(
    (file for file in (resources.files("graphq.ontology") / "vocabularies").iterdir() if file.name.endswith(".ttl")),
    key=lambda file: file.name,
)
LEAST_SIZES = {
    "occupations": 1500,
    "occupation-heads": 450,
    "person-words": 80,
    "career-fields": 250,
    "career-field-heads": 100,
    "title-modifiers": 60,
    "credentials": 400,
    "credential-heads": 14,
    "subjects": 400,
}

every_file = pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)


@cache
def triples(file: Traversable) -> tuple[ox.Triple, ...]:
    return tuple(ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE))


def values(file: Traversable, predicate: str) -> dict[str, list[str]]:
    """The values of a predicate by subject."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for triple in triples(file):
        if triple.predicate.value == predicate:
            found[triple.subject.value].append(triple.object.value)
    return found


def instances(file: Traversable, name: str) -> set[str]:
    """The subjects that are a ``skos:`` something."""
    return {subject for subject, types in values(file, RDF_TYPE).items() if SKOS + name in types}


@every_file
def test_every_concept_has_one_preferred_label_and_one_scheme(file):
    """A concept without a label cannot be named, one with two has no name; likewise its scheme."""
    labels, schemes = values(file, SKOS + "prefLabel"), values(file, SKOS + "inScheme")
    concepts = instances(file, "Concept")

    assert concepts
    assert {c for c in concepts if len(labels[c]) != 1 or len(schemes[c]) != 1} == set()


@every_file
def test_what_is_said_of_a_concept_stands_together(file):
    """The vocabularies are read in one pass."""
    subjects = [subject for subject, _ in groupby(triples(file), key=lambda triple: triple.subject.value)]

    assert [subject for subject, count in Counter(subjects).items() if count > 1] == []


@every_file
def test_every_scheme_says_what_it_is(file):
    """Each scheme that a concept names is described in the concept's own file."""
    used = {scheme for schemes in values(file, SKOS + "inScheme").values() for scheme in schemes}
    titles, descriptions = values(file, DCTERMS + "title"), values(file, DCTERMS + "description")

    assert used == instances(file, "ConceptScheme")
    assert {scheme for scheme in used if not titles[scheme] or not descriptions[scheme]} == set()


@every_file
def test_every_label_is_english(file):
    """Labels are tagged as English, so that another language can stand beside them."""
    labels = [t.object for t in triples(file) if t.predicate.value in (SKOS + "prefLabel", SKOS + "altLabel")]

    assert [label.value for label in labels if label.language != "en"] == []


@every_file
def test_the_local_name_is_the_slug_of_the_preferred_label(file):
    """An IRI can be told from a label, so that a text's entities and the vocabulary's are the same."""
    labels = values(file, SKOS + "prefLabel")

    assert {iri: names for iri, names in labels.items() if iri.rsplit("/", 1)[-1] != slug(names[0])} == {}


@every_file
def test_no_key_means_two_concepts_of_one_scheme(file):
    """Within a scheme a spelling means one thing."""
    schemes = values(file, SKOS + "inScheme")
    owners: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for predicate in ("prefLabel", "altLabel"):
        for iri, labels in values(file, SKOS + predicate).items():
            for label in labels:
                owners[schemes[iri][0], key(label)].add(iri)

    assert {spelling: iris for spelling, iris in owners.items() if len(iris) > 1} == {}


@every_file
def test_no_alternative_label_repeats_another_in_another_case(file):
    """An alternative that folds to the same key as another says nothing."""
    preferred = values(file, SKOS + "prefLabel")
    repeated = {}
    for iri, labels in values(file, SKOS + "altLabel").items():
        counts = Counter(key(label) for label in (*preferred[iri], *labels))
        twice = [spelling for spelling, count in counts.items() if count > 1]
        if twice:
            repeated[iri] = twice

    assert repeated == {}


@every_file
def test_broader_concepts_exist_and_never_come_back(file):
    """Going up from any concept ends; every step is a concept of the same file."""
    concepts, broader = instances(file, "Concept"), values(file, SKOS + "broader")
    finished: set[str] = set()

    def climb(iri: str, path: tuple[str, ...] = ()) -> None:
        assert iri in concepts, f"{path[-1]} names {iri}, which is no concept"
        assert iri not in path, f"{iri} is broader than itself"
        if iri not in finished:
            for wider in broader.get(iri, ()):
                climb(wider, (*path, iri))
            finished.add(iri)

    for concept in concepts:
        climb(concept)


def test_no_concept_is_broader_than_itself_over_all_files():
    """What one file says of a concept of another makes no circle either, and each concept is told in one file."""
    known = vocabulary.load().by_iri
    assert sum(len(instances(file, "Concept")) for file in FILES) == len(known)

    level, rest = {}, dict(known)
    while settled := [c for c in rest.values() if all(wider in level for wider in c.broader)]:
        for concept in settled:
            level[concept.iri] = 1 + max((level[wider] for wider in concept.broader), default=0)
            del rest[concept.iri]

    assert set(rest) == set()


@pytest.mark.parametrize(("scheme", "least"), LEAST_SIZES.items())
def test_a_scheme_covers_its_field(scheme, least):
    """The extractor leans on these schemes; a truncated file must not go unnoticed."""
    concepts = {concept.iri for concept in vocabulary.load().scheme(scheme).values()}

    assert len(concepts) >= least


@pytest.mark.parametrize(
    ("kind", "spellings"),
    [
        (Kind.ROLE, ("RN", "RNs", "registered nurses", "Registered Nurse")),
        (Kind.ROLE, ("paediatric nurses", "Pediatric Nurse")),
        (Kind.ROLE, ("HR managers", "Human Resources Manager")),
        (Kind.ROLE, ("nurse-midwives", "Certified Nurse-Midwife")),
        (Kind.ROLE, ("Directors of Nursing", "director of nursing")),
        (Kind.ROLE, ("firemen", "Firefighter")),
        (Kind.ROLE, ("events co-ordinator", "Event Coordinators")),
        (Kind.CREDENTIAL, ("B.S.N.", "BSN degree", "Bachelor of Science in Nursing")),
        (Kind.CREDENTIAL, ("bachelor's", "four-year degree", "Bachelor’s degrees", "baccalaureate")),
        (Kind.CREDENTIAL, ("Ph.D.", "PhDs", "Doctor of Philosophy")),
        (Kind.CREDENTIAL, ("teaching licence", "Teacher licensure", "teaching certificate")),
        (Kind.CREDENTIAL, ("GED", "high school equivalency")),
        (Kind.PROGRAMME, ("HCI", "human–computer interaction")),
        (Kind.PROGRAMME, ("mech eng", "Mechanical Engineering")),
    ],
)
def test_spellings_meet_at_one_concept(kind, spellings):
    """What people call one thing is one concept."""
    found = {vocabulary.load().concept(kind, spelling) for spelling in spellings}

    assert len(found) == 1
    assert None not in found


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (Kind.ROLE, "nurse practitioner", "nurse"),
        (Kind.ROLE, "IT manager", "IT director"),
        (Kind.ROLE, "data scientist", "data analyst"),
        (Kind.CREDENTIAL, "associate degree", "bachelor's degree"),
        (Kind.CREDENTIAL, "NCLEX-RN", "NCLEX-PN"),
        (Kind.PROGRAMME, "computer science", "computer engineering"),
    ],
)
def test_different_things_stay_apart(kind, one, other):
    """Neighbours on a ladder or in a family are not synonyms."""
    assert vocabulary.load().concept(kind, one) != vocabulary.load().concept(kind, other)


@pytest.mark.parametrize(
    ("kind", "narrow", "wide"),
    [
        (Kind.ROLE, "pediatric nurse", "nurse"),
        (Kind.ROLE, "patent attorney", "lawyer"),
        (Kind.ROLE, "master electrician", "electrician"),
        (Kind.CREDENTIAL, "MBA", "graduate degree"),
        (Kind.CREDENTIAL, "CompTIA A+", "CompTIA certification"),
        (Kind.PROGRAMME, "forensic accounting", "business"),
    ],
)
def test_broader_leads_from_the_special_to_the_general(kind, narrow, wide):
    """The chain of broader concepts reaches the general one."""
    known = vocabulary.load()
    concept, goal = known.concept(kind, narrow), known.concept(kind, wide)
    assert concept is not None
    assert goal is not None

    above, waiting = set(), list(concept.broader)
    while waiting:
        iri = waiting.pop()
        above.add(iri)
        waiting.extend(known.by_iri[iri].broader)

    assert goal.iri in above


@pytest.mark.parametrize("head", ["engineer", "nurses", "technician", "midwives", "welder", "paralegal", "actuary"])
def test_a_plain_head_names_a_job_anywhere(head):
    """Most head nouns of job titles name a job wherever they stand."""
    assert vocabulary.load().scheme("occupation-heads")[key(head)].use == ""


@pytest.mark.parametrize("head", ["manager", "judge", "fellow", "intern", "driver", "host", "principal", "worker"])
def test_an_ambiguous_head_needs_a_qualifier(head):
    """Bare in running text these mostly mean something else."""
    assert vocabulary.load().scheme("occupation-heads")[key(head)].use == "qualified"


def test_a_head_is_not_also_a_person_word():
    """A noun either ends job titles or names people who are in no occupation."""
    known = vocabulary.load()

    assert set(known.scheme("occupation-heads")) & set(known.scheme("person-words")) == set()


@pytest.mark.parametrize("word", ["server", "model", "guide"])
def test_a_word_whose_compounds_are_mostly_things_is_no_head(word):
    """A web server, a business model and a study guide are nobody's job."""
    assert key(word) not in vocabulary.load().scheme("occupation-heads")


@pytest.mark.parametrize("word", ["associate", "are", "sat", "arm", "manager", "training"])
def test_no_common_word_is_a_credential(word):
    """Credentials are looked up in running text, so an abbreviation that spells a common word is left out."""
    assert vocabulary.load().concept(Kind.CREDENTIAL, word) is None


@pytest.mark.parametrize(
    ("modifier", "use"),
    [("junior", "level"), ("Entry-Level", "level"), ("licensed", "part"), ("chief", "part"), ("aspiring", "drop")],
)
def test_a_modifier_says_what_it_does_to_a_title(modifier, use):
    """A seniority, a part of the title, or neither."""
    assert vocabulary.load().scheme("title-modifiers")[key(modifier)].use == use


def test_uses_are_the_documented_ones():
    """A use that no code knows would be ignored in silence."""
    uses = defaultdict(set)
    for file in FILES:
        for name in ("headUse", "modifierUse"):
            for stated in values(file, GQ + name).values():
                uses[name].update(stated)

    assert uses["headUse"] <= {"qualified", "any", "noun"}
    assert uses["modifierUse"] == {"level", "part", "drop"}
