"""What the vocabularies make of a label: a role, a skill, an industry, a credential, or none of them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from graphq.loaders.gazetteer import is_spelled_so, scheme
from graphq.ontology import vocabulary
from graphq.ontology.fact import Kind
from graphq.ontology.label import key, singular

if TYPE_CHECKING:
    from graphq.ontology.vocabulary import Concept


def concept(kind: Kind, label: str) -> Concept | None:
    """What the vocabulary says of a label."""
    return vocabulary.load().concept(kind, label)


def has_head(name: str, words: tuple[str, ...]) -> bool:
    """Whether a phrase ends in one of a scheme's heads; a head that needs a qualifier must not stand alone."""
    found = head_concept(name, words)
    return found is not None and (len(words) > 1 or found.use != "qualified")


@lru_cache(maxsize=65536)
def head_concept(name: str, words: tuple[str, ...]) -> Concept | None:
    """The head of a scheme that a phrase ends in."""
    if not words:
        return None
    heads = scheme(name)
    found = heads.get(key(" ".join(words[-2:]))) or heads.get(key(words[-1]))
    if found or name == "credential-heads":
        return found
    return heads.get(singular(words[-1].split("-")[-1].split("/")[-1]))


def is_role(label: str) -> bool:
    """Whether a label by itself names an occupation."""
    words = tuple(key(label).split())
    if not words:
        return False
    head = head_concept("occupation-heads", words)
    if len(words) == 1 and head is not None and head.use == "qualified":
        return False
    return concept(Kind.ROLE, label) is not None or head is not None


def may_be_role(label: str) -> bool:
    """Whether a label that stands where a title would can be one: also by a head that needs such a place."""
    words = tuple(key(label).split())
    return is_role(label) or head_concept("occupation-heads", words) is not None or key(label) in scheme("title-heads")


def is_career_field(label: str) -> bool:
    """Whether a label names a line of work, as articles list it in place of a title."""
    words = tuple(key(label).split())
    return key(label) in scheme("career-fields") or has_head("career-field-heads", words)


def is_skill(label: str) -> bool:
    """Whether the vocabularies have the label as a skill, or as a subject that is not whom it makes."""
    subject = concept(Kind.PROGRAMME, label)
    found = concept(Kind.SKILL, label) or (None if subject and is_role(label) else subject)
    return found is not None and (" " in label or is_spelled_so(found, label))


_KNOWING = frozenset(
    [
        "expertise",
        "knowledge",
        "skill",
        "ability",
        "proficiency",
        "competency",
        "competence",
        "basic",
        "fundamental",
        "foundation",
        "concept",
        "principle",
        "literacy",
        "theory",
        "mastery",
    ]
)


def looks_like_skill(label: str) -> bool:
    """Whether a label could be a skill by its head."""
    words = tuple(key(label).split())
    return has_head("skill-heads", words) or (len(words) > 1 and words[-1] in _KNOWING)


def is_no_skill(label: str) -> bool:
    """Whether the label, or its last word, is known to name no skill."""
    words = key(label).split()
    no = scheme("not-skills")
    if not words or key(label) in no or words[-1] in scheme("person-words"):
        return True
    last = no.get(words[-1])
    return last is not None and last.use == "any" and not (len(words) > 1 and words[-1] in _KNOWING)


def is_person(word: str) -> bool:
    """Whether a word names people by something else than an occupation: "audiences", "clients"."""
    return key(word) in scheme("person-words")


def is_industry(label: str) -> bool:
    """Whether a label names a sector or kind of employer."""
    words = tuple(key(label).split())
    found = concept(Kind.INDUSTRY, label)
    if found is not None and len(words) == 1 and not is_spelled_so(found, label):
        return False
    return found is not None or has_head("employer-heads", words)


def is_credential(label: str) -> bool:
    """Whether a label names a degree level, certification or licence."""
    words = tuple(key(label).split())
    return concept(Kind.CREDENTIAL, label) is not None or has_head("credential-heads", words)
