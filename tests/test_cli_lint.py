"""``graphq lint``: the report as people, programs and printers get it, and the exit code that a build heeds."""

from __future__ import annotations

import json
import re
from datetime import date
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest
from terminal import complaint, run

from graphq.graph.claim import Claim
from graphq.graph.lint import Finding, Level, Report, Settings
from graphq.graph.lint.page import page
from graphq.graph.names import Node

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

FENS = """\
What Careers Can You Pursue With a Hydrography Degree?

A hydrography degree prepares graduates to map sea beds.

Careers With a Hydrography Degree

- Hydrographic Surveyor: Hydrographic surveyors need sonar processing and statistics. They earned between \
$58,000 and $94,000 per year in 2019.
- Harbor Engineer: Harbor engineers need project management.
"""
COAST = """\
Careers on the Coast

Harbor engineers need project management.
"""
HOSTILE = "<script>alert(1)</script>&\"'"
TURTLE = f"""@prefix s: <https://schema.org/> . @prefix gq: <https://w3id.org/graphq/ontology#> .
@prefix k: <http://www.w3.org/2004/02/skos/core#> .
<urn:x:1> a s:Occupation, k:Concept ; k:prefLabel {json.dumps(HOSTILE)} ; gq:key "alert" ."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of two articles."""
    folder = tmp_path_factory.mktemp("lint")
    for name, text in {"the fens.txt": FENS, "coast.txt": COAST}.items():
        (folder / name).write_text(text, encoding="utf-8")
        run("load", folder / name, "--store", folder / "store")
    return folder / "store"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of a thing whose name means mischief, and of an amount that has no shape."""
    folder = tmp_path_factory.mktemp("hostile")
    broken = "<urn:x:2> a gq:Amount ; s:value 7 ."
    (folder / "more.ttl").write_text(f"{TURTLE}\n{broken}", encoding="utf-8")
    run("load", folder / "more.ttl", "--store", folder / "store")
    return folder / "store"


def lint(store: Path, *options: object) -> Result:
    """Lint as of a year that does not pass."""
    return run("lint", "--as-of", 2026, "--store", store, *options)


def found(store: Path, *options: object) -> list[dict[str, Any]]:
    """The findings as JSON has them."""
    findings: list[dict[str, Any]] = json.loads(lint(store, "--format", "json", *options).stdout)["findings"]
    return findings


def test_text_shows_each_rule_with_its_sentences(store: Path) -> None:
    result = lint(store, "--no-shacl")
    assert result.exit_code == 0
    assert result.stdout.startswith(
        "stale-figure: 1 warning, figures whose time is past\n"
        "  Hydrographic Surveyor: pay of 2019, 7 years old: USD 58,000 to 94,000 a year (range, 2019)\n"
        "      “They earned between $58,000 and $94,000 per year in 2019.”\n"
        "      — the fens.txt, Careers With a Hydrography Degree\n"
    )
    assert re.search(r"\n\d+ warnings, \d+ notes\n$", result.stdout)


def test_a_store_without_findings_says_so(store: Path) -> None:
    result = lint(store, "--rule", "conflict", "--fail-on", "note")
    assert (result.exit_code, result.stdout) == (0, "no findings\n")


@pytest.mark.parametrize(
    ("fail_on", "level", "code"),
    [("error", "note", 0), ("warning", "note", 1), ("note", "note", 1), ("never", "note", 0), ("warning", "error", 0)],
)
def test_the_exit_code_tells_a_build(store: Path, fail_on: str, level: str, code: int) -> None:
    """What is left out does not count."""
    assert lint(store, "--no-shacl", "--fail-on", fail_on, "--level", level).exit_code == code


def test_violations_fail_if_nothing_else_is_asked_for(hostile: Path) -> None:
    """And are counted, but for what is not as bad."""
    result = lint(hostile)
    assert result.exit_code == 1
    assert re.fullmatch(r"\d+ errors found", complaint(result))
    assert "shacl:Amount: " in result.stdout
    assert lint(hostile, "--no-shacl").exit_code == 0


def test_the_level_leaves_out_what_is_less_bad(store: Path) -> None:
    assert {one["level"] for one in found(store, "--no-shacl")} == {"warning", "note"}
    assert {one["level"] for one in found(store, "--no-shacl", "--level", "warning")} == {"warning"}


def test_rules_are_chosen_and_left_out(store: Path) -> None:
    chosen = found(store, "--rule", "stale-figure", "--rule", "single-source")
    assert {one["rule"] for one in chosen} == {"stale-figure", "single-source"}
    rest = found(store, "--without", "stale-figure", "--without", "shacl")
    assert {"stale-figure", "single-source"} & {one["rule"] for one in rest} == {"single-source"}


def test_a_rule_that_does_not_exist_is_refused(store: Path) -> None:
    result = lint(store, "--rule", "stale-figures")
    assert result.exit_code == 2
    assert complaint(result) == 'there is no rule \'stale-figures\'. Did you mean "stale-figure" or "stale-article"?'


def test_a_rule_like_no_other_is_refused_with_all_names(store: Path) -> None:
    assert "stale-figure, stale-article" in complaint(lint(store, "--without", "zzz"))


@pytest.mark.parametrize(
    ("options", "stale"), [((), 1), (("--as-of", "2022"), 0), (("--max-age", "7"), 0), (("--max-age", "6"), 1)]
)
def test_age_is_counted_from_a_year(store: Path, options: tuple[str, ...], stale: int) -> None:
    assert len(found(store, "--rule", "stale-figure", *options)) == stale


def test_the_year_is_this_one_if_none_is_given(store: Path) -> None:
    result = run("lint", "--rule", "conflict", "--format", "json", "--store", store)
    assert json.loads(result.stdout)["as_of"] == date.today().year


def test_the_first_findings_are_shown_and_all_if_asked_for(tmp_path: Path) -> None:
    things = "\n".join(f'<urn:y:{n}> a s:Occupation ; k:prefLabel "Reed {n}" .' for n in range(7))
    (tmp_path / "more.ttl").write_text(f"{TURTLE}\n{things}", encoding="utf-8")
    run("load", tmp_path / "more.ttl", "--store", tmp_path / "store")
    shown = lint(tmp_path / "store", "--no-shacl").stdout
    assert shown.count("no fact speaks of it") == 5
    assert "\n  and 3 more\n" in shown
    assert lint(tmp_path / "store", "--no-shacl", "--all").stdout.count("no fact speaks of it") == 8


def test_json_holds_everything(store: Path) -> None:
    report = json.loads(lint(store, "--no-shacl", "--format", "json").stdout)
    assert (report["as_of"], report["max_age"]) == (2026, 3)
    assert report["counts"] == {
        level: sum(one["level"] == level for one in report["findings"]) for level in ("error", "warning", "note")
    }
    stale = next(one for one in report["findings"] if one["rule"] == "stale-figure")
    assert set(stale) == {"level", "rule", "subject", "message", "evidence"}
    assert stale["subject"]["label"] == "Hydrographic Surveyor"
    (evidence,) = stale["evidence"]
    assert FENS[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_sarif_says_what_the_specification_asks_for(store: Path, hostile: Path) -> None:
    """The properties that SARIF 2.1.0 requires, and values of those that it restricts."""
    for log in (json.loads(lint(one, "--format", "sarif").stdout) for one in (store, hostile)):
        assert log["version"] == "2.1.0"
        (run_,) = log["runs"]
        rules = run_["tool"]["driver"]["rules"]
        assert run_["tool"]["driver"]["name"] == "graphq"
        assert len({rule["id"] for rule in rules}) == len(rules)
        assert all(rule["help"]["text"] and rule["shortDescription"]["text"] for rule in rules)
        assert run_["columnKind"] == "unicodeCodePoints"
        assert run_["results"]
        for result in run_["results"]:
            assert result["message"]["text"]
            assert result["level"] in {"error", "warning", "note"}
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_sarif_points_into_the_text(store: Path) -> None:
    """The name of a source is a relative address there."""
    log = json.loads(lint(store, "--rule", "stale-figure", "--format", "sarif").stdout)
    (result,) = log["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "the%20fens.txt"}
    region = place["region"]
    quote = FENS[region["charOffset"] : region["charOffset"] + region["charLength"]]
    assert quote == region["snippet"]["text"] == "They earned between $58,000 and $94,000 per year in 2019."


def test_sarif_of_a_source_points_at_it(store: Path) -> None:
    log = json.loads(lint(store, "--rule", "single-source", "--format", "sarif").stdout)
    result = log["runs"][0]["results"][0]
    assert result["locations"] == [{"physicalLocation": {"artifactLocation": {"uri": "the%20fens.txt"}}}]


def test_sarif_knows_a_finding_again(store: Path, tmp_path: Path) -> None:
    """Its fingerprint stays when its sentence moves and grows older."""
    (tmp_path / "the fens.txt").write_text(FENS.replace("\nCareers With", "\nThe sea is wide.\n\nCareers With"))
    run("load", tmp_path / "the fens.txt", "--store", tmp_path / "store")
    results = [
        json.loads(lint(*one, "--rule", "stale-figure", "--format", "sarif").stdout)["runs"][0]["results"][0]
        for one in ((store,), (tmp_path / "store", "--as-of", 2027))
    ]
    assert results[0]["partialFingerprints"] == results[1]["partialFingerprints"]
    assert results[0]["locations"] != results[1]["locations"]


class Page(HTMLParser):
    """The elements, attributes and text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element and its attributes."""
        self.elements.append(tag)
        self.attributes.extend(attrs)

    def handle_data(self, data: str) -> None:
        """Note the text."""
        self.text += data


def test_html_shows_a_table_and_each_finding(store: Path, tmp_path: Path) -> None:
    result = lint(store, "--no-shacl", "--format", "html", "-o", tmp_path / "lint.html")
    assert (result.exit_code, result.stdout) == (0, "")
    shown = Page((tmp_path / "lint.html").read_text(encoding="utf-8"))
    findings = found(store, "--no-shacl")
    assert shown.elements.count("table") == 1
    assert shown.elements.count("li") == len(findings)
    assert all(one["message"] in shown.text for one in findings)
    assert all(claim["quote"] in shown.text for one in findings for claim in one["evidence"])


def test_html_leads_from_the_table_to_each_rule(store: Path) -> None:
    shown = Page(lint(store, "--format", "html").stdout)
    ids = [value for name, value in shown.attributes if name == "id"]
    assert ids
    assert [value for name, value in shown.attributes if name == "href"] == [f"#{one}" for one in ids]


def test_html_needs_nothing_else(store: Path) -> None:
    """No script, no picture, no style sheet from elsewhere."""
    shown = Page(lint(store, "--format", "html").stdout)
    assert not {"script", "link", "img", "iframe"} & set(shown.elements)
    assert "src" not in {name for name, _ in shown.attributes}


def test_html_takes_a_name_as_text(hostile: Path) -> None:
    """Whatever stands in it."""
    shown = Page(lint(hostile, "--no-shacl", "--format", "html").stdout)
    assert HOSTILE in shown.text
    assert "script" not in shown.elements


@pytest.mark.parametrize(
    ("source", "links"),
    [
        ('https://example.org/?a="><b>&c', ['https://example.org/?a="><b>&c']),
        ("javascript:alert(1)", []),
        ("a.txt", []),
    ],
)
def test_html_leads_to_the_pages_of_the_web(source: str, links: list[str]) -> None:
    """By their addresses, and nowhere else."""
    claim = Claim(source, 0, 3, "<i>", "<u>", "urn:a", "pays", "urn:b")
    finding = Finding(Level.NOTE, "conflict", Node("urn:a", "A", "role"), "<p>", (claim,))
    shown = Page(page(Report((finding,), Settings(2026))))
    assert [value for name, value in shown.attributes if name == "href" and value and value[0] != "#"] == links
    assert not {"b", "i", "u"} & set(shown.elements[shown.elements.index("blockquote") :])
    assert source in shown.text


def test_html_of_no_findings_says_so(store: Path) -> None:
    shown = Page(lint(store, "--rule", "conflict", "--format", "html").stdout)
    assert "Nothing was found." in shown.text
    assert "table" not in shown.elements


def test_the_same_store_gives_the_same_report(store: Path) -> None:
    """In every format."""
    for name in ("text", "json", "sarif", "html"):
        assert lint(store, "--format", name).stdout == lint(store, "--format", name).stdout
