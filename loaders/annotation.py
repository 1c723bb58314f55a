"""Annotations: JSON files that say which facts a reader must find in an article, and predictions in the same form.

An annotation is ``{"article": file name, "programme": label or null, "facts": [fact, …]}``, a fact
``{"relation", "subject", "object", "evidence", "optional", "necessity"}``. ``subject``, and ``object`` where it is a
label, are a text or a list of wordings of which each is right. A prediction is one fact a line, as
``graphq extract --format jsonl`` writes it; where it gives a list, the first wording is what it says.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphq.loaders.comparison import Stated
from graphq.loaders.content import read_file
from graphq.ontology.errors import SourceError
from graphq.ontology.fact import FIGURE_RELATIONS, Necessity, Relation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

_BOUNDS = ("min", "max", "percent", "value")
_FOLDERS = (".", "../texts", "../unlabelled")


@dataclass(frozen=True, slots=True)
class Annotation:
    """The facts of one article.

    Attributes:
        path: the file that they are in.
        article: the file name of the article. programme: the course of study that it treats, if any.
        facts: what it states.
    """

    path: Path
    article: str
    programme: str | None
    facts: tuple[Stated, ...]


def find(paths: Sequence[Path | str]) -> Iterator[Path]:
    """The annotation files that are named, and those that end in ``.json`` in folders that are named, each once.

    Raises:
        SourceError: a folder holds none.
    """
    seen = set()
    for path in map(Path, paths):
        for file in _in_folder(path) if path.is_dir() else [path]:
            if file.resolve() not in seen:
                seen.add(file.resolve())
                yield file


def read(path: Path) -> Annotation:
    """The annotation in a file.

    Raises:
        SourceError: the file cannot be read, is not JSON or not an annotation; with the line that is wrong.
    """
    written = _decoded(path)
    rows = _parsed(written, path)
    if not isinstance(rows, dict) or not isinstance(rows.get("facts"), list):
        raise SourceError('an annotation is an object with a list "facts"', path=str(path), line=1)
    if not isinstance(rows.get("article"), str) or not rows["article"]:
        raise SourceError('an annotation names its file of text: "article" is missing', path=str(path), line=1)
    facts = []
    for number, row in enumerate(rows["facts"]):
        try:
            facts.append(stated(row))
        except ValueError as error:
            line = _line_of_fact(written, number)
            raise SourceError(f"fact {number + 1}: {error}", path=str(path), line=line) from error
    return Annotation(path, rows["article"], rows.get("programme"), tuple(facts))


def predictions(path: Path) -> tuple[Stated, ...]:
    """The facts in a file of JSON lines; what is of none of the ten relations is passed over.

    Raises:
        SourceError: the file cannot be read, or a line is not a fact.
    """
    facts = []
    for number, line in enumerate(_decoded(path).splitlines(), 1):
        row = _parsed(line, path, number) if line.strip() else None
        if isinstance(row, dict) and row.get("relation") not in [*Relation, None]:
            continue
        try:
            facts.extend([predicted(row)] if line.strip() else [])
        except ValueError as error:
            raise SourceError(str(error), path=str(path), line=number) from error
    return tuple(facts)


def stated(row: Any, labels: Callable[[Any, str], tuple[str, ...]] | None = None) -> Stated:
    """The fact that an object of JSON is; ``labels`` reads a label.

    Raises:
        ValueError: it is not one; the message says what it lacks.
    """
    if not isinstance(row, dict):
        raise ValueError("a fact is an object with relation, subject and object")
    for name in ("relation", "subject", "object"):
        if name not in row:
            raise ValueError(f'"{name}" is missing')
    if row["relation"] not in list(Relation):
        raise ValueError(f'there is no relation "{row["relation"]}": there are {", ".join(Relation)}')
    relation, read_label = Relation(row["relation"]), labels or _wordings
    figured = relation in FIGURE_RELATIONS
    return Stated(
        relation=relation,
        subject=read_label(row["subject"], "subject"),
        object=_figure(row["object"], relation) if figured else read_label(row["object"], "object"),
        evidence=_quote(row.get("evidence")),
        optional=_flag(row.get("optional", False)),
        necessity=_necessity(row.get("necessity")),
    )


def predicted(row: Any) -> Stated:
    """The fact that an object of JSON predicts: of a list of wordings it says the first.

    Raises:
        ValueError: it is not one; the message says what it lacks.
    """
    return stated(row, lambda value, name: _wordings(value, name)[:1])


def text_of(annotation: Annotation, folder: Path | None = None) -> Path | None:
    """The file of an annotation's article, ``None`` if there is none.

    It is looked for in ``folder``, by default beside the annotation and in the folders ``texts`` and ``unlabelled``
    beside that folder.
    """
    folders = [folder] if folder else [annotation.path.parent / other for other in _FOLDERS]
    return next((file for each in folders if (file := each / annotation.article).is_file()), None)


def _in_folder(folder: Path) -> list[Path]:
    files = sorted(file for file in folder.glob("*.json") if file.is_file())
    if not files:
        raise SourceError("this folder holds no annotation: none of its files ends in .json", path=str(folder))
    return files


def _wordings(value: Any, name: str) -> tuple[str, ...]:
    if isinstance(value, dict):
        value = value.get("label")
    values = value if isinstance(value, list) else [value]
    if not values or not all(isinstance(label, str) for label in values):
        raise ValueError(f'"{name}" must be a label or a list of labels')
    return tuple(values)


def _figure(value: Any, relation: Relation) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise ValueError(f'"object" of {relation.value} must be an object with the members of a figure')
    for name in _BOUNDS:
        if not isinstance(value.get(name), float | int | None):
            raise ValueError(f'"{name}" of the object must be a number')
    return value


def _quote(value: Any) -> str:
    quote = value.get("quote") if isinstance(value, dict) else value
    if not isinstance(quote, str | None):
        raise ValueError('"evidence" must be a text')
    return quote or ""


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError('"optional" must be true or false')
    return value


def _necessity(value: Any) -> str:
    if value is not None and value not in list(Necessity):
        raise ValueError(f'"necessity" must be one of {", ".join(Necessity)}')
    return value or ""


def _decoded(path: Path) -> str:
    data = read_file(path).data
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SourceError("the file is not UTF-8 text: save it as UTF-8", path=str(path), line=line) from error


def _parsed(written: str, path: Path, line: int | None = None) -> Any:
    """A value of JSON; ``line`` is where it stands in its file, if that has others."""
    try:
        return json.loads(written)
    except json.JSONDecodeError as error:
        message = f"the file is not JSON: {error.msg}"
        raise SourceError(message, path=str(path), line=line or error.lineno, column=error.colno) from error
    except RecursionError as error:
        raise SourceError("the file is nested too deeply", path=str(path), line=line) from error


def _line_of_fact(written: str, number: int) -> int:
    """The line on which a fact begins in the text of an annotation that parses, counted from 1."""
    decoder = json.JSONDecoder()
    at = _next(written, written.index("{") + 1)
    while written[at] == '"':
        name, at = decoder.raw_decode(written, at)
        at = _next(written, at)
        if name == "facts":
            at = _next(written, at + 1)
            for _ in range(number):
                at = _next(written, decoder.raw_decode(written, at)[1])
            break
        at = _next(written, decoder.raw_decode(written, at)[1])
    return written.count("\n", 0, at) + 1


def _next(written: str, at: int) -> int:
    """The next position that holds neither white space nor a comma or colon."""
    while written[at] in " \t\r\n,:":
        at += 1
    return at
