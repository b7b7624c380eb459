"""The commands, from what is typed to what is printed and written."""

import csv
import io
import json
import shutil
import sys
from pathlib import Path

import jsonschema
import pytest

import ebplan
from normalize.records import Claim
from outputs.json_file import plan_json
from tests.ebplan.conftest import Run
from tests.factory import plan


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_extract_writes_plan_and_tables(run: Run, sample: Path, tmp_path: Path) -> None:
    result = run("extract", sample, "-o", tmp_path / "out")
    assert result.exit_code == 0
    assert result.stdout == ""
    names = ["actions.csv", "findings.csv", "plan.json", "subheadings.csv"]
    assert files(tmp_path) == [f"out/EB152_34-zh/{name}" for name in names]
    assert "98 actions" in result.stderr


def test_extract_quiet_prints_nothing(run: Run, sample: Path, tmp_path: Path) -> None:
    result = run("extract", sample, "-o", tmp_path / "out", "--quiet")
    assert (result.exit_code, result.output) == (0, "")


@pytest.mark.parametrize("options", [["--format", "json,csv-exact"], ["--format", "json"] * 2])
def test_extract_writes_the_formats_asked_for(
    run: Run, sample: Path, tmp_path: Path, options: list[str]
) -> None:
    run("extract", sample, "-o", tmp_path / "out", *options)
    tables = ("actions", "findings", "subheadings") if "csv-exact" in options[1] else ()
    exact = [f"{name}.exact.csv" for name in tables]
    assert files(tmp_path / "out" / "EB152_34-zh") == sorted(["plan.json", *exact])


@pytest.mark.parametrize("formats", ["xls", "", "json,"])
def test_an_unknown_format_is_wrong_usage(
    run: Run, sample: Path, tmp_path: Path, formats: str
) -> None:
    result = run("extract", sample, "-o", tmp_path / "out", "--format", formats)
    assert result.exit_code == 2
    assert "json, csv, csv-exact" in result.stderr
    assert files(tmp_path) == []


def test_extract_writes_all_formats(run: Run, sample: Path, tmp_path: Path) -> None:
    result = run("extract", sample, "-o", tmp_path, "--format", "all", "--licence", "CC-BY-4.0")
    assert result.exit_code == 0
    tables = ("actions", "subheadings", "findings")
    assert files(tmp_path / "EB152_34-zh") == sorted(
        [
            *(f"{table}{end}" for table in tables for end in (".csv", ".exact.csv", ".parquet")),
            *("plan.json", "plan.sqlite", "plan.xlsx", "records.jsonl"),
            *("csv-metadata.json", "datapackage.json"),
        ]
    )
    package = json.loads((tmp_path / "EB152_34-zh" / "datapackage.json").read_text("utf-8"))
    assert package["licenses"] == [{"name": "CC-BY-4.0"}]


def test_a_licence_is_a_name_or_an_address(run: Run, sample: Path, tmp_path: Path) -> None:
    result = run("extract", sample, "-o", tmp_path / "out", "--licence", "any licence")
    assert result.exit_code == 2
    assert "'any licence' is neither a name such as" in result.stderr
    assert files(tmp_path) == []


def test_a_format_that_lacks_its_library_is_one_line(
    run: Run, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("pyarrow", "pyarrow.parquet"):
        monkeypatch.setitem(sys.modules, name, None)
    result = run("extract", sample, "-o", tmp_path / "out", "--format", "all")
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "pip install 'ebplan[parquet]'" in result.stderr
    assert files(tmp_path) == []


def test_a_plan_is_written_from_python(sample: Path, tmp_path: Path) -> None:
    plan = ebplan.read_plan(sample)
    written = ebplan.write_plan(plan, tmp_path / "out", ["jsonl", "xlsx"], licence="CC-BY-4.0")
    assert [path.name for path in written] == ["records.jsonl", "plan.xlsx"]
    assert files(tmp_path / "out") == ["plan.xlsx", "records.jsonl"]
    for formats, licence in ((["xls"], None), (["json"], "any licence")):
        with pytest.raises(ebplan.EbplanError, match=r"xls|any licence"):
            ebplan.write_plan(plan, tmp_path / "out", formats, licence=licence)


def test_the_same_input_gives_the_same_files(run: Run, sample: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        run("extract", sample, "-o", tmp_path / name)
    for name in files(tmp_path / "a"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_sources_of_one_stem_do_not_replace_each_other(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    other = tmp_path / "EB152_34-zh.tsv"
    shutil.copy(sample, other)
    result = run("extract", sample, other, "-o", tmp_path / "out", "--format", "json")
    assert result.exit_code == 0
    assert files(tmp_path / "out") == [
        "EB152_34-zh.tsv/plan.json",
        "EB152_34-zh.txt/plan.json",
    ]


def test_sources_of_one_name_are_refused(run: Run, sample: Path, tmp_path: Path) -> None:
    result = run("extract", sample, sample, "-o", tmp_path / "out")
    assert result.exit_code == 2
    assert "same folder" in result.stderr
    assert not (tmp_path / "out").exists()


def test_one_bad_source_does_not_stop_the_others(run: Run, sample: Path, tmp_path: Path) -> None:
    result = run("extract", tmp_path / "no.pdf", sample, "-o", tmp_path / "out", "--quiet")
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert (tmp_path / "out" / "EB152_34-zh" / "plan.json").exists()


BAD = {
    "empty.pdf": b"",
    "picture.pdf": b"\x89PNG\r\n\x1a\n" + bytes(100),
    "damaged.pdf": b"%PDF-1.7\n" + bytes(range(256)),
    "damaged.docx": b"PK\x03\x04" + bytes(100),
    "no-plan.txt": "名称\t数量\n苹果\t3\n".encode(),
    "prose.txt": b"Nothing but words.\n",
    "binary.bin": bytes(range(256)),
}


@pytest.mark.parametrize("name", [*BAD, "missing.pdf", "folder.pdf"])
def test_bad_input_is_one_line_and_no_folder(run: Run, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name in BAD:
        path.write_bytes(BAD[name])
    elif name.startswith("folder"):
        path.mkdir()
    result = run("extract", path, "-o", tmp_path / "out")
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith("ebplan: ")
    assert "internal error" not in result.stderr
    assert name in result.stderr
    assert not (tmp_path / "out").exists()


def test_a_folder_that_can_not_be_written_is_named(run: Run, sample: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    result = run("extract", sample, "-o", tmp_path / "out")
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert (tmp_path / "out").read_text() == "mine"


def test_the_written_plan_fits_the_printed_schema(run: Run, sample: Path, tmp_path: Path) -> None:
    run("extract", sample, "-o", tmp_path / "out")
    schema = json.loads(run("schema").stdout)
    written = (tmp_path / "out" / "EB152_34-zh" / "plan.json").read_text(encoding="utf-8")
    jsonschema.Draft202012Validator(schema).validate(json.loads(written))


def test_the_tables_for_spreadsheets_have_every_row(run: Run, sample: Path, tmp_path: Path) -> None:
    run("extract", sample, "-o", tmp_path / "out")
    for name, count in (("actions", 98), ("subheadings", 23)):
        data = (tmp_path / "out" / "EB152_34-zh" / f"{name}.csv").read_bytes()
        rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
        assert len(rows) == count


def test_tables_prints_cells_as_json(run: Run, sample: Path) -> None:
    result = run("tables", sample)
    assert result.exit_code == 0
    assert result.stderr == ""
    tables = json.loads(result.stdout)
    assert set(tables[0]) == {"page", "bbox", "cells"}
    assert (tables[0]["page"], tables[0]["bbox"]) == (None, None)
    assert set(tables[0]["cells"][0]) == {"row", "col", "row_span", "col_span", "text"}


def test_check_calls_a_sound_plan_sound(run: Run, plan_file: Path) -> None:
    result = run("check", plan_file)
    assert result.exit_code == 0
    assert result.stdout == f"{plan_file}: sound\n"


def test_check_says_what_is_wrong(run: Run, tmp_path: Path) -> None:
    faulty = plan(claims=[Claim(annex=None, actions=98, text="98 项行动")])
    (tmp_path / "plan.json").write_bytes(plan_json(faulty))
    result = run("check", tmp_path / "plan.json")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"{tmp_path / 'plan.json'}: 1 finding",
        '  error: The document says 98 actions ("98 项行动"), the records hold 5. [count_mismatch]',
    ]


def test_notes_do_not_make_a_plan_unsound(run: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_bytes(plan_json(plan(claims=[])))
    result = run("check", tmp_path / "plan.json")
    assert result.exit_code == 0
    assert "sound, 1 note" in result.stdout


def test_check_takes_a_document(run: Run, sample: Path) -> None:
    assert run("check", sample).exit_code == 0


def test_check_as_json(run: Run, plan_file: Path, tmp_path: Path) -> None:
    (tmp_path / "other.json").write_bytes(plan_json(plan(claims=[])))
    result = run("check", plan_file, tmp_path / "other.json", "--json")
    first, second = json.loads(result.stdout)
    assert first == {"plan": str(plan_file), "sound": True, "findings": []}
    assert [found["code"] for found in second["findings"]] == ["claims_missing"]


def test_check_does_the_others_when_one_can_not_be_read(
    run: Run, plan_file: Path, tmp_path: Path
) -> None:
    result = run("check", tmp_path / "none.json", plan_file)
    assert result.exit_code == 2
    assert result.stdout == f"{plan_file}: sound\n"
    assert result.stderr.count("\n") == 1


def test_every_command_has_help_with_an_example(run: Run) -> None:
    from ebplan.commands import main

    for name in main.commands:
        text = run(name, "--help").stdout
        assert "Example" in text
        assert f"ebplan {name}" in text


def test_a_name_of_dots_stays_inside_the_output_folder(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    source = tmp_path / "in" / "...txt"
    source.parent.mkdir()
    shutil.copy(sample, source)
    assert run("extract", source, "-o", tmp_path / "out" / "deep").exit_code == 0
    assert [path.name for path in (tmp_path / "out" / "deep").iterdir()] == ["...txt"]
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["deep"]


def test_an_output_folder_without_name_is_wrong_usage(run: Run, sample: Path) -> None:
    result = run("extract", sample, "-o", "")
    assert result.exit_code == 2
    assert "name a folder" in result.stderr


def test_options_for_documents_are_refused_with_a_plan(run: Run, plan_file: Path) -> None:
    result = run("check", plan_file, "--reader", "rules")
    assert result.exit_code == 2
    assert "--reader can't be used with" in result.stderr


def test_errors_name_the_source_as_it_was_given(run: Run, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.pdf").write_bytes(b"")
    result = run("extract", tmp_path / "a/x.pdf", tmp_path / "b/x.docx", "-o", tmp_path / "out")
    assert f"ebplan: {tmp_path / 'a/x.pdf'}: the file is empty" in result.stderr


def test_traceback_shows_where_a_source_failed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"")
    result = run("--traceback", "extract", tmp_path / "x.pdf", "-o", tmp_path / "out")
    assert result.exit_code == 2
    assert "in check_path" in result.stderr


def test_two_languages_are_one_line_and_exit_code_2(run: Run, tmp_path: Path) -> None:
    headings = {
        "en": ("Number", "Functional area", "Action", "Objective", "Comments"),
        "fr": ("Numéro", "Domaine fonctionnel", "Mesure", "Objectif", "Observations"),
    }
    tables = [
        "\n".join("\t".join(row) for row in (names, ("1", "Governance", "Do", "Aim", "Said")))
        for names in headings.values()
    ]
    path = tmp_path / "both.txt"
    path.write_text("Annex 2\n\n" + "\n\n".join(tables) + "\n", encoding="utf-8")
    done = run("check", path)
    assert done.exit_code == 2
    [line] = done.stderr.splitlines()
    assert line == (
        f"ebplan: {path}: the tables are in two languages (en and fr), one after another: table 2 "
        "is in fr; name the one to read with --language, or split the document"
    )
    named = run("check", path, "--language", "en")
    assert named.exit_code == 1
    assert "table_ignored" in named.stdout
