"""Files of costs: what they set, and what is wrong with those that cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphq.graph.cost import DEFAULT, RELATION_WEIGHTS, CostModel
from graphq.graph.costfile import NAMES, read
from graphq.ontology.errors import SettingsError

PAGE = (Path(__file__).parents[1] / "docs" / "paths.md").read_text(encoding="utf-8")


def costs(folder: Path, text: str) -> CostModel:
    """The costs that a file of this text sets."""
    file = folder / "costs.yaml"
    file.write_text(text, encoding="utf-8")
    return read(file)


def test_what_a_file_leaves_out_is_as_usual(tmp_path: Path) -> None:
    """An empty one sets nothing."""
    assert costs(tmp_path, "") == DEFAULT
    assert costs(tmp_path, "hub: 2\n") == CostModel(hub=2)


def test_a_weight_leaves_the_others_alone(tmp_path: Path) -> None:
    """Relations are set one by one."""
    assert costs(tmp_path, "relations: {hires: 4}").relations == {**RELATION_WEIGHTS, "hires": 4}


def test_the_example_of_the_page_works(tmp_path: Path) -> None:
    """And all that can be set is named there."""
    example = PAGE.split("```yaml\n")[1].split("```")[0]

    assert costs(tmp_path, example).relations["in_industry"] == 5
    section = PAGE.split("### Costs of your own")[1].split("\n## ")[0]
    assert all(f"`{name}`" in section for name in NAMES)


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("hub: 1\nhubs: 2\n", 2, "cannot be set"),
        ("wizardry: 2\n", 1, "it may set relations"),
        ("hub: 1\n\nhub: 2\n", 3, "set twice"),
        ("hub: many\n", 1, "from 0 to"),
        ("hub: -1\n", 1, "from 0 to"),
        ("hub: .nan\n", 1, "from 0 to"),
        ("hub: true\n", 1, "from 0 to"),
        ("step: 1\nordinary: 2.5\n", 2, "whole"),
        ("least: 0\n", 1, "above 0, up to 1"),
        ("other: 0\n", 1, "above 0"),
        ("relations: [hires]\n", 1, "must map"),
        ("hub: 1\nrelations: {hire: 2}\n", 2, "no relation 'hire'"),
        ("relations: {hires: 0}\n", 1, "the weight of hires"),
        ("hub: [1\n", 2, "as YAML"),
        ("- hub\n", None, "name: value"),
        ("hub: !!python/object:os.system {}\n", 1, "as YAML"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused(tmp_path: Path, text: str, line: int | None, what: str) -> None:
    """The line is named, and what it may say."""
    with pytest.raises(SettingsError, match=what) as caught:
        costs(tmp_path, text)

    assert caught.value.line == line
    assert caught.value.path == str(tmp_path / "costs.yaml")


def test_a_file_that_is_not_there_or_no_text_is_refused(tmp_path: Path) -> None:
    """One line says which, and why."""
    with pytest.raises(SettingsError, match="No such file"):
        read(tmp_path / "none.yaml")
    (tmp_path / "odd.yaml").write_bytes(b"hub: \xff")
    with pytest.raises(SettingsError, match="UTF-8"):
        read(tmp_path / "odd.yaml")
