"""A file of costs: what a person thinks that hops, hubs, support and age should count for."""

from __future__ import annotations

from dataclasses import fields
from math import isfinite
from typing import TYPE_CHECKING, Any

from graphq.graph import settings
from graphq.graph.cost import RELATION_WEIGHTS, CostModel
from graphq.ontology.errors import SettingsError

if TYPE_CHECKING:
    from pathlib import Path

    from graphq.graph.settings import Setting

_SHARES = frozenset({"least"})  # from above 0 to 1
_COUNTS = frozenset({"ordinary", "most"})  # whole and positive
_LARGEST = 1000.0
NAMES = tuple(field.name for field in fields(CostModel))


def read(path: Path) -> CostModel:
    """The costs that a YAML file sets; what it does not set is as usual.

    ``relations`` is a mapping of relations to weights, everything else a number, named as in
    :class:`graphq.graph.cost.CostModel`::

        relations: {requires_credential: 3, in_industry: 5}
        hub: 1.5
        recency: 0

    Raises:
        SettingsError: the file cannot be read, names what cannot be set, or sets it to what it cannot be.
    """
    found = settings.read(path, NAMES)
    values = {name: _number(name, setting, path) for name, setting in found.items() if name != "relations"}
    if "relations" in found:
        values["relations"] = {**RELATION_WEIGHTS, **_weights(found["relations"], path)}
    return CostModel(**values)


def _weights(setting: Setting, path: Path) -> dict[str, Any]:
    if not isinstance(setting.value, dict):
        raise SettingsError("'relations' must map relations to weights", path=str(path), line=setting.line)
    for relation, weight in setting.value.items():
        if relation not in RELATION_WEIGHTS:
            raise SettingsError(
                f"there is no relation {relation!r}: there are {', '.join(RELATION_WEIGHTS)}",
                path=str(path),
                line=setting.line,
            )
        if not _is_number(weight) or not 0 < weight <= _LARGEST:
            what, bounds = f"the weight of {relation}", f"above 0, up to {_LARGEST:g}"
            raise _refused(what, bounds, setting._replace(value=weight), path)
    return setting.value


def _number(name: str, setting: Setting, path: Path) -> Any:
    value = setting.value
    if name in _COUNTS:
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise _refused(f"'{name}'", "whole and at least 1", setting, path)
    elif name == "other" or name in _SHARES:
        most = 1 if name in _SHARES else _LARGEST
        if not _is_number(value) or not 0 < value <= most:
            raise _refused(f"'{name}'", f"above 0, up to {most:g}", setting, path)
    elif not _is_number(value) or not 0 <= value <= _LARGEST:
        raise _refused(f"'{name}'", f"from 0 to {_LARGEST:g}", setting, path)
    return value


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)


def _refused(what: str, bounds: str, setting: Setting, path: Path) -> SettingsError:
    return SettingsError(f"{what} must be a number {bounds}, not {setting.value!r}", path=str(path), line=setting.line)
