"""`ebplan dashboard` and `ebplan.dashboard`: a page, or one line of trouble and nothing written."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

import ebplan
from ebplan.commands.boundary import TROUBLE
from outputs.json_file import plan_json
from tests import factory

Run = Callable[..., Result]


def test_a_page_is_written_and_said(run: Run, plan_file: Path, tmp_path: Path) -> None:
    page = tmp_path / "new" / "page.html"
    done = run("dashboard", plan_file, "-o", page)
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.startswith(f"wrote {page} (0.")
    assert page.read_bytes() == ebplan.dashboard([plan_file])
    assert page.read_bytes().startswith(b"<!doctype html>\n")
    assert list(page.parent.iterdir()) == [page]


def test_quiet_says_nothing(run: Run, plan_file: Path, tmp_path: Path) -> None:
    assert run("dashboard", plan_file, "-o", tmp_path / "page.html", "--quiet").output == ""


def test_languages_and_versions_of_documents_and_plans_are_taken_together(
    run: Run, root: Path, tmp_path: Path
) -> None:
    samples = root / "samples"
    later = tmp_path / "later.json"
    later.write_bytes(plan_json(factory.plan(symbol="EB154/7", language="en")))
    page = tmp_path / "page.html"
    given = [samples / f"EB152_34-excerpt-{each}.docx" for each in ("en", "ar")]
    done = run("dashboard", *given, later, "-o", page)
    assert done.exit_code == 0, done.output
    text = page.read_text(encoding="utf-8")
    assert text.count('"editions":') == 2
    assert text.count('"direction":"rtl"') == 1


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["plan.json", "plan.json"], "plan.json: named twice; name each plan once"),
        (["plan.json", "same.json"], "are the same plan; name each plan once"),
        (["plan.json", "broken.json"], "broken.json: not valid JSON"),
        (["missing.pdf"], "missing.pdf: "),
        (["plan.json", "english.json", "later.json"], "which version"),
    ],
)
def test_trouble_is_one_line_and_nothing_is_written(
    run: Run, plan_file: Path, tmp_path: Path, names: list[str], said: str
) -> None:
    (tmp_path / "same.json").write_bytes(plan_file.read_bytes())
    (tmp_path / "broken.json").write_text("{")
    (tmp_path / "english.json").write_bytes(plan_json(factory.plan(language="en")))
    (tmp_path / "later.json").write_bytes(plan_json(factory.plan([factory.action(1)])))
    page = tmp_path / "page.html"
    before = sorted(tmp_path.iterdir())
    done = run("dashboard", *(tmp_path / name for name in names), "-o", page)
    assert done.exit_code == TROUBLE
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert sorted(tmp_path.iterdir()) == before


def test_a_page_that_cannot_be_written_leaves_the_old_one(
    run: Run, plan_file: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "page.html"
    folder.mkdir()
    done = run("dashboard", plan_file, "-o", folder)
    assert done.exit_code == TROUBLE
    assert "choose another name with -o" in done.stderr
    assert list(folder.iterdir()) == []
