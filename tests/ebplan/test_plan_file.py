"""A plan.json is told by its content, and refused with one clear line."""

import json
from pathlib import Path
from typing import Any

import pytest

import ebplan
from ebplan.plan_file import is_plan_file
from extract.errors import PlanFileError, SourceError
from normalize.records import Plan


def refused(path: Path, content: str) -> str:
    path.write_text(content, encoding="utf-8")
    with pytest.raises(PlanFileError) as caught:
        ebplan.load_plan(path)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def changed(plan: Plan, **fields: Any) -> str:
    return json.dumps({**plan.to_dict(), **fields})


def test_a_plan_comes_back_as_it_was(plan_file: Path, sound_plan: Plan) -> None:
    assert ebplan.load_plan(plan_file) == sound_plan


def test_the_name_does_not_matter(plan_file: Path, sound_plan: Plan) -> None:
    assert ebplan.load_plan(plan_file.rename(plan_file.with_name("x.txt"))) == sound_plan


def test_a_byte_order_mark_does_not_matter(plan_file: Path, sound_plan: Plan) -> None:
    plan_file.write_bytes(b"\xef\xbb\xbf\r\n" + plan_file.read_bytes())
    assert ebplan.load_plan(plan_file) == sound_plan


def test_a_newer_schema_is_refused(tmp_path: Path, sound_plan: Plan) -> None:
    line = refused(tmp_path / "plan.json", changed(sound_plan, schema="ebplan/2"))
    assert "schema ebplan/2" in line
    assert "newer" in line


@pytest.mark.parametrize(
    "content", ["{", '{"schema": "ebplan/1",}', "{" * 100_000, '{"a":' * 99999]
)
def test_broken_json_is_refused(tmp_path: Path, content: str) -> None:
    assert "not valid JSON" in refused(tmp_path / "plan.json", content)


@pytest.mark.parametrize("content", ["{}", '{"schema": 1}', '{"schema": "other/1"}'])
def test_other_json_is_refused(tmp_path: Path, content: str) -> None:
    assert "not a plan" in refused(tmp_path / "plan.json", content)


def test_a_plan_that_lacks_parts_is_refused_with_their_place(
    tmp_path: Path, sound_plan: Plan
) -> None:
    line = refused(tmp_path / "plan.json", changed(sound_plan, records=[{"id": "A1-1"}], themes=3))
    assert "themes: " in line
    assert " more" in line


@pytest.mark.parametrize("value", ["1", 1.5, True])
def test_values_are_not_bent_into_shape(tmp_path: Path, sound_plan: Plan, value: object) -> None:
    records = sound_plan.to_dict()["records"]
    records[0]["annex"] = value
    assert "records.0.annex" in refused(tmp_path / "x", changed(sound_plan, records=records))


def test_a_path_that_is_missing_or_a_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        ebplan.load_plan(tmp_path / "none.json")
    with pytest.raises(SourceError, match="folder"):
        ebplan.load_plan(tmp_path)


def test_a_plan_from_before_there_were_extra_columns_is_read(
    tmp_path: Path, sound_plan: Plan
) -> None:
    data = sound_plan.to_dict()
    for record in data["records"]:
        assert record.pop("extra") == {}
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    assert ebplan.load_plan(path) == sound_plan


@pytest.mark.parametrize("content", ["[]", '[{"id": "A1-1"}]', " [1, 2.5]\n"])
def test_a_list_is_json_and_no_plan(tmp_path: Path, content: str) -> None:
    path = tmp_path / "plan.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(PlanFileError, match="not a plan"):
        ebplan.load_plan(path)


@pytest.mark.parametrize("content", ["[1] the first\tof many", "[new]", '["a\t1'])
def test_a_text_that_begins_with_a_bracket_is_none(tmp_path: Path, content: str) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(content, encoding="utf-8")
    assert not is_plan_file(path)
