"""Inputs that nobody would write: articles cut and spoilt, markup that means nothing, one for each seed."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random

from graphq import loaders
from graphq.ontology.errors import SourceError

SAMPLE = Path(__file__).parent.parent / "cli" / "samples" / "sample-article.txt"
LONGEST = 900
"""Characters of the sample that an input begins with."""
_CHARACTERS = ["\u202e", "\u200b", "\ufeff", "\u2028", "\x00", "\x0b", "\u00a0", "é", "ﬁ", "İ", "ß", "\U0010ffff"]
_FIGURES = ["$", "£", "€", "₹", "%", "k", "–", "—", "1", "9,", "000", ".", "$1–", "1,2,3,4", "10x", "1e9"]
_MARKUP = [
    *("(", ")", "[", "]", "](", "![", "**", "_", "`", "```\n", "|", "\n|", "#", "\n# ", "\n- ", "\n1. ", "\n> ", "\t"),
    *("\n---\n", "\n+++\n", "\n===\n", "&amp;", "&#x110000;", "&", "\\", "<!--", "-->", "{{", "}}", ":", ": "),
]
_WORDS = [
    *("such as ", "skills in ", "requires ", "earn ", "degree ", "nurse ", "the ", "They ", "C++ ", "U.S. ", "Ph.D. "),
    *("to", " per hour", "and "),
]
_ODD = [*_CHARACTERS, *_FIGURES, *_MARKUP, *_WORDS]
_TAGS = [
    "p",
    "div",
    "span",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "tr",
    "td",
    "th",
    "h1",
    "h2",
    "h3",
    "b",
    "strong",
    "em",
    "a",
    "main",
    "article",
    "nav",
    "aside",
    "script",
    "style",
    "template",
    "svg",
    "math",
    "form",
    "select",
    "option",
    "br",
    "hr",
    "img",
    "blockquote",
    "pre",
    "code",
    "section",
    "header",
    "footer",
    "body",
    "html",
    "head",
    "title",
    "meta",
    "base",
]


def make(seed: int) -> bytes:
    """The input of a seed."""
    random = Random(seed)
    kind = random.choice((_mutated, _mutated, _page, _page, _marks, _matter, _bytes))
    data = kind(random)
    return _spoilt(random, data) if random.random() < 0.2 else data


def read(data: bytes) -> int:
    """How many facts an input gives; 0 if it is refused.

    Raises:
        AssertionError: evidence does not stand in the text, or a message has several lines.
    """
    try:
        extraction = loaders.extract(data, "fuzz")
    except SourceError as error:
        return _refused(str(error))
    text = extraction.source.text
    for fact in extraction.facts:
        evidence = fact.evidence
        assert text[evidence.start : evidence.end] == evidence.quote, f"{evidence} does not stand in the text"
    return len(extraction.facts)


def outcome(seed: int) -> tuple[int, str]:
    """How many facts the input of a seed gives, and what went wrong, "" for nothing."""
    try:
        return read(make(seed)), ""
    except Exception as error:
        return 0, f"seed {seed}: {type(error).__name__}: {str(error)[:400]}"


def _refused(message: str) -> int:
    assert len(message.splitlines()) == 1, f"not a message of one line: {message!r}"
    return 0


@cache
def _sample() -> str:
    return SAMPLE.read_text(encoding="utf-8")


def _piece(random: Random) -> str:
    start = random.randrange(len(_sample()))
    return _sample()[start : start + random.randrange(1, LONGEST)]


def _mutated(random: Random) -> bytes:
    """Pieces of the sample with odd characters and words in it, under a title."""
    text = _piece(random)
    for _ in range(random.randrange(12)):
        at = random.randrange(len(text) + 1)
        text = text[:at] + random.choice(_ODD) * random.choice((1, 1, 2, 30)) + text[at + random.randrange(3) :]
    return f"{random.choice(('', '# ', 'Careers with a '))}Nursing degree\n\n{text}".encode("utf-8", "surrogatepass")


def _page(random: Random) -> bytes:
    """Elements opened and closed as it happens, with words between them."""
    parts = [random.choice(("<!doctype html>", "<html>", "<body>", "<h1>Jobs</h1>"))]
    for _ in range(random.randrange(60)):
        tag = random.choice(_TAGS)
        shut = random.choice(("", "", "/"))
        attribute = random.choice(("", "", " class=nav", " hidden", ' id="', " style='display:none'", " a=" + "b" * 50))
        parts.append(f"<{shut}{tag}{attribute}>")
        parts.append(random.choice(("", *_ODD, _piece(random)[:80])))
    return "".join(parts).encode("utf-8", "surrogatepass")


def _marks(random: Random) -> bytes:
    """Nothing but odd characters."""
    return ("Jobs\n\n" + "".join(random.choices(_ODD, k=random.randrange(1, 300)))).encode("utf-8", "surrogatepass")


def _matter(random: Random) -> bytes:
    """Something between two rules, and a piece of the sample."""
    rule = random.choice(("---", "+++"))
    matter = "".join(random.choices([*_ODD, "title: ", "a = ", "\n", "- ", "&a ", "*a", "!!x ", "'", '"'], k=12))
    return f"{rule}\ntitle{random.choice(':=')} {matter}\n{rule}\n{_piece(random)}".encode("utf-8", "surrogatepass")


def _bytes(random: Random) -> bytes:
    declared = random.choice((b"", b"<meta charset=utf-16>", b"<meta charset=shift_jis>", b"\xff\xfe", b"\xef\xbb\xbf"))
    return declared + random.randbytes(random.randrange(300))


def _spoilt(random: Random, data: bytes) -> bytes:
    """The bytes with some of them changed, or in another encoding than they say."""
    if random.random() < 0.3:
        return data.decode("utf-8", "ignore").encode(random.choice(("utf-16", "cp1252", "latin-1")), "ignore")
    spoilt = bytearray(data)
    for _ in range(random.randrange(1, 6)):
        if spoilt:
            spoilt[random.randrange(len(spoilt))] = random.randrange(256)
    return bytes(spoilt[: random.randrange(len(spoilt) + 1)])
