"""The text of a SPARQL query: its tokens, what it asks of the dataset, and where it goes wrong.

Queries are parsed by Oxigraph. This lexer answers what Oxigraph's Python API does not: whether a query
names its own dataset, whether it would call another server, which prefix is unknown, and at which token the
parser stopped.
"""

from __future__ import annotations

from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Sequence

_UPDATE_WORDS = frozenset(["INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "ADD", "MOVE", "COPY", "WITH"])

_GRAMMAR = r"""
    (?P<space>(?:\s|\#[^\n\r]*)+)
  | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
  | (?P<string>\"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3} | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
             | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
  | (?P<variable>[?$]\w+)
  | (?P<blank>_:\w(?:[\w.-]*[\w-])?)
  | (?P<name>(?:[^\W\d_](?:[\w.-]*[\w-])?)?:(?:[\w:-]|%[0-9A-Fa-f]{2}|\\.|\.(?=[\w:%\\.-]))*)
  | (?P<language>@[A-Za-z]+(?:-\w+)*)
  | (?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
  | (?P<word>[^\W\d]\w*)
  | (?P<sign>&&|\|\||\^\^|[<>!]=|.)
"""
_PAD = " " * 32  # longer than any keyword
_ILLEGAL = "\0"  # stands for the end of the text


class Token:
    """A token: its kind (a group of the grammar), its text and where it starts."""

    __slots__ = ("kind", "start", "text")

    def __init__(self, kind: str, text: str, start: int) -> None:
        self.kind = kind
        self.text = text
        self.start = start


def tokens(sparql: str) -> Iterator[Token]:
    """The tokens of a query, white space and comments left out."""
    for match in _lexer().finditer(sparql):
        if match.lastgroup and match.lastgroup != "space":
            yield Token(match.lastgroup, match[0], match.start())


def nested(sparql: str, depth: int) -> Token | None:
    """The first bracket that stands deeper than ``depth`` in others, ``None`` if there is none."""
    if sum(map(sparql.count, "{([")) <= depth:
        return None
    open_brackets = 0
    for token in tokens(sparql):
        if token.text in ("{", "(", "["):
            open_brackets += 1
        elif token.text in ("}", ")", "]"):
            open_brackets -= 1
        if open_brackets > depth:
            return token
    return None


def keyword(sparql: str, word: str) -> Token | None:
    """The first use of a keyword, in any case; not inside a string, a name or a comment.

    >>> keyword("SELECT * FROM <urn:g> { ?from rdfs:label 'from' }", "FROM").start
    9
    """
    if word.lower() not in sparql.lower():
        return None
    return next((t for t in tokens(sparql) if t.kind == "word" and t.text.upper() == word), None)


def update(sparql: str) -> Token | None:
    """The keyword of an update, if the text is one and not a query."""
    upper = sparql.upper()
    if not any(word in upper for word in _UPDATE_WORDS):
        return None
    token = verb(sparql)
    return token if token is not None and token.text.upper() in _UPDATE_WORDS else None


def verb(sparql: str) -> Token | None:
    """The keyword that says what a query or update does: the first after its prologue."""
    stream = tokens(sparql)
    for token in stream:
        if token.kind != "word":
            return None
        if token.text.upper() not in ("PREFIX", "BASE", "VERSION"):
            return token
        if token.text.upper() == "PREFIX":
            next(stream, None)
        next(stream, None)
    return None


def undeclared(sparql: str, known: Sequence[str]) -> Token | None:
    """The first name whose prefix is neither known nor declared before it."""
    declared = set(known)
    last = ""
    for token in tokens(sparql):
        prefix = token.text.partition(":")[0]
        if token.kind == "name" and last == "PREFIX":
            declared.add(prefix)
        elif token.kind == "name" and prefix not in declared:
            return token
        last = token.text.upper()
    return None


def relative(sparql: str) -> Token | None:
    """The first IRI without a scheme."""
    import re

    absolute = re.compile(r"<[A-Za-z][\w+.-]*:")
    return next((t for t in tokens(sparql) if t.kind == "iri" and not absolute.match(t.text)), None)


def culprit(sparql: str, parse: Callable[[str], object]) -> tuple[Token | None, Token | None]:
    """The token at which a query stops being SPARQL (``None``: its end), and the token before it.

    Oxigraph's parser reports the furthest place that any of its rules looked at, and a rule for a keyword
    looks as far as the keyword is long, past the token that is wrong. With tokens further apart than the
    longest keyword, the place it reports falls between the wrong token and the next.
    """
    from bisect import bisect_right

    stream = list(tokens(sparql))
    starts: list[int] = []
    padded = ""
    for token in stream:
        starts.append(len(padded))
        padded += token.text.replace("\n", " ").replace("\r", " ") + _gap(sparql, token)
    starts.append(len(padded))
    wrong = max(bisect_right(starts, _stop(padded + _ILLEGAL + _PAD, parse)) - 1, 0)
    return (stream[wrong] if wrong < len(stream) else None), (stream[wrong - 1] if wrong else None)


def open_string(sparql: str) -> Token | None:
    """The quotation mark of a string that does not end."""
    return next((t for t in tokens(sparql) if t.kind == "sign" and t.text in "'\""), None)


def place(sparql: str, offset: int) -> tuple[int, int]:
    r"""Line and column of an offset, counted from 1.

    >>> place("ASK\n { }", 5)
    (2, 2)
    """
    before = sparql[:offset]
    return before.count("\n") + 1, offset - before.rfind("\n")


@cache
def _lexer() -> re.Pattern[str]:
    import re

    return re.compile(_GRAMMAR, re.VERBOSE | re.DOTALL)


def _gap(sparql: str, token: Token) -> str:
    end = token.start + len(token.text)
    following = sparql[end : end + 1]
    separable = not following or following.isspace() or following in "#{}();,[" or token.text in "{}();,]"
    return _PAD if separable else ""


def _stop(padded: str, parse: Callable[[str], object]) -> int:
    """The offset at which the parser stopped, the length of the text if it did not say."""
    import re

    try:
        parse(padded)
    except SyntaxError as error:
        match = re.search(r"error at \d+:(\d+)", str(error))
        return int(match[1]) - 1 if match else len(padded)
    return len(padded)
