"""``requires_credential``: the degrees, certifications and licences of a role, and how strongly they are asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graphq.loaders import gazetteer, grammar, lexicon
from graphq.loaders.language import Phrase, group, items, plain_verbs
from graphq.loaders.reading import column_roles, label, row_roles
from graphq.ontology import pattern
from graphq.ontology.fact import Entity, Kind, Necessity, Relation
from graphq.ontology.label import key, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphq.loaders.language import Sentence, Token
    from graphq.loaders.outline import Group
    from graphq.loaders.reading import Reading
    from graphq.ontology.fact import Fact

_BARE = frozenset(
    {
        "degree",
        "credential",
        "qualification",
        "education",
        "training",
        "exam",
        "examination",
        "diploma",
        "level",
        "program",
        "certificate",
        "course",
        "test",
        "registration",
        "permit",
        "clearance",
        "accreditation",
    }
)
"""Words that name a credential only together with what kind of it."""
_ANYWHERE = frozenset(
    {"most", "many", "some", "all", "every", "each", "several", "their", "your", "which", "case", "order", "addition"}
)
"""After "in", these begin a place or a turn of phrase, not a subject."""
_NAME_GOES_ON = re.compile(r"(?:\s+(?:[A-Z]\w*|\d+))*\s+")
"""What may stand between a role and the credential whose name it opens: "Electrician Level 3 Apprenticeship"."""
_IN = re.compile(r"\s*(?:\([^)]*\)\s*)?in\s+(?:the\s+)?", re.I)
_FIELD_LABEL = re.compile(
    r"\b(?:education|degree|training|qualifications?|requirements?|certifications?|licen[sc]e|credentials?)\b",
    re.I,
)


def find(reading: Reading) -> Iterator[Fact]:
    """The credentials that a sentence asks of the roles it speaks of."""
    if reading.kind in ("testimonials", "similar", "factors") and not row_roles(reading):
        return
    yield from _entry(reading)
    yield from _any_degree(reading)
    found = mentions(reading.sentence, reading.body if reading.place.opens else 0)
    denied = {key(name) for name, start, end in found if _negated(reading, start, end)}
    for name, start, end in found:
        if (
            key(name) in _BARE | denied
            or _is_schooling(name)
            or _is_own_programme(reading, name)
            or _is_topical(reading, start, end)
        ):
            continue
        necessity = necessity_of(reading, start, end)
        if necessity is None:
            continue
        for role in _holders(reading, start, end):
            if role not in reading.place.roles and lexicon.concept(Kind.CREDENTIAL, role.label):
                continue
            credential = Entity(Kind.CREDENTIAL, name)
            yield reading.fact(Relation.REQUIRES_CREDENTIAL, role, credential, "credential", necessity=necessity)


def _is_schooling(name: str) -> bool:
    """Whether a name is only of schooling or a test in general: "undergraduate program", "entry test"."""
    last = key(name).split()[-1]
    return (
        last in ("program", "programme", "course", "test", "study", "school", "education", "training")
        and lexicon.concept(Kind.CREDENTIAL, name) is None
    )


def _is_topical(reading: Reading, start: int, end: int) -> bool:
    """Whether the words around a credential speak of its price, its holders or its programmes, not of who needs it."""
    near = reading.sentence.lower[max(0, start - 28) : start] + " # " + reading.sentence.lower[end : end + 14]
    return bool(pattern.regex("triggers", "credentials", "topical").search(near))


def _is_own_programme(reading: Reading, name: str) -> bool:
    """Whether a degree is only the programme that the article is about."""
    programme = reading.topic.programme
    return programme is not None and key(name) == programme.key


def _entry(reading: Reading) -> Iterator[Fact]:
    """The credential that an entry of a list of credentials names by its head."""
    place = reading.place
    head = place.head
    if not head or not place.group or place.roles or reading.sentence.start > place.body + 1:
        return
    name = _entry_name(reading, head.label, place.group)
    if not name:
        return
    credential = Entity(Kind.CREDENTIAL, name)
    necessity = _stated(place.group.lead.lower()) or Necessity.PREFERRED
    for role in reading.topic.roles:
        span = (head.start, head.end)
        yield reading.fact(
            Relation.REQUIRES_CREDENTIAL, role, credential, "credential entry", span=span, necessity=necessity
        )


def _any_degree(reading: Reading) -> Iterator[Fact]:
    """Schooling without a subject or a name: a degree that may be in any subject, or some college without one."""
    for name, schooling in (("any_subject", "degree"), ("some_college", "some college, no degree")):
        match = reading.says("triggers", "credentials", name)
        if not match:
            continue
        necessity = necessity_of(reading, *match.span()) or Necessity.TYPICAL
        for role in _holders(reading, *match.span()):
            credential = Entity(Kind.CREDENTIAL, schooling)
            yield reading.fact(Relation.REQUIRES_CREDENTIAL, role, credential, "any subject", necessity=necessity)


def _entry_name(reading: Reading, label: str, entries: Group) -> str:
    """What an entry of a list is called as a credential, by the words that introduce the list; empty if it is none.

    After "degree subjects such as" it is a subject, after "a qualification from a professional body such as" a body.
    """
    lead = entries.lead.lower()
    if pattern.regex("triggers", "credentials", "subjects_lead").search(lead):
        return f"degree in {label}"
    awarded = pattern.regex("triggers", "credentials", "bodies_lead").search(lead)
    if awarded:
        return f"{label} {awarded['what']}"
    listed = reading.kind == "credentials" and entries.of in ("credentials", "")
    return label if listed and lexicon.concept(Kind.CREDENTIAL, label) else ""


def mentions(sentence: Sentence, floor: int = 0) -> list[tuple[str, int, int]]:
    """The credentials a sentence names, each with its span in the sentence."""
    found: list[tuple[str, int, int]] = []
    tokens = sentence.tokens
    i = sentence.token_at(floor)
    while i < len(tokens):
        if found and "(" in tokens[i].gap and sentence.text[found[-1][2] : tokens[i].start].strip() == "(":
            i += 1  # an abbreviation of the name before it
            continue
        end = gazetteer.longest_name(sentence, i, len(tokens), "credentials")
        if (
            end == i
            and lexicon.has_head("credential-heads", tuple(t.lower for t in tokens[max(0, i - 1) : i + 1]))
            and _is_head(sentence, i)
        ):
            start = _compound_start(sentence, i)
            found.extend(_with_subjects(sentence, start, i + 1))
            i += 1
        elif end > i:
            if not _is_other_master(sentence, i, end):
                generic = end == i + 1 and _is_head(sentence, i)
                while end < len(tokens) and not re.search(r"[,;:.()|]", tokens[end].gap) and _is_head(sentence, end):
                    end += 1  # "BSN degree"
                found.extend(_with_subjects(sentence, _compound_start(sentence, i) if generic else i, end))
            i = end
        else:
            i += 1
    return found


def _is_head(sentence: Sentence, i: int) -> bool:
    """Whether the word itself is the head, and not the first part of a compound ("license plate")."""
    return lexicon.head_concept("credential-heads", (sentence.tokens[i].lower,)) is not None


def _is_other_master(sentence: Sentence, i: int, end: int) -> bool:
    """Whether "master", "bachelor" or "associate" is not a degree here: "master sommelier", "associate dentist"."""
    token = sentence.tokens[i]
    if end > i + 1 or token.lower.rstrip("s") not in ("master", "bachelor", "associate", "doctor"):
        return False
    return not sentence.lower.startswith(("'s", " degree", " of "), token.end)


def _compound_start(sentence: Sentence, i: int) -> int:
    """The capitalised or known words that a generic head ("license", "certification") takes before it."""
    start = i
    tokens = sentence.tokens
    while (
        start > 0
        and i - start < 5
        and not grammar.follows_subject(tokens, start - 1)
        and (grammar.belongs(tokens[start - 1], tokens[start]) or _is_number_of_name(tokens, start - 1))
    ):
        start -= 1
    return start


def _is_number_of_name(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a number belongs to a name: "OSHA 30 card"."""
    return i > 0 and tokens[i].text.isdigit() and tokens[i - 1].text.isupper() and not tokens[i].gap.strip()


def _with_subjects(sentence: Sentence, first: int, last: int) -> list[tuple[str, int, int]]:
    """A credential, or one for each subject that follows it ("certifications in cloud platforms and security")."""
    phrase = Phrase(sentence, first, last)
    start, end = phrase.span
    name = _named(phrase)
    match = _IN.match(sentence.text, end)
    if not match:
        return [(tidy(name), start, end)]
    first = sentence.token_at(match.end())
    if first < len(sentence.tokens) and sentence.tokens[first].lower in _ANYWHERE:
        return [(tidy(name), start, end)]
    subjects = [s for s in items(sentence, first, keep=frozenset({"of", "and"})) if s.words[0] not in plain_verbs()][:3]
    generic = re.search(r"certificat|licen[sc]|credential|training", name.lower())
    if key(name) == "degree" and subjects:
        studied = [s for s in subjects if lexicon.concept(Kind.PROGRAMME, label(s))]
        return [(f"degree in {label(s)}", start, s.span[1]) for s in studied] or [(tidy(name), start, end)]
    if not subjects or not generic:
        subject = label(subjects[0]) if subjects else ""
        known = subject and len(subject.split()) <= 3 and lexicon.concept(Kind.PROGRAMME, subject)
        return [(f"{name} in {subject}" if known else name, start, end)]
    singular = re.sub(r"(certification|credential|license|licence|certificate)s$", r"\1", name, flags=re.I)
    return [(f"{singular} in {label(s, praise=True)}", start, s.span[1]) for s in subjects if len(s.words) <= 5]


def _named(phrase: Phrase) -> str:
    """A credential's label; "advanced degree" keeps its adjective."""
    name = label(phrase)
    while (
        len(name.split()) > 1
        and (name.split()[0].lower() in group("verbs") or name.split()[0].endswith("ing"))
        and lexicon.concept(Kind.CREDENTIAL, name) is None
    ):
        name = name.split(maxsplit=1)[1]
    before = phrase.text[: -len(name)].split()
    return (
        f"{before[-1]} {name}" if before and before[-1].lower() in ("advanced", "specialized", "professional") else name
    )


def _negated(reading: Reading, start: int, end: int) -> bool:
    """Whether the words around a credential say that it is not asked for."""
    text = reading.sentence.lower
    before = text[max(0, start - 45) : start]
    if pattern.regex("triggers", "credentials", "required_after_all").search(before):
        return False
    if text.startswith("no ", start):  # "No formal credential"
        return True
    negations = list(pattern.regex("triggers", "credentials", "negated").finditer(before))
    if negations and not _TURN.search(before[negations[-1].end() :]):
        return True
    after = _TURN_AFTER.split(text[end : end + 60], maxsplit=1)[0]
    return bool(pattern.regex("triggers", "credentials", "negated_after").search(after))


_TURN = re.compile(r"[,;]|\bbut\b")
_TURN_AFTER = re.compile(r"[;|]|,\s(?:which|who|but|and|some|many|most|employers)\b|\b(?:but|and|while|when|where)\b")
"""Where what a sentence denies of a credential ends, and where it speaks of something else after it."""
_CLAUSE_BEFORE = re.compile(r"[;|]|,\s*(?:but|while|though|and many|whereas)\b|\bbut\b")
_CLAUSE_AFTER = re.compile(r"[;|]|,\s*(?:but|while|though|whereas|and many)\b")
_WISHED = re.compile(r"prefer|optional|supplement|paired|plus\b|advantage|bonus|recommended")
_SEVERAL = re.compile(r"some|may|might|could")
_HELD = re.compile(r"ha[sv]|hold|earn|complete")
"""Together these say that a few have a credential, not that most do: "some actors have", "may hold"."""
_USUAL = re.compile(r"typical|usual|general|often|most|common|normally")


def necessity_of(reading: Reading, start: int, end: int) -> Necessity | None:
    """How strongly the sentence asks for a credential; ``None`` if it does not ask."""
    text = reading.sentence.lower
    left = max((m.end() for m in _CLAUSE_BEFORE.finditer(text[:start])), default=0)
    right = next((m.start() + end for m in _CLAUSE_AFTER.finditer(text[end:])), len(text))
    stated = _stated(text[left:start] + " # " + text[end:right])
    if stated:
        return stated
    if _is_field(reading) or row_roles(reading):
        return Necessity.TYPICAL
    return Necessity.REQUIRED if reading.place.roles and reading.kind == "credentials" else None


def _stated(clause: str) -> Necessity | None:
    """The necessity that a clause's words state: the strongest that no softer word qualifies.

    Words of need that it denies state none; what remains is at least worth having.
    """
    clause, denials = pattern.regex("triggers", "credentials", "denied").subn(" ", clause)
    strong, usual, wished = (
        pattern.regex("triggers", "credentials", name).search(clause) for name in ("required", "typical", "preferred")
    )
    if wished and _WISHED.search(wished[0]):
        return Necessity.PREFERRED
    if strong:
        return Necessity.TYPICAL if usual and _USUAL.search(usual[0]) else Necessity.REQUIRED
    if usual and not (wished and _SEVERAL.match(wished[0]) and _HELD.match(usual[0])):
        return Necessity.TYPICAL
    return Necessity.PREFERRED if wished or denials else None


def _is_field(reading: Reading) -> bool:
    """Whether the credential is the value of a labelled field: "Degree: A.A.", "Typical Entry-Level Education | …"."""
    head = reading.place.head
    return bool(head and not head.bare and _FIELD_LABEL.search(head.label))


def _holders(reading: Reading, start: int, end: int) -> tuple[Entity, ...]:
    """The roles a credential is asked of."""
    named = column_roles(reading, start) or row_roles(reading)
    if named:
        return named
    if any(_NAME_GOES_ON.fullmatch(reading.sentence.text[m.phrase.span[1] : start]) for m in reading.roles):
        return reading.understood()
    if reading.place.roles:
        return reading.subject_roles(start)
    after = [m for m in reading.roles if m.phrase.span[0] >= end]
    before = [m for m in reading.roles if m.phrase.span[1] <= start]
    text = reading.sentence.lower
    if not before and after:
        between = text[end : after[0].phrase.span[0]]
        if re.search(r"\b(?:for|as|become|becoming|of|to be|benefits?|helps?|suits?)\b", between) and len(between) < 70:
            return tuple(dict.fromkeys(reading.entity(m) for m in after[:3]))
    if reading.of_graduates and not before and not reading.topic.roles and not reading.speaks_of_list:
        return ()
    return reading.subject_roles(start)
