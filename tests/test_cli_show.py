"""``graphq show``: everything that is known of a thing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from terminal import complaint, marsh, run

from graphq.graph.describe import describe
from graphq.graph.names import resolve
from graphq.graph.store import Store

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the facts of the marsh book."""
    return marsh(tmp_path_factory.mktemp("show"))


def test_a_thing_comes_with_its_facts_and_their_sentences(store: Path) -> None:
    """By relation, in words."""
    lines = run("show", "tarn wardens", "--store", store).stdout.splitlines()
    assert lines[:2] == ["Tarn Warden (role)", "<https://w3id.org/graphq/id/role/tarn-warden>"]
    at = lines.index("requires (2)")
    assert lines[at + 1 : at + 4] == [
        "  murk glimning",
        "      “Tarn wardens live by murk glimning.”",
        "      — marsh.txt, Trades",
    ]
    assert lines[-1] == "1 source: marsh.txt"


def test_what_others_say_of_a_thing_is_said_the_other_way_round(store: Path) -> None:
    """Relations are read from the thing's side."""
    lines = run("show", "reed plaiting", "--store", store).stdout.splitlines()
    at = lines.index("is required by (2)")
    assert lines[at + 1] == "  Foam Reckoner"


def test_figures_are_said_in_words(store: Path) -> None:
    """As amounts are read."""
    assert "  USD 70,000 to 95,000 a year (range)" in run("show", "tarn warden", "--store", store).stdout


def test_an_organisation_comes_with_what_it_is_cited_for(store: Path) -> None:
    """Organisations are things too."""
    lines = run("show", "fen bureau", "--store", store).stdout.splitlines()
    assert lines[lines.index("is cited for (1)") + 1] == "  Tarn Warden grows by 4 percent"


def test_json_is_what_the_library_says(store: Path) -> None:
    """The documented form."""
    with Store.open(store) as opened:
        known = describe(opened, resolve(opened, "tarn warden")).to_dict()
    assert json.loads(run("show", "tarn warden", "--format", "json", "--store", store).stdout) == known


def test_an_unknown_name(store: Path) -> None:
    """The nearest ones are suggested."""
    result = run("show", "tran warden", "--store", store)
    assert result.exit_code == 6
    assert complaint(result).endswith('Did you mean "Tarn Warden"?')
