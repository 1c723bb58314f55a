"""Names of things in a sentence: occupations, skills, industries, credentials and subjects of study."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from graphq.loaders.language import Phrase, Sentence, Token, finite_verbs, group
from graphq.ontology import vocabulary
from graphq.ontology.fact import Kind
from graphq.ontology.label import key, singular

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graphq.ontology.vocabulary import Concept


@cache
def scheme(name: str) -> Mapping[str, Concept]:
    """The concepts of a scheme by the key of each label."""
    return vocabulary.load().scheme(name)


@cache
def _first_words(name: str) -> Mapping[str, int]:
    """For each first word of a scheme's labels, how many words the longest of them has."""
    longest: defaultdict[str, int] = defaultdict(int)
    for label in scheme(name):
        words = label.split()
        if words:
            longest[words[0]] = max(longest[words[0]], len(words))
    return dict(longest)


def names(sentence: Sentence, schemes: Iterable[str], first: int = 0, last: int | None = None) -> list[Phrase]:
    """The longest names of some schemes in a sentence, left to right, without overlap."""
    found = []
    tokens = sentence.tokens
    stop = len(tokens) if last is None else min(last, len(tokens))
    i = first
    while i < stop:
        end = max(longest_name(sentence, i, stop, name) for name in schemes)
        if end > i:
            found.append(Phrase(sentence, i, end))
            i = end
        else:
            i += 1
    return found


def longest_name(sentence: Sentence, i: int, stop: int, name: str) -> int:
    """Where the longest name of a scheme that starts at token ``i`` ends; ``i`` if none does."""
    tokens = sentence.tokens
    head = key(tokens[i].text)
    longest = max(_first_words(name).get(word, 0) for word in {head, head.split(" ")[0], tokens[i].lower})
    known = scheme(name)
    for end in range(min(i + longest, stop), i, -1):
        if end == i + 1 and _is_common_word(tokens[i], known):
            return i
        if _contiguous(tokens[i:end]) and key(sentence.text[tokens[i].start : tokens[end - 1].end]) in known:
            return end
    return i


def _is_common_word(token: Token, known: Mapping[str, Concept]) -> bool:
    """Whether a word only spells like a name of the vocabulary: "can", not "CAN"; "excel", not "Excel"."""
    found = known.get(key(token.text))
    return found is not None and not _is_spelled_so(found, token.text)


def _is_spelled_so(found: Concept, word: str) -> bool:
    """Whether one word has the capitals that one of a concept's labels with its letters asks for."""
    spellings = [label for label in (found.label, *found.alternatives) if key(label) == key(word)]
    if word.isupper() or not spellings:
        return True
    if all(label.isupper() and label.isalpha() for label in spellings):
        return False
    return word[0].isupper() or any(label[0].islower() for label in spellings) or found.scheme == "occupations"


def _contiguous(tokens: tuple[Token, ...]) -> bool:
    """Whether nothing but white space and hyphens stands between the words of a would-be name."""
    return not any(re.search(r"[,;:.()!?]|\s[–—-]\s", token.gap) for token in tokens[1:])


def concept(kind: Kind, label: str) -> Concept | None:
    """What the vocabulary says of a label."""
    return vocabulary.load().concept(kind, label)


def has_head(name: str, words: tuple[str, ...]) -> bool:
    """Whether a phrase ends in one of a scheme's heads; a head that needs a qualifier must not stand alone."""
    found = head_concept(name, words)
    return found is not None and (len(words) > 1 or found.use != "qualified")


def head_concept(name: str, words: tuple[str, ...]) -> Concept | None:
    """The head of a scheme that a phrase ends in."""
    if not words:
        return None
    heads = scheme(name)
    found = heads.get(key(" ".join(words[-2:]))) or heads.get(key(words[-1]))
    if found or name == "credential-heads":
        return found
    return heads.get(singular(words[-1].split("-")[-1].split("/")[-1]))


@dataclass(frozen=True, slots=True)
class RoleName:
    """A role named in a sentence: where, and the label to give it."""

    phrase: Phrase
    label: str


_LEFT_STOP = frozenset({"and", "or", "&", "to", "like", "as", "including", "than"})
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
    if end <= i + 1:
        head = head_concept("occupation-heads", (token.lower,)) or scheme("occupations").get(key(token.text))
        if head is None or _is_verb_here(sentence, i) or _is_adjective_here(sentence, i):
            return i
        if not token.text.isupper() and not _counts(sentence, i, qualified=head.use == "qualified"):
            return i
        end = i + 1
    # "data scientist" inside "data scientist manager": the last head of the phrase is its head.
    while i < end < stop and _contiguous(sentence.tokens[end - 1 : end + 1]):
        following = head_concept("occupation-heads", (sentence.tokens[end].lower,))
        plural = singular(sentence.tokens[end - 1].lower) != sentence.tokens[end - 1].lower
        if following is None or plural or sentence.tokens[end].lower in finite_verbs():
            break
        end += 1
    return end


def _names_credential(sentence: Sentence, end: int) -> bool:
    """Whether "certification", "license" or "exam" follows: the name before it is the credential's."""
    if end >= len(sentence.tokens) or re.search(r"[,;:.!?]", sentence.tokens[end].gap):
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
        or (i + 1 < len(tokens) and belongs(tokens[i + 1], Token("", "", 0, 0, " ")) and _contiguous(tokens[i : i + 2]))
    )


def _is_adjective_here(sentence: Sentence, i: int) -> bool:
    """Whether a word such as "academic" only describes the noun after it."""
    tokens = sentence.tokens
    if not tokens[i].lower.endswith(("ic", "al", "ive")) or i + 1 >= len(tokens) or not _contiguous(tokens[i : i + 2]):
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
    while start > floor and belongs(tokens[start - 1], tokens[start]) and not _is_finite_here(tokens, start - 1):
        start -= 1
    while start < i and (_is_dropped(tokens[start].lower) or _is_finite_here(tokens, start)):
        start += 1
    return start


@cache
def _duty_verbs() -> frozenset[str]:
    return frozenset(concept.label for concept in scheme("duty-verbs").values())


def is_finite(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a word is a finite verb where it stands."""
    return tokens[i].lower in finite_verbs() or _is_finite_here(tokens, i)


def opens_with_verb(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a description without a subject begins here: "Traces money through fraud cases"."""
    if i + 1 >= len(tokens) or tokens[i + 1].gap.strip() or tokens[i + 1].lower in ("and", "or", "&"):
        return False
    base = singular(tokens[i].lower)
    return base != tokens[i].lower and (base in group("verbs") or base in _duty_verbs())


def _is_finite_here(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a word is the verb of the plural noun or pronoun before it: "firms hire analysts"."""
    word = tokens[i].lower
    if not tokens[i].text.islower():
        return False
    if word in group("verbs") and word not in group("nouns_too"):
        return True
    if word not in group("verbs") and word not in _duty_verbs():
        return False
    before = tokens[i - 1].lower if i else ""
    return bool(before) and (singular(before) != before or before == "to" or before in group("pronouns"))


def belongs(word: Token, following: Token) -> bool:
    """Whether a word is part of the noun phrase that the next word continues: no punctuation or function word is."""
    if re.search(r"[,;:.()!?\"“”]|\s[–—-]\s|—", following.gap):
        return False
    lower = word.lower
    stops = group("determiners") | group("prepositions") | group("relatives") | group("auxiliaries") | group("pronouns")
    if lower in stops or lower in _LEFT_STOP or lower in finite_verbs() or lower in group("adverbs"):
        return False
    if lower in _base_verbs():
        return False
    return (
        not (lower.endswith("ing") and lower not in noun_ings() and not word.text[0].isupper())
        and not lower[0].isdigit()
        and not lower.endswith("'s")
    )


@cache
def _base_verbs() -> frozenset[str]:
    """Verbs that do not start a job title in running text: "hire nurses", "become engineers"."""
    return group("verbs") - group("nouns_too")


@cache
def noun_ings() -> frozenset[str]:
    """Words in -ing that stand in names of occupations and skills."""
    words = set()
    for name in ("occupations", "skills", "subjects", "industries", "career-fields", "occupation-heads"):
        words |= {word for label in scheme(name) for word in label.split() if word.endswith("ing")}
    return frozenset(words)


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
    if re.search(r"[,;:.()]|\s[–—-]\s", tokens[i].gap):
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
    """Whether the vocabularies have the label as a skill or as a subject that one can know."""
    found = concept(Kind.SKILL, label) or concept(Kind.PROGRAMME, label)
    return found is not None and (" " in label or _is_spelled_so(found, label))


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


def is_industry(label: str) -> bool:
    """Whether a label names a sector or kind of employer."""
    words = tuple(key(label).split())
    found = concept(Kind.INDUSTRY, label)
    if found is not None and len(words) == 1 and not _is_spelled_so(found, label):
        return False
    return found is not None or has_head("employer-heads", words)


def is_credential(label: str) -> bool:
    """Whether a label names a degree level, certification or licence."""
    words = tuple(key(label).split())
    return concept(Kind.CREDENTIAL, label) is not None or has_head("credential-heads", words)
