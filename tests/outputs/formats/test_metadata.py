"""The Data Package and CSV on the Web: valid, and what they say of the tables is true."""

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import frictionless
import pytest
from hypothesis import HealthCheck, given, settings

from normalize.records import Plan
from outputs.contents import Licence, licence_from
from outputs.formats import render
from outputs.writer import write_files
from tests import factory
from tests.outputs.formats.plans import hostile_plan, plans, rows_of

NAME = re.compile(r"(?!_)([A-Za-z0-9_]|%[0-9A-F]{2})+")


def package(plan: Plan, licence: Licence | None = None) -> dict[str, Any]:
    files = render(plan, ["datapackage"], licence)
    found: dict[str, Any] = json.loads(files["datapackage.json"])
    return found


def validate(plan: Plan, folder: Path) -> list[Any]:
    """What the frictionless tool finds amiss in the package."""
    write_files(folder, render(plan, ["datapackage"]))
    report = frictionless.Package(str(folder / "datapackage.json")).validate()
    return [
        *(error.message for error in report.errors),
        *(error.message for task in report.tasks for error in task.errors),
        *(warning for task in report.tasks for warning in task.warnings),
    ]


@pytest.mark.parametrize(
    "plan", [factory.plan(), factory.plan([]), hostile_plan(), hostile_plan(12)]
)
def test_the_package_is_valid(plan: Plan, tmp_path: Path) -> None:
    assert validate(plan, tmp_path / "out") == []


def test_the_package_of_the_samples_is_valid(sample_plan: Plan, tmp_path: Path) -> None:
    assert validate(sample_plan, tmp_path / "out") == []


def test_a_broken_table_is_no_valid_package(tmp_path: Path) -> None:
    validate(factory.plan(), tmp_path / "out")
    path = tmp_path / "out" / "actions.exact.csv"
    path.write_text(path.read_text().replace("A1-2", "A1-1").replace("budgeted", "much"))
    report = frictionless.Package(str(tmp_path / "out" / "datapackage.json")).validate()
    found = {error.type for task in report.tasks for error in task.errors}
    assert {"hash-count", "primary-key", "constraint-error"} <= found


def test_a_plan_with_an_id_twice_has_no_key_and_is_valid(tmp_path: Path) -> None:
    plan = factory.plan([factory.action(1), factory.action(1, subheading="A1-s9")])
    schema = package(plan)["resources"][0]["schema"]
    assert "primaryKey" not in schema
    assert "foreignKeys" not in schema
    assert validate(plan, tmp_path / "out") == []


@given(plan=plans)
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_package_reads_back_as_the_plan(plan: Plan, tmp_path: Path) -> None:
    write_files(tmp_path / "out", render(plan, ["datapackage"]))
    made = frictionless.Package(str(tmp_path / "out" / "datapackage.json"))
    found = [row.to_dict() for row in made.get_resource("actions").read_rows()]
    # A CSV cell can't tell an empty text from none.
    expected = [
        {name: value if value not in ("", []) else None for name, value in row.items()}
        for row in rows_of(plan)
    ]
    assert found == expected


def test_the_package_says_what_is_known_of_its_files() -> None:
    plan = factory.plan()
    files = render(plan, ["datapackage"])
    found = json.loads(files["datapackage.json"])
    assert found["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert found["name"] == "eb152-34-zh"
    [source] = found["sources"]
    assert "EB152/34" in source["title"]
    assert "EB152_34-zh.pdf" in source["title"]
    assert source["version"] == "sha256:" + "0" * 64
    assert [each["name"] for each in found["resources"]] == ["actions", "subheadings", "findings"]
    for resource in found["resources"]:
        content = files[resource["path"]]
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert all(field["description"] for field in resource["schema"]["fields"])
    [link] = found["resources"][0]["schema"]["foreignKeys"]
    assert link["reference"] == {"resource": "subheadings", "fields": ["id"]}


def test_no_licence_is_claimed_that_was_not_named() -> None:
    plan = factory.plan()
    assert "licenses" not in package(plan)
    assert "No licence is stated" in package(plan)["description"]
    named = package(plan, Licence(name="CC-BY-4.0"))
    assert named["licenses"] == [{"name": "CC-BY-4.0"}]
    assert "No licence" not in named["description"]
    assert package(plan, Licence(address="https://x.example/l"))["licenses"] == [
        {"path": "https://x.example/l"}
    ]


@pytest.mark.parametrize("text", ["", "two words", "ftp://x", "https://", "javascript:alert(1)"])
def test_what_is_no_licence_is_none(text: str) -> None:
    assert licence_from(text) is None


@pytest.mark.parametrize("symbol", ["EB152/34", "م ت152/34", "文件", "../../x"])
def test_a_package_has_a_name_that_tools_take(symbol: str) -> None:
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]*", package(factory.plan(symbol=symbol))["name"])


def metadata(plan: Plan) -> tuple[dict[str, Any], Mapping[str, bytes]]:
    files = render(plan, ["csvw"])
    return json.loads(files["csv-metadata.json"]), files


def converted(text: str, column: Mapping[str, Any]) -> Any:
    """The cell as the rules of W3C's tabular data model have it; fails where it breaks them."""
    if "separator" in column:
        return [_typed(each, column["datatype"]) for each in text.split(column["separator"])]
    return _typed(text, column["datatype"])


def _typed(text: str, datatype: Any) -> Any:
    base = datatype["base"] if isinstance(datatype, dict) else datatype
    if base == "integer":
        assert re.fullmatch(r"-?\d+", text)
        return int(text)
    if base == "boolean":
        assert text in datatype["format"].split("|")
        return text == "true"
    assert base == "string"
    if isinstance(datatype, dict):
        assert re.fullmatch(datatype["format"], text)
    return text


def read(table: Mapping[str, Any], files: Mapping[str, bytes]) -> Iterator[dict[str, Any]]:
    columns = table["tableSchema"]["columns"]
    text = files[table["url"]].decode("utf-8")
    header, *lines = csv.reader(io.StringIO(text, newline=""))
    assert header == [column["titles"] for column in columns]
    for line in lines:
        yield {
            column["titles"]: converted(cell, column) if cell else None
            for cell, column in zip(line, columns, strict=True)
        }


@pytest.mark.parametrize("plan", [factory.plan(), hostile_plan(), hostile_plan(12)])
def test_csv_on_the_web_describes_the_tables(plan: Plan) -> None:
    found, files = metadata(plan)
    assert found["@context"] == ["http://www.w3.org/ns/csvw", {"@language": "en"}]
    for table in found["tables"]:
        schema = table["tableSchema"]
        names = [column["name"] for column in schema["columns"]]
        assert len(set(names)) == len(names)
        assert all(NAME.fullmatch(name) for name in names)
        assert [unquote(name) for name in names] == [each["titles"] for each in schema["columns"]]
        rows = list(read(table, files))
        keys = [row[schema["primaryKey"]] for row in rows]
        assert None not in keys
        assert len(set(keys)) == len(keys)
    expected = [
        {name: value if value not in ("", []) else None for name, value in row.items()}
        for row in rows_of(plan)
    ]
    assert list(read(found["tables"][0], files)) == expected


def test_csv_on_the_web_names_document_and_licence() -> None:
    files = render(factory.plan(), ["csvw"], Licence(address="https://x.example/l"))
    found = json.loads(files["csv-metadata.json"])
    assert found["dc:identifier"] == "EB152/34"
    assert found["dc:license"] == {"@id": "https://x.example/l"}
    assert "dc:license" not in metadata(factory.plan())[0]
