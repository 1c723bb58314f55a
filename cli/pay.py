"""How pay is asked for on a command line: amounts and currencies."""

from __future__ import annotations

import re

import click

_AMOUNT = re.compile(r"(\d{1,12}(?:\.\d+)?|\d{1,3}(?:,\d{3}){1,3}(?:\.\d+)?)\s*(k)?", re.IGNORECASE | re.ASCII)


def amount(_: click.Context, __: click.Parameter, text: str | None) -> float | None:
    """An amount above nothing as people write it: 100000, 100,000 or 100k."""
    if text is None:
        return None
    written = _AMOUNT.fullmatch(text.strip())
    number = float(written[1].replace(",", "")) * (1000 if written[2] else 1) if written else 0.0
    if not number:
        raise click.BadParameter(f"{text!r} is no amount above 0: write it like 100000, 100,000 or 100k.")
    return number


def currency_code(_: click.Context, __: click.Parameter, code: str | None) -> str | None:
    """A code of ISO 4217 by its form, in capitals."""
    if code is None:
        return None
    if not (len(code) == 3 and code.isascii() and code.isalpha()):
        raise click.BadParameter(f"{code!r} is not a currency code of three letters, as USD is.")
    return code.upper()
