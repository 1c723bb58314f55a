"""Front matter: what a Markdown file states of itself ahead of its text, in YAML or TOML."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

from graphq.loaders import byline
from graphq.loaders.document import Metadata
from graphq.ontology.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LONGEST = 20_000
"""Front matter of more characters than this is taken for text."""
_FRONT = re.compile(
    rf"\A\ufeff?(?:---[ \t]*\r?\n(?P<yaml>.{{0,{LONGEST}}}?)\r?\n(?:---|\.\.\.)|"
    rf"\+\+\+[ \t]*\r?\n(?P<toml>.{{0,{LONGEST}}}?)\r?\n\+\+\+)[ \t]*(?:\r?\n|\Z)",
    re.S,
)
_FIELD = re.compile(r"\s*(?:#.*\s+)*[\w\"'-]+\s*:")
_AUTHORS = ("author", "authors", "by")
_PUBLISHED = ("date", "published", "publishdate", "pubdate", "date_published")
_MODIFIED = ("lastmod", "updated", "modified", "last_updated", "date_modified")


def split(text: str, path: str) -> tuple[Metadata, int]:
    """What front matter states, and where the text after it begins; nothing and 0 where there is none.

    Raises:
        SourceError: if it is neither YAML nor TOML, with its line.
    """
    match = _FRONT.match(text)
    if match is None or (match["yaml"] is not None and not _FIELD.match(match["yaml"])):
        return Metadata(), 0  # a text may open with a rule, and have another one
    try:
        stated = _toml(match["toml"], path) if match["toml"] is not None else _yaml(match["yaml"], path)
    except RecursionError as error:
        raise SourceError("the front matter is nested too deeply", path=path, line=1) from error
    return _metadata({str(name).lower(): value for name, value in stated.items()}), match.end()


def _yaml(text: str, path: str) -> Mapping[str, Any]:
    import yaml  # which articles without front matter need not wait for

    try:
        stated = yaml.load(text, yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 2 if mark else 1
        raise SourceError(
            f"the front matter is no YAML: {error.problem or error.context}", path=path, line=line
        ) from error
    except yaml.YAMLError as error:
        raise SourceError(f"the front matter is no YAML: {' '.join(str(error).split())}", path=path, line=1) from error
    return stated if isinstance(stated, dict) else {}


def _toml(text: str, path: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found[1]) + 1 if found else 1
        raise SourceError(f"the front matter is no TOML: {error}", path=path, line=line) from error


def _metadata(stated: Mapping[str, Any]) -> Metadata:
    authors = (name for key in _AUTHORS for name in _names(stated.get(key)))
    return Metadata(
        title=_text(stated.get("title")),
        authors=tuple(dict.fromkeys(authors)),
        published=byline.day(_text(stated.get(key)) for key in _PUBLISHED),
        modified=byline.day(_text(stated.get(key)) for key in _MODIFIED),
        description=_text(stated.get("description")) or _text(stated.get("summary")),
        url=next((url for key in ("canonical", "canonical_url", "url") if (url := _address(stated.get(key)))), ""),
        language=_text(stated.get("lang")) or _text(stated.get("language")),
    )


def _names(value: Any) -> Iterator[str]:
    """Names that are stated as one, as a list, or as mappings with a ``name``."""
    for item in value if isinstance(value, list) else [value]:
        name = _text(item.get("name")) if isinstance(item, dict) else _text(item)
        if name:
            yield name


def _text(value: Any) -> str:
    """A value as a line of text, "" where it is a list, a mapping or nothing."""
    return "" if value is None or isinstance(value, list | dict) else " ".join(str(value).split())


def _address(value: Any) -> str:
    return text if (text := _text(value)).startswith(("http://", "https://")) else ""
