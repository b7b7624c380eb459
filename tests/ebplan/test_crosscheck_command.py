"""`ebplan crosscheck`, from what is typed to what is printed."""

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

import ebplan
from audit.crosscheck import Crosscheck, Disagreement, Reading, Unmatched
from extract import read_document
from extract.document import Document, Table
from outputs import crosscheck_report
from outputs.crosscheck_report import MOST_LINES
from tests.ebplan.conftest import Run
from tests.extract.independent.plans import small_plan
from tests.extract.pdf.builder import Page, Pdf

QUICK = ("--readers", "tags,rules,pdfplumber")


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    """A small plan, tagged and ruled."""
    return small_plan().save(tmp_path / "plan.pdf")


@pytest.fixture
def misread(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rules are made to show another text in one cell than the tags do."""

    def spoiled(path: Path, **options: Any) -> Document:
        document = read_document(path, **options)
        if options.get("reader") != "rules":
            return document
        blocks = [
            replace(block, cells=tuple(map(_spoil, block.cells)))
            if isinstance(block, Table)
            else block
            for block in document.blocks
        ]
        return replace(document, blocks=blocks)

    monkeypatch.setattr("ebplan.crosschecking.read_document", spoiled)


def _spoil(cell: Any) -> Any:
    return replace(cell, text=cell.text.replace("已经完成", "尚未完成"))


def test_readers_that_agree_exit_with_0(run: Run, pdf: Path) -> None:
    result = run("crosscheck", pdf, *QUICK)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "plan.pdf: 3 readers agree; reference: tags",
        "  tags        100.00 % of 41 fields, 4 records",
        "  rules       100.00 % of 41 fields, 4 records",
        "  pdfplumber  100.00 % of 41 fields, 4 records",
    ]
    assert result.stderr == ""


@pytest.mark.usefixtures("misread")
def test_readers_that_disagree_exit_with_1_and_say_where(run: Run, pdf: Path) -> None:
    result = run("crosscheck", pdf, *QUICK)
    assert result.exit_code == 1
    [line] = result.stdout.splitlines()[4:]
    assert line.startswith("A2-1, page 1 [")
    assert line.endswith('comments: tags "已经完成", rules "尚未完成"')


@pytest.mark.usefixtures("misread")
def test_the_json_has_the_field_the_place_and_both_readings(run: Run, pdf: Path) -> None:
    result = run("crosscheck", pdf, "--readers", "rules,tags", "--json")
    assert result.exit_code == 1
    data = json.loads(result.stdout)
    assert (data["reference"], data["agree"]) == ("tags", False)
    assert [each["reader"] for each in data["readings"]] == ["tags", "rules"]
    [found] = data["readings"][1]["disagreements"]
    assert (found["record"], found["field"]) == ("A2-1", "comments")
    assert (found["reference"], found["reading"]) == ("已经完成", "尚未完成")
    assert found["sources"][0]["page"] == 1


def test_a_reader_whose_library_is_missing_is_listed_with_the_remedy(
    run: Run, pdf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for library in ("camelot", "pdfplumber"):
        monkeypatch.setitem(sys.modules, library, None)
    result = run("crosscheck", pdf)
    assert result.exit_code == 0
    assert "  camelot     can't read it: reader 'camelot' needs camelot" in result.stdout
    assert result.stdout.count("pip install 'ebplan[crosscheck]'") == 2


def test_one_reader_left_is_one_line(run: Run, pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    result = run("crosscheck", pdf, "--readers", "rules,pdfplumber")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr == (
        f"ebplan: {pdf}: only rules could read it, so there is nothing to compare (pdfplumber: "
        "reader 'pdfplumber' needs pdfplumber, which is not installed; "
        "pip install 'ebplan[crosscheck]')\n"
    )


def test_no_reader_left_says_what_is_wrong_with_the_document(run: Run, tmp_path: Path) -> None:
    page = Page()
    page.text(50, 50, "Nothing but words.")
    path = Pdf(page).save(tmp_path / "words.pdf")
    result = run("crosscheck", path, *QUICK)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"ebplan: {path}: no table with the columns of a plan")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("suffix", ["docx", "txt"])
def test_a_format_with_one_reader_has_nothing_to_compare(run: Run, root: Path, suffix: str) -> None:
    result = run("crosscheck", root / "samples" / f"EB152_34-zh.{suffix}")
    assert result.exit_code == 2
    assert "has one reader (markup), so there is nothing to compare" in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("names", "words"),
    [("tags", "takes two readers"), ("tags,ocr", "reader 'ocr'"), ("", "reader ''")],
)
def test_readers_that_can_not_be_compared(run: Run, pdf: Path, names: str, words: str) -> None:
    result = run("crosscheck", pdf, "--readers", names)
    assert result.exit_code == 2
    assert words in result.stderr
    assert "tags, rules, alignment, pdfplumber, camelot" in result.stderr


def test_a_source_that_is_not_there(run: Run, tmp_path: Path) -> None:
    result = run("crosscheck", tmp_path / "none.pdf")
    assert result.exit_code == 2
    assert "no such file" in result.stderr


def test_the_options_of_a_document_are_used(run: Run, pdf: Path) -> None:
    result = run("crosscheck", pdf, *QUICK, "--language", "xx")
    assert result.exit_code == 2
    assert "no lexicon for language 'xx'" in result.stderr


def test_tags_and_rules_agree_on_the_sample(root: Path) -> None:
    result = ebplan.crosscheck(root / "samples" / "EB152_34-zh.pdf", readers=["tags", "rules"])
    assert result.agree
    assert [(one.records, one.share) for one in result.readings] == [(121, 1.0), (121, 1.0)]


def test_the_independent_readers_give_a_plan_too(run: Run, pdf: Path, tmp_path: Path) -> None:
    result = run("extract", pdf, "-o", tmp_path / "out", "--reader", "pdfplumber", "--quiet")
    assert result.exit_code == 0
    plan = json.loads((tmp_path / "out" / "plan" / "plan.json").read_text(encoding="utf-8"))
    assert plan["document"]["reader"] == "pdfplumber"
    assert run("tables", pdf, "--reader", "pdfplumber").exit_code == 0


@pytest.mark.parametrize("model", [Crosscheck, Reading, Unmatched, Disagreement])
def test_the_page_explains_every_field(root: Path, model: type[BaseModel]) -> None:
    page = (root / "docs" / "crosscheck.md").read_text(encoding="utf-8")
    for name, field in model.model_fields.items():
        assert f"`{field.alias or name}`" in page


@pytest.mark.parametrize(("option", "most"), [((), MOST_LINES), (("--all",), None)])
def test_all_differences_are_asked_for_with_all(
    run: Run, pdf: Path, monkeypatch: pytest.MonkeyPatch, option: tuple[str, ...], most: int | None
) -> None:
    asked: list[int | None] = []

    def lines(result: Crosscheck, *, most: int | None) -> list[str]:
        asked.append(most)
        return []

    monkeypatch.setattr(crosscheck_report, "crosscheck_lines", lines)
    run("crosscheck", str(pdf), *QUICK, *option)
    assert asked == [most]
