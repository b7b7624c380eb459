"""`ebplan diff --format`: each form is printed or written, whole, with the exit code of a diff."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from ebplan.commands.boundary import TROUBLE
from ebplan.comparing import compare
from normalize.records import Status
from outputs.diff_daff import daff
from outputs.diff_formats import DIFF_FORMATS
from outputs.json_file import plan_json
from tests import factory

Run = Callable[..., Result]
FORMS = {
    "markdown": ("md", b"# What changed in EB152/34\n"),
    "html": ("html", b"<!doctype html>\n"),
    "daff": ("csv", b"@@,...,id,annex,"),
}


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """A version of the sound plan in which one action has another status."""
    plan = factory.plan()
    status = Status(value="planned", text="已做计划")
    first = plan.records[0].model_copy(update={"status": status})
    path = tmp_path / "newer.json"
    records = [first, *plan.records[1:]]
    path.write_bytes(plan_json(plan.model_copy(update={"records": records})))
    return path


@pytest.mark.parametrize("name", FORMS)
def test_a_form_is_printed_or_written_as_it_is(
    run: Run, plan_file: Path, newer: Path, tmp_path: Path, name: str
) -> None:
    ending, start = FORMS[name]
    printed = run("diff", plan_file, newer, "--format", name)
    written = run("diff", plan_file, newer, "-o", tmp_path / f"changes.{ending}")
    assert (printed.exit_code, written.exit_code) == (1, 1)
    assert printed.stdout_bytes.startswith(start)
    assert (tmp_path / f"changes.{ending}").read_bytes() == printed.stdout_bytes
    assert "已做计划".encode() in printed.stdout_bytes


@pytest.mark.parametrize("name", FORMS)
def test_the_same_plan_has_no_changes(run: Run, plan_file: Path, name: str) -> None:
    done = run("diff", plan_file, plan_file, "--format", name)
    assert done.exit_code == 0
    assert done.stdout_bytes.startswith(FORMS[name][1])


def test_a_form_that_is_not_known_is_named(run: Run, plan_file: Path) -> None:
    done = run("diff", plan_file, plan_file, "--format", "excel")
    assert done.exit_code == TROUBLE
    for name in DIFF_FORMATS:
        assert name in done.output


def test_a_document_in_two_formats_has_no_changed_row(root: Path) -> None:
    samples = root / "samples"
    made = compare(samples / "EB152_34-excerpt-ar.docx", samples / "EB152_34-excerpt-ar.pdf")
    pages = [{source.page for record in plan.records for source in record.sources}
             for plan in (made.old, made.new)]  # fmt: skip
    assert pages[0] != pages[1]
    header, skipped = daff(made).splitlines()
    assert header.startswith(b"@@,...,id,")
    assert set(skipped.split(b",")) == {b"..."}
