"""The version of graphq that is at work."""

from __future__ import annotations

from functools import cache


@cache
def version() -> str:
    """The version of graphq, "" where it is not installed."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("career-graphq")
    except PackageNotFoundError:
        return ""
