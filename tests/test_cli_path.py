"""``graphq path``: how two things hang together."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
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


# What follows asks the article and pages of the Handbook.


def found(store: Path, start: str, goal: str, *options: object) -> list[dict[str, Any]]:
    """The paths of a command line."""
    result = run("path", start, goal, *options, "--format", "json", "--store", store)
    assert result.exit_code in (0, 10), result.stderr
    paths: list[dict[str, Any]] = json.loads(result.stdout)["paths"]
    return paths


def things(path: dict[str, Any], field: str = "label") -> list[str]:
    """What a path leads through."""
    return [path["hops"][0]["from"][field], *(hop["to"][field] for hop in path["hops"])]


def test_every_sentence_of_a_path_stands_in_its_source(careers: Path) -> None:
    """Letter for letter, where it says."""
    for path in found(careers, "Python", "actuary", "-k", 5):
        for hop in path["hops"]:
            assert hop["evidence"]
            for claim in hop["evidence"]:
                text = run("text", claim["source"], "--store", careers).stdout
                assert text[claim["start"] : claim["end"]] == claim["quote"]


def test_several_ends_are_joined_by_commas(careers: Path) -> None:
    """A path leads from any to any, and through no other end."""
    paths = found(careers, "Python,statistics", "actuary,Data Scientist", "-k", 12)
    ends = {"Python", "statistics"}, {"Actuary", "Data Scientist"}
    assert {(things(path)[0], things(path)[-1]) for path in paths} > {("statistics", "Actuary")}
    for path in paths:
        start, *between, goal = things(path)
        assert start in ends[0]
        assert goal in ends[1]
        assert not set(between) & (ends[0] | ends[1])


def test_an_end_may_be_an_iri(careers: Path) -> None:
    """With or without angle brackets."""
    iri = found(careers, "Python", "actuary")[0]["hops"][0]["from"]["iri"]
    assert (
        found(careers, f"<{iri}>", "actuary") == found(careers, iri, "actuary") == found(careers, "Python", "actuary")
    )


def test_directed_paths_follow_statements(careers: Path) -> None:
    """From subject to object only."""
    paths = found(careers, "machine learning degree", "statistics", "--directed")
    assert paths
    assert not any(hop["inverse"] for path in paths for hop in path["hops"])
    assert found(careers, "statistics", "machine learning degree", "--directed") == []


@pytest.mark.parametrize(
    ("template", "kinds"),
    [
        ("Skill>Role>Credential>Role", ["skill", "role", "credential", "role"]),
        ("skill>?>?>role", None),
        ("Skill>*>Credential>*>Role", None),
    ],
)
def test_via_says_the_kinds(careers: Path, template: str, kinds: list[str] | None) -> None:
    """Whatever the kinds, a path is like the template."""
    paths = found(careers, "statistics", "Software Developer", "--via", template)
    assert paths
    for path in paths:
        walked = things(path, "type")
        assert kinds in (None, walked)
        assert len(walked) == 4 or "credential" in walked


def test_a_template_that_names_no_kind_is_a_usage_error(careers: Path) -> None:
    """The kinds are listed."""
    result = run("path", "Python", "actuary", "--via", "Skill>Wizard", "--store", careers)
    assert result.exit_code == 2
    assert "'wizard' is no kind" in complaint(result)


def test_through_is_never_missed(careers: Path) -> None:
    """In whatever order several things lie."""
    paths = found(
        careers, "Python", "actuary", "--through", "mathematics", "--through", "Data Analyst", "--max-hops", 8
    )
    assert paths
    assert all({"mathematics", "Data Analyst"} <= set(things(path)) for path in paths)


@pytest.mark.parametrize("what", ["programming language", "skill:programming language", "industry", "includes"])
def test_what_is_avoided_is_never_met(careers: Path, what: str) -> None:
    """A thing, a kind or a relation."""
    paths = found(careers, "Python", "actuary", "-k", 8, "--avoid", what)
    assert paths
    for path in paths:
        assert "programming language" not in things(path) or "programming" not in what
        assert "industry" not in things(path, "type") or what != "industry"
        assert what not in [hop["relation"] for hop in path["hops"]]


def test_only_the_relations_that_are_named_are_used(careers: Path) -> None:
    """Given twice, either of them."""
    paths = found(careers, "Python", "actuary", "--relation", "requires_skill", "--relation", "includes", "-k", 9)
    assert {hop["relation"] for path in paths for hop in path["hops"]} == {"requires_skill", "includes"}


def test_only_the_sources_that_are_named_count(careers: Path) -> None:
    """Their sentences only are shown."""
    article = "machine-learning-degree-careers.txt"
    paths = found(careers, "statistics", "Data Scientist", "--source", article)
    assert paths
    assert {claim["source"] for path in paths for hop in path["hops"] for claim in hop["evidence"]} == {article}
    assert run("path", "Python", "actuary", "--source", "none.txt", "--store", careers).exit_code == 6


def test_min_support_counts_sources(careers: Path) -> None:
    """Each hop is stated by so many."""
    paths = found(careers, "Data Scientist", "Software Developer", "--min-support", 2)
    assert paths
    assert all(hop["reckoning"]["hop"]["support"] >= 2 for path in paths for hop in path["hops"])
    assert found(careers, "Data Scientist", "Software Developer", "--min-support", 50) == []


def test_costs_of_ones_own_change_what_is_best(careers: Path, tmp_path: Path) -> None:
    """What is dear is avoided; a file that cannot be used has an exit code of its own."""
    (tmp_path / "dear.yaml").write_text("relations: {includes: 50}\n")
    usual = found(careers, "Python", "actuary", "-k", 1)
    dear = found(careers, "Python", "actuary", "-k", 1, "--costs", tmp_path / "dear.yaml")
    assert "includes" in [hop["relation"] for hop in usual[0]["hops"]]
    assert "includes" not in [hop["relation"] for hop in dear[0]["hops"]]
    (tmp_path / "odd.yaml").write_text("hub: 1\nrelations: {wizardry: 2}\n")
    result = run("path", "Python", "actuary", "--costs", tmp_path / "odd.yaml", "--store", careers)
    assert result.exit_code == 12
    assert complaint(result).startswith(f"{tmp_path / 'odd.yaml'}:2: there is no relation 'wizardry'")


def test_explain_adds_up(careers: Path) -> None:
    """The parts that are told make the cost that is told."""
    for path in found(careers, "Python", "actuary", "-k", 4):
        told = [(hop["reckoning"]["hop"], hop["reckoning"]["toll"]) for hop in path["hops"]]
        hops = sum(round(hop["weight"] * hop["support_factor"] * hop["age_factor"], 2) for hop, _ in told)
        tolls = sum(round(toll["step"] + toll["hub"], 2) for _, toll in told if toll)
        assert path["cost"] == pytest.approx(hops + tolls)
    shown = run("path", "Python", "actuary", "-k", 1, "--explain", "--store", careers).stdout
    assert "cost 0.80: includes weighs 0.8" in shown
    assert "passing through programming language costs" in shown


def test_robust_says_what_a_path_rests_on(careers: Path) -> None:
    """And what remains without it, which does not use it."""
    (path,) = found(careers, "Python", "actuary", "-k", 1, "--robust")
    assert path["rests_on"]
    for rest in path["rests_on"]:
        named = [hop["evidence"] for place, hop in enumerate(path["hops"], 1) if place in rest["hops"]]
        assert all({claim["source"] for claim in evidence} == {rest["source"]} for evidence in named)
        if rest["remains"] and not rest["sentence"]:
            left = [claim["source"] for hop in rest["remains"]["hops"] for claim in hop["evidence"]]
            assert rest["source"] not in left
    shown = run("path", "Python", "actuary", "-k", 1, "--robust", "--store", careers).stdout
    assert "alone: without it, " in shown


@pytest.mark.parametrize("format_name", ["text", "markdown", "table"])
def test_evidence_is_shown_as_asked(careers: Path, format_name: str) -> None:
    """Sentences, sources or neither."""
    shown = {
        evidence: run(
            *("path", "Python", "actuary", "-k", 1, "--format", format_name, "--evidence", evidence),
            *("--store", careers),
            env={"COLUMNS": "4000"},
        ).stdout
        for evidence in ("quote", "source", "none")
    }
    quoted = "students in statistical methods", "languages like"
    assert any(words in shown["quote"] for words in quoted) or "programming" in shown["quote"]
    assert ["actuaries.html" in shown[name].replace("\\", "") for name in shown] == [True, True, False]
    assert len(shown["quote"]) > len(shown["source"]) > len(shown["none"])


def test_a_table_has_a_line_a_hop(careers: Path) -> None:
    """Under a header and a rule."""
    paths = found(careers, "Python", "actuary")
    shown = run("path", "Python", "actuary", "--format", "table", "--evidence", "none", "--store", careers).stdout
    assert len(shown.splitlines()) == 2 + sum(len(path["hops"]) for path in paths)


def test_mermaid_has_a_box_for_each_thing(careers: Path) -> None:
    """However many paths share it."""
    paths = found(careers, "Python", "actuary")
    shown = run("path", "Python", "actuary", "--format", "mermaid", "--store", careers).stdout
    assert shown.startswith("flowchart LR\n")
    boxes = [line for line in shown.splitlines() if line.startswith("  n") and "-->" not in line]
    assert len(boxes) == len({thing for path in paths for thing in things(path, "iri")})


def test_the_order_of_paths_is_the_same_each_time(careers: Path) -> None:
    """Byte for byte, in any format."""
    for format_name in ("text", "json", "svg", "dot"):
        once, again = (
            run("path", "Python,mathematics", "actuary", "-k", 9, "--format", format_name, "--store", careers).stdout
            for _ in range(2)
        )
        assert once == again
