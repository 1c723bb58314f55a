"""Annotations are read from JSON, and what is wrong with one is said with its line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from graphq.loaders import annotation
from graphq.ontology.errors import SourceError
from graphq.ontology.fact import Relation

if TYPE_CHECKING:
    from pathlib import Path

FACT = {"relation": "requires_skill", "subject": "weaver", "object": ["dyeing", "colouring"], "evidence": "They dye."}


def written(folder: Path, *facts: Any, name: str = "looms.json", **members: Any) -> Path:
    """An annotation of these facts, each on lines of its own: the first on line 4, the next four or more below."""
    path = folder / name
    rows = {"article": "looms.txt", "programme": None, "facts": list(facts)} | members
    path.write_text(json.dumps(rows, indent=1), encoding="utf-8")
    return path


def refusal(path: Path) -> SourceError:
    """What is wrong with the annotation in a file."""
    with pytest.raises(SourceError) as caught:
        annotation.read(path)
    assert caught.value.path == str(path)
    return caught.value


def test_an_annotation(tmp_path: Path) -> None:
    path = written(tmp_path, FACT, programme="Weaving degree")
    read = annotation.read(path)
    assert (read.path, read.article, read.programme) == (path, "looms.txt", "Weaving degree")
    (fact,) = read.facts
    assert (fact.relation, fact.subject, fact.object) == (
        Relation.REQUIRES_SKILL,
        ("weaver",),
        ("dyeing", "colouring"),
    )
    assert (fact.evidence, fact.optional, fact.necessity) == ("They dye.", False, "")


def test_a_figure_keeps_all_its_members(tmp_path: Path) -> None:
    value = {"min": 30, "max": 40, "period": "hour", "percentile": 90}
    (fact,) = annotation.read(written(tmp_path, {"relation": "pays", "subject": "weaver", "object": value})).facts
    assert fact.object == value


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"relation": "sings"}, 'no relation "sings": there are leads_to, pays'),
        ({"relation": ["pays"]}, "no relation"),
        ({"subject": []}, '"subject" must be a label or a list of labels'),
        ({"object": 4}, '"object" must be a label'),
        ({"object": {"name": "dyeing"}}, '"object" must be a label'),
        ({"relation": "pays"}, '"object" of pays must be an object'),
        ({"relation": "pays", "object": {"min": "30"}}, '"min" of the object must be a number'),
        ({"optional": "yes"}, '"optional" must be true or false'),
        ({"necessity": "always"}, '"necessity" must be one of required, typical, preferred'),
        ({"evidence": 4}, '"evidence" must be a text'),
    ],
)
def test_a_fact_that_is_none_is_refused_with_its_line(tmp_path: Path, change: dict[str, Any], says: str) -> None:
    """Its number too, for a file that is all on one line."""
    path = written(tmp_path, FACT, FACT | change)
    error = refusal(path)
    assert says in str(error)
    assert str(error).startswith("fact 2: ")
    lines = path.read_text(encoding="utf-8").splitlines()
    starts = [number for number, line in enumerate(lines, 1) if line == "  {"]
    assert error.line == starts[1]


@pytest.mark.parametrize("name", ["relation", "subject", "object"])
def test_what_a_fact_lacks_is_named(tmp_path: Path, name: str) -> None:
    lacking = {member: value for member, value in FACT.items() if member != name}
    assert f'"{name}" is missing' in str(refusal(written(tmp_path, lacking)))


@pytest.mark.parametrize("written_as", ["{}", "[]", '{"facts": []}', '{"article": 4, "facts": []}', '{"article": "x"}'])
def test_other_json_is_refused(tmp_path: Path, written_as: str) -> None:
    path = tmp_path / "looms.json"
    path.write_text(written_as, encoding="utf-8")
    assert "an annotation" in str(refusal(path))


def test_what_is_not_json_is_refused_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "looms.json"
    path.write_text('{"article": "looms.txt",\n "facts": [}\n', encoding="utf-8")
    error = refusal(path)
    assert (error.line, error.column) == (2, 12)
    assert "not JSON" in str(error)


@pytest.mark.parametrize("data", [b"\xff\xfe{\x00", b'{"article": "caf\xe9"}'])
def test_what_is_not_utf_8_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "looms.json"
    path.write_bytes(data)
    assert "UTF-8" in str(refusal(path))


def test_nesting_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "looms.json"
    path.write_text("[" * 200_000, encoding="utf-8")
    assert "nested too deeply" in str(refusal(path))


def test_a_file_that_is_missing(tmp_path: Path) -> None:
    assert "no such file" in str(refusal(tmp_path / "looms.json"))


def test_a_folder_stands_for_its_annotations(tmp_path: Path) -> None:
    """In the order of their names; a file that is named twice is read once."""
    second, first = written(tmp_path, name="b.json"), written(tmp_path, name="a.json")
    (tmp_path / "looms.txt").write_text("no annotation")
    assert list(annotation.find([tmp_path, first])) == [first, second]


def test_a_folder_without_annotations(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"none of its files ends in \.json"):
        list(annotation.find([tmp_path]))


@pytest.mark.parametrize("folder", ["gold", "texts", "unlabelled"])
def test_the_text_of_an_annotation_is_found(tmp_path: Path, folder: str) -> None:
    """Beside it, or in a folder next to its folder."""
    (tmp_path / "gold").mkdir()
    (tmp_path / folder).mkdir(exist_ok=True)
    read = annotation.read(written(tmp_path / "gold", FACT))
    assert annotation.text_of(read) is None
    text = tmp_path / folder / "looms.txt"
    text.write_text("Looms")
    found = annotation.text_of(read)
    assert found
    assert found.resolve() == text.resolve()


def test_the_folder_of_the_text_may_be_given(tmp_path: Path) -> None:
    """Then it is looked for nowhere else."""
    read = annotation.read(written(tmp_path, FACT))
    (tmp_path / "looms.txt").write_text("Looms")
    (tmp_path / "other").mkdir()
    assert annotation.text_of(read, tmp_path / "other") is None
    assert annotation.text_of(read, tmp_path) == tmp_path / "looms.txt"


def test_predictions_are_lines(tmp_path: Path) -> None:
    """As ``graphq extract`` writes them; of a list the first wording; other relations are passed over."""
    path = tmp_path / "found.jsonl"
    rows = [FACT | {"evidence": {"quote": "They dye.", "start": 0}}, {"relation": "sings"}]
    path.write_text("\n".join(map(json.dumps, rows)) + "\n\n", encoding="utf-8")
    (fact,) = annotation.predictions(path)
    assert (fact.object, fact.evidence) == (("dyeing",), "They dye.")


@pytest.mark.parametrize(
    ("line", "says"), [("{", "not JSON"), ("[]", "a fact is an object"), ('{"subject": "x"}', '"relation" is missing')]
)
def test_a_prediction_that_is_none_is_refused_with_its_line(tmp_path: Path, line: str, says: str) -> None:
    path = tmp_path / "found.jsonl"
    path.write_text(f"{json.dumps(FACT)}\n{line}\n", encoding="utf-8")
    with pytest.raises(SourceError, match=says) as caught:
        annotation.predictions(path)
    assert (caught.value.path, caught.value.line) == (str(path), 2)
