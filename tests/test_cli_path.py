"""``graphq path``: how two things hang together."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from terminal import complaint, marsh, run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of facts of the marsh book."""
    return marsh(tmp_path_factory.mktemp("path"))


def test_each_hop_is_said_in_words_with_its_sentence(store: Path) -> None:
    """Its direction counts."""
    result = run("path", "murk glimning", "tarn warden", "-k", 1, "--store", store)
    assert result.stdout.splitlines() == [
        "1. murk glimning → Tarn Warden  (1 hop, cost 1)",
        "   murk glimning is required by Tarn Warden",
        "      “Tarn wardens live by murk glimning.”",
        "      — marsh.txt, Trades",
    ]


def test_names_are_taken_in_any_spelling(store: Path) -> None:
    """Case, article and number do not count."""
    plain = run("path", "murk glimning", "Tarn Warden", "--store", store).stdout
    assert run("path", "the Murk Glimning", "TARN WARDENS", "--store", store).stdout == plain


def test_k_bounds_the_number_of_paths(store: Path) -> None:
    """As many as there are, up to three, by default."""
    numbers = [
        len(
            [
                line
                for line in run("path", "murk glimning", "tarn warden", *words, "--store", store).stdout.splitlines()
                if line[:1].isdigit()
            ]
        )
        for words in ((), ("-k", 1))
    ]
    assert numbers == [2, 1]


def test_json_has_the_documented_form(store: Path) -> None:
    """Paths, hops, evidence."""
    answer = json.loads(run("path", "murk glimning", "tarn warden", "--format", "json", "--store", store).stdout)
    assert list(answer) == ["paths"]
    assert list(answer["paths"][0]) == ["cost", "hops"]
    (hop,) = answer["paths"][0]["hops"]
    assert list(hop) == ["from", "relation", "inverse", "to", "cost", "toll", "reckoning", "evidence"]
    assert hop["relation"] == "requires_skill"
    assert hop["inverse"] is True
    assert list(hop["from"]) == ["iri", "label", "type"]
    assert list(hop["evidence"][0]) == ["source", "quote", "start", "end", "section"]


def test_svg_is_a_drawing(store: Path, tmp_path: Path) -> None:
    """Well-formed, in a file of its own."""
    out = tmp_path / "path.svg"
    run("path", "murk glimning", "tarn warden", "--format", "svg", "-o", out, "--store", store)
    assert ElementTree.parse(out).getroot().tag == "{http://www.w3.org/2000/svg}svg"


def test_dot_is_a_graphviz_file(store: Path) -> None:
    """For Graphviz to lay out."""
    shown = run("path", "murk glimning", "tarn warden", "--format", "dot", "--store", store).stdout
    assert shown.startswith("digraph")


def test_an_unknown_name(store: Path) -> None:
    """The nearest ones are suggested."""
    result = run("path", "murk glimnig", "tarn warden", "--store", store)
    assert result.exit_code == 6
    assert '"murk glimning"' in complaint(result)


def test_a_name_unlike_any_other(store: Path) -> None:
    """How to look for it is said."""
    result = run("path", "zzz", "tarn warden", "--store", store)
    assert result.exit_code == 6
    assert "graphq search" in complaint(result)


def test_no_path_is_explained(store: Path) -> None:
    """With an exit code of its own, and nothing on standard output."""
    result = run("path", "ember humming", "fenlore degree", "--store", store)
    assert result.exit_code == 10
    assert result.stdout == ""
    assert complaint(result).startswith("there is no path: ")


def test_no_path_is_an_empty_list_in_json(store: Path) -> None:
    """A program reads it as it reads every answer."""
    result = run("path", "ember humming", "fenlore degree", "--format", "json", "--store", store)
    assert result.exit_code == 10
    answer = json.loads(result.stdout)
    assert answer["paths"] == []
    assert answer["absence"]["why"] in complaint(result)


def test_a_path_that_is_too_long_is_explained(store: Path) -> None:
    """How many hops would be needed is said."""
    result = run("path", "fenlore degree", "foam reckoner", "--max-hops", 1, "--store", store)
    assert result.exit_code == 10
    assert "hops apart" in complaint(result)


def test_an_ambiguous_name(tmp_path: Path) -> None:
    """What it may mean is shown, in words to type."""
    turtle = "".join(
        f'{kind}:diving a {type_} ; skos:prefLabel "diving" ; gq:key "diving" .\n'
        for kind, type_ in (("skill", "gq:Skill"), ("field", "gq:Field"))
    )
    from graphq.ontology.prefixes import PREFIXES

    prefixes = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
    (tmp_path / "diving.ttl").write_text(prefixes + turtle)
    store = marsh(tmp_path)
    assert run("load", tmp_path / "diving.ttl", "--store", store).exit_code == 0
    result = run("path", "diving", "tarn warden", "--store", store)
    assert result.exit_code == 7
    assert '"field:diving" or "skill:diving"' in complaint(result)
    assert run("path", "skill:diving", "tarn warden", "--store", store).exit_code == 10
