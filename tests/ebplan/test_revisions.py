"""Both views of a document with tracked changes, by the command line and by the function."""

import json
from pathlib import Path

import pytest

import ebplan
from tests.ebplan.conftest import Run
from tests.extract.docx.packages import members, save
from tests.extract.docx.test_docx_plans import REVISED


@pytest.fixture
def revised(tmp_path: Path) -> Path:
    """A plan with three actions and tracked changes; the third took the place of a fourth."""
    return save(tmp_path, members(REVISED), "revised.docx")


def numbers(path: Path) -> list[int]:
    return [each["number"] for each in json.loads(path.read_bytes())["records"] if each["number"]]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ([], [1, 2, 3]),
        (["--revisions", "final"], [1, 2, 3]),
        (["--revisions", "original"], [1, 2, 4]),
    ],
)
def test_extract(
    run: Run, revised: Path, tmp_path: Path, options: list[str], expected: list[int]
) -> None:
    result = run("extract", revised, "-o", tmp_path / "out", *options)
    assert result.exit_code == 0
    assert numbers(tmp_path / "out" / "revised" / "plan.json") == expected


def test_check_finds_what_the_view_shows(run: Run, revised: Path) -> None:
    def codes(*options: str) -> set[str]:
        (entry,) = json.loads(run("check", revised, "--json", *options).stdout)
        return {finding["code"] for finding in entry["findings"]}

    assert "number_gap" not in codes("--revisions", "final")
    assert "number_gap" in codes("--revisions", "original")


def test_tables(run: Run, revised: Path) -> None:
    def texts(*options: str) -> set[str]:
        (table,) = json.loads(run("tables", revised, *options).stdout)
        return {cell["text"] for cell in table["cells"]}

    assert {"制定框架", "3"} <= texts() == texts("--revisions", "final")
    assert {"旧框架", "4"} <= texts("--revisions", "original")
    assert not {"制定框架", "3"} & texts("--revisions", "original")


def test_the_function(revised: Path) -> None:
    assert ebplan.read_plan(revised) == ebplan.read_plan(revised, revisions="final")
    assert ebplan.read_plan(revised, revisions="original").records[0].action == "旧框架"
    with pytest.raises(ebplan.EbplanError, match="choose final or original"):
        ebplan.read_plan(revised, revisions="tracked")


@pytest.mark.parametrize("name", ["EB152_34-zh.pdf", "EB152_34-zh.txt"])
@pytest.mark.parametrize("command", ["extract", "check", "tables"])
def test_other_formats_have_no_original(
    run: Run, root: Path, tmp_path: Path, command: str, name: str
) -> None:
    output = ["-o", tmp_path / "out"] if command == "extract" else []
    result = run(command, root / "samples" / name, *output, "--revisions", "original")
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1
    assert "no tracked changes" in result.stderr
    assert "leave --revisions out" in result.stderr
    assert not (tmp_path / "out").exists()


def test_other_formats_are_final(run: Run, sample: Path) -> None:
    assert run("check", sample, "--revisions", "final").exit_code == 0


def test_a_plan_file_has_been_read_already(run: Run, plan_file: Path) -> None:
    result = run("check", plan_file, "--revisions", "original")
    assert result.exit_code == 2
    assert "--revisions can't be used" in result.stderr


def test_an_unknown_view_is_wrong_usage(run: Run, revised: Path) -> None:
    result = run("tables", revised, "--revisions", "tracked")
    assert result.exit_code == 2
    assert "final" in result.stderr


def test_the_other_view_needs_the_right_reader(run: Run, revised: Path) -> None:
    result = run("tables", revised, "--revisions", "original", "--reader", "rules")
    assert result.exit_code == 2
    assert "can't read a docx file" in result.stderr
    assert run("tables", revised, "--revisions", "original", "--reader", "markup").exit_code == 0
