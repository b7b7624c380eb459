"""`ebplan diff`, from what is typed to what is printed and written."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import ebplan
from audit.diff.model import PlanDiff, Summary
from audit.diff.texts import text_parts
from normalize.records import Plan, Status
from outputs.diff_formats import DIFF_FORMATS, ENDINGS
from outputs.json_file import plan_json
from tests import factory
from tests.ebplan.conftest import Run

PLANNED = Status(value="planned", text="已做计划")


@pytest.fixture
def later() -> Plan:
    """The sound plan, with another status in its second action."""
    records = [
        each.model_copy(update={"status": PLANNED}) if each.id == "A1-2" else each
        for each in factory.sound_records()
    ]
    return factory.plan(records, symbol="EB154/3")


@pytest.fixture
def new(tmp_path: Path, later: Plan) -> Path:
    return written(tmp_path / "new.json", later)


def written(path: Path, plan: Plan) -> Path:
    """The plan as a file."""
    path.write_bytes(plan_json(plan))
    return path


def test_the_same_plan_exits_with_0(run: Run, plan_file: Path) -> None:
    result = run("diff", plan_file, plan_file)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("EB152/34 (zh): no changes\n")


def test_another_plan_exits_with_1_and_says_what_changed(
    run: Run, plan_file: Path, new: Path
) -> None:
    result = run("diff", plan_file, new)
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout.startswith("EB152/34 → EB154/3 (zh): 1 change\n")
    assert result.stdout.endswith("  A1-2 (page 1): 行动 2\n      status: ongoing → planned\n")


def test_a_plan_whose_records_share_an_id_is_refused(
    run: Run, plan_file: Path, tmp_path: Path
) -> None:
    """A change that names the id could be of either of them."""
    records = factory.sound_records()
    twins = [records[0], records[1].model_copy(update={"id": records[0].id}), *records[2:]]
    bad = written(tmp_path / "bad.json", factory.plan(twins))
    for arguments in ((plan_file, bad), (bad, plan_file)):
        result = run("diff", *arguments)
        assert (result.exit_code, result.stdout) == (2, "")
        [line] = result.stderr.splitlines()
        assert line.startswith(f"ebplan: {bad}: 2 records have the id {records[0].id}; ")


@pytest.mark.parametrize("option", [("--json",), ("--format", "json")])
def test_stdout_has_the_json(run: Run, plan_file: Path, new: Path, option: tuple[str, ...]) -> None:
    result = run("diff", plan_file, new, *option)
    assert (result.exit_code, result.stderr) == (1, "")
    data = json.loads(result.stdout)
    # Summary first, as in every form.
    assert list(data) == ["schema", "old", "new", "summary", "changes"]
    assert PlanDiff.model_validate(data).to_dict() == data
    assert (data["schema"], data["summary"]["fields"]) == ("ebplan-diff/1", {"status": 1})
    assert [(each["type"], each["old"], each["new"]) for each in data["changes"]] == [
        ("changed", "A1-2", "A1-2")
    ]
    [field] = data["changes"][0]["fields"]
    assert {**field, "parts": None} == field == {
        "field": "status",
        "old": "ongoing",
        "new": "planned",
        "old_text": "正在进行",
        "new_text": "已做计划",
        "parts": None,
    }  # fmt: skip


def test_the_json_fits_the_printed_schema(run: Run, plan_file: Path, new: Path) -> None:
    schema = json.loads(run("schema", "--diff").stdout)
    data = json.loads(run("diff", plan_file, new, "--json").stdout)
    jsonschema.Draft202012Validator(schema).validate(data)
    data["changes"][0]["confidence"] = 2
    assert not jsonschema.Draft202012Validator(schema).is_valid(data)
    assert run("schema", "--diff", "--multilingual").exit_code == 2


def test_python_gives_the_same(run: Run, plan_file: Path, new: Path) -> None:
    diff = ebplan.diff(plan_file, new)
    assert isinstance(diff, ebplan.PlanDiff)
    assert diff.to_dict() == json.loads(run("diff", plan_file, new, "--json").stdout)


@pytest.mark.parametrize("name", DIFF_FORMATS)
def test_every_form_is_printed_and_written(
    run: Run, tmp_path: Path, plan_file: Path, new: Path, name: str
) -> None:
    """What is written is what is printed, or for the terminal all of it."""
    file = tmp_path / "folder" / "changes"
    result = run("diff", plan_file, new, "--format", name, "-o", file)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"EB152/34 → EB154/3 (zh): 1 change\nwrote {file}\n"
    assert file.read_bytes() == run("diff", plan_file, new, "--format", name).stdout_bytes
    assert [path.name for path in file.parent.iterdir()] == ["changes"]
    assert name in run("diff", "--help").stdout


@pytest.mark.parametrize("ending", [each for each, name in ENDINGS.items() if name in DIFF_FORMATS])
def test_the_ending_names_the_form(
    run: Run, tmp_path: Path, plan_file: Path, new: Path, ending: str
) -> None:
    file = tmp_path / f"changes{ending.upper()}"
    assert run("diff", plan_file, new, "-o", file).exit_code == 1
    printed = run("diff", plan_file, new, "--format", ENDINGS[ending])
    assert file.read_bytes() == printed.stdout_bytes


def test_quiet_and_exact(run: Run, tmp_path: Path, plan_file: Path) -> None:
    spaced = [
        each.model_copy(update={"action": each.action.replace(" ", "\u00a0")})
        for each in factory.sound_records()
    ]
    other = written(tmp_path / "spaced.json", factory.plan(spaced))
    assert run("diff", plan_file, other).exit_code == 0
    result = run("diff", plan_file, other, "--exact", "--quiet")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "")
    out = tmp_path / "out.json"
    assert run("diff", plan_file, other, "--exact", "--quiet", "-o", out).output == ""
    assert json.loads(out.read_bytes())["summary"]["changed"] == len(spaced)


def test_all_shows_more(run: Run, tmp_path: Path) -> None:
    old, new = (
        written(
            tmp_path / f"{status.value}.json",
            factory.plan([factory.action(number, status=status) for number in range(1, 61)]),
        )
        for status in (PLANNED, Status(value="tbc", text="待完成"))
    )
    assert run("diff", old, new).stdout.endswith("and 10 more; --all shows them.\n")
    assert run("diff", old, new, "--all").stdout.count("planned → tbc") == 60


def trouble(run: Run, *arguments: Any) -> str:
    """The one line of a run that ends in trouble."""
    result = run("diff", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    lines: list[str] = result.stderr.splitlines()
    assert len(lines) == 1 or lines[0].startswith("Usage: ")
    return lines[-1]


def test_trouble_is_one_line(run: Run, tmp_path: Path, plan_file: Path, new: Path) -> None:
    assert trouble(run, plan_file, tmp_path / "none").endswith("none: no such file; check the path")
    assert "can't be written" in trouble(run, plan_file, new, "-o", plan_file / "x.json")
    assert "one of terminal, json" in trouble(run, plan_file, new, "-o", tmp_path / "x.docx")
    assert "none of terminal, json" in trouble(run, plan_file, new, "--format", "xml")
    assert "name one" in trouble(run, plan_file, new, "--json", "--format", "terminal")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new.json", "plan.json"]


def test_two_languages_are_trouble_that_names_both_files(
    run: Run, tmp_path: Path, plan_file: Path
) -> None:
    folder = tmp_path / "fr"
    folder.mkdir()
    french = written(folder / "plan.json", factory.plan(language="fr"))
    line = trouble(run, plan_file, french)
    assert f"{plan_file} is in zh and {french} in fr; compare versions in one language" in line
    with pytest.raises(ebplan.EbplanError, match="in one language"):
        ebplan.diff(plan_file, french)


def test_a_document_against_its_plan(run: Run, tmp_path: Path, sample: Path) -> None:
    path = written(tmp_path / "plan.json", ebplan.read_plan(sample))
    assert run("diff", sample, path, "--exact").exit_code == 0


def test_the_example_of_the_documentation_is_a_difference(root: Path) -> None:
    page = (root / "docs" / "diff.md").read_text(encoding="utf-8")
    [example] = re.findall(r"^```json\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    diff = PlanDiff.model_validate_json(example)
    assert diff.to_dict() == json.loads(example)
    fields = diff.changes[0].fields
    assert fields[0].parts == text_parts(str(fields[0].old), str(fields[0].new))
    assert diff.summary == Summary(
        changed=1, removed=1, unchanged=127, fields={"action": 1, "cost": 1}
    )
