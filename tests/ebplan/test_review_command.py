"""`ebplan review` and `ebplan extract --corrections`, from what is typed to the files."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

import ebplan
from tests.conftest import ROOT
from tests.ebplan.conftest import Run

EXCERPT = ROOT / "samples" / "EB152_34-excerpt-zh.docx"
PDF = ROOT / "samples" / "EB152_34-excerpt-zh.pdf"


@pytest.fixture(scope="module")
def read() -> ebplan.Plan:
    return ebplan.read_plan(EXCERPT)


def corrections(folder: Path, plan: ebplan.Plan, **changes: Any) -> Path:
    """A file that makes the first action's status planned, with some of it changed."""
    record = plan.actions(1)[0]
    assert record.status is not None
    decision = {
        "decision": "correct",
        "record": record.id,
        "field": "status",
        "read": record.status.model_dump(),
        "corrected": {"value": "tbc", "text": "?"},
        "by": "Ana",
        "reason": "misread",
    }
    document = {
        "symbol": plan.document.symbol,
        "language": plan.document.language,
        "name": EXCERPT.name,
        "sha256": plan.document.source.sha256,
    }
    content = {"schema": "ebplan-corrections/1", "document": document, "decisions": [decision]}
    decision |= changes.pop("decision", {})
    document |= changes.pop("document", {})
    path = folder / "corrections.json"
    path.write_text(json.dumps({**content, **changes}), encoding="utf-8")
    return path


def test_corrections_are_in_every_file(run: Run, tmp_path: Path, read: ebplan.Plan) -> None:
    file = corrections(tmp_path, read)
    arguments = (EXCERPT, "-o", tmp_path / "out", "--corrections", file)
    done = run("extract", *arguments)
    assert done.exit_code == 0, done.output
    folder = tmp_path / "out" / EXCERPT.stem
    plan = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
    record = next(each for each in plan["records"] if each["kind"] == "action")
    assert record["status"] == {"value": "tbc", "text": "?"}
    assert "by Ana: misread" in record["findings"][-1]["message"]
    assert ",tbc," in (folder / "actions.csv").read_text(encoding="utf-8-sig").split("\n")[1]
    before = (folder / "plan.json").read_bytes()
    assert run("extract", *arguments, "-q").exit_code == 0
    assert (folder / "plan.json").read_bytes() == before
    assert run("check", folder / "plan.json").exit_code == 0


def test_what_the_document_no_longer_says_is_complained_about(
    run: Run, tmp_path: Path, read: ebplan.Plan
) -> None:
    file = corrections(tmp_path, read, decision={"read": {"value": "ongoing", "text": "从前"}})
    done = run("extract", EXCERPT, "-o", tmp_path / "out", "--corrections", file)
    assert done.exit_code == 0
    checked = run("check", tmp_path / "out" / EXCERPT.stem / "plan.json")
    assert checked.exit_code == 1
    assert '"ongoing 从前"' in checked.output
    assert "[correction_not_matching]" in checked.output


def test_another_format_of_the_document_takes_them(tmp_path: Path, read: ebplan.Plan) -> None:
    plan = ebplan.read_plan(PDF, corrections=corrections(tmp_path, read))
    status = plan.actions(1)[0].status
    assert status is not None
    assert status.value == "tbc"
    assert "corrections_of_other_file" in {each.code for each in plan.findings}


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"document": {"symbol": "EB154/1"}}, r"made for EB154/1 \(zh\), and EB152_34-excerpt-zh"),
        ({"decision": {"corrected": 5}}, r"decisions\.0\.corrected: "),
        ({"decision": {"field": "colour"}}, r"decisions\.0\.field: no field is named 'colour'"),
        ({"schema": "ebplan-corrections/2"}, "of schema ebplan-corrections/2"),
        ({"schema": "ebplan/1"}, "not a file of corrections"),
        ({"decisions": None}, "decisions: "),
    ],
)
def test_a_bad_file_is_one_line(
    run: Run, tmp_path: Path, read: ebplan.Plan, changes: dict[str, Any], line: str
) -> None:
    file = corrections(tmp_path, read, **changes)
    done = run("extract", EXCERPT, "-o", tmp_path / "out", "--corrections", file)
    assert done.exit_code == 2
    assert re.fullmatch(rf"ebplan: corrections\.json: {line}.*\n", done.stderr), done.stderr
    assert not (tmp_path / "out").exists()


def test_what_is_no_json_is_said(run: Run, tmp_path: Path) -> None:
    for content in (b"", b"\xff", b"[" * 100_000, b"[]", b'"x"'):
        file = tmp_path / "corrections.json"
        file.write_bytes(content)
        done = run("extract", EXCERPT, "-o", tmp_path / "out", "--corrections", file)
        assert (done.exit_code, done.stderr.count("\n")) == (2, 1), done.stderr


def test_corrections_are_of_one_document(run: Run, tmp_path: Path) -> None:
    done = run("extract", EXCERPT, PDF, "-o", tmp_path, "--corrections", tmp_path / "c.json")
    assert done.exit_code == 2
    assert "name one SOURCE" in done.stderr


def test_a_page_is_written_with_decisions_to_go_on_with(
    run: Run, tmp_path: Path, read: ebplan.Plan
) -> None:
    target = tmp_path / "pages" / "review.html"
    file = corrections(tmp_path, read)
    done = run("review", EXCERPT, "-o", target, "--corrections", file)
    assert done.exit_code == 0, done.output
    assert done.stderr.endswith("review.html\n")
    page = target.read_text(encoding="utf-8")
    assert '"by":"Ana","reason":"misread"' in page
    assert run("review", EXCERPT, "-o", target, "--corrections", file, "-q").output == ""
    assert target.read_text(encoding="utf-8") == page


def test_readers_are_compared_or_said_why_not(tmp_path: Path) -> None:
    untagged = ROOT / "samples" / "EB152_34-excerpt-zh-untagged.pdf"
    page = ebplan.review(untagged, scale=0.5).decode("utf-8")
    assert '"name":"tags","differences":null,"reason":"the PDF has no tags"' in page
    page = ebplan.review(PDF, scale=0.5).decode("utf-8")
    assert '"readers":[{"name":"rules","differences":0,"reason":null}]' in page
    assert '"readers":[]' in ebplan.review(PDF, scale=0.5, readers=[]).decode("utf-8")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("review.pdf",), "name a file ending in .html"),
        (("r.html", "--readers", "eyes"), "reader 'eyes' can't read a docx file"),
        (("r.html", "--scale", "nan"), "nan is no number"),
        (("r.html", "--corrections", "none.json"), "none.json"),
    ],
)
def test_bad_arguments_are_one_line(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], line: str
) -> None:
    target, *options = arguments
    done = run("review", EXCERPT, "-o", tmp_path / target, *options)
    assert done.exit_code == 2
    assert line in done.stderr
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_document_without_a_plan_has_nothing_to_review(run: Run, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("a\tb\nc\td\n")
    done = run("review", note, "-o", tmp_path / "r.html")
    assert done.exit_code == 2
    assert "no table with the columns of a plan" in done.stderr


def test_a_plan_is_no_document_to_review(run: Run, tmp_path: Path) -> None:
    plan = ROOT / "tests" / "golden" / "EB152_34-excerpt-en.plan.json"
    done = run("review", plan, "-o", tmp_path / "review.html")
    assert done.exit_code == 2
    assert done.stderr == (
        f"ebplan: {plan.name}: is a JSON file, and a review needs the document itself; "
        "name the PDF, DOCX or text file that the plan was read from\n"
    )
    assert not (tmp_path / "review.html").exists()
