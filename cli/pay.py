"""How pay is asked for on a command line: currencies."""

from __future__ import annotations

import click


def currency_code(_: click.Context, __: click.Parameter, code: str | None) -> str | None:
    """A code of ISO 4217 by its form, in capitals."""
    if code is None:
        return None
    if not (len(code) == 3 and code.isascii() and code.isalpha()):
        raise click.BadParameter(f"{code!r} is not a currency code of three letters, as USD is.")
    return code.upper()
