"""``requires_skill``, ``develops`` and ``includes``: what a role needs, a programme teaches, a skill comprises."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from graphq.loaders import lexicon
from graphq.loaders.language import Phrase, Sentence, finite_verbs, group, items
from graphq.loaders.reading import compiled, label
from graphq.ontology.fact import Entity, Kind, Relation
from graphq.ontology.label import key, singular, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphq.loaders.outline import Head
    from graphq.loaders.reading import Reading
    from graphq.ontology.fact import Fact

_TAIL = re.compile(r"\s+(?:skills?|abilit(?:y|ies)|proficienc(?:y|ies)|competenc(?:y|ies))$", re.IGNORECASE)
_ADJECTIVE_END = re.compile(r"(?:al|ic|ive|ary|ed|ful|ous|(?<!m)ent|ant)$")
_FIELD_HEAD = re.compile(
    r"^(?:focus|(?:key |core |required |typical |top |main )?(?:skills|subjects|topics|coursework|courses|tools|technologies)(?: needed| required| covered)?|you(?:'|’)?ll learn|what you learn|curriculum)$",
    re.I,
)
_SUBJECT_NOUNS = frozenset({"skill", "skills", "knowledge", "expertise", "abilities", "thinking"})
_TOOL_NAME = re.compile(r"\b(?:[A-Z]{2,}[a-z]?|[A-Z][a-z]+[A-Z]\w*|\w*[+#])\b")
_CATEGORY = re.compile(
    r"(?:skills?|languages?|tools?|technolog(?:y|ies)|techniques?|software|methods?|models?|platforms?|frameworks?|systems?|records?|applications?|programs?|subjects?|qualities|abilities|concepts|principles|sciences?|databases?|packages|libraries|knowledge|competencies|processes|equipment|procedures|practices|services|standards|materials)$"
)
_NOT_CATEGORY = re.compile(
    r"\b(?:industr(?:y|ies)|sectors?|careers?|jobs?|roles?|employers?|companies|settings|positions?|occupations?|professionals?|organi[sz]ations?|factors?|opportunities|degrees?|credentials?|certifications?|programs?|schools?|requirements?|qualifications)\b",
    re.I,
)


def find(reading: Reading) -> Iterator[Fact]:
    """The skills of a sentence, given to whom it speaks of, and what it says of their kinds."""
    if (
        reading.kind in ("testimonials", "similar")
        or reading.place.block.cells
        or (reading.kind == "factors" and not reading.place.roles)
    ):
        return
    spoken: dict[str, str] = {}
    for name, rule in _announced(reading):
        spoken.setdefault(name, rule)
    for category, members, rule in inclusions(reading):
        known = _CATEGORY.search(category.lower()) is not None
        for member in members:
            yield reading.fact(Relation.INCLUDES, Entity(Kind.SKILL, category), Entity(Kind.SKILL, member), rule)
            if category in spoken or (known and _speaks(reading)):
                spoken.setdefault(member, rule)
        if category not in spoken and lexicon.is_skill(category) and _speaks(reading):
            spoken[category] = rule
    for name in _mentioned(reading):
        if not any(
            key(other).endswith(key(name)) or (key(name) in key(other) and lexicon.is_skill(other)) for other in spoken
        ):
            spoken.setdefault(name, "skill named")
    for name, rule in spoken.items():
        yield from _assign(reading, name, rule)


def heads(reading: Reading) -> Iterator[Fact]:
    """The skills that the head of an entry in a list of skills names."""
    place = reading.place
    head = place.head
    if (
        not head
        or not _is_skill_entry(reading)
        or (reading.sentence.start > head.start + 1 and reading.sentence.start > head.body + 1)
    ):
        return
    for name in _entry_names(reading, head):
        for role in place.roles or (() if reading.topic.programme else reading.topic.roles):
            yield reading.fact(
                Relation.REQUIRES_SKILL,
                role,
                Entity(Kind.SKILL, name),
                "skill entry",
                span=(head.start, head.end),
            )
        if reading.topic.programme and not place.roles:
            yield reading.fact(
                Relation.DEVELOPS,
                reading.topic.programme,
                Entity(Kind.SKILL, name),
                "skill entry",
                span=(head.start, head.end),
            )


def _is_skill_entry(reading: Reading) -> bool:
    """Whether a block is an entry in a list of skills, or a paragraph with a head in a section of skills."""
    group_ = reading.place.group
    if group_ and group_.of:
        return group_.of == "skills"
    head = reading.place.head
    if (
        reading.kind != "skills"
        or head is None
        or head.bare
        or len(head.label.split()) > 5
        or head.body >= len(reading.place.block.text)
    ):
        return False
    return reading.place.block.bold > 0 or _is_skill_like(head.label)


def _is_skill_like(name: str) -> bool:
    return (
        lexicon.is_skill(name)
        or lexicon.looks_like_skill(name)
        or bool(_TAIL.search(name) or re.search(r"(?:oriented|minded|ness|ity)$", name, re.I))
    )


_ABLE = re.compile(r"^(?:to be|to|be able|being|you|must|should)\b", re.I)


def _entry_names(reading: Reading, head: Head) -> list[str]:
    """The skills that an entry names: its head's, or those known in it where the entry is a clause."""
    if head.bare and _is_duty(head.label):
        return [name for name in (_gerund(word) for word in head.label.split()[:1]) if lexicon.is_skill(name)]
    if head.bare and (_ABLE.match(head.label) or len(head.label.split()) > 6):
        named = [tidy(p.text) for p in lexicon.names(reading.sentence, ("skills",))]
        if named:
            return named
        return [] if _ABLE.match(head.label) else [head.label]
    return [head.label] if re.match(r"(?:the )?ability to\b", head.label, re.I) else split_label(head.label)


def _is_duty(name: str) -> bool:
    """Whether an entry is an imperative: "draft complaints and motions"."""
    first = name.split()[0]
    return (
        len(name.split()) > 1
        and key(first) in lexicon.scheme("duty-verbs")
        and not lexicon.is_skill(name)
        and not lexicon.looks_like_skill(name)
    )


def _gerund(verb: str) -> str:
    verb = verb.lower()
    return (verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb) + "ing"


def _speaks(reading: Reading) -> bool:
    return bool(reading.place.roles or reading.topic.roles or reading.of_graduates or reading.kind == "skills")


def _assign(reading: Reading, name: str, rule: str) -> Iterator[Fact]:
    """The facts of one skill: for the roles spoken of, and for the programme where the sentence speaks of studies."""
    skill = Entity(Kind.SKILL, name)
    if any(role.key == skill.key for role in reading.place.roles):
        return
    taught = reading.topic.programme is not None and _is_taught(reading)
    roles = _needing(reading)
    if taught and reading.topic.programme:
        yield reading.fact(Relation.DEVELOPS, reading.topic.programme, skill, rule)
    for role in roles:
        yield reading.fact(Relation.REQUIRES_SKILL, role, skill, rule)
    if not taught and not roles and reading.topic.programme and reading.of_graduates:
        yield reading.fact(Relation.DEVELOPS, reading.topic.programme, skill, rule)


def _is_taught(reading: Reading) -> bool:
    """Whether a sentence speaks of what the programme teaches."""
    if reading.says("triggers", "skills", "graduates_only"):
        return True
    head = reading.place.head
    if head and re.match(r"(?:focus|coursework|courses|curriculum|topics|subjects)\b", head.label, re.I):
        return True
    return reading.kind == "skills" and not reading.place.roles and not reading.generic_role()


def _needing(reading: Reading) -> tuple[Entity, ...]:
    """The roles that need what a sentence names."""
    if reading.speaks_of_list:
        return reading.scope
    if reading.place.roles:
        return reading.subject_roles(_verb_offset(reading)) or reading.place.roles
    generic = reading.generic_role()
    if generic:
        return (generic,)
    if reading.of_graduates and (reading.kind == "skills" or reading.says("triggers", "skills", "graduates_only")):
        return ()
    if reading.of_graduates and not reading.roles:
        return ()
    return reading.subject_roles(_verb_offset(reading)) or _served(reading)


_SERVING = frozenset({"for", "of", "by", "among", "in", "to", "from"})


def _served(reading: Reading) -> tuple[Entity, ...]:
    """The roles that something is said to be needed by or good for: "essential for court interpreters"."""
    tokens = reading.sentence.tokens
    named = [m for m in reading.roles if m.phrase.first and tokens[m.phrase.first - 1].lower in _SERVING]
    return tuple(dict.fromkeys(reading.entity(m) for m in named))


def _verb_offset(reading: Reading) -> int:
    """Where the sentence's first finite verb stands: roles behind it are not its subject."""
    tokens = reading.sentence.tokens
    for i, token in enumerate(tokens):
        if lexicon.is_finite(tokens, i) or token.lower in group("verbs") - group("nouns_too"):
            return token.start
    return min(60, len(reading.sentence.text))


def _announced(reading: Reading) -> Iterator[tuple[str, str]]:
    """The skills that stand after, or before, words that announce skills."""
    sentence = reading.sentence
    for strength in ("strong", "weak"):
        for match in compiled("triggers", "skills", strength).finditer(sentence.lower):
            first = sentence.token_at(match.end())
            if strength == "weak" and _is_no_announcement(reading, match):
                continue
            for name in skills_of(
                items(sentence, first),
                strong=strength == "strong",
                duties=strength == "strong" or _is_taught(reading),
                open_class=strength == "strong" or _is_open(match[0], taught=_is_taught(reading)),
            ):
                yield name, f"{strength} trigger"
    match = reading.says("triggers", "skills", "before")
    if match:
        stop = sentence.token_at(match.start() + len(match[0].split()[0]) * (match[0].split()[0] in _SUBJECT_NOUNS))
        phrases = items(sentence, _clause_start(reading, match.start()), stop)
        for name in skills_of(phrases, strong=False):
            yield name, "skill as subject"
    head = reading.place.head
    if head and _FIELD_HEAD.match(head.label) and not head.bare and sentence.start <= head.body + 1:
        for name in skills_of(items(sentence, sentence.token_at(max(0, head.body - sentence.start))), strong=True):
            yield name, "field"
    if _is_fragment(reading):
        for name in skills_of(
            items(sentence, sentence.token_at(max(0, reading.place.body - sentence.start))), strong=False
        ):
            yield name, "fragment"


_OPEN = re.compile(r"^(?:requir|demand|need|us|utili|appl|leverag|combin|blend|master|prize|value|emphasi|rel)")
_OPEN_TAUGHT = re.compile(
    r"^(?:learn|stud|teach|taught|cover|includ|gain|acquir|develop|hon|foster|cultivat|understand|know|practic|involv|focus|sharpen|expos)"
)


def _is_open(trigger: str, *, taught: bool) -> bool:
    """Whether a verb's object is a skill more often than a thing made or sold: "requires", "uses", "applies"."""
    return bool(_OPEN.match(trigger) or (taught and _OPEN_TAUGHT.match(trigger)))


def _is_no_announcement(reading: Reading, match: re.Match[str]) -> bool:
    """Whether a word only looks like one that announces skills: part of a name, or "including" after sectors and the like."""
    if re.search(r"\b(?:not|never|without|no|n't|nor)\b[\w ,]{0,18}$", reading.sentence.lower[: match.start()]):
        return True
    if match[0].startswith("includ") and _NOT_CATEGORY.search(
        reading.sentence.lower[max(0, match.start() - 30) : match.start()]
    ):
        return True
    return _inside_name(reading, reading.sentence.token_at(match.start()))


def _inside_name(reading: Reading, i: int) -> bool:
    """Whether a token is the later part of a skill's name, as "learning" in "machine learning"."""
    return any(
        p.first < i < p.last for p in lexicon.names(reading.sentence, ("skills", "subjects"), max(0, i - 3), i + 2)
    )


def _clause_start(reading: Reading, before: int) -> int:
    """The first token of the clause that ends at an offset, past an opening "Less visible, but prized by employers,"."""
    text = reading.sentence.lower[:before]
    cut = max(
        (
            m.end()
            for m in re.finditer(
                r"[;:]\s|\b(?:because|since|while|although|that|where|whether|if|when|who|which)\s", text
            )
        ),
        default=0,
    )
    return reading.sentence.token_at(cut)


def _is_fragment(reading: Reading) -> bool:
    """Whether a record's first sentence has no verb: "Cardiac monitoring, rhythm interpretation, and …"."""
    listed = reading.place.group is not None and reading.place.group.of == "skills"
    if not (reading.place.roles or listed) or re.search(r"[$£€₹%]|\d{3}", reading.sentence.text):
        return False
    body = max(0, reading.place.body - reading.sentence.start)
    tokens = reading.sentence.tokens
    first = reading.sentence.token_at(body)
    words = [t.lower for t in tokens[first:]]
    joined = "," in reading.sentence.text or "and" in words
    return (
        bool(words)
        and joined
        and not any(lexicon.is_finite(tokens, i) for i in range(first, min(first + 14, len(tokens))))
    )


@cache
def _nominals() -> dict[str, str]:
    """For each verb of a duty, in its base form and its -ing form, the noun for doing it."""
    forms: dict[str, str] = {}
    for concept in set(lexicon.scheme("duty-verbs").values()):
        if concept.alternatives:
            base = concept.label.lower()
            forms[base] = concept.alternatives[0]
            stem = base[:-1] if base.endswith("e") else base
            forms[stem + "ing"] = concept.alternatives[0]
    return forms


def skills_of(phrases: list[Phrase], *, strong: bool, duties: bool = False, open_class: bool = True) -> list[str]:
    """The labels of the phrases that name skills; list mates vouch for each other.

    ``strong`` takes what its head does not forbid, ``open_class`` what its head allows, else the vocabulary decides.
    A duty ("evaluate models") counts as the skill of doing it where ``duties`` says so or the vocabulary knows that.
    """
    phrases = [phrase for phrase in phrases if phrase.words]
    names = [
        _duty(phrase, phrases, wanted=duties) or tidy_skill(_known_part(label(phrase)), phrases) for phrase in phrases
    ]
    names = ["" if name.lower() in group("pronouns") and not name.isupper() else name for name in names]
    known = [bool(name) and lexicon.is_skill(name) for name in names]
    vouched = len(names) > 1 and sum(known) * 2 >= len(names)
    return [
        name
        for name, is_known in zip(names, known, strict=True)
        if name and (is_known or _acceptable(name, strong=strong, vouched=vouched, open_class=open_class))
    ]


def _known_part(name: str) -> str:
    """A name without a last word that makes it a thing done with the skill: "software engineering projects"."""
    words = name.split()
    shorter = " ".join(words[:-1])
    if len(words) > 1 and not lexicon.is_skill(name) and lexicon.is_no_skill(words[-1]) and lexicon.is_skill(shorter):
        return shorter
    return name


def _acceptable(name: str, *, strong: bool, vouched: bool, open_class: bool) -> bool:
    if lexicon.is_no_skill(name) or lexicon.is_role(name) or lexicon.is_industry(name) or lexicon.is_credential(name):
        return False
    words = name.split()
    if len(words) > 1 and (
        words[0].lower() in _nominals() or words[0].lower() in finite_verbs() | group("verbs") - group("nouns_too")
    ):
        return False
    if len(words) > 6 or any(c.isdigit() for c in words[0]) or words[-1].lower() in group("adverbs"):
        return False
    if words[0].lower() in group("prepositions") or (len(words) == 1 and words[0].lower().endswith("ed")):
        return False
    if words[0].lower() in group("pronouns") or words[0].lower().endswith("ly") or _is_action(words):
        return False
    if (
        _TOOL_NAME.search(name)
        and len(words) <= 3
        and key(name) not in lexicon.scheme("organisations")
        and key(name) not in lexicon.scheme("places")
    ):
        return True
    return (
        (strong and (lexicon.looks_like_skill(name) or len(words) <= 4))
        or vouched
        or (open_class and lexicon.looks_like_skill(name))
    )


def _is_action(words: list[str]) -> bool:
    """Whether words say what somebody does: "plans care", "doing repairs", "learn"."""
    first = words[0].lower()
    if len(words) == 1:
        return first in group("verbs") - group("nouns_too")
    doing = first.endswith("ing") and first not in lexicon.noun_ings()
    return doing or (first.endswith("s") and singular(first) in group("verbs"))


def tidy_skill(name: str, mates: list[Phrase]) -> str:
    """A skill's label without "skills" at its end; an adjective that shares its list's last noun takes it."""
    if lexicon.is_skill(name):
        return name
    bare = _TAIL.sub("", name)
    if bare == name and lexicon.is_skill(shorter := re.sub(r"\s+(?:knowledge|expertise)$", "", name)):
        return shorter
    if bare != name and not (len(bare.split()) == 1 and _ADJECTIVE_END.search(bare.lower())):
        return bare
    words = name.split()
    if len(words) == 1 and _ADJECTIVE_END.search(name.lower()) and not lexicon.is_skill(name) and len(mates) > 1:
        shared = mates[-1].words
        if len(shared) > 1 and mates[-1].text.split()[0] != name:
            return f"{name} {mates[-1].text.split()[-1]}"
    return name


def _duty(phrase: Phrase, mates: list[Phrase], *, wanted: bool) -> str:
    name = _nominal(phrase, mates)
    return name if wanted or lexicon.is_skill(name) else ""


def _nominal(phrase: Phrase, mates: list[Phrase]) -> str:
    """A duty as a skill: "evaluate models" is "model evaluation"; a bare verb takes its last list mate's object."""
    verb = phrase.words[0]
    named = lexicon.longest_name(phrase.sentence, phrase.first, phrase.last, "skills") > phrase.first + 1
    noun = lexicon.looks_like_skill(phrase.text) and singular(phrase.words[-1]) == phrase.words[-1]
    if verb not in _nominals() or named or noun or lexicon.is_skill(label(phrase)):
        return ""
    thing = phrase.text.split()[1:]
    if not thing:
        last = mates[-1]
        if (
            last.words[0] not in _nominals()
            or len(last.words) == 1
            or verb.endswith("ing") != last.words[0].endswith("ing")
        ):
            return ""
        thing = last.text.split()[1:]
    thing = [word for word in thing if word.lower() not in group("determiners") | group("praise")]
    if not thing or len(thing) > 3:
        return ""
    return " ".join([*thing[:-1], singular(thing[-1]), _nominals()[verb]])


def inclusions(reading: Reading) -> list[tuple[str, list[str], str]]:
    """Categories of skills and what the text names as their kinds: "programming languages such as Python and R"."""
    sentence = reading.sentence
    found = []
    floor = max(0, reading.place.body - sentence.start)
    for match in compiled("triggers", "includes", "after").finditer(sentence.lower, floor):
        category = _category_before(reading, match.start()) or (
            _named_before(reading, match.start()) if match[0] == ":" else ""
        )
        if not category or sentence.lower.startswith("//", match.end()):
            continue
        members = skills_of(
            items(sentence, sentence.token_at(match.end())), strong=lexicon.is_skill(category) or _names_tools(category)
        )
        members = [m for m in members if key(m) != key(category)]
        if members and (match[0] != ":" or lexicon.is_skill(category)):
            found.append((category, members, "examples"))
    found.extend(_parentheses(reading))
    return found


def _named_before(reading: Reading, offset: int) -> str:
    """The skill that a clause before a colon is about: "Pharmacology follows close behind: …"."""
    if reading.kind != "skills":
        return ""
    phrases = items(
        reading.sentence,
        reading.sentence.token_at(max(0, reading.place.body - reading.sentence.start)),
        reading.sentence.token_at(offset),
    )
    names = skills_of(phrases[:1], strong=False)
    return names[0] if names and lexicon.is_skill(names[0]) else ""


def _parentheses(reading: Reading) -> Iterator[tuple[str, list[str], str]]:
    """ "an electronic health record (Epic, Meditech)"."""
    sentence = reading.sentence
    for match in re.finditer(r"\(([^()]+,[^()]+)\)", sentence.lower):
        category = _category_before(reading, match.start())
        first, last = sentence.token_at(match.start(1)), sentence.token_at(match.end(1))
        inside = [p for p in items(sentence, first) if p.last <= last]
        members = skills_of(inside, strong=lexicon.is_skill(category))
        if category and len(members) > 1:
            yield category, members, "examples in parentheses"


def _category_before(reading: Reading, offset: int) -> str:
    """The noun phrase right before an offset, if it names a kind of skill."""
    sentence = reading.sentence
    end = sentence.token_at(offset)
    start = end
    tokens = sentence.tokens
    while start > 0 and end - start < 4 and (start == end or lexicon.belongs(tokens[start - 1], tokens[start])):
        if lexicon.is_finite(tokens, start - 1):
            break
        start -= 1
    while start < end - 1 and _is_using(sentence, start):
        start += 1
    for first in range(start, end):
        name = label(Phrase(sentence, first, end))
        if name and (lexicon.is_skill(name) or _CATEGORY.search(name.lower())) and not _NOT_CATEGORY.search(name):
            if (lexicon.is_industry(name) and not _CATEGORY.search(name.lower())) or lexicon.is_role(name):
                return ""
            return name
    return ""


def _names_tools(category: str) -> bool:
    """Whether examples of a category are products, whose names no vocabulary can have in full."""
    return bool(
        re.search(r"(?:software|systems?|tools?|platforms?|packages?|databases?|applications?)$", category, re.I)
    )


def _opening(sentence: Sentence) -> int:
    """The first token of what a sentence says after a colon, or of the sentence."""
    return sentence.token_at(max(0, sentence.text.find(": ") + 1))


def _is_using(sentence: Sentence, i: int) -> bool:
    """Whether a word is a verb before the name of a category: "using software", "use technology"."""
    word = sentence.tokens[i].lower
    if word in group("verbs") or (key(word) in lexicon.scheme("duty-verbs") and i == _opening(sentence)):
        return True
    stem = word.removesuffix("ing")
    known = lexicon.longest_name(sentence, i, len(sentence.tokens), "skills") > i
    return word.endswith("ing") and not known and (stem in group("verbs") or stem + "e" in group("verbs"))


def _mentioned(reading: Reading) -> list[str]:
    """Skills that the vocabulary knows, named anywhere in what a record, or a section about skills, says."""
    taught = bool(reading.topic.programme) and reading.kind == "skills" and not reading.place.roles
    if not (reading.place.roles or taught or (reading.topic.roles and not reading.topic.programme)):
        return []
    if not (reading.place.roles or taught) and (
        reading.kind in ("pay", "outlook", "no_further_education", "credentials")
        or reading.subject_roles(_verb_offset(reading)) != reading.topic.roles
    ):
        return []
    if reading.says("topics", "nouns", "advert"):
        return []
    taken = [range(m.phrase.first, m.phrase.last) for m in reading.roles]
    taken += [
        range(p.first, p.last) for p in lexicon.names(reading.sentence, ("industries", "credentials", "organisations"))
    ]
    floor = max(0, reading.place.body - reading.sentence.start)
    found = []
    for phrase in lexicon.names(reading.sentence, ("skills",), reading.sentence.token_at(floor)):
        overlaps = any(i in r for r in taken for i in range(phrase.first, phrase.last))
        plural_activity = re.search(r"(?:ion|ment|ing|sis)s$", phrase.words[-1])
        bracketed = "(" in reading.sentence.tokens[phrase.first].gap
        specific = not plural_activity and (
            phrase.last - phrase.first > 1 or (phrase.text[0].isupper() and phrase.first > 0)
        )
        if specific and not overlaps and not bracketed:
            found.append(tidy(phrase.text))
    return found


def split_label(text: str) -> list[str]:
    """The skills that a head names: "Mathematical and Statistical Foundations" names two."""
    text = re.sub(r"\s*\([^)]*\)", "", text)
    parts = [tidy(part) for part in re.split(r"\s*(?:,|/|&|\band\b|\bor\b)\s*", text)]
    parts = [part for part in parts if part]
    if len(parts) < 2 or lexicon.is_skill(text):
        return [
            _TAIL.sub("", tidy(text))
            if len(tidy(text).split()) > 1 and not _ADJECTIVE_END.search(_TAIL.sub("", tidy(text)).lower())
            else tidy(text)
        ]
    last = parts[-1].split()
    first = parts[0].split()
    out = []
    for part in parts:
        words = part.split()
        if len(words) == 1 and _ADJECTIVE_END.search(part.lower()) and len(last) > 1 and not lexicon.is_skill(part):
            part = f"{part} {last[-1]}"
        elif len(words) == 1 and part == parts[-1] and len(first) > 1 and not lexicon.is_skill(part):
            part = f"{first[0]} {part}"
        out.append(_TAIL.sub("", part) if not _ADJECTIVE_END.search(_TAIL.sub("", part).lower()) else part)
    return out
