"""The store of facts, and what can be asked of it: queries, names, paths.

>>> from graphq.graph import Store, Writer
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from graphq.graph.store import Store as Store
    from graphq.graph.writer import Writer as Writer

_MODULES = {"Store": "store", "Writer": "writer"}

__all__ = ["Store", "Writer"]


def __getattr__(name: str) -> Any:
    """Import on first use: a query need not pay for the writer."""
    from importlib import import_module

    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
