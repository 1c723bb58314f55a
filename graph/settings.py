"""Settings that a person writes into a small YAML file, each with the line it stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from graphq.ontology.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path


class Setting(NamedTuple):
    """A value, and the line it stands on, counted from 1."""

    value: Any
    line: int


def read(path: Path, names: Collection[str]) -> dict[str, Setting]:
    """The settings of a file by name; an empty file has none.

    Args:
        path: the file, UTF-8.
        names: the names that it may set.

    Raises:
        SettingsError: the file cannot be read, is not YAML, is no mapping, or sets what it may not.
    """
    try:
        root = yaml.compose(path.read_text(encoding="utf-8-sig"), Loader=yaml.SafeLoader)
    except OSError as error:
        raise SettingsError(f"cannot be read: {error.strerror}", path=str(path)) from error
    except UnicodeDecodeError as error:
        raise SettingsError("is not UTF-8 text: save it as UTF-8", path=str(path)) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or "it is not YAML"
        raise SettingsError(f"cannot be read as YAML: {what}", path=str(path), line=mark and mark.line + 1) from error
    if root is None:
        return {}
    if not isinstance(root, yaml.MappingNode):
        raise SettingsError(f"must be of the form 'name: value', the names being {_listed(names)}", path=str(path))
    return dict(_settings(root, path, names))


def _settings(root: yaml.MappingNode, path: Path, names: Collection[str]) -> list[tuple[str, Setting]]:
    from difflib import get_close_matches  # for an error only

    found: dict[str, Setting] = {}
    for key, node in root.value:
        name, line = str(key.value), key.start_mark.line + 1
        if name not in names:
            near = get_close_matches(name, names)
            hint = "" if near else f": it may set {_listed(names)}"
            raise SettingsError(f"{name!r} cannot be set{hint}", path=str(path), line=line, suggestions=near)
        if name in found:
            raise SettingsError(f"{name!r} is set twice", path=str(path), line=line)
        found[name] = Setting(_value(node, path), line)
    return list(found.items())


def _value(node: yaml.Node, path: Path) -> Any:
    loader = yaml.SafeLoader("")
    try:
        return loader.construct_object(node, deep=True)
    except yaml.YAMLError as error:
        line = node.start_mark.line + 1
        raise SettingsError("a value cannot be read as YAML", path=str(path), line=line) from error


def _listed(names: Collection[str]) -> str:
    return ", ".join(names)
