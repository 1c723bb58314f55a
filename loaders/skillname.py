"""Which phrases name skills, and the label that each of them gets."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from graphq.loaders import gazetteer, grammar, lexicon
from graphq.loaders.language import finite_verbs, group, plain_verbs
from graphq.loaders.reading import label
from graphq.ontology.label import key, singular, tidy

if TYPE_CHECKING:
    from graphq.loaders.language import Phrase

MOST_WORDS = 6
"""A name with more words than this is a clause, unless the vocabulary has it."""

_SKILLS_END = re.compile(r"\s+(?:skills?|abilit(?:y|ies)|proficienc(?:y|ies)|competenc(?:y|ies))$", re.IGNORECASE)
_KNOWLEDGE_END = re.compile(r"\s+(?:knowledge|expertise)$")
_TRAIT_END = re.compile(r"(?:oriented|minded|ness|ity)$", re.IGNORECASE)
_ADJECTIVE_END = re.compile(r"(?:al|ic|ive|ary|ed|ful|ous|(?<!m)ent|ant)$")
_DOING = re.compile(r"(?:ment|tion|sion|ery|ysis|ance)$")
_TOOL_NAME = re.compile(r"\b(?:[A-Z]{2,}[a-z]?|[A-Z][a-z]+[A-Z]\w*|\w*[+#])\b")
_SEPARATOR = re.compile(r"\s*(?:,|/|&|\band\b|\bor\b)\s*")
_PARENTHESIS = re.compile(r"\s*\([^)]*\)")


def skills_of(phrases: list[Phrase], *, strong: bool, duties: bool = False, open_class: bool = True) -> list[str]:
    """The labels of the phrases that name skills; list mates vouch for each other.

    ``strong`` takes what its head does not forbid, ``open_class`` what its head allows, else the vocabulary decides.
    A duty ("evaluate models") counts as the skill of doing it where ``duties`` says so or the vocabulary knows that.
    """
    phrases = [phrase for phrase in phrases if phrase.words]
    names = [_name(phrase, phrases, duties=duties) for phrase in phrases]
    known = [bool(name) and lexicon.is_skill(name) for name in names]
    vouched = len(names) > 1 and sum(known) * 2 >= len(names)
    return [
        name
        for name, is_known in zip(names, known, strict=True)
        if name and (is_known or _is_acceptable(name, strong=strong, vouched=vouched, open_class=open_class))
    ]


def _name(phrase: Phrase, mates: list[Phrase], *, duties: bool) -> str:
    """What a member of a list would be called as a skill; empty for a pronoun."""
    duty = _duty_as_skill(phrase, mates)
    if duty and (duties or lexicon.is_skill(duty)):
        return duty
    name = tidy_skill(_known_part(label(phrase)), mates)
    is_pronoun = name.lower() in group("pronouns") and not name.isupper()  # "IT" is none
    return "" if is_pronoun else name


def _known_part(name: str) -> str:
    """A name without a last word that makes it a thing done with the skill: "software engineering projects"."""
    words = name.split()
    shorter = " ".join(words[:-1])
    is_whole = len(words) < 2 or lexicon.is_skill(name) or lexicon.is_industry(name)
    return shorter if not is_whole and lexicon.is_no_skill(words[-1]) and lexicon.is_skill(shorter) else name


def _is_acceptable(name: str, *, strong: bool, vouched: bool, open_class: bool) -> bool:
    """Whether a name that no vocabulary has as a skill can be one's."""
    words = name.split()
    if _is_other_kind(name) or _is_action(words) or _is_fragment(words):
        return False
    if vouched or _is_tool(name):
        return True
    if lexicon.looks_like_skill(name):
        return strong or open_class
    return strong and len(words) <= 4


def _is_other_kind(name: str) -> bool:
    """Whether a name is known as something that is not a skill."""
    return (
        lexicon.is_no_skill(name) or lexicon.is_role(name) or lexicon.is_industry(name) or lexicon.is_credential(name)
    )


def _is_action(words: list[str]) -> bool:
    """Whether words say what somebody does or did: "plans care", "doing repairs", "learn"."""
    first = words[0].lower()
    if len(words) == 1:
        return first in plain_verbs() or first.endswith("ed")
    if first in _nouns_of_duties() or first in finite_verbs() or first in plain_verbs():
        return True
    doing = first.endswith("ing") and first not in grammar.noun_ings()
    return doing or (first.endswith("s") and singular(first) in group("verbs"))


def _is_fragment(words: list[str]) -> bool:
    """Whether words are too many for a name, or begin or end as no name does."""
    first = words[0].lower()
    return (
        len(words) > MOST_WORDS
        or any(character.isdigit() for character in first)
        or first.endswith("ly")
        or first in group("prepositions")
        or first in group("pronouns")
        or first in group("vague")
        or words[-1].lower() in group("adverbs")
    )


def _is_tool(name: str) -> bool:
    """Whether a name is spelled as products are ("QuickBooks", "SQL", "C++") and is no organisation's or place's."""
    return (
        _TOOL_NAME.search(name) is not None
        and len(name.split()) <= 3
        and key(name) not in gazetteer.scheme("organisations")
        and key(name) not in gazetteer.scheme("places")
    )


def tidy_skill(name: str, mates: list[Phrase]) -> str:
    """A skill's label without "skills" at its end; an adjective that shares its list's last noun takes it."""
    if lexicon.is_skill(name):
        return name
    bare = _SKILLS_END.sub("", name)
    if bare == name and lexicon.is_skill(shorter := _KNOWLEDGE_END.sub("", name)):
        return shorter
    if bare != name and not _is_adjective(bare):
        return bare
    if _is_adjective(name) and len(mates) > 1:
        last = mates[-1].text.split()
        if len(mates[-1].words) > 1 and last[0] != name:
            return f"{name} {last[-1]}"
    return name


def _is_adjective(name: str) -> bool:
    """Whether a name is one word that ends as adjectives do: "analytical"."""
    return len(name.split()) == 1 and _ADJECTIVE_END.search(name.lower()) is not None


def is_skill_like(name: str) -> bool:
    """Whether a head names a skill: by the vocabulary, by its head, or as a trait: "Detail-oriented"."""
    return (
        lexicon.is_skill(name)
        or lexicon.looks_like_skill(name)
        or _SKILLS_END.search(name) is not None
        or _TRAIT_END.search(name) is not None
    )


def is_duty(name: str) -> bool:
    """Whether an entry is an imperative: "draft complaints and motions"."""
    first = name.split()[0]
    return (
        len(name.split()) > 1
        and key(first) in gazetteer.scheme("duty-verbs")
        and not lexicon.is_skill(name)
        and not lexicon.looks_like_skill(name)
    )


def gerund(verb: str) -> str:
    """The -ing form of a verb in its base form: "draft" is "drafting"."""
    verb = verb.lower()
    return (verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb) + "ing"


@cache
def _nouns_of_duties() -> dict[str, str]:
    """For each verb of a duty, in its base form and its -ing form, the noun for doing it."""
    forms: dict[str, str] = {}
    for concept in set(gazetteer.scheme("duty-verbs").values()):
        if concept.alternatives:
            base = concept.label.lower()
            forms[base] = forms[base.removesuffix("e") + "ing"] = concept.alternatives[0]
    return forms


def _duty_as_skill(phrase: Phrase, mates: list[Phrase]) -> str:
    """A duty as a skill: "evaluate models" is "model evaluation"; empty if the phrase is no duty.

    A bare verb takes its last list mate's object: "train and evaluate models".
    """
    noun = _nouns_of_duties().get(phrase.words[0])
    if noun is None or _is_name(phrase):
        return ""
    words = phrase.text.split()[1:] or _object_of(mates[-1], phrase.words[0])
    thing = [word for word in words if word.lower() not in group("determiners") | group("praise")]
    if not thing or len(thing) > 3:
        return ""
    return " ".join([*thing[:-1], singular(thing[-1]), noun])


def _object_of(duty: Phrase, verb: str) -> list[str]:
    """The object of a duty whose verb has the same form as another; nothing if it is no such duty."""
    first = duty.words[0]
    if first not in _nouns_of_duties() or len(duty.words) == 1 or first.endswith("ing") != verb.endswith("ing"):
        return []
    return duty.text.split()[1:]


def _is_name(phrase: Phrase) -> bool:
    """Whether a phrase that begins as a duty does is a skill's name as it stands: "testing methods"."""
    if gazetteer.longest_name(phrase.sentence, phrase.first, phrase.last, "skills") > phrase.first + 1:
        return True
    if lexicon.looks_like_skill(phrase.text) and singular(phrase.words[-1]) == phrase.words[-1]:
        return True
    is_compound = phrase.words[0] in group("nouns_too") and _DOING.search(phrase.words[-1]) is not None
    return is_compound or lexicon.is_skill(label(phrase))


def split_label(text: str) -> list[str]:
    """The skills that a head names: "Mathematical and Statistical Foundations" names two."""
    text = _PARENTHESIS.sub("", text)
    parts = [part for part in map(tidy, _SEPARATOR.split(text)) if part]
    if len(parts) < 2 or lexicon.is_skill(text):
        return [_without_skills(tidy(text))]
    return [_without_skills(_completed(part, parts)) for part in parts]


def _completed(part: str, parts: list[str]) -> str:
    """One of a head's parts with the word that it shares with the first or the last of them."""
    if len(part.split()) != 1 or lexicon.is_skill(part):
        return part
    first, last = parts[0].split(), parts[-1].split()
    if _is_adjective(part) and len(last) > 1:
        return f"{part} {last[-1]}"
    if part == parts[-1] and len(first) > 1:
        return f"{first[0]} {part}"
    return part


def _without_skills(name: str) -> str:
    """A name without "skills" at its end, unless only an adjective would be left."""
    bare = _SKILLS_END.sub("", name)
    return name if _ADJECTIVE_END.search(bare.lower()) else bare
