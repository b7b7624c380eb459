"""`ebplan ingest`, `history` and `export`."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ebplan import EbplanError, ingest, ingestion
from ebplan.commands import main
from outputs.json_file import plan_json
from tests.conftest import ROOT
from tests.outputs.store.plans import add, dump, edition, records, status

SAMPLES = ROOT / "samples"
TEXT, DOCX = SAMPLES / "EB152_34-zh.txt", SAMPLES / "EB152_34-excerpt-en.docx"
PDF = SAMPLES / "EB152_34-excerpt-en.pdf"
Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    """`run("history", ...)` runs the command line and gives what it printed."""
    return lambda *arguments: CliRunner().invoke(main, [str(each) for each in arguments])


def test_ingest_says_what_became_of_each_source(run: Run, database: str) -> None:
    done = run("ingest", DOCX, PDF, "--database", database)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        f"{DOCX}: version 1 of EB152/34 (en), the first: 24 actions, 6 subheadings",
        f"{PDF}: another file of version 1 of EB152/34 (en), the same plan",
    ]
    again = run("ingest", DOCX, "--database", database)
    assert again.stdout == f"{DOCX}: nothing new: version 1 of EB152/34 (en)\n"


def test_export_writes_what_extract_wrote(run: Run, database: str, tmp_path: Path) -> None:
    assert run("extract", PDF, "-o", tmp_path / "extracted").exit_code == 0
    assert run("ingest", PDF, "--database", database).exit_code == 0
    done = run("export", "--version", 1, "--database", database, "-o", tmp_path / "exported")
    assert done.exit_code == 0
    assert "24 actions" in done.stderr
    for name in ("plan.json", "actions.csv", "subheadings.csv"):
        extracted = (tmp_path / "extracted" / PDF.stem / name).read_bytes()
        assert (tmp_path / "exported" / name).read_bytes() == extracted


def test_a_newer_ebplan_adds_a_run(
    run: Run, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("ingest", DOCX, "--database", database)
    monkeypatch.setattr(ingestion, "__version__", "0.2.0")
    done = run("ingest", DOCX, "--database", database)
    assert done.stdout == f"{DOCX}: new run, same content: version 1 of EB152/34 (en)\n"
    shown = run("history", "--database", database).stdout
    assert "run 1, " in shown
    assert "UTC: ebplan 0.2.0, lxml " in shown


def test_a_known_file_is_not_read_again(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "other name.docx"
    copy.write_bytes(DOCX.read_bytes())
    first = ingest(DOCX, database)
    monkeypatch.setattr(ingestion, "read_plan", None)
    assert ingest(copy, database).run == first.run


def test_options_tell_runs_apart(database: str, tmp_path: Path) -> None:
    lexicon = tmp_path / "mine.toml"
    lexicon.write_bytes((ROOT / "normalize" / "lexicon" / "en.toml").read_bytes())
    assert ingest(DOCX, database).outcome == "version"
    assert ingest(DOCX, database, lexicon=lexicon).outcome == "run"
    moved = lexicon.rename(tmp_path / "renamed.toml")
    assert ingest(DOCX, database, lexicon=moved).outcome == "nothing"
    moved.write_text(moved.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
    assert ingest(DOCX, database, lexicon=moved).outcome == "run"
    options = [row for row in dump(database)["runs"] if str(tmp_path) in repr(row)]
    assert options == []


def test_one_bad_source_does_not_stop_the_others(run: Run, database: str, tmp_path: Path) -> None:
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.7 no more")
    done = run("ingest", bad, tmp_path / "none.pdf", DOCX, "--database", database, "--json")
    assert done.exit_code == 2
    assert [line.split(": ")[1] for line in done.stderr.splitlines()] == [
        str(bad),
        str(tmp_path / "none.pdf"),
    ]
    [entry] = json.loads(done.stdout)
    assert (entry["source"], entry["outcome"], entry["version"]) == (str(DOCX), "version", 1)


def test_a_bad_source_makes_no_database(run: Run, tmp_path: Path) -> None:
    database = tmp_path / "plans.db"
    assert run("ingest", ROOT / "README.md", "--database", database).exit_code == 2
    assert not database.exists()


def test_a_plan_file(run: Run, database: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_bytes(plan_json(edition(1, records(1))))
    done = run("ingest", path, "--database", database, "--dated", "2023-01-10")
    assert "version 1 of EB152/34 (zh), the first: 1 action, " in done.stdout
    assert run("ingest", path, "--database", database, "--reader", "rules").exit_code == 2
    shown = run("history", "--database", database).stdout
    assert "version 1, dated 2023-01-10: 1 action" in shown
    assert "plan.json (its software is not known), read by tags; current" in shown


def test_a_format_that_is_read_otherwise(run: Run, database: str, tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.json" for number in (1, 2)]
    paths[0].write_bytes(plan_json(edition(1, records(*range(1, 21)))))
    misread = [*records(*range(1, 20)), *records(20, status=status("tbc"))]
    paths[1].write_bytes(plan_json(edition(2, misread, format="docx")))
    done = run("ingest", *paths, "--database", database)
    assert "1 changed since version 1" in done.stdout
    assert "in another format, say so with --same-as 1)" in done.stdout
    assert run("ingest", paths[1], "--same-as", 1, "--database", database).exit_code == 0
    shown = run("history", "--database", database).stdout
    assert "1 version\n" in shown
    assert "read by tags; 1 record read otherwise" in shown
    both = run("ingest", paths[1], "--same-as", 1, "--version-of", "A", "--database", database)
    assert both.exit_code == 2
    done = run("ingest", paths[1], "--same-as", 1, "--not-same", "--database", database)
    assert done.exit_code == 2
    done = run("ingest", paths[1], "--not-same", "--database", database)
    assert (done.exit_code, "version 3 of" in done.stdout) == (0, True)
    other = tmp_path / "other.json"
    other.write_bytes(plan_json(edition(3, records(30, 31))))
    done = run("ingest", other, "--same-as", 1, "--database", database)
    assert (done.exit_code, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)


def test_history_says_what_changed(run: Run, database: str) -> None:
    add(database, edition(1, records(1, 2)))
    add(database, edition(2, records(2, 3, 4), symbol="EB154/7"), version_of="EB152/34")
    add(database, edition(3, records(1), language="en"))
    done = run("history", "EB152/34", "--language", "zh", "--database", database)
    assert done.exit_code == 0
    assert "EB152/34 (zh): 2 versions" in done.stdout
    assert "as EB154/7, 3 actions" in done.stdout
    assert "2 added, 1 removed since version 1" in done.stdout
    assert "(en)" not in done.stdout
    found = json.loads(run("history", "--json", "--database", database).stdout)
    assert [(each["symbol"], each["language"]) for each in found] == [
        ("EB152/34", "en"),
        ("EB152/34", "zh"),
    ]
    assert found[1]["versions"][1]["changes"]["added"] == 2


def test_what_history_and_export_do_not_find(run: Run, database: str, tmp_path: Path) -> None:
    done = run("history", "EB1/1", "--database", database)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("ebplan: no versions of EB1/1")
    assert run("history", "--database", database).stdout.endswith(" holds no plans yet\n")
    where = ["--database", database, "-o", tmp_path / "out"]
    assert run("export", *where).exit_code == 2
    assert run("export", "--version", 1, "--run", 1, *where).exit_code == 2
    done = run("export", "--version", 1, *where)
    assert (done.exit_code, (tmp_path / "out").exists()) == (2, False)
    assert "there is no version 1; ebplan history lists what there is" in done.stderr


def test_the_database_by_default_and_by_environment(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("EBPLAN_DATABASE", raising=False)
    assert run("ingest", DOCX, "--quiet").stdout == ""
    assert Path("ebplan.db").exists()
    monkeypatch.setenv("EBPLAN_DATABASE", "other.db")
    done = run("history")
    assert done.exit_code == 2
    assert done.stderr == (
        "ebplan: other.db: no such database; name one with --database, or make one with "
        "ebplan ingest\n"
    )


def test_a_text_that_is_not_a_date(run: Run, database: str) -> None:
    dated = run("ingest", DOCX, "--dated", "10.1.2023", "--database", database)
    assert dated.exit_code == 2
    assert "'10.1.2023' is no day as YYYY-MM-DD." in dated.stderr


@pytest.mark.parametrize("symbol", ["", " ", "a\udcff", "a\nb"])
def test_a_text_that_is_no_symbol(run: Run, database: str, symbol: str) -> None:
    for command in (["ingest", DOCX, "--version-of", symbol], ["history", symbol]):
        done = run(*command, "--database", database)
        assert (done.exit_code, done.stdout) == (2, "")
        assert "is no document symbol" in done.stderr


def test_the_python_function_raises(tmp_path: Path) -> None:
    with pytest.raises(EbplanError, match="no such file"):
        ingest(tmp_path / "none.pdf", tmp_path / "plans.db")
    with pytest.raises(EbplanError, match="is a folder"):
        ingest(DOCX, tmp_path)
