"""`ebplan align`, from what is typed to what is printed and written."""

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import ebplan
from ebplan.commands import main
from normalize.multilingual import MultilingualPlan
from normalize.records import Budget, Cost, Plan, Status
from outputs.json_file import plan_json
from outputs.multilingual_columns import action_lines
from tests import factory
from tests.audit.align.editions import LANGUAGES, six, updated
from tests.ebplan.conftest import Run

SAMPLES = ("ar", "en", "es", "fr", "ru", "zh")
OTHER_STATUS = Status(value="planned", text="已做计划")


def written(folder: Path, plans: Mapping[str, Plan]) -> list[Path]:
    """The plans as files, named after their languages."""
    paths = []
    for name, plan in plans.items():
        paths.append(folder / f"{name}.json")
        paths[-1].write_bytes(plan_json(plan))
    return paths


@pytest.fixture
def editions(sound_plan: Plan) -> dict[str, Plan]:
    """A sound plan in six languages."""
    return six(sound_plan)


@pytest.fixture
def differing(editions: dict[str, Plan]) -> dict[str, Plan]:
    """The same, with another status in French."""
    return {**editions, "fr": updated(editions["fr"], "A1-2", status=OTHER_STATUS)}


def test_languages_that_agree_exit_with_0(
    run: Run, tmp_path: Path, editions: dict[str, Plan]
) -> None:
    result = run("align", *written(tmp_path, editions))
    assert result.exit_code == 0
    assert result.stdout.startswith("EB152/34 in zh, en, fr, es, ru, ar: they agree on every fact")
    assert result.stdout.count("100.00 %") == 6
    assert result.stderr == ""


def test_languages_that_differ_exit_with_1_and_show_both_readings(
    run: Run, tmp_path: Path, differing: dict[str, Plan]
) -> None:
    result = run("align", *written(tmp_path, differing))
    assert result.exit_code == 1
    assert "EB152/34 in zh, en, fr, es, ru, ar: 1 finding\n" in result.stdout
    [first] = [line for line in result.stdout.splitlines() if line.lstrip().startswith("A1-2")]
    assert first.split(maxsplit=2)[:2] == ["A1-2", "status"]
    assert " ".join(first.split()).endswith('zh, en, es, ru, ar ongoing 1 "正在进行"')
    assert 'planned  1     "已做计划"' in result.stdout


def test_stdout_has_the_json_and_stderr_nothing(
    run: Run, tmp_path: Path, differing: dict[str, Plan]
) -> None:
    result = run("align", *written(tmp_path, differing), "--json")
    assert (result.exit_code, result.stderr) == (1, "")
    data = json.loads(result.stdout)
    assert (data["schema"], data["agree"]) == ("ebplan-multilingual/1", False)
    assert MultilingualPlan.model_validate(data).to_dict() == data
    [record] = [record for record in data["records"] if record["id"] == "A1-2"]
    assert record["status"] == "ongoing"
    assert record["disagreements"] == [
        {
            "field": "status",
            "value": "ongoing",
            "chosen_by": "majority",
            "readings": {name: "planned" if name == "fr" else "ongoing" for name in LANGUAGES},
        }
    ]
    assert record["findings"][0]["languages"] == ["fr"]
    assert set(record["texts"]) == set(LANGUAGES)


def test_the_json_fits_the_printed_schema(
    run: Run, tmp_path: Path, differing: dict[str, Plan]
) -> None:
    schema = json.loads(run("schema", "--multilingual").stdout)
    data = json.loads(run("align", *written(tmp_path, differing), "--json").stdout)
    jsonschema.Draft202012Validator(schema).validate(data)
    data["records"][0]["cost"]["min_usd"] = "much"
    assert not jsonschema.Draft202012Validator(schema).is_valid(data)


def test_files_are_written_and_named_on_stderr(
    run: Run, tmp_path: Path, differing: dict[str, Plan]
) -> None:
    out = tmp_path / "out"
    paths = written(tmp_path, differing)
    result = run("align", *paths, "-o", out, "--format", "json,csv,csv-exact")
    assert result.exit_code == 1
    names = ["plan.multilingual.json", "actions.multilingual.csv", "actions.multilingual.exact.csv"]
    assert result.stderr.splitlines() == [f"wrote {out / name}" for name in names]
    assert sorted(path.name for path in out.iterdir()) == sorted(names)
    printed = run("align", *paths, "--json").stdout
    assert (out / names[0]).read_text(encoding="utf-8") == printed


def test_quiet_says_nothing_and_the_exit_code_all(
    run: Run, tmp_path: Path, differing: dict[str, Plan]
) -> None:
    result = run("align", *written(tmp_path, differing), "-o", tmp_path / "out", "--quiet")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "")
    assert (tmp_path / "out" / "actions.multilingual.csv").exists()


def test_the_table_has_facts_once_and_texts_by_language(
    run: Run, tmp_path: Path, differing: dict[str, Plan]
) -> None:
    differing["en"] = updated(differing["en"], "A1-1", comments="=1+1")
    run("align", *written(tmp_path, differing), "-o", tmp_path, "--format", "csv,csv-exact")
    safe = (tmp_path / "actions.multilingual.csv").read_bytes()
    exact = (tmp_path / "actions.multilingual.exact.csv").read_bytes()
    assert safe.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in safe
    rows = list(csv.DictReader(io.StringIO(safe.decode("utf-8-sig"), newline="")))
    assert [row["id"] for row in rows] == ["A1-1", "A1-2", "A1-3", "A2-1", "A2-2"]
    assert rows[0]["comments_en"] == "'=1+1"
    assert b",=1+1," in exact
    assert rows[1]["status"] == "ongoing"
    assert (rows[1]["status_text_fr"], rows[1]["status_text_en"]) == ("已做计划", "正在进行")
    assert (rows[1]["disagreements"], rows[1]["findings"]) == ("status", "fact_differs")
    assert rows[0]["timeline_2023"] == "due"
    assert (rows[0]["cost_min_usd"], rows[0]["pages_ar"]) == ("100000", "1")
    assert rows[0]["theme_title_ru"] == "问责职能和制度"
    for language in LANGUAGES:
        assert rows[0][f"action_{language}"] == differing[language].records[0].action


def test_a_row_that_a_language_lacks_has_empty_cells(
    run: Run, tmp_path: Path, editions: dict[str, Plan]
) -> None:
    records = [record for record in editions["fr"].records if record.id != "A2-1"]
    editions["fr"] = editions["fr"].model_copy(update={"records": records})
    run("align", *written(tmp_path, editions), "-o", tmp_path)
    text = (tmp_path / "actions.multilingual.csv").read_text(encoding="utf-8-sig")
    [row] = [row for row in csv.DictReader(io.StringIO(text)) if row["id"] == "A2-1"]
    assert (row["missing_in"], row["action_fr"], row["pages_fr"]) == ("fr", "", "")
    assert row["action_en"]


def trouble(run: Run, *arguments: Any) -> str:
    """The one line of a run that fails."""
    result = run("align", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith("ebplan: ")
    return str(result.stderr)


def test_one_plan_has_nothing_to_align_with(run: Run, plan_file: Path) -> None:
    line = trouble(run, plan_file)
    assert str(plan_file) in line
    assert "two languages or more" in line


def test_the_same_file_twice(run: Run, plan_file: Path) -> None:
    assert f"{plan_file}: named twice" in trouble(run, plan_file, plan_file)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("symbol", "EB154/30", "is EB152/34 and {other} is EB154/30: two documents"),
        ("profile", "eb154-30", "is eb152-34 and {other} is eb154-30: two families of plans"),
        ("language", "zh", "and {other} are both in zh"),
    ],
)
def test_plans_that_are_not_of_one_document(
    run: Run, tmp_path: Path, sound_plan: Plan, field: str, value: str, words: str
) -> None:
    document = {"language": "en", field: value}
    first, other = written(tmp_path, {"one": sound_plan, "two": factory.plan(**document)})
    line = trouble(run, first, other, "-o", tmp_path / "out")
    assert f"{first} {words.format(other=other)}" in line
    assert "; " in line
    assert not (tmp_path / "out").exists()


def test_a_pdf_and_a_docx_of_one_language(run: Run, root: Path) -> None:
    samples = root / "samples"
    line = trouble(run, samples / "EB152_34-zh.docx", samples / "EB152_34-zh.txt")
    assert "are both in zh" in line
    assert "ebplan crosscheck" in line


def test_all_files_of_one_language_are_named_and_the_weaker_ones_to_leave_out(
    run: Run, tmp_path: Path
) -> None:
    readers = {"a": ("ar", "rules"), "b": ("ar", "tags"), "c": ("en", "tags")}
    more = {"d": ("zh", "markup"), "e": ("zh", "alignment"), "f": ("zh", "rules")}
    plans = {
        name: factory.plan(language=language, reader=reader)
        for name, (language, reader) in {**readers, **more}.items()
    }
    paths = written(tmp_path, plans)
    a, b, _, d, e, f = map(str, paths)
    line = trouble(run, *paths)
    assert f"{a} and {b} are both in ar, {d} and {e} and {f} are all in zh; " in line
    assert f"without {a} and {f} and {e}; " in line


@pytest.mark.parametrize("content", [b"", b"{", b'{"schema": "ebplan/9"}', b"%PDF-1.7\n", None])
def test_a_plan_that_can_not_be_read_is_named(
    run: Run, tmp_path: Path, plan_file: Path, content: bytes | None
) -> None:
    bad = tmp_path / "folder" / "bad.json"
    bad.parent.mkdir()
    if content is not None:
        bad.write_bytes(content)
    assert str(bad) in trouble(run, plan_file, bad)


def test_a_folder_that_can_not_be_written(
    run: Run, tmp_path: Path, editions: dict[str, Plan]
) -> None:
    (tmp_path / "out").write_text("mine")
    line = trouble(run, *written(tmp_path, editions), "-o", tmp_path / "out")
    assert str(tmp_path / "out") in line
    assert (tmp_path / "out").read_text() == "mine"


def test_wrong_usage(run: Run, plan_file: Path) -> None:
    for arguments in ([], [plan_file, "-o", ""], [plan_file, "--format", "xml"]):
        result = run("align", *arguments)
        assert (result.exit_code, result.stdout) == (2, "")


def test_the_same_plans_give_the_same_bytes(
    run: Run, tmp_path: Path, differing: dict[str, Plan]
) -> None:
    paths = written(tmp_path, differing)
    for name in ("one", "two"):
        run("align", *paths, "-o", tmp_path / name, "--quiet")
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_from_python(tmp_path: Path, differing: dict[str, Plan]) -> None:
    plan = ebplan.align(written(tmp_path, differing))
    assert isinstance(plan, ebplan.MultilingualPlan)
    assert plan.document.languages == list(LANGUAGES)
    assert [edition.direction for edition in plan.document.editions] == ["ltr"] * 5 + ["rtl"]
    with pytest.raises(ebplan.EbplanError, match="two languages or more"):
        ebplan.align([])


def test_the_command_is_listed() -> None:
    assert "align" in main.commands


def sample_paths(root: Path, extension: str) -> list[Path]:
    return [root / "samples" / f"EB152_34-excerpt-{name}.{extension}" for name in SAMPLES]


@pytest.mark.parametrize("extension", ["docx", "pdf"])
def test_the_samples_agree_in_six_languages(run: Run, root: Path, extension: str) -> None:
    result = run("align", *sample_paths(root, extension), "--json")
    data = json.loads(result.stdout)
    assert [each for record in data["records"] for each in record["findings"]] == []
    assert (result.exit_code, data["findings"], data["agree"]) == (0, [], True)
    assert data["document"]["languages"] == list(SAMPLES)
    for edition in data["document"]["editions"]:
        assert (edition["records"], edition["actions"]) == (30, 24)
        assert edition["agreeing"] == edition["facts"] > 200
        assert edition["not_compared"] == 0
    assert all(set(record["texts"]) == set(SAMPLES) for record in data["records"])


def test_three_planted_differences_are_those_that_are_found(
    run: Run, root: Path, tmp_path: Path
) -> None:
    plans = {
        name: ebplan.load_plan(path)
        for name, path in zip(SAMPLES, sample_paths(root, "docx"), strict=True)
    }
    plans["ar"] = updated(plans["ar"], "A1-6", cost=Cost(kind="tbc", text="يُستكمل لاحقاً"))
    plans["es"] = updated(plans["es"], "A1-3", budget=Budget(value="not_budgeted", text="No"))
    plans["ru"] = updated(plans["ru"], "A1-9", status=OTHER_STATUS)
    result = run("align", *written(tmp_path, plans), "--json")
    assert result.exit_code == 1
    data = json.loads(result.stdout)
    assert data["findings"] == []
    told = [
        (each["code"], each["record"], each["field"], each["languages"])
        for record in data["records"]
        for each in record["findings"]
    ]
    assert told == [
        ("fact_differs", "A1-3", "budget", ["es"]),
        ("fact_differs", "A1-6", "cost", ["ar"]),
        ("fact_differs", "A1-9", "status", ["ru"]),
    ]


def test_extra_columns_stay_under_each_languages_own_headings(
    editions: dict[str, Plan], tmp_path: Path
) -> None:
    headings = {"en": "Unit", "fr": "Unité"}
    plans = {
        language: editions[language].model_copy(
            update={
                "records": [
                    record.model_copy(
                        update={"extra": {heading: f"{heading} {record.id}", "risk": "7"}}
                    )
                    for record in editions[language].records
                ]
            }
        )
        for language, heading in headings.items()
    }
    result = ebplan.align(written(tmp_path, plans))
    texts = result.records[0].texts
    assert texts["en"].extra == {"Unit": "Unit A1-1", "risk": "7"}
    assert texts["fr"].extra == {"Unité": "Unité A1-1", "risk": "7"}
    header, first, *_ = action_lines(result)
    assert header[-4:] == ["extra: Unit_en", "extra: risk_en", "extra: risk_fr", "extra: Unité_fr"]
    assert first[-4:] == ["Unit A1-1", "7", "7", "Unité A1-1"]
